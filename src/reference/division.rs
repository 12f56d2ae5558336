//! Places above the articles: titolo, capo, sezione; and beside them: allegato, tabella.

use super::resolve::{Missing, Outcome, plain};
use crate::cite::{Division, Number};
use crate::outline::{self, Kind, Outline};

/// The unit that a path of divisions means, whose last is `kind` with `number`.
pub(super) fn division(
    outline: &Outline,
    from: usize,
    path: &[(Division, Number)],
    (kind, number): (Division, &Number),
) -> Outcome {
    let (units, missing) = kinds(kind);
    let is = |u: &usize| units.contains(&outline.units[*u].kind);
    let mut line = outline.ancestors(from);
    line.push(from);
    let Number::Printed(number) = number else {
        let around = line.iter().rev().find(|u| is(u));
        return around.map_or(Outcome::Missing(Missing::Around), |u| Outcome::Found(*u));
    };
    let same = |u: &usize| {
        let own = outline.units[*u].number.as_deref().unwrap_or_default();
        plain(own) == plain(number)
            || kind < Division::Allegato
                && outline::value(own) == outline::value(number)
                && outline::value(own) > 0
    };
    let mut found: Vec<usize> = (0..outline.units.len()).filter(is).filter(same).collect();
    if let [(Division::Titolo, Number::Printed(outer)), _] = path {
        found.retain(|u| is_inside(outline, *u, outer));
    } else {
        found = nearest(outline, &line, found);
    }
    match found.as_slice() {
        [] => Outcome::Missing(missing),
        [one] => Outcome::Found(*one),
        _ => Outcome::Many(found),
    }
}

/// Of several units, those that share the longest way from the document with the reference.
fn nearest(outline: &Outline, line: &[usize], found: Vec<usize>) -> Vec<usize> {
    let shared = |u: &usize| {
        let above = outline.ancestors(*u);
        above.iter().zip(line).take_while(|(a, b)| a == b).count()
    };
    let most = found.iter().map(shared).max().unwrap_or(0);
    found.into_iter().filter(|u| shared(u) == most).collect()
}

/// The units that a division may be, and what is missing when there is none.
fn kinds(kind: Division) -> (&'static [Kind], Missing) {
    match kind {
        Division::Titolo => (&[Kind::Titolo], Missing::Division),
        Division::Capo => (&[Kind::Capo], Missing::Division),
        Division::Sezione => (&[Kind::Sezione], Missing::Division),
        Division::Allegato => (&[Kind::Allegato], Missing::Annex),
        Division::Tabella => (&[Kind::Tabella, Kind::Allegato], Missing::Table),
    }
}

/// Whether a unit stands below one with this number.
fn is_inside(outline: &Outline, unit: usize, number: &str) -> bool {
    outline.ancestors(unit).iter().any(|above| {
        let own = outline.units[*above].number.as_deref().unwrap_or_default();
        outline::value(own) == outline::value(number)
    })
}
