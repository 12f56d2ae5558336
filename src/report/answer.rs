//! An answer to a question, to be read on the terminal or by a program.

use std::fmt::Write as _;

use crate::ask::{Answer, Link, Side};

/// Each answer with its chain: rule of the act, rule of the contract, facts.
pub fn answers_text(answers: &[Answer]) -> String {
    let mut text = String::new();
    for (n, answer) in answers.iter().enumerate() {
        if n > 0 {
            text.push('\n');
        }
        one(answer, &mut text);
    }
    text
}

/// The answers as a JSON array.
///
/// # Errors
/// When a value cannot be written as JSON.
pub fn answers_json(answers: &[Answer]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(answers).map(|json| json + "\n")
}

fn one(answer: &Answer, text: &mut String) {
    let _ = writeln!(text, "{} · {}", answer.document, answer.title);
    let _ = writeln!(text, "{}", answer.sentence);
    for (name, list) in [
        ("se", &answer.conditions),
        ("salvo", &answer.exceptions),
        ("nota", &answer.cautions),
    ] {
        for line in list {
            let _ = writeln!(text, "  {name}: {line}");
        }
    }
    for link in &answer.chain {
        step(link, text);
    }
    for fact in &answer.facts {
        let unused = if fact.used {
            ""
        } else {
            " (non serve a questa risposta)"
        };
        let _ = writeln!(text, "  fatto: {} = {}{unused}", fact.name, fact.value);
    }
}

fn step(link: &Link, text: &mut String) {
    let side = match link.side {
        Side::Document => "atto",
        Side::Contract => "contratto",
    };
    let values: Vec<String> = link
        .values
        .iter()
        .map(|(slot, v)| format!("{slot}: {v}"))
        .collect();
    let values = if values.is_empty() {
        String::new()
    } else {
        format!(" — {}", values.join("; "))
    };
    let _ = writeln!(
        text,
        "  {side}: {} ({}){values}",
        link.place,
        link.modality.italian()
    );
    let words = link.quote.as_ref().map(|q| format!("«{q}»"));
    if let Some(words) =
        words.or_else(|| link.fact.clone().map(|f| format!("in parole nostre: {f}")))
    {
        let _ = writeln!(text, "    {words}");
    }
    for held in &link.held {
        let _ = writeln!(text, "    {held}");
    }
}
