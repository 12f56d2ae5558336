//! Laws of the comparer, on random rulesets.

mod compare_support;

use std::collections::BTreeMap;

use compare_support::{RuleCase, TopicCase, choice, ruleset};
use deroga::compare::{Comparison, Contract, Topic, Verdict, compare};
use deroga::value::Party;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const TOPICS: &str = "
- { id: recupero, favour: [si, puo, 'no'], clauses: { si: right better, puo: permission, 'no': exclusion worse }, slots: { voci: items superset } }
- { id: escluse, clauses: { elenco: exclusion, potere: permission }, slots: { voci: items subset, parte: party } }
- { id: termini, clauses: { termine: obligation, rinvio: reference }, slots: { preavviso: duration preavviso, attesa: duration less, riposo: duration more } }
";

/// Spoken values to draw from, by type.
const ITEMS: &[&str] = &["a", "b", "a, b", "a, b, c", "c, d"];
const PARTIES: &[&str] = &["amministrazione", "dipendente", "entrambi"];
const DURATIONS: &[&str] = &[
    "30 giorni",
    "almeno 30 giorni",
    "almeno 15 giorni",
    "massimo 30 giorni",
    "massimo 60 giorni",
    "almeno 1 mese",
    "congruo",
];
const BEARERS: &[Party] = &[
    Party::Amministrazione,
    Party::Dirigente,
    Party::Dipendente,
    Party::Entrambi,
];

fn topics() -> (Vec<TopicCase>, Vec<Topic>) {
    let cases: Vec<TopicCase> = serde_saphyr::from_str(TOPICS).unwrap();
    let built = cases.iter().map(TopicCase::build).collect();
    (cases, built)
}

fn values_of(kind: &str) -> &'static [&'static str] {
    match kind.split(' ').next() {
        Some("items") => ITEMS,
        Some("party") => PARTIES,
        _ => DURATIONS,
    }
}

/// One random rule on `topic`.
fn rule(topic: TopicCase) -> impl Strategy<Value = RuleCase> {
    let clauses: Vec<String> = topic.clauses.keys().cloned().collect();
    let slots: Vec<(String, &'static [&'static str])> = topic
        .slots
        .iter()
        .map(|(id, kind)| (id.clone(), values_of(kind)))
        .collect();
    let values: Vec<_> = slots
        .iter()
        .map(|(_, spoken)| prop::option::of(prop::sample::select(spoken.to_vec())))
        .collect();
    (
        prop::sample::select(clauses),
        prop::sample::select(BEARERS),
        values,
    )
        .prop_map(move |(clause, bearer, values)| {
            let filled = slots
                .iter()
                .zip(values)
                .filter_map(|((id, _), v)| Some((id.clone(), v?.to_owned())));
            RuleCase {
                topic: topic.id.clone(),
                clause,
                bearer: Some(bearer),
                values: filled.collect::<BTreeMap<_, _>>(),
                at: Vec::new(),
                binding: None,
                quote: None,
                exception: None,
            }
        })
}

fn any_rule() -> impl Strategy<Value = RuleCase> {
    prop::sample::select(topics().0).prop_flat_map(rule)
}

fn on_one_topic() -> impl Strategy<Value = (RuleCase, RuleCase)> {
    prop::sample::select(topics().0).prop_flat_map(|topic| (rule(topic.clone()), rule(topic)))
}

fn compared(local: &[RuleCase], base: &[RuleCase]) -> Comparison {
    let topics = topics().1;
    let contract = Contract::from_text(&ruleset("contratto", base, &topics));
    compare(
        &ruleset("atto", local, &topics),
        &choice(),
        Some(&contract),
        &topics,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn a_document_is_equal_to_itself(rules in prop::collection::vec(any_rule(), 0..6)) {
        for cell in compared(&rules, &rules).deviations {
            let verdict = cell.verdict;
            let own = matches!(
                verdict,
                Verdict::Equal | Verdict::EqualByReference | Verdict::Silent | Verdict::Contradictory
            );
            prop_assert!(own, "{verdict:?}: {}", cell.reason);
        }
    }

    #[test]
    fn what_is_better_one_way_is_worse_the_other((a, b) in on_one_topic()) {
        let verdict = |local: &RuleCase, base: &RuleCase| {
            let cells = compared(std::slice::from_ref(local), std::slice::from_ref(base)).deviations;
            cells.into_iter().find(|c| c.topic == local.topic).map(|c| (c.verdict, c.reason))
        };
        if let Some((Verdict::Better, reason)) = verdict(&a, &b) {
            let back = verdict(&b, &a);
            prop_assert_eq!(back.as_ref().map(|v| v.0), Some(Verdict::Worse), "{} / {:?}", reason, back);
        }
    }

    #[test]
    fn cells_come_in_the_order_of_attention(
        local in prop::collection::vec(any_rule(), 0..6),
        base in prop::collection::vec(any_rule(), 0..6),
    ) {
        let cells = compared(&local, &base).deviations;
        let order: Vec<_> = cells.iter().map(|c| (c.verdict, c.topic.clone())).collect();
        prop_assert!(order.is_sorted());
    }
}
