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
    let path = &file.path;
    let say = |code, message: String| Diagnostic::new(code, At::file(path.as_str()), message);
    match file.format {
        Format::Plain | Format::Markdown => {}
        Format::Empty => return Err(say(Code::Empty, format!("`{path}` è vuoto"))),
        Format::Binary => return Err(say(Code::Binary, format!("`{path}` non contiene testo"))),
        Format::NotYet(name) => {
            let message = format!("`{path}` è in un formato non ancora letto ({name})");
            return Err(say(Code::NotYetRead, message));
        }
    }
    let (source, guessed) = decode::decode(&file.bytes);
    let note = |name| say(Code::Guessed, format!("`{path}` è stato letto come {name}"));
    Ok((text(source), guessed.map(note).into_iter().collect()))
}

/// The clean text of a decoded source.
pub fn text(source: String) -> Text {
    let (lines, line_starts) = line::split(&source);
    let furniture = furniture::find(&source, &lines);
    let paragraphs = paragraph::join(&source, &lines, &furniture);
    clean::write(source, &lines, line_starts, &furniture, &paragraphs)
}
