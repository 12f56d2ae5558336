//! A document cut into sentences, so that each of its words stands in one of them.

use super::stems;
use crate::outline::{Locator, Outline};
use crate::provision::Provision;
use crate::rule::Binding;
use crate::text::{CodePoints, Span, Text, stem};

/// Shorter words, as of a number alone (`1.`, `a)`), are not worth a sentence.
const LETTERS: usize = 4;

/// A sentence, heading, recital or row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The unit it stands in.
    pub locator: Locator,
    /// The same as a person cites it.
    pub place: String,
    /// Page of the file, from 1.
    pub page: usize,
    /// Line of the file, from 1.
    pub line: usize,
    /// How far it binds.
    pub binding: Binding,
    /// The words, verbatim, with white space folded.
    pub quote: String,
    /// The stems of its words, slips of the printer mended.
    pub stems: String,
    /// The stems of the headings above it and of the words that open its list.
    pub around: String,
    /// Where it stands in the normalised text, in code points.
    pub span: (usize, usize),
}

/// The sentences of a document in reading order. `forces` says how far each unit binds, in the order of
/// the outline's units.
pub fn sentences(
    text: &Text,
    outline: &Outline,
    provisions: &[Provision],
    forces: &[Binding],
) -> Vec<Sentence> {
    let points = CodePoints::new(&text.clean);
    let reader = Reader {
        text,
        outline,
        forces,
        points: &points,
    };
    let mut spans: Vec<Span> = provisions.iter().map(|p| p.span).collect();
    spans.sort_unstable();
    let read = |p: &Provision| reader.sentence(p.unit, p.span, &p.trail);
    let mut out: Vec<Sentence> = provisions.iter().map(read).collect();
    let rests = text.lines.iter().flat_map(|line| rests(line.span, &spans));
    out.extend(rests.filter(|span| reader.says(*span)).map(|span| {
        let unit = outline.at(span.start);
        reader.sentence(unit, span, &reader.headings(unit))
    }));
    out.retain(|sentence| !sentence.quote.is_empty());
    out.sort_by_key(|sentence| sentence.span);
    out
}

/// What of `line` is in none of the sorted `spans`.
fn rests(line: Span, spans: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = line.start;
    let first = spans.partition_point(|span| span.end <= line.start);
    for span in &spans[first..] {
        if span.start >= line.end {
            break;
        }
        if span.start > at {
            out.push(Span::new(at, span.start));
        }
        at = at.max(span.end);
    }
    if at < line.end {
        out.push(Span::new(at, line.end));
    }
    out
}

struct Reader<'a> {
    text: &'a Text,
    outline: &'a Outline,
    forces: &'a [Binding],
    points: &'a CodePoints,
}

impl Reader<'_> {
    /// Whether there is a word in it.
    fn says(&self, span: Span) -> bool {
        let words = &self.text.words;
        let mut inside = words.inside(span).map(|i| words.get(i));
        inside.any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS)
    }

    /// The headings of the units above one.
    fn headings(&self, unit: usize) -> Vec<Span> {
        let above = self.outline.ancestors(unit).into_iter();
        let heading = |unit: usize| self.outline.units[unit].heading;
        above.filter_map(heading).collect()
    }

    fn sentence(&self, unit: usize, span: Span, above: &[Span]) -> Sentence {
        let own = &self.outline.units[unit];
        let place = self.text.place_of(span.start);
        let words = &self.text.words;
        let stemmed: Vec<String> = words.inside(span).map(|i| stem(words.get(i))).collect();
        let above: Vec<&str> = above.iter().map(|h| &self.text.clean[h.range()]).collect();
        let point = |byte: usize| self.points.before(&self.text.clean, byte);
        Sentence {
            locator: own.locator.clone(),
            place: own.place.clone(),
            page: place.page,
            line: place.line,
            binding: self.forces.get(unit).copied().unwrap_or_default(),
            quote: self.text.quote(span).trim().to_owned(),
            stems: stemmed.join(" "),
            around: stems(&above.join("\n")),
            span: (point(span.start), point(span.end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::outline;
    use crate::provision::provisions;

    #[test]
    fn every_word_stands_in_one_sentence() {
        let source = "REGOLAMENTO SUL LAVORO AGILE\n\nVisto il contratto;\n\nArt. 1 - Buono pasto\n\n1. Non \
                      spetta. Lo dice il Comune:\n\na) agli uni;\n\n| Voci | Punti |\n|---|---|\n| figli | 5 |\n";
        let text = crate::ingest::text(source.to_owned());
        let outline = outline(&text);
        let found = sentences(&text, &outline, &provisions(&text, &outline), &[]);
        let quotes: Vec<&str> = found.iter().map(|s| s.quote.as_str()).collect();
        for word in [
            "REGOLAMENTO",
            "Visto",
            "Buono",
            "spetta",
            "Comune",
            "uni",
            "Punti",
            "figli",
        ] {
            let with = quotes.iter().filter(|quote| quote.contains(word)).count();
            assert_eq!(with, 1, "{word}: {quotes:?}");
        }
        let item = found.iter().find(|s| s.quote.contains("agli uni")).unwrap();
        assert!(item.around.contains("past"), "{item:?}");
        assert_eq!(item.place, "art. 1 c. 1 lett. a");
    }

    #[test]
    fn what_is_left_of_a_line_lies_between_the_spans() {
        let spans = [Span::new(0, 4), Span::new(6, 8), Span::new(20, 30)];
        let rest = |start, end| rests(Span::new(start, end), &spans);
        assert_eq!(rest(5, 12), [Span::new(5, 6), Span::new(8, 12)]);
        assert_eq!(rest(6, 8), []);
        assert_eq!(rest(22, 24), []);
        assert_eq!(rest(30, 40), [Span::new(30, 40)]);
    }
}
