//! From the axes of a PDF (upwards, not turned) to those of the page as it is read.

/// The box of a page in the axes of the file, and by how many quarters it is turned clockwise.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Left, lower, right and upper side.
    pub sides: [f32; 4],
    /// 0, 90, 180 or 270.
    pub degrees: i32,
}

impl Turn {
    /// Where a point of the file stands on the page as it is read.
    pub fn point(&self, x: f32, y: f32) -> (f32, f32) {
        let [left, lower, right, upper] = self.sides;
        match self.degrees.rem_euclid(360) {
            90 => (y - lower, x - left),
            180 => (right - x, y - lower),
            270 => (upper - y, right - x),
            _ => (x - left, upper - y),
        }
    }

    /// Width and height as it is read.
    pub fn size(&self) -> (f32, f32) {
        let [left, lower, right, upper] = self.sides;
        let (width, height) = ((right - left).abs(), (upper - lower).abs());
        if self.degrees.rem_euclid(180) == 90 {
            (height, width)
        } else {
            (width, height)
        }
    }
}
