//! `deroga grammar try`: one sentence, one grammar, stage by stage.

use std::path::Path;

use crate::cli::{Outcome, screen, stock};
use crate::grammar::{Grammar, GrammarSet, Sentence, Sieved, Stage, Trail};
use crate::text::{Words, fold};

/// Tries the sentence and says what each stage saw.
pub fn attempt(
    topic: &str,
    sentence: &str,
    within: &[String],
    grammars: Option<&Path>,
) -> anyhow::Result<Outcome> {
    let (set, _) = GrammarSet::load(&stock::grammars(grammars)?);
    let Some(grammar) = set.get(topic) else {
        anyhow::bail!(
            "il tema `{topic}` non esiste\naiuto: i temi sono i nomi dei file di `grammars/`"
        );
    };
    let words = fold(sentence);
    let headings: Vec<_> = within.iter().map(|h| fold(h)).collect();
    let headings: Vec<_> = headings
        .iter()
        .map(|h| Sieved::new(Words::whole(h)))
        .collect();
    let trail = Trail {
        text: sentence,
        headings: &headings,
        aside: &[],
        tail: None,
    };
    let sentence = Sentence::new(Words::whole(&words));
    for stage in grammar.why(&sentence, trail) {
        screen::say(&format!("{}\n", said(&stage)));
    }
    let hits = grammar.apply(&sentence, trail);
    for hit in &hits {
        screen::say(&format!("regola: {}\n", shown(grammar, hit)));
    }
    if hits.is_empty() {
        screen::say("nessuna regola\n");
    }
    Ok(Outcome::Clean)
}

fn shown(grammar: &Grammar, hit: &crate::grammar::Hit) -> String {
    let values = hit
        .values
        .iter()
        .map(|(slot, value)| format!("{slot}: {value}"));
    let clause = grammar.clauses[hit.clause].id.clone();
    let parts: Vec<String> = std::iter::once(clause).chain(values).collect();
    parts.join(", ")
}

fn said(stage: &Stage) -> String {
    match stage {
        Stage::NoMention => "mention: nessuna frase sta nel testo".into(),
        Stage::NoScope => "scope: nessuna frase sta nel testo o nei titoli".into(),
        Stage::Stopped(line) => format!("reject o unless: ferma `{line}`"),
        Stage::NoPhrase => "phrases: nessuna frase di nessuna clausola sta nel testo".into(),
        Stage::Phrase(clause, line) => format!("phrases: `{clause}` per `{line}`"),
        Stage::Held(clause, line) => format!("phrases: `{clause}`, ma la ferma `{line}`"),
    }
}
