//! Small hand-made rulesets and topics, read from YAML, for the tests of the comparer.

#![allow(dead_code)]

use std::collections::BTreeMap;

use deroga::compare::{
    Alone, BaselineFile, Choice, Clause, Contract, Direction, FactFile, InForce, Interpretation,
    Period, Room, Slot, SlotFavour, Topic,
};
use deroga::rule::{
    Binding, Certificate, Evidence, Identity, Modality, Origin, Rule, Ruleset, State,
};
use deroga::value::{self, Party, ValueType};
use serde::Deserialize;

/// A topic as a case writes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicCase {
    pub id: String,
    #[serde(default)]
    pub favour: Vec<String>,
    /// Clause id → `modality` or `modality better|worse`.
    pub clauses: BTreeMap<String, String>,
    /// Slot id → `type direction`, or `type per slot`, with `by`.
    #[serde(default)]
    pub slots: BTreeMap<String, String>,
    #[serde(default)]
    pub required_in_agreement: bool,
    #[serde(default)]
    pub required_with: Vec<String>,
}

/// A rule as a case writes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleCase {
    pub topic: String,
    pub clause: String,
    #[serde(default)]
    pub bearer: Option<Party>,
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// Locators.
    #[serde(default)]
    pub at: Vec<String>,
    #[serde(default)]
    pub binding: Option<Binding>,
    #[serde(default)]
    pub quote: Option<String>,
    #[serde(default)]
    pub exception: Option<String>,
}

fn scalar<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_saphyr::from_str(text).unwrap_or_else(|e| panic!("{text}: {e}"))
}

impl TopicCase {
    pub fn build(&self) -> Topic {
        let clauses = self.clauses.iter().map(|(id, text)| {
            let (modality, alone) = text.split_once(' ').unwrap_or((text, ""));
            let alone = match alone {
                "better" => Alone::Better,
                "worse" => Alone::Worse,
                _ => Alone::Neutral,
            };
            (
                id.clone(),
                Clause {
                    modality: scalar(modality),
                    alone,
                    about: format!("Clausola {id}."),
                    announces: false,
                    required: false,
                    values: BTreeMap::new(),
                },
            )
        });
        let slots = self.slots.iter().map(|(id, text)| {
            let mut words = text.split(' ');
            let value_type: ValueType = scalar(words.next().unwrap());
            let direction = words.next().unwrap_or("none");
            let favour = if direction == "preavviso" {
                let by = BTreeMap::from([
                    (Party::Amministrazione, Direction::More),
                    (Party::Dipendente, Direction::Less),
                ]);
                SlotFavour::PerParty { per: None, by }
            } else {
                SlotFavour::Same(self::direction(direction))
            };
            (
                id.clone(),
                Slot {
                    value_type,
                    favour,
                    about: String::new(),
                },
            )
        });
        Topic {
            id: self.id.clone(),
            title: self.id.replace('_', " "),
            favour: self.favour.clone(),
            clauses: clauses.collect(),
            slots: slots.collect(),
            required_in_agreement: self.required_in_agreement,
            required_with: self.required_with.clone(),
        }
    }
}

fn direction(name: &str) -> Direction {
    match name {
        "more" => Direction::More,
        "less" => Direction::Less,
        "superset" => Direction::Superset,
        "subset" => Direction::Subset,
        _ => Direction::None,
    }
}

/// The ruleset of a document with these rules.
pub fn ruleset(document: &str, rules: &[RuleCase], topics: &[Topic]) -> Ruleset {
    let rules: Vec<Rule> = rules
        .iter()
        .enumerate()
        .map(|(i, r)| rule(document, i, r, topics))
        .collect();
    let silent = topics
        .iter()
        .map(|t| t.id.clone())
        .filter(|id| rules.iter().all(|r| &r.topic != id));
    Ruleset {
        format: "deroga/ruleset/1".into(),
        document: Identity {
            id: document.into(),
            title: "Atto di prova".into(),
            ..Identity::default()
        },
        file: format!("{document}.txt"),
        sha256: String::new(),
        at: None,
        text_sha256: String::new(),
        certificate: Certificate::default(),
        silent: silent.collect(),
        open_terms: Vec::new(),
        residue: Vec::new(),
        citations: Vec::new(),
        rules,
    }
}

fn rule(document: &str, index: usize, case: &RuleCase, topics: &[Topic]) -> Rule {
    let topic = topics.iter().find(|t| t.id == case.topic).unwrap();
    let modality = topic
        .clauses
        .get(&case.clause)
        .unwrap_or_else(|| panic!("{}", case.clause))
        .modality;
    let values = case.values.iter().map(|(slot, spoken)| {
        let value = value::parse(topic.slots[slot].value_type, spoken);
        (
            slot.clone(),
            value.unwrap_or_else(|e| panic!("{spoken}: {e}")),
        )
    });
    let default = [format!("art_{}", index + 1)];
    let at = if case.at.is_empty() {
        &default[..]
    } else {
        &case.at
    };
    let evidence = at.iter().enumerate().map(|(i, locator)| Evidence {
        locator: locator.parse().unwrap(),
        place: locator
            .replace("all_", "all. ")
            .replace("__sez_", ", ")
            .replace("__com_", " c. ")
            .replace("art_", "art. "),
        origin: Origin {
            page: 1,
            line: index * 10 + i + 1,
            ..Origin::default()
        },
        binding: case.binding.unwrap_or(Binding::Binding),
        quote: case
            .quote
            .clone()
            .unwrap_or_else(|| format!("parole di {}", case.clause)),
        selector: None,
    });
    Rule {
        id: format!("{document}/{}/{}/{index}", case.topic, case.clause),
        topic: case.topic.clone(),
        clause: case.clause.clone(),
        state: State::Loadable,
        in_force: None,
        standing: None,
        modality: if case.binding == Some(Binding::Claim) {
            Modality::Claim
        } else {
            modality
        },
        bearer: case.bearer.unwrap_or(Party::Dipendente),
        values: values.collect(),
        unverified: std::collections::BTreeMap::new(),
        condition: None,
        exception: case.exception.clone(),
        evidence: evidence.collect(),
    }
}

/// What else a case knows of the contract.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Extra {
    pub measures: BTreeMap<String, String>,
    pub readings: Vec<Interpretation>,
}

/// A contract of facts: the rules of `stated`, silence on `silent`, nothing known on the rest.
pub fn contract(
    stated: &[RuleCase],
    silent: &[String],
    extra: &Extra,
    topics: &[Topic],
) -> Contract {
    let mut facts: Vec<FactFile> = stated.iter().map(|rule| fact(rule, topics)).collect();
    facts.extend(silent.iter().map(|topic| FactFile {
        topic: topic.clone(),
        silent: true,
        ..FactFile::default()
    }));
    let file = BaselineFile {
        id: "ccnl-prova".into(),
        title: "Contratto di prova".into(),
        comparto: "prova".into(),
        period: Period {
            from: "2019-01-01".into(),
            to: "2021-12-31".into(),
        },
        signed: "2022-11-16".into(),
        in_force: InForce {
            from: "2022-11-17".into(),
            until: None,
        },
        official_source: "nessuna".into(),
        supersedes: Vec::new(),
        partly_superseded_by: Vec::new(),
        agreement_may_omit: Vec::new(),
        whole_text: false,
        measures: extra.measures.clone(),
        facts,
        interpretations: extra.readings.clone(),
    };
    let checked = file
        .check("prova.yaml", "", topics)
        .unwrap_or_else(|faults| panic!("{faults:#?}"));
    Contract::layered(&checked, None)
}

fn fact(case: &RuleCase, topics: &[Topic]) -> FactFile {
    let topic = topics.iter().find(|t| t.id == case.topic).unwrap();
    FactFile {
        topic: case.topic.clone(),
        place: Some(
            case.at
                .first()
                .cloned()
                .unwrap_or_else(|| "art. 66 c. 1".into()),
        ),
        clause: Some(case.clause.clone()),
        modality: Some(topic.clauses[&case.clause].modality),
        bearer: Some(case.bearer.unwrap_or(Party::Dipendente)),
        values: case.values.clone(),
        exception: case.exception.clone(),
        room: Some(Room::Floor),
        short: Some("fatto di prova".into()),
        ..FactFile::default()
    }
}

/// A choice with nothing special about it.
pub fn choice() -> Choice {
    Choice {
        baseline: Some("ccnl-prova".into()),
        reason: "prova".into(),
        ..Choice::default()
    }
}
