//! `deroga explain`: a code, a verdict or a topic in words.

use std::fmt::Write as _;

use super::args::Explain;
use super::{Outcome, screen, stock};
use crate::compare::Verdict;
use crate::diagnostic::Code;
use crate::grammar::{Bearer, Grammar, GrammarSet};
use crate::report::{meaning, wrap};
use crate::yaml;

/// Explains what was asked for.
pub fn explain(args: &Explain) -> anyhow::Result<Outcome> {
    let what = args.what.as_deref().unwrap_or_default();
    let text = if args.all {
        Code::table()
    } else {
        text(what, args)?
    };
    screen::say(&text);
    Ok(Outcome::Clean)
}

fn text(what: &str, args: &Explain) -> anyhow::Result<String> {
    if let Some(code) = Code::from_id(what) {
        return Ok(code.explain());
    }
    if let Some(verdict) = Verdict::ALL
        .iter()
        .find(|v| v.id() == what || v.italian() == what)
    {
        return Ok(format!(
            "{} ({}): {}.\n",
            verdict.italian(),
            verdict.id(),
            meaning(*verdict)
        ));
    }
    let (set, _) = GrammarSet::load(&stock::grammars(args.grammars.as_deref())?);
    if let Some(grammar) = set.get(what) {
        return Ok(topic(grammar));
    }
    let codes = Code::ALL.iter().map(|code| code.id());
    let verdicts = Verdict::ALL.iter().map(|verdict| verdict.id());
    let topics = set.grammars.iter().map(|grammar| grammar.topic.as_str());
    let near = yaml::suggestion(what, codes.chain(verdicts).chain(topics))
        .map(|near| near + " ")
        .unwrap_or_default();
    anyhow::bail!(
        "`{what}` non è un codice, né un giudizio, né un tema\naiuto: {near}i codici sono in docs/diagnostics.md, i temi nella cartella grammars/."
    )
}

/// A topic: what it is, what a text may say on it, which values are read.
fn topic(grammar: &Grammar) -> String {
    let about = wrap(&grammar.about, 96).join("\n");
    let mut page = format!(
        "{} ({}, {})\n\n{about}\n\nChe cosa può dire un testo:\n",
        grammar.title, grammar.topic, grammar.family
    );
    for clause in &grammar.clauses {
        let who = match &clause.bearer {
            Bearer::Party(party) => party.to_string(),
            Bearer::Slot(slot) => format!("<{}>", grammar.slots[*slot].name),
        };
        let _ = writeln!(page, "  {} ({who}): {}", clause.id, clause.about);
    }
    if !grammar.favour.is_empty() {
        let _ = writeln!(
            page,
            "\nDal più al meno favorevole al dipendente: {}.",
            grammar.favour.join(", ")
        );
    }
    if !grammar.slots.is_empty() {
        page.push_str("\nValori che si leggono:\n");
    }
    for slot in &grammar.slots {
        let _ = writeln!(page, "  {}: {}", slot.name, slot.about);
    }
    page
}
