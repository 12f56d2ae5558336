//! Whether the values of a rule are those that the readers found.

use crate::rule::Rule;
use crate::value::{self, Items, Value, ValueType};

use super::file::{TruthRule, TruthValue};

/// Whether `rule` has every value of `truth`, and no other value of the same types.
pub fn values_agree(truth: &TruthRule, rule: &Rule) -> bool {
    if truth.by_clause {
        return truth.modality == rule.modality;
    }
    truth.values.iter().all(|wanted| is_there(wanted, rule))
        && rule.values.values().all(|found| is_wanted(found, truth))
}

fn is_there(wanted: &TruthValue, rule: &Rule) -> bool {
    rule.values.values().any(|found| same(wanted, found)) || needs_no_slot(wanted, rule)
}

/// What a rule may say by its clause alone: who may, and that there is no notice.
fn needs_no_slot(wanted: &TruthValue, rule: &Rule) -> bool {
    let spoken = wanted.spoken.as_deref().unwrap_or_default();
    let kind = wanted.value_type;
    if kind == ValueType::Party {
        return spoken == rule.bearer.to_string();
    }
    spoken.starts_with("0 ") && rule.values.values().all(|v| v.value_type() != kind)
}

/// A value of a type that the readers have none of is no fault, nor are further items, parties or citations.
fn is_wanted(found: &Value, truth: &TruthRule) -> bool {
    let mut alike = truth
        .values
        .iter()
        .filter(|w| w.value_type == found.value_type())
        .peekable();
    matches!(
        found,
        Value::Party(_) | Value::Items(_) | Value::Citation(_)
    ) || alike.peek().is_none()
        || alike.any(|w| same(w, found))
}

fn same(wanted: &TruthValue, found: &Value) -> bool {
    if wanted.value_type != found.value_type() {
        return is_blank(wanted) && found.is_blank();
    }
    if let Value::Items(items) = found {
        return same_items(&wanted.items, items);
    }
    let (spoken, shown) = (
        bound(wanted.spoken.as_deref().unwrap_or_default()),
        bound(&found.to_string()),
    );
    let parsed = value::parse(wanted.value_type, &spoken).map(|value| bound(&value.to_string()));
    match parsed {
        Ok(parsed) if parsed == shown => true,
        _ if is_blank(wanted) => found.is_blank(),
        _ => vague(&spoken) && vague(&shown) && same_words(&spoken, &shown),
    }
}

/// Whether the end itself is in, and whether the number is only a guide, is not asked for.
fn bound(spoken: &str) -> String {
    spoken
        .replace("di norma ", "")
        .replace("meno di ", "massimo ")
        .replace("più di ", "almeno ")
}

fn is_blank(wanted: &TruthValue) -> bool {
    wanted
        .spoken
        .as_deref()
        .is_some_and(|spoken| spoken.contains("__"))
}

/// A limit by reference, a relative band, a notice that is only «congruo».
fn vague(spoken: &str) -> bool {
    !spoken.contains(|c: char| c.is_ascii_digit() || c == '_')
}

/// The first word (the operator, or the only word) is equal, and so is one of the others, if any.
fn same_words(a: &str, b: &str) -> bool {
    let (a, b): (Vec<_>, Vec<_>) = (
        a.split_whitespace().collect(),
        b.split_whitespace().collect(),
    );
    a.first() == b.first()
        && (a.len() == 1 || b.len() == 1 || a[1..].iter().any(|w| b[1..].contains(w)))
}

/// As many items, or most of them with a word in common: readers write words, grammars ids.
fn same_items(wanted: &[String], found: &Items) -> bool {
    wanted.len() == found.items.len()
        || (mostly_in(wanted, &found.items) && mostly_in(&found.items, wanted))
}

fn mostly_in(some: &[String], others: &[String]) -> bool {
    let hits = some
        .iter()
        .filter(|item| others.iter().any(|other| related(item, other)))
        .count();
    5 * hits >= 3 * some.len()
}

fn related(a: &str, b: &str) -> bool {
    let b = stems(b);
    stems(a).iter().any(|stem| b.contains(stem))
}

/// The first five letters of each word longer than three.
fn stems(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|w| w.chars().count() > 3)
        .map(|w| w.to_lowercase().chars().take(5).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_agree_by_number_or_by_words() {
        let found = |text: &str| text.parse::<Items>().unwrap_or_default();
        let wanted = ["lavoro straordinario", "trasferte", "lavoro disagiato"].map(str::to_owned);
        assert!(same_items(&wanted, &found("a, b, c")));
        assert!(same_items(
            &wanted,
            &found("straordinario, trasferta, disagiato, rischio")
        ));
        assert!(!same_items(&wanted, &found("turni, straordinario")));
        assert!(!same_items(&wanted, &Items::default()));
    }

    #[test]
    fn vague_values_agree_by_operator_and_words() {
        assert!(same_words(
            "massimo orario medio",
            "massimo orario medio giornaliero"
        ));
        assert!(!same_words("massimo orario medio", "almeno orario medio"));
        assert!(!vague("almeno 3 giorni") && vague("congruo"));
    }
}
