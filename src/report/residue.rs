//! Sentences with a verb of duty that no topic took, to read and as data.

use std::fmt::Write as _;

use serde::Serialize;

use super::Report;
use crate::rule::Residue;

/// One sentence with its document.
#[derive(Serialize)]
struct Row<'a> {
    document: &'a str,
    #[serde(flatten)]
    residue: &'a Residue,
}

/// To read: by document, each with its place, what it probably does and to whom.
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    let mut total = 0;
    for case in &report.cases {
        let residue = &case.ruleset.residue;
        total += residue.len();
        if residue.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{} ({})", case.ruleset.document.id, residue.len());
        for one in residue {
            let _ = writeln!(
                out,
                "  {} [{}, {}]\n    {}",
                one.place,
                one.modality.italian(),
                one.bearer,
                one.quote
            );
        }
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "frasi con un verbo di dovere che nessun tema ha preso: {total}"
    );
    out
}

/// As JSON: a list of sentences, each with its document.
pub fn json(report: &Report) -> Result<String, serde_json::Error> {
    let rows: Vec<Row<'_>> = report
        .cases
        .iter()
        .flat_map(|case| {
            case.ruleset.residue.iter().map(|residue| Row {
                document: &case.ruleset.document.id,
                residue,
            })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&rows)? + "\n")
}
