//! What verdicts and the words beside them are called and drawn like.

use std::fmt::Write as _;

use serde::Serialize;

use super::phrases::Lang;
use crate::compare::{BaselinePresence, Favour, Presence, Room, Verdict};
use crate::diagnostic::Severity;

/// A verdict as a page shows it: a colour, a sign and a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Its id: the class of its colour.
    pub id: &'static str,
    /// Its sign.
    pub sign: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// The mark of a verdict.
pub fn mark(verdict: Verdict, lang: Lang) -> Mark {
    let (sign, english) = drawn(verdict);
    Mark {
        id: verdict.id(),
        sign,
        name: match lang {
            Lang::It => verdict.italian(),
            Lang::En => english,
        },
    }
}

/// The sign and the English name.
fn drawn(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Worse => ("▼", "less favourable"),
        Verdict::Contradictory => ("≠", "contradictory"),
        Verdict::Omitted => ("∅", "omitted"),
        Verdict::Blank => ("□", "blank field"),
        Verdict::AddedWorse => ("▽", "restrictive addition"),
        Verdict::Mixed => ("◊", "mixed"),
        Verdict::Different => ("≈", "different"),
        Verdict::NotComparable => ("?", "not comparable"),
        Verdict::AddedNeutral => ("+", "neutral addition"),
        Verdict::AddedBetter => ("△", "favourable addition"),
        Verdict::Better => ("▲", "more favourable"),
        Verdict::EqualByReference => ("→", "conforms by reference"),
        Verdict::Equal => ("=", "conforms"),
        Verdict::Silent => ("–", "silent: the contract applies"),
        Verdict::ClaimOnly => ("!", "claim"),
    }
}

/// What the document does.
pub fn presence(presence: Presence, lang: Lang) -> &'static str {
    match (lang, presence) {
        (Lang::It, _) => presence.italian(),
        (Lang::En, Presence::Stated) => "stated",
        (Lang::En, Presence::Silent) => "silent",
        (Lang::En, Presence::Blank) => "blank field",
        (Lang::En, Presence::ByReference) => "by reference",
        (Lang::En, Presence::Claimed) => "claimed",
    }
}

/// What the contract does.
pub fn baseline_presence(presence: BaselinePresence, lang: Lang) -> &'static str {
    match (lang, presence) {
        (Lang::It, _) => presence.italian(),
        (Lang::En, BaselinePresence::Stated) => "stated",
        (Lang::En, BaselinePresence::Silent) => "silent",
        (Lang::En, BaselinePresence::NoText) => "text not at hand",
    }
}

/// For the worker.
pub fn favour(favour: Favour, lang: Lang) -> &'static str {
    match (lang, favour) {
        (Lang::It, _) => favour.italian(),
        (Lang::En, Favour::Equal) => "equal",
        (Lang::En, Favour::Better) => "better",
        (Lang::En, Favour::Worse) => "worse",
        (Lang::En, Favour::Mixed) => "mixed",
        (Lang::En, Favour::Different) => "different",
        (Lang::En, Favour::None) => "no direction",
    }
}

/// What the institution may do.
pub fn room(room: Room, lang: Lang) -> &'static str {
    match (lang, room) {
        (Lang::It, _) => room.italian(),
        (Lang::En, Room::Floor) => "may only improve",
        (Lang::En, Room::Fixed) => "none",
        (Lang::En, Room::Delegated) => "consultation or bargaining",
        (Lang::En, Room::Employer) => "organisation of the institution",
        (Lang::En, Room::Individual) => "individual agreement",
    }
}

/// How much a message matters.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (lang, severity) {
        (Lang::It, _) => severity.italian(),
        (Lang::En, Severity::Error) => "error",
        (Lang::En, Severity::Warning) => "warning",
        (Lang::En, Severity::Note) => "note",
    }
}

/// A count with its thousands apart: `23.847`, in English `23,847`.
pub fn number(n: usize, lang: Lang) -> String {
    let digits = n.to_string();
    let mark = if lang == Lang::It { '.' } else { ',' };
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// An id that can stand in an address: letters, digits and `-` stay, all else becomes `_` and its number.
pub fn key(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => out.push(c),
            '_' => out.push_str("__"),
            other => {
                let _ = write!(out, "_{:x}.", u32::from(other));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_verdicts_never_look_the_same() {
        for lang in [Lang::It, Lang::En] {
            let marks: Vec<Mark> = Verdict::ALL.iter().map(|v| mark(*v, lang)).collect();
            for (i, one) in marks.iter().enumerate() {
                let twin = |other: &&Mark| other.sign == one.sign || other.name == one.name;
                assert_eq!(marks[i + 1..].iter().find(twin), None, "{one:?}");
            }
        }
    }

    #[test]
    fn thousands_are_apart() {
        assert_eq!(number(1_023_847, Lang::It), "1.023.847");
        assert_eq!(number(847, Lang::En), "847");
    }

    #[test]
    fn keys_of_two_ids_differ() {
        let ids = ["a b", "a_b", "a__b", "a~b", "a_20.b", "à"];
        let mut keys: Vec<String> = ids.iter().map(|id| key(id)).collect();
        assert!(keys.iter().all(|k| k.is_ascii() && !k.contains(' ')));
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), ids.len(), "{keys:?}");
    }
}
