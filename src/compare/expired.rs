//! Rules out of force on the day looked at: they do not count, and the comparison says so.

use std::collections::BTreeSet;

use super::{Comparison, Presence, reason};
use crate::rule::{Rule, Ruleset, Standing};

impl Comparison {
    /// Tells which rules of `set` were left out because they are not in force on its day: once for all, and
    /// in the cell of each topic on which the document is silent only for that.
    pub fn tell_out_of_force(&mut self, set: &Ruleset) {
        let Some(day) = set.at.as_deref() else {
            return;
        };
        let out = |rule: &&Rule| rule.standing.is_some_and(Standing::is_out);
        let gone: Vec<&Rule> = set.rules.iter().filter(out).collect();
        if gone.is_empty() {
            return;
        }
        let told: BTreeSet<String> = gone.iter().filter_map(|r| days(r)).collect();
        let told: Vec<String> = told.into_iter().collect();
        self.warnings
            .push(reason::out_of_force(gone.len(), day, &told));
        for cell in &mut self.deviations {
            let lost = gone.iter().find(|r| r.topic == cell.topic);
            let silent = cell.presence == Presence::Silent;
            if let Some(rule) = lost.filter(|_| silent) {
                let place = rule.evidence.first().map_or("", |e| e.place.as_str());
                let days = days(rule).unwrap_or_default();
                cell.reason = format!("{} {}", cell.reason, reason::no_longer(place, &days));
            }
        }
    }
}

/// «dal 2024-01-01 al 2024-12-31», as far as it is known.
fn days(rule: &Rule) -> Option<String> {
    let days = rule.in_force.as_ref()?;
    let from = days.from.as_ref().map(|day| format!("dal {day}"));
    let until = days.until.as_ref().map(|day| format!("fino al {day}"));
    let parts: Vec<String> = from.into_iter().chain(until).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
