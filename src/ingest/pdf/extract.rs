//! The engine that the design names, for a second opinion: `pdf-extract`.

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

use super::hayro::join;
use super::measure::single;
use super::sheet::{Engine, Found, MOST_PAGES, Run, Sheet, too_many};
use super::turn::Turn;
use crate::ingest::Refusal;

/// The engine for a second opinion.
pub struct Extract;

impl Engine for Extract {
    fn name(&self) -> &'static str {
        "pdf-extract"
    }

    fn read(&self, bytes: &[u8], most: usize) -> Result<Found, Refusal> {
        let mut document =
            Document::load_mem(bytes).map_err(|error| Refusal::Damaged(error.to_string()))?;
        let unlocked = document.is_encrypted();
        if unlocked && document.decrypt("").is_err() {
            return Err(Refusal::Encrypted);
        }
        let pages = document.get_pages();
        if pages.len() > MOST_PAGES {
            return Err(too_many());
        }
        let sheets = pages
            .keys()
            .take(most)
            .map(|number| sheet(&document, *number));
        Ok(Found {
            sheets: sheets.collect(),
            unlocked,
        })
    }
}

fn sheet(document: &Document, number: u32) -> Sheet {
    let mut hand = Hand::default();
    if let Err(error) = output_doc_page(document, &mut hand, number) {
        hand.sheet.lost.push(error.to_string());
    }
    hand.sheet
}

/// Writes down the characters that the library puts out one by one.
#[derive(Default)]
struct Hand {
    sheet: Sheet,
    turn: Option<Turn>,
}

impl OutputDev for Hand {
    fn begin_page(
        &mut self,
        _: u32,
        sides: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        let turn = Turn {
            sides: [sides.llx, sides.lly, sides.urx, sides.ury].map(single),
            degrees: 0,
        };
        (self.sheet.width, self.sheet.height) = turn.size();
        self.turn = Some(turn);
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let Some(turn) = self.turn else {
            return Ok(());
        };
        let (across, up) = (place.m11.hypot(place.m12), place.m21.hypot(place.m22));
        let (left, base) = turn.point(single(place.m31), single(place.m32));
        let run = Run {
            text: text.to_owned(),
            left,
            right: left + single(width * size * across),
            base,
            size: single(size * up),
            bold: false,
            furniture: false,
            sure: None,
        };
        if place.m11.abs() >= place.m12.abs() {
            join(&mut self.sheet.runs, run);
        } else {
            self.sheet.turned.push(run);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
