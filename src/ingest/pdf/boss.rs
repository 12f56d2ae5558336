//! The usual engine: `pdfboss-text`.

use std::collections::BTreeMap;

use pdfboss_core::{Document, Error, Immediate, OcState, Page, block_on};
use pdfboss_text::{
    ArtifactKind, FontCache, PlacedImage, ReadingOrder, Ruling, SkippedText, TextSpan,
    extract_spans_and_rulings_reporting_cached_with as spans_and_rulings,
    placed_images_reporting_cached,
};

use super::sheet::{Engine, Found, MOST_PAGES, Rule, Run, Sheet, too_many};
use super::turn::Turn;
use crate::ingest::Refusal;

/// The usual engine.
pub struct Boss;

/// Pages with fewer characters than this are looked at for an image that holds the rest.
const FEW: usize = 400;

impl Engine for Boss {
    fn name(&self) -> &'static str {
        "pdfboss"
    }

    fn read(&self, bytes: &[u8], most: usize) -> Result<Found, Refusal> {
        let document = Document::load(bytes.to_vec()).map_err(|error| refusal(&error))?;
        let count = document.page_count().max(document.flattened_page_count());
        if document.flattened_page_count() > MOST_PAGES {
            return Err(too_many());
        }
        let reader = Reader {
            fonts: FontCache::default(),
            layers: document.oc_state(),
            document: &document,
        };
        let sheets = (0..count.min(MOST_PAGES).min(most)).filter_map(|index| reader.sheet(index));
        Ok(Found {
            sheets: sheets.collect(),
            unlocked: document.is_encrypted(),
        })
    }
}

fn refusal(error: &Error) -> Refusal {
    match error {
        Error::Encrypted => Refusal::Encrypted,
        Error::CircularReference(_) => Refusal::Cycle("oggetto del PDF".into()),
        other => Refusal::Damaged(other.to_string()),
    }
}

struct Reader<'d> {
    document: &'d Document,
    fonts: FontCache,
    layers: Option<OcState>,
}

impl Reader<'_> {
    /// A page; `None` where the tree of pages promises more than it holds.
    fn sheet(&self, index: usize) -> Option<Sheet> {
        let page = self.document.page(index).ok()?;
        let read = block_on(spans_and_rulings(
            Immediate(self.document),
            &page,
            &self.fonts,
            self.layers.as_ref(),
            None,
            ReadingOrder::Content,
        ));
        let (spans, rulings, report) = read.ok()?;
        let main = direction(&spans).unwrap_or(page.rotate);
        let turn = turn(&page, main);
        let (width, height) = turn.size();
        let chars: usize = spans.iter().map(|s| s.text.len()).sum();
        let (runs, turned) = runs(spans, main, &page);
        Some(Sheet {
            width,
            height,
            runs,
            turned,
            rules: rulings.iter().map(|r| rule(r, turn)).collect(),
            picture: chars < FEW && self.pictured(&page),
            lost: report.skipped.iter().map(skipped).collect(),
        })
    }

    /// Whether images cover at least half of the page.
    fn pictured(&self, page: &Page) -> bool {
        let Ok((images, _)) = placed_images_reporting_cached(self.document, page, &self.fonts)
        else {
            return false;
        };
        let covered: f32 = images.iter().map(area).sum();
        let sides = page.crop_box;
        covered * 2.0 >= ((sides.x1 - sides.x0) * (sides.y1 - sides.y0)).abs()
    }
}

fn area(image: &PlacedImage) -> f32 {
    ((image.bbox.x1 - image.bbox.x0) * (image.bbox.y1 - image.bbox.y0)).abs()
}

fn skipped(skipped: &SkippedText) -> String {
    format!("{}: {}", skipped.kind, skipped.cause)
}

/// The direction in which most characters are written.
fn direction(spans: &[TextSpan]) -> Option<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for span in spans {
        *counts.entry(span.rotate).or_default() += span.text.trim().len();
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(d, _)| d)
}

fn turn(page: &Page, degrees: i32) -> Turn {
    let sides = page.crop_box;
    Turn {
        sides: [
            sides.x0.min(sides.x1),
            sides.y0.min(sides.y1),
            sides.x0.max(sides.x1),
            sides.y0.max(sides.y1),
        ],
        degrees,
    }
}

/// The runs that read in the direction `main`, and the others, each in its own direction.
fn runs(spans: Vec<TextSpan>, main: i32, page: &Page) -> (Vec<Run>, Vec<Run>) {
    let (mut straight, mut turned) = (Vec::with_capacity(spans.len()), Vec::new());
    for span in spans {
        let rotate = span.rotate;
        let run = run(span, turn(page, rotate));
        if rotate == main {
            straight.push(run);
        } else {
            turned.push(run);
        }
    }
    (straight, turned)
}

fn run(span: TextSpan, turn: Turn) -> Run {
    let (left, base) = turn.point(span.x, span.y);
    let (right, _) = turn.point(span.end_x, span.end_y);
    Run {
        furniture: is_furniture(&span),
        text: span.text,
        left: left.min(right),
        right: left.max(right),
        base,
        size: span.size.abs(),
        bold: span.bold,
        sure: None,
    }
}

/// A running head or foot or a watermark, in the words of the file itself.
fn is_furniture(span: &TextSpan) -> bool {
    let artifact = span.artifact.as_ref();
    artifact.is_some_and(|a| a.kind == ArtifactKind::Pagination)
}

fn rule(ruling: &Ruling, turn: Turn) -> Rule {
    let (a, b) = turn.point(ruling.start.x, ruling.start.y);
    let (c, d) = turn.point(ruling.end.x, ruling.end.y);
    Rule {
        left: a.min(c),
        top: b.min(d),
        right: a.max(c),
        bottom: b.max(d),
    }
}
