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
    for (line, without) in mutants(grammar) {
        let noticed = without.examples.iter().any(|e| run(&without, e).is_err());
        if !noticed {
            let place = at(&grammar.path, source, &line.phrase);
            out.push(Diagnostic::new(
                Code::Unneeded,
                place,
                format!("nessun esempio ha bisogno di `{}`", line.phrase.value),
            ));
        }
    }
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
    all: Folded,
    lead: usize,
    headings: Vec<Folded>,
}

impl Sentence {
    fn new(example: &Example) -> Self {
        let lead_text = example.lead.as_deref().unwrap_or_default();
        let lead = fold(lead_text).len();
        let headings = example.within.iter().map(|h| fold(h)).collect();
        Self {
            all: fold(&format!("{lead_text}\n{}", example.text.value)),
            lead,
            headings,
        }
    }

    fn apply(&self, grammar: &Grammar) -> Vec<Expected> {
        let headings: Vec<Words<'_>> = self.headings.iter().map(Words::whole).collect();
        let words = Words::new(&self.all, 0..self.lead, self.lead..self.all.len());
        let hits = grammar.apply(
            words,
            Trail {
                headings: &headings,
                tail: None,
            },
        );
        hits.into_iter()
            .map(|hit| Expected {
                clause: grammar.clauses[hit.clause].id.clone(),
                values: hit.values,
            })
            .collect()
    }
}

/// The grammar without each of its lines in turn.
fn mutants(grammar: &Grammar) -> Vec<(Line, Grammar)> {
    type Lines = fn(&mut Grammar) -> &mut Vec<Line>;
    let mut out = Vec::new();
    let top: [Lines; 3] = [|g| &mut g.mention, |g| &mut g.scope, |g| &mut g.reject];
    for pick in top {
        out.extend(without_each(grammar, pick));
    }
    for number in 0..grammar.clauses.len() {
        let inner: [fn(&mut Clause) -> &mut Vec<Line>; 3] =
            [|c| &mut c.phrases, |c| &mut c.scope, |c| &mut c.reject];
        for pick in inner {
            out.extend(without_each(grammar, move |g: &mut Grammar| {
                pick(&mut g.clauses[number])
            }));
        }
    }
    out
}

fn without_each(
    grammar: &Grammar,
    pick: impl Fn(&mut Grammar) -> &mut Vec<Line>,
) -> Vec<(Line, Grammar)> {
    let mut whole = grammar.clone();
    let lines = pick(&mut whole).clone();
    (0..lines.len())
        .map(|i| {
            let mut without = grammar.clone();
            let line = pick(&mut without).remove(i);
            (line, without)
        })
        .collect()
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
