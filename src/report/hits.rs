//! What a search found, to read or as JSON.

use std::fmt::Write as _;

use super::paint::Paint;
use super::{Style, wrap};
use crate::rule::{Binding, State};
use crate::search::{Answer, Any, Found, Hit, Judged, Side};

/// How far the lines below the head of a hit are set in.
const INDENT: &str = "   ";

/// As JSON.
pub fn hits_json(answer: &Answer) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(answer)? + "\n")
}

/// To read on a terminal: the words found in bold where there are colours, else in brackets.
pub fn hits_text(answer: &Answer, style: Style) -> String {
    let words = answer.words.join(", ");
    let mut out = match (&answer.any, answer.passages) {
        (Some(any), _) => nothing(answer, any),
        (None, 1) => format!("1 luogo per: {words}\n"),
        (None, many) => format!("{many} luoghi per: {words}\n"),
    };
    let paint = Paint(style.colour);
    let width = style.width.saturating_sub(INDENT.len());
    let mut last = "";
    for (n, hit) in answer.hits.iter().enumerate() {
        let _ = writeln!(out, "\n{}. {}", n + 1, head(hit, paint));
        let named = (last != hit.document).then(|| act(hit));
        let paragraphs = named.into_iter().chain(body(hit, paint));
        for line in paragraphs.flat_map(|paragraph| wrap(&paragraph, width)) {
            let _ = writeln!(out, "{INDENT}{line}");
        }
        last = &hit.document;
    }
    let left = answer.passages.saturating_sub(answer.hits.len());
    if left > 0 {
        let _ = writeln!(out, "\naltri luoghi: {left} (`--limit N` ne mostra di più)");
    }
    out
}

/// What is said where no passage has all the words.
fn nothing(answer: &Answer, any: &Any) -> String {
    let words = answer.words.join(", ");
    let documents = answer.documents;
    let mut out = format!("nessun luogo per: {words} (documenti nell'indice: {documents})\n");
    if answer.words.len() > 1 {
        let each: Vec<String> = any
            .words
            .iter()
            .map(|w| format!("{} {}", w.word, w.passages))
            .collect();
        let _ = writeln!(
            out,
            "con almeno una delle parole: {} ({})",
            any.passages,
            each.join(", ")
        );
    }
    if answer.words.len() > 1 && any.passages > 0 {
        out.push_str("aiuto: con `--any` basta una delle parole\n");
    }
    out
}

/// Document, place, page and line, verdicts.
fn head(hit: &Hit, paint: Paint) -> String {
    let side = match hit.side {
        Side::Document => "",
        Side::Contract | Side::Fact => "contratto, ",
    };
    let mut parts = vec![paint.bold(&hit.document)];
    parts.extend((!hit.place.is_empty()).then(|| format!("{side}{}", hit.place)));
    let printed = hit.page.zip(hit.line);
    parts.extend(printed.map(|(page, line)| format!("pagina {page}, riga {line}")));
    let binding = hit.binding.filter(|binding| *binding != Binding::Binding);
    parts.extend(binding.map(|binding| binding.italian().to_owned()));
    parts.join(" · ")
}

/// Institution and title.
fn act(hit: &Hit) -> String {
    let names = [hit.institution.as_deref(), Some(hit.title.as_str())];
    let names = names.into_iter().flatten();
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    names.join(", ")
}

/// The words, then the rules, a paragraph each.
fn body(hit: &Hit, paint: Paint) -> impl Iterator<Item = String> {
    let mark = |word: &str| match paint {
        Paint(true) => paint.bold(word),
        Paint(false) => format!("[{word}]"),
    };
    let words = hit.snippet.marked(mark);
    let words = match hit.side {
        _ if words.is_empty() => "(nessuna parola, né nel documento né nel contratto)".to_owned(),
        Side::Fact => format!("fatto annotato: {words}"),
        Side::Document | Side::Contract => format!("«{words}»"),
    };
    let rules = hit.rules.iter().map(move |rule| told(rule, paint));
    std::iter::once(words).chain(rules)
}

/// A rule, or a topic without one, in one paragraph.
fn told(rule: &Found, paint: Paint) -> String {
    let mut out = format!("→ {} ({})", rule.title, rule.topic);
    if let (Some(modality), Some(bearer)) = (rule.modality, rule.bearer) {
        let _ = write!(out, ": {}, a carico di: {bearer}", modality.italian());
    }
    for (slot, value) in &rule.values {
        let _ = write!(out, "; {slot}: {value}");
    }
    if let Some(state) = rule.state.filter(|state| *state != State::Loadable) {
        let _ = write!(out, " [{}]", state.italian());
    }
    for judged in &rule.verdicts {
        let verdict = paint.bold(judged.verdict.italian());
        let _ = write!(out, " — {verdict}{}", against(judged));
    }
    out
}

/// The contract of a verdict; nothing where there was none to compare with.
fn against(judged: &Judged) -> String {
    let mark = if judged.indicative {
        ", indicativo"
    } else {
        ""
    };
    let contract = judged.against.as_ref();
    contract.map_or_else(String::new, |id| format!(" ({id}{mark})"))
}
