//! `deroga validate`: files against the schema of their format.

use std::path::Path;

use super::args::{Draft, Validate};
use super::{Outcome, schema, screen};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::source::SourceFile;
use crate::validate::{format, validate as hold};
use crate::yaml::Tree;

/// Says of each file what is wrong with it, or that it is right.
pub fn validate(args: &Validate) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    for path in &args.files {
        let faults = one(path, args.schema.as_deref())?;
        match faults {
            Ok(name) => screen::say(&format!("{}: conforme a {name}\n", path.display())),
            Err(faults) => {
                screen::draw(&faults);
                let unread = faults.iter().any(|fault| fault.code != Code::BadFile);
                let worse = if unread {
                    Outcome::Incomplete
                } else {
                    Outcome::Findings
                };
                outcome = outcome.max(worse);
            }
        }
    }
    Ok(outcome)
}

/// The format of a file, or its faults.
fn one(path: &Path, asked: Option<&str>) -> anyhow::Result<Result<String, Vec<Diagnostic>>> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let fault =
        |code: Code, message: String| vec![Diagnostic::new(code, At::file(&shown), message)];
    let Ok(file) = SourceFile::read(path) else {
        let message = format!("`{shown}` non si può leggere");
        return Ok(Err(fault(Code::Unreadable, message)));
    };
    let text = String::from_utf8_lossy(&file.bytes);
    let tree = match Tree::parse(&text) {
        Ok(tree) => tree,
        Err(wrong) => {
            let told = Diagnostic::yaml(Code::BadFile, &shown, &text, &wrong);
            return Ok(Err(vec![told]));
        }
    };
    let Some(name) = asked.or_else(|| format(&tree)) else {
        let message = format!("non si capisce che formato ha `{shown}`");
        let told = Diagnostic::new(Code::BadFile, At::file(&shown), message).with_help(format!(
            "indicalo con `--schema`: {}",
            schema::NAMES.join(", ")
        ));
        return Ok(Err(vec![told]));
    };
    let schema = schema::schema(name, Draft::Current)?;
    let faults = hold(&schema, &shown, &text, &tree).map_err(anyhow::Error::msg)?;
    Ok(if faults.is_empty() {
        Ok(name.to_owned())
    } else {
        Err(faults)
    })
}
