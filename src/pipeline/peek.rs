//! The beginning of a document: mostly enough to tell that it is no contract.

use super::Setup;
use super::setup::CONTRACT;
use crate::source::SourceFile;
use crate::text::Words;

/// So many pages hold the head of any act, covers included.
const PAGES: usize = 5;

/// So many bytes of a text hold its head.
const BYTES: usize = 1 << 14;

/// The head of an act is looked for in so many words: its letterheads stand among them.
const WORDS: usize = 600;

/// Whether the beginning of the file leaves it open that it is a contract. A file whose beginning
/// cannot be read by itself may be one.
pub(super) fn may_be_contract(file: &SourceFile, setup: &Setup) -> bool {
    let kinds = &setup.grammars.recognition.kinds;
    let signs = kinds.iter().find(|kind| kind.id == CONTRACT);
    let Some(signs) = signs.filter(|kind| !kind.head.is_empty()) else {
        return true;
    };
    let Ok((text, _)) = setup.reader.first_pages(PAGES).read(&beginning(file)) else {
        return true;
    };
    let words = Words::whole(&text.words);
    let words = words.part(0..words.len().min(WORDS));
    signs.head.iter().any(|line| line.program.occurs(words))
}

/// The first lines of a long text; any other file as it is.
fn beginning(file: &SourceFile) -> SourceFile {
    let first = file.bytes.get(..BYTES).filter(|_| file.format.is_text());
    // Letters of two bytes are not to be cut.
    let first = first.filter(|bytes| !bytes.contains(&0));
    let lines = first.and_then(|bytes| bytes.iter().rposition(|b| *b == b'\n'));
    let mut file = file.clone();
    if let Some(end) = lines {
        file.bytes.truncate(end + 1);
    }
    file
}
