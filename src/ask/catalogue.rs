//! Which facts there are, and how each is written.

use super::ground::Matter;
use crate::value::{Value, ValueType};

/// A fact that any topic takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct General {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in Italian.
    pub about: &'static str,
    /// How it is written.
    pub example: &'static str,
}

const fn general(name: &'static str, about: &'static str, example: &'static str) -> General {
    General {
        name,
        about,
        example,
    }
}

/// The facts that any topic takes.
pub const GENERAL: &[General] = &[
    general("ora", "l'ora del giorno di cui si chiede", "19:30"),
    general(
        "giorno",
        "il giorno della settimana, `festivo`, oppure `agile`, `remoto`, `sede`; si può ripetere",
        "martedì",
    ),
    general(
        "data",
        "la data di cui si chiede: dà il giorno e se è festivo",
        "2025-12-25",
    ),
    general("dal", "il giorno da cui corre un termine", "2025-03-01"),
    general(
        "al",
        "il giorno in cui si fa la cosa; con `dal` si verifica il termine",
        "2025-03-20",
    ),
    general(
        "contattabilita",
        "la fascia in cui si è contattabili",
        "09:00-13:00 lun-ven",
    ),
    general("orario_di_lavoro", "l'orario ordinario", "08:00-14:00"),
    general("pause", "le pause autorizzate", "13:00-13:30"),
    general(
        "lavorativi",
        "i giorni in cui si lavora; senza, lun-ven",
        "lun-sab",
    ),
    general(
        "patrono",
        "la festa del patrono, che è solo del luogo",
        "--08-18",
    ),
    general(
        "soggetto",
        "di chi si chiede: guarda solo le regole che lo riguardano",
        "dipendente",
    ),
    general(
        "luogo",
        "guarda solo le regole di questo luogo dell'atto",
        "art. 72 c. 3",
    ),
];

/// Facts of a table of points, besides the names of its measures (`km`, `anni`).
const OF_TABLES: &[General] = &[
    general(
        "voce",
        "una riga della tabella, con le sue parole; si può ripetere",
        "motivi di studio",
    ),
    general(
        "riga_N",
        "la riga N della tabella: `sì`, un numero, o più numeri (il primo è il primo figlio)",
        "12,10",
    ),
];

/// The facts that a topic takes: name, what it is, how it is written.
pub fn catalogue(matter: &Matter<'_>) -> Vec<(String, String, String)> {
    let row = |g: &General| (g.name.to_owned(), g.about.to_owned(), g.example.to_owned());
    let mut rows: Vec<_> = GENERAL.iter().map(row).collect();
    for (name, slot) in &matter.topic.slots {
        let general = GENERAL.iter().any(|g| g.name == name);
        let example = example(slot.value_type, matter.items.get(name));
        let Some(example) = example.filter(|_| !general) else {
            continue;
        };
        rows.push((name.clone(), slot.about.clone(), example));
    }
    for name in references(matter) {
        rows.push((
            name,
            "quanto dura la misura che la regola nomina".into(),
            "7 ore e 12 minuti".into(),
        ));
    }
    if has_table(matter) {
        rows.extend(OF_TABLES.iter().map(row));
        let measured = |m: String| (m, "quanto, nelle fasce della tabella".into(), "101".into());
        rows.extend(measures(matter).into_iter().map(measured));
    }
    rows
}

/// How a value of a type is written as a fact; `None` for types that are answers and not facts.
pub(super) fn example(kind: ValueType, items: Option<&Vec<String>>) -> Option<String> {
    let text = match kind {
        ValueType::Duration => "15 giorni",
        ValueType::Money => "7.00 EUR",
        ValueType::Limit => "8 ore",
        ValueType::Count => "2/settimana",
        ValueType::Frequency => "1 volta ogni 6 mesi",
        ValueType::Age => "14",
        ValueType::Percent => "50%",
        ValueType::Party => "dipendente",
        ValueType::Sanction => "sospensione di 5 giorni",
        ValueType::Date => "2024-12-31",
        ValueType::Items => return Some(items.map(|ids| ids.join(", ")).unwrap_or_default()),
        ValueType::Band
        | ValueType::ScoreTable
        | ValueType::Citation
        | ValueType::Bool
        | ValueType::Text => return None,
    };
    Some(text.to_owned())
}

fn values<'a>(matter: &Matter<'a>) -> impl Iterator<Item = &'a Value> {
    let grounds = matter.locals().into_iter().chain(matter.contractual());
    grounds.flat_map(|g| g.rule.values.values())
}

/// Whether the topic has tables of points.
pub(super) fn has_table(matter: &Matter<'_>) -> bool {
    let kinds = || matter.topic.slots.values().map(|s| s.value_type);
    kinds().any(|kind| kind == ValueType::ScoreTable)
}

/// The measures of their rows.
pub(super) fn measures(matter: &Matter<'_>) -> Vec<String> {
    let rows = values(matter).filter_map(|v| match v {
        Value::ScoreTable(table) => Some(&table.rows),
        _ => None,
    });
    let scores = rows.flatten().flat_map(|row| &row.scores);
    let alone = scores
        .filter(|s| s.each.is_none())
        .filter_map(|s| s.bracket.as_ref()?.measure.clone());
    let mut names: Vec<String> = alone.collect();
    names.sort();
    names.dedup();
    names
}

/// The measures that its limits name.
pub(super) fn references(matter: &Matter<'_>) -> Vec<String> {
    let limits = values(matter).filter_map(|v| match v {
        Value::Limit(limit) => Some(limit.reference.clone()),
        _ => None,
    });
    let mut names: Vec<String> = limits.collect();
    names.sort();
    names.dedup();
    names
}
