//! Numbers in their one spelling.

use crate::value;

/// A number in digits or in words: `30` for «trenta» and «30», `17:30` for «17.30», `15°` for
/// «quindicesimo», `1500` for «1.500,00».
pub(super) fn plain(word: &str) -> Option<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(word).or_else(|| ranked(word));
    }
    let cardinal = value::cardinal(word).map(|n| n.to_string());
    cardinal.or_else(|| ranked(word))
}

/// An ordinal that no other word is spelt like («secondo» is a preposition too).
fn ranked(word: &str) -> Option<String> {
    const NAMED: u32 = 10;
    let digit = word.starts_with(|c: char| c.is_ascii_digit());
    let n = value::ordinal(word)?;
    (digit || n > NAMED).then(|| format!("{n}°"))
}

fn digits(word: &str) -> Option<String> {
    let word = word.trim_end_matches(['º', 'ª']);
    if !word
        .chars()
        .all(|c| c.is_ascii_digit() || ".,:".contains(c))
    {
        return None;
    }
    let parts: Vec<&str> = word.split(['.', ',', ':']).collect();
    match parts[..] {
        [whole] => Some(short(whole)),
        [hour, minutes] if minutes.len() == 2 && hour.len() <= 2 && !word.contains(',') => {
            Some(match minutes {
                "00" => short(hour),
                _ => format!("{}:{minutes}", short(hour)),
            })
        }
        _ => Some(amount(word)),
    }
}

/// Thousands without dots, decimals without their last zeros.
fn amount(word: &str) -> String {
    let (whole, fraction) = word.split_once(',').unwrap_or((word, ""));
    let whole = short(&whole.replace(['.', ':'], ""));
    match fraction.trim_end_matches('0') {
        "" => whole,
        fraction => format!("{whole},{fraction}"),
    }
}

fn short(digits: &str) -> String {
    let short = digits.trim_start_matches('0');
    if short.is_empty() { "0" } else { short }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_have_one_spelling() {
        for (one, other) in [
            ("trenta", "30"),
            ("17.30", "17:30"),
            ("22:00", "22"),
            ("06:00", "6"),
            ("1.500,00", "1500"),
            ("20,50", "20,5"),
            ("quindicesimo", "15esimo"),
            ("centoventi", "120"),
        ] {
            assert_eq!(plain(one), plain(other), "{one} {other}");
            assert!(plain(one).is_some(), "{one}");
        }
        for word in ["secondo", "primo", "giorno", "30quater", "un"] {
            assert_eq!(plain(word), None, "{word}");
        }
    }
}
