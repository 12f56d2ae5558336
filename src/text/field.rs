//! Empty form fields that are printed as brackets or short dots: `[…] giorni`, `dalle ore ( )`.

/// Words of measure that stand behind an empty field.
const MEASURES: &[&str] = &[
    "giorni",
    "giorno",
    "giornate",
    "gg",
    "ore",
    "mesi",
    "anni",
    "minuti",
    "settimane",
    "volte",
    "euro",
    "€",
    "%",
];

/// Words of measure that stand before one.
const BEFORE: &[&str] = &["dalle ore", "alle ore", "le ore", "delle ore", "€", "euro"];

/// Words before three dots without brackets, which are mostly words left out.
const SMALL: &[&str] = &[
    "di", "per", "entro", "almeno", "massimo", "a", "ad", "n", "numero", "ogni", "i", "gli", "le",
    "dopo",
];

/// Numbers in words that stand before their measure: no field between the two.
const NUMBERS: &[&str] = &[
    "un",
    "una",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "dodici",
    "quindici",
    "venti",
    "trenta",
    "quaranta",
    "quarantacinque",
    "sessanta",
    "novanta",
    "cento",
];

/// The empty field at byte `at` of `text`: how many bytes it takes. Words left out of a quotation
/// (`[…]`) are none, nor is a box to tick: a field has its measure beside it.
pub(super) fn field(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let (length, bare) = hollow(rest)?;
    let before = text[..at].trim_end();
    let word = last_word(before);
    let measured = measured(&rest[length..]);
    let stands = if bare {
        measured && SMALL.contains(&word.as_str())
    } else {
        (measured && !word.is_empty() && !NUMBERS.contains(&word.as_str())) || opened(before)
    };
    stands.then_some(length)
}

/// Brackets with nothing but dots or room in them, or three dots alone: the bytes, and whether alone.
fn hollow(rest: &str) -> Option<(usize, bool)> {
    let close = match rest.chars().next()? {
        '[' => ']',
        '(' => ')',
        '.' | '…' => {
            let dots = rest.chars().take_while(|c| matches!(c, '.' | '…'));
            let bytes: usize = dots.map(char::len_utf8).sum();
            return matches!(&rest[..bytes], "..." | "…").then_some((bytes, true));
        }
        _ => return None,
    };
    let end = rest.find(close)?;
    let inside = &rest[1..end];
    let hollow = inside.chars().all(|c| " \u{a0}.…●•[]".contains(c));
    (hollow && !inside.is_empty()).then_some((end + 1, false))
}

/// Whether a measure follows, perhaps after the same field in words: `[…] ([…]) giorni`.
fn measured(after: &str) -> bool {
    let after = after.trim_start();
    if let Some((length, false)) = hollow(after) {
        return measured(&after[length..]);
    }
    let end = after.find(|c: char| !(c.is_alphabetic() || "€%".contains(c)));
    let word = after[..end.unwrap_or(after.len())].to_lowercase();
    MEASURES.contains(&word.as_str())
}

/// Whether the words before are those that a field follows.
fn opened(before: &str) -> bool {
    let from = before.char_indices().rev().nth(12).map_or(0, |(i, _)| i);
    let end = before[from..].to_lowercase();
    BEFORE.iter().any(|words| {
        end.strip_suffix(words)
            .is_some_and(|head| !head.ends_with(char::is_alphabetic))
    })
}

/// The word that ends there, in small letters; empty where a mark does. The dot of `n.` is part of it.
fn last_word(before: &str) -> String {
    let number = ["n.", "N."].iter().any(|sign| before.ends_with(sign));
    let before = if number {
        &before[..before.len() - 1]
    } else {
        before
    };
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic() || *c == ']' || *c == ')')
        .last();
    start.map_or(String::new(), |(i, _)| before[i..].to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::text::fold;

    #[test]
    fn a_field_has_its_measure_beside_it() {
        for (text, folded) in [
            ("preavviso di […] giorni", "preavviso di _ giorni"),
            ("preavviso di [...] giorni", "preavviso di _ giorni"),
            ("almeno [ ] giorni", "almeno _ giorni"),
            ("per (…) mesi", "per _ mesi"),
            ("entro n. [..] giorni", "entro n _ giorni"),
            ("di […] ([…]) giorni", "di _ _ giorni"),
            ("per …… ore", "per _ ore"),
            ("per ... ore", "per _ ore"),
            ("dalle ore […] alle ore […].", "dalle ore _ alle ore _"),
            ("un contributo di € [ ]", "un contributo di € _"),
            ("al [●] % del totale", "al _ % del totale"),
            // Words left out, boxes to tick, numbers that are there.
            ("«[…] giorni di ferie»", "giorni di ferie"),
            (
                "il lavoro agile […] è consentito",
                "il lavoro agile è consentito",
            ),
            ("per un totale di sei ore […]", "per un totale di sei ore"),
            ("[ ] due giorni [ ] tre giorni", "due giorni tre giorni"),
            ("trenta ( ) giorni", "trenta giorni"),
            ("e così via ... giorni dopo", "e così via giorni dopo"),
            ("art. ... (Obblighi)", "art obblighi"),
            ("ferie. […] Giorni", "ferie giorni"),
        ] {
            let all = fold(text);
            let words: Vec<&str> = (0..all.len()).map(|i| all.get(i)).collect();
            assert_eq!(words.join(" "), folded, "{text}");
        }
    }
}
