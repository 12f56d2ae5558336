//! Stages 3 and 4 of the check: examples give what they say, and every phrase is needed by one.

use std::collections::BTreeSet;

use super::load::at;
use super::trial::Trial;
use super::{Example, Expected, Grammar, Line, Sentence, Sieved, Trail};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Folded, Words, fold};
use crate::value::Value;

/// How an example came out, when it did not give what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It must give a rule and gave none.
    Missed,
    /// It must give nothing and gave something.
    Noisy,
    /// It gave another clause or another number of rules.
    Wrong,
    /// The clause is right and a value is not.
    WrongValue,
}

impl Failure {
    fn italian(self) -> &'static str {
        match self {
            Self::Missed => "non trovato",
            Self::Noisy => "trovato dove non doveva",
            Self::Wrong => "clausola sbagliata",
            Self::WrongValue => "valore sbagliato",
        }
    }
}

/// Runs the examples of a checked grammar, then removes each line in turn to see whether an
/// example notices. `source` is the text of the file, for the drawing.
pub fn prove(grammar: &Grammar, source: &str) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = grammar
        .examples
        .iter()
        .filter_map(|e| failure(grammar, e, source))
        .collect();
    if !out.is_empty() {
        return out;
    }
    let positives = grammar
        .examples
        .iter()
        .filter(|e| !e.gives.is_empty())
        .count();
    let negatives = grammar.examples.len() - positives;
    if grammar.examples.len() < 8 || negatives < 3 {
        let message = format!(
            "{} esempi, di cui {negatives} negativi: ce ne vogliono almeno 8, di cui 3 negativi",
            grammar.examples.len()
        );
        out.push(Diagnostic::new(
            Code::Unneeded,
            crate::diagnostic::At::file(&grammar.path),
            message,
        ));
    }
    out.extend(unneeded(grammar).iter().map(|line| {
        let place = at(&grammar.path, source, &line.phrase);
        let message = format!("nessun esempio ha bisogno di `{}`", line.phrase.value);
        Diagnostic::new(Code::Unneeded, place, message)
    }));
    out
}

fn failure(grammar: &Grammar, example: &Example, source: &str) -> Option<Diagnostic> {
    let (failure, got) = run(grammar, example).err()?;
    let place = at(&grammar.path, source, &example.text);
    let message = format!(
        "{}: doveva dare {}, ha dato {}",
        failure.italian(),
        show(&example.gives),
        show(&got)
    );
    Some(Diagnostic::new(Code::BadExample, place, message))
}

/// What the example gives; an error when it is not what it says.
fn run(grammar: &Grammar, example: &Example) -> Result<(), (Failure, Vec<Expected>)> {
    let sentence = Written::new(example);
    let got: Vec<Expected> = sentence.apply(grammar, &mut Trial::default());
    judge(&example.gives, &got).map_or(Ok(()), |failure| Err((failure, got)))
}

fn judge(expected: &[Expected], got: &[Expected]) -> Option<Failure> {
    match (expected.is_empty(), got.is_empty()) {
        (true, true) => return None,
        (true, false) => return Some(Failure::Noisy),
        (false, true) => return Some(Failure::Missed),
        (false, false) => {}
    }
    let names = |list: &[Expected]| {
        let mut names: Vec<String> = list.iter().map(|e| e.clause.clone()).collect();
        names.sort();
        names
    };
    if names(expected) != names(got) {
        return Some(Failure::Wrong);
    }
    let mut left: Vec<&Expected> = got.iter().collect();
    for want in expected {
        let fits = |have: &&Expected| {
            have.clause == want.clause
                && want
                    .values
                    .iter()
                    .all(|(k, v)| have.values.get(k).is_some_and(|have| answers(have, v)))
        };
        match left.iter().position(fits) {
            Some(i) => {
                left.remove(i);
            }
            None => return Some(Failure::WrongValue),
        }
    }
    None
}

/// Whether an example that asks for `wanted` is content with `have`: of a list it need not say whether it
/// is in order, closed or only examples.
fn answers(have: &Value, wanted: &Value) -> bool {
    match (have, wanted) {
        (Value::Items(have), Value::Items(wanted)) => have.answers(wanted),
        _ => have == wanted,
    }
}

/// The folded words of an example and of what stands around it.
struct Written {
    text: String,
    all: Folded,
    /// Where the words that open its list end, and where its own do.
    ends: (usize, usize),
    headings: Vec<Folded>,
    closing: bool,
}

impl Written {
    fn new(example: &Example) -> Self {
        let lead = example.lead.as_deref().unwrap_or_default();
        let own = format!("{lead}\n{}", example.text.value);
        let text = format!("{own}\n{}", example.list.join("\n"));
        Self {
            all: fold(&text),
            ends: (fold(lead).len(), fold(&own).len()),
            text,
            headings: example.within.iter().map(|h| fold(h)).collect(),
            closing: example.closing,
        }
    }

    fn apply(&self, grammar: &Grammar, trial: &mut Trial) -> Vec<Expected> {
        let headings = self.headings.iter().map(|h| Sieved::new(Words::whole(h)));
        let headings: Vec<Sieved<'_>> = headings.collect();
        let (lead, end) = self.ends;
        let list = Words::new(&self.all, 0..0, end..self.all.len());
        let around = Trail {
            text: &self.text,
            headings: &headings,
            aside: &[],
            tail: (!list.is_empty()).then_some(list),
        };
        let words = Words::new(&self.all, 0..lead, lead..end);
        let hits = grammar.try_on(
            &Sentence::new(words).in_closing(self.closing),
            around,
            trial,
        );
        hits.into_iter()
            .map(|hit| Expected {
                clause: grammar.clauses[hit.clause].id.clone(),
                values: hit.values,
            })
            .collect()
    }
}

/// The lines that no example needs: without them, one at a time, all examples still come out.
fn unneeded(grammar: &Grammar) -> Vec<&Line> {
    let proofs = proofs(grammar, &grammar.examples, &Trial::default());
    let needed = |line: &Line| needs(grammar, &proofs, line, &Trial::without(line));
    lines(grammar).filter(|line| !needed(line)).collect()
}

/// An example with the lines that decide something in it.
type Proof<'a> = (Written, &'a Example, BTreeSet<usize>);

/// The examples as they come out in `trial`.
fn proofs<'a>(grammar: &Grammar, examples: &'a [Example], trial: &Trial) -> Vec<Proof<'a>> {
    let proof = |example: &'a Example| {
        let (sentence, mut used) = (Written::new(example), trial.clone());
        sentence.apply(grammar, &mut used);
        (sentence, example, used.used)
    };
    examples.iter().map(proof).collect()
}

/// Whether an example comes out otherwise in `trial`, which lacks `line`. Only the examples in which
/// the line decides something can notice.
fn needs(grammar: &Grammar, proofs: &[Proof<'_>], line: &Line, trial: &Trial) -> bool {
    proofs
        .iter()
        .filter(|(_, _, used)| used.contains(&line.number))
        .any(|(sentence, example, _)| {
            let got = sentence.apply(grammar, &mut trial.clone());
            judge(&example.gives, &got).is_some()
        })
}

/// The lines that only the examples of one document need: a phrase that serves the language serves
/// others too.
pub fn narrow(grammar: &Grammar, source: &str) -> Vec<Diagnostic> {
    let documents: BTreeSet<&str> = grammar
        .examples
        .iter()
        .filter_map(Example::document)
        .collect();
    let mut out = Vec::new();
    for document in documents {
        let left = leave_out(grammar, document);
        let kept: BTreeSet<usize> = lines(&left).map(|line| line.number).collect();
        out.extend(
            lines(grammar)
                .filter(|l| !kept.contains(&l.number))
                .map(|line| {
                    let place = at(&grammar.path, source, &line.phrase);
                    let phrase = &line.phrase.value;
                    let message =
                        format!("solo gli esempi di `{document}` hanno bisogno di `{phrase}`");
                    Diagnostic::new(Code::Narrow, place, message)
                }),
        );
    }
    out
}

/// The grammar as it would be without the examples that come from `document`: neither they nor the
/// lines that only they need.
pub fn leave_out(grammar: &Grammar, document: &str) -> Grammar {
    let mut left = grammar.clone();
    left.examples.retain(|e| e.document() != Some(document));
    if left.examples.len() == grammar.examples.len() {
        return left;
    }
    let mut trial = Trial::default();
    let mut proved = proofs(grammar, &left.examples, &trial);
    for line in lines(grammar) {
        let mut attempt = trial.clone();
        attempt.without.insert(line.number);
        if !needs(grammar, &proved, line, &attempt) {
            // Without this line others decide: look again, where it decided something.
            let decided = proved
                .iter()
                .any(|(_, _, used)| used.contains(&line.number));
            trial = attempt;
            if decided {
                proved = proofs(grammar, &left.examples, &trial);
            }
        }
    }
    drop(proved);
    drop_lines(&mut left, &trial);
    left
}

fn drop_lines(grammar: &mut Grammar, trial: &Trial) {
    let tops = [
        &mut grammar.mention,
        &mut grammar.scope,
        &mut grammar.reject,
        &mut grammar.unless,
    ];
    let inner = grammar.clauses.iter_mut();
    let inner = inner.flat_map(|c| [&mut c.phrases, &mut c.scope, &mut c.reject, &mut c.unless]);
    for lines in tops.into_iter().chain(inner) {
        lines.retain(|line| trial.has(line));
    }
}

/// All lines that an example must need.
fn lines(grammar: &Grammar) -> impl Iterator<Item = &Line> {
    let top = [
        &grammar.mention,
        &grammar.scope,
        &grammar.reject,
        &grammar.unless,
    ];
    top.into_iter()
        .chain(
            grammar
                .clauses
                .iter()
                .flat_map(|c| [&c.phrases, &c.scope, &c.reject, &c.unless]),
        )
        .flatten()
}

fn show(rules: &[Expected]) -> String {
    if rules.is_empty() {
        return "`nothing`".into();
    }
    let one = |e: &Expected| {
        let values = e.values.iter().map(|(k, v)| format!("{k}: {v}"));
        let parts: Vec<String> = std::iter::once(e.clause.clone()).chain(values).collect();
        format!("`{}`", parts.join(", "))
    };
    rules.iter().map(one).collect::<Vec<_>>().join(" e ")
}
