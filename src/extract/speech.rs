//! What a sentence does besides stating: it recites, reports, claims, promises or quotes.

use super::Source;
use super::residue::commands;
use crate::cite;
use crate::grammar::{Line, Recognition, Sieved, Speech};
use crate::outline::Kind;
use crate::provision::Provision;
use crate::rule::Binding;
use crate::text::{Span, Words, ceil_boundary};

/// How a sentence is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    /// How far it binds.
    pub force: Binding,
    /// Whether only the topics of claims look at it: a recital, or a claim inside an act that binds.
    pub claims_only: bool,
}

/// How a sentence is to be taken, as far as its own words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Whether it lays nothing down: an intention for the future, a matter that the act leaves alone.
    unsaid: bool,
    /// How far it binds, where it says so.
    force: Option<Binding>,
    /// Whether it has a verb of duty: an item of a list that does is a sentence of its own.
    pub commands: bool,
}

impl Manner {
    /// That of a sentence of these words.
    pub fn of(own: &Sieved<'_>, recognition: &Recognition) -> Self {
        let mut unsaid = recognition.unsaid.iter();
        let mut verbs = recognition.deontic.iter().flat_map(|(_, lines)| lines);
        Self {
            unsaid: unsaid.any(|line| line.program.occurs_in(own)),
            force: Speech::lowered(&recognition.speech, own),
            commands: verbs.any(|line| line.program.occurs_in(own)),
        }
    }
}

/// The stance of a sentence; `None` when it lays nothing down, as a question does.
pub fn stance(
    source: Source<'_>,
    (provision, own): (&Provision, &Sieved<'_>),
    manner: Manner,
    recognition: &Recognition,
) -> Option<Stance> {
    let asks = source.text.clean[provision.span.range()].ends_with('?');
    if manner.unsaid || asks {
        return None;
    }
    let forces = &source.profile.forces;
    let unit = forces.get(provision.unit).copied().unwrap_or_default();
    let form = source.outline.units[provision.unit].kind == Kind::Chiusura;
    let unit = if form { Binding::Form.max(unit) } else { unit };
    let force = manner.force.map_or(unit, |own| own.max(unit));
    let whole = forces.first().copied().unwrap_or_default();
    let foreign = force == Binding::Claim && whole != Binding::Claim;
    Some(Stance {
        force,
        claims_only: foreign || recites(source, (provision, own), recognition),
    })
}

/// Whether the sentence, the words that open its list or a heading above open with «visto»,
/// «premesso che» …, outside the articles; or it tells something, below a heading like «Premessa».
fn recites(
    source: Source<'_>,
    (provision, own): (&Provision, &Sieved<'_>),
    recognition: &Recognition,
) -> bool {
    let units = &source.outline.units;
    let mut line = source.outline.ancestors(provision.unit);
    line.push(provision.unit);
    if line.iter().any(|u| units[*u].kind == Kind::Articolo) {
        return false;
    }
    let words = |span: &Span| Words::new(&source.text.words, 0..0, source.text.words.inside(*span));
    let recital = |words: Words<'_>| {
        let resolved = recognition
            .resolution
            .iter()
            .any(|l| l.program.occurs(words));
        opens(&recognition.preamble, words) && !resolved
    };
    let tells = || {
        let premises = |span: &Span| opens(&recognition.premises, words(span));
        // Before the first article a heading is a paragraph like the others.
        let before = line.iter().filter(|u| units[**u].kind == Kind::Preambolo);
        let mut before = before.flat_map(|u| source.outline.children(*u));
        let below = before.any(|u| {
            let body = units[u].body;
            u < provision.unit && words(&body).len() <= TITLE && premises(&body)
        });
        (below || provision.trail.iter().any(premises)) && !commands(recognition, own)
    };
    recital(provision.words(source.text))
        || recital(own.words)
        || tells()
        || provision
            .trail
            .iter()
            .any(|heading| recital(words(heading)))
}

/// A paragraph of so few words may be a heading.
const TITLE: usize = 4;

fn opens(lines: &[Line], words: Words<'_>) -> bool {
    let at_start = |line: &Line| line.program.at(0, words, &|_, _| None, &|_| true);
    lines.iter().any(|line| at_start(line).is_some())
}

/// Fewer words than this between quotation marks are a name or a stress, not another act's words.
const QUOTATION: usize = 8;

/// The most bytes between the marks of one quotation.
const REACH: usize = 4000;

/// Pairs of marks that open and close a quotation.
const MARKS: &[(char, char)] = &[('«', '»'), ('“', '”'), ('"', '"')];

/// Whether `span` of the clean text stands inside a quotation of another act: words between marks,
/// after words that cite an act or announce its words.
pub fn quotes_another(source: Source<'_>, span: Span, recognition: &Recognition) -> bool {
    MARKS
        .iter()
        .filter_map(|marks| around(&source.text.clean, span, *marks))
        .any(|quoted| {
            let inside = source.text.words.inside(quoted);
            inside.len() >= QUOTATION && announced(source, quoted.start, recognition)
        })
}

/// The quotation that holds `span`, if one does.
fn around(clean: &str, span: Span, (open, close): (char, char)) -> Option<Span> {
    let before = &clean[..span.start];
    let reach = ceil_boundary(clean, span.start.saturating_sub(REACH));
    let start = reach + clean[reach..span.start].rfind(open)?;
    if before[start + open.len_utf8()..].contains(close) {
        return None;
    }
    if open == close && marks_of_line(before, open).is_multiple_of(2) {
        return None;
    }
    let reach = ceil_boundary(clean, span.end + REACH);
    let end = span.end + clean[span.end..reach].find(close)?;
    let one = end - start <= REACH && !clean[span.range()].contains(close);
    one.then(|| Span::new(start + open.len_utf8(), end))
}

/// How many marks stand on the last line of `before`: an odd number leaves one open.
fn marks_of_line(before: &str, mark: char) -> usize {
    let line = before.rfind('\n').map_or(before, |i| &before[i..]);
    line.matches(mark).count()
}

/// How many bytes before the mark may hold the citation.
const INTRODUCTION: usize = 160;

/// Whether the words before `at`, in the same paragraph, cite an act or say that it reads so.
fn announced(source: Source<'_>, at: usize, recognition: &Recognition) -> bool {
    let clean = &source.text.clean;
    let line = clean[..at].rfind('\n').map_or(0, |i| i + 1);
    let from = ceil_boundary(clean, at.saturating_sub(INTRODUCTION).max(line));
    let span = Span::new(from, at);
    let words = Words::new(&source.text.words, 0..0, source.text.words.inside(span));
    let says = |line: &Line| line.program.occurs(words);
    recognition.quotation.iter().any(says) || !cite::find(&clean[span.range()]).is_empty()
}
