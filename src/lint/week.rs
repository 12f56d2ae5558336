//! Bands of hours that go over midnight and name their days: what they leave open in the week.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::value::{Bands, Hours, Value};

/// Minutes of a day and of a week.
const DAY: usize = 24 * 60;
const WEEK: usize = 7 * DAY;

/// The days of the week.
const DAYS: [&str; 7] = [
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
];

/// Looks at each rule with bands of hours.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in &subject.ruleset.rules {
        let gap = rule.values.values().find_map(|value| match value {
            Value::Band(bands) => open(bands),
            _ => None,
        });
        let Some(gap) = gap else {
            continue;
        };
        for evidence in &rule.evidence {
            let Some(unit) = subject.outline.find(&evidence.locator) else {
                continue;
            };
            let site = subject.site(unit, subject.unit(unit).body);
            let message = format!("alla lettera restano scoperte le ore {gap}");
            found.push(Finding::new(Code::WeekGap, vec![site], message));
        }
    }
    found
}

/// The hours that every other day has and one day lacks: the morning after a day that no band begins on.
fn open(bands: &Bands) -> Option<String> {
    let mut week = vec![false; WEEK];
    let mut night = None;
    for band in &bands.bands {
        let Hours::Clock { from, to } = band.hours else {
            return None;
        };
        let (from, to) = (usize::from(from.minutes()), usize::from(to.minutes()));
        let over = to <= from;
        for day in (0..DAYS.len()).filter(|d| band.days.is_empty() || band.days.holds(*d)) {
            let length = if over { DAY - from + to } else { to - from };
            for minute in 0..length {
                week[(day * DAY + from + minute) % WEEK] = true;
            }
        }
        if over && to > 0 && !band.days.is_empty() {
            night = Some(to);
        }
    }
    let morning = night?;
    let lacks = |day: &usize| !week[day * DAY] && week[(day * DAY + WEEK - 1) % WEEK];
    let day = (0..DAYS.len()).find(lacks)?;
    Some(format!(
        "dalle 0:00 alle {}:{:02} del {}",
        morning / 60,
        morning % 60,
        DAYS[day]
    ))
}
