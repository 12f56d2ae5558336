//! What every engine gives: the pages of a PDF with the runs of characters that stand on them.

use crate::ingest::Refusal;

/// A page. All measures are points from its upper left corner, as the page is read.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Width as it is read.
    pub width: f32,
    /// Height as it is read.
    pub height: f32,
    /// What is written the way the page is read, in the order of the file.
    pub runs: Vec<Run>,
    /// What is written across it: stamps on the margin.
    pub turned: Vec<Run>,
    /// Drawn lines, upright or level.
    pub rules: Vec<Rule>,
    /// Whether an image covers at least half of it.
    pub picture: bool,
    /// What the engine could not read, in Italian.
    pub lost: Vec<String>,
}

/// A run of characters on one baseline.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// The characters, as the file says that they read.
    pub text: String,
    /// Where the first begins.
    pub left: f32,
    /// Where the last ends.
    pub right: f32,
    /// The baseline.
    pub base: f32,
    /// Size of the letters.
    pub size: f32,
    /// Whether the font is bold.
    pub bold: bool,
    /// Whether the file itself says that it is a running head or foot.
    pub furniture: bool,
    /// How sure an OCR program is of it, in hundredths; `None` where it was not read off an image.
    pub sure: Option<u8>,
}

/// A drawn line; one of width and height is nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rule {
    /// Left end.
    pub left: f32,
    /// Upper end.
    pub top: f32,
    /// Right end.
    pub right: f32,
    /// Lower end.
    pub bottom: f32,
}

impl Rule {
    /// Whether it runs from side to side.
    pub fn is_level(&self) -> bool {
        self.right - self.left > self.bottom - self.top
    }
}

/// The pages that an engine found in a file.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The pages in order.
    pub sheets: Vec<Sheet>,
    /// Whether the file is encrypted and opened with no password.
    pub unlocked: bool,
}

/// A library that reads PDF.
pub trait Engine: Sync {
    /// The name by which it is chosen.
    fn name(&self) -> &'static str;
    /// The pages of a file, the first `most` of them.
    fn read(&self, bytes: &[u8], most: usize) -> Result<Found, Refusal>;
}

/// The most pages that a file may have.
pub const MOST_PAGES: usize = 20_000;

/// The refusal for a file of too many pages.
pub fn too_many() -> Refusal {
    Refusal::TooMany("pagine".into(), MOST_PAGES as u64)
}
