//! Layer 3: from the bytes of a file to its clean text.

mod clean;
mod decode;
mod furniture;
mod line;
mod markdown;
mod paragraph;

use crate::diagnostic::{At, Code, Diagnostic};
use crate::source::{Format, SourceFile};
use crate::text::Text;

/// Reads a file: the clean text, and what should be said about it.
///
/// Fails where there is no text to read: an empty or binary file, a format that is not read yet.
pub fn ingest(file: &SourceFile) -> Result<(Text, Vec<Diagnostic>), Diagnostic> {
    let at = || At::file(file.path.as_str());
    match file.format {
        Format::Plain | Format::Markdown => {}
        Format::Empty => {
            return Err(Diagnostic::new(
                Code::Empty,
                at(),
                format!("`{}` non contiene nulla", file.path),
            ));
        }
        Format::Binary => {
            return Err(Diagnostic::new(
                Code::Binary,
                at(),
                format!("`{}` non contiene testo", file.path),
            ));
        }
        Format::NotYet(name) => {
            let message = format!(
                "`{}` è in formato {name}, che non si legge ancora",
                file.path
            );
            return Err(Diagnostic::new(Code::NotYetRead, at(), message));
        }
    }
    let (source, guessed) = decode::decode(&file.bytes);
    let notes = guessed
        .map(|name| {
            Diagnostic::new(
                Code::Guessed,
                at(),
                format!("`{}` è stato letto come {name}", file.path),
            )
        })
        .into_iter()
        .collect();
    Ok((text(source), notes))
}

/// The clean text of a decoded source.
pub fn text(source: String) -> Text {
    let (lines, line_starts) = line::split(&source);
    let furniture = furniture::find(&source, &lines);
    let paragraphs = paragraph::join(&source, &lines, &furniture);
    clean::write(source, &lines, line_starts, &furniture, &paragraphs)
}
