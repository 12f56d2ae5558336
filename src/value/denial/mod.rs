//! Whether a «non» turns an operator round: «non potrà aver luogo per più di un giorno» is at most one day.

#[cfg(test)]
mod tests;

use crate::text::Words;

use super::number;
use super::op::COMPARED;
use super::phrase::{List, take};

/// Words that deny what follows them.
const NEGATORS: &[&str] = &[
    "non", "mai", "nè", "nessun", "nessuna", "nessuno", "senza", "neppure", "nemmeno",
];

/// Words that may stand between «non» and the operator it turns round, whatever the verb.
const BETWEEN: &[&str] = &[
    "può",
    "possono",
    "potrà",
    "potranno",
    "possa",
    "possano",
    "potrebbe",
    "potendo",
    "deve",
    "devono",
    "dovrà",
    "dovranno",
    "debba",
    "debbano",
    "dovrebbe",
    "essere",
    "avere",
    "aver",
    "luogo",
    "durare",
    "protrarsi",
    "comunque",
    "mai",
    "in",
    "alcun",
    "nessun",
    "nessuna",
    "ogni",
    "caso",
    "sia",
    "siano",
    "è",
    "sono",
    "sarà",
    "saranno",
    "durata",
    "una",
    "un",
    "per",
    "ha",
    "hanno",
    "avrà",
    "avranno",
    "dura",
    "si",
    "risulti",
    "risultino",
];

/// Verbs of power and duty, with which «non» forbids.
static VERBS: List = List::new(&[
    "può|possono|potrà|potranno|possa|possano|potrebbe|potrebbero|poter|potendo|potendosi",
    "deve|devono|dovrà|dovranno|debba|debbano|dovrebbe|dovrebbero|dovendo|dovendosi",
]);

/// What else follows «non» where it forbids, so that it reaches an operator further on.
static FORBIDS: List = List::new(&[
    "si|vi|ci|le|gli|lo|la|li può|possono|potrà|potranno|possa|possano|potrebbe|deve|devono|dovrà|dovranno|debba",
    "è|sono|sarà|saranno consentit*|ammess*|permess*|possibil*|autorizza*|dovut*",
]);

/// What follows «non» where the indicative rules: in a main clause, not in «chi non si presenta per
/// più di tre giorni».
static RULES: List = List::new(&["si", "ha|hanno|avrà|avranno luogo"]);

/// Auxiliaries before a participle or an adjective in `-bile`: «non sono fruibili per meno di un'ora».
const AUXILIARIES: &str =
    "è|sono|sarà|saranno|sia|siano|viene|vengono|verrà|verranno|venga|vengano";

/// Nouns and adverbs that forbid by themselves.
const BANS: &[&str] = &["vietato", "vietata", "vietati", "vietate", "divieto"];

/// Words at which another clause begins, or another thing is measured: «chi ha più di tre figli»,
/// «in servizio da meno di un anno», «di età superiore a».
const STOPS: &[&str] = &[
    "che",
    "chi",
    "cui",
    "quale",
    "quali",
    "se",
    "qualora",
    "ove",
    "laddove",
    "quando",
    "allorchè",
    "purchè",
    "salvo",
    "salva",
    "salvi",
    "salve",
    "tranne",
    "eccetto",
    "ma",
    "bensì",
    "mentre",
    "poichè",
    "perchè",
    "affinchè",
    "anzichè",
    "solo",
    "soltanto",
    "età",
    "anzianità",
    "dopo",
];

/// Words that make a clause a condition, or speak of whoever does something.
const CONDITIONS: &[&str] = &[
    "se",
    "chi",
    "qualora",
    "ove",
    "quando",
    "laddove",
    "allorchè",
];

/// What «con» may lead to and still be what is forbidden: «non con un preavviso inferiore a».
const MEASURES: &[&str] = &[
    "preavviso",
    "anticipo",
    "durata",
    "termine",
    "frequenza",
    "cadenza",
    "margine",
    "intervallo",
];

/// Words after «e», «o» with which a denied clause goes on.
const GOES_ON: &[&str] = &[
    "per", "oltre", "comunque", "in", "nemmeno", "neppure", "neanche",
];

/// How many words a prohibition may stand before the operator.
const REACH: usize = 14;

/// Whether the operator at `at` is denied by what stands before it.
pub(super) fn denied(words: Words<'_>, at: usize) -> bool {
    close(words, at) || far(words, at)
}

/// The words from «non» to the operator that it turns round, when «non» stands at `at`.
pub(super) fn leads(words: Words<'_>, at: usize) -> Option<usize> {
    let per = take(words, at, "per? non|nè").filter(|n| !undone(words, at + n - 1))?;
    let between = (0..5)
        .take_while(|i| BETWEEN.contains(&words.get(at + per + i)))
        .count();
    (0..=between)
        .map(|i| per + i)
        .find(|n| COMPARED.longest(words, at + n).is_some())
}

/// A «non» with nothing but verbs and small words between.
fn close(words: Words<'_>, at: usize) -> bool {
    for back in 1..=5.min(at) {
        let word = words.get(at - back);
        if words.word(at - back + 1).break_before == Some(';') {
            return false;
        }
        if NEGATORS.contains(&word) {
            return !undone(words, at - back);
        }
        if !BETWEEN.contains(&word) && !infinitive(word) {
            return false;
        }
    }
    false
}

/// «non … se non per più di tre ore»: the second «non» undoes the first.
fn undone(words: Words<'_>, at: usize) -> bool {
    let exceptive = at > 0 && words.get(at - 1) == "se";
    exceptive && (at.saturating_sub(10)..at).any(|i| words.get(i) == "non")
}

/// A prohibition further back in the same clause, with no other operator to take it.
fn far(words: Words<'_>, at: usize) -> bool {
    let joined = at > 0
        && matches!(words.get(at - 1), "o" | "od" | "oppure" | "ovvero")
        && words.word(at).break_before.is_none();
    let mut commas = 0;
    for i in (at.saturating_sub(REACH)..at).rev() {
        match words.word(i + 1).break_before {
            Some(';' | ':' | '\n') => return false,
            Some(',' | '(' | ')') => commas += 1,
            _ => {}
        }
        let word = words.get(i);
        if NEGATORS.contains(&word) || BANS.contains(&word) {
            return commas % 2 == 0 && (forbids(words, i) || (joined && close_to_one(words, i)));
        }
        // What stands between two commas is an aside: «non può, salvo urgenze, superare».
        if commas % 2 == 0 && stops(words, i, at, joined) {
            return false;
        }
    }
    false
}

/// «non inferiore a due o superiore a quattro»: the first operator stands right behind the «non».
fn close_to_one(words: Words<'_>, at: usize) -> bool {
    leads(words, at).is_some()
}

/// Whether the negator at `at` forbids.
fn forbids(words: Words<'_>, at: usize) -> bool {
    let next = at + 1;
    match words.get(at) {
        word if BANS.contains(&word) => true,
        "nessun" | "nessuna" | "nessuno" => (next..next + 5).any(|i| VERBS.any(words, i).is_some()),
        "senza" => false,
        _ if [&VERBS, &FORBIDS]
            .iter()
            .any(|list| list.any(words, next).is_some()) =>
        {
            true
        }
        _ => {
            let rules = RULES.any(words, next).is_some() || passive(words, next);
            rules && !conditional(words, at)
        }
    }
}

/// An auxiliary with its participle: «non viene svolto», «non sono, in ogni caso, fruibili».
fn passive(words: Words<'_>, at: usize) -> bool {
    let fits = |word: &str| participle(word) || word.ends_with("bile") || word.ends_with("bili");
    take(words, at, AUXILIARIES).is_some() && (at + 1..at + 5).any(|i| fits(words.get(i)))
}

/// Whether the «non» at `at` stands in a condition or in what describes somebody.
fn conditional(words: Words<'_>, at: usize) -> bool {
    let described = at > 0 && words.get(at - 1) == "che";
    described || (at.saturating_sub(8)..at).any(|i| CONDITIONS.contains(&words.get(i)))
}

/// Whether the prohibition does not reach over the word `i` to the operator at `at`.
fn stops(words: Words<'_>, i: usize, at: usize, joined: bool) -> bool {
    let word = words.get(i);
    match word {
        "con" => !(i + 1..at).any(|n| MEASURES.contains(&words.get(n))),
        "da" | "dal" | "dai" => i + 1 == at,
        "e" | "ed" | "o" | "od" if !joined => {
            let next = words.get(i + 1);
            !(infinitive(next) || participle(next) || GOES_ON.contains(&next))
        }
        _ if STOPS.contains(&word) => true,
        _ => !joined && takes_number(words, i, at),
    }
}

/// Whether an operator at `i` has a number of its own before `end`.
fn takes_number(words: Words<'_>, i: usize, end: usize) -> bool {
    COMPARED.longest(words, i).is_some_and(|(_, taken)| {
        (i + taken..(i + taken + 3).min(end)).any(|n| number::read(words, n).is_some())
    })
}

/// «non possono partecipare più di due».
fn infinitive(word: &str) -> bool {
    let ends = ["are", "ere", "ire", "arsi", "ersi", "irsi"];
    word.len() >= 6 && ends.iter().any(|end| word.ends_with(end))
}

/// A past participle, by its ending: `svolto`, `concesse`, `resa`.
fn participle(word: &str) -> bool {
    const ENDS: &[&str] = &["to", "ta", "ti", "te", "so", "sa", "si", "se"];
    word.len() > 4 && !word.starts_with("quest") && ENDS.iter().any(|end| word.ends_with(end))
}
