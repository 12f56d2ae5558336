//! Facts: what may be told of a case, and how it is written.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::catalogue::{GENERAL, catalogue, example, has_table, measures, references};
use super::ground::Matter;
use crate::value::{
    Bands, Calendar, Clock, Context, Date, Day, Days, Party, Value, ValueType, parse,
};
use crate::yaml::suggestion;

/// What is wrong with a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What, with the thing in backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// A fact about a row of a table of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// So much of a measure.
    Measure(String, Decimal),
    /// The row with this number, with what was told of it.
    Row(usize, Vec<Decimal>),
    /// The row with these words.
    Words(String),
}

/// Facts, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// As they were given.
    pub given: Vec<(String, String)>,
    /// Time of the day.
    pub clock: Option<Clock>,
    /// What is known of the day.
    pub context: Context,
    /// Holidays and weekdays that are worked.
    pub calendar: Calendar,
    /// Whether the day is one of work at the office.
    pub at_office: bool,
    /// From when a term runs.
    pub from: Option<Date>,
    /// When the thing is done.
    pub to: Option<Date>,
    /// Whose rules to look at.
    pub party: Option<Party>,
    /// Where to look.
    pub place: Option<String>,
    /// Values for slots of the topic.
    pub slots: BTreeMap<String, Value>,
    /// How long a measure named in a rule is.
    pub lengths: BTreeMap<String, Value>,
    /// What tells the rows of a table of points.
    pub marks: Vec<Mark>,
}

impl Facts {
    /// Reads the facts for a topic.
    pub fn read(given: &[(String, String)], matter: &Matter<'_>) -> Result<Self, Fault> {
        let mut facts = Self {
            given: given.to_vec(),
            ..Self::default()
        };
        let mut days = Vec::new();
        let mut date = None;
        for (name, text) in given {
            if !facts.general(name, text.trim(), &mut days, &mut date)? {
                facts.of_topic(name, text.trim(), matter)?;
            }
        }
        facts.context.working = facts.calendar.working;
        if let Some(pair) = date.and_then(|d| facts.calendar.with_before(d)) {
            days = vec![pair];
        }
        facts.context.days = days;
        Ok(facts)
    }

    /// Whether it is a fact that any topic takes; reads it then.
    fn general(
        &mut self,
        name: &str,
        text: &str,
        days: &mut Vec<(Day, Day)>,
        date: &mut Option<Date>,
    ) -> Result<bool, Fault> {
        match name {
            "ora" => self.clock = Some(read(name, text)?),
            "giorno" => self.day(text, days)?,
            "data" => *date = Some(dated(name, text)?),
            "dal" => self.from = Some(dated(name, text)?),
            "al" => self.to = Some(dated(name, text)?),
            "contattabilita" => self.context.contact = Some(clocked(name, text)?),
            "orario_di_lavoro" => self.context.hours = Some(clocked(name, text)?),
            "pause" => self.context.breaks = Some(clocked(name, text)?),
            "lavorativi" => self.calendar.working = read(name, text)?,
            "patrono" => self.calendar.patron = Some(read(name, text)?),
            "soggetto" => self.party = Some(read(name, text)?),
            "luogo" => self.place = Some(text.to_owned()),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn day(&mut self, text: &str, days: &mut Vec<(Day, Day)>) -> Result<(), Fault> {
        const OTHERS: &[&str] = &["festivo", "agile", "remoto", "sede"];
        if let Some(n) = Days::weekday(text) {
            days.push((Day::plain(n), Day::plain(n + 6)));
            return Ok(());
        }
        match text {
            "festivo" => days.extend((0..7).map(|n| {
                let today = Day {
                    holiday: true,
                    ..Day::plain(n)
                };
                (today, Day::plain(n + 6))
            })),
            "agile" | "remoto" => {}
            "sede" => self.at_office = true,
            _ => {
                let message = format!("`{text}` non è un giorno");
                let help = suggestion(text, OTHERS.iter().copied());
                let all = format!(
                    "scrivi un giorno della settimana oppure {}",
                    OTHERS.join(", ")
                );
                return Err(fault(message, &[help, Some(all)]));
            }
        }
        Ok(())
    }

    fn of_topic(&mut self, name: &str, text: &str, matter: &Matter<'_>) -> Result<(), Fault> {
        if let Some(slot) = matter.topic.slots.get(name)
            && example(slot.value_type, None).is_some()
        {
            // A limit that is named in the rule is a length in the case.
            let kind = match slot.value_type {
                ValueType::Limit => ValueType::Duration,
                kind => kind,
            };
            let value = typed(name, kind, text, matter)?;
            self.slots.insert(name.to_owned(), value);
            return Ok(());
        }
        if references(matter).iter().any(|r| r == name) {
            let value = typed(name, ValueType::Duration, text, matter)?;
            self.lengths.insert(name.to_owned(), value);
            return Ok(());
        }
        if has_table(matter)
            && let Some(mark) = mark(name, text, matter)?
        {
            self.marks.push(mark);
            return Ok(());
        }
        let known: Vec<String> = catalogue(matter)
            .into_iter()
            .map(|(name, ..)| name)
            .collect();
        let help = suggestion(name, known.iter().map(String::as_str));
        let all = format!("i fatti di questo tema: {}", known.join(", "));
        Err(fault(
            format!("il fatto `{name}` non esiste"),
            &[help, Some(all)],
        ))
    }
}

fn fault(message: String, help: &[Option<String>]) -> Fault {
    let help: Vec<&str> = help.iter().flatten().map(String::as_str).collect();
    Fault {
        message,
        help: help.join(" "),
    }
}

fn written(name: &str, why: &str) -> Fault {
    let general = GENERAL.iter().find(|g| g.name == name);
    let example = general.map(|g| format!("scrivi per esempio `{name}={}`", g.example));
    fault(format!("il fatto `{name}`: {why}"), &[example])
}

fn read<T: std::str::FromStr<Err = String>>(name: &str, text: &str) -> Result<T, Fault> {
    text.parse().map_err(|why: String| written(name, &why))
}

/// A date with its year.
fn dated(name: &str, text: &str) -> Result<Date, Fault> {
    let date: Date = read(name, text)?;
    if date.has_year() {
        Ok(date)
    } else {
        Err(written(name, &format!("`{text}` non ha l'anno")))
    }
}

/// Bands on the clock: a fact refers to nothing else.
fn clocked(name: &str, text: &str) -> Result<Bands, Fault> {
    let bands: Bands = read(name, text)?;
    if bands.on_the_clock() {
        Ok(bands)
    } else {
        Err(written(name, &format!("`{text}` non dice le ore")))
    }
}

/// What is added to a bare number of a type.
const UNITS: &[(ValueType, &str)] = &[
    (ValueType::Age, " anni"),
    (ValueType::Percent, "%"),
    (ValueType::Money, " EUR"),
];

fn typed(name: &str, kind: ValueType, text: &str, matter: &Matter<'_>) -> Result<Value, Fault> {
    let unit = UNITS
        .iter()
        .find(|(of, _)| *of == kind)
        .map_or("", |(_, unit)| unit);
    let value = parse(kind, text)
        .or_else(|why| parse(kind, &format!("{text}{unit}")).map_err(|_| why))
        .map_err(|why| fault(format!("il fatto `{name}`: {why}"), &[]))?;
    if value.is_blank() {
        return Err(fault(
            format!("il fatto `{name}` è vuoto"),
            &[Some("scrivi il valore".into())],
        ));
    }
    if let Value::Items(items) = &value {
        known(name, &items.items, matter)?;
    }
    Ok(value)
}

fn known(name: &str, items: &[String], matter: &Matter<'_>) -> Result<(), Fault> {
    let ids = matter
        .items
        .get(name)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let Some(wrong) = items.iter().find(|item| !ids.contains(item)) else {
        return Ok(());
    };
    let help = suggestion(wrong, ids.iter().map(String::as_str));
    let all = format!("voci note: {}", ids.join(", "));
    Err(fault(
        format!("il fatto `{name}`: `{wrong}` non è una voce"),
        &[help, Some(all)],
    ))
}

fn mark(name: &str, text: &str, matter: &Matter<'_>) -> Result<Option<Mark>, Fault> {
    let number = |text: &str| {
        let number = text.trim().replace(',', ".").parse::<Decimal>();
        let wrong = || fault(format!("il fatto `{name}`: `{text}` non è un numero"), &[]);
        number
            .ok()
            .filter(|n| !n.is_sign_negative())
            .ok_or_else(wrong)
    };
    if name == "voce" {
        return Ok(Some(Mark::Words(text.to_owned())));
    }
    if let Some(row) = name.strip_prefix("riga_").and_then(|n| n.parse().ok()) {
        let yes = matches!(text, "sì" | "si");
        let numbers = text.split([',', ';']).filter(|_| !yes).map(number);
        return Ok(Some(Mark::Row(row, numbers.collect::<Result<_, _>>()?)));
    }
    if measures(matter).iter().any(|m| m == name) {
        return Ok(Some(Mark::Measure(name.to_owned(), number(text)?)));
    }
    Ok(None)
}

impl Mark {
    /// The name of the fact that gave it.
    pub fn fact(&self) -> String {
        match self {
            Self::Measure(name, _) => name.clone(),
            Self::Row(n, _) => format!("riga_{n}"),
            Self::Words(_) => "voce".into(),
        }
    }
}
