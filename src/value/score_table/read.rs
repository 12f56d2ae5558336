//! Rows of a table or of a list, or a sentence, → points.

use rust_decimal::Decimal;

use crate::text::{Words, fold};
use crate::value::duration::{self, Length};
use crate::value::op::{self, Op};
use crate::value::phrase::{List, take};
use crate::value::{Aside, number};

use super::{Bracket, Points, Score, ScoreRow, ScoreTable, bracket};

/// How a text writes «punti».
const POINTS: &str = "punti|punto|punteggio|pt|pti|p";

/// Words of a label that are kept.
const LABEL: usize = 6;

impl ScoreTable {
    /// The table whose rows are these lines of a list or table, cells parted by `|`; `None` when no line
    /// gives points.
    pub fn of_rows<'a>(lines: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let rows: Vec<ScoreRow> = lines.into_iter().filter_map(row).collect();
        (!rows.is_empty()).then_some(Self { rows })
    }

    /// The table that a sentence writes out: «5 punti per …, 3 punti per …».
    pub fn of_sentence(text: &str) -> Option<Self> {
        let rows: Vec<ScoreRow> = text.split(';').flat_map(sentence).collect();
        (!rows.is_empty()).then_some(Self { rows })
    }
}

/// Where a row gives points.
#[derive(Clone, Copy)]
struct Anchor {
    /// First word.
    start: usize,
    /// One past the last.
    end: usize,
    points: Points,
    /// Only how many at most.
    cap: bool,
    /// Whether it says «punti».
    named: bool,
}

/// What may stand for points without the word «punti».
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    /// Nothing: a sentence.
    Never,
    /// A number before «per», or at the end after a colon or dash: a row of a list.
    Row,
    /// A number before «per» or alone: a cell.
    Cell,
}

fn row(line: &str) -> Option<ScoreRow> {
    let cells: Vec<&str> = line
        .split('|')
        .map(str::trim)
        .filter(|c| !c.is_empty())
        .collect();
    let line = without_mark(line.trim());
    let Some((last, others)) = cells.split_last().filter(|(_, others)| !others.is_empty()) else {
        return one_cell(line);
    };
    let folded = fold(last);
    let words = Words::whole(&folded);
    let anchors = anchors(words, Bare::Cell);
    if anchors.first().is_none_or(|a| a.start > 0) {
        return None;
    }
    let (scores, max) = scores(words, &anchors);
    let label = others.iter().max_by_key(|cell| cell.len())?;
    Some(labelled(label, scores, max, line))
}

/// A line of a list: its condition, before or after its points.
fn one_cell(line: &str) -> Option<ScoreRow> {
    let folded = fold(line);
    let words = Words::whole(&folded);
    let anchors = anchors(words, Bare::Row);
    let first = anchors.first()?;
    let (mut scores, max) = scores(words, &anchors);
    let lead = if first.start > 0 {
        let from = words.word(0).span.start;
        &line[from..words.word(first.start - 1).span.end]
    } else {
        ""
    };
    if lead.is_empty()
        && let [only] = scores.as_mut_slice()
        && let Some(of) = only.of.take()
    {
        return Some(labelled(&of, scores, max, line));
    }
    Some(labelled(lead, scores, max, line))
}

/// The rows of a part of a sentence: one for each «punti», with the additions that follow it.
fn sentence(part: &str) -> Vec<ScoreRow> {
    let folded = fold(part);
    let words = Words::whole(&folded);
    let anchors = anchors(words, Bare::Never);
    let mut rows: Vec<ScoreRow> = Vec::new();
    for (i, anchor) in anchors.iter().enumerate().filter(|(_, a)| a.named) {
        let more = anchors[i + 1..]
            .iter()
            .take_while(|a| !a.named || a.cap)
            .count();
        let end = anchors.get(i + 1 + more).map_or(words.len(), |a| a.start);
        let (scores, max) = scores(words.part(0..end), &anchors[i..=i + more]);
        if anchor.cap && scores.is_empty() {
            continue;
        }
        let text = &part[words.word(anchor.start).span.start..words.word(end - 1).span.end];
        rows.extend(one_cell(text).or_else(|| Some(labelled("", scores, max, text))));
    }
    rows
}

/// A row with its condition; a bracket that stands in the condition is that of its points.
fn labelled(condition: &str, mut scores: Vec<Score>, max: Option<Points>, line: &str) -> ScoreRow {
    let folded = fold(condition);
    let words = Words::whole(&folded);
    let mut kept: Vec<usize> = (0..words.len()).collect();
    if let [only] = scores.as_mut_slice()
        && only.bracket.is_none()
        && let Some((bracket, at, taken)) = bracket_in(words)
    {
        only.bracket = Some(bracket);
        kept.retain(|i| *i < at || *i >= at + taken);
    }
    while kept.last().is_some_and(|i| EMPTY.contains(&words.get(*i))) {
        kept.pop();
    }
    let label: Vec<&str> = kept.iter().take(LABEL).map(|i| words.get(*i)).collect();
    let whole = fold(line);
    ScoreRow {
        label: label.join(" "),
        scores,
        max,
        window: Aside(window(Words::whole(&whole))),
        text: Aside(Some(line.to_owned())),
    }
}

/// Words that say nothing at the end of a condition.
const EMPTY: &[&str] = &[
    "sono",
    "è",
    "attribuiti",
    "assegnati",
    "attribuito",
    "spettano",
    "valgono",
    "vale",
    "a",
    "un",
    "di",
    "da",
    "con",
    "pari",
    "ad",
    "per",
    "e",
    "fino",
    "massimo",
    "più",
    "_",
    "n",
];

/// The first bracket of the words that names its measure.
fn bracket_in(words: Words<'_>) -> Option<(Bracket, usize, usize)> {
    (0..words.len()).find_map(|at| {
        let (bracket, taken) = bracket::read(words, at)?;
        bracket.measure.is_some().then_some((bracket, at, taken))
    })
}

/// «nei tre anni successivi», «negli ultimi due anni», «entro sei mesi».
fn window(words: Words<'_>) -> Option<Length> {
    static LEADS: List =
        List::new(&["nei|negli|nell|entro ultimi|primi|ultimo|primo|gli|i? ultimi|primi?"]);
    (0..words.len()).find_map(|at| {
        let lead = LEADS.any(words, at)?;
        duration::length(words, at + lead).map(|(length, _)| length)
    })
}

/// The line without its number, letter or dash.
fn without_mark(line: &str) -> &str {
    let line = line.trim_start_matches(['-', '–', '•', '*', '·', '|', ' ']);
    let mark = line.find([')', '.']).filter(|end| (1..=3).contains(end));
    match mark.map(|end| line.split_at(end + 1)) {
        Some((mark, rest))
            if rest.starts_with(' ')
                && mark[..mark.len() - 1].chars().all(char::is_alphanumeric) =>
        {
            rest.trim_start()
        }
        _ => line,
    }
}

/// Where the words give points, in order.
fn anchors(words: Words<'_>, bare: Bare) -> Vec<Anchor> {
    let mut found: Vec<Anchor> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let anchor =
            named(words, at).or_else(|| unnamed(words, at, bare, found.iter().any(|a| a.named)));
        at = anchor.map_or(at + 1, |anchor| anchor.end);
        found.extend(anchor);
    }
    found
}

/// «5 punti», «punti 5», «punti: n. 5», «fino a un massimo di 10 punti», «da 1 a 5 punti».
fn named(words: Words<'_>, at: usize) -> Option<Anchor> {
    let (bound, op) = Some(op::read(words, at))
        .filter(|(bound, _)| bound.op != Op::Min)
        .unwrap_or_default();
    let spread = take(words, at, "@da").and_then(|lead| {
        let (_, n) = number::read(words, at + lead)?;
        let to = take(words, at + lead + n, "@a")?;
        Some(lead + n + to)
    });
    let lead = spread.unwrap_or(op);
    let cited = at > 0 && take(words, at - 1, "@a|@di").is_some();
    let before = take(words, at + lead, POINTS).filter(|_| !cited);
    let inner = before.map_or(0, |n| op::read(words, at + lead + n).1);
    let upper = before.is_some_and(|n| op::read(words, at + lead + n).0.op == Op::Max);
    let start = at + lead + before.unwrap_or(0) + inner;
    let (number, n) = points_at(words, start)?;
    let after = take(words, start + n, POINTS).filter(|_| before.is_none());
    before.or(after)?;
    let place = words.get(at + lead) == "punto" && number > Decimal::ONE;
    Some(Anchor {
        start: at,
        end: start + n + after.unwrap_or(0),
        points: Points::of(number).filter(|_| !place)?,
        cap: spread.is_some() || upper || (op > 0 && bound.op == Op::Max),
        named: true,
    })
}

fn points_at(words: Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    number::read(words, at).or_else(|| {
        let one = number::article(words, at)?;
        take(words, at + one, "punto").map(|_| (Decimal::ONE, one))
    })
}

/// «+ 1 per ogni figlio», «figli minori: 5», a cell that holds only «14».
fn unnamed(words: Words<'_>, at: usize, bare: Bare, added: bool) -> Option<Anchor> {
    let (number, n) = number::read(words, at)?;
    let end = at + n;
    let last = end == words.len();
    let mark = words.word(at).break_before;
    let per = take(words, end, "per|ogni|se").is_some() && words.get(end + 1) != "cento";
    let behind = at.checked_sub(1).map_or("", |i| words.get(i));
    let of_bracket = matches!(
        behind,
        "da" | "dai" | "dal" | "a" | "ai" | "oltre" | "di" | "art" | "n"
    );
    let stands = match bare {
        Bare::Cell => (per && !of_bracket) || (last && at == 0),
        Bare::Row => {
            let opens = at == 0 && per;
            let closes = last && at > 0 && (matches!(mark, Some(':' | '-')) || behind == "_");
            opens || closes || (added && per && !of_bracket)
        }
        Bare::Never => added && per && !of_bracket,
    };
    Some(Anchor {
        start: at,
        end,
        points: Points::of(number).filter(|_| stands)?,
        cap: false,
        named: false,
    })
}

/// The points of each anchor with the words up to the next, and how many at most.
fn scores(words: Words<'_>, anchors: &[Anchor]) -> (Vec<Score>, Option<Points>) {
    let max = anchors.iter().find(|a| a.cap).map(|a| a.points);
    let ends = anchors.iter().skip(1).map(|a| a.start);
    let ends = ends.chain([words.len()]);
    let given = anchors.iter().zip(ends).filter(|(anchor, _)| !anchor.cap);
    let scores = given.map(|(anchor, end)| score(words.part(anchor.end..end), anchor.points));
    (scores.collect(), max)
}

/// Words before what points are given for each time.
static EACH: List = List::new(&[
    "per? ogni|ciascun|ciascuno|ciascuna|cadauno @di?",
    "per ognuno|ognuna @di",
]);

/// Words before what points are given for once.
static ONCE: List = List::new(&[
    "per @il?",
    "se|qualora|ove @il?",
    "in caso @di",
    "@a @il?",
    "@il",
]);

/// «per il primo figlio», «per ogni figlio aggiuntivo da 0 a 10 anni», «per km da 20 a 40».
fn score(words: Words<'_>, points: Points) -> Score {
    let each = EACH.any(words, 0);
    let lead = each.or_else(|| ONCE.any(words, 0)).unwrap_or(0);
    let (mut bracket, end) = bracket_from(words, lead);
    let mut what = spelt(words, lead, end);
    if let Some(bracket) = bracket.as_mut().filter(|b| b.measure.is_none()) {
        bracket.measure = bracket::measure(words.get(end - 1)).map(str::to_owned);
        let alone = end == lead + 1 && each.is_none();
        what = what.filter(|_| !alone);
    }
    Score {
        points,
        of: what.clone().filter(|_| each.is_none()),
        each: what.filter(|_| each.is_some()),
        bracket,
    }
}

/// The first bracket from word `lead` on whose measure it names or follows, and the word where what is
/// counted ends.
fn bracket_from(words: Words<'_>, lead: usize) -> (Option<Bracket>, usize) {
    let found = (lead..words.len()).find_map(|at| {
        let (bracket, _) = bracket::read(words, at)?;
        let before = at.checked_sub(1).map_or("", |i| words.get(i));
        let told = bracket.measure.is_some() || bracket::measure(before).is_some();
        told.then_some((Some(bracket), at))
    });
    found.unwrap_or((None, words.len()))
}

/// The first words, up to one that means something in the spoken form.
fn spelt(words: Words<'_>, from: usize, to: usize) -> Option<String> {
    let kept: Vec<&str> = (from..to)
        .map(|i| words.get(i))
        .take_while(|word| !matches!(*word, "da" | "massimo" | "_"))
        .take(LABEL)
        .collect();
    let end = kept.iter().rposition(|word| !EMPTY.contains(word))?;
    Some(kept[..=end].join(" "))
}
