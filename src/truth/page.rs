//! The measures as a page to read.

use std::fmt::Write as _;

use super::score::{Counts, Miss, Table, share};

/// A line per topic, the total, the accuracy of what was found; with `misses`, all that is not right.
pub fn page(table: &Table, misses: bool) -> String {
    let mut out = format!(
        "{:<36}{:>6}{:>8}{:>9}{:>7}{:>11}{:>10}{:>6}\n",
        "tema", "letti", "trovati", "mancati", "falsi", "precisione", "richiamo", "F1"
    );
    for (topic, counts) in &table.topics {
        out.push_str(&line(topic, counts));
    }
    let total = table.total();
    out.push_str(&line("in tutto", &total));
    let _ = writeln!(
        out,
        "\nsulle {} regole trovate: valori {}, modalità {}, soggetto {}, forza {}",
        total.pairs,
        shown(share(total.value, total.pairs)),
        shown(share(total.modality, total.pairs)),
        shown(share(total.bearer, total.pairs)),
        shown(share(total.binding, total.pairs)),
    );
    let _ = writeln!(
        out,
        "giudizi giusti: {} su {} ({}); falsi allarmi: {}; passi insidiosi presi per regole: {}",
        total.right,
        total.cells,
        shown(share(total.right, total.cells)),
        total.alarms,
        total.trapped
    );
    let findings = &table.findings;
    if findings.must > 0 {
        let _ = writeln!(
            out,
            "difetti del testo: {} trovati su {} ({}); altri segnalati: {}",
            findings.found,
            findings.must,
            shown(share(findings.found, findings.must)),
            findings.others
        );
    }
    if misses {
        out.push('\n');
        for miss in &table.misses {
            out.push_str(&told(miss));
        }
        for missed in &findings.missed {
            let _ = writeln!(out, "difetto non trovato: {missed}");
        }
    }
    out
}

fn line(name: &str, c: &Counts) -> String {
    format!(
        "{name:<36}{:>6}{:>8}{:>9}{:>7}{:>11}{:>10}{:>6}\n",
        c.truth,
        c.found,
        c.missed,
        c.false_ones,
        shown(c.precision()),
        shown(c.recall()),
        shown(c.f1())
    )
}

/// Three decimals with a comma; `—` of nothing.
fn shown(share: Option<f64>) -> String {
    share.map_or_else(|| "—".into(), |s| format!("{s:.3}").replace('.', ","))
}

/// The kinds of miss in Italian.
const KINDS: &[(&str, &str)] = &[
    ("missed", "mancata"),
    ("false", "falsa"),
    ("trap", "falsa (passo insidioso)"),
    ("value", "valore"),
    ("modality", "modalità"),
    ("bearer", "soggetto"),
    ("binding", "forza"),
    ("verdict", "giudizio"),
    ("alarm", "falso allarme"),
];

fn told(miss: &Miss) -> String {
    let kind = KINDS
        .iter()
        .find(|(id, _)| *id == miss.kind)
        .map_or(miss.kind, |(_, italian)| italian);
    format!(
        "{kind}: {} @ {}\n    {}\n    «{}»\n",
        miss.topic, miss.place, miss.what, miss.quote
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_is_measured_and_misses_are_told_with_their_words() {
        let mut table = Table::default();
        *table.at("a") = Counts {
            truth: 4,
            found: 3,
            missed: 1,
            pairs: 3,
            false_ones: 1,
            value: 3,
            ..Counts::default()
        };
        table.note(
            "a",
            "missed",
            "atto art. 1".into(),
            "obligation".into(),
            "deve",
        );
        let with = page(&table, true);
        assert!(
            with.contains("0,750") && with.contains("mancata: a @ atto art. 1"),
            "{with}"
        );
        assert!(
            with.contains("«deve»") && !page(&table, false).contains("«deve»"),
            "{with}"
        );
    }
}
