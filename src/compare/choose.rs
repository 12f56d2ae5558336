//! Which contract a document is measured on, and why.

use super::baseline::{Baseline, Later};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::rule::{Binding, Identity, Ruleset};

/// Start of the round of contracts that every comparto of the corpus has: where the date of an act
/// is unknown it is measured on this one.
const COMMON_ROUND: &str = "2019-01-01";

const NOTHING_LAID_DOWN: &str =
    "Il documento riferisce o chiede e non stabilisce nulla: non si misura su un contratto.";
const NOTHING_SAID: &str =
    "Il documento non contiene regole sui temi conosciuti: non si misura su un contratto.";
const NO_COMPARTO: &str = "Il comparto dell'ente non è noto: nessun contratto con cui confrontare.";

/// What is known when the contract is chosen.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The document.
    pub identity: &'a Identity,
    /// Whether the document lays anything down: a union's note does not (see [`lays_down`]).
    pub lays_down: bool,
    /// Whether the document has any rule: one on other matters is not silent on these, it is not of them.
    pub speaks: bool,
    /// The contract asked for on the command line.
    pub asked: Option<&'a str>,
    /// Whether a contract of another comparto is welcome, as an indication.
    pub indicative: bool,
}

/// The contract chosen, or none, with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Id of the contract; `None` when there is none to compare with.
    pub baseline: Option<String>,
    /// Whether it is of another comparto and was asked for all the same.
    pub indicative: bool,
    /// Why, in one Italian sentence.
    pub reason: String,
    /// Things to know before believing the cells.
    pub warnings: Vec<String>,
    /// Topics that a later contract, whose text is not at hand, is said to change: no verdict.
    pub withheld: Vec<String>,
}

/// Whether a document lays rules down: false when all it has is claimed or reported.
pub fn lays_down(rules: &Ruleset) -> bool {
    let mut bindings = rules
        .rules
        .iter()
        .flat_map(|r| &r.evidence)
        .map(|e| e.binding)
        .peekable();
    bindings.peek().is_none() || bindings.any(|b| !matches!(b, Binding::Claim | Binding::Reported))
}

/// Chooses the contract for a document.
///
/// In this order: the one asked for, the one of the index, the newest of its comparto in force on
/// the date of the act. A contract of another comparto is refused (`Mismatch`) unless indicative.
pub fn choose(request: &Request<'_>, known: &[Baseline]) -> Result<Choice, Box<Diagnostic>> {
    let identity = request.identity;
    if let Some(asked) = request.asked {
        let why = format!("Contratto chiesto con `--baseline {asked}`");
        return named(request, asked, known, &why);
    }
    if !request.speaks {
        return Ok(none(NOTHING_SAID));
    }
    if !request.lays_down {
        return Ok(none(NOTHING_LAID_DOWN));
    }
    if let Some(id) = &identity.baseline {
        let why = format!(
            "Contratto indicato per «{}» nell'indice del corpus",
            identity.id
        );
        return named(request, id, known, &why);
    }
    let Some(comparto) = &identity.comparto else {
        return Ok(none(NO_COMPARTO));
    };
    let cited = |b: &&Baseline| &b.comparto == comparto && Some(triennio(b)) == identity.cited;
    if let Some(baseline) = known.iter().find(cited) {
        let why = "Contratto che il testo stesso cita";
        return named(request, &baseline.id, known, why);
    }
    let of_comparto: Vec<&Baseline> = known.iter().filter(|b| &b.comparto == comparto).collect();
    let missing = || {
        let comparto = words(comparto);
        none(&format!(
            "Per il comparto {comparto} non c'è un contratto nel corpus."
        ))
    };
    Ok(by_date(&of_comparto, identity).unwrap_or_else(missing))
}

/// First and last year of a contract: `2019-2021`.
fn triennio(baseline: &Baseline) -> String {
    let year = |date: &str| date.chars().take(4).collect::<String>();
    format!(
        "{}-{}",
        year(&baseline.period.from),
        year(&baseline.period.to)
    )
}

fn none(reason: &str) -> Choice {
    Choice {
        reason: reason.into(),
        ..Choice::default()
    }
}

/// An id such as `funzioni_locali` in words.
fn words(comparto: &str) -> String {
    comparto.replace('_', " ")
}

/// A contract named by the user or by the index.
fn named(
    request: &Request<'_>,
    id: &str,
    known: &[Baseline],
    why: &str,
) -> Result<Choice, Box<Diagnostic>> {
    let identity = request.identity;
    let Some(baseline) = known.iter().find(|b| b.id == id) else {
        let ids: Vec<&str> = known.iter().map(|b| b.id.as_str()).collect();
        let help = format!("contratti disponibili: {}", ids.join(", "));
        let fault = refusal(identity, format!("il contratto `{id}` non c'è"));
        return Err(Box::new(fault.with_help(help)));
    };
    let plain = format!("{why}: {}.", baseline.title);
    let Some(comparto) = &identity.comparto else {
        let mut choice = chosen(baseline, identity, plain);
        let unsure = "Il comparto dell'ente non è noto: il contratto vale se è quello giusto.";
        choice.warnings.push(unsure.into());
        return Ok(choice);
    };
    if comparto == &baseline.comparto {
        return Ok(chosen(baseline, identity, plain));
    }
    let clash = clash(baseline, comparto, identity);
    if !request.indicative {
        return Err(Box::new(refusal(identity, clash)));
    }
    let reason = format!("{why}, solo a titolo indicativo: {clash}.");
    Ok(Choice {
        indicative: true,
        ..chosen(baseline, identity, reason)
    })
}

fn refusal(identity: &Identity, message: String) -> Diagnostic {
    Diagnostic::new(Code::Mismatch, At::file(&identity.id), message)
}

fn clash(baseline: &Baseline, comparto: &str, identity: &Identity) -> String {
    let (theirs, own) = (words(&baseline.comparto), words(comparto));
    format!(
        "{} vale per {theirs}, il comparto di «{}» è {own}",
        baseline.title, identity.id
    )
}

/// The newest contract in force on the date of the act.
fn by_date(of_comparto: &[&Baseline], identity: &Identity) -> Option<Choice> {
    let Some(date) = &identity.date else {
        return without_date(of_comparto, identity);
    };
    let in_force = of_comparto.iter().filter(|b| b.in_force.from <= *date);
    if let Some(baseline) = newest(in_force) {
        let (from, date) = (italian(&baseline.in_force.from), italian(date));
        let why = format!("in vigore dal {from} alla data dell'atto, {date}");
        return Some(chosen(baseline, identity, by_comparto(baseline, &why)));
    }
    let first = of_comparto
        .iter()
        .min_by(|a, b| a.in_force.from.cmp(&b.in_force.from))?;
    let start = italian(&first.in_force.from);
    let why = format!(
        "l'atto è del {}, il contratto vale dal {start}",
        italian(date)
    );
    let mut choice = chosen(first, identity, by_comparto(first, &why));
    let early = format!("L'atto è anteriore al contratto: il confronto vale dal {start}.");
    choice.warnings.push(early);
    Some(choice)
}

/// The contract of the round that all have, else the newest.
fn without_date(of_comparto: &[&Baseline], identity: &Identity) -> Option<Choice> {
    let common = newest(of_comparto.iter().filter(|b| b.period.from == COMMON_ROUND));
    let (baseline, why) = match common {
        Some(baseline) => (
            baseline,
            "la data dell'atto non è nota e vale la tornata 2019-2021",
        ),
        None => (newest(of_comparto.iter())?, "la data dell'atto non è nota"),
    };
    Some(chosen(baseline, identity, by_comparto(baseline, why)))
}

fn newest<'a>(list: impl Iterator<Item = &'a &'a Baseline>) -> Option<&'a Baseline> {
    list.max_by(|a, b| a.in_force.from.cmp(&b.in_force.from))
        .copied()
}

fn by_comparto(baseline: &Baseline, why: &str) -> String {
    format!(
        "Il comparto è {}: {} ({why}).",
        words(&baseline.comparto),
        baseline.title
    )
}

/// The choice, with what later contracts do to it.
fn chosen(baseline: &Baseline, identity: &Identity, reason: String) -> Choice {
    let mut choice = Choice {
        baseline: Some(baseline.id.clone()),
        reason,
        ..Choice::default()
    };
    let date = identity.date.as_deref().unwrap_or_default();
    for later in baseline
        .partly_superseded_by
        .iter()
        .filter(|l| date >= l.signed.as_str())
    {
        choice.warnings.push(superseded(later));
        if !later.verified {
            choice.withheld.extend(later.topics.iter().cloned());
        }
    }
    choice
}

fn superseded(later: &Later) -> String {
    let topics = later
        .topics
        .iter()
        .map(|t| words(t))
        .collect::<Vec<_>>()
        .join(", ");
    let (contract, signed) = (&later.contract, italian(&later.signed));
    if later.verified {
        return format!("L'atto è successivo a {contract} ({signed}), che cambia: {topics}.");
    }
    format!(
        "L'atto è successivo a {contract} ({signed}), di cui non si ha il testo: nessun giudizio su {topics}."
    )
}

/// 2022-11-16 as 16.11.2022.
fn italian(date: &str) -> String {
    let parts: Vec<&str> = date.splitn(3, '-').collect();
    match parts[..] {
        [year, month, day] => format!("{day}.{month}.{year}"),
        _ => date.to_owned(),
    }
}
