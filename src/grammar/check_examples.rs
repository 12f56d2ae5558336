//! The examples of a grammar: every clause and slot that they name must be there.

use std::collections::BTreeMap;

use super::check::Checker;
use super::file::{ExampleFile, Phrase};
use super::{Clause, Example, Expected, Slot};
use crate::yaml::{Located, suggestion};

impl Checker<'_> {
    pub(super) fn example(
        &mut self,
        raw: &ExampleFile,
        slots: &[Slot],
        clauses: &[Clause],
    ) -> Example {
        let gives = raw
            .gives
            .0
            .iter()
            .filter_map(|map| self.expected(raw, map, slots, clauses))
            .collect();
        let within = raw
            .within
            .as_deref()
            .map(|w| w.split(" > ").map(str::to_owned).collect())
            .unwrap_or_default();
        Example {
            text: raw.text.clone(),
            within,
            lead: raw.lead.clone(),
            list: raw.list.clone(),
            closing: raw.closing,
            gives,
            from: raw.from.clone(),
        }
    }

    fn expected(
        &mut self,
        raw: &ExampleFile,
        map: &BTreeMap<String, String>,
        slots: &[Slot],
        clauses: &[Clause],
    ) -> Option<Expected> {
        let Some(clause) = map.get("clause") else {
            self.fault(
                &raw.text,
                "l'esempio non dice quale `clause` deve uscire".into(),
                None,
            );
            return None;
        };
        if !clauses.iter().any(|c| &c.id == clause) {
            let help = suggestion(clause, clauses.iter().map(|c| c.id.as_str()));
            self.fault(
                &raw.text,
                format!("l'esempio nomina la clausola `{clause}`, che non esiste"),
                help,
            );
        }
        let mut values = BTreeMap::new();
        for (name, spoken) in map.iter().filter(|(name, _)| *name != "clause") {
            let place = Located {
                value: spoken.clone(),
                line: raw.text.line,
                column: raw.text.column,
            };
            match slots.iter().find(|s| &s.name == name) {
                Some(slot) => {
                    values.extend(self.value(slot.kind, &place).map(|v| (name.clone(), v)));
                }
                None => self.unknown_slot(&place, name),
            }
        }
        Some(Expected {
            clause: clause.clone(),
            values,
        })
    }

    pub(super) fn unknown_slot(&mut self, place: &Phrase, name: &str) {
        let help = suggestion(name, self.slots.iter().map(String::as_str));
        self.fault(place, format!("lo slot `{name}` non esiste"), help);
    }
}
