//! Writes small PDF files: pages with words at places, drawn lines, grey pictures.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fmt::Write as _;

/// A page of A4 as the operators that draw it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    content: String,
    picture: Option<(usize, usize, Vec<u8>)>,
}

impl Page {
    /// Words with their baseline so many points from the left and from the top.
    pub fn text(self, left: f32, top: f32, words: &str) -> Self {
        self.sized(left, top, 11.0, words)
    }

    /// The same in another size.
    pub fn sized(mut self, left: f32, top: f32, size: f32, words: &str) -> Self {
        let words = words
            .replace('\\', "\\\\")
            .replace('(', "\\(")
            .replace(')', "\\)");
        let y = 842.0 - top;
        let _ = writeln!(
            self.content,
            "BT /F {size} Tf {left} {y} Td ({words}) Tj ET"
        );
        self
    }

    /// Lines one under the other.
    pub fn lines(self, left: f32, top: f32, lines: &[&str]) -> Self {
        let mut page = self;
        let mut at = top;
        for line in lines {
            page = page.text(left, at, line);
            at += 14.0;
        }
        page
    }

    /// A drawn line.
    pub fn rule(mut self, from: (f32, f32), to: (f32, f32)) -> Self {
        let (a, b) = (842.0 - from.1, 842.0 - to.1);
        let _ = writeln!(self.content, "0.5 w {} {a} m {} {b} l S", from.0, to.0);
        self
    }

    /// A grey picture over the whole page.
    pub fn picture(mut self, width: usize, height: usize, grey: Vec<u8>) -> Self {
        self.content.push_str("q 595 0 0 842 0 0 cm /I Do Q\n");
        self.picture = Some((width, height, grey));
        self
    }
}

/// What all pages are written with: Helvetica in the encoding of Windows.
const FONT: &str =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/// A file with these pages. Characters above `ÿ` are lost.
pub fn pdf(pages: &[Page]) -> Vec<u8> {
    pdf_with_font(pages, FONT)
}

/// The same, written with another font.
pub fn pdf_with_font(pages: &[Page], font: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|i| format!("{} 0 R", 4 + 3 * i))
        .collect();
    let mut objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{}] >>",
            pages.len(),
            kids.join(" ")
        )
        .into_bytes(),
        font.as_bytes().to_vec(),
    ];
    for (i, page) in pages.iter().enumerate() {
        let (content, picture) = (5 + 3 * i, 6 + 3 * i);
        objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I {picture} 0 R >> >> >>").into_bytes());
        let bytes: Vec<u8> = page
            .content
            .chars()
            .map(|c| u8::try_from(c).unwrap_or(b'?'))
            .collect();
        objects.push(stream("", &bytes));
        let (width, height, grey) = page.picture.clone().unwrap_or((1, 1, vec![255]));
        let head = format!(
            "/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"
        );
        objects.push(stream(&head, &grey));
    }
    file(&objects)
}

fn stream(head: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<< {head} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\nendstream");
    out
}

fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    let count = objects.len() + 1;
    let mut tail = format!("xref\n0 {count}\n0000000000 65535 f \n");
    for place in places {
        let _ = writeln!(tail, "{place:010} 00000 n ");
    }
    let _ = write!(
        tail,
        "trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    out.extend_from_slice(tail.as_bytes());
    out
}
