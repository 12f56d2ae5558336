//! PDF: an engine gives the characters of each page with their places, the rest is our own: pieces of
//! lines, tables, columns, lines, running heads and feet, looks.

mod block;
mod boss;
mod edge;
mod extract;
mod gate;
mod grid;
mod hayro;
mod line;
mod look;
mod measure;
mod ocr;
mod page;
mod picture;
mod piece;
mod script;
mod sheet;
mod turn;

use super::{Note, NoteKind, Options, Printed, PrintedLine, Refusal};
use sheet::{Engine, Found, Sheet};

/// The engines, the usual one first.
const ENGINES: &[&dyn Engine] = &[&boss::Boss, &hayro::Hayro, &extract::Extract];

/// The names of the engines, the usual one first.
pub fn engines() -> impl Iterator<Item = &'static str> {
    ENGINES.iter().map(|engine| engine.name())
}

/// Reads a PDF.
///
/// The engine that `options` name is asked, else the usual one, and where that gives nothing the
/// second. Pages without text are read by OCR where `options` ask for it. Fails where there is no text.
pub fn read(bytes: &[u8], options: &Options) -> Result<Printed, Refusal> {
    let (mut found, mut notes) = found(bytes, options)?;
    if found.sheets.is_empty() {
        return Err(Refusal::Damaged("non ha pagine".to_owned()));
    }
    if found.unlocked {
        notes.push(note(None, NoteKind::EmptyPassword));
    }
    let mut pages = page::print(&found.sheets);
    let words = pages.iter().flatten().map(|line| line.text.as_str());
    let garbage = gate::is_garbage(words);
    let pictures: Vec<usize> = (0..pages.len())
        .filter(|i| garbage || is_picture(&found.sheets[*i], &pages[*i]))
        .collect();
    if options.ocr && !pictures.is_empty() {
        ocr::read(bytes, &mut found.sheets, &pictures)?;
        pages = page::print(&found.sheets);
    } else if garbage {
        return Err(Refusal::Garbage);
    }
    for (number, (sheet, lines)) in (1..).zip(found.sheets.iter().zip(&pages)) {
        notes.extend(page_notes(number, sheet, lines));
    }
    let lines: Vec<PrintedLine> = pages.into_iter().flatten().collect();
    if !pictures.is_empty() && lines.iter().all(|line| line.text.trim().is_empty()) {
        return Err(Refusal::NoText(count(pictures.len())));
    }
    Ok(Printed {
        lines,
        notes,
        flowing: false,
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The pages by the engine asked for.
fn found(bytes: &[u8], options: &Options) -> Result<(Found, Vec<Note>), Refusal> {
    let most = options.pages;
    let chosen = ENGINES
        .iter()
        .find(|engine| engine.name() == options.pdf_engine);
    if let Some(engine) = chosen {
        return Ok((engine.read(bytes, most)?, Vec::new()));
    }
    let usual = ENGINES[0].read(bytes, most);
    match usual {
        Ok(found) if has_text(&found.sheets) => return Ok((found, Vec::new())),
        Err(Refusal::Encrypted | Refusal::TooMany(..)) => return usual.map(|f| (f, Vec::new())),
        _ => {}
    }
    match ENGINES[1].read(bytes, most) {
        Ok(found) if has_text(&found.sheets) => {
            let other = NoteKind::OtherReader(ENGINES[1].name().to_owned());
            Ok((found, vec![note(None, other)]))
        }
        other => usual.or(other).map(|f| (f, Vec::new())),
    }
}

fn has_text(sheets: &[Sheet]) -> bool {
    let mut runs = sheets.iter().flat_map(|s| s.runs.iter().chain(&s.turned));
    runs.any(|run| !run.text.trim().is_empty())
}

fn note(page: Option<u32>, kind: NoteKind) -> Note {
    Note { page, kind }
}

/// A page with fewer characters than this, most of it an image, is an image.
const FEW: usize = 60;

/// Whether the page is an image: its few words are a stamp or a number on it.
fn is_picture(sheet: &Sheet, lines: &[PrintedLine]) -> bool {
    let body = lines.iter().filter(|l| l.role != super::Role::Furniture);
    let chars: usize = body.map(|l| l.text.trim().chars().count()).sum();
    sheet.picture && chars < FEW
}

/// What is to be said of a page.
fn page_notes(number: u32, sheet: &Sheet, lines: &[PrintedLine]) -> Vec<Note> {
    let mut notes = Vec::new();
    let sure: Vec<usize> = lines
        .iter()
        .filter_map(|l| l.ocr)
        .map(usize::from)
        .collect();
    if !sure.is_empty() {
        let mean = sure.iter().sum::<usize>() / sure.len();
        let mean = u8::try_from(mean).unwrap_or(u8::MAX);
        notes.push(note(Some(number), NoteKind::ReadByOcr(mean)));
    } else if is_picture(sheet, lines) {
        notes.push(note(Some(number), NoteKind::NoText));
    }
    for lost in &sheet.lost {
        notes.push(note(Some(number), NoteKind::LostText(lost.clone())));
    }
    notes
}
