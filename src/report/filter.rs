//! Which part of a report to look at.

use super::{Case, Report};
use crate::compare::{Comparison, Difference, Verdict};
use crate::text::{fold, unaccented};

/// What to keep; empty lists let all through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Topics by id.
    pub topics: Vec<String>,
    /// Families of topics.
    pub families: Vec<String>,
    /// Verdicts of the cells.
    pub verdicts: Vec<Verdict>,
    /// Comparti.
    pub comparti: Vec<String>,
    /// Parts of the name or id of an institution, without regard to accents and capitals.
    pub institutions: Vec<String>,
}

/// Keeps the differences of words that belong to a cell kept.
fn keep_words(comparison: &mut Comparison) {
    let cells: Vec<&String> = comparison.deviations.iter().map(|d| &d.id).collect();
    for pair in &mut comparison.residue {
        let told = |d: &Difference| d.cell.as_ref().is_some_and(|id| cells.contains(&id));
        pair.differences.retain(told);
    }
    comparison
        .residue
        .retain(|pair| !pair.differences.is_empty());
}

impl Filter {
    /// Whether it chooses among the cells of a document.
    fn narrows_cells(&self) -> bool {
        !(self.topics.is_empty() && self.families.is_empty() && self.verdicts.is_empty())
    }

    fn keeps_topic(&self, report: &Report, topic: &str) -> bool {
        let family = report.families.get(topic).map_or("", String::as_str);
        (self.topics.is_empty() || self.topics.iter().any(|t| t == topic))
            && (self.families.is_empty() || self.families.iter().any(|f| f == family))
    }

    fn keeps_case(&self, case: &Case) -> bool {
        let document = &case.ruleset.document;
        let institution = document.institution.as_deref().unwrap_or_default();
        let name = plain(&format!("{institution} {}", document.id));
        let comparto = document.comparto.as_deref().unwrap_or_default();
        let mut asked = self.institutions.iter().map(|i| plain(i));
        (self.comparti.is_empty() || self.comparti.iter().any(|c| c == comparto))
            && (self.institutions.is_empty() || asked.any(|i| name.contains(&i)))
    }
}

impl Report {
    /// Drops what the filter does not let through: documents, rules, cells, topics. Differences of
    /// words have no topic and no verdict: where either is asked for, those of the cells kept stay.
    pub fn keep(&mut self, filter: &Filter) {
        let known: Vec<String> = self.topics.keys().cloned().collect();
        let kept: Vec<String> = known
            .into_iter()
            .filter(|t| filter.keeps_topic(self, t))
            .collect();
        self.topics.retain(|t, _| kept.contains(t));
        self.cases.retain(|case| filter.keeps_case(case));
        for case in &mut self.cases {
            case.ruleset.rules.retain(|r| kept.contains(&r.topic));
            if let Some(comparison) = &mut case.comparison {
                let wanted = |v| filter.verdicts.is_empty() || filter.verdicts.contains(&v);
                comparison
                    .deviations
                    .retain(|d| kept.contains(&d.topic) && wanted(d.verdict));
                if filter.narrows_cells() {
                    keep_words(comparison);
                }
            }
        }
    }
}

/// Small letters without accents, words parted by one space.
fn plain(text: &str) -> String {
    let words = fold(text);
    let all: Vec<&str> = (0..words.len()).map(|i| words.get(i)).collect();
    all.join(" ").chars().map(unaccented).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_are_found_without_accents() {
        assert_eq!(
            plain("Università  dell'Insubria"),
            "universita dell insubria"
        );
    }
}
