//! A document as its words are compared: passages of tokens.

use std::sync::OnceLock;

use foldhash::HashMap;

use super::normal::{After, Reader};
use super::side::Base;
use super::token::Token;
use crate::grammar::Equivalences;
use crate::outline::{Kind, Locator, Outline};
use crate::provision::Provision;
use crate::text::{Span, Text, Words, fold};
use crate::value::Binding;

/// The own words of one unit: a comma, an item of a list, a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// Unique place.
    pub locator: Locator,
    /// As a person cites it.
    pub place: String,
    /// Page and line of the file.
    pub origin: (usize, usize),
    /// Its words, verbatim.
    pub quote: String,
    /// Its words without page furniture and Markdown signs; tokens point here.
    pub clean: String,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Ranges of tokens, one for each sentence.
    pub sentences: Vec<std::ops::Range<usize>>,
    /// The passage that opens its list.
    pub parent: Option<usize>,
    /// Its article, among those of the reading.
    pub article: usize,
}

/// An article, or what stands in its place: an annex, a section, the whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Article {
    /// Unique place.
    pub locator: Locator,
    /// As a person cites it.
    pub place: String,
    /// Where it begins in the file: page and line.
    pub origin: (usize, usize),
}

/// What the comparison of words knows of a document.
#[derive(Clone, Debug, Default)]
pub struct Passages {
    /// The spellings that tokens point to.
    pub(super) keys: Vec<String>,
    /// In reading order.
    pub(super) all: Vec<Passage>,
    /// In reading order.
    pub(super) articles: Vec<Article>,
    /// What all comparisons with it share, where it is a contract: made when it is first asked for.
    base: OnceLock<Base>,
}

/// Whether two stretches of words differ only in rendering.
pub fn same(one: &str, other: &str, equivalences: &Equivalences) -> bool {
    one == other || spelt(one, equivalences) == spelt(other, equivalences)
}

/// The spellings of a stretch of words.
fn spelt(text: &str, equivalences: &Equivalences) -> Vec<String> {
    let folded = fold(text);
    let words = Words::whole(&folded);
    let mut reader = Reader {
        words,
        equivalences,
    };
    let (mut at, mut after, mut out) = (0, After::default(), Vec::new());
    while at < words.len() {
        let read = reader.read(at, after);
        (at, after) = (at + read.taken, read.after);
        out.extend(read.spelling);
    }
    out
}

impl Passages {
    /// What all comparisons with it share.
    pub(super) fn as_base(&self) -> &Base {
        self.base.get_or_init(|| Base::of(self))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// Reads the passages of a document. `forces` says how far each unit binds, in the order of the
/// outline's units: claims and what others report are left out, as are rows of tables.
pub fn read(
    text: &Text,
    outline: &Outline,
    provisions: &[Provision],
    forces: &[Binding],
    equivalences: &Equivalences,
) -> Passages {
    let mut maker = Maker {
        text,
        outline,
        equivalences,
        numbers: HashMap::default(),
        articles: HashMap::default(),
        reading: Passages::default(),
    };
    let mut by_unit: HashMap<usize, usize> = HashMap::default();
    for group in provisions.chunk_by(|a, b| a.unit == b.unit) {
        let unit = group[0].unit;
        let told = matches!(forces.get(unit), Some(Binding::Claim | Binding::Reported));
        if told || outline.units[unit].kind == Kind::Riga {
            continue;
        }
        let parent = by_unit.get(&outline.units[unit].parent).copied();
        if maker.passage(unit, group, parent) {
            by_unit.insert(unit, maker.reading.all.len() - 1);
        }
    }
    maker.reading
}

struct Maker<'t, 'l> {
    text: &'t Text,
    outline: &'t Outline,
    equivalences: &'l Equivalences,
    numbers: HashMap<String, u32>,
    articles: HashMap<usize, usize>,
    reading: Passages,
}

impl Maker<'_, '_> {
    /// Adds the passage of a unit; false when it has no word that says anything.
    fn passage(&mut self, unit: usize, group: &[Provision], parent: Option<usize>) -> bool {
        let body = group.iter().map(|p| p.span).reduce(Span::join);
        let body = body.unwrap_or_default();
        let mut tokens = Vec::new();
        let mut sentences = Vec::new();
        for provision in group {
            let start = tokens.len();
            let words = Words::new(&self.text.words, 0..0, provision.own.clone());
            self.tokens(words, body.start, &mut tokens);
            sentences.push(start..tokens.len());
        }
        sentences.retain(|s| !s.is_empty());
        if tokens.is_empty() {
            return false;
        }
        let at = self.text.place_of(body.start);
        let article = self.article(unit);
        let about = &self.outline.units[unit];
        self.reading.all.push(Passage {
            locator: about.locator.clone(),
            place: about.place.clone(),
            origin: (at.page, at.line),
            quote: self.text.quote(body),
            clean: self.text.clean[body.range()].to_owned(),
            tokens,
            sentences,
            parent,
            article,
        });
        true
    }

    fn tokens(&mut self, words: Words<'_>, base: usize, out: &mut Vec<Token>) {
        let mut reader = Reader {
            words,
            equivalences: self.equivalences,
        };
        let (mut at, mut after) = (0, After::default());
        let (mut lead, mut gap): (Option<usize>, Option<char>) = (None, None);
        while at < words.len() {
            let read = reader.read(at, after);
            let first = words.word(at);
            let end = words.word(at + read.taken - 1).span.end;
            if first.break_before.is_some() {
                gap = stronger(gap, first.break_before);
                lead = None;
            }
            (at, after) = (at + read.taken, read.after);
            let start = lead.unwrap_or(first.span.start);
            let Some(spelling) = read.spelling else {
                lead = Some(start);
                continue;
            };
            lead = None;
            out.push(Token {
                key: number(&mut self.numbers, &mut self.reading.keys, spelling),
                start: offset(start - base),
                end: offset(end - base),
                gap: gap.take(),
                nature: read.nature,
            });
        }
    }

    /// The article of a unit, else the nearest annex or section, else the document.
    fn article(&mut self, unit: usize) -> usize {
        let mut line = self.outline.ancestors(unit);
        line.push(unit);
        let is = |kinds: &[Kind]| {
            let found = line.iter().rev();
            found
                .copied()
                .find(|u| kinds.contains(&self.outline.units[*u].kind))
        };
        let at = is(&[Kind::Articolo])
            .or_else(|| is(&[Kind::Allegato, Kind::Sezione]))
            .unwrap_or(0);
        if let Some(&known) = self.articles.get(&at) {
            return known;
        }
        let about = &self.outline.units[at];
        let place = self.text.place_of(about.full.start);
        self.reading.articles.push(Article {
            locator: about.locator.clone(),
            place: about.place.clone(),
            origin: (place.page, place.line),
        });
        let index = self.reading.articles.len() - 1;
        self.articles.insert(at, index);
        index
    }
}

fn number(numbers: &mut HashMap<String, u32>, keys: &mut Vec<String>, spelling: String) -> u32 {
    if let Some(&known) = numbers.get(&spelling) {
        return known;
    }
    let index = offset(keys.len());
    numbers.insert(spelling.clone(), index);
    keys.push(spelling);
    index
}

/// The stronger of two punctuation marks: what parts sentences, then clauses, then items.
fn stronger(one: Option<char>, other: Option<char>) -> Option<char> {
    const MARKS: &str = ";:\n()-,\"/.";
    let rank =
        |mark: Option<char>| mark.map_or(MARKS.len() + 1, |c| MARKS.find(c).unwrap_or(MARKS.len()));
    if rank(other) < rank(one) { other } else { one }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a text is shorter than 4 GiB")
}

impl Passage {
    /// How many of its tokens tell.
    pub fn weight(&self) -> usize {
        self.tokens.iter().filter(|t| t.tells()).count()
    }

    /// The printed words of a range of tokens; empty for an empty range.
    pub fn words(&self, range: std::ops::Range<usize>) -> &str {
        let (Some(first), Some(last)) = (
            self.tokens.get(range.start),
            range.end.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) else {
            return "";
        };
        if range.is_empty() {
            return "";
        }
        let bytes = first.bytes().start..last.bytes().end;
        let words = self.clean.get(bytes.clone()).unwrap_or("");
        let open = words.matches('(').count() > words.matches(')').count();
        let closes = open && self.clean[bytes.end..].starts_with(')');
        self.clean
            .get(bytes.start..bytes.end + usize::from(closes))
            .unwrap_or(words)
    }

    /// The sentence in which token `at` stands; of one past the last, the last.
    pub fn sentence(&self, at: usize) -> std::ops::Range<usize> {
        let found = self.sentences.iter().find(|s| at < s.end);
        found.or(self.sentences.last()).cloned().unwrap_or(0..0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::{GrammarSet, NamedText};

    fn equivalences() -> Equivalences {
        let file = NamedText {
            path: "equivalenze.yaml".into(),
            text: include_str!("../../grammars/equivalenze.yaml").into(),
        };
        let (set, faults) = GrammarSet::load(&[file]);
        assert!(faults.is_empty(), "{faults:?}");
        set.equivalences
    }

    /// Ways to write the same thing.
    const SAME: &[(&str, &str)] = &[
        (
            "l'art. 57, comma 1, lett. b), del CCNL 21 maggio 2018",
            "l’articolo 57 c. 1 lettera b del C.C.N.L. del 21.05.2018",
        ),
        ("legge 22 maggio 2017, n. 81", "L. 81/2017"),
        ("la legge n. 81 del 2017", "L. n. 81/2017"),
        (
            "del d.lgs. n. 165/2001",
            "del decreto legislativo 30 marzo 2001, n. 165",
        ),
        (
            "D.P.R. 62/2013",
            "decreto del Presidente della Repubblica n. 62/2013",
        ),
        ("almeno trenta (30) giorni", "almeno 30 giorni"),
        ("entro un mese", "entro 1 mese"),
        ("il quindicesimo giorno", "il 15esimo giorno"),
        (
            "tra le ore 22:00 e le ore 6.00",
            "tra le ore 22 e le ore 06:00",
        ),
        ("l'Amministrazione può", "l'Ente puo'"),
        ("dei lavoratori", "del dipendente"),
        ("e successive modificazioni ed integrazioni", "e s.m.i."),
        ("la effettuazione", "l'effettuazione"),
        ("l'art. 55- quater", "l'art. 55-quater"),
        ("CCNL 21.05. 2018", "CCNL 21/5/2018"),
        ("i commi 5, 6 ed 8", "i commi 5, 6 e 8"),
    ];

    /// Things that are not the same, however near.
    const OTHER: &[(&str, &str)] = &[
        ("entro 30 giorni", "entro 30 ore"),
        ("la legge n. 81/2017", "il d.lgs. n. 81/2017"),
        ("l'art. 33", "l'art. 33-bis"),
        ("l'11 maggio 2018", "l'art. 11"),
        ("può", "deve"),
        ("del dirigente", "dal dirigente"),
        ("il 5 maggio", "il 6 maggio"),
    ];

    #[test]
    fn renderings_of_the_same_are_spelt_the_same() {
        let equivalences = equivalences();
        for (one, other) in SAME {
            assert_eq!(
                spelt(one, &equivalences),
                spelt(other, &equivalences),
                "{one} / {other}"
            );
        }
        for (one, other) in OTHER {
            assert_ne!(
                spelt(one, &equivalences),
                spelt(other, &equivalences),
                "{one} / {other}"
            );
        }
    }
}
