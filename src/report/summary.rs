//! The summary on the terminal, in Italian: per institution how many rules, and the deviations
//! worst first with article, exact words and the contract's words.

use std::fmt::Write as _;

use super::paint::{Colour, Paint};
use super::review::of_deviation;
use super::{Case, Report, words, wrap};
use crate::compare::{Comparison, Deviation, Side, Verdict};

/// How wide a summary is, and whether it has colours.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Characters in a line.
    pub width: usize,
    /// Whether the reader is a terminal that shows colours.
    pub colour: bool,
}

/// How a verdict is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    /// With both sides and the reason.
    InFull(Colour),
    /// With the document's words: the reason is said once for all.
    Words,
    /// In one line with the others of its kind.
    Count,
}

fn show(verdict: Verdict, comparison: &Comparison) -> Show {
    match verdict {
        Verdict::Worse | Verdict::Contradictory | Verdict::Omitted => Show::InFull(Colour::Red),
        Verdict::Blank | Verdict::AddedWorse | Verdict::Mixed | Verdict::Different => {
            Show::InFull(Colour::Yellow)
        }
        Verdict::AddedNeutral => Show::InFull(Colour::Plain),
        Verdict::AddedBetter | Verdict::Better => Show::InFull(Colour::Green),
        Verdict::NotComparable if comparison.baseline.is_some() => Show::InFull(Colour::Plain),
        Verdict::NotComparable | Verdict::ClaimOnly => Show::Words,
        Verdict::EqualByReference | Verdict::Equal | Verdict::Silent => Show::Count,
    }
}

/// The whole summary: one block per document, then what all have in common.
pub fn summary(report: &Report, style: Style) -> String {
    let mut page = Page {
        out: String::new(),
        style,
        report,
    };
    for case in &report.cases {
        page.case(case);
    }
    if !report.cases.is_empty() {
        page.total();
    }
    page.out
}

/// The summary as it grows.
struct Page<'a> {
    out: String,
    style: Style,
    report: &'a Report,
}

impl Page<'_> {
    fn case(&mut self, case: &Case) {
        let document = &case.ruleset.document;
        let name = document
            .institution
            .as_deref()
            .unwrap_or("Ente non indicato");
        let paint = self.paint();
        let _ = writeln!(self.out, "{} — {}", paint.bold(name), document.id);
        self.line(2, "", &document.title);
        self.line(2, "", &counts(case));
        match &case.comparison {
            None => self.line(2, "", "È esso stesso un contratto: non si confronta."),
            Some(comparison) => self.comparison(comparison),
        }
        self.out.push('\n');
    }

    fn comparison(&mut self, comparison: &Comparison) {
        let contract = comparison.baseline.as_deref().unwrap_or("nessun contratto");
        self.line(
            2,
            "Confronto: ",
            &format!("{contract}. {}", comparison.reason),
        );
        if comparison.indicative {
            self.line(
                2,
                "",
                "CONFRONTO SOLO INDICATIVO: il contratto è di un altro comparto.",
            );
        }
        for warning in &comparison.warnings {
            self.line(2, "Attenzione: ", warning);
        }
        self.line(2, "Esito: ", &tally(&comparison.deviations));
        for &verdict in Verdict::ALL {
            let cells: Vec<&Deviation> = comparison
                .deviations
                .iter()
                .filter(|d| d.verdict == verdict)
                .collect();
            if cells.is_empty() {
                continue;
            }
            match show(verdict, comparison) {
                Show::InFull(colour) => cells.iter().for_each(|cell| self.in_full(cell, colour)),
                Show::Words => self.words(verdict, &cells),
                Show::Count => self.count(verdict, &cells),
            }
        }
        self.residue(comparison);
    }

    /// What differs in the words and no cell tells.
    fn residue(&mut self, comparison: &Comparison) {
        let lines = words::lines(comparison);
        if !lines.is_empty() {
            let head = self.paint().bold("PAROLE DEL CONTRATTO");
            let _ = writeln!(self.out, "\n  {head}");
        }
        for (label, text) in lines {
            self.line(4, label, &text);
        }
    }

    fn in_full(&mut self, cell: &Deviation, colour: Colour) {
        let verdict = self
            .paint()
            .colour(&cell.verdict.italian().to_uppercase(), colour);
        let title = self.report.title(&cell.topic);
        let _ = writeln!(
            self.out,
            "\n  {verdict}  {title}{}",
            place(&cell.local, " — ")
        );
        self.quoted("documento", &cell.local);
        self.quoted("contratto", &cell.baseline);
        if let Some(constraint) = &cell.constraint {
            self.line(4, "vincolo    ", constraint);
        }
        self.line(4, "perché     ", &cell.reason);
        if let Some(room) = cell.room {
            self.line(4, "margine    ", room.italian());
        }
        for interpretation in &cell.interpretations {
            self.line(4, "vedi anche ", interpretation);
        }
        if let Some(review) = self.report.reviews.get(&of_deviation(cell)) {
            self.line(4, "revisione  ", &review.line());
        }
    }

    /// One side: its place for the contract, the words or the fact, where it stands in the file.
    fn quoted(&mut self, label: &str, side: &Side) {
        let label = format!("{label:<11}");
        let origin = side
            .origin
            .map(|o| format!(" (pag. {}, riga {})", o.page, o.line))
            .unwrap_or_default();
        let place = if label.starts_with("contratto") {
            place(side, "")
        } else {
            String::new()
        };
        let colon = if place.is_empty() { "" } else { ": " };
        match (&side.quote, &side.fact) {
            (Some(quote), _) => self.line(4, &label, &format!("{place}{colon}«{quote}»{origin}")),
            (None, Some(fact)) => {
                self.line(4, &label, &format!("{place}{colon}{fact} [fatto annotato]"));
            }
            (None, None) if !place.is_empty() => self.line(4, &label, &place),
            (None, None) => {}
        }
    }

    fn words(&mut self, verdict: Verdict, cells: &[&Deviation]) {
        let head = self.paint().bold(&verdict.italian().to_uppercase());
        let _ = writeln!(self.out, "\n  {head} ({})", cells.len());
        for cell in cells {
            let quote = cell
                .local
                .quote
                .as_deref()
                .map(|q| format!(": «{q}»"))
                .unwrap_or_default();
            let text = format!(
                "{}{}{quote}",
                self.report.title(&cell.topic),
                place(&cell.local, " — ")
            );
            self.line(4, "· ", &text);
        }
    }

    fn count(&mut self, verdict: Verdict, cells: &[&Deviation]) {
        let mut topics: Vec<String> = cells.iter().map(|cell| self.named(cell)).collect();
        topics.dedup();
        let label = format!("\n  {} ({}): ", capital(verdict.italian()), cells.len());
        self.out.push_str(&label);
        let lines = wrap(&topics.join("; "), self.style.width.saturating_sub(4));
        let _ = writeln!(self.out, "\n    {}", lines.join("\n    "));
    }

    fn named(&self, cell: &Deviation) -> String {
        let place = cell
            .local
            .place
            .as_ref()
            .map(|p| format!(" ({p})"))
            .unwrap_or_default();
        format!("{}{place}", self.report.title(&cell.topic))
    }

    /// What all documents have in common: how many cells of each verdict.
    fn total(&mut self) {
        let rules: usize = self
            .report
            .cases
            .iter()
            .map(|case| case.ruleset.rules.len())
            .sum();
        let mut parts = vec![
            plural(self.report.cases.len(), "documento", "documenti"),
            plural(rules, "regola", "regole"),
        ];
        let comparisons = self
            .report
            .cases
            .iter()
            .filter_map(|c| c.comparison.as_ref());
        let cells = tally(comparisons.flat_map(|c| &c.deviations));
        if !cells.is_empty() {
            parts.push(cells);
        }
        self.line(0, "Totale: ", &parts.join(" · "));
    }

    /// A paragraph after a label, wrapped under itself.
    fn line(&mut self, indent: usize, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let hang = indent + label.chars().count();
        for (n, part) in wrap(text, self.style.width.saturating_sub(hang).max(20))
            .iter()
            .enumerate()
        {
            let _ = match n {
                0 => writeln!(self.out, "{:indent$}{label}{part}", ""),
                _ => writeln!(self.out, "{:hang$}{part}", ""),
            };
        }
    }

    fn paint(&self) -> Paint {
        Paint(self.style.colour)
    }
}

/// How many cells of each verdict, in the order of attention.
fn tally<'a>(cells: impl IntoIterator<Item = &'a Deviation>) -> String {
    let mut counts = std::collections::BTreeMap::new();
    for cell in cells {
        *counts.entry(cell.verdict).or_insert(0) += 1;
    }
    let name = |verdict: Verdict| verdict.italian().split(':').next().unwrap_or_default();
    let parts = counts
        .iter()
        .map(|(verdict, count)| format!("{}: {count}", name(*verdict)));
    parts.collect::<Vec<String>>().join(" · ")
}

/// How many rules and topics, what is left open.
fn counts(case: &Case) -> String {
    let set = &case.ruleset;
    let mut topics: Vec<&str> = set.rules.iter().map(|rule| rule.topic.as_str()).collect();
    topics.sort_unstable();
    topics.dedup();
    let mut parts = vec![
        plural(set.rules.len(), "regola", "regole"),
        plural(topics.len(), "tema", "temi"),
        plural(set.silent.len(), "tema taciuto", "temi taciuti"),
    ];
    if !set.open_terms.is_empty() {
        parts.push(plural(
            set.open_terms.len(),
            "campo in bianco",
            "campi in bianco",
        ));
    }
    let out = set.rules.iter().filter_map(|rule| rule.standing);
    let out = out.filter(|standing| standing.is_out()).count();
    if let Some(day) = set.at.as_ref().filter(|_| out > 0) {
        parts.push(format!("{out} non in vigore al {day}"));
    }
    if !set.document.kind.is_empty() {
        parts.insert(0, set.document.kind.replace('_', " "));
    }
    parts.join(" · ")
}

fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn place(side: &Side, before: &str) -> String {
    side.place
        .as_ref()
        .map(|place| format!("{before}{place}"))
        .unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|c| c.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
