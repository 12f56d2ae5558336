//! Where one sentence ends and the next begins.

use crate::text::Span;

/// Abbreviations that end no sentence, whatever follows.
const NEVER: &[&str] = &[
    "art", "artt", "lett", "n", "nn", "nr", "c", "cc", "co", "cfr", "pag", "pagg", "sig", "sigg",
    "dott", "dr", "prof", "avv", "ing", "geom", "rag", "on", "cap", "par", "punt", "all", "tab",
    "sez", "tit", "es", "ad es", "tel", "prot", "del", "reg", "ss", "spett", "egr", "st", "arch",
    "rev", "mod", "vol", "ca", "int", "cons", "id", "max", "min", "d", "u.o", "let", "num", "comm",
    "capo", "gg", "mm", "hh",
];

/// Abbreviations that end a sentence only before a word that starts one.
const SOMETIMES: &[&str] = &[
    "d.lgs", "lgs", "dlgs", "d.l", "l", "d.p.r", "dpr", "d.p.c.m", "d.m", "r.d", "c.c", "c.p",
    "s.m.i", "ss.mm.ii", "s.m", "smi", "p.a", "r.s.u", "oo.ss", "c.c.n.l", "c.c.i", "d.g", "d.g.r",
    "u.e", "s.p.a", "s.r.l", "ecc", "etc", "sgg", "seg", "segg", "u.s", "p.i.a.o", "f.to",
];

/// Words that start a sentence.
const STARTERS: &[&str] = &[
    "il", "lo", "la", "i", "gli", "le", "l", "un", "una", "nel", "nella", "nelle", "nei", "in",
    "per", "è", "e", "sono", "non", "qualora", "se", "ai", "al", "alla", "alle", "agli", "a",
    "con", "tale", "tali", "tutti", "ogni", "ciascun", "ciascuno", "resta", "restano", "si", "ove",
    "dopo", "durante", "fatti", "fatto", "fermo", "ferma", "fermi", "entro", "essa", "esse",
    "esso", "essi", "questo", "questa", "da", "dal", "dalla", "di", "del", "della", "su", "tra",
    "fra", "chi", "quando", "dove", "anche", "inoltre", "infine", "pertanto", "decorsi", "decorso",
];

/// The sentences of `span` of the clean text, without the white space around them.
///
/// A full stop, `!`, `?` or `;` ends a sentence when a capital follows; a line end always does.
pub(super) fn split(clean: &str, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = span.start;
    let bytes = clean.as_bytes();
    for at in span.range() {
        let ends = match bytes[at] {
            b'\n' => true,
            b'.' | b'!' | b'?' | b';' => ends_at(clean, start, at, span.end),
            _ => false,
        };
        if ends {
            let end = after_closing(clean, at + 1, span.end);
            push(clean, Span::new(start, end), &mut out);
            start = end;
        }
    }
    push(clean, Span::new(start.min(span.end), span.end), &mut out);
    out
}

fn push(clean: &str, span: Span, out: &mut Vec<Span>) {
    let words = &clean[span.range()];
    let lead = words.len() - words.trim_start().len();
    let body = words.trim();
    if body.chars().any(|c| c.is_alphanumeric() || c == '_') {
        out.push(Span::new(span.start + lead, span.start + lead + body.len()));
    } else if let (Some(last), false) = (out.last_mut(), body.is_empty()) {
        last.end = span.start + lead + body.len();
    }
}

/// Closing quotes and brackets belong to the sentence before them.
fn after_closing(clean: &str, mut at: usize, end: usize) -> usize {
    while let Some(c) = clean[at..end]
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '”' | '»' | ')'))
    {
        at += c.len_utf8();
    }
    at
}

fn ends_at(clean: &str, start: usize, at: usize, end: usize) -> bool {
    let next = after_closing(clean, at + 1, end);
    let rest = &clean[next..end];
    let after = rest.trim_start();
    if after.len() == rest.len() || after.is_empty() {
        return false;
    }
    let word = after.trim_start_matches(['"', '“', '«', '(', '*', '-', '–', '•', ' ']);
    let stop = clean.as_bytes()[at] == b'.';
    // «gg. ........ (comunque non oltre …)»: the dots are a form field.
    let field = clean[start..at].ends_with("..");
    let begins = word.starts_with(char::is_uppercase) || (stop && !field && after.starts_with('('));
    begins && (!stop || ends_with_stop(&clean[start..at], word))
}

/// Whether the full stop after `before` ends the sentence, given the word that follows.
fn ends_with_stop(before: &str, after: &str) -> bool {
    let token = before
        .rsplit([' ', '(', '\'', '’', '/', '\n', '"'])
        .next()
        .unwrap_or("")
        .to_lowercase();
    if before.trim().is_empty() || NEVER.contains(&token.as_str()) {
        return false;
    }
    let last = token.rsplit('.').next().unwrap_or("");
    let initial = last.chars().count() == 1
        && last.starts_with(char::is_alphabetic)
        && before.ends_with(char::is_uppercase);
    let number_sign = before.trim().chars().all(|c| c.is_ascii_digit());
    if number_sign {
        return false;
    }
    if initial || SOMETIMES.contains(&token.as_str()) {
        let word = after
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or("")
            .to_lowercase();
        return STARTERS.contains(&word.as_str());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_sentences() {
        for (text, want) in [
            (
                "Il lavoro è libero. Il resto no.",
                vec!["Il lavoro è libero.", "Il resto no."],
            ),
            (
                "Si applica l'art. 66. Il dipendente esce.",
                vec!["Si applica l'art. 66.", "Il dipendente esce."],
            ),
            (
                "Ai sensi del D.Lgs. 165 e della L. 104; la norma vale.",
                vec!["Ai sensi del D.Lgs. 165 e della L. 104; la norma vale."],
            ),
            (
                "Lavoratrici madri; Lavoratrici in gravidanza;",
                vec!["Lavoratrici madri;", "Lavoratrici in gravidanza;"],
            ),
            (
                "Come da legge e s.m.i. Il dirigente decide.",
                vec!["Come da legge e s.m.i.", "Il dirigente decide."],
            ),
            (
                "Il dott. Rossi, G. Bianchi e S. Giacomo firmano.",
                vec!["Il dott. Rossi, G. Bianchi e S. Giacomo firmano."],
            ),
            (
                "Dal _____ al _____. (eventuale) Può.",
                vec!["Dal _____ al _____.", "(eventuale) Può."],
            ),
            (
                "Si recede con gg. ........ (comunque non meno di dieci) di preavviso.",
                vec!["Si recede con gg. ........ (comunque non meno di dieci) di preavviso."],
            ),
            (
                "Approvato il 30. giugno 2025",
                vec!["Approvato il 30. giugno 2025"],
            ),
        ] {
            let got: Vec<&str> = split(text, Span::new(0, text.len()))
                .iter()
                .map(|s| &text[s.range()])
                .collect();
            assert_eq!(got, want);
        }
    }
}
