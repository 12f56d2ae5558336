//! Stages 3 and 4 of the check: examples give what they say, and every phrase is needed by one.

use super::load::at;
use super::{Clause, Example, Expected, Grammar, Line, Trail};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Folded, Words, fold};

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
    let sentence = Sentence::new(example);
    let got: Vec<Expected> = sentence.apply(grammar);
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
                    .all(|(k, v)| have.values.get(k) == Some(v))
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

/// The folded words of an example and of what stands around it.
struct Sentence {
    text: String,
    all: Folded,
    /// Where the words that open its list end, and where its own do.
    ends: (usize, usize),
    headings: Vec<Folded>,
}

impl Sentence {
    fn new(example: &Example) -> Self {
        let lead = example.lead.as_deref().unwrap_or_default();
        let own = format!("{lead}\n{}", example.text.value);
        let text = format!("{own}\n{}", example.list.join("\n"));
        Self {
            all: fold(&text),
            ends: (fold(lead).len(), fold(&own).len()),
            text,
            headings: example.within.iter().map(|h| fold(h)).collect(),
        }
    }

    fn apply(&self, grammar: &Grammar) -> Vec<Expected> {
        let headings: Vec<Words<'_>> = self.headings.iter().map(Words::whole).collect();
        let (lead, end) = self.ends;
        let list = Words::new(&self.all, 0..0, end..self.all.len());
        let around = Trail {
            text: &self.text,
            headings: &headings,
            tail: (!list.is_empty()).then_some(list),
        };
        let hits = grammar.apply(Words::new(&self.all, 0..lead, lead..end), around);
        hits.into_iter()
            .map(|hit| Expected {
                clause: grammar.clauses[hit.clause].id.clone(),
                values: hit.values,
            })
            .collect()
    }
}

/// The lines that no example needs: without them, one at a time, all examples still come out.
fn unneeded(grammar: &Grammar) -> Vec<Line> {
    let proofs: Vec<(Sentence, &Example)> = grammar
        .examples
        .iter()
        .map(|e| (Sentence::new(e), e))
        .collect();
    let mut work = grammar.clone();
    let mut found = Vec::new();
    for list in lists(grammar) {
        for i in 0..(list.pick)(&mut work).len() {
            let line = (list.pick)(&mut work).remove(i);
            let notices = |(sentence, example): &&(Sentence, &Example)| {
                judge(&example.gives, &sentence.apply(&work)).is_some()
            };
            let near = |(_, example): &&(Sentence, &Example)| {
                let id = list.clause.as_ref();
                example.gives.iter().any(|e| Some(&e.clause) == id)
            };
            let missed = proofs.iter().filter(near).any(|p| notices(&p))
                || proofs.iter().filter(|p| !near(p)).any(|p| notices(&p));
            if !missed {
                found.push(line.clone());
            }
            (list.pick)(&mut work).insert(i, line);
        }
    }
    found
}

/// Finds one list of lines in a grammar.
type Pick = dyn Fn(&mut Grammar) -> &mut Vec<Line>;

/// A list of lines of a grammar, and the clause it belongs to.
struct Lines {
    clause: Option<String>,
    pick: Box<Pick>,
}

/// All lists of lines that an example must need.
fn lists(grammar: &Grammar) -> Vec<Lines> {
    type Top = fn(&mut Grammar) -> &mut Vec<Line>;
    type Inner = fn(&mut Clause) -> &mut Vec<Line>;
    let top: [Top; 3] = [|g| &mut g.mention, |g| &mut g.scope, |g| &mut g.reject];
    let inner: [Inner; 3] = [|c| &mut c.phrases, |c| &mut c.scope, |c| &mut c.reject];
    let mut out: Vec<Lines> = Vec::new();
    for pick in top {
        out.push(Lines {
            clause: None,
            pick: Box::new(pick),
        });
    }
    for (number, clause) in grammar.clauses.iter().enumerate() {
        for pick in inner {
            out.push(Lines {
                clause: Some(clause.id.clone()),
                pick: Box::new(move |g: &mut Grammar| pick(&mut g.clauses[number])),
            });
        }
    }
    out
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
