//! Durations without a number of their own: «il giorno prima», «il quindicesimo giorno successivo», «congruo».

use crate::text::Words;
use crate::value::aside::Aside;
use crate::value::op::{self, Bound, Op};
use crate::value::phrase::{Table, spell, take};
use crate::value::unit::Unit;
use crate::value::{number, per};

use super::read::{exact, measured};
use super::{Amount, DayKind, Duration, Length};

/// The day before, and which days count.
static DAY: Table<DayKind> = Table::new(&[
    (
        "@il? giorno|giornata prima|precedente|antecedente",
        DayKind::Calendar,
    ),
    (
        "@il? giorno|giornata lavorativo|lavorativa prima|precedente|antecedente",
        DayKind::Working,
    ),
    (
        "@il? giorno|giornata precedente|antecedente lavorativo|lavorativa",
        DayKind::Working,
    ),
    (
        "@il? giorno feriale precedente|antecedente",
        DayKind::Feriali,
    ),
]);

/// «entro il giorno prima», «almeno il giorno lavorativo precedente», «entro le ore 13 del giorno prima»: at
/// least one day, with the words kept.
pub(super) fn day_before(words: Words<'_>, at: usize) -> Option<(Duration, usize)> {
    let (bound, op) = op::read(words, at);
    let hour = (op > 0)
        .then(|| hour_of(words, at + op))
        .flatten()
        .unwrap_or(0);
    let open = at + op + hour;
    let (days, n) = DAY.longest(words, open)?;
    let article = matches!(words.get(open), "il" | "la" | "del" | "della");
    let taken = op + hour + n;
    let qualifier = Aside(Some(spell(words, at, taken)));
    let day = Duration {
        days,
        qualifier,
        ..Duration::new(
            Bound {
                approximate: bound.approximate,
                ..Bound::MIN
            },
            Length::new(1, Unit::Giorni),
        )
    };
    (article || op + hour > 0).then_some((day, taken))
}

/// «le ore 13 del», «la fine della»: the hour of the day before.
fn hour_of(words: Words<'_>, at: usize) -> Option<usize> {
    if let Some(n) = take(words, at, "la fine|mattina|sera @di") {
        return Some(n);
    }
    let lead = take(words, at, "le ore?").or_else(|| take(words, at, "ore"))?;
    let hour = words
        .get(at + lead)
        .starts_with(|c: char| c.is_ascii_digit());
    let of = take(words, at + lead + 1, "@di")?;
    hour.then_some(lead + 1 + of)
}

/// What makes an ordinal day a term that is counted back: «entro il secondo giorno antecedente» leaves at
/// least two days.
static BACK: Table<DayKind> = Table::new(&[
    ("giorno antecedente|precedente|prima", DayKind::Calendar),
    (
        "giorno lavorativo antecedente|precedente|prima",
        DayKind::Working,
    ),
    ("giorno antecedente|precedente lavorativo", DayKind::Working),
    (
        "giorno feriale antecedente|precedente|prima",
        DayKind::Feriali,
    ),
]);

/// What makes an ordinal day a term.
static AFTER: Table<DayKind> = Table::new(&[
    (
        "giorno successivo|seguente|dalla|dal|dopo",
        DayKind::Calendar,
    ),
    (
        "giorno lavorativo successivo|seguente|dalla|dal|dopo",
        DayKind::Working,
    ),
    (
        "giorno feriale successivo|seguente|dalla|dal|dopo",
        DayKind::Feriali,
    ),
]);

/// «il quindicesimo giorno successivo», «dal 15° giorno successivo».
pub(super) fn ordinal_day(words: Words<'_>, at: usize) -> Option<(Duration, usize)> {
    let (bound, op) = op::read(words, at);
    let lead = op + take(words, at + op, "@il|@da|@a|@di").unwrap_or(0);
    let hour = (op > 0).then(|| hour_of(words, at + op)).flatten();
    let lead = hour.map_or(lead, |hour| op + hour);
    let word = words.get(at + lead);
    let (n, digit) = number::ordinal(word).map(|n| (n, false)).or_else(|| {
        word.trim_end_matches(['º', 'ª', 'o', 'a'])
            .parse()
            .ok()
            .map(|n| (n, true))
    })?;
    let back = BACK.longest(words, at + lead + 1);
    let after = AFTER
        .longest(words, at + lead + 1)
        .filter(|_| hour.is_none());
    let (days, taken) = back.or(after).filter(|_| n > 1 || !digit)?;
    let bound = if back.is_some() {
        counted_back(bound)
    } else {
        bound
    };
    let taken = lead + 1 + taken;
    let qualifier = Aside(Some(spell(words, at, taken)));
    Some((
        Duration {
            days,
            qualifier,
            ..Duration::new(bound, Length::new(n, Unit::Giorni))
        },
        taken,
    ))
}

/// The bound of a time before something, given as the last or first moment for it.
pub(super) fn counted_back(bound: Bound) -> Bound {
    let op = match bound.op {
        Op::Max => Op::Min,
        Op::Min => Op::Max,
        Op::Exact => Op::Exact,
    };
    Bound { op, ..bound }
}

/// «di durata annuale», «validità massima triennale».
pub fn adjectival(words: Words<'_>, at: usize) -> Option<Duration> {
    const NOUNS: &[&str] = &["durata", "validità", "efficacia"];
    const SIDES: &[(&str, Bound)] = &[
        ("massima", Bound::MAX),
        ("minima", Bound::MIN),
        ("", Bound::EXACT),
    ];
    let per = per::adjective(words.get(at)).filter(|per| *per >= per::Per::Mese)?;
    let behind = |n: usize| at.checked_sub(n).map_or("", |i| words.get(i));
    let (_, bound) = SIDES.iter().find(|(side, _)| match *side {
        "" => NOUNS.contains(&behind(1)),
        side => behind(1) == side && NOUNS.contains(&behind(2)),
    })?;
    Some(Duration::new(*bound, per.length()))
}

/// Words that name a time without a number; they stay words.
pub(in crate::value) static INDETERMINATE: Table<&str> = Table::new(&[
    ("congruo|congrua|congrui|congrue", "congruo"),
    ("tempestivo|tempestiva", "tempestivo"),
    ("ragionevole|ragionevoli", "ragionevole"),
    ("adeguato|adeguata", "adeguato"),
    ("opportuno|opportuna", "opportuno"),
    ("idoneo|idonea", "idoneo"),
    ("sufficiente", "sufficiente"),
    ("breve", "breve"),
    ("in tempo utile", "in tempo utile"),
    (
        "nel più breve tempo possibile",
        "nel più breve tempo possibile",
    ),
]);

/// «con un congruo preavviso», «in tempo utile». Not where a number follows: «un congruo preavviso,
/// e comunque non meno di due ore».
pub(super) fn indeterminate(words: Words<'_>, at: usize) -> Option<(Duration, usize)> {
    const NOUN: &str =
        "preavviso|anticipo|termine|periodo|tempo|durata|margine|lasso|avviso|comunicazione";
    let article = take(words, at, "un|una").unwrap_or(0);
    let (word, n) = INDETERMINATE.longest(words, at + article)?;
    let end = at + article + n;
    let noun_after = word != "breve" && take(words, end, NOUN).is_some();
    let noun_before = article == 0 && at > 0 && take(words, at - 1, NOUN).is_some();
    if n == 1 && !noun_after && !noun_before {
        return None;
    }
    let numbered = (end..end + 12).any(|i| {
        let lead = if i <= end + 1 {
            take(words, i, "@di?")
        } else {
            take(words, i, "e? comunque")
        };
        lead.is_some_and(|n| {
            measured(words, i + n).is_some() || day_before(words, i + n).is_some_and(|_| n > 0)
        })
    });
    (!numbered).then(|| (exact(Amount::Indeterminate(word.into())), article + n))
}
