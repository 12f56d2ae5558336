//! Score tables: brackets that leave a gap or overlap, rows that are nearly the same.

use super::bracket::{Fault, faults};
use super::stems::ratio;
use super::{Finding, Site, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;
use crate::text::Span;
use crate::value::{Range, ranges};

/// Fewer words make no row that could be the twin of another by chance.
const LONG: usize = 10;

/// From this share of common words on two rows are nearly the same.
const TWIN: f64 = 0.9;

/// A range with the place where it stands.
type Found = (Range, usize, Span);

/// Looks at each row and paragraph that gives points, and at the rows of each table together.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, unit) in subject.outline.units.iter().enumerate() {
        if unit.kind == Kind::Tabella {
            found.extend(twins(subject, index));
            found.extend(down(subject, index));
        }
        if unit.kind == Kind::Riga || gives_points(subject, index) {
            found.extend(judged(subject, &read(subject, index)));
        }
    }
    found
}

fn gives_points(subject: &Subject<'_>, index: usize) -> bool {
    let unit = subject.unit(index);
    let text = matches!(
        unit.kind,
        Kind::Comma | Kind::Lettera | Kind::Numero | Kind::Trattino | Kind::Capoverso
    );
    text && subject.has(&subject.set.coherence.points, unit.body)
}

fn read(subject: &Subject<'_>, index: usize) -> Vec<Found> {
    let words = subject.words(subject.unit(index).body);
    let place = |(range, at): (Range, std::ops::Range<usize>)| {
        let last = at.end.max(at.start + 1) - 1;
        (
            range,
            index,
            words.word(at.start).span.join(words.word(last).span),
        )
    };
    ranges(words).into_iter().map(place).collect()
}

/// The rows of a table that have one range each, of the same measure.
fn down(subject: &Subject<'_>, table: usize) -> Vec<Finding> {
    let rows = subject.outline.children(table);
    let one = |row: usize| {
        let mut found = read(subject, row);
        (found.len() == 1).then(|| found.remove(0))
    };
    let column: Vec<Found> = rows.filter_map(one).collect();
    let same = column
        .windows(2)
        .all(|pair| pair[0].0.unit == pair[1].0.unit);
    if column.len() < 2 || !same {
        return Vec::new();
    }
    judged(subject, &column)
}

/// Gaps and overlaps by measure.
fn judged(subject: &Subject<'_>, found: &[Found]) -> Vec<Finding> {
    let mut units: Vec<&str> = found
        .iter()
        .map(|(range, ..)| range.unit.as_str())
        .collect();
    units.sort_unstable();
    units.dedup();
    units
        .into_iter()
        .flat_map(|unit| {
            let same: Vec<&Found> = found.iter().filter(|(r, ..)| r.unit == unit).collect();
            of_measure(subject, unit, &same)
        })
        .collect()
}

fn of_measure(subject: &Subject<'_>, unit: &str, found: &[&Found]) -> Vec<Finding> {
    let whole = found
        .iter()
        .any(|(r, ..)| r.from.is_some() && r.to.is_some());
    if found.len() < 2 || !whole {
        return Vec::new();
    }
    let ranges: Vec<Range> = found.iter().map(|(range, ..)| range.clone()).collect();
    let continuous = subject.set.coherence.is_continuous(unit);
    let (mut gaps, mut overlaps) = (Vec::new(), Vec::new());
    for fault in faults(&ranges, continuous) {
        match fault {
            Fault::Gap(where_) => gaps.push(where_),
            Fault::Overlap(where_) => overlaps.push(where_),
        }
    }
    let sites: Vec<Site> = found
        .iter()
        .map(|(_, at, span)| subject.site(*at, *span))
        .collect();
    let told = |code, what: &str, places: &[String]| {
        let message = format!("{what} {} {unit}", places.join(", "));
        (!places.is_empty()).then(|| Finding::new(code, sites.clone(), message.trim_end()))
    };
    let gap = told(Code::ScoreGap, "restano scoperti:", &gaps);
    let overlap = told(Code::ScoreOverlap, "in due fasce:", &overlaps);
    gap.into_iter().chain(overlap).collect()
}

/// Rows with the same words but one or two and different points.
fn twins(subject: &Subject<'_>, table: usize) -> Vec<Finding> {
    let rows: Vec<(usize, Vec<&str>, String)> = subject
        .outline
        .children(table)
        .filter_map(|row| {
            let (head, points) = subject.clean(subject.unit(row).body).rsplit_once('|')?;
            Some((
                row,
                head.split_whitespace().collect(),
                points.trim().to_owned(),
            ))
        })
        .collect();
    let mut found = Vec::new();
    for (nth, (row, words, points)) in rows.iter().enumerate() {
        for (other, again, others) in &rows[..nth] {
            if words.len() >= LONG && points != others && alike(words, again) {
                let message = format!(
                    "le righe sono uguali salvo {}, e danno {others} e {points}",
                    difference(again, words)
                );
                let sites = vec![subject.opening(*row), subject.opening(*other)];
                found.push(Finding::new(Code::ScoreTwins, sites, message));
            }
        }
    }
    found
}

fn alike(a: &[&str], b: &[&str]) -> bool {
    let same = a.iter().zip(b).filter(|(x, y)| x == y).count();
    let apart = a.iter().zip(b).filter(|(x, y)| x != y);
    // Two rows of a series differ by a name («Seconda Area», «Terza Area»); twins by a number.
    let numbers = apart
        .clone()
        .all(|(x, y)| [x, y].iter().all(|w| w.contains(char::is_numeric)));
    a.len() == b.len() && same < a.len() && ratio(same, a.len()) >= TWIN && numbers
}

/// The words that differ: «1» e «3».
fn difference(a: &[&str], b: &[&str]) -> String {
    let apart = a.iter().zip(b).filter(|(x, y)| x != y);
    let clean = |word: &str| word.trim_matches([',', ';', '.']).to_owned();
    let told: Vec<String> = apart
        .map(|(x, y)| format!("«{}» e «{}»", clean(x), clean(y)))
        .collect();
    told.join(", ")
}
