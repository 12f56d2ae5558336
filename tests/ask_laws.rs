//! Laws of questions: whatever is told, an answer comes or a fault that says what to write.

mod support;

use deroga::agreement::{Open, Terms, check, template};
use deroga::ask::{Outcome, Side, Why, ask, catalogue};
use deroga::compare::Topic;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use support::setup::{consulted, ruleset_names, setup};

/// What people write, and what they should not.
const VALUES: &[&str] = &[
    "19:30",
    "24:00",
    "00:00",
    "25:00",
    "lunedì",
    "domenica",
    "festivo",
    "agile",
    "sede",
    "2025-12-25",
    "2024-02-29",
    "2023-02-29",
    "--08-18",
    "0001-01-01",
    "2200-12-31",
    "09:00-13:00 lun-ven",
    "22:00-06:00",
    "00:00-00:00",
    "fuori contattabilita",
    "__-__",
    "__",
    "lun-sab",
    "dipendente",
    "amministrazione",
    "art. 5 c. 2",
    "all",
    "15 giorni",
    "20 giorni lavorativi",
    "1 anno e 6 mesi",
    "99999999999 anni",
    "0 ore",
    "1/mese",
    "5",
    "4294967295",
    "-1",
    "14 anni",
    "50%",
    "101%",
    "7.00 EUR",
    "101",
    "12,10",
    "0",
    "1e9",
    "sì",
    "no",
    "congruo",
    "sospensione di 5 giorni",
    "lavoro_straordinario",
    "telefono, mail",
    "motivi di studio",
    "à",
    "",
];

/// Names that no topic has, and rows of tables.
const NAMES: &[&str] = &[
    "riga_1",
    "riga_9",
    "riga_0",
    "riga_99999999999",
    "voce",
    "km",
    "anni",
    "x",
    "ora ",
];

/// A name of the catalogue by position, or another one.
fn name() -> impl Strategy<Value = Result<Index, &'static str>> {
    prop_oneof![8 => any::<Index>().prop_map(Ok), 2 => select(NAMES).prop_map(Err)]
}

fn written() -> impl Strategy<Value = String> {
    prop_oneof![9 => select(VALUES).prop_map(str::to_owned), 1 => "\\PC{0,20}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::with_cases(4000) })]

    #[test]
    fn asking_never_fails(
        document in any::<Index>(),
        topic in any::<Index>(),
        told in proptest::collection::vec((name(), written()), 0..5),
        at in select(&[None, Some("2024-06-01"), Some("2030-01-01")][..]),
    ) {
        let names = ruleset_names();
        let consult = consulted(&names[document.index(names.len())]);
        let topics = &setup().topics;
        let topic: &Topic = &topics[topic.index(topics.len())];
        let mut matter = consult.matter(topic, setup());
        matter.at = at;
        let known = catalogue(&matter);
        let facts: Vec<(String, String)> = told
            .into_iter()
            .map(|(name, value)| match name {
                Ok(n) => (known[n.index(known.len())].0.clone(), value),
                Err(name) => (name.to_owned(), value),
            })
            .collect();
        match ask(&matter, &facts) {
            Err(fault) => prop_assert!(!fault.message.is_empty()),
            Ok(answer) => {
                let open = answer.outcome == Outcome::Undetermined;
                prop_assert!(!open || (answer.why.is_some() && answer.values.is_empty()), "{answer:?}");
                prop_assert!(open || !answer.chain.is_empty(), "{answer:?}");
                prop_assert!(open || answer.chain.iter().all(|l| l.why != Some(Why::Claim) || l.outcome == Outcome::Undetermined));
                let of_act = answer.side == Some(Side::Document);
                prop_assert!(!of_act || answer.chain.iter().any(|l| l.quote.is_some()), "{answer:?}");
                prop_assert_eq!(answer.facts.len(), facts.len());
                prop_assert_eq!(ask(&matter, &facts), Ok(answer));
            }
        }
    }

    #[test]
    fn checking_an_agreement_never_fails(
        document in any::<Index>(),
        values in proptest::collection::vec(written(), 1..12),
    ) {
        let names = ruleset_names();
        let consult = consulted(&names[document.index(names.len())]);
        let contract = consult.contract.as_ref();
        let topics = &setup().topics;
        let mut text = template(&consult.ruleset, contract, topics);
        for value in &values {
            let quoted = value.replace('\'', "''").replace(|c: char| c.is_control(), " ");
            text = text.replacen(": ''\n", &format!(": '{quoted}'\n"), 1);
        }
        match Terms::read(&text, topics, &Open::of(&consult.ruleset)) {
            Ok(terms) => {
                let remarks = check(&terms, &consult.ruleset, contract, topics);
                prop_assert!(remarks.iter().all(|r| !r.message.is_empty()));
            }
            Err(faults) => prop_assert!(faults.iter().all(|f| f.line > 0), "{faults:?}\n{text}"),
        }
    }
}
