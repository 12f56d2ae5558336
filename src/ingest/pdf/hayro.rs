//! The engine for what the usual one cannot read: `hayro-interpret`.

use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt, interpret_page,
};

use super::measure::single;
use super::sheet::{Engine, Found, MOST_PAGES, Run, Sheet, too_many};
use crate::ingest::Refusal;

/// The engine for what the usual one cannot read.
pub struct Hayro;

impl Engine for Hayro {
    fn name(&self) -> &'static str {
        "hayro"
    }

    fn read(&self, bytes: &[u8], most: usize) -> Result<Found, Refusal> {
        let pdf = Pdf::new(bytes.to_vec()).map_err(refusal)?;
        let pages = pdf.pages();
        if pages.len() > MOST_PAGES {
            return Err(too_many());
        }
        let cache = InterpreterCache::new();
        let sheets = pages.iter().take(most);
        let sheets = sheets.map(|page| sheet(page, &pdf, &cache));
        Ok(Found {
            sheets: sheets.collect(),
            unlocked: false,
        })
    }
}

fn refusal(error: LoadPdfError) -> Refusal {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Encrypted,
        LoadPdfError::Decryption(_) => Refusal::Damaged("cifratura non leggibile".into()),
        LoadPdfError::Invalid => Refusal::Damaged("non è un PDF completo".into()),
    }
}

fn sheet<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>) -> Sheet {
    let (width, height) = page.render_dimensions();
    let mut hand = Hand {
        sheet: Sheet {
            width,
            height,
            ..Sheet::default()
        },
        covered: 0.0,
    };
    draw(page, pdf, cache, &mut hand);
    hand.sheet.picture = hand.covered * 2.0 >= f64::from(width) * f64::from(height);
    hand.sheet
}

/// Draws a page on `device`, in points from its upper left corner.
pub(super) fn draw<'a>(
    page: &Page<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    device: &mut impl Device<'a>,
) {
    let (width, height) = page.render_dimensions();
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    interpret_page(page, &mut context, device);
}

/// Writes down the characters of a page instead of drawing them.
struct Hand {
    sheet: Sheet,
    /// Square points under images.
    covered: f64,
}

impl<'a> Device<'a> for Hand {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let area = f64::from(image.width()) * f64::from(image.height());
        self.covered += area * props.transform.determinant().abs();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Hand {
    fn glyph(&mut self, glyph: &PositionedGlyph<'_>, place: Affine) {
        let Some(text) = glyph.as_unicode() else {
            return;
        };
        let origin = place * Point::ORIGIN;
        let end = place * Point::new(f64::from(advance(glyph)), 0.0);
        let size = single((place * Point::new(0.0, 1000.0) - origin).hypot());
        let run = Run {
            text: match text {
                BfString::Char(c) => c.to_string(),
                BfString::String(s) => s,
            },
            left: single(origin.x),
            right: single(end.x),
            base: single(origin.y),
            size,
            bold: false,
            furniture: false,
            sure: None,
        };
        let level = (end.y - origin.y).abs() <= (end.x - origin.x).abs();
        if level || end == origin {
            join(&mut self.sheet.runs, run);
        } else {
            self.sheet.turned.push(run);
        }
    }
}

/// Thousandths of the size of the letters.
fn advance(glyph: &PositionedGlyph<'_>) -> f32 {
    let width = match &**glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(type3) => type3.advance_width(),
    };
    width.unwrap_or(500.0)
}

/// Adds a character to the run before it where it touches that.
pub(super) fn join(runs: &mut Vec<Run>, run: Run) {
    if let Some(last) = runs.last_mut() {
        let near = (run.left - last.right).abs() <= 0.05 * run.size;
        let same = last.base.to_bits() == run.base.to_bits()
            && (last.size - run.size).abs() < 0.01
            && last.bold == run.bold;
        if near && same {
            last.text.push_str(&run.text);
            last.right = run.right;
            return;
        }
    }
    runs.push(run);
}
