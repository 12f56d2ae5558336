//! What is wrong with the terms of an agreement.

use super::file::{Term, Terms};
use super::limits::{Limit, Open, limits, topic};
use super::{By, Kind, Remark};
use crate::compare::{Contract, Direction, SlotFavour, Topic};
use crate::rule::{Modality, Ruleset};
use crate::value::order::{Order, compare};
use crate::value::{
    Bands, Bound, Count, Duration, Held, Length, Op, Per, Unit, Value, ValueType, hold,
};

/// Holds the terms of an agreement against the act and its contract; sorted by line.
pub fn check(
    terms: &Terms,
    ruleset: &Ruleset,
    contract: Option<&Contract>,
    topics: &[Topic],
) -> Vec<Remark> {
    let limits = limits(ruleset, contract);
    let open = Open::of(ruleset);
    let mut remarks = blanks(terms, &open);
    for term in &terms.list {
        let Some(value) = &term.value else { continue };
        let case = Case {
            term,
            value,
            limits: &limits,
            open: &open,
            topics,
        };
        remarks.extend(case.bounds());
        remarks.extend(case.cap());
        remarks.extend(case.free_hours(terms));
        remarks.extend(case.length(terms));
        remarks.extend(case.sense());
    }
    remarks.sort();
    remarks.dedup();
    remarks
}

/// Open terms that are not filled in, or not there.
fn blanks(terms: &Terms, open: &[Open]) -> Vec<Remark> {
    let empty = |o: &&Open| {
        let mut written = terms
            .list
            .iter()
            .filter(|t| t.topic == o.topic && t.slot == o.slot);
        !o.is_personal() && !written.any(|t| t.value.is_some())
    };
    let remark = |o: &Open| {
        let at = terms
            .list
            .iter()
            .find(|t| t.topic == o.topic && t.slot == o.slot);
        Remark {
            line: at.map_or(0, |t| t.line),
            column: at.map_or(0, |t| t.column),
            topic: o.topic.clone(),
            slot: o.slot.clone(),
            kind: Kind::Blank,
            by: By::Act,
            value: String::new(),
            limit: o.value.to_string(),
            place: o.place.clone(),
            message: format!(
                "{} non è compilato: l'atto lo lascia da concordare ({})",
                o.slot, o.place
            ),
        }
    };
    open.iter().filter(empty).map(remark).collect()
}

/// One term with what it is held against.
struct Case<'a> {
    term: &'a Term,
    value: &'a Value,
    limits: &'a [Limit<'a>],
    open: &'a [Open],
    topics: &'a [Topic],
}

impl Case<'_> {
    fn remark(&self, kind: Kind, by: By, limit: String, place: &str, message: String) -> Remark {
        Remark {
            line: self.term.line,
            column: self.term.column,
            topic: self.term.topic.clone(),
            slot: self.term.slot.clone(),
            kind,
            by,
            value: self.value.to_string(),
            limit,
            place: place.to_owned(),
            message,
        }
    }

    /// The same slot in rules of the act and of the contract.
    fn bounds(&self) -> Vec<Remark> {
        let same = |l: &&Limit<'_>| l.topic == self.term.topic && l.slot == self.term.slot;
        self.limits
            .iter()
            .filter(same)
            .filter_map(|l| self.bound(l))
            .collect()
    }

    fn bound(&self, limit: &Limit<'_>) -> Option<Remark> {
        // A date or words of another act are its own: they bound nothing here.
        let own = matches!(
            self.value,
            Value::Date(_) | Value::Text(_) | Value::Citation(_)
        );
        let (kind, how) = match (limit.value, self.value) {
            _ if own => return None,
            (Value::Band(bands), Value::Band(mine)) => self.bands(limit, bands, mine)?,
            _ => match hold(limit.value, self.value) {
                Held::Outside => (Kind::Breach, past(limit.value, self.value)),
                Held::Incomparable => (Kind::Unclear, "non si converte in ciò che chiede"),
                Held::Guide => (Kind::Guide, "non è ciò che di norma chiede"),
                Held::Within | Held::Unlisted | Held::Blank => return None,
            },
        };
        let message = format!(
            "{} {}: {how} {}: {}",
            self.term.slot,
            self.value,
            limit.source(),
            limit.value
        );
        Some(self.remark(
            kind,
            limit.by,
            limit.value.to_string(),
            &limit.place,
            message,
        ))
    }

    /// A band that is good for the worker may not be narrower than the one laid down, one that is not may not
    /// be wider.
    fn bands(
        &self,
        limit: &Limit<'_>,
        theirs: &Bands,
        mine: &Bands,
    ) -> Option<(Kind, &'static str)> {
        let order = compare(&Value::Band(mine.clone()), &Value::Band(theirs.clone()));
        let direction = topic(self.topics, &self.term.topic)
            .map_or(Direction::None, |t| t.direction(limit.slot, limit.rule));
        let (narrower, wider) = (
            "è più stretta di quella che fissa",
            "è più larga di quella che fissa",
        );
        match (direction, order) {
            (Direction::More, Order::Subset | Order::Overlap | Order::Disjoint) => {
                Some((Kind::Breach, narrower))
            }
            (Direction::Less, Order::Superset | Order::Overlap | Order::Disjoint) => {
                Some((Kind::Breach, wider))
            }
            _ => None,
        }
    }

    /// A measure named in another slot of the topic, such as the mean hours of a day, caps hours and bands.
    fn cap(&self) -> Vec<Remark> {
        let Some(minutes) = minutes(self.value) else {
            return Vec::new();
        };
        let named = |l: &&Limit<'_>| {
            l.topic == self.term.topic
                && l.slot != self.term.slot
                && matches!(l.value, Value::Limit(_))
        };
        let over = |l: &Limit<'_>| {
            let cap = Value::Duration(l.cap?.clone());
            let mine = Value::Duration(Duration::new(
                Bound::EXACT,
                Length::new(minutes, Unit::Minuti),
            ));
            (hold(&cap, &mine) == Held::Outside).then(|| {
                let message = format!(
                    "{} {}: oltre {cap}, il {} che {} pone come massimo",
                    self.term.slot,
                    self.value,
                    l.value.to_string().trim_start_matches("massimo "),
                    l.source()
                );
                self.remark(Kind::Breach, l.by, cap.to_string(), &l.place, message)
            })
        };
        self.limits.iter().filter(named).filter_map(over).collect()
    }

    /// Hours in which the worker has to be there against those in which the worker is free.
    fn free_hours(&self, terms: &Terms) -> Vec<Remark> {
        let Some(mine) = self.duty() else {
            return Vec::new();
        };
        let into = |free: &Bands| overlap(mine, free);
        let laid = self
            .limits
            .iter()
            .filter_map(|l| Some((l, l.free_hours()?)));
        let mut remarks: Vec<Remark> = laid
            .filter(|(_, free)| into(free))
            .map(|(l, free)| {
                let message = format!(
                    "{} {mine}: entra in {free}, ore libere per {}",
                    self.term.slot,
                    l.source()
                );
                self.remark(Kind::Breach, l.by, free.to_string(), &l.place, message)
            })
            .collect();
        for other in &terms.list {
            let Some(Value::Band(free)) = other
                .value
                .as_ref()
                .filter(|_| self.is_free(other) == Some(true))
            else {
                continue;
            };
            if into(free) {
                let place = format!("{}.{}", other.topic, other.slot);
                let message = format!(
                    "{} {mine}: entra in {free}, che l'accordo stesso dà come libere ({place})",
                    self.term.slot
                );
                remarks.push(self.remark(
                    Kind::Breach,
                    By::Agreement,
                    free.to_string(),
                    &place,
                    message,
                ));
            }
        }
        remarks
    }

    /// The bands of the term, where it lays hours of duty on the worker.
    fn duty(&self) -> Option<&Bands> {
        match self.value {
            Value::Band(bands) if self.is_free(self.term) == Some(false) => Some(bands),
            _ => None,
        }
    }

    /// Whether hours in this term are free for the worker (true) or of duty (false): by what the act does
    /// there, else by which way the slot is good for the worker.
    fn is_free(&self, term: &Term) -> Option<bool> {
        let mut open = self.open.iter();
        let found = open.find(|o| o.topic == term.topic && o.slot == term.slot);
        match found.map(|o| o.modality) {
            Some(Modality::Right | Modality::Prohibition | Modality::Exclusion) => Some(true),
            Some(Modality::Obligation) => Some(false),
            Some(_) => None,
            None => {
                let topic = topic(self.topics, &term.topic)?;
                let better = &topic.slots.get(&term.slot)?.favour;
                Some(*better == SlotFavour::Same(Direction::More))
            }
        }
    }

    /// So many hours at least, and a band of the same topic that has fewer.
    fn length(&self, terms: &Terms) -> Option<Remark> {
        let blank = self
            .open
            .iter()
            .find(|o| o.topic == self.term.topic && o.slot == self.term.slot)?;
        let (Value::Duration(form), Value::Duration(_)) = (&blank.value, self.value) else {
            return None;
        };
        let wanted = minutes(self.value)?;
        let bands = terms.list.iter().find_map(|t| match &t.value {
            Some(value @ Value::Band(_)) if t.topic == self.term.topic => Some((t, value)),
            _ => None,
        });
        let (other, bands) = bands?;
        let given = minutes(bands)?;
        let short = match form.bound.op {
            Op::Min => given < wanted,
            Op::Max => given > wanted,
            Op::Exact => given != wanted,
        };
        let message = || {
            format!(
                "{} {}: la fascia {bands} ({}) non ha tante ore",
                self.term.slot, self.value, other.slot
            )
        };
        short.then(|| {
            self.remark(
                Kind::Breach,
                By::Agreement,
                bands.to_string(),
                &other.slot,
                message(),
            )
        })
    }

    /// What no calendar allows: more days than a week has, more than a hundred percent.
    fn sense(&self) -> Option<Remark> {
        let most = match self.value {
            Value::Count(Count {
                n: Some(n),
                per: Some(Per::Settimana),
                ..
            }) if *n > 7 => "7 giorni",
            Value::Percent(p) if p.percent.is_some_and(|n| n > 100.into()) => "100%",
            _ => return None,
        };
        let message = format!(
            "{} {}: oltre ciò che esiste ({most})",
            self.term.slot, self.value
        );
        Some(self.remark(Kind::Breach, By::Agreement, most.into(), "", message))
    }
}

fn overlap(a: &Bands, b: &Bands) -> bool {
    let order = compare(&Value::Band(a.clone()), &Value::Band(b.clone()));
    a.on_the_clock() && !matches!(order, Order::Disjoint | Order::Incomparable)
}

/// How a value stands past a limit.
fn past(limit: &Value, value: &Value) -> &'static str {
    match (compare(value, limit), limit.value_type()) {
        (Order::Less, kind) if kind != ValueType::Items => "sotto ciò che chiede",
        (Order::More, kind) if kind != ValueType::Items => "oltre ciò che ammette",
        _ => "non è ciò che fissa",
    }
}

/// The minutes of a band's longest day, or of a length in hours.
fn minutes(value: &Value) -> Option<u32> {
    use crate::value::Amount;
    use rust_decimal::prelude::ToPrimitive;
    match value {
        Value::Band(bands) => bands.longest_day().map(u32::from),
        Value::Duration(Duration {
            amount: Amount::Known(length),
            ..
        }) => length.parts().iter().try_fold(0_u32, |sum, (n, unit)| {
            let each = match unit {
                Unit::Ore => 60,
                Unit::Minuti => 1,
                _ => return None,
            };
            sum.checked_add((n * rust_decimal::Decimal::from(each)).to_u32()?)
        }),
        _ => None,
    }
}
