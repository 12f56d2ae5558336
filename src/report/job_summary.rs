//! The page that a job of GitHub or GitLab shows: how many cells of each verdict, then the worst.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::markdown::plain;
use super::{Case, Report};
use crate::compare::{Deviation, Verdict};

/// Verdicts with a column of their own.
const COLUMNS: &[Verdict] = &[
    Verdict::Worse,
    Verdict::Contradictory,
    Verdict::Omitted,
    Verdict::Blank,
    Verdict::AddedWorse,
    Verdict::Mixed,
    Verdict::Different,
    Verdict::Better,
];

/// Verdicts whose cells are listed.
const LISTED: &[Verdict] = &[Verdict::Worse, Verdict::Contradictory];

/// Most cells listed: the page of a job has an end.
const MOST: usize = 100;

/// A table of documents and verdicts, then the cells to look at first.
pub fn job_summary(report: &Report) -> String {
    let mut out = String::from("# Scostamenti dal contratto nazionale\n\n| ente | documento |");
    for verdict in COLUMNS {
        let _ = write!(out, " {} |", verdict.italian());
    }
    out.push_str(" difetti |\n|---|---|");
    out.push_str(&"---:|".repeat(COLUMNS.len() + 1));
    out.push('\n');
    for case in &report.cases {
        row(&mut out, case);
    }
    list(&mut out, report);
    out
}

fn row(out: &mut String, case: &Case) {
    let document = &case.ruleset.document;
    let name = document.institution.as_deref().unwrap_or_default();
    let _ = write!(out, "| {} | {} |", plain(name), plain(&document.id));
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for cell in cells(case) {
        *counts.entry(cell.verdict).or_default() += 1;
    }
    for verdict in COLUMNS {
        let count = counts.get(verdict).copied().unwrap_or(0);
        let _ = write!(out, " {count} |");
    }
    let _ = writeln!(out, " {} |", case.findings.len());
}

fn list(out: &mut String, report: &Report) {
    let all = report.cases.iter();
    let all = all.flat_map(|case| cells(case).map(move |cell| (case, cell)));
    let all: Vec<(&Case, &Deviation)> = all.filter(|(_, c)| LISTED.contains(&c.verdict)).collect();
    if all.is_empty() {
        return;
    }
    out.push_str("\n## Da guardare per primi\n\n");
    for (case, cell) in all.iter().take(MOST) {
        let place = cell.local.place.as_deref().unwrap_or_default();
        let _ = writeln!(
            out,
            "- **{}**, {} {}: {}",
            cell.verdict.italian(),
            plain(&case.ruleset.document.id),
            plain(place),
            plain(&cell.reason)
        );
    }
    if all.len() > MOST {
        let _ = writeln!(out, "\ne altri {}: `deroga report`.", all.len() - MOST);
    }
}

fn cells(case: &Case) -> impl Iterator<Item = &Deviation> {
    case.comparison.iter().flat_map(|c| &c.deviations)
}
