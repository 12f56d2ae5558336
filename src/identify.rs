//! Layer 6: what kind of act a document is, of which comparto, and how far each of its parts binds.

use std::cmp::Reverse;
use std::ops::Range;

use crate::grammar::{ActKind, Comparto, Line, Recognition, Sieved, Speech};
use crate::outline::{Kind, Outline};
use crate::rule::{Binding, Identity, Profile};
use crate::text::{Span, Text, Words, floor_boundary};
use crate::value::{self, Value, ValueType};

/// How many words of an annex say what it is: further down an application may name the agreement.
const ANNEX_HEAD: usize = 40;

/// How many words from the start count as the head of a document.
const HEAD: usize = 120;

/// Completes `known` (what the index says) from the text itself, and says why.
pub fn identify(
    text: &Text,
    outline: &Outline,
    recognition: &Recognition,
    known: Identity,
) -> Profile {
    let mut identity = known;
    let head = head(text, outline);
    let kind = kind(text, outline, recognition, head, &mut identity);
    if identity.comparto.is_none() {
        comparto(text, recognition, head, &mut identity);
    }
    cited(text, recognition, &mut identity);
    if identity.title.is_empty() {
        identity.title = title(text, outline);
    }
    if identity.institution.is_none() {
        let comparto = identity.comparto.as_deref();
        identity.institution = institution(text, recognition, comparto, head);
    }
    if identity.date.is_none() {
        date(text, outline, recognition, &mut identity);
    }
    let whole = kind.map_or(Binding::Binding, |k| k.force);
    Profile {
        identity,
        forces: forces(text, outline, recognition, whole),
    }
}

/// What stands before the first article, or the first words of a document without articles.
fn head<'t>(text: &'t Text, outline: &Outline) -> Words<'t> {
    let article = outline.units.iter().find(|u| u.kind == Kind::Articolo);
    let end = article.map_or(text.clean.len(), |u| u.full.start);
    let before = text.words.inside(Span::new(0, end)).len();
    let length = if before == 0 {
        text.words.len()
    } else {
        before
    };
    Words::new(&text.words, 0..0, 0..length.min(HEAD))
}

/// The kind that the index names; else the first whose signs stand in the text, and of those that
/// the head names, the one that it names first.
fn kind<'r>(
    text: &Text,
    outline: &Outline,
    recognition: &'r Recognition,
    head: Words<'_>,
    identity: &mut Identity,
) -> Option<&'r ActKind> {
    if !identity.kind.is_empty() {
        identity.reasons.push(format!(
            "tipo di atto `{}`: lo dice l'indice",
            identity.kind
        ));
        return recognition.kinds.iter().find(|k| k.id == identity.kind);
    }
    let whole = Words::whole(&text.words);
    let shape = Shape::of(text, outline);
    let fits: Vec<&ActKind> = recognition
        .kinds
        .iter()
        .filter(|k| shape.fits(k) && stand(k, head, whole))
        .collect();
    let first = *fits.first()?;
    let found = if first.head.is_empty() {
        first
    } else {
        let named = fits.iter().filter(|k| !k.head.is_empty());
        *named.min_by_key(|k| named_at(k, head))?
    };
    let mut found_at = signs(&found.head, head);
    found_at.extend(signs(&found.text, whole));
    found_at.truncate(3);
    identity.kind.clone_from(&found.id);
    identity.reasons.push(format!(
        "tipo di atto: {} ({})",
        found.title,
        quoted(text, &found_at)
    ));
    Some(found)
}

/// What a document looks like, apart from its words.
struct Shape {
    has_articles: bool,
    /// Empty fields before the first annex.
    blanks: usize,
}

impl Shape {
    fn of(text: &Text, outline: &Outline) -> Self {
        let annex = outline.units.iter().find(|u| u.kind == Kind::Allegato);
        let end = annex.map_or(text.clean.len(), |u| u.full.start);
        let body = words(text, Span::new(0, end));
        Self {
            has_articles: outline.units.iter().any(|u| u.kind == Kind::Articolo),
            blanks: (0..body.len()).filter(|&i| body.get(i) == "_").count(),
        }
    }

    fn fits(&self, kind: &ActKind) -> bool {
        kind.articles
            .is_none_or(|wanted| wanted == self.has_articles)
            && self.blanks >= kind.blanks
    }
}

/// Whether the signs of a kind stand in the head and in the text.
fn stand(kind: &ActKind, head: Words<'_>, whole: Words<'_>) -> bool {
    let in_text = kind.text.iter().filter(|l| l.program.occurs(whole));
    (kind.head.is_empty() || kind.head.iter().any(|l| l.program.occurs(head)))
        && in_text.take(kind.at_least).count() >= kind.at_least
}

/// Before these words an act is another's mention: «allegato al regolamento», «l'accordo individuale».
const MENTIONS: &[&str] = &[
    "il", "lo", "la", "l", "un", "al", "allo", "alla", "all", "del", "dello", "della", "dell",
    "dal", "dalla", "dall", "nel", "nello", "nella", "nell", "sul", "sullo", "sulla", "sull", "i",
    "gli", "degli", "dei", "agli", "ai", "ogni", "ciascun", "vigente", "predetto", "citato",
];

/// Where the head names the kind as what the document is; after that, where it mentions it.
fn named_at(kind: &ActKind, head: Words<'_>) -> (bool, usize) {
    let places = kind.head.iter().flat_map(|line| {
        (0..head.len()).filter(|&at| line.program.at(at, head, &|_, _| None, &|_| true).is_some())
    });
    let mentioned = |at: usize| at > 0 && MENTIONS.contains(&head.get(at - 1));
    places
        .map(|at| (mentioned(at), at))
        .min()
        .unwrap_or((true, usize::MAX))
}

/// The signs in the words of the text.
fn quoted(text: &Text, signs: &[Span]) -> String {
    if signs.is_empty() {
        return "nessun segno contrario".into();
    }
    let words: Vec<String> = signs
        .iter()
        .map(|s| format!("«{}»", text.quote(*s)))
        .collect();
    format!("segni trovati: {}", words.join(", "))
}

/// Where each of `lines` first stands in `words`.
fn signs(lines: &[Line], words: Words<'_>) -> Vec<Span> {
    let first = |l: &Line| l.program.find(words, &|_, _| None, &|_| true);
    lines
        .iter()
        .filter_map(first)
        .map(|m| spanned(words, &m.words))
        .collect()
}

/// The comparto with most signs: its contracts in the text, which count double, its institutions in
/// the head. Of two with as many, the one named first.
fn comparto(text: &Text, recognition: &Recognition, head: Words<'_>, identity: &mut Identity) {
    let whole = Words::whole(&text.words);
    let scored = recognition.comparti.iter().filter_map(|c| {
        let (contracts, names) = (signs(&c.contracts, whole), signs(&c.names, head));
        let score = contracts.len() * 2 + names.len();
        let found = [contracts, names].concat();
        let first = found.iter().map(|s| s.start).min()?;
        Some((Reverse(score), first, c, found))
    });
    match scored.min_by_key(|(score, first, _, _)| (*score, *first)) {
        Some((_, _, c, mut found)) => {
            found.truncate(3);
            identity.comparto = Some(c.id.clone());
            identity
                .reasons
                .push(format!("comparto {} ({})", c.title, quoted(text, &found)));
        }
        None => identity.reasons.push(
            "comparto sconosciuto: il testo non nomina né un contratto né un tipo di ente".into(),
        ),
    }
}

/// The newest contract of its comparto that the text cites.
fn cited(text: &Text, recognition: &Recognition, identity: &mut Identity) {
    let whole = Words::whole(&text.words);
    let own = |c: &&Comparto| Some(&c.id) == identity.comparto.as_ref();
    let Some(comparto) = recognition.comparti.iter().find(own) else {
        return;
    };
    let found = comparto.cited.iter().find_map(|(triennio, lines)| {
        let sign = signs(lines, whole).into_iter().next()?;
        Some((triennio.clone(), sign))
    });
    if let Some((triennio, sign)) = found {
        let words = text.quote(sign);
        identity.reasons.push(format!(
            "contratto citato nel testo: triennio {triennio} («{words}»)"
        ));
        identity.cited = Some(triennio);
    }
}

fn title(text: &Text, outline: &Outline) -> String {
    let heading = outline.units.first().and_then(|u| u.heading);
    let first = || {
        text.clean
            .lines()
            .map(str::trim)
            .find(|l| !l.is_empty())
            .unwrap_or_default()
            .to_owned()
    };
    shortened(heading.map_or_else(first, |span| text.quote(span)))
}

/// A title has at most so many bytes: more is the first paragraph of a text without one.
const TITLE: usize = 400;

/// Cut between two words where it is no title any more.
fn shortened(title: String) -> String {
    if title.len() <= TITLE {
        return title;
    }
    let head = &title[..floor_boundary(&title, TITLE)];
    let end = head.rfind(' ').unwrap_or(head.len());
    format!("{} …", &head[..end])
}

/// How many words may stand between the adoption and its date.
const DATE_WITHIN: usize = 16;

/// The first date after words of adoption: in the head of the document, in a line of the preamble
/// that opens with them («approvato con …», not «visto il contratto sottoscritto il …»), or at the
/// close.
fn date(text: &Text, outline: &Outline, recognition: &Recognition, identity: &mut Identity) {
    let found = outline.units.iter().find_map(|u| {
        let (span, within) = match u.kind {
            Kind::Document => (u.heading.map_or(u.body, |h| h.join(u.body)), usize::MAX),
            Kind::Chiusura => (u.full, usize::MAX),
            Kind::Capoverso if outline.units[u.parent].kind == Kind::Preambolo => (u.body, 2),
            _ => return None,
        };
        dated(words(text, span), recognition, within)
    });
    if let Some((iso, sign)) = found {
        identity.reasons.push(format!(
            "data dell'atto {iso} (dopo «{}»)",
            text.quote(sign)
        ));
        identity.date = Some(iso);
    }
}

/// A date with its year after words of adoption that begin before word `within`: ISO form, and the
/// words that led to it.
fn dated(words: Words<'_>, recognition: &Recognition, within: usize) -> Option<(String, Span)> {
    recognition.adoption.iter().find_map(|line| {
        let sign = line
            .program
            .find(words, &|_, _| None, &|m| m.start <= within)?
            .words;
        let iso =
            (sign.end..words.len().min(sign.end + DATE_WITHIN)).find_map(
                |at| match value::read(ValueType::Date, words, at) {
                    Some((Value::Date(date), _)) if date.has_year() => Some(date.iso()),
                    _ => None,
                },
            )?;
        Some((iso, spanned(words, &sign)))
    })
}

/// Where matched words stand in the clean text.
fn spanned(words: Words<'_>, sign: &Range<usize>) -> Span {
    words
        .word(sign.start)
        .span
        .join(words.word(sign.end - 1).span)
}

/// The line of the head that names an institution, of its own comparto before one of another: above an
/// Azienda stands its Regione.
fn institution(
    text: &Text,
    recognition: &Recognition,
    own: Option<&str>,
    head: Words<'_>,
) -> Option<String> {
    let named = |of_own: bool| {
        let comparti = recognition.comparti.iter();
        let comparti = comparti.filter(|c| (own == Some(c.id.as_str())) == of_own);
        let names = comparti.flat_map(|c| &c.names);
        let found = names.filter_map(|l| l.program.find(head, &|_, _| None, &|_| true));
        found.map(|m| m.words.start).min()
    };
    let at = named(true).or_else(|| named(false))?;
    let start = head.word(at).span.start;
    let line_start = text.clean[..start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text.clean[start..]
        .find('\n')
        .map_or(text.clean.len(), |i| start + i);
    let line = text.quote(Span::new(line_start, line_end));
    (line.chars().count() <= 90).then_some(line)
}

/// How far each unit binds: that of the whole act, lowered inside annexes and examples.
fn forces(
    text: &Text,
    outline: &Outline,
    recognition: &Recognition,
    whole: Binding,
) -> Vec<Binding> {
    let mut forces: Vec<Binding> = Vec::with_capacity(outline.units.len());
    for unit in &outline.units {
        let above = forces.get(unit.parent).copied().unwrap_or(whole);
        let named = unit.heading.and_then(|heading| {
            Speech::lowered(&recognition.speech, &Sieved::new(words(text, heading)))
        });
        let own = if unit.kind == Kind::Allegato {
            let all = words(text, unit.full);
            let head = all.part(0..all.len().min(ANNEX_HEAD));
            Speech::lowered(&recognition.annexes, &Sieved::new(head)).max(named)
        } else {
            named
        };
        forces.push(own.map_or(above, |force| force.max(above)));
    }
    forces
}

fn words(text: &Text, span: Span) -> Words<'_> {
    Words::new(&text.words, 0..0, text.words.inside(span))
}
