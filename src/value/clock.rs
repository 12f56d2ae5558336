//! A time of the day.

use std::fmt;
use std::str::FromStr;

use crate::text::Words;

use super::number;
use super::phrase::{List, Table, take};

/// Minutes from midnight, 0 to 1440 (`24:00` closes a day).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(u16);

impl Clock {
    /// 00:00.
    pub const START: Self = Self(0);
    /// 24:00.
    pub const END: Self = Self(24 * 60);

    /// A time that exists; `None` for all else.
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        let minutes = hour.checked_mul(60)?.checked_add(minute)?;
        (minute < 60 && minutes <= Self::END.0).then_some(Self(minutes))
    }

    /// Minutes from midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Clock {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        digits(text)
            .map(|(clock, _)| clock)
            .ok_or_else(|| format!("`{text}` non è un'ora: scrivi per esempio `17:30`"))
    }
}

/// A time as the text gives it, or an empty form field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The time; `None` where the field is empty.
    pub clock: Option<Clock>,
    /// Words taken.
    pub taken: usize,
    /// Whether the words can only be a time of the day (`17:30`, `le ore 8`, `dieci di sera`).
    pub sure: bool,
}

/// Reads a time at `at`: `17:30`, `ore 8`, `8,30`, `le 13`, `dieci di sera`, `mezzanotte`, `____`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<Reading> {
    static LEADS: List = List::new(&["ore|h", "le|l ore|h?", "le ore|h"]);
    let lead = LEADS.any(words, at).unwrap_or(0);
    let named = lead > 0 && matches!(words.get(at + lead - 1), "ore" | "h");
    let start = at + lead;
    if words.get(start) == "_" {
        let minutes =
            words.get(start + 1) == "_" && words.word(start + 1).break_before == Some(':');
        return Some(Reading {
            clock: None,
            taken: lead + 1 + usize::from(minutes),
            sure: named,
        });
    }
    let (clock, n, sure) = hour(words, start)?;
    let (clock, n) = with_minutes(words, start, clock, n);
    let (clock, part) = part_of_day(words, start + n, clock);
    Some(Reading {
        clock: Some(clock),
        taken: lead + n + part,
        sure: sure || named || part > 0,
    })
}

fn hour(words: Words<'_>, at: usize) -> Option<(Clock, usize, bool)> {
    let word = words.get(at);
    match word {
        "mezzanotte" => return Some((Clock::END, 1, true)),
        "mezzogiorno" => return Clock::new(12, 0).map(|clock| (clock, 1, true)),
        "una" => return Clock::new(1, 0).map(|clock| (clock, 1, false)),
        _ => {}
    }
    if let Some((clock, sure)) = digits(word.strip_suffix('h').unwrap_or(word)) {
        return Some((clock, 1, sure));
    }
    let hour = number::cardinal(word).and_then(|n| u16::try_from(n).ok())?;
    Clock::new(hour, 0).map(|clock| (clock, 1, false))
}

/// `17:30`, `17.30`, `8,30`, `8`; whether it shows minutes.
fn digits(word: &str) -> Option<(Clock, bool)> {
    let (hour, minute) = match word.split_once([':', '.', ',']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute)),
        Some(_) => return None,
        None => (word, None),
    };
    if hour.is_empty() || hour.len() > 2 || !hour.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let clock = Clock::new(hour.parse().ok()?, minute.map_or(Ok(0), str::parse).ok()?)?;
    Some((clock, minute.is_some()))
}

/// `otto e trenta`, `8 e mezza`.
fn with_minutes(words: Words<'_>, at: usize, clock: Clock, n: usize) -> (Clock, usize) {
    static MINUTES: Table<u16> = Table::new(&[
        ("e mezza|mezzo|trenta|30", 30),
        ("e un? quarto", 15),
        ("e quindici|15", 15),
        ("e quarantacinque|45", 45),
    ]);
    // «9-12 e 15-17»: an hour of another band.
    let another = |taken: usize| {
        let next = at + n + taken;
        next < words.len() && super::days::joined(words, next)
    };
    match MINUTES
        .longest(words, at + n)
        .filter(|(_, taken)| !another(*taken))
    {
        Some((minutes, taken)) if clock.0.is_multiple_of(60) && clock < Clock::END => {
            (Clock(clock.0 + minutes), n + taken)
        }
        _ => (clock, n),
    }
}

/// `di sera`, `del pomeriggio`: after noon.
fn part_of_day(words: Words<'_>, at: usize, clock: Clock) -> (Clock, usize) {
    let noon = 12 * 60;
    match take(words, at, "@di sera|pomeriggio|serata") {
        Some(n) if clock.0 < noon => (Clock(clock.0 + noon), n),
        Some(n) => (clock, n),
        None => (
            clock,
            take(words, at, "@di mattino|mattina|notte").unwrap_or(0),
        ),
    }
}
