//! Layer 3: from the bytes of a file to its clean text.
//!
//! Plain text and Markdown are decoded here. Every other format has a reader that gives `Printed`:
//! `print` runs it, `settle` turns what it gives into `Text`. Between the two may lie a process border,
//! since a stranger's file may do anything to its reader.

mod archive;
mod clean;
pub mod decode;
pub mod docling;
pub mod docx;
pub mod eml;
mod furniture;
mod glyph;
pub mod html;
mod line;
mod markdown;
mod numeral;
pub mod odt;
mod paragraph;
pub mod pdf;
pub mod printed;
mod refusal;
pub mod rtf;
mod sheet;
mod slips;
mod xml;

pub use printed::{Note, NoteKind, Options, Printed, PrintedLine, Role};
pub use refusal::Refusal;

use crate::diagnostic::{At, Code, Diagnostic};
use crate::source::{Format, SourceFile};
use crate::text::Text;

/// What there is to read: the clean text, and what should be said about the file.
pub type Read = (Text, Vec<Diagnostic>);

/// Reads a file in this process.
///
/// Fails where there is no text to read: an empty or binary file, a format that is not read.
pub fn ingest(file: &SourceFile) -> Result<Read, Diagnostic> {
    let options = Options::default();
    ingest_with(file, &options, |file| print(file, &options))
}

/// Reads a file; `print` reads those that are neither plain text nor Markdown.
pub fn ingest_with(
    file: &SourceFile,
    options: &Options,
    print: impl FnOnce(&SourceFile) -> Result<Printed, Refusal>,
) -> Result<Read, Diagnostic> {
    let path = &file.path;
    let say = |code, message: String| Diagnostic::new(code, At::file(path.as_str()), message);
    match file.format {
        Format::Plain | Format::Markdown => {
            let (source, guessed) = decode::decode(&file.bytes, options.encoding.as_deref());
            let note = |name| say(Code::Guessed, format!("`{path}` è stato letto come {name}"));
            let text = text(source);
            let guessed = guessed.map(note).into_iter();
            let notes = guessed.chain(slips::slips(path, &text)).collect();
            Ok((text, notes))
        }
        Format::Empty => Err(say(Code::Empty, format!("`{path}` è vuoto"))),
        Format::Binary => Err(say(Code::Binary, format!("`{path}` non contiene testo"))),
        _ => settle(path, print(file)),
    }
}

/// Reads a file that is neither plain text nor Markdown: each format has its reader.
pub fn print(file: &SourceFile, options: &Options) -> Result<Printed, Refusal> {
    match file.format {
        Format::Docx => docx::read(&file.bytes, options),
        Format::Odt => odt::read(&file.bytes, options),
        Format::Html => html::read(&file.bytes, options),
        Format::Rtf => rtf::read(&file.bytes, options),
        Format::Eml => eml::read(&file.bytes, options),
        Format::Docling => docling::read(&file.bytes, options),
        Format::Image(_) => Err(Refusal::NoText(1)),
        Format::Locked => Err(Refusal::Encrypted),
        Format::Archive(name) => Err(Refusal::Archive(name.to_owned())),
        Format::Pdf => pdf::read(&file.bytes, options),
        // Each of these gets a line with its reader.
        Format::NotYet(_) => Err(Refusal::Unread(file.format.name().to_owned())),
        Format::Plain | Format::Markdown | Format::Binary | Format::Empty => Err(Refusal::NoWords),
    }
}

/// Turns what a reader gave for the file `path` into its text.
pub fn settle(path: &str, printed: Result<Printed, Refusal>) -> Result<Read, Diagnostic> {
    let printed = printed.map_err(|refusal| refusal.say(path))?;
    if printed.lines.iter().all(|line| line.text.trim().is_empty()) {
        return Err(Refusal::NoWords.say(path));
    }
    let mut notes: Vec<Diagnostic> = printed.notes.iter().map(|note| note.say(path)).collect();
    let text = printed.into_text();
    notes.extend(slips::slips(path, &text));
    Ok((text, notes))
}

/// The clean text of a decoded source.
pub fn text(source: String) -> Text {
    let (lines, line_starts) = line::split(&source);
    let furniture = furniture::find(&source, &lines);
    let paragraphs = paragraph::join(&source, &lines, &furniture);
    clean::write(source, &lines, line_starts, &furniture, &paragraphs)
}
