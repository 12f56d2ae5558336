//! Values that are sets: items, parties, time bands.

use crate::value::band::{Bands, Hours};
use crate::value::{Citations, Items, Party};

use super::Order;

/// The relation of two sets, by what each has alone and whether they share something.
fn sets(more: bool, less: bool, shared: bool) -> Order {
    match (more, less) {
        (false, false) => Order::Same,
        (true, false) => Order::Superset,
        (false, true) => Order::Subset,
        (true, true) if shared => Order::Overlap,
        (true, true) => Order::Disjoint,
    }
}

pub(super) fn items(a: &Items, b: &Items) -> Order {
    let more = a.items.iter().any(|id| !b.items.contains(id));
    let less = b.items.iter().any(|id| !a.items.contains(id));
    let reordered = a.ordered && b.ordered && a.items != b.items;
    match sets(more, less, a.items.iter().any(|id| b.items.contains(id))) {
        Order::Same if reordered => Order::Incomparable,
        order => order,
    }
}

pub(super) fn citations(a: &Citations, b: &Citations) -> Order {
    let more = a.targets.iter().any(|t| !b.targets.contains(t));
    let less = b.targets.iter().any(|t| !a.targets.contains(t));
    sets(more, less, a.targets.iter().any(|t| b.targets.contains(t)))
}

pub(super) fn parties(a: Party, b: Party) -> Order {
    let one_side = |party| {
        matches!(
            party,
            Party::Amministrazione | Party::Dirigente | Party::Dipendente
        )
    };
    match (a, b) {
        _ if a == b => Order::Same,
        (Party::Entrambi, side) if one_side(side) => Order::Superset,
        (side, Party::Entrambi) if one_side(side) => Order::Subset,
        _ => Order::Incomparable,
    }
}

/// Seven days of the week and holidays, minute by minute.
const DAY: usize = 24 * 60;

pub(super) fn bands(a: &Bands, b: &Bands) -> Order {
    let (mut here, mut there) = (a.bands.clone(), b.bands.clone());
    here.sort();
    there.sort();
    if here == there {
        return Order::Same;
    }
    match (covered(a), covered(b)) {
        (Some(a), Some(b)) => {
            let any = |test: fn(bool, bool) -> bool| a.iter().zip(&b).any(|(x, y)| test(*x, *y));
            sets(any(|x, y| x && !y), any(|x, y| y && !x), any(|x, y| x && y))
        }
        _ => Order::Incomparable,
    }
}

/// The minutes that the bands cover; a band without days covers them on all days. `None` when a band
/// depends on something outside the text.
fn covered(bands: &Bands) -> Option<Vec<bool>> {
    let mut minutes = vec![false; 8 * DAY];
    for band in &bands.bands {
        let Hours::Clock { from, to } = band.hours else {
            return None;
        };
        if band.days.is_vague() {
            return None;
        }
        let (from, to) = (usize::from(from.minutes()), usize::from(to.minutes()));
        for day in (0..8).filter(|day| band.days.is_empty() || band.days.holds(*day)) {
            let next = if day == 7 { 7 } else { (day + 1) % 7 };
            if from < to {
                minutes[day * DAY + from..day * DAY + to].fill(true);
            } else {
                minutes[day * DAY + from..(day + 1) * DAY].fill(true);
                minutes[next * DAY..next * DAY + to].fill(true);
            }
        }
    }
    Some(minutes)
}
