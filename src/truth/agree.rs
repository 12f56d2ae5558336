//! Whether the values of a rule are those that the readers found.

use crate::rule::{Modality, Rule};

use super::atom::{Atom, atoms, stems};
use super::file::{TruthRule, TruthValue};

/// Whether the values of `rule` are those of one of the ways that the readers hold right.
///
/// Where they give nothing but a yes, a no or words, the value is right when the modality is.
pub fn values_agree(truth: &TruthRule, rule: &Rule) -> bool {
    truth.ways().iter().any(|way| agrees(way, truth, rule))
}

/// Whether the modality is the readers', or an honest other.
pub fn modality_agrees(truth: &TruthRule, rule: &Rule) -> bool {
    truth.modality == rule.modality || truth.modality_ok.contains(&rule.modality)
}

fn agrees(way: &[TruthValue], truth: &TruthRule, rule: &Rule) -> bool {
    if !power_agrees(way, rule.modality) {
        return false;
    }
    let wanted: Vec<Atom> = way.iter().flat_map(atoms).collect();
    if wanted.is_empty() {
        let yes_or_no = |v: &TruthValue| matches!(v.kind.as_str(), "bool" | "enum" | "power");
        return !way.iter().any(yes_or_no) || modality_agrees(truth, rule);
    }
    let found: Vec<Atom> = rule.values.values().flat_map(own).collect();
    wanted.iter().all(|w| is_there(w, &found, rule)) && found.iter().all(|f| is_wanted(f, &wanted))
}

/// The atoms of a value of ours, by the form in which it is written in a ruleset.
fn own(value: &crate::value::Value) -> Vec<Atom> {
    let json = serde_json::to_value(value).unwrap_or_default();
    serde_json::from_value::<TruthValue>(json).map_or_else(|_| Vec::new(), |v| atoms(&v))
}

/// «may» is a permission, «must» an obligation.
fn power_agrees(way: &[TruthValue], modality: Modality) -> bool {
    way.iter().all(|v| {
        let power = v.fields.get("power").and_then(|p| p.as_str());
        match power.filter(|_| v.kind == "power") {
            Some("may") => matches!(modality, Modality::Permission | Modality::Right),
            Some("must") => modality == Modality::Obligation,
            _ => true,
        }
    })
}

fn is_there(wanted: &Atom, found: &[Atom], rule: &Rule) -> bool {
    match wanted {
        // No notice: none at all, or zero.
        Atom::Span(_, _, 0) => found.iter().all(|f| match f {
            Atom::Span(_, _, n) => *n == 0,
            Atom::Limit(..) | Atom::Vague(_) => false,
            _ => true,
        }),
        Atom::Party(party) if *party == rule.bearer.to_string() => true,
        _ => found.iter().any(|f| same(wanted, f)),
    }
}

/// A value of a kind that the readers have none of is no fault, nor are further items or parties.
fn is_wanted(found: &Atom, wanted: &[Atom]) -> bool {
    let kind = std::mem::discriminant(found);
    let alike = || wanted.iter().filter(|w| std::mem::discriminant(*w) == kind);
    match found {
        Atom::Items(_) | Atom::Party(_) => true,
        Atom::Blank => wanted
            .iter()
            .any(|w| matches!(w, Atom::Blank | Atom::Items(_) | Atom::Party(_))),
        _ => alike().next().is_none() || alike().any(|w| same(w, found)),
    }
}

fn same(wanted: &Atom, found: &Atom) -> bool {
    match (wanted, found) {
        (Atom::Vague(_), Atom::Vague(_)) => true,
        (Atom::Limit(a, x), Atom::Limit(b, y)) => {
            a == b && (x.is_empty() || y.is_empty() || !x.is_disjoint(y))
        }
        (Atom::Money(a, per), Atom::Money(b, other)) => a == b && (per.is_empty() || per == other),
        (Atom::Count(op, a, per), Atom::Count(other, b, of)) => {
            a == b && op == other && (per.is_empty() || per == of)
        }
        (Atom::Items(a), Atom::Items(b)) => same_items(a, b),
        _ => wanted == found,
    }
}

/// As many items, or most of them with a word in common: readers write words, grammars ids.
fn same_items(wanted: &[String], found: &[String]) -> bool {
    wanted.len() == found.len() || (mostly_in(wanted, found) && mostly_in(found, wanted))
}

fn mostly_in(some: &[String], others: &[String]) -> bool {
    let related = |a: &str, b: &str| !stems(a).is_disjoint(&stems(b));
    let hits = some
        .iter()
        .filter(|item| others.iter().any(|other| related(item, other)))
        .count();
    5 * hits >= 3 * some.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(json: &str) -> Vec<Atom> {
        atoms(&serde_json::from_str::<TruthValue>(json).expect("a value"))
    }

    #[test]
    fn items_agree_by_number_or_by_words() {
        let words = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let wanted = words(&["lavoro straordinario", "trasferte", "lavoro disagiato"]);
        assert!(same_items(&wanted, &words(&["a", "b", "c"])));
        let more = words(&["straordinario", "trasferta", "disagiato", "rischio"]);
        assert!(same_items(&wanted, &more));
        assert!(!same_items(&wanted, &words(&["turni", "straordinario"])));
        assert!(!same_items(&wanted, &[]));
    }

    #[test]
    fn the_same_value_in_two_spellings() {
        const TABLE: &[(&str, &str, bool)] = &[
            (
                r#"{"type":"duration","op":"min","iso":"P30D"}"#,
                r#"{"type":"duration","op":">=","n":30,"unit":"giorni"}"#,
                true,
            ),
            (
                r#"{"type":"duration","op":"min","iso":"P30D"}"#,
                r#"{"type":"duration","op":"max","iso":"P30D"}"#,
                false,
            ),
            (
                r#"{"type":"band","from":"9:00","to":"13","days":["lun-ven"]}"#,
                r#"{"type":"band","from":"09:00","to":"13:00","days":["lun","mar","mer","gio","ven"]}"#,
                true,
            ),
            (
                r#"{"type":"money","amount":20,"per":"mese"}"#,
                r#"{"type":"money","amount":"20.00","per":"month"}"#,
                true,
            ),
            (
                r#"{"type":"count","op":"max","n":2,"per":"settimana"}"#,
                r#"{"type":"count","op":"max","n":2,"per":"mese"}"#,
                false,
            ),
        ];
        for (a, b, agree) in TABLE {
            let (a, b) = (value(a), value(b));
            let all = a.iter().zip(&b).all(|(a, b)| same(a, b));
            assert_eq!(all && a.len() == b.len(), *agree, "{a:?} {b:?}");
        }
    }
}
