//! Reads punishments off the words of a sentence.

use rust_decimal::Decimal;

use crate::text::Words;
use crate::value::duration::{self, Length};
use crate::value::op::{self, Bound, Op};
use crate::value::phrase::{List, Table, take};
use crate::value::unit::Unit;
use crate::value::{money, number};

use super::{DISMISSAL, Measure, Penalty, Sanction, Step};

/// Names of the punishments that have no measure, with the steps from the first to the last.
static PLAIN: Table<(Penalty, Penalty)> = Table::new(&[
    (
        "rimprovero|richiamo|ammonizione|ammonimento|avvertimento|biasimo verbale|orale",
        VERBAL,
    ),
    (
        "rimprovero|richiamo|ammonizione|ammonimento|biasimo scritto|scritta|formale",
        WRITTEN,
    ),
    (
        "rimprovero|richiamo scritto o|ossia|ovvero? censura",
        WRITTEN,
    ),
    (
        "censura o|ossia|ovvero? rimprovero|richiamo scritto",
        WRITTEN,
    ),
    ("censura scritta?", WRITTEN),
    (
        "avvertimento scritto?",
        (Penalty::Avvertimento, Penalty::Avvertimento),
    ),
    (
        "rimprovero|richiamo|ammonizione verbale|orale e? o|e|ed|oppure scritto|scritta",
        EITHER,
    ),
    (
        "rimprovero|richiamo|ammonizione scritto|scritta e? o|e|ed|oppure verbale|orale",
        EITHER,
    ),
    (
        "licenziamento disciplinare? si? applica? con preavviso",
        WITH_NOTICE,
    ),
    (
        "licenziamento disciplinare? con indennità sostitutiva @di preavviso",
        WITH_NOTICE,
    ),
    (
        "licenziamento disciplinare? si? applica? senza il? preavviso",
        WITHOUT_NOTICE,
    ),
    ("licenziamento disciplinare? in tronco", WITHOUT_NOTICE),
    (
        "licenziamento disciplinare? con o|e|oppure senza preavviso",
        DISMISSAL,
    ),
    (
        "licenziamento disciplinare? senza o|e|oppure con preavviso",
        DISMISSAL,
    ),
    ("licenziamento disciplinare?", DISMISSAL),
    (
        "destituzione",
        (Penalty::Destituzione, Penalty::Destituzione),
    ),
]);

const VERBAL: (Penalty, Penalty) = (Penalty::RimproveroVerbale, Penalty::RimproveroVerbale);
const WRITTEN: (Penalty, Penalty) = (Penalty::RimproveroScritto, Penalty::RimproveroScritto);
const EITHER: (Penalty, Penalty) = (Penalty::RimproveroVerbale, Penalty::RimproveroScritto);
const WITH_NOTICE: (Penalty, Penalty) = (
    Penalty::LicenziamentoConPreavviso,
    Penalty::LicenziamentoConPreavviso,
);
const WITHOUT_NOTICE: (Penalty, Penalty) = (
    Penalty::LicenziamentoSenzaPreavviso,
    Penalty::LicenziamentoSenzaPreavviso,
);

/// Dismissals that are no step of the ladder.
const OTHER_DISMISSALS: &str =
    "per|collettivo|collettivi|individuale|illegittimo|nullo|discriminatorio";

/// What a sospensione takes away, before or after its measure.
static TAKEN_AWAY: List = List::new(&[
    "disciplinare",
    "o? @da servizio|lavoro|ufficio|impiego|insegnamento|qualifica|incarico",
    "e|con|o privazione|perdita|sospensione @di intera? retribuzione|stipendio",
    "e|o @da retribuzione|stipendio|trattamento economico?",
    "senza retribuzione|stipendio|assegni",
]);

/// Of what a multa takes so many hours.
static OF_PAY: List = List::new(&[
    "@di normale|intera? retribuzione|stipendio oraria|base|individuale|globale|lorda?",
    "lavorative|lavorativa",
]);

/// Names of the multa.
static FINE: List = List::new(&["multa", "sanzione disciplinare? pecuniaria"]);

/// What opens a range of punishments.
static FROM: List = List::new(&["@da un? minimo @di", "@da"]);

/// What stands between the two ends of a range that was opened so.
static TO: List = List::new(&["e? fino|sino? @a un? massimo @di", "e? fino|sino? @a"]);

/// What stands between them where nothing opened it.
static UP_TO: List = List::new(&["e? fino|sino @a un? massimo @di", "e? fino|sino @a"]);

/// What opens a range of measures.
static FROM_MEASURE: List = List::new(&["@da un? minimo @di", "@da oltre?", "oltre"]);

/// What stands between its ends.
static TO_MEASURE: List = List::new(&[
    "e? fino|sino? @a un? massimo|massima @di",
    "e? fino|sino? @a",
]);

/// The same after «tra».
static AND_MEASURE: List = List::new(&["e|ed @il? massimo @di", "e|ed"]);

/// Words between a punishment and its measure.
static BEFORE_MEASURE: List = List::new(&[
    "@di importo|ammontare|misura|entità|durata|valore variabile|compreso|compresa|ricompresa?",
    "@in misura|entità variabile|compresa|massima?",
    "per un? periodo|durata|tempo variabile?",
    "per una durata variabile?",
    "compreso|compresa|ricompresa|variabile",
    "per|@di",
]);

/// Reads a punishment or a range of them at `at`.
pub(in crate::value) fn read(words: Words<'_>, at: usize) -> Option<(Sanction, usize)> {
    across(words, at)
        .or_else(|| bounded(words, at))
        .or_else(|| single(words, at, false))
}

/// Reads the spoken form, where each name stands by itself.
pub(super) fn spoken(words: Words<'_>, at: usize) -> Option<(Sanction, usize)> {
    across(words, at)
        .or_else(|| bounded(words, at))
        .or_else(|| single(words, at, true))
}

/// «dal minimo del rimprovero verbale o scritto al massimo della multa di quattro ore», «tra il richiamo e la
/// sospensione», «censura fino alla sospensione».
fn across(words: Words<'_>, at: usize) -> Option<(Sanction, usize)> {
    let from = FROM.any(words, at);
    let between = take(words, at, "compresa|comprese? tra|fra @il?");
    let lead = from.or(between).unwrap_or(0);
    let (low, n) = single(words, at + lead, true)?;
    let next = at + lead + n;
    let to = match (from, between) {
        (Some(_), _) => TO.any(words, next),
        (None, Some(_)) => take(words, next, "e|ed @il?"),
        (None, None) => UP_TO.any(words, next),
    }?;
    let (high, m) = single(words, next + to, true)?;
    Some((
        Sanction {
            min: low.min,
            max: high.max,
        },
        lead + n + to + m,
    ))
}

/// «fino al licenziamento», «non inferiore alla sospensione», «superiori alla multa».
fn bounded(words: Words<'_>, at: usize) -> Option<(Sanction, usize)> {
    let (bound, op) = op::read(words, at);
    let article = take(words, at + op, "@il").unwrap_or(0);
    let lead = op + article;
    let (Sanction { min, max }, taken) = single(words, at + lead, true).filter(|_| op > 0)?;
    let sanction = match bound.op {
        Op::Min => Sanction {
            min: min.map(|step| beside(step, bound, 1)),
            max: None,
        },
        Op::Max => Sanction {
            min: None,
            max: max.map(|step| beside(step, bound, -1)),
        },
        Op::Exact => Sanction { min, max },
    };
    Some((sanction, lead + taken))
}

/// The steps that all staff know.
const LADDER: &[Penalty] = &[
    Penalty::RimproveroVerbale,
    Penalty::RimproveroScritto,
    Penalty::Multa,
    Penalty::Sospensione,
    Penalty::LicenziamentoConPreavviso,
    Penalty::LicenziamentoSenzaPreavviso,
];

/// «superiori alla multa» begin with the sospensione: the step beside, where the end itself is out.
fn beside(step: Step, bound: Bound, by: isize) -> Step {
    let at = LADDER.iter().position(|p| *p == step.penalty);
    let next = at
        .and_then(|at| at.checked_add_signed(by))
        .and_then(|at| LADDER.get(at));
    match next.filter(|_| bound.strict && step.measure.is_none()) {
        Some(penalty) => Step::bare(*penalty),
        None => step,
    }
}

/// One punishment with its measure. `certain`: the words around it say that it is one, so that
/// «richiamo» is no recall to the office and «sospensione» none of the work.
fn single(words: Words<'_>, at: usize, certain: bool) -> Option<(Sanction, usize)> {
    if let Some(((first, last), taken)) = PLAIN.longest(words, at) {
        let other = taken == 1 && take(words, at + 1, OTHER_DISMISSALS).is_some();
        return (!other).then(|| (Sanction::range(Step::bare(first), Step::bare(last)), taken));
    }
    if take(words, at, "rimprovero|richiamo|ammonizione").is_some() {
        let certain = certain || named_before(words, at);
        return certain.then(|| {
            (
                Sanction::range(Step::bare(EITHER.0), Step::bare(EITHER.1)),
                1,
            )
        });
    }
    if let Some(n) = FINE.any(words, at) {
        let (sanction, taken) = measured(words, at + n, Penalty::Multa, &OF_PAY);
        return Some((sanction, n + taken));
    }
    suspension(words, at, certain)
}

/// «la sanzione del richiamo».
fn named_before(words: Words<'_>, at: usize) -> bool {
    let of = at
        .checked_sub(1)
        .is_some_and(|i| take(words, i, "@di").is_some());
    let noun = |back: usize| {
        at.checked_sub(back)
            .is_some_and(|i| matches!(words.get(i), "sanzione" | "sanzioni" | "provvedimento"))
    };
    of && (noun(2) || noun(3))
}

/// «sospensione dal servizio con privazione della retribuzione fino a dieci giorni»; not «sospensione
/// dell'attività», not «sospensione cautelare».
fn suspension(words: Words<'_>, at: usize, certain: bool) -> Option<(Sanction, usize)> {
    let n = take(words, at, "sospensione")?;
    let before = |back: usize| at.checked_sub(back).map_or("", |i| words.get(i));
    let around = [words.get(at + n), before(1), before(2)];
    if around.iter().any(|word| word.starts_with("cautelar")) {
        return None;
    }
    let before = repeated(words, at + n, &TAKEN_AWAY);
    let (sanction, taken) = measured(words, at + n + before, Penalty::Sospensione, &TAKEN_AWAY);
    (certain || before + taken > 0).then_some((sanction, n + before + taken))
}

/// How many words the phrases take at `at`, one after the other.
fn repeated(words: Words<'_>, at: usize, phrases: &List) -> usize {
    let mut taken = 0;
    while let Some(n) = phrases.any(words, at + taken) {
        taken += n;
    }
    taken
}

/// The punishment with the measure that stands at `at`, if any, and the words after it.
fn measured(words: Words<'_>, at: usize, penalty: Penalty, after: &List) -> (Sanction, usize) {
    let lead = BEFORE_MEASURE.any(words, at).unwrap_or(0);
    let found = measures(words, at + lead)
        .map(|(ends, n)| (ends, lead + n))
        .or_else(|| measures(words, at));
    let ((least, most), taken) = found.unwrap_or_default();
    let tail = if taken > 0 {
        repeated(words, at + taken, after)
    } else {
        0
    };
    let step = |measure| Step { penalty, measure };
    (Sanction::range(step(least), step(most)), taken + tail)
}

/// The least and the most.
type Ends = (Option<Measure>, Option<Measure>);

/// «da 11 giorni fino ad un massimo di 6 mesi», «fino a un massimo di 10 giorni», «pari a quattro ore».
fn measures(words: Words<'_>, at: usize) -> Option<(Ends, usize)> {
    if at >= words.len() || words.word(at).break_before == Some(';') {
        return None;
    }
    from_to(words, at).or_else(|| one_end(words, at))
}

fn from_to(words: Words<'_>, at: usize) -> Option<(Ends, usize)> {
    let from = FROM_MEASURE.any(words, at);
    let between = take(words, at, "tra|fra @il? minimo|minima? @di?");
    let lead = from.or(between)?;
    let to = if from.is_some() {
        &TO_MEASURE
    } else {
        &AND_MEASURE
    };
    let whole = measure(words, at + lead).map(|(least, n)| (Some(least), n));
    let start = whole.or_else(|| number::read(words, at + lead).map(|(_, n)| (None, n)));
    let (least, n) = start.or_else(|| number::article(words, at + lead).map(|n| (None, n)))?;
    let joint = to.any(words, at + lead + n)?;
    let end = at + lead + n + joint;
    let (most, m) = measure(words, end)?;
    let least = match least {
        Some(least) => least,
        None => alike(words, at + lead, &most)?,
    };
    Some(((Some(least), Some(most)), lead + n + joint + m))
}

/// «da uno a dieci giorni»: the first number has the unit of the second.
fn alike(words: Words<'_>, at: usize, other: &Measure) -> Option<Measure> {
    let one = || number::article(words, at).map(|_| Decimal::ONE);
    let n = number::read(words, at).map(|(n, _)| n).or_else(one)?;
    match other {
        Measure::Euro(_) => Some(Measure::Euro(n)),
        Measure::Time(length) => {
            let (_, unit) = length.parts().first()?;
            Some(Measure::Time(Length::new(n, *unit)))
        }
    }
}

fn one_end(words: Words<'_>, at: usize) -> Option<(Ends, usize)> {
    let (bound, op) = op::read(words, at);
    let gap = op::gap(words, at + op);
    let (measure, taken) = measure(words, at + op)
        .map(|(measure, n)| (measure, op + n))
        .or_else(|| measure(words, at + op + gap).map(|(measure, n)| (measure, op + gap + n)))?;
    let (late, more) = op::read_after(words, at + taken)
        .filter(|_| bound.op == Op::Exact)
        .unwrap_or((bound, 0));
    Some((ends(late, measure), taken + more))
}

fn ends(bound: Bound, measure: Measure) -> Ends {
    match bound.op {
        Op::Min => (Some(measure), None),
        Op::Max => (None, Some(measure)),
        Op::Exact => (Some(measure.clone()), Some(measure)),
    }
}

/// Time or euros: «10 giorni», «giorni 10», «€ 200».
fn measure(words: Words<'_>, at: usize) -> Option<(Measure, usize)> {
    let unit_first = || {
        let (unit, times) = Unit::named(words.get(at))?;
        let (n, taken) = number::read(words, at + 1)?;
        Some((Length::new(n * Decimal::from(times), unit), taken + 1))
    };
    let time = || {
        duration::length(words, at)
            .or_else(unit_first)
            .map(|(length, n)| (Measure::Time(length), n))
    };
    let sum = || {
        let (amount, n) = money::amount(words, at)?;
        Some((Measure::Euro(amount?), n))
    };
    time().or_else(sum)
}
