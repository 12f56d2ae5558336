//! Ids of rules: from what they say, never from where they stand or in which order.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::rule::Rule;

/// Names the rules of the act with this URN.
///
/// A rule has the name of its role. Where several play the same one, all of them get a hash of their shape
/// (what they do, with which slots, under which condition), so that a changed value keeps its name; where
/// that is the same too, a hash of all they say. A rule that comes in elsewhere renames at most those of
/// its own role.
pub(super) fn name(rules: &mut [Rule], act: &str) {
    let mut names: Vec<String> = rules
        .iter()
        .map(|r| format!("{act}:{}", r.role()))
        .collect();
    for tell in [shape, content] {
        let shared = shared(&names);
        for (name, rule) in names.iter_mut().zip(rules.iter()) {
            if shared.contains_key(name) {
                let role = name.split('~').next().unwrap_or(name);
                *name = format!("{role}~{}", hash(&tell(rule)));
            }
        }
    }
    let mut left = shared(&names);
    for (rule, name) in rules.iter_mut().zip(names) {
        let again = left.get_mut(&name).map(|n| {
            *n += 1;
            *n
        });
        rule.id = match again {
            Some(n) if n > 1 => format!("{name}+{n}"),
            _ => name,
        };
    }
}

/// The names that more than one rule has, with a counter at 0.
fn shared(names: &[String]) -> BTreeMap<String, usize> {
    let mut count: BTreeMap<&String, usize> = BTreeMap::new();
    for name in names {
        *count.entry(name).or_default() += 1;
    }
    let more = count.into_iter().filter(|(_, times)| *times > 1);
    more.map(|(name, _)| (name.clone(), 0)).collect()
}

/// What a rule does, whatever the values.
fn shape(rule: &Rule) -> String {
    let slots: Vec<&str> = rule.values.keys().map(String::as_str).collect();
    format!(
        "{:?}|{}|{}|{}",
        rule.modality,
        slots.join(","),
        words(rule.condition.as_ref()),
        words(rule.exception.as_ref()),
    )
}

/// All that a rule says.
fn content(rule: &Rule) -> String {
    let values = rule.values.iter();
    let values: Vec<String> = values.map(|(slot, v)| format!("{slot}={v}")).collect();
    format!("{}|{}", shape(rule), values.join("|"))
}

/// Small letters and figures, one space between the words: what a change of print leaves alone.
fn words(text: Option<&String>) -> String {
    let text = text.map(|t| t.to_lowercase()).unwrap_or_default();
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The first 32 bits of the SHA-256.
fn hash(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    let first = [bytes[0], bytes[1], bytes[2], bytes[3]];
    format!("{:08x}", u32::from_be_bytes(first))
}
