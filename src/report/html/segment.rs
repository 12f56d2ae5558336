//! A line cut where its colours change.

use serde::Serialize;

use crate::compare::Verdict;

/// What is to be drawn over a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    start: usize,
    end: usize,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Verdict(Verdict),
    Residue,
    Fault,
    Blank,
}

impl Ink {
    /// The colour of a verdict.
    pub fn of(verdict: Verdict) -> Self {
        Self::new(What::Verdict(verdict))
    }

    /// The sign of words that no topic took.
    pub fn residue() -> Self {
        Self::new(What::Residue)
    }

    /// The sign of a fault of the text.
    pub fn fault() -> Self {
        Self::new(What::Fault)
    }

    fn new(what: What) -> Self {
        let (start, end) = (0, 0);
        Self { start, end, what }
    }

    /// The same over a stretch of bytes.
    #[must_use]
    pub fn over(self, start: usize, end: usize) -> Self {
        Self { start, end, ..self }
    }

    fn covers(&self, at: usize) -> bool {
        self.start <= at && at < self.end
    }
}

/// Words with their classes: at most one verdict, the worst; perhaps `residue`, `fault`, `blank`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Names of the classes; empty for plain words.
    pub class: String,
    /// The words, verbatim.
    pub text: String,
}

/// Cuts a line at the ends of its inks and of its blank fields; no character is lost.
pub fn segments(text: &str, inks: &[Ink]) -> Vec<Segment> {
    let mut all = inks.to_vec();
    let blank = |(start, end)| Ink::new(What::Blank).over(start, end);
    all.extend(blanks(text).into_iter().map(blank));
    let mut cuts: Vec<usize> = all.iter().flat_map(|ink| [ink.start, ink.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let stretches = cuts.windows(2).filter_map(|pair| {
        let words = text.get(pair[0]..pair[1])?;
        let class = class(&all, pair[0]);
        let text = words.to_owned();
        Some(Segment { class, text })
    });
    stretches.collect()
}

fn class(inks: &[Ink], at: usize) -> String {
    let here = || inks.iter().filter(|ink| ink.covers(at));
    let verdicts = here().filter_map(|ink| match ink.what {
        What::Verdict(verdict) => Some(verdict),
        _ => None,
    });
    let has = |what: What| here().any(|ink| ink.what == what);
    let mut classes: Vec<&str> = verdicts.min().map(Verdict::id).into_iter().collect();
    let others = [
        (What::Residue, "residue"),
        (What::Fault, "fault"),
        (What::Blank, "blank-field"),
    ];
    classes.extend(
        others
            .iter()
            .filter(|(w, _)| has(*w))
            .map(|(_, name)| *name),
    );
    classes.join(" ")
}

/// Empty form fields: two or more underscores, four or more dots.
fn blanks(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some(found) = text[rest..].find(['_', '.', '…']) {
        let start = rest + found;
        let run = text[start..].chars();
        let line = run.clone().take_while(|c| matches!(c, '_' | '\\')).count();
        let dots: String = run.take_while(|c| matches!(c, '.' | '…')).collect();
        let long = dots.chars().count() >= 4 || dots.starts_with("……");
        let len = line.max(dots.len());
        if line >= 2 || long {
            out.push((start, start + len));
        }
        rest = start + len.max(1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_verdict_colours_and_nothing_is_lost() {
        let text = "Preavviso di ____ giorni à …… fine.";
        let inks = [
            Ink::of(Verdict::Equal).over(0, text.len()),
            Ink::of(Verdict::Worse).over(0, 9),
            Ink::fault().over(0, 9),
        ];
        let cut = segments(text, &inks);
        let whole: String = cut.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(whole, text);
        let classes: Vec<&str> = cut.iter().map(|s| s.class.as_str()).collect();
        assert_eq!(
            classes,
            [
                "worse fault",
                "equal",
                "equal blank-field",
                "equal",
                "equal blank-field",
                "equal"
            ]
        );
    }

    #[test]
    fn an_empty_line_has_no_segment() {
        assert!(segments("", &[]).is_empty());
        assert_eq!(segments("a. b", &[]).len(), 1);
    }
}
