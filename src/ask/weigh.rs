//! One rule with the facts: what it gives.

use super::answer::{Outcome, Why};
use super::fact::Facts;
use super::ground::{Ground, answer};
use super::score::score;
use crate::value::{
    Amount, Bands, Count, Cover, Date, Duration, Held, Limit, Op, Points, ScoreTable, Value, hold,
    indeterminate,
};

/// A rule that was held against the facts.
#[derive(Clone, Debug)]
pub(super) struct Weighed<'a> {
    /// The rule at one of its places.
    pub ground: Ground<'a>,
    /// Whether a fact says something about one of its values.
    pub touched: bool,
    /// Whether a number was held against a bound: then all such rules have to agree.
    pub counted: bool,
    /// What it gives.
    pub outcome: Outcome,
    /// Why it gives nothing.
    pub why: Option<Why>,
    /// How the facts were held against it.
    pub held: Vec<String>,
    /// Names of the facts that it used.
    pub used: Vec<String>,
    /// Names of facts that would tell more.
    pub missing: Vec<String>,
    /// What it gives in place of its own values: a sum of points, the end of a term.
    pub found: Vec<(String, Value)>,
}

/// What one value gives with the facts.
struct Test {
    outcome: Outcome,
    why: Option<Why>,
    counted: bool,
    said: String,
    fact: String,
    missing: Option<String>,
    found: Option<Value>,
}

impl Test {
    fn new(result: Result<Outcome, Why>, fact: &str, said: String) -> Self {
        let (outcome, why) = match result {
            Ok(outcome) => (outcome, None),
            Err(why) => (Outcome::Undetermined, Some(why)),
        };
        Self {
            outcome,
            why,
            counted: false,
            said,
            fact: fact.to_owned(),
            missing: None,
            found: None,
        }
    }

    fn counted(self) -> Self {
        Self {
            counted: true,
            ..self
        }
    }

    fn lacking(self, fact: &str) -> Self {
        Self {
            missing: Some(fact.to_owned()),
            ..self
        }
    }
}

/// Holds the facts against a rule.
pub(super) fn weigh<'a>(ground: Ground<'a>, facts: &Facts) -> Weighed<'a> {
    let mut tests = Vec::new();
    for (slot, value) in &ground.rule.values {
        tests.extend(test(&ground, slot, value, facts));
    }
    for slot in ground.rule.unverified.keys() {
        if facts.slots.contains_key(slot) {
            let said = format!("{slot}: il numero è da verificare sull'originale");
            tests.push(Test::new(Err(Why::Unverified), slot, said));
        }
    }
    let mut weighed = Weighed {
        ground,
        touched: !tests.is_empty(),
        counted: tests.iter().any(|t| t.counted),
        outcome: ground.plain(),
        why: None,
        held: tests.iter().map(|t| t.said.clone()).collect(),
        used: tests.iter().map(|t| t.fact.clone()).collect(),
        missing: tests.iter().filter_map(|t| t.missing.clone()).collect(),
        found: Vec::new(),
    };
    // One that fails decides, then one that is open.
    let rank = |t: &&Test| match t.outcome {
        Outcome::No => 0,
        Outcome::Undetermined => 1,
        _ => 2,
    };
    if let Some(first) = tests.iter().min_by_key(rank) {
        (weighed.outcome, weighed.why) = (first.outcome, first.why);
    }
    weighed.found = found(tests, &ground);
    weighed
}

fn found(tests: Vec<Test>, ground: &Ground<'_>) -> Vec<(String, Value)> {
    let slot = |value: &Value| {
        let mut slots = ground.rule.values.iter();
        let here = slots.find(|(_, v)| matches!((v, value), (Value::Duration(_), Value::Date(_))));
        here.map_or("punti".to_owned(), |(slot, _)| format!("{slot}: scadenza"))
    };
    let values = tests.into_iter().filter_map(|t| t.found);
    values.map(|v| (slot(&v), v)).collect()
}

fn test(ground: &Ground<'_>, slot: &str, value: &Value, facts: &Facts) -> Vec<Test> {
    let mut tests = Vec::new();
    if let (Value::Band(bands), Some(_)) = (value, facts.clock) {
        tests.extend(moment(ground, bands, facts));
    }
    if let (Value::ScoreTable(table), false) = (value, facts.marks.is_empty()) {
        tests.push(points(table, facts));
    }
    if let (Value::Duration(term), Some(from)) = (value, facts.from) {
        tests.extend(term_test(slot, term, from, facts));
    }
    if let Some(fact) = facts.slots.get(slot) {
        tests.push(match value {
            Value::Limit(limit) => limited(ground, slot, limit, fact, facts),
            _ => held(ground, slot, value, fact),
        });
    }
    tests
}

/// A time of the day against bands.
fn moment(ground: &Ground<'_>, bands: &Bands, facts: &Facts) -> Option<Test> {
    let clock = facts.clock?;
    let test = |result, place: &str| Test::new(result, "ora", format!("{clock} {place} «{bands}»"));
    Some(match bands.cover(clock, &facts.context) {
        Cover::Yes => test(Ok(answer(!ground.negative())), "è dentro"),
        Cover::No if ground.negative() => test(Err(Why::Beyond), "è fuori da"),
        Cover::No => test(Ok(Outcome::No), "è fuori da"),
        Cover::Blank => test(Err(Why::Blank), "non si può confrontare con"),
        Cover::NeedsDay => test(Err(Why::Missing), "dipende dal giorno per").lacking("giorno"),
        Cover::Needs(band) => {
            test(Err(Why::Missing), "dipende da un'altra fascia per").lacking(band.fact())
        }
    })
}

fn points(table: &ScoreTable, facts: &Facts) -> Test {
    let scored = score(table, &facts.marks);
    let said = scored.rows.join("; ");
    let name = facts
        .marks
        .iter()
        .map(super::fact::Mark::fact)
        .collect::<Vec<_>>()
        .join(" ");
    let sum = Points {
        hundredths: scored.hundredths,
    };
    let mut test = match scored.open {
        Some((why, _)) => Test::new(Err(why), &name, said),
        None => Test::new(
            Ok(Outcome::Value),
            &name,
            format!("{said}; in tutto {sum} punti"),
        ),
    };
    if test.why.is_none() {
        test.found =
            crate::value::parse(crate::value::ValueType::Text, &format!("{sum} punti")).ok();
    }
    test.missing = scored.missing.into_iter().next();
    test
}

/// Two dates against a term; one date gives the day on which it ends.
fn term_test(slot: &str, term: &Duration, from: Date, facts: &Facts) -> Option<Test> {
    let Amount::Known(length) = &term.amount else {
        let why = if term.is_blank() {
            Why::Blank
        } else {
            Why::Indeterminate
        };
        return Some(Test::new(Err(why), "dal", format!("{slot}: {term}")));
    };
    let end = facts.calendar.end(from, length, term.days)?;
    let Some(to) = facts.to else {
        let said = format!("{slot} ({term}): dal {from} si arriva al {end}");
        let mut test = Test::new(Ok(Outcome::Value), "dal", said);
        test.found = Some(Value::Date(end));
        return Some(test);
    };
    let days = facts.calendar.between(from, to, term.days);
    let order = to.iso().cmp(&end.iso());
    let inside = match term.bound.op {
        Op::Max => order.is_lt() || (order.is_eq() && !term.bound.strict),
        Op::Min => order.is_gt() || (order.is_eq() && !term.bound.strict),
        Op::Exact => order.is_eq(),
    };
    let count = days.map_or_else(|| "prima".to_owned(), |n| format!("{n} giorni"));
    let said = format!("{slot} ({term}): dal {from} al {to} ({count}); il termine cade il {end}");
    let result = match (inside, term.bound.approximate) {
        (false, true) => Err(Why::Guide),
        (inside, _) => Ok(answer(inside)),
    };
    Some(Test::new(result, "dal al", said).counted())
}

/// A number against a limit that is named and not numbered.
fn limited(ground: &Ground<'_>, slot: &str, limit: &Limit, fact: &Value, facts: &Facts) -> Test {
    let told = match facts.lengths.get(&limit.reference) {
        Some(Value::Duration(length)) => Some(length),
        _ => ground.cap,
    };
    let Some(length) = told else {
        let said = format!("{slot}: {fact} contro «{limit}», che non ha un numero");
        return Test::new(Err(Why::Missing), slot, said).lacking(&limit.reference);
    };
    let bound = Value::Duration(Duration {
        bound: limit.bound,
        ..length.clone()
    });
    let mut test = held(ground, slot, &bound, fact);
    test.fact = format!("{slot} {}", limit.reference);
    test.said = format!("{}, cioè {}", test.said, limit.reference);
    test
}

fn held(ground: &Ground<'_>, slot: &str, value: &Value, fact: &Value) -> Test {
    let listed = matches!(value, Value::Items(_));
    let yes = match ground.flag() {
        Some((_, flag)) if listed => flag,
        _ => !(listed && ground.negative()),
    };
    // A number without its period is told in the period of the rule.
    let fact = &match (value, fact) {
        (Value::Count(rule), Value::Count(told)) if told.per.is_none() => Value::Count(Count {
            per: rule.per,
            ..*told
        }),
        _ => fact.clone(),
    };
    let (result, how) = match hold(value, fact) {
        Held::Within if listed => (Ok(answer(yes)), "è fra"),
        Held::Outside if listed => (Ok(answer(!yes)), "non è fra"),
        Held::Within => (Ok(Outcome::Yes), "rispetta"),
        Held::Outside => (Ok(Outcome::No), "non rispetta"),
        Held::Unlisted => (Err(Why::Unlisted), "non è nominato fra"),
        Held::Blank => (Err(Why::Blank), "non si può confrontare con"),
        Held::Guide => (Err(Why::Guide), "è oltre ciò che è solo indicativo:"),
        Held::Incomparable if indeterminate(value).is_some() => {
            (Err(Why::Indeterminate), "non si può confrontare con")
        }
        Held::Incomparable => (Err(Why::Incomparable), "non si converte in"),
    };
    let test = Test::new(result, slot, format!("{slot}: {fact} {how} «{value}»"));
    if listed { test } else { test.counted() }
}
