//! `deroga show`: one rule at its place in the document.

use super::args::{Plain, Show};
use super::{Outcome, job, screen};
use crate::yaml;

/// Prints the rule with the lines around its quotes.
pub fn show(args: &Show) -> anyhow::Result<Outcome> {
    let (found, outcome) = job::show(&args.documents, &args.id)?;
    if found.shown.is_empty() {
        let parts = args.id.split(':').count();
        let near = yaml::suggestion(&args.id, found.ids.iter().map(|id| tail(id, parts)));
        let near = near.map(|near| near + " ").unwrap_or_default();
        anyhow::bail!(
            "nessuna regola `{}` nei documenti letti\naiuto: {near}gli identificativi sono nei file di `deroga run` e in `deroga table rules`.",
            args.id
        );
    }
    for (at, one) in found.shown.iter().enumerate() {
        match args.format {
            Plain::Json => screen::say(&one.json()?),
            Plain::Text if at > 0 => screen::say(&format!("\n{}", one.text(screen::coloured()))),
            Plain::Text => screen::say(&one.text(screen::coloured())),
        }
    }
    Ok(outcome)
}

/// The last `parts` of an id.
fn tail(id: &str, parts: usize) -> &str {
    let cut = id.rmatch_indices(':').nth(parts - 1);
    cut.map_or(id, |(at, _)| &id[at + 1..])
}
