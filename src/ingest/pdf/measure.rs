//! Numbers of one kind made into another, in one place.

/// A length in single precision: points on a page need no more.
#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
pub fn single(length: f64) -> f32 {
    length as f32
}

/// A count as a length.
#[expect(clippy::cast_precision_loss, reason = "counts of characters on a line")]
pub fn real(count: usize) -> f32 {
    count as f32
}

/// The whole number nearest to a length; nothing below zero, at most ten thousand.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped; a NaN becomes 0"
)]
pub fn whole(length: f32) -> usize {
    length.round().clamp(0.0, 10_000.0) as usize
}
