//! Units, operators and periods as readers write them.

/// The operator that a sign or word stands for.
pub fn operator(text: &str) -> Option<&'static str> {
    match text.trim() {
        "=" | "==" | "exact" | "about" => Some("exact"),
        ">=" | ">" | "min" | "at_least" => Some("min"),
        "<=" | "<" | "max" | "at_most" => Some("max"),
        _ => None,
    }
}

/// The period that a word stands for.
pub fn period(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "mese" | "mensile" | "mensili" | "monthly" | "p1m" | "month" => "month".into(),
        "settimana" | "settimanale" | "weekly" | "p1w" | "week" => "week".into(),
        "anno" | "annuo" | "yearly" | "p1y" | "year" => "year".into(),
        "giorno" | "p1d" | "day" => "day".into(),
        "trimestre" | "p3m" => "quarter".into(),
        other => other.into(),
    }
}

/// Names of a unit, the unit that it converts to exactly, and how many of them it has.
const UNITS: &[(&[&str], &str, i64)] = &[
    (&["min", "minutes", "minuti", "minute"], "min", 1),
    (&["h", "hour", "hours", "ore", "ora"], "min", 60),
    (
        &[
            "d",
            "day",
            "days",
            "giorni",
            "giorno",
            "calendar_days",
            "giorni di calendario",
        ],
        "min",
        1440,
    ),
    (
        &["w", "week", "weeks", "settimane", "settimana"],
        "min",
        10080,
    ),
    (&["mo", "month", "months", "mesi", "mese"], "month", 1),
    (&["y", "year", "years", "anni", "anno"], "month", 12),
    (
        &[
            "wd",
            "giorni lavorativi",
            "working_days",
            "giorni_lavorativi",
            "working_day",
        ],
        "working_day",
        1,
    ),
];

/// So many hundredths of a unit, in the unit that it converts to exactly.
pub fn amount(hundredths: i64, unit: &str) -> (&'static str, i64) {
    let unit = unit.to_lowercase();
    UNITS
        .iter()
        .find(|(names, _, _)| names.contains(&unit.as_str()))
        .map_or(("?", hundredths), |(_, base, times)| {
            (base, hundredths * times)
        })
}

/// An ISO 8601 span in the unit that it converts to exactly.
pub fn iso_amount(iso: &str, working: bool) -> Option<(&'static str, i64)> {
    let rest = iso.strip_prefix('P')?;
    let (date, time) = rest.split_once('T').unwrap_or((rest, ""));
    let (mut minutes, mut months) = (0, 0);
    for (number, letter) in parts(date)? {
        match letter {
            'Y' => months += 12 * number,
            'M' => months += number,
            'W' => minutes += 10080 * number,
            'D' if working => return Some(("working_day", 100 * number)),
            'D' => minutes += 1440 * number,
            _ => return None,
        }
    }
    for (number, letter) in parts(time)? {
        match letter {
            'H' => minutes += 60 * number,
            'M' => minutes += number,
            _ => return None,
        }
    }
    Some(if months > 0 {
        ("month", 100 * months)
    } else {
        ("min", 100 * minutes)
    })
}

/// `1Y6M` → (1, 'Y'), (6, 'M').
fn parts(text: &str) -> Option<Vec<(i64, char)>> {
    let mut out = Vec::new();
    let mut number = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            number.push(c);
        } else {
            out.push((number.parse().ok()?, c));
            number.clear();
        }
    }
    number.is_empty().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_converts_exactly_is_equal() {
        assert_eq!(iso_amount("P1D", false), Some(amount(2400, "ore")));
        assert_eq!(iso_amount("P1Y", false), Some(amount(1200, "mesi")));
        assert_ne!(iso_amount("P30D", false), Some(amount(100, "mese")));
        assert_ne!(iso_amount("P5D", true), iso_amount("P5D", false));
        assert_eq!(iso_amount("soon", false), None);
    }
}
