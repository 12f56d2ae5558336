//! Where a line of the source was printed, where the file has pages.

use serde::{Deserialize, Serialize};

/// A box on a page: whole points (1/72 inch) from the top left corner, never smaller than what it holds.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct Area {
    /// Distance from the left edge of the page.
    pub left: u16,
    /// Distance from its upper edge.
    pub top: u16,
    /// Right side, from the left edge.
    pub right: u16,
    /// Lower side, from the upper edge.
    pub bottom: u16,
}

impl Area {
    /// The smallest box in whole points around the given one (left, top, right, bottom).
    pub fn around(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self {
            left: whole(left.floor()),
            top: whole(top.floor()),
            right: whole(right.ceil()),
            bottom: whole(bottom.ceil()),
        }
    }

    /// The smallest box around both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// A number of points inside a page; what is no number is 0.
fn whole(points: f64) -> u16 {
    let inside = points.clamp(0.0, f64::from(u16::MAX));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped; a NaN becomes 0"
    )]
    let whole = inside as u16;
    whole
}

/// Where a line of the source was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Page, from 1.
    pub page: u32,
    /// Its box, where known.
    pub area: Option<Area>,
    /// How sure an OCR program is of the least sure word of the line, in hundredths; `None` where the
    /// words were not read off an image.
    pub ocr: Option<u8>,
}
