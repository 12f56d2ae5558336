//! What the comparer has to know of a grammar.

use crate::compare::{Clause, Slot, SlotFavour, Topic};
use crate::grammar::{self, Grammar};

/// The topic of a grammar: its directions, without its phrases.
pub fn topic(grammar: &Grammar) -> Topic {
    let clause = |c: &grammar::Clause| {
        let about = Clause {
            modality: c.modality,
            alone: c.alone,
            about: c.about.clone(),
            announces: c.yields,
            required: c.required,
            values: c
                .values
                .iter()
                .map(|(slot, value)| (grammar.slots[*slot].name.clone(), value.clone()))
                .collect(),
        };
        (c.id.clone(), about)
    };
    Topic {
        id: grammar.topic.clone(),
        title: grammar.title.clone(),
        favour: grammar.favour.clone(),
        clauses: grammar.clauses.iter().map(clause).collect(),
        slots: grammar
            .slots
            .iter()
            .map(|s| (s.name.clone(), slot(s)))
            .collect(),
        required_in_agreement: grammar.required_in_agreement,
        required_with: grammar.required_with.clone(),
    }
}

fn slot(slot: &grammar::Slot) -> Slot {
    let favour = if slot.per_party.is_empty() {
        SlotFavour::Same(slot.favour)
    } else {
        let by = slot.per_party.clone();
        SlotFavour::PerParty {
            per: slot.per.clone(),
            by,
        }
    };
    Slot {
        value_type: slot.kind,
        favour,
        about: slot.about.clone(),
    }
}
