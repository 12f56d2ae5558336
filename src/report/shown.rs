//! One rule with the lines of its document around each of its quotes.

use std::fmt::Write as _;

use serde::Serialize;

use super::paint::Paint;
use crate::rule::{Evidence, Rule};

/// A rule where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Its file, as the user named it.
    pub path: String,
    /// Id of the document.
    pub document: String,
    /// Title of its topic.
    pub title: String,
    /// The rule.
    pub rule: Rule,
    /// One passage for each piece of evidence, in their order.
    pub passages: Vec<Passage>,
}

/// The lines around a quote, as they were printed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Passage {
    /// Number of the first line, from 1.
    pub first: usize,
    /// The lines, those of the quote among them.
    pub lines: Vec<String>,
    /// Which lines hold the quote: positions in `lines`, the second one past the last.
    pub quote: (usize, usize),
}

impl Shown {
    /// To read on a terminal.
    pub fn text(&self, colour: bool) -> String {
        let paint = Paint(colour);
        let (rule, mut out) = (&self.rule, String::new());
        let _ = writeln!(out, "{}", paint.bold(&rule.id));
        let _ = writeln!(
            out,
            "{} ({}): {}, a carico di: {} [{}]",
            self.title,
            rule.clause,
            rule.modality.italian(),
            rule.bearer,
            rule.state.italian()
        );
        let values = rule.values.iter().map(|(slot, v)| format!("  {slot}: {v}"));
        let doubtful = rule.unverified.iter();
        let doubtful = doubtful.map(|(slot, v)| format!("  {slot}: {v} (da verificare)"));
        let said = |label: &str, words: &Option<String>| {
            words.as_ref().map(|words| format!("  {label}: {words}"))
        };
        let rest = [
            said("condizione", &rule.condition),
            said("eccezione", &rule.exception),
        ];
        for line in values.chain(doubtful).chain(rest.into_iter().flatten()) {
            out.push_str(&line);
            out.push('\n');
        }
        for (evidence, passage) in rule.evidence.iter().zip(&self.passages) {
            out.push('\n');
            let _ = writeln!(out, "{}", self.place(evidence));
            passage.draw(paint, &mut out);
        }
        out
    }

    /// Where a quote stands: file, page and line, unit, box.
    fn place(&self, evidence: &Evidence) -> String {
        let origin = &evidence.origin;
        let mut out = format!(
            "{}:{}: {}, pagina {}",
            self.path, origin.line, evidence.place, origin.page
        );
        if let Some(area) = &origin.area {
            let _ = write!(
                out,
                ", riquadro {}-{} × {}-{} punti",
                area.left, area.right, area.top, area.bottom
            );
        }
        if let Some(sure) = origin.ocr {
            let _ = write!(out, ", letto con OCR (sicurezza {sure} %)");
        }
        out
    }

    /// As JSON.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

impl Passage {
    fn draw(&self, paint: Paint, out: &mut String) {
        let width = (self.first + self.lines.len()).to_string().len();
        for (at, line) in self.lines.iter().enumerate() {
            let number = self.first + at;
            let held = (self.quote.0..self.quote.1).contains(&at);
            let sign = if held { '>' } else { ' ' };
            let row = format!("{sign} {number:width$} | {line}");
            let row = if held {
                paint.bold(row.trim_end())
            } else {
                row.trim_end().to_owned()
            };
            let _ = writeln!(out, "{row}");
        }
    }
}
