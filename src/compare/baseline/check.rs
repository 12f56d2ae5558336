//! From the baseline file as written to the checked baseline: all faults at once.

use std::collections::BTreeMap;

use super::{Baseline, BaselineFile, Fact, FactFile, Silence, Stance};
use crate::compare::Topic;
use crate::diagnostic::{At, Code, Diagnostic};
use crate::value::{self, Duration, Value};

/// The file a baseline comes from, for the messages.
struct Source<'a> {
    path: &'a str,
    text: &'a str,
}

impl Source<'_> {
    /// A fault about `name`, at the first line that holds it after the `n`-th mention of `topic`.
    fn fault(&self, topic: &str, name: &str, message: String) -> Diagnostic {
        let start = if topic.is_empty() {
            0
        } else {
            self.text.find(&format!("topic: {topic}")).unwrap_or(0)
        };
        let found = self.text[start..].find(name).map(|i| start + i);
        let at = found.map_or_else(|| At::file(self.path), |i| self.at(i));
        Diagnostic::new(Code::BadBaseline, at, message)
    }

    fn at(&self, index: usize) -> At {
        let before = &self.text[..index];
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        At {
            path: self.path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
            excerpt: self.text[start..]
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

impl BaselineFile {
    /// Checks topics, clauses, slots and values against `topics`.
    ///
    /// `path` and `text` are the file, for the messages; topics that the grammars do not know are
    /// refused. All faults come back together.
    pub fn check(
        self,
        path: &str,
        text: &str,
        topics: &[Topic],
    ) -> Result<Baseline, Vec<Diagnostic>> {
        let source = Source { path, text };
        let mut faults = self.check_names(&source, topics);
        let mut facts: BTreeMap<String, Stance> = BTreeMap::new();
        for fact in &self.facts {
            match topics.iter().find(|t| t.id == fact.topic) {
                Some(topic) => add(&mut facts, fact, topic, &source, &mut faults),
                None => faults.push(unknown(
                    &source,
                    "",
                    "l'argomento",
                    &fact.topic,
                    topics.iter().map(|t| t.id.as_str()),
                )),
            }
        }
        let measures = self.check_measures(&source, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Baseline {
            id: self.id,
            title: self.title,
            comparto: self.comparto,
            period: self.period,
            signed: self.signed,
            in_force: self.in_force,
            official_source: self.official_source,
            supersedes: self.supersedes,
            partly_superseded_by: self.partly_superseded_by,
            agreement_may_omit: self.agreement_may_omit,
            measures,
            whole_text: self.whole_text,
            facts,
            interpretations: self.interpretations,
        })
    }

    fn check_measures(
        &self,
        source: &Source<'_>,
        faults: &mut Vec<Diagnostic>,
    ) -> BTreeMap<String, Duration> {
        let mut measures = BTreeMap::new();
        for (name, spoken) in &self.measures {
            match spoken.parse() {
                Ok(duration) => drop(measures.insert(name.clone(), duration)),
                Err(why) => {
                    faults.push(source.fault("", spoken, format!("`{name}: {spoken}`: {why}")));
                }
            }
        }
        measures
    }

    fn check_names(&self, source: &Source<'_>, topics: &[Topic]) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let dates = [
            &self.signed,
            &self.in_force.from,
            &self.period.from,
            &self.period.to,
        ];
        for date in dates
            .into_iter()
            .chain(self.partly_superseded_by.iter().map(|l| &l.signed))
        {
            if date.parse::<jiff::civil::Date>().is_err() {
                faults.push(source.fault(
                    "",
                    date,
                    format!("`{date}` non è una data (scrivi 2022-11-16)"),
                ));
            }
        }
        let read = self.interpretations.iter().map(|i| &i.topic);
        for topic in read.chain(&self.agreement_may_omit) {
            if topics.iter().all(|t| &t.id != topic) {
                let known = topics.iter().map(|t| t.id.as_str());
                faults.push(unknown(source, "", "l'argomento", topic, known));
            }
        }
        faults.extend(self.check_readings(source, topics));
        faults
    }

    fn check_readings(&self, source: &Source<'_>, topics: &[Topic]) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for reading in &self.interpretations {
            let topic = topics.iter().find(|t| t.id == reading.topic);
            let Some(clauses) = topic.map(|t| &t.clauses) else {
                continue;
            };
            for clause in reading.weighs.keys().filter(|c| !clauses.contains_key(*c)) {
                let known = clauses.keys().map(String::as_str);
                faults.push(unknown(source, "", "la clausola", clause, known));
            }
        }
        faults
    }
}

/// Adds one entry to the facts, or its faults to the faults.
fn add(
    facts: &mut BTreeMap<String, Stance>,
    fact: &FactFile,
    topic: &Topic,
    source: &Source<'_>,
    faults: &mut Vec<Diagnostic>,
) {
    let clash = |what: &str| source.fault(&topic.id, &topic.id, format!("`{}`: {what}", topic.id));
    if fact.silent {
        if fact.clause.is_some() || !fact.values.is_empty() {
            faults.push(clash("un silenzio non ha `clause` né `values`"));
        }
        let silence = Silence {
            room: fact.room,
            place: fact.place.clone(),
            short: fact.short.clone(),
            readings: BTreeMap::new(),
        };
        if facts
            .insert(topic.id.clone(), Stance::Silent(silence))
            .is_some()
        {
            faults.push(clash("il contratto non può tacere e parlare insieme"));
        }
        return;
    }
    match stated(fact, topic, source) {
        Err(more) => faults.extend(more),
        Ok(fact) => match facts
            .entry(topic.id.clone())
            .or_insert_with(|| Stance::Stated(Vec::new()))
        {
            Stance::Stated(list) => list.push(fact),
            Stance::Silent(_) => {
                faults.push(clash("il contratto non può tacere e parlare insieme"));
            }
        },
    }
}

/// Checks an entry that says something.
fn stated(fact: &FactFile, topic: &Topic, source: &Source<'_>) -> Result<Fact, Vec<Diagnostic>> {
    let (Some(place), Some(clause), Some(modality), Some(bearer), Some(room), Some(short)) = (
        &fact.place,
        &fact.clause,
        fact.modality,
        fact.bearer,
        fact.room,
        &fact.short,
    ) else {
        let message = format!(
            "`{}`: servono `place`, `clause`, `modality`, `bearer`, `room` e `short` (oppure `silent: true`)",
            topic.id
        );
        return Err(vec![source.fault(&topic.id, &topic.id, message)]);
    };
    let mut faults = check_clause(clause, modality, topic, source);
    let mut values = check_values(&fact.values, topic, source, &mut faults);
    for (slot, value) in topic
        .clauses
        .get(clause)
        .map(|c| &c.values)
        .into_iter()
        .flatten()
    {
        values.entry(slot.clone()).or_insert_with(|| value.clone());
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Fact {
        place: place.clone(),
        clause: clause.clone(),
        modality,
        bearer,
        values,
        condition: fact.condition.clone(),
        exception: fact.exception.clone(),
        room,
        short: short.clone(),
    })
}

fn check_clause(
    clause: &str,
    modality: crate::rule::Modality,
    topic: &Topic,
    source: &Source<'_>,
) -> Vec<Diagnostic> {
    match topic.clauses.get(clause) {
        None => {
            let known = topic.clauses.keys().map(String::as_str);
            vec![unknown(source, &topic.id, "la clausola", clause, known)]
        }
        Some(known) if known.modality != modality => {
            let message = format!(
                "`{clause}` ha nella grammatica la modalità {:?}, non {modality:?}",
                known.modality
            );
            vec![source.fault(&topic.id, clause, message)]
        }
        Some(_) => Vec::new(),
    }
}

fn check_values(
    spoken: &BTreeMap<String, String>,
    topic: &Topic,
    source: &Source<'_>,
    faults: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Value> {
    let mut values = BTreeMap::new();
    for (name, text) in spoken {
        let Some(slot) = topic.slots.get(name) else {
            faults.push(unknown(
                source,
                &topic.id,
                "il valore",
                name,
                topic.slots.keys().map(String::as_str),
            ));
            continue;
        };
        match value::parse(slot.value_type, text) {
            Ok(value) => drop(values.insert(name.clone(), value)),
            Err(why) => {
                faults.push(source.fault(&topic.id, text, format!("`{name}: {text}`: {why}")));
            }
        }
    }
    values
}

/// A name that the grammars do not know, with the nearest that they do.
fn unknown<'a>(
    source: &Source<'_>,
    topic: &str,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let nearest = known
        .map(|k| (strsim::damerau_levenshtein(name, k), k))
        .min();
    let fault = source.fault(
        topic,
        name,
        format!("{what} `{name}` non c'è nelle grammatiche"),
    );
    match nearest {
        Some((distance, k)) if distance <= k.len().max(name.len()) / 2 => {
            fault.with_help(format!("forse intendevi `{k}`?"))
        }
        _ => fault,
    }
}
