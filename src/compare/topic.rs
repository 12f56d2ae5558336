//! What the comparer has to know of a topic: nothing of its phrases, all of its directions.

use std::collections::BTreeMap;

pub use crate::grammar::{Alone, Direction};
use crate::rule::{Modality, Rule};
use crate::value::{Party, Value, ValueType};

/// The direction of a slot, which may hang on who bears the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotFavour {
    /// The same whoever bears it.
    Same(Direction),
    /// By party: the party in the slot `per`, else the bearer of the rule.
    PerParty {
        /// The slot that names the party.
        per: Option<String>,
        /// Parties that are not here have no direction.
        by: BTreeMap<Party, Direction>,
    },
}

/// A clause, as far as a comparison needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What it does.
    pub modality: Modality,
    /// What it means without a counterpart in the contract.
    pub alone: Alone,
    /// One line in Italian, for the reasons.
    pub about: String,
    /// Whether it only announces the topic, and gives way to what spells it out beside it.
    pub announces: bool,
    /// Whether an act with a model agreement must have it where the contract has it.
    pub required: bool,
    /// Values that the clause itself fixes: a fact of this clause has them too.
    pub values: BTreeMap<String, Value>,
}

/// A slot, as far as a comparison needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The type of its values.
    pub value_type: ValueType,
    /// Where better lies.
    pub favour: SlotFavour,
    /// One line in Italian.
    pub about: String,
}

/// A topic, as far as a comparison needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Id of the grammar.
    pub id: String,
    /// Title for reasons and reports.
    pub title: String,
    /// Clauses that can be compared with each other, best for the worker first.
    pub favour: Vec<String>,
    /// All clauses.
    pub clauses: BTreeMap<String, Clause>,
    /// All slots.
    pub slots: BTreeMap<String, Slot>,
    /// Whether silence in a model agreement is an omission.
    pub required_in_agreement: bool,
    /// Topics that, stated in a model agreement, make silence on this one an omission there.
    pub required_with: Vec<String>,
}

impl Topic {
    /// The direction of `slot` in `rule`.
    pub fn direction(&self, slot: &str, rule: &Rule) -> Direction {
        match self.slots.get(slot).map(|s| &s.favour) {
            Some(SlotFavour::Same(direction)) => *direction,
            Some(SlotFavour::PerParty { per, by }) => {
                let party = match per.as_ref().and_then(|name| rule.values.get(name)) {
                    Some(Value::Party(party)) => *party,
                    _ => rule.bearer,
                };
                by.get(&party).copied().unwrap_or_default()
            }
            None => Direction::None,
        }
    }

    /// Position of a clause in the order of favour, the same for two that are as good (`a = b`);
    /// `None` when it has no order.
    pub fn rank(&self, clause: &str) -> Option<usize> {
        let names = |entry: &String| entry.split('=').any(|id| id.trim() == clause);
        self.favour.iter().position(names)
    }

    /// What a clause means without a counterpart.
    pub fn alone(&self, clause: &str) -> Alone {
        self.clauses
            .get(clause)
            .map(|c| c.alone)
            .unwrap_or_default()
    }

    /// The clause in words: its line without the full stop, else its id.
    pub fn clause_words(&self, clause: &str) -> String {
        let about = self
            .clauses
            .get(clause)
            .map_or("", |c| c.about.trim().trim_end_matches('.'));
        if about.is_empty() {
            clause.replace('-', " ")
        } else {
            about.to_owned()
        }
    }
}
