//! What differs between a rule of the document and one of the contract, and for whom it is better.

use super::Favour;
use super::bounds;
use super::topic::{Direction, Topic};
use crate::rule::{Modality, Rule};
use crate::value::order::{self, Order};
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
    /// Whether it decides: beside another clause, what only one side has is told and does not weigh,
    /// nor does what has no direction.
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
    let mut found: Vec<Difference> = match clause(local, base, topic) {
        Some(other) => {
            let aside = one_sided(local, base, topic)
                .into_iter()
                .filter(|d| d.sign == other.sign);
            let aside: Vec<Difference> = aside.map(|d| Difference { weighs: false, ..d }).collect();
            std::iter::once(other).chain(aside).collect()
        }
        None => bearer(local, base)
            .into_iter()
            .chain(one_sided(local, base, topic))
            .collect(),
    };
    let same_clause = local.clause == base.clause;
    for (slot, l) in &local.values {
        if let Some(b) = base
            .values
            .get(slot)
            .filter(|_| !follows_bearer(slot, local, base))
        {
            let difference = values(slot, l, b, direction(slot, local, base, topic));
            found.extend(difference.map(|d| Difference {
                weighs: same_clause || d.sign != Sign::Different,
                ..d
            }));
        }
    }
    found
}

/// The direction of a slot; none when it hangs on the party and the two rules differ in that.
fn direction(slot: &str, local: &Rule, base: &Rule, topic: &Topic) -> Direction {
    let (l, b) = (topic.direction(slot, local), topic.direction(slot, base));
    if l == b { l } else { Direction::None }
}

/// Values that only one of the two rules has.
///
/// A time limit that stands in another slot than the contract's replaces it: there is no telling.
fn one_sided(local: &Rule, base: &Rule, topic: &Topic) -> Vec<Difference> {
    let only = |a: &Rule, b: &Rule| -> Vec<(String, Value)> {
        let own = a
            .values
            .iter()
            .filter(|(slot, _)| !b.values.contains_key(*slot));
        own.map(|(slot, value)| (slot.clone(), value.clone()))
            .collect()
    };
    let (mut in_local, mut in_base) = (only(local, base), only(base, local));
    let mut found = Vec::new();
    let time = |list: &[(String, Value)]| {
        list.iter()
            .position(|(_, v)| bounds::is_time(v.value_type()))
    };
    while let (Some(i), Some(j)) = (time(&in_local), time(&in_base)) {
        let ((_, l), (_, b)) = (in_local.remove(i), in_base.remove(j));
        found.push(Difference::new(
            Sign::Different,
            format!("{l} invece di {b}"),
        ));
    }
    found.extend(
        in_base
            .iter()
            .filter_map(|(slot, v)| dropped(slot, v, topic.direction(slot, base))),
    );
    found.extend(
        in_local
            .iter()
            .filter_map(|(slot, v)| added(slot, v, topic.direction(slot, local))),
    );
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
        (Order::Same | Order::LocalBlank | Order::BaselineBlank | Order::BothBlank, _) => None,
        (Order::FlippedBound, _)
        | (Order::Less | Order::Subset, Direction::More | Direction::Superset)
        | (Order::More | Order::Superset, Direction::Less | Direction::Subset) => Some(Sign::Worse),
        (Order::More | Order::Superset, Direction::More | Direction::Superset)
        | (Order::Less | Order::Subset, Direction::Less | Direction::Subset) => Some(Sign::Better),
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
        Direction::More => !bounds::is_cap(value),
        Direction::Less => bounds::is_cap(value),
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
