//! The same questions to three programs: `deroga ask`, the policy under Open Policy Agent (regorus), the
//! parameters of `OpenFisca`. `tests/ask.yaml` has the questions with what has to come.

mod exported;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use deroga::ask::{Answer, ask};
use deroga::compare::Topic;
use deroga::value::{Calendar, Date, Days, Held, Value, ValueType, hold, parse};
use exported::{engine, export};
use serde_json::{Value as Json, json};
use support::program::tree;
use support::root;
use support::setup::{consulted, setup};

/// On so many questions the policy has to give the same answer; on the others it may only know less.
const SAME: usize = 40;

/// The days of the week as bands name them.
const WEEK: [&str; 7] = ["lun", "mar", "mer", "gio", "ven", "sab", "dom"];

/// A question of the table.
struct Question {
    json: Json,
    topic: &'static Topic,
}

impl Question {
    fn text(&self, key: &str) -> Option<&str> {
        self.json[key].as_str()
    }

    fn ruleset(&self) -> &str {
        self.text("ruleset").expect("a ruleset")
    }

    fn facts(&self) -> Vec<(String, String)> {
        let facts = self.json["facts"].as_object();
        let facts = facts.into_iter().flatten();
        let text = |v: &Json| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        facts.map(|(name, v)| (name.clone(), text(v))).collect()
    }

    fn answer(&self) -> Answer {
        let mut matter = consulted(self.ruleset()).matter(self.topic, setup());
        matter.at = self.text("at");
        ask(&matter, &self.facts()).unwrap_or_else(|f| panic!("{}: {}", self, f.message))
    }

    /// The value of a fact about a slot of the topic.
    fn typed(&self, name: &str, text: &str) -> Option<Value> {
        let kind = match self.topic.slots.get(name)?.value_type {
            ValueType::Limit => ValueType::Duration,
            kind => kind,
        };
        let years = || parse(kind, &format!("{text} anni"));
        parse(kind, text).or_else(|_| years()).ok()
    }

    /// The same question as the policy takes it.
    fn input(&self) -> Json {
        let mut facts = serde_json::Map::new();
        for (name, text) in self.facts() {
            facts.extend(self.fact(&name, &text));
        }
        let contract = consulted(self.ruleset()).contract.as_ref();
        json!({
            "document": self.ruleset(),
            "topic": self.topic.id,
            "day": self.json["at"],
            "contract": contract.map(|c| c.id.clone()),
            "facts": facts,
        })
    }

    fn fact(&self, name: &str, text: &str) -> Vec<(String, Json)> {
        let one = |name: &str, value: Json| vec![(name.to_owned(), value)];
        match (name, text) {
            ("giorno", "sede") => one("sede", true.into()),
            ("giorno", "agile" | "remoto") => Vec::new(),
            ("giorno", day) => one(name, WEEK[Days::weekday(day).expect("a day")].into()),
            ("data", date) => {
                let date: Date = date.parse().expect("a date");
                let day = Calendar::default().day(date).expect("a day");
                let mut told = one("giorno", WEEK[day.weekday].into());
                told.extend(one("festivo", day.holiday.into()));
                told
            }
            ("contattabilita", band) => {
                let band = parse(ValueType::Band, band).expect("a band");
                one(name, serde_json::to_value(band).expect("JSON"))
            }
            _ => match self.typed(name, text) {
                Some(value) => one(name, serde_json::to_value(value).expect("JSON")),
                None => one(name, text.into()),
            },
        }
    }
}

impl std::fmt::Display for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.text("question").unwrap_or_default();
        write!(f, "{words} ({}, {:?})", self.topic.id, self.facts())
    }
}

fn questions() -> Vec<Question> {
    let text = fs::read_to_string(root().join("tests/ask.yaml")).expect("the table");
    let table: Json = deroga::yaml::parse(&text).expect("YAML");
    let all = table["questions"].as_array().expect("questions").clone();
    let question = |json: Json| {
        let mut topics = setup().topics.iter();
        let topic = topics.find(|t| json["topic"] == t.id.as_str());
        let topic = topic.expect("the topic");
        Question { json, topic }
    };
    all.into_iter().map(question).collect()
}

fn decision(engine: &mut regorus::Engine, question: &Question) -> Json {
    let input = question.input().to_string();
    engine.set_input(regorus::Value::from_json_str(&input).expect("an input"));
    let told = engine.eval_rule("data.deroga.decision".into());
    let told = told.unwrap_or_else(|e| panic!("{question}: {e}"));
    serde_json::from_str(&told.to_json_str().expect("JSON")).expect("JSON")
}

#[test]
fn the_policy_gives_the_same_answers_or_knows_less() {
    let folder = export("rego");
    let mut engine = engine(folder.path(), &["deroga.rego", "deroga_ask.rego"]);
    let (mut same, mut faults) = (0, Vec::new());
    for question in questions() {
        let (answer, told) = (question.answer(), decision(&mut engine, &question));
        let outcome = told["outcome"].as_str().expect("an outcome");
        if outcome == answer.outcome.id() && (outcome != "undetermined" || alike(&told, &answer)) {
            same += 1;
        } else if outcome != "undetermined" {
            faults.push(format!("{question}: {told} instead of {}", answer.sentence));
        }
        let chain: BTreeSet<&str> = answer.chain.iter().map(|l| l.place.as_str()).collect();
        let places = told["places"].as_array().expect("places");
        let mut named = places.iter().filter_map(Json::as_str);
        if outcome != "undetermined" && !named.any(|place| chain.contains(place)) {
            faults.push(format!("{question}: {places:?} for {chain:?}"));
        }
        if outcome == "value" && !values_of(&answer, &told) {
            faults.push(format!(
                "{question}: {} for {:?}",
                told["values"], answer.values
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(same >= SAME, "the same answer to only {same} questions");
}

/// Whether the reason is the same: neither program may say «blank» where the other says «claim». Of a
/// silence the policy does not know what the contract does.
fn alike(told: &Json, answer: &Answer) -> bool {
    let why = answer.why.map_or("", deroga::ask::Why::id);
    let silent = ["neither", "no_text"].contains(&why) && told["why"] == "silent";
    told["why"] == why || silent
}

fn values_of(answer: &Answer, told: &Json) -> bool {
    let own = serde_json::to_value(&answer.values).expect("JSON");
    let own = own.as_object().expect("values").clone();
    own.iter().all(|(slot, list)| told["values"][slot] == *list)
}

/// A parameter: its rule, slot, operator, unit, place and number.
struct Parameter {
    document: String,
    topic: String,
    slot: String,
    reference: String,
    op: String,
    number: f64,
}

/// The parameters of the corpus that hold on a day after all acts, by file.
fn parameters() -> &'static Vec<Parameter> {
    static ALL: OnceLock<Vec<Parameter>> = OnceLock::new();
    ALL.get_or_init(|| {
        let folder = export("openfisca");
        let files = tree(folder.path());
        let yaml = files
            .iter()
            .filter(|(path, _)| path.starts_with("parameters/"));
        yaml.filter_map(|(path, text)| parameter(path, text))
            .collect()
    })
}

fn parameter(path: &str, text: &str) -> Option<Parameter> {
    let file: Json = deroga::yaml::parse(text).unwrap_or_else(|f| panic!("{path}: {}", f.message));
    let mut parts = path.split('/').skip(1);
    let (document, topic) = (parts.next()?.replace('_', "-"), parts.next()?.to_owned());
    let meta = |key: &str| {
        file["metadata"][key]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let values: BTreeMap<String, Json> = serde_json::from_value(file["values"].clone()).ok()?;
    let number = values.values().last()?["value"].as_f64()?;
    Some(Parameter {
        document,
        topic,
        slot: meta("slot"),
        reference: meta("reference"),
        op: meta("op"),
        number,
    })
}

/// The number of a value, and its bound as parameters name it.
fn number(value: &Value) -> Option<f64> {
    let json = serde_json::to_value(value).ok()?;
    let digits = |text: &str| {
        let own: String = text
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        own.parse().ok()
    };
    match value {
        Value::Duration(_) => digits(json["value"].as_str()?),
        Value::Money(_) => digits(json["amount"].as_str()?),
        Value::Count(_) => json["n"].as_f64(),
        Value::Age(_) => json["years"].as_f64(),
        _ => None,
    }
}

#[test]
fn the_parameters_have_the_numbers_of_the_answers() {
    let (mut values, mut bounds) = (0, 0);
    for question in questions() {
        let answer = question.answer();
        let of = |slot: &str| {
            let own = |p: &&Parameter| {
                p.document == question.ruleset() && p.topic == question.topic.id && p.slot == slot
            };
            parameters().iter().filter(own).collect::<Vec<_>>()
        };
        let own = answer.side.is_some_and(|side| side.id() == "document");
        for (slot, list) in answer.values.iter().filter(|_| own) {
            for number in list.iter().filter_map(number) {
                let found = of(slot);
                let same = found.iter().find(|p| (p.number - number).abs() < 1e-9);
                let same = same.unwrap_or_else(|| panic!("{question}: no parameter {number}"));
                let place = |l: &deroga::ask::Link| same.reference.ends_with(&l.place);
                assert!(
                    answer.chain.iter().any(place),
                    "{question}: {}",
                    same.reference
                );
                values += 1;
            }
        }
        for (name, text) in question.facts() {
            let Some(fact) = question.typed(&name, &text) else {
                continue;
            };
            for parameter in of(&name) {
                bounds += usize::from(bound(&question, &answer, &fact, parameter));
            }
        }
        if answer
            .why
            .is_some_and(|why| ["blank", "reported", "claim"].contains(&why.id()))
        {
            let slots = answer.chain.iter().filter(|l| l.side.id() == "document");
            let mut slots = slots.flat_map(|l| l.values.keys());
            let found = slots.find(|slot| !of(slot).is_empty());
            assert!(found.is_none(), "{question}: a number for {found:?}");
        }
    }
    assert!(
        values >= 5 && bounds >= 3,
        "{values} values, {bounds} bounds"
    );
}

/// Whether the parameter decides the question; it must not decide it otherwise.
fn bound(question: &Question, answer: &Answer, fact: &Value, parameter: &Parameter) -> bool {
    let rules = &consulted(question.ruleset()).ruleset.rules;
    let mut rules = rules.iter().filter(|r| r.topic == question.topic.id);
    let rule = rules.find_map(|r| r.values.get(&parameter.slot).filter(|v| !v.is_blank()));
    let comparable = rule.map(|rule| hold(rule, fact)) != Some(Held::Incomparable);
    let Some(told) = number(fact).filter(|_| comparable) else {
        return false;
    };
    let inside = match parameter.op.as_str() {
        "min" => told >= parameter.number,
        "max" => told <= parameter.number,
        _ => (told - parameter.number).abs() < 1e-9,
    };
    match answer.outcome.id() {
        "yes" => assert!(inside, "{question}: {} says no", parameter.reference),
        "no" => assert!(!inside, "{question}: {} says yes", parameter.reference),
        _ => return false,
    }
    true
}
