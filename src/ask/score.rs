//! The points of an applicant by a table: what a row gives, or why it gives no number.

use rust_decimal::Decimal;

use super::answer::Why;
use super::fact::Mark;
use crate::text::{Words, fold};
use crate::value::{Bracket, Points, Score, ScoreRow, ScoreTable};

/// What a table gives for some facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scored {
    /// The sum, in hundredths of a point.
    pub hundredths: u32,
    /// What each row gave, in Italian.
    pub rows: Vec<String>,
    /// Why there is no sum, where a row gives no number.
    pub open: Option<(Why, String)>,
    /// The measure that would tell.
    pub missing: Vec<String>,
}

/// What a row gives: hundredths of a point, or why nothing.
type Given = Result<u32, (Why, String)>;

/// Adds up the rows that the facts tell.
pub(super) fn score(table: &ScoreTable, marks: &[Mark]) -> Scored {
    let mut scored = Scored::default();
    for mark in marks {
        match chosen(table, mark) {
            Err(why) => scored.close(why),
            Ok((n, row)) => scored.add(n, row, mark),
        }
    }
    scored
}

impl Scored {
    fn close(&mut self, why: (Why, String)) {
        self.rows.push(why.1.clone());
        self.open.get_or_insert(why);
    }

    fn add(&mut self, n: usize, row: &ScoreRow, mark: &Mark) {
        let numbers = match mark {
            Mark::Measure(_, number) => vec![*number],
            Mark::Row(_, numbers) => numbers.clone(),
            Mark::Words(_) => Vec::new(),
        };
        match given(row, &numbers) {
            Ok(points) => {
                let points = row.max.map_or(points, |max| points.min(max.hundredths));
                self.hundredths = self.hundredths.saturating_add(points);
                let shown = Points { hundredths: points };
                self.rows
                    .push(format!("riga {n} («{}»): {shown}", row.label));
            }
            Err((why, said)) => {
                if why == Why::Missing {
                    self.missing.push(format!("riga_{n}"));
                }
                self.close((why, format!("riga {n} («{}»): {said}", row.label)));
            }
        }
    }
}

/// The row that a fact means, with its number from 1.
fn chosen<'a>(table: &'a ScoreTable, mark: &Mark) -> Result<(usize, &'a ScoreRow), (Why, String)> {
    let fits = |(n, row): &(usize, &ScoreRow)| match mark {
        Mark::Row(wanted, _) => n == wanted,
        Mark::Measure(name, _) => row.scores.iter().any(|s| {
            let measure = s.bracket.as_ref().and_then(|b| b.measure.as_deref());
            s.each.is_none() && measure == Some(name)
        }),
        Mark::Words(words) => worded(row, words),
    };
    let numbered = table.rows.iter().enumerate().map(|(i, row)| (i + 1, row));
    let found: Vec<(usize, &ScoreRow)> = numbered.filter(fits).collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err((
            Why::Unlisted,
            format!("nessuna riga della tabella per {}", name(mark)),
        )),
        _ => {
            let rows: Vec<String> = found.iter().map(|(n, _)| n.to_string()).collect();
            let rows = rows.join(", ");
            Err((
                Why::Ambiguous,
                format!(
                    "{} può essere una delle righe {rows}: indica `riga_N`",
                    name(mark)
                ),
            ))
        }
    }
}

fn name(mark: &Mark) -> String {
    match mark {
        Mark::Measure(name, n) => format!("{n} {name}"),
        Mark::Row(n, _) => format!("`riga_{n}`"),
        Mark::Words(words) => format!("«{words}»"),
    }
}

/// Whether the row holds all the words, in any order.
fn worded(row: &ScoreRow, words: &str) -> bool {
    let text = fold(row.text.0.as_deref().unwrap_or(&row.label));
    let (wanted, words) = (fold(words), Words::whole(&text));
    let wanted = Words::whole(&wanted);
    let stands = |word: &str| (0..words.len()).any(|i| words.get(i) == word);
    !wanted.is_empty() && (0..wanted.len()).all(|i| stands(wanted.get(i)))
}

fn given(row: &ScoreRow, numbers: &[Decimal]) -> Given {
    let each: Vec<&Score> = row.scores.iter().filter(|s| s.each.is_some()).collect();
    let (brackets, bases): (Vec<&Score>, Vec<&Score>) = row
        .scores
        .iter()
        .filter(|s| s.each.is_none())
        .partition(|s| s.bracket.is_some());
    let base = match bases[..] {
        [] => None,
        [one] => Some(one.points.hundredths),
        _ => {
            return Err((
                Why::Ambiguous,
                "più punteggi senza dire quando vale ciascuno".into(),
            ));
        }
    };
    match (each.is_empty(), brackets.is_empty(), numbers) {
        (true, true, _) => base.ok_or((
            Why::Ambiguous,
            "solo un massimo: il punteggio lo decide chi valuta".into(),
        )),
        (true, false, [number]) => bracketed(&brackets, *number),
        (true, false, _) => Err((Why::Missing, missing(&brackets))),
        (false, ..) => repeated(base, &each, numbers),
    }
}

fn missing(scores: &[&Score]) -> String {
    let measure = scores
        .iter()
        .find_map(|s| s.bracket.as_ref()?.measure.as_deref());
    format!(
        "i punti dipendono da una misura ({}): dilla",
        measure.unwrap_or("un numero")
    )
}

/// «5 per il primo figlio, 1 per ogni altro fino a 10 anni»: the first number takes the base, the others
/// their bracket; where there are no brackets a single number says how many.
fn repeated(base: Option<u32>, each: &[&Score], numbers: &[Decimal]) -> Given {
    let bracketed_each = each.iter().any(|s| s.bracket.is_some());
    match (numbers, bracketed_each) {
        ([], _) => Err((Why::Missing, missing(each))),
        ([count], false) => counted(base, each, *count),
        (_, false) => Err((Why::Ambiguous, "qui basta un numero: quanti sono".into())),
        (_, true) => {
            let rest = &numbers[usize::from(base.is_some())..];
            rest.iter().try_fold(base.unwrap_or(0), |sum, number| {
                Ok(sum.saturating_add(bracketed(each, *number)?))
            })
        }
    }
}

fn counted(base: Option<u32>, each: &[&Score], count: Decimal) -> Given {
    use rust_decimal::prelude::ToPrimitive;
    let count = count.is_integer().then(|| count.to_u32()).flatten();
    let (Some(count), [one]) = (count, each) else {
        return Err((Why::Ambiguous, "serve un numero intero".into()));
    };
    let (first, more) = match (base, count) {
        (_, 0) => (0, 0),
        (Some(base), n) => (base, n - 1),
        (None, n) => (0, n),
    };
    Ok(first.saturating_add(one.points.hundredths.saturating_mul(more)))
}

/// The points of the bracket that holds the number. Below all brackets there are none; between two, above
/// the last, or in two at once there is no number to give.
fn bracketed(scores: &[&Score], number: Decimal) -> Given {
    let ends: Vec<(&Bracket, Points)> = scores
        .iter()
        .filter_map(|s| Some((s.bracket.as_ref()?, s.points)))
        .collect();
    let holds = |b: &Bracket| {
        Decimal::from(b.from) <= number && b.to.is_none_or(|to| number <= Decimal::from(to))
    };
    let found: Vec<Points> = ends
        .iter()
        .filter(|(b, _)| holds(b))
        .map(|(_, p)| *p)
        .collect();
    let measure = ends
        .iter()
        .find_map(|(b, _)| b.measure.as_deref())
        .unwrap_or_default();
    match found[..] {
        [points] => Ok(points.hundredths),
        [] => between(&ends, number, measure),
        _ => {
            let both: Vec<String> = found.iter().map(Points::to_string).collect();
            Err((
                Why::Overlap,
                format!(
                    "{number} {measure} sta in due fasce, che danno {} punti",
                    both.join(" e ")
                ),
            ))
        }
    }
}

fn between(ends: &[(&Bracket, Points)], number: Decimal, measure: &str) -> Given {
    let below = ends
        .iter()
        .filter_map(|(b, _)| b.to)
        .filter(|to| Decimal::from(*to) < number)
        .max();
    let above = ends
        .iter()
        .map(|(b, _)| b.from)
        .filter(|from| Decimal::from(*from) > number)
        .min();
    match (below, above) {
        (None, _) => Ok(0),
        (Some(to), Some(from)) => Err((
            Why::Gap,
            format!(
                "{number} {measure} non sta in nessuna fascia: una finisce a {to}, la successiva comincia da {from}"
            ),
        )),
        (Some(to), None) => Err((
            Why::Gap,
            format!("{number} {measure} è oltre l'ultima fascia, che finisce a {to}"),
        )),
    }
}
