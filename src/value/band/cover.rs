//! Whether a time of the day lies in time bands, over midnight too.

use super::{Band, Bands, Hours, Relative};
use crate::value::clock::Clock;
use crate::value::days::{Day, Days};

/// What is known of the moment asked about and of the day around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The days that it may be, each with the day before; empty when nothing is known of the day.
    pub days: Vec<(Day, Day)>,
    /// Weekdays that are worked; empty for Monday to Friday.
    pub working: Days,
    /// The band in which the worker can be contacted.
    pub contact: Option<Bands>,
    /// Ordinary working hours.
    pub hours: Option<Bands>,
    /// Breaks.
    pub breaks: Option<Bands>,
}

/// Whether a moment is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// It is, on each day that it may be.
    Yes,
    /// That hangs on the day.
    NeedsDay,
    /// That hangs on another band, which is not known.
    Needs(Relative),
    /// That hangs on an empty form field.
    Blank,
    /// It is not.
    No,
}

/// All days of an ordinary week.
fn week() -> Vec<(Day, Day)> {
    (0..7).map(|n| (Day::plain(n), Day::plain(n + 6))).collect()
}

impl Bands {
    /// Whether `at` lies in one of the bands; the end of a band is outside, 24:00 is the end of the day.
    pub fn cover(&self, at: Clock, context: &Context) -> Cover {
        let each = self.bands.iter().map(|band| band.cover(at, context));
        let found: Vec<Cover> = each.collect();
        // Bands that each hold some of the days may together hold them all.
        let days = found.iter().filter(|c| **c == Cover::NeedsDay).count();
        if days > 1 && self.on_all_days(at, context) {
            return Cover::Yes;
        }
        found.into_iter().min().unwrap_or(Cover::No)
    }

    fn on_all_days(&self, at: Clock, context: &Context) -> bool {
        context.pairs().into_iter().all(|pair| {
            let one = Context {
                days: vec![pair],
                ..context.clone()
            };
            self.bands
                .iter()
                .any(|band| band.cover(at, &one) == Cover::Yes)
        })
    }
}

impl Context {
    fn pairs(&self) -> Vec<(Day, Day)> {
        if self.days.is_empty() {
            week()
        } else {
            self.days.clone()
        }
    }

    fn worked(&self) -> Days {
        if self.working.is_empty() {
            Days::WEEK
        } else {
            self.working
        }
    }
}

impl Band {
    fn cover(self, at: Clock, context: &Context) -> Cover {
        match self.hours {
            Hours::Blank => Cover::Blank,
            Hours::Relative(relative) => self.relative(relative, at, context),
            Hours::Clock { from, to } => {
                let holds = |(today, before): &(Day, Day)| {
                    let on = |day: &Day| self.days.take(*day, context.worked());
                    if from < to {
                        on(today) && from <= at && at < to
                    } else {
                        (on(today) && at >= from) || (on(before) && at < to)
                    }
                };
                unanimous(&context.pairs(), holds)
            }
        }
    }

    fn relative(self, relative: Relative, at: Clock, context: &Context) -> Cover {
        let (other, inside) = match relative {
            Relative::FuoriContattabilita => (&context.contact, false),
            Relative::InContattabilita => (&context.contact, true),
            Relative::FuoriOrario => (&context.hours, false),
            Relative::InOrario => (&context.hours, true),
            Relative::Pause => (&context.breaks, true),
        };
        let Some(other) = other else {
            return Cover::Needs(relative);
        };
        // A band given as a fact stands on the clock: what refers to another band would go round.
        if other
            .bands
            .iter()
            .any(|b| matches!(b.hours, Hours::Relative(_)))
        {
            return Cover::Needs(relative);
        }
        let own = unanimous(&context.pairs(), |(today, _)| {
            self.days.take(*today, context.worked())
        });
        if own != Cover::Yes {
            return own;
        }
        match (other.cover(at, context), inside) {
            (Cover::Yes, false) => Cover::No,
            (Cover::No, false) => Cover::Yes,
            (cover, _) => cover,
        }
    }
}

fn unanimous(days: &[(Day, Day)], holds: impl Fn(&(Day, Day)) -> bool) -> Cover {
    match days.iter().filter(|pair| holds(pair)).count() {
        0 => Cover::No,
        n if n == days.len() => Cover::Yes,
        _ => Cover::NeedsDay,
    }
}

impl Relative {
    /// Which band of the worker's day it refers to, as a fact is called.
    pub fn fact(self) -> &'static str {
        match self {
            Self::FuoriContattabilita | Self::InContattabilita => "contattabilita",
            Self::FuoriOrario | Self::InOrario => "orario_di_lavoro",
            Self::Pause => "pause",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, Cover};
    use crate::value::{Bands, Day};

    fn day(weekday: usize) -> Context {
        Context {
            days: vec![(Day::plain(weekday), Day::plain(weekday + 6))],
            ..Context::default()
        }
    }

    const OFF: &str = "17:30-08:00 lun-ven; 00:00-24:00 sab,dom,festivi";

    #[test]
    fn over_midnight_and_over_the_week() {
        let cases = [
            ("19:30", 1, Cover::Yes),
            ("17:30", 0, Cover::Yes),
            ("17:29", 0, Cover::No),
            ("07:59", 1, Cover::Yes),
            ("08:00", 1, Cover::No),
            // The band of Friday reaches into Saturday; nothing reaches into Monday.
            ("07:00", 5, Cover::Yes),
            ("07:00", 0, Cover::No),
            ("12:00", 6, Cover::Yes),
        ];
        let bands: Bands = OFF.parse().unwrap();
        for (at, weekday, expected) in cases {
            let found = bands.cover(at.parse().unwrap(), &day(weekday));
            assert_eq!(found, expected, "{at} day {weekday}");
        }
    }

    #[test]
    fn what_is_not_known_is_asked_for() {
        let bands: Bands = OFF.parse().unwrap();
        let any = Context::default();
        assert_eq!(bands.cover("19:30".parse().unwrap(), &any), Cover::Yes);
        assert_eq!(bands.cover("10:00".parse().unwrap(), &any), Cover::NeedsDay);
        let outside: Bands = "fuori contattabilita".parse().unwrap();
        let at = "19:30".parse().unwrap();
        assert!(matches!(outside.cover(at, &any), Cover::Needs(_)));
        let known = Context {
            contact: "09:00-13:00".parse().ok(),
            ..Context::default()
        };
        assert_eq!(outside.cover(at, &known), Cover::Yes);
        assert_eq!(outside.cover("10:00".parse().unwrap(), &known), Cover::No);
        let blank: Bands = "__-__".parse().unwrap();
        assert_eq!(blank.cover(at, &any), Cover::Blank);
    }
}
