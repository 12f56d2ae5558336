//! What differs between a rule of the document and one of the contract, and for whom it is better.

use super::Favour;
use super::bounds::{self as order, Order};
use super::topic::{Direction, Topic};
use crate::rule::{Modality, Rule};
use crate::value::{Items, Party, Value};

/// For the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The document is better.
    Better,
    /// The document is worse.
    Worse,
    /// There is no telling.
    Different,
}

/// One difference, in words that continue «rispetto al CCNL:».
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// For the worker.
    pub sign: Sign,
    /// What differs.
    pub words: String,
    /// Whether it decides: what a better clause leaves out is told and does not weigh.
    pub weighs: bool,
}

impl Difference {
    fn new(sign: Sign, words: String) -> Self {
        Self {
            sign,
            words,
            weighs: true,
        }
    }
}

/// All differences between `local` and `base`, two rules of `topic`.
pub(super) fn differences(local: &Rule, base: &Rule, topic: &Topic) -> Vec<Difference> {
    let clause = clause(local, base, topic);
    let other_clause = clause.as_ref().map(|d| d.sign);
    let mut found: Vec<Difference> = clause.into_iter().collect();
    if other_clause.is_none() {
        found.extend(bearer(local, base));
    }
    for slot in topic.slots.keys() {
        if follows_bearer(slot, local, base) {
            continue;
        }
        let direction = topic.direction(slot, local);
        let difference = match (local.values.get(slot), base.values.get(slot)) {
            (Some(l), Some(b)) => values(slot, l, b, direction),
            (None, Some(b)) => dropped(slot, b, direction),
            (Some(l), None) => added(slot, l, direction),
            (None, None) => None,
        };
        let one_sided = local.values.contains_key(slot) != base.values.contains_key(slot);
        found.extend(difference.and_then(|d| match other_clause {
            Some(sign) if one_sided => {
                (sign == d.sign).then_some(Difference { weighs: false, ..d })
            }
            _ => Some(d),
        }));
    }
    found
}

/// The sum of the differences, for the worker.
pub(super) fn favour(differences: &[Difference]) -> Favour {
    let has = |sign| differences.iter().any(|d| d.weighs && d.sign == sign);
    match (has(Sign::Better), has(Sign::Worse), has(Sign::Different)) {
        (true, true, _) => Favour::Mixed,
        (false, true, _) => Favour::Worse,
        (_, false, true) => Favour::Different,
        (true, false, false) => Favour::Better,
        (false, false, false) => Favour::Equal,
    }
}

/// Another clause: the place in the order of favour decides.
fn clause(local: &Rule, base: &Rule, topic: &Topic) -> Option<Difference> {
    if local.clause == base.clause {
        return None;
    }
    let sign = match (topic.rank(&local.clause), topic.rank(&base.clause)) {
        (Some(l), Some(b)) if l < b => Sign::Better,
        (Some(l), Some(b)) if l > b => Sign::Worse,
        _ => Sign::Different,
    };
    let words = format!(
        "«{}» invece di «{}»",
        topic.clause_words(&local.clause),
        topic.clause_words(&base.clause)
    );
    Some(Difference::new(sign, words))
}

/// How many of the two sides a party stands for: employer, worker.
fn sides(party: Party) -> (i8, i8) {
    match party {
        Party::Amministrazione | Party::Dirigente => (1, 0),
        Party::Dipendente => (0, 1),
        Party::Entrambi => (1, 1),
        Party::Sindacato | Party::Altro => (0, 0),
    }
}

/// Another bearer: powers are good where the worker has them, burdens where the employer has them.
fn bearer(local: &Rule, base: &Rule) -> Option<Difference> {
    let ((le, lw), (be, bw)) = (sides(local.bearer), sides(base.bearer));
    if (le, lw) == (be, bw) {
        return None;
    }
    let gain = (lw - bw) - (le - be);
    let gain = match local.modality {
        Modality::Right | Modality::Permission => gain,
        Modality::Obligation | Modality::Prohibition | Modality::Exclusion | Modality::Sanction => {
            -gain
        }
        Modality::Definition | Modality::Criterion | Modality::Reference | Modality::Claim => {
            return None;
        }
    };
    let sign = match gain.signum() {
        1 => Sign::Better,
        -1 => Sign::Worse,
        _ => Sign::Different,
    };
    Some(Difference::new(
        sign,
        format!(
            "vale per {} invece che per {}",
            whom(local.bearer),
            whom(base.bearer)
        ),
    ))
}

/// A party in running words.
pub(super) fn whom(party: Party) -> &'static str {
    match party {
        Party::Amministrazione => "l'amministrazione",
        Party::Dirigente => "il dirigente",
        Party::Dipendente => "il dipendente",
        Party::Entrambi => "entrambe le parti",
        Party::Sindacato => "il sindacato",
        Party::Altro => "altri",
    }
}

/// Whether a slot only names the bearer, on both sides: the bearer is compared by itself.
fn follows_bearer(slot: &str, local: &Rule, base: &Rule) -> bool {
    let names = |rule: &Rule| match rule.values.get(slot) {
        Some(Value::Party(party)) => Some(*party == rule.bearer),
        _ => None,
    };
    local.clause == base.clause && names(local) == Some(true) && names(base) == Some(true)
}

/// The same slot with two values.
fn values(slot: &str, local: &Value, base: &Value, direction: Direction) -> Option<Difference> {
    if let (Value::Items(l), Value::Items(b)) = (local, base) {
        return items(slot, l, b, direction);
    }
    let order = order::compare(local, base);
    let sign = sign(order, direction)?;
    let words = if order == Order::FlippedBound {
        format!(
            "limite rovesciato per {}: {local} invece di {base}",
            name(slot)
        )
    } else {
        format!("{}: {local} invece di {base}", name(slot))
    };
    Some(Difference::new(sign, words))
}

fn sign(order: Order, direction: Direction) -> Option<Sign> {
    match (order, direction) {
        (Order::Same | Order::LocalBlank | Order::BaselineBlank, _) => None,
        (Order::FlippedBound, _)
        | (Order::Less, Direction::More | Direction::Superset)
        | (Order::More, Direction::Less | Direction::Subset)
        | (Order::Subset, Direction::Superset | Direction::More)
        | (Order::Superset, Direction::Subset | Direction::Less) => Some(Sign::Worse),
        (Order::More, Direction::More | Direction::Superset)
        | (Order::Less, Direction::Less | Direction::Subset)
        | (Order::Superset, Direction::Superset | Direction::More)
        | (Order::Subset, Direction::Subset | Direction::Less) => Some(Sign::Better),
        _ => Some(Sign::Different),
    }
}

/// Two lists: what is added and what is left out are named.
fn items(slot: &str, local: &Items, base: &Items, direction: Direction) -> Option<Difference> {
    let added = minus(&local.items, &base.items);
    let missing = minus(&base.items, &local.items);
    let sign = match (direction, added.is_empty(), missing.is_empty()) {
        (Direction::None | Direction::More | Direction::Less, ..) | (_, true, true) => return None,
        (Direction::Superset, false, true) | (Direction::Subset, true, false) => Sign::Better,
        (Direction::Superset, true, false) | (Direction::Subset, false, _) => Sign::Worse,
        (Direction::Superset, false, false) => {
            let words = items_words(slot, &added, &missing);
            return Some(Difference::new(Sign::Different, words));
        }
    };
    Some(Difference::new(sign, items_words(slot, &added, &missing)))
}

fn minus<'a>(a: &'a [String], b: &[String]) -> Vec<&'a str> {
    a.iter()
        .filter(|x| !b.contains(x))
        .map(String::as_str)
        .collect()
}

fn items_words(slot: &str, added: &[&str], missing: &[&str]) -> String {
    let list = |items: &[&str]| items.iter().map(|i| name(i)).collect::<Vec<_>>().join(", ");
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!("aggiunge {}", list(added)));
    }
    if !missing.is_empty() {
        parts.push(format!("non nomina {}", list(missing)));
    }
    format!("{}: {}", name(slot), parts.join(" e "))
}

/// The contract has a value, the document has none there.
///
/// A protection that is left out is worse; a burden that is left out stays as the contract has it.
fn dropped(slot: &str, base: &Value, direction: Direction) -> Option<Difference> {
    protects(base, direction).then(|| {
        Difference::new(
            Sign::Worse,
            format!("manca: {} ({})", name(slot), shown(base)),
        )
    })
}

/// The document has a value, the contract has none there.
fn added(slot: &str, local: &Value, direction: Direction) -> Option<Difference> {
    let sign = match direction {
        Direction::None => return None,
        _ if protects(local, direction) => Sign::Better,
        _ => Sign::Worse,
    };
    Some(Difference::new(
        sign,
        format!("in più: {} ({})", name(slot), shown(local)),
    ))
}

/// Whether a value is there for the worker: a floor on what is good, a cap on what is not.
fn protects(value: &Value, direction: Direction) -> bool {
    match direction {
        Direction::Superset => true,
        Direction::More => !order::is_cap(value),
        Direction::Less => order::is_cap(value),
        Direction::Subset | Direction::None => false,
    }
}

/// A value in words: the ids of items lose their hyphens.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Items(items) => items
            .items
            .iter()
            .map(|i| name(i))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

/// The id of a slot or an item in words.
pub(super) fn name(id: &str) -> String {
    id.replace(['-', '_'], " ")
}
