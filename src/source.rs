//! Layer 2: a file as it was received.

/// What a file is, decided by its content and only then by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// A known format that is not read yet; the name is for the message.
    NotYet(&'static str),
    /// No text at all.
    Binary,
    /// Nothing inside.
    Empty,
}

/// A file as it was received.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As the user named it, with `/` between folders.
    pub path: String,
    /// What it is.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
