//! A document made ready to be asked: its rules, its contract, and the comparison of the two.

use std::collections::BTreeMap;

use super::Setup;
use super::setup::text_of;
use crate::ask::Matter;
use crate::compare::{
    Comparison, Contract, Request, Topic, bound_by_contract, choose, compare, lays_down,
};
use crate::diagnostic::Diagnostic;
use crate::rule::Ruleset;

/// A document ready to be asked.
#[derive(Clone, Debug)]
pub struct Consult {
    /// Its rules.
    pub ruleset: Ruleset,
    /// The contract that it is measured on; for a contract whose text is only in part at hand, the facts.
    pub contract: Option<Contract>,
    /// The comparison of the two; `None` for a contract.
    pub comparison: Option<Comparison>,
}

impl Setup {
    /// Makes a document ready to be asked; also one whose rules were read from a file.
    ///
    /// # Errors
    /// When the contract asked for is of another comparto.
    pub fn consult(&self, mut ruleset: Ruleset) -> Result<Consult, Box<Diagnostic>> {
        if let Some(id) = text_of(&ruleset) {
            let facts = self.baselines.iter().find(|baseline| baseline.id == id);
            return Ok(Consult {
                contract: facts.map(|facts| Contract::layered(facts, None)),
                comparison: None,
                ruleset,
            });
        }
        let request = Request {
            identity: &ruleset.document,
            lays_down: lays_down(&ruleset),
            speaks: !ruleset.rules.is_empty(),
            asked: self.asked.as_deref(),
            indicative: self.indicative,
        };
        let choice = choose(&request, &self.baselines)?;
        let id = choice.baseline.as_deref();
        let contract = id.and_then(|id| self.contract(id, &BTreeMap::new()));
        if let Some(contract) = &contract {
            bound_by_contract(&mut ruleset, contract);
        }
        let comparison = compare(&ruleset, &choice, contract.as_ref(), &self.topics);
        Ok(Consult {
            contract,
            comparison: Some(comparison),
            ruleset,
        })
    }

    /// The items that the grammar of a topic knows, by slot.
    pub fn items(&self, topic: &str) -> BTreeMap<String, Vec<String>> {
        let grammar = self.grammars.grammars.iter().find(|g| g.topic == topic);
        let slots = grammar.into_iter().flat_map(|g| &g.slots);
        let ids = slots.map(|s| {
            (
                s.name.clone(),
                s.items.iter().map(|(id, _)| id.clone()).collect(),
            )
        });
        ids.collect()
    }
}

impl Consult {
    /// One topic of it, to be asked.
    pub fn matter<'a>(&'a self, topic: &'a Topic, setup: &'a Setup) -> Matter<'a> {
        let mut items = setup.items(&topic.id);
        for (slot, ids) in &mut items {
            let rules = self.ruleset.rules.iter().filter(|r| r.topic == topic.id);
            let own = rules.filter_map(|r| match r.values.get(slot) {
                Some(crate::value::Value::Items(items)) => Some(items.items.clone()),
                _ => None,
            });
            ids.extend(own.flatten());
            ids.sort();
            ids.dedup();
        }
        Matter {
            ruleset: &self.ruleset,
            topic,
            items,
            contract: self.contract.as_ref(),
            comparison: self.comparison.as_ref(),
            at: setup.at.as_deref(),
        }
    }
}
