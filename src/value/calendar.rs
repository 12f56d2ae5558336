//! Italian holidays and working days, and the day on which a term ends.

use jiff::civil::Date as Civil;
use jiff::{Span, ToSpan};
use rust_decimal::prelude::ToPrimitive;

use super::duration::{DayKind, Length};
use super::{Date, Day, Days, Unit};

/// A holiday with a fixed day: first and last year (`None`: still), month, day, law, name.
struct Fixed(i16, Option<i16>, i8, i8, &'static str, &'static str);

/// The national holidays: art. 2 of L. 260/1949 as changed by L. 54/1977, d.P.R. 792/1985, L. 336/2000 and
/// L. 151/2025. Sundays and the Monday after Easter are computed.
const FIXED: &[Fixed] = &[
    Fixed(1949, None, 1, 1, "L. 260/1949 art. 2", "Capodanno"),
    Fixed(1949, Some(1977), 1, 6, "L. 260/1949 art. 2", "Epifania"),
    Fixed(1986, None, 1, 6, "d.P.R. 792/1985 art. 1", "Epifania"),
    Fixed(1949, None, 4, 25, "L. 260/1949 art. 2", "Liberazione"),
    Fixed(1949, None, 5, 1, "L. 260/1949 art. 2", "Festa del lavoro"),
    Fixed(1949, Some(1976), 6, 2, "L. 260/1949 art. 1", "Repubblica"),
    Fixed(2001, None, 6, 2, "L. 336/2000 art. 1", "Repubblica"),
    Fixed(1949, None, 8, 15, "L. 260/1949 art. 2", "Assunzione"),
    Fixed(2026, None, 10, 4, "L. 151/2025 art. 1", "San Francesco"),
    Fixed(1949, None, 11, 1, "L. 260/1949 art. 2", "Ognissanti"),
    Fixed(1949, None, 12, 8, "L. 260/1949 art. 2", "Immacolata"),
    Fixed(1949, None, 12, 25, "L. 260/1949 art. 2", "Natale"),
    Fixed(1949, None, 12, 26, "L. 260/1949 art. 2", "Santo Stefano"),
];

/// Where the Monday after Easter comes from.
const EASTER_MONDAY: (&str, &str) = ("L. 260/1949 art. 2", "lunedì dopo Pasqua");

/// The longest run of days that is looked at, in days: a term of working days is far shorter.
const LONGEST: usize = 20_000;

/// The days of a place of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Weekdays that are worked.
    pub working: Days,
    /// The patron's day, a holiday of that place alone; its year does not matter.
    pub patron: Option<Date>,
}

impl Default for Calendar {
    /// Monday to Friday, no patron's day.
    fn default() -> Self {
        Self {
            working: Days::WEEK,
            patron: None,
        }
    }
}

/// The Monday after Easter, by the Gregorian computus (Meeus, Jones, Butcher), under its usual letters.
fn easter_monday(year: i16) -> Option<Civil> {
    let year_number = i32::from(year);
    let golden = year_number % 19;
    let (century, rest) = (year_number / 100, year_number % 100);
    let corrections = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + corrections + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let sum = moon + weekday - 7 * late + 114;
    let (month, day) = (
        i8::try_from(sum / 31).ok()?,
        i8::try_from(sum % 31 + 1).ok()?,
    );
    let easter = Civil::new(year, month, day).ok()?;
    easter.checked_add(1.day()).ok()
}

impl Calendar {
    /// The holiday that a day is, with the law that makes it one; `None` for Sundays that are only that, and
    /// for dates without a year.
    pub fn holiday(self, date: Date) -> Option<(&'static str, &'static str)> {
        let day = date.civil()?;
        if easter_monday(day.year()) == Some(day) {
            return Some(EASTER_MONDAY);
        }
        let falls = |f: &&Fixed| {
            let years = f.0 <= day.year() && f.1.is_none_or(|last| day.year() <= last);
            years && date.is_day(f.2, f.3)
        };
        let fixed = FIXED.iter().find(falls).map(|f| (f.4, f.5));
        let patron = self.patron.filter(|p| p.same_day(date));
        fixed.or(patron.map(|_| ("festa del luogo", "patrono")))
    }

    /// What a day is; `None` without a year.
    pub fn day(self, date: Date) -> Option<Day> {
        let off = |day: Civil| {
            let holiday = Date::of(day).and_then(|d| self.holiday(d));
            holiday.is_some() || weekday(day) == 6
        };
        let day = date.civil()?;
        Some(Day {
            weekday: weekday(day),
            holiday: self.holiday(date).is_some(),
            eve: day.tomorrow().is_ok_and(off),
        })
    }

    /// A day and the one before it; `None` without a year.
    pub fn with_before(self, date: Date) -> Option<(Day, Day)> {
        let before = Date::of(date.civil()?.yesterday().ok()?)?;
        Some((self.day(date)?, self.day(before)?))
    }

    fn counts(self, day: Civil, kind: DayKind) -> bool {
        let Some(about) = Date::of(day).and_then(|d| self.day(d)) else {
            return false;
        };
        match kind {
            DayKind::Calendar => true,
            DayKind::Working => !about.holiday && self.working.holds(about.weekday),
            DayKind::Feriali => !about.holiday && about.weekday != 6,
        }
    }

    /// The last day of a term that begins on `start`, which itself does not count (art. 2963 c.c., art. 155
    /// c.p.c.): months and years end on the same number, else on the last of the month. `None` where the
    /// length has hours or parts of a day, or the date no year. A last day that is a holiday is not moved.
    pub fn end(self, start: Date, length: &Length, kind: DayKind) -> Option<Date> {
        let mut day = start.civil()?;
        for (n, unit) in length.parts() {
            let n = n.is_integer().then(|| n.to_i32()).flatten()?;
            day = match unit {
                Unit::Anni => add(day, Span::new().try_years(n).ok()?)?,
                Unit::Mesi => add(day, Span::new().try_months(n).ok()?)?,
                Unit::Settimane => add(day, Span::new().try_weeks(n).ok()?)?,
                Unit::Giorni if kind == DayKind::Calendar => {
                    add(day, Span::new().try_days(n).ok()?)?
                }
                Unit::Giorni => self.after(day, usize::try_from(n).ok()?, kind)?,
                Unit::Ore | Unit::Minuti => return None,
            };
        }
        Date::of(day)
    }

    fn after(self, day: Civil, n: usize, kind: DayKind) -> Option<Civil> {
        if n == 0 {
            return Some(day);
        }
        let following = day.series(1.day()).skip(1).take(LONGEST);
        following.filter(|d| self.counts(*d, kind)).nth(n - 1)
    }

    /// How many days of a kind lie between two dates, the first not counted; `None` when the second is
    /// earlier, or a year is missing.
    pub fn between(self, from: Date, to: Date, kind: DayKind) -> Option<usize> {
        let (from, to) = (from.civil()?, to.civil()?);
        if to < from {
            return None;
        }
        let days = from.series(1.day()).skip(1).take_while(|d| *d <= to);
        Some(days.take(LONGEST).filter(|d| self.counts(*d, kind)).count())
    }
}

fn weekday(day: Civil) -> usize {
    usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0)
}

fn add(day: Civil, span: Span) -> Option<Civil> {
    day.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Days};
    use crate::value::{Date, DayKind, Duration};

    fn date(iso: &str) -> Date {
        iso.parse().unwrap_or_else(|e| panic!("{iso}: {e}"))
    }

    #[test]
    fn holidays_have_their_law() {
        let calendar = Calendar {
            patron: Some(date("--08-18")),
            ..Calendar::default()
        };
        let cases = [
            ("2024-04-01", Some("lunedì dopo Pasqua")),
            ("2025-04-21", Some("lunedì dopo Pasqua")),
            ("2038-04-26", Some("lunedì dopo Pasqua")),
            ("1980-01-06", None),
            ("1990-01-06", Some("Epifania")),
            ("1999-06-02", None),
            ("2023-06-02", Some("Repubblica")),
            ("2025-10-04", None),
            ("2026-10-04", Some("San Francesco")),
            ("2025-08-18", Some("patrono")),
            ("2025-08-19", None),
        ];
        for (day, name) in cases {
            let found = calendar.holiday(date(day)).map(|(_, name)| name);
            assert_eq!(found, name, "{day}");
        }
    }

    #[test]
    fn terms_end_where_the_civil_code_says() {
        let calendar = Calendar::default();
        let cases = [
            ("2025-03-01", "30 giorni", "2025-03-31"),
            ("2025-01-31", "1 mese", "2025-02-28"),
            ("2024-02-29", "1 anno", "2025-02-28"),
            ("2024-12-20", "10 giorni lavorativi", "2025-01-09"),
            ("2025-04-18", "1 giorni feriali", "2025-04-19"),
            ("2025-04-19", "1 giorni feriali", "2025-04-22"),
            ("2025-03-01", "1 anno e 6 mesi", "2026-09-01"),
        ];
        for (start, term, end) in cases {
            let term: Duration = term.parse().unwrap_or_else(|e| panic!("{term}: {e}"));
            let crate::value::Amount::Known(length) = &term.amount else {
                panic!("{term:?}")
            };
            let found = calendar.end(date(start), length, term.days);
            assert_eq!(found, Some(date(end)), "{start} + {length:?}");
        }
    }

    #[test]
    fn working_days_follow_the_week_that_is_worked() {
        let (from, to) = (date("2025-03-03"), date("2025-03-10"));
        let five = Calendar::default();
        assert_eq!(five.between(from, to, DayKind::Working), Some(5));
        let six = Calendar {
            working: "lun-sab".parse::<Days>().unwrap(),
            patron: None,
        };
        assert_eq!(six.between(from, to, DayKind::Working), Some(6));
        assert_eq!(six.between(to, from, DayKind::Working), None);
    }
}
