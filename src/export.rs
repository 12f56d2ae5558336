//! Layer 8: rulesets in the forms that other systems load. Each is a pure function to files.

mod akn;
mod jsonl;
mod openfisca;
mod rego;

pub use akn::akn;
pub use jsonl::jsonl;
pub use openfisca::openfisca;
pub use rego::rego;

/// A file of an export: its path with `/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// The path inside the folder of the export.
    pub path: String,
    /// The text, with a line end at its end.
    pub text: String,
}

impl File {
    fn new(path: impl Into<String>, text: String) -> Self {
        Self {
            path: path.into(),
            text,
        }
    }
}

/// A name that programming languages take: letters, digits and `_`, a letter first.
fn identifier(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    if plain.starts_with(|c: char| c.is_ascii_alphabetic()) {
        plain
    } else {
        format!("n{plain}")
    }
}

/// What distinguishes a rule inside its clause: the end of its id after topic and clause.
fn role(id: &str, clause: &str) -> String {
    let end = format!(":{clause}:");
    let role = id.rsplit_once(end.as_str()).map_or(id, |(_, role)| role);
    identifier(role)
}
