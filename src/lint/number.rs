//! Numbers of articles, commi, letters and points: twice, missing, not from the first.

use super::{Finding, Subject, style};
use crate::diagnostic::Code;
use crate::outline::{self, Kind};

/// A unit with its number as a value; inserted units (`3-bis`) have the value of what they follow.
struct Item {
    unit: usize,
    value: u32,
    inserted: bool,
    printed: String,
}

/// Looks at each run of numbered units.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for run in articles(subject) {
        doubles(subject, &run, &mut found);
        gaps(subject, &run, &mut found);
    }
    for index in 0..subject.outline.units.len() {
        if subject.is_front(index) {
            continue;
        }
        for kind in [Kind::Comma, Kind::Lettera, Kind::Numero] {
            for run in runs(subject, index, kind) {
                doubles(subject, &run, &mut found);
                gaps(subject, &run, &mut found);
                start(subject, &run, kind, &mut found);
            }
        }
    }
    found
}

/// The articles of the act, and those of each annex, in reading order.
fn articles(subject: &Subject<'_>) -> Vec<Vec<Item>> {
    let mut runs: Vec<(Option<usize>, Vec<Item>)> = Vec::new();
    for index in 0..subject.outline.units.len() {
        if subject.unit(index).kind != Kind::Articolo || subject.is_front(index) {
            continue;
        }
        let annex = subject.annex(index);
        let Some(item) = item(subject, index) else {
            continue;
        };
        match runs.iter_mut().find(|(of, _)| *of == annex) {
            Some((_, run)) => run.push(item),
            None => runs.push((annex, vec![item])),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// The numbered children of one kind, cut where the numbers begin again: two lists may follow each other.
fn runs(subject: &Subject<'_>, parent: usize, kind: Kind) -> Vec<Vec<Item>> {
    let children = subject.outline.children(parent);
    let mut runs: Vec<Vec<Item>> = Vec::new();
    for index in children.filter(|u| subject.unit(*u).kind == kind) {
        let Some(item) = item(subject, index) else {
            continue;
        };
        let first = item.value == 1 && !item.inserted;
        match runs.last_mut() {
            Some(run) if !first => run.push(item),
            _ => runs.push(vec![item]),
        }
    }
    runs
}

fn item(subject: &Subject<'_>, unit: usize) -> Option<Item> {
    let printed = subject.unit(unit).number.clone()?;
    let base: String = printed
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect();
    let plain = base.chars().all(|c| c.is_ascii_digit())
        || base.chars().count() == 1
        || base.chars().all(char::is_uppercase);
    let value = outline::value(&base);
    let inserted = printed != base;
    (plain && value > 0).then_some(Item {
        unit,
        value,
        inserted,
        printed,
    })
}

fn doubles(subject: &Subject<'_>, run: &[Item], found: &mut Vec<Finding>) {
    for (nth, item) in run.iter().enumerate() {
        let twin = run[..nth]
            .iter()
            .find(|other| other.printed == item.printed);
        let Some(twin) = twin else { continue };
        let name = names(subject.unit(item.unit).kind).2;
        let sites = vec![subject.opening(item.unit), subject.opening(twin.unit)];
        let message = format!("ci sono due {name} {}", item.printed);
        found.push(Finding::new(Code::DuplicateNumber, sites, message));
    }
}

fn gaps(subject: &Subject<'_>, run: &[Item], found: &mut Vec<Finding>) {
    for pair in run.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let next = after.value > before.value + 1 && !follows(subject, before, after);
        if !next || before.value == 0 {
            continue;
        }
        let name = names(subject.unit(after.unit).kind).0;
        let (from, to) = (&before.printed, &after.printed);
        let message = format!("dopo {name} {from} viene {to}: manca un numero");
        let sites = vec![subject.opening(after.unit), subject.opening(before.unit)];
        found.push(Finding::new(Code::MissingNumber, sites, message));
    }
}

/// Italian lists leave out j, k, w, x, y.
fn follows(subject: &Subject<'_>, before: &Item, after: &Item) -> bool {
    let letters = subject.unit(after.unit).kind == Kind::Lettera;
    letters && outline::letters_follow(before.value, after.value)
}

fn start(subject: &Subject<'_>, run: &[Item], kind: Kind, found: &mut Vec<Finding>) {
    let Some(first) = run.first().filter(|item| item.value > 1) else {
        return;
    };
    // Where commi before it have no number, that is what is wrong.
    let alone = subject
        .outline
        .children(subject.unit(first.unit).parent)
        .take_while(|u| *u != first.unit)
        .all(|u| subject.unit(u).kind != kind);
    // «i.» is one in Roman numerals; «(2)» is a note; some lists go on from the section before.
    let roman = kind == Kind::Lettera && first.printed == "i";
    let note = subject.text.clean[subject.unit(first.unit).full.start..].starts_with('(');
    let foreign = subject.is_amendment(first.unit);
    if !alone || roman || note || foreign || goes_on(subject, first, kind) {
        return;
    }
    found.extend(back(subject, first).or_else(|| {
        let message = format!("l'elenco comincia {} {}", names(kind).1, first.printed);
        let sites = vec![subject.opening(first.unit)];
        Some(Finding::new(Code::ListStart, sites, message))
    }));
}

/// Whether the unit of this kind before the item, in the same part of the act, has the number before.
fn goes_on(subject: &Subject<'_>, first: &Item, kind: Kind) -> bool {
    let same =
        |u: &usize| subject.unit(*u).kind == kind && subject.annex(*u) == subject.annex(first.unit);
    let before = (0..first.unit)
        .rev()
        .find(same)
        .and_then(|u| item(subject, u));
    let next = before.is_some_and(|b| outline::letters_follow(b.value, first.value));
    next || subject.comma(first.unit).is_some_and(|c| {
        style::sign(subject, c) == style::sign(subject, first.unit)
            && above(subject, c) + 1 == first.value
    })
}

/// A number written as those of the commi that is not greater than that of the comma it stands in.
fn back(subject: &Subject<'_>, first: &Item) -> Option<Finding> {
    let comma = subject.comma(first.unit)?;
    let same = style::sign(subject, comma) == style::sign(subject, first.unit);
    let before = above(subject, comma);
    if !same || first.value > before || before == 0 {
        return None;
    }
    let message = format!("dopo il comma {before} viene di nuovo «{}.»", first.printed);
    let sites = vec![subject.opening(first.unit), subject.opening(comma)];
    Some(Finding::new(Code::DuplicateNumber, sites, message))
}

/// The number of a comma; 0 where it has none.
fn above(subject: &Subject<'_>, comma: usize) -> u32 {
    let number = subject.unit(comma).number.as_deref();
    number.map_or(0, outline::value)
}

/// A kind of unit with its article, with «da», in the plural.
fn names(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Articolo => ("l'articolo", "dall'articolo", "articoli"),
        Kind::Comma => ("il comma", "dal comma", "commi"),
        Kind::Lettera => ("la lettera", "dalla lettera", "lettere"),
        _ => ("il numero", "dal numero", "numeri"),
    }
}
