//! Layer 4: one sentence with the headings above it and the words that open its list.

mod sentence;

use std::ops::Range;

use crate::outline::{Kind, Outline};
use crate::text::{Span, Text, Words};

/// One sentence of a unit's body.
#[derive(Clone, Debug)]
pub struct Provision {
    /// Index of the unit in the outline.
    pub unit: usize,
    /// The sentence, in the clean text.
    pub span: Span,
    /// Its words, as indexes into the words of the text.
    pub own: Range<usize>,
    /// The words that open its list, when the unit is an item of one («L'accordo indica:»).
    pub lead: Range<usize>,
    /// The words of the items that the sentence opens, when it ends with a colon, or of the rows of the
    /// table that it stands over.
    pub tail: Range<usize>,
    /// The headings above it, outermost first, and then the sentence that opens its list.
    pub trail: Vec<Span>,
    /// What may name its matter and others, too: the sentences before it in its unit, headings that list
    /// several matters, what a subject lists behind the title.
    pub aside: Vec<Span>,
}

impl Provision {
    /// The words to match: those that open the list, then its own.
    pub fn words<'a>(&self, text: &'a Text) -> Words<'a> {
        Words::new(&text.words, self.lead.clone(), self.own.clone())
    }
}

/// All sentences of a document, in reading order, with the headings above them.
///
/// Title pages, tables of contents and headings give none; a row of a table is one provision, and so is
/// each line that stands over it.
pub fn provisions(text: &Text, outline: &Outline) -> Vec<Provision> {
    let mut reader = Reader {
        text,
        outline,
        title: telling_title(text, outline),
        sentences: vec![None; outline.units.len()],
        listed: vec![false; outline.units.len()],
    };
    let mut out = Vec::new();
    for index in 0..outline.units.len() {
        reader.unit(index, &mut out);
    }
    out
}

/// A title with fewer words of four letters or more does not say what the act is about: «ORDINE DI
/// SERVIZIO N. 3».
const TELLING: usize = 3;

/// Whether a title says what the act is about.
fn is_telling(text: &Text, title: Span) -> bool {
    let words = text.words.inside(title);
    let long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    words.filter(|at| long(text.words.get(*at))).count() >= TELLING
}

/// The title as far as it says what the act is about, with what a subject lists behind that («Giornate,
/// fasce, buoni pasto.»), which is no heading of its sentences; `None` where it does not say it.
pub fn telling_title(text: &Text, outline: &Outline) -> Option<(Span, Span)> {
    let whole = outline.units.first()?.heading?;
    let sentences = sentence::split(&text.clean, whole);
    let mut parts = sentences.iter().map(|s| Span::new(whole.start, s.end));
    let telling = parts.find(|part| is_telling(text, *part))?;
    Some((telling, Span::new(telling.end, whole.end)))
}

/// The words that a title among the items of a text has at most.
const TITLE: usize = 12;

/// How many sentences before one in its unit may name the matter that it goes on with.
const BEFORE: usize = 2;

/// The parts that a list of matters has at least, and the words that each has at most.
const MATTERS: (usize, usize) = (3, 4);

/// Whether a heading lists several matters («Strumenti, guasti, rientro in sede»): not all of them are those
/// of each sentence below it.
fn lists_matters(text: &Text, heading: Span) -> bool {
    let mut parts = vec![0];
    for at in text.words.inside(heading) {
        let joins = matches!(text.words.get(at), "e" | "ed");
        if joins || text.words.word(at).break_before == Some(',') {
            parts.push(0);
        }
        if let Some(words) = parts.last_mut().filter(|_| !joins) {
            *words += 1;
        }
    }
    parts.retain(|words| *words > 0);
    parts.len() >= MATTERS.0 && parts.iter().all(|words| *words <= MATTERS.1)
}

struct Reader<'t> {
    text: &'t Text,
    outline: &'t Outline,
    /// The title as far as it tells, and the rest.
    title: Option<(Span, Span)>,
    /// The last sentence of each unit read so far.
    sentences: Vec<Option<Span>>,
    /// Whether a unit read below this one has a list mark.
    listed: Vec<bool>,
}

impl Reader<'_> {
    fn unit(&mut self, index: usize, out: &mut Vec<Provision>) {
        let unit = &self.outline.units[index];
        self.listed[unit.parent] |= unit.kind != Kind::Capoverso;
        let spans = match unit.kind {
            Kind::Document | Kind::Preambolo => return,
            Kind::Riga => vec![unit.body],
            Kind::Tabella => sentence::split(&self.text.clean, unit.heading.unwrap_or_default()),
            Kind::Chiusura => self.closing_sentences(unit.body, unit.parent == 0),
            _ if self.titles(index).is_some() => Vec::new(),
            _ => sentence::split(&self.text.clean, unit.body),
        };
        self.sentences[index] = spans.last().copied();
        let (trail, beside) = self.trail(index);
        let lead = self.lead(index);
        let last = spans.last().copied();
        for span in spans.into_iter().filter(|s| !s.is_empty()) {
            let before = out.iter().rev().take(BEFORE);
            let before = before.take_while(|p| p.unit == index).map(|p| p.span);
            let below = if unit.kind == Kind::Tabella || Some(span) == last {
                self.tail(index, span)
            } else {
                0..0
            };
            let own = self.text.words.inside(span);
            out.push(Provision {
                unit: index,
                span,
                own,
                lead: lead.clone(),
                tail: below,
                trail: trail.clone(),
                aside: before.chain(beside.iter().copied()).collect(),
            });
        }
    }

    /// Names say nothing; a line of words may, and below the act itself so may a form field.
    fn closing_sentences(&self, body: Span, of_act: bool) -> Vec<Span> {
        let mut spans = sentence::split(&self.text.clean, body);
        spans.retain(|s| {
            let line = &self.text.clean[s.range()];
            let field = line.contains("__");
            let words = line.split_whitespace().count() >= 4;
            (if field { of_act } else { words }) && line.chars().any(char::is_lowercase)
        });
        spans
    }

    /// Headings from the title of the act down, then the sentences that open the lists it is in; and apart
    /// the headings that list several matters.
    fn trail(&self, index: usize) -> (Vec<Span>, Vec<Span>) {
        let mut line = self.outline.ancestors(index);
        line.push(index);
        let rest = self.title.map(|(_, rest)| rest);
        let heading = |u: &usize| match (u, self.title) {
            (0, Some((title, _))) => Some(title),
            _ => self.outline.units[*u].heading.or_else(|| self.titles(*u)),
        };
        let headings = line.iter().filter_map(heading).chain(rest);
        let headings = headings.filter(|h| !h.is_empty());
        let (beside, above): (Vec<Span>, Vec<Span>) =
            headings.partition(|h| Some(*h) == rest || lists_matters(self.text, *h));
        let openers = line.iter().filter_map(|u| self.opener(*u));
        (above.into_iter().chain(openers).collect(), beside)
    }

    /// The words of a unit that stand over others as a title, in capitals: «E) STRUMENTI E GUASTI».
    fn titles(&self, index: usize) -> Option<Span> {
        let unit = &self.outline.units[index];
        let words = &self.text.clean[unit.body.range()];
        let capitals = words.contains(char::is_uppercase) && !words.contains(char::is_lowercase);
        let short = words.split_whitespace().count() <= TITLE;
        let title = capitals && short && !words.trim_end().ends_with(':');
        (title && is_item(unit.kind) && !unit.children.is_empty()).then_some(unit.body)
    }

    /// The sentence that opens the list of which the unit is an item.
    fn opener(&self, index: usize) -> Option<Span> {
        let unit = &self.outline.units[index];
        let sentence = self.sentences[unit.parent]
            .filter(|_| is_item(self.outline.units[unit.parent].kind))?;
        let listed = matches!(unit.kind, Kind::Lettera | Kind::Numero | Kind::Trattino);
        let opens = self.text.clean[sentence.range()].ends_with(':');
        (listed || (unit.kind == Kind::Capoverso && opens && !self.listed[unit.parent]))
            .then_some(sentence)
    }

    fn lead(&self, index: usize) -> Range<usize> {
        self.opener(index)
            .map_or(0..0, |sentence| self.text.words.inside(sentence))
    }

    /// The words of the items below, when the sentence ends with a colon; of the table, when it stands
    /// over one.
    fn tail(&self, index: usize, span: Span) -> Range<usize> {
        let unit = &self.outline.units[index];
        let sentence = &self.text.clean[span.range()];
        let below = match (unit.children.first(), unit.children.last()) {
            _ if unit.kind == Kind::Tabella => Some(Span::new(span.end, unit.full.end)),
            (Some(first), Some(last)) if sentence.ends_with(':') => {
                let (first, last) = (&self.outline.units[*first], &self.outline.units[*last]);
                Some(Span::new(first.full.start, last.full.end))
            }
            _ if !sentence.ends_with(['.', ';']) => self.table_after(index),
            _ => None,
        };
        below.map_or(0..0, |span| self.text.words.inside(span))
    }

    /// The table that follows the words of a unit.
    fn table_after(&self, index: usize) -> Option<Span> {
        let next = self.outline.units.get(index + 1)?;
        (next.kind == Kind::Tabella).then_some(next.full)
    }
}

fn is_item(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Comma | Kind::Lettera | Kind::Numero | Kind::Trattino | Kind::Capoverso
    )
}

#[cfg(test)]
mod tests {
    use super::provisions;

    /// Each sentence with the words of the list or table that it opens.
    fn opened(source: &str) -> Vec<(String, String)> {
        let text = crate::ingest::text(source.to_owned());
        let outline = crate::outline::outline(&text);
        let list = provisions(&text, &outline);
        let shown = list.iter().map(|provision| {
            let below: Vec<&str> = provision.tail.clone().map(|i| text.words.get(i)).collect();
            (text.quote(provision.span), below.join(" "))
        });
        shown.collect()
    }

    #[test]
    fn what_stands_over_a_table_opens_its_rows() {
        let table = "| Voci | Punti |\n|---|---|\n| figli | 5 |\n| studio | 2 |\n";
        let rows = ("Voci | Punti", "figli 5 studio 2");
        for (over, first) in [
            (
                "Art. 1 - Scelta\n\n1. I punti sono i seguenti:",
                "I punti sono i seguenti:",
            ),
            (
                "Art. 1 - Oggetto\n\n1. Si sceglie.\n\n**ALLEGATO 1**\n\nOgni ufficio dà dei punti.\n\n**Criteri di scelta**",
                "Criteri di scelta",
            ),
        ] {
            let found = opened(&format!("REGOLAMENTO\n\n{over}\n\n{table}"));
            let has = |quote: &str, tail: &str| found.contains(&(quote.into(), tail.into()));
            assert!(has(first, "voci punti figli 5 studio 2"), "{found:?}");
            assert!(has(rows.0, rows.1) && has("figli | 5", ""), "{found:?}");
        }
    }

    #[test]
    fn a_sentence_that_ends_opens_nothing() {
        let found = opened("Art. 1 - Scelta\n\n1. Il dirigente sceglie.\n\n| figli | 5 |\n");
        let sentence = found
            .iter()
            .find(|(quote, _)| quote == "Il dirigente sceglie.");
        assert_eq!(
            sentence.map(|(_, tail)| tail.as_str()),
            Some(""),
            "{found:?}"
        );
    }
}
