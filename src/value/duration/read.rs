//! Reads durations off the words of a sentence.

use rust_decimal::Decimal;

use crate::text::Words;
use crate::value::aside::Aside;
use crate::value::op::{self, Bound, Op};
use crate::value::phrase::{List, Table, take};
use crate::value::unit::Unit;
use crate::value::{carried, number, per};

use super::words::{INDETERMINATE, counted_back, day_before, indeterminate, ordinal_day};
use super::{Amount, DayKind, Duration, Length};

/// Reads a duration with its operator words at `at`.
pub fn read(words: Words<'_>, at: usize) -> Option<(Duration, usize)> {
    day_before(words, at)
        .or_else(|| ordinal_day(words, at))
        .or_else(|| indeterminate(words, at))
        .or_else(|| measured(words, at))
        .or_else(|| carried_on(words, at))
        .filter(|(duration, taken)| !is_of_another_kind(words, at, duration, *taken))
}

/// Reads the spoken form, where no neighbour is needed to tell what a word means.
pub(super) fn read_spoken(words: Words<'_>, at: usize) -> Option<(Duration, usize)> {
    let bare = || {
        let (word, taken) = INDETERMINATE.longest(words, at)?;
        Some((exact(Amount::Indeterminate(word.into())), taken))
    };
    let blank = || {
        let (bound, op) = op::read(words, at);
        (words.get(at + op) == "_").then(|| {
            (
                Duration {
                    bound,
                    ..exact(Amount::Blank(None))
                },
                op + 1,
            )
        })
    };
    let whole = |found: &(Duration, usize)| at + found.1 == words.len();
    bare()
        .filter(whole)
        .or_else(|| blank().filter(whole))
        .or_else(|| measured(words, at))
        .or_else(|| read(words, at))
}

pub(super) fn exact(amount: Amount) -> Duration {
    Duration {
        bound: Bound::EXACT,
        amount,
        days: DayKind::Calendar,
        qualifier: Aside::default(),
    }
}

/// Words that lead into a number: «con un preavviso di», «con anticipo di».
static LEADS: List = List::new(&[
    "con @il? congruo? preavviso|anticipo minimo|massimo? @di?",
    "con @il? termine @di preavviso? @di?",
    "per @il periodo|durata complessivo|complessiva? @di",
]);

/// Operator, number and unit: «con un preavviso non inferiore a trenta (30) giorni lavorativi».
pub(super) fn measured(words: Words<'_>, at: usize) -> Option<(Duration, usize)> {
    let lead = LEADS.any(words, at).unwrap_or(0);
    let (mut bound, op) = op::read(words, at + lead);
    if let Some((side, _)) = (lead > 0 && bound.op == Op::Exact)
        .then(|| lead_side(words, at, lead))
        .flatten()
    {
        bound.op = side.op;
    }
    let start = at + lead + op;
    let number = |gap: usize| amount(words, start + gap, bound).map(|(a, n)| (a, gap + n));
    let (amount, taken) = number(0)
        .or_else(|| number(op::gap(words, start)))
        .or_else(|| shared(words, start).filter(|_| bound.op == Op::Min))
        .or_else(|| the_unit(words, start).filter(|_| op > 0 && bound.strict))?;
    let mut end = start + taken;
    let (days, n) = KINDS.longest(words, end).unwrap_or_default();
    end += n;
    if let Some((after, n)) = op::read_after(words, end).filter(|_| op == 0) {
        (bound, end) = (after, end + n);
    }
    if op > 0 && last_moment(words, at + lead, start) && take(words, end, BEFORE).is_some() {
        bound = counted_back(bound);
    }
    let duration = Duration {
        bound,
        ..exact(amount)
    };
    let days = if duration.in_days() {
        days
    } else {
        DayKind::Calendar
    };
    Some((Duration { days, ..duration }, end - at))
}

/// «trenta giorni, elevati a novanta», «i giorni di preavviso passano da trenta a quindici»: the number has
/// the unit before it.
fn carried_on(words: Words<'_>, at: usize) -> Option<(Duration, usize)> {
    let (bound, op) = op::read(words, at);
    let (n, taken) = number::read(words, at + op)?;
    let taken = op + taken;
    let verb = carried::change(words, at).filter(|_| carried::alone(words, at + taken))?;
    let named = |i: usize| {
        let of = i > 0 && take(words, i - 1, "@il|@di").is_some();
        let (unit, _) =
            Unit::named(words.get(i)).filter(|(u, _)| of && u.name(false) == words.get(i))?;
        Some(((unit, DayKind::Calendar), 1))
    };
    let value = |i: usize| {
        let (before, taken) = read(words, i)?;
        let Amount::Known(length) = &before.amount else {
            return None;
        };
        let [(_, unit)] = length.parts() else {
            return None;
        };
        Some(((*unit, before.days), taken))
    };
    let (unit, days) = carried::antecedent(words, verb, |i| value(i).or_else(|| named(i)))?;
    let amount = Amount::Known(Length::new(n, unit));
    Some((
        Duration {
            bound,
            days,
            ..exact(amount)
        },
        taken,
    ))
}

/// Operators that give the last moment for something: «non oltre cinque giorni prima» is at least five.
static LAST_MOMENT: List = List::new(&[
    "entro",
    "entro e non oltre",
    "non oltre",
    "non più tardi @di",
    "fino|sino @a",
]);

/// Words that make a stretch of time one before something.
const BEFORE: &str = "prima|antecedente|antecedenti";

/// Whether the operator `at..start` gives a last moment; «entro le 48 ore precedenti» is a stretch.
fn last_moment(words: Words<'_>, at: usize, start: usize) -> bool {
    let stretch = matches!(words.get(start - 1), "i" | "gli" | "le");
    !stretch
        && LAST_MOMENT
            .any(words, at)
            .is_some_and(|taken| at + taken == start)
}

/// «con un preavviso minimo di»: the operator stands inside the lead.
fn lead_side(words: Words<'_>, at: usize, lead: usize) -> Option<(Bound, usize)> {
    static SIDES: Table<Bound> = Table::new(&[("minimo", Bound::MIN), ("massimo", Bound::MAX)]);
    (at..at + lead).find_map(|i| SIDES.longest(words, i))
}

/// Which days count, after the unit.
static KINDS: Table<DayKind> = Table::new(&[
    (
        "lavorativo|lavorativi|lavorativa|lavorative",
        DayKind::Working,
    ),
    ("di effettivo? lavoro effettivo", DayKind::Working),
    ("lavorati|lavorate", DayKind::Working),
    ("feriale|feriali", DayKind::Feriali),
    ("di calendario", DayKind::Calendar),
    ("naturali e? consecutivi?", DayKind::Calendar),
    ("solari", DayKind::Calendar),
]);

fn amount(words: Words<'_>, at: usize, bound: Bound) -> Option<(Amount, usize)> {
    length(words, at)
        .map(|(length, taken)| (Amount::Known(length), taken))
        .or_else(|| blank(words, at, bound))
        .or_else(|| unit_first(words, at, bound))
}

/// A number with its unit: `30 giorni`, `un'ora e mezza`, `un anno e sei mesi`, `30gg`, `mezza giornata`.
pub fn length(words: Words<'_>, at: usize) -> Option<(Length, usize)> {
    let (mut length, mut taken) = part(words, at)?;
    if let Some(n) = take(words, at + taken, "e mezzo|mezza") {
        let half = Decimal::new(5, 1);
        let (first, unit) = length.parts().first().copied()?;
        return Some((Length::new(first + half, unit), taken + n));
    }
    while let Some((longer, n)) = take(words, at + taken, "e")
        .and_then(|and| part(words, at + taken + and).map(|(next, n)| (next, and + n)))
        .and_then(|(next, n)| {
            next.parts()
                .first()
                .and_then(|(k, u)| length.clone().and(*k, *u))
                .map(|l| (l, n))
        })
    {
        (length, taken) = (longer, taken + n);
    }
    Some((length, taken))
}

fn part(words: Words<'_>, at: usize) -> Option<(Length, usize)> {
    if let Some(n) = take(words, at, "mezza|mezz|mezzo") {
        let (unit, times) = Unit::named(words.get(at + n))?;
        return (times == 1).then(|| (Length::new(Decimal::new(5, 1), unit), n + 1));
    }
    if take(words, at, "mezzora").is_some() {
        return Some((Length::new(Decimal::new(5, 1), Unit::Ore), 1));
    }
    if let Some((n, unit)) = glued(words.get(at)) {
        return Some((Length::new(n, unit), 1));
    }
    let (n, taken) = number::read(words, at)
        .or_else(|| number::article(words, at).map(|n| (Decimal::ONE, n)))?;
    let skip = take(
        words,
        at + taken,
        "soli|sole|solo|sola|interi|intere|intero|intera|singolo|singola",
    )
    .unwrap_or(0);
    let word = words.get(at + taken + skip);
    let (unit, times) = Unit::named(word)?;
    let apart = matches!(
        words.word(at + taken + skip).break_before,
        Some(';' | ':' | ',' | '\n')
    );
    if apart || is_ordinal(words, at + taken + skip, n, unit) {
        return None;
    }
    Some((
        Length::new(n * Decimal::from(times), unit),
        taken + skip + 1,
    ))
}

/// «non meno di sei e non più di dodici mesi»: the first number has the unit of the second.
fn shared(words: Words<'_>, at: usize) -> Option<(Amount, usize)> {
    let (n, taken) = number::read(words, at)?;
    let and = take(words, at + taken, "e|ed").unwrap_or(0);
    let (bound, op) = op::read(words, at + taken + and);
    let (other, _) = length(words, at + taken + and + op).filter(|_| bound.op == Op::Max)?;
    let (_, unit) = other.parts().first()?;
    Some((Amount::Known(Length::new(n, *unit)), taken))
}

/// Whether the number before the unit at `at` counts the unit off: «30 giorno», «1° giorno».
fn is_ordinal(words: Words<'_>, at: usize, n: Decimal, unit: Unit) -> bool {
    let word = words.word(at);
    // The sign is no word, but it takes room.
    let signed = at > 0
        && words.get(at - 1) == "1"
        && word.break_before.is_none()
        && word.span.start > words.word(at - 1).span.end + 1;
    words.get(at) == unit.name(true) && (n >= Decimal::TWO || signed)
}

/// `30gg`, `24h`: digits and a unit in one word.
fn glued(word: &str) -> Option<(Decimal, Unit)> {
    let split = word
        .find(|c: char| c.is_alphabetic())
        .filter(|at| *at > 0)?;
    let (unit, times) = Unit::named(&word[split..])?;
    Some((number::digits(&word[..split])? * Decimal::from(times), unit))
}

/// `giorni 30`, `mesi sei`, `giorni ____`. Hours only where no clock is meant.
fn unit_first(words: Words<'_>, at: usize, bound: Bound) -> Option<(Amount, usize)> {
    const PLURALS: &[&str] = &[
        "minuti",
        "giorni",
        "gg",
        "settimane",
        "mesi",
        "anni",
        "ore",
        "giornate",
    ];
    const LIST: &[&str] = &[
        "nei", "i", "dei", "seguenti", "nelle", "le", "dalle", "alle", "gli", "negli",
    ];
    let before = at.checked_sub(1).map_or("", |i| words.get(i));
    let unit = PLURALS
        .contains(&words.get(at))
        .then(|| Unit::named(words.get(at)))?
        .map(|(unit, _)| unit)?;
    let tied = bound.op != Op::Exact || before == "di";
    let clock = unit == Unit::Ore && (!tied || before == "entro");
    if clock || LIST.contains(&before) {
        return None;
    }
    let sign = take(words, at + 1, "n|nr|num|numero").unwrap_or(0);
    if words.get(at + 1 + sign) == "_" {
        return tied.then_some((Amount::Blank(Some(unit)), sign + 2));
    }
    let (n, taken) = number::read(words, at + 1)?;
    let next = words.get(at + 1 + taken);
    let dated = super::super::date::month(next).is_some()
        || Unit::named(next).is_some()
        || n > Decimal::from(200);
    (!dated).then(|| (Amount::Known(Length::new(n, unit)), taken + 1))
}

/// Nouns that an empty field without a unit follows.
const NOUNS: &[&str] = &["preavviso", "anticipo", "durata", "termine", "periodo"];

/// An empty form field with its unit: `____ giorni`, `n. ____ giorni`, `____ (____) giorni`.
fn blank(words: Words<'_>, at: usize, bound: Bound) -> Option<(Amount, usize)> {
    let sign = take(words, at, "n|nr|num|numero").unwrap_or(0);
    let taken = sign + take(words, at + sign, "_ _?")?;
    if let Some((unit, _)) = Unit::named(words.get(at + taken)) {
        let choice = words.word(at + taken);
        let other = Unit::named(words.get(at + taken + 1)).filter(|_| {
            choice.span.end < words.word(at + taken + 1).span.start
                && words.word(at + taken + 1).break_before == Some('/')
        });
        return Some(if other.is_some() {
            (Amount::Blank(None), taken + 2)
        } else {
            (Amount::Blank(Some(unit)), taken + 1)
        });
    }
    let noun = |back: usize| {
        at.checked_sub(back)
            .is_some_and(|i| NOUNS.contains(&words.get(i)))
    };
    let of = at > 0 && words.get(at - 1) == "di" && noun(2);
    let before = words.get(at + taken) == "prima";
    (sign == 0 && (of || before || (bound.op == Op::Exact && noun(1))))
        .then_some((Amount::Blank(None), 1))
}

/// «superiore all'ora»: the unit alone means one.
fn the_unit(words: Words<'_>, at: usize) -> Option<(Amount, usize)> {
    let before = at.checked_sub(1).map_or("", |i| words.get(i));
    let (unit, times) =
        Unit::named(words.get(at)).filter(|(unit, _)| unit.name(true) == words.get(at))?;
    matches!(before, "all" | "alla" | "al").then(|| (Amount::Known(Length::new(times, unit)), 1))
}

/// «due giorni alla settimana» is a count, «di età non superiore ai 14 anni» is an age.
fn is_of_another_kind(words: Words<'_>, at: usize, duration: &Duration, taken: usize) -> bool {
    const AGES: &[&str] = &["età", "figli", "figlio", "minori", "minore", "bambini"];
    let years = matches!(&duration.amount, Amount::Known(length) if length.parts().iter().any(|(_, u)| *u == Unit::Anni));
    let age = years
        && (1..=4)
            .filter_map(|back| at.checked_sub(back))
            .any(|i| AGES.contains(&words.get(i)));
    let counted =
        duration.in_days() && duration.qualifier.is_none() && per::follows(words, at + taken);
    age || counted
}
