//! Which contract a document is measured on, and why.

use super::baseline::{Baseline, Later};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::rule::{Binding, Identity, Ruleset};

/// Start of the round of contracts that every comparto of the corpus has: where the date of an act
/// is unknown it is measured on this one.
const COMMON_ROUND: &str = "2019-01-01";

/// What is known when the contract is chosen.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The document.
    pub identity: &'a Identity,
    /// Whether the document lays anything down: a union's note does not (see [`lays_down`]).
    pub lays_down: bool,
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
        return named(
            request,
            asked,
            known,
            &format!("Contratto chiesto con `--baseline {asked}`"),
        );
    }
    if !request.lays_down {
        return Ok(none(
            "Il documento riferisce o chiede e non stabilisce nulla: non si misura su un contratto.",
        ));
    }
    if let Some(id) = &identity.baseline {
        let reason = format!(
            "Contratto indicato per «{}» nell'indice del corpus",
            identity.id
        );
        return named(request, id, known, &reason);
    }
    let Some(comparto) = &identity.comparto else {
        return Ok(none(
            "Il comparto dell'ente non è noto: nessun contratto con cui confrontare.",
        ));
    };
    let of_comparto: Vec<&Baseline> = known.iter().filter(|b| &b.comparto == comparto).collect();
    Ok(by_date(&of_comparto, identity).unwrap_or_else(|| {
        none(&format!(
            "Per il comparto {} non c'è un contratto nel corpus.",
            words(comparto)
        ))
    }))
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
    let refused = |message: String| {
        Box::new(Diagnostic::new(
            Code::Mismatch,
            At::file(&identity.id),
            message,
        ))
    };
    let Some(baseline) = known.iter().find(|b| b.id == id) else {
        let ids = known
            .iter()
            .map(|b| b.id.as_str())
            .collect::<Vec<_>>()
            .join(", ");
        let fault = refused(format!("il contratto `{id}` non c'è"));
        return Err(Box::new(
            fault.with_help(format!("contratti disponibili: {ids}")),
        ));
    };
    let Some(comparto) = &identity.comparto else {
        let mut choice = chosen(
            baseline,
            identity,
            false,
            format!("{why}: {}.", baseline.title),
        );
        choice
            .warnings
            .push("Il comparto dell'ente non è noto: il contratto vale se è quello giusto.".into());
        return Ok(choice);
    };
    if comparto == &baseline.comparto {
        return Ok(chosen(
            baseline,
            identity,
            false,
            format!("{why}: {}.", baseline.title),
        ));
    }
    let (theirs, own) = (words(&baseline.comparto), words(comparto));
    let clash = format!(
        "{} vale per {theirs}, il comparto di «{}» è {own}",
        baseline.title, identity.id
    );
    if request.indicative {
        let reason = format!("{why}, solo a titolo indicativo: {clash}.");
        return Ok(chosen(baseline, identity, true, reason));
    }
    Err(refused(clash))
}

/// The newest contract in force on the date of the act.
fn by_date(of_comparto: &[&Baseline], identity: &Identity) -> Option<Choice> {
    let newest = |list: &mut dyn Iterator<Item = &&Baseline>| -> Option<Baseline> {
        list.max_by(|a, b| a.in_force.from.cmp(&b.in_force.from))
            .map(|b| (*b).clone())
    };
    let Some(date) = &identity.date else {
        let common = newest(&mut of_comparto.iter().filter(|b| b.period.from == COMMON_ROUND));
        let baseline = common.or_else(|| newest(&mut of_comparto.iter()))?;
        let why = "la data dell'atto non è nota e vale la tornata 2019-2021";
        let why = if baseline.period.from == COMMON_ROUND {
            why
        } else {
            "la data dell'atto non è nota"
        };
        return Some(chosen(
            &baseline,
            identity,
            false,
            by_comparto(&baseline, why),
        ));
    };
    if let Some(baseline) = newest(
        &mut of_comparto
            .iter()
            .filter(|b| b.in_force.from.as_str() <= date.as_str()),
    ) {
        let why = format!(
            "in vigore dal {} alla data dell'atto, {}",
            italian(&baseline.in_force.from),
            italian(date)
        );
        return Some(chosen(
            &baseline,
            identity,
            false,
            by_comparto(&baseline, &why),
        ));
    }
    let first = of_comparto
        .iter()
        .min_by(|a, b| a.in_force.from.cmp(&b.in_force.from))?;
    let start = italian(&first.in_force.from);
    let why = format!(
        "l'atto è del {}, il contratto vale dal {start}",
        italian(date)
    );
    let mut choice = chosen(first, identity, false, by_comparto(first, &why));
    choice.warnings.push(format!(
        "L'atto è anteriore al contratto: il confronto vale dal {start}."
    ));
    Some(choice)
}

fn by_comparto(baseline: &Baseline, why: &str) -> String {
    format!(
        "Il comparto è {}: {} ({why}).",
        words(&baseline.comparto),
        baseline.title
    )
}

/// The choice, with what later contracts do to it.
fn chosen(baseline: &Baseline, identity: &Identity, indicative: bool, reason: String) -> Choice {
    let mut choice = Choice {
        baseline: Some(baseline.id.clone()),
        indicative,
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
