//! Templates into pages: every value escaped, nothing from outside, styles and scripts by their hash.

use std::fmt::Write as _;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// Templates by name (`report.html`, `style.css` …).
pub type Templates = Vec<(String, String)>;

/// The templates, ready to be filled in.
pub struct Engine<'t> {
    environment: Environment<'t>,
    /// The style of all pages.
    pub style: String,
    /// The script of all pages.
    pub script: String,
}

impl<'t> Engine<'t> {
    /// Reads the templates; the fault names the template and its line.
    pub fn new(templates: &'t Templates) -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true);
        environment.set_syntax(syntax.build()?);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(put);
        for (name, text) in templates {
            if Path::new(name).extension().is_some_and(|end| end == "html") {
                environment.add_template(name, text)?;
            }
        }
        let named = |wanted: &str| {
            let found = templates.iter().find(|(name, _)| name == wanted);
            let missing = || Error::new(ErrorKind::TemplateNotFound, format!("`{wanted}` manca"));
            found
                .map(|(_, text)| text.replace("\r\n", "\n"))
                .ok_or_else(missing)
        };
        Ok(Self {
            environment,
            style: named("style.css")?,
            script: named("script.js")?,
        })
    }

    /// Fills in a template.
    pub fn fill(&self, name: &str, data: impl Serialize) -> Result<String, Error> {
        let page = self.environment.get_template(name)?;
        page.render(Serde(data))
    }

    /// What the page may load: its own style and script, pictures inside the file, nothing else.
    pub fn policy(&self) -> String {
        format!(
            "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
            hash(&self.style),
            hash(&self.script)
        )
    }
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    format!("sha256-{}", data_encoding::BASE64.encode(&digest))
}

/// Writes a value: markup that a template made as it is, all other text escaped.
fn put(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() {
        return minijinja::escape_formatter(out, state, value);
    }
    match value.as_str() {
        Some(text) if value.is_safe() => out.write_str(text),
        Some(text) => out.write_str(&escaped(text)),
        None if value.kind() == ValueKind::None => Ok(()),
        None => return minijinja::escape_formatter(out, state, value),
    }
    .map_err(Error::from)
}

/// Text as it can stand anywhere in a page: signs of markup as entities, characters that control the
/// page or turn the direction of writing as a visible name.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || turns(c) => {
                let _ = write!(out, "[U+{:04X}]", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether a character turns the direction of what follows, or is none.
fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_only_text() {
        let hostile = "<script>alert('1')</script>]]>\u{0}\u{202e}\"&";
        let safe = escaped(hostile);
        assert!(
            !safe.contains(['<', '>', '"', '\'', '\u{0}', '\u{202e}']),
            "{safe}"
        );
        assert!(
            safe.contains("[U+202E]") && safe.contains("]]&gt;"),
            "{safe}"
        );
    }

    #[test]
    fn a_value_that_no_page_has_is_a_fault() {
        let templates = vec![
            ("a.html".to_owned(), "{{ missing }}".to_owned()),
            ("style.css".to_owned(), String::new()),
            ("script.js".to_owned(), String::new()),
        ];
        let engine = Engine::new(&templates).unwrap();
        let fault = engine.fill("a.html", serde_json::json!({})).unwrap_err();
        assert!(fault.to_string().contains("undefined"), "{fault}");
    }
}
