//! The leaflet: what an act gives and takes, article by article, to be printed or sent.

use std::fmt::Write as _;

use super::review::of_deviation;
use super::{Case, Report, visible};
use crate::compare::{Comparison, Deviation, Side, Verdict};

/// The parts of the leaflet, with the verdicts that each shows.
pub(super) const PARTS: &[(&str, &[Verdict])] = &[
    (
        "Meno favorevole del contratto",
        &[Verdict::Worse, Verdict::AddedWorse, Verdict::Mixed],
    ),
    ("Contraddizioni nel testo", &[Verdict::Contradictory]),
    (
        "Da definire: campi in bianco e clausole mancanti",
        &[Verdict::Blank, Verdict::Omitted],
    ),
    ("Diverso dal contratto", &[Verdict::Different]),
    (
        "Più favorevole del contratto",
        &[Verdict::Better, Verdict::AddedBetter],
    ),
    (
        "Rivendicazioni: chieste, non ancora stabilite",
        &[Verdict::ClaimOnly],
    ),
];

/// One leaflet for each act that was compared, one after the other.
pub fn leaflet(report: &Report) -> String {
    let mut out = String::new();
    for case in &report.cases {
        if let Some(comparison) = &case.comparison {
            if !out.is_empty() {
                out.push_str("\n---\n\n");
            }
            act(&mut out, report, case, comparison);
        }
    }
    out
}

fn act(out: &mut String, report: &Report, case: &Case, comparison: &Comparison) {
    let document = &case.ruleset.document;
    let name = document.institution.as_deref().unwrap_or(&document.id);
    let _ = writeln!(out, "# {}\n\n{}\n", plain(name), plain(&document.title));
    let contract = comparison.baseline.as_deref().unwrap_or("nessun contratto");
    let _ = writeln!(
        out,
        "Confronto: {}. {}",
        plain(contract),
        plain(&comparison.reason)
    );
    if comparison.indicative {
        let _ = writeln!(
            out,
            "\n**Confronto solo indicativo: il contratto è di un altro comparto.**"
        );
    }
    for warning in &comparison.warnings {
        let _ = writeln!(out, "\n**Attenzione:** {}", plain(warning));
    }
    for (title, verdicts) in PARTS {
        let cells = comparison.deviations.iter();
        let cells: Vec<&Deviation> = cells.filter(|c| verdicts.contains(&c.verdict)).collect();
        if cells.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n## {title} ({})", cells.len());
        for one in cells {
            cell(out, report, one);
        }
    }
    let _ = writeln!(
        out,
        "\nSono state lette {} regole; le frasi con un verbo di dovere che nessun tema ha preso sono {}.",
        case.ruleset.rules.len(),
        case.ruleset.residue.len()
    );
    gone(out, report, &document.id);
}

fn cell(out: &mut String, report: &Report, cell: &Deviation) {
    let place = cell.local.place.as_deref().unwrap_or("il documento tace");
    let title = report.title(&cell.topic);
    let _ = writeln!(
        out,
        "\n### {}: {}\n\n*{}*",
        plain(title),
        plain(place),
        cell.verdict.italian()
    );
    if let Some(quote) = &cell.local.quote {
        let _ = writeln!(out, "\n> «{}»", plain(quote));
    }
    if let Some(contract) = words(&cell.baseline) {
        let place = cell.baseline.place.as_deref();
        let place = place.map(|p| format!(" ({})", plain(p)));
        let _ = writeln!(
            out,
            "\nIl contratto{}: {contract}",
            place.unwrap_or_default()
        );
    }
    let _ = writeln!(out, "\n{}", plain(&cell.reason));
    if let Some(constraint) = &cell.constraint {
        let _ = writeln!(
            out,
            "\nVincolo che viene dal contratto: {}",
            plain(constraint)
        );
    }
    if let Some(review) = report.reviews.get(&of_deviation(cell)) {
        let _ = writeln!(out, "\n**Revisione:** {}", plain(&review.line()));
    }
}

fn words(side: &Side) -> Option<String> {
    match (&side.quote, &side.fact) {
        (Some(quote), _) => Some(format!("«{}»", plain(quote))),
        (None, Some(fact)) => Some(format!("{} (fatto annotato)", plain(fact))),
        (None, None) => None,
    }
}

/// Reviews of what is not there any more.
fn gone(out: &mut String, report: &Report, document: &str) {
    let Some(reviews) = report.reviews.gone.get(document) else {
        return;
    };
    let _ = writeln!(
        out,
        "\n## Revisioni senza più riscontro ({})\n",
        reviews.len()
    );
    for review in reviews {
        let _ = writeln!(
            out,
            "- {}: «{}» {}",
            review.state.italian(),
            plain(&review.quote),
            plain(&review.note)
        );
    }
}

/// Words of others in Markdown: one line, no sign of which means anything.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in visible(text).chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            other => out.push(other),
        }
    }
    // At the beginning of a line these open a list, a title, a table.
    if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_sign_of_another_text_means_anything() {
        assert_eq!(
            plain("<script>alert(1)</script>\n# [a](b) | *c*"),
            "&lt;script&gt;alert(1)&lt;/script&gt; \\# \\[a\\](b) \\| \\*c\\*"
        );
        assert_eq!(plain("- a"), "\\- a");
    }
}
