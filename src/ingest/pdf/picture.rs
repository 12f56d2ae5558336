//! A page as a grey picture, for OCR: its images, and the letters and shapes drawn on it in dark ink.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Shape, flatten};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps,
    InterpreterCache, Paint, SoftMask,
};

use super::hayro;
use super::measure::{single, whole};

/// Points of the picture to a point of the page: 300 to the inch.
const SCALE: f32 = 300.0 / 72.0;
/// The longest side of a page, in points of the picture.
const LONGEST: f32 = 9000.0;

/// A grey picture, row by row, 0 is black.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Points across.
    pub width: usize,
    /// Points down.
    pub height: usize,
    /// Points of the picture to a point of the page.
    pub scale: f32,
    /// The points.
    pub grey: Vec<u8>,
}

impl Picture {
    /// An empty picture of a page of so many points.
    fn of(width: f32, height: f32) -> Self {
        let scale = SCALE.min(LONGEST / width.max(height).max(1.0));
        let (width, height) = (whole(width * scale).max(1), whole(height * scale).max(1));
        Self {
            width,
            height,
            scale,
            grey: vec![255; width * height],
        }
    }

    /// The picture as a file in the format PGM.
    pub fn pgm(&self) -> Vec<u8> {
        let mut out = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        out.extend_from_slice(&self.grey);
        out
    }

    /// Draws a grey image of `width` points a row, which `place` puts on the page.
    fn lay(&mut self, data: &[u8], (width, height): (usize, usize), place: Affine) {
        if place.determinant() == 0.0 {
            return;
        }
        let on_picture = Affine::scale(f64::from(self.scale)) * place;
        let full = [(0, 0), (width, 0), (0, height), (width, height)];
        let corners = full.map(|(x, y)| on_picture * Point::new(real(x), real(y)));
        let ends = |f: fn(&Point) -> f64| {
            let low = corners.iter().map(f).fold(f64::MAX, f64::min);
            let high = corners.iter().map(f).fold(0.0, f64::max);
            (whole(single(low)), whole(single(high)))
        };
        let ((left, right), (top, bottom)) = (ends(|p| p.x), ends(|p| p.y));
        let back = on_picture.inverse();
        for y in top..bottom.min(self.height) {
            for x in left..right.min(self.width) {
                let from = back * Point::new(real(x) + 0.5, real(y) + 0.5);
                if from.x < 0.0 || from.y < 0.0 {
                    continue;
                }
                let (i, j) = (floor(from.x), floor(from.y));
                if let Some(grey) = data.get(j * width + i).filter(|_| i < width && j < height) {
                    self.grey[y * self.width + x] = *grey;
                }
            }
        }
    }

    /// Fills a shape in black, line by line: inside is where the outline winds around.
    fn fill(&mut self, path: &BezPath, place: Affine) {
        let path = Affine::scale(f64::from(self.scale)) * (place * path);
        let mut edges: Vec<(Point, Point)> = Vec::new();
        let (mut start, mut at) = (Point::ZERO, Point::ZERO);
        flatten(&path, 0.2, |element| match element {
            PathEl::MoveTo(to) => (start, at) = (to, to),
            PathEl::LineTo(to) => {
                edges.push((at, to));
                at = to;
            }
            PathEl::ClosePath => edges.push((at, start)),
            _ => {}
        });
        let sides = path.bounding_box();
        let (top, bottom) = (whole(single(sides.y0)), whole(single(sides.y1)) + 1);
        for y in top..bottom.min(self.height) {
            self.fill_row(y, &edges);
        }
    }

    fn fill_row(&mut self, y: usize, edges: &[(Point, Point)]) {
        let middle = real(y) + 0.5;
        let mut crossings: Vec<(f64, i32)> = Vec::new();
        for (a, b) in edges {
            if (a.y <= middle) != (b.y <= middle) {
                let x = a.x + (middle - a.y) / (b.y - a.y) * (b.x - a.x);
                crossings.push((x, if a.y < b.y { 1 } else { -1 }));
            }
        }
        crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut winding = 0;
        for pair in crossings.windows(2) {
            winding += pair[0].1;
            if winding != 0 {
                let (from, to) = (whole(single(pair[0].0)), whole(single(pair[1].0)));
                let row = y * self.width;
                let to = to.min(self.width);
                self.grey[row + from.min(to)..row + to].fill(0);
            }
        }
    }
}

/// A count as a length.
fn real(count: usize) -> f64 {
    f64::from(super::measure::real(count))
}

/// The whole number below a length that is not negative.
fn floor(length: f64) -> usize {
    whole(single(length.floor()))
}

/// Draws the page with index `page` of `pdf`; `None` where there is no such page.
pub fn picture(pdf: &Pdf, page: usize) -> Option<Picture> {
    let pages = pdf.pages();
    let page = pages.get(page)?;
    let (width, height) = page.render_dimensions();
    let mut brush = Brush(Picture::of(width, height));
    hayro::draw(page, pdf, &InterpreterCache::new(), &mut brush);
    Some(brush.0)
}

/// Draws in grey.
struct Brush(Picture);

impl<'a> Device<'a> for Brush {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        if !is_dark(&props.paint) {
            return;
        }
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            if let Glyph::Outline(outline) = &**glyph {
                self.0.fill(&outline.outline(), place);
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Fill(_)) && is_dark(&props.paint) {
            self.0.fill(path, props.transform);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let picture = &mut self.0;
        let size = |w: u32, h: u32| (w as usize, h as usize);
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |data, _| match data {
                    ImageData::Luma(l) => {
                        picture.lay(&l.data, size(l.width, l.height), props.transform);
                    }
                    ImageData::Rgb(rgb) => {
                        let grey: Vec<u8> = rgb.data.chunks_exact(3).map(grey).collect();
                        picture.lay(&grey, size(rgb.width, rgb.height), props.transform);
                    }
                },
                None,
            ),
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, paint| {
                    if is_dark(paint) {
                        let ink: Vec<u8> = mask.data.iter().map(|on| 255 - on).collect();
                        picture.lay(&ink, size(mask.width, mask.height), props.transform);
                    }
                },
                None,
            ),
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// How light a colour looks.
fn grey(rgb: &[u8]) -> u8 {
    let sum = u32::from(rgb[0]) * 299 + u32::from(rgb[1]) * 587 + u32::from(rgb[2]) * 114;
    u8::try_from(sum / 1000).unwrap_or(u8::MAX)
}

fn is_dark(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => grey(&color.to_rgba().to_rgba8()) < 128,
        Paint::Pattern(_) => false,
    }
}
