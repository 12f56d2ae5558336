//! Lists that stand inside a paragraph: «…, e cioè: a) …; b) …; c) …».

/// Where the items of the list in `words` begin; empty where there is none.
///
/// The first item stands after a colon, the others after a semicolon or a comma, in the order of
/// the alphabet or of the numbers, each with its bracket: «lettere a) e b)» is no list.
pub(super) fn items(words: &str) -> Vec<usize> {
    let letters = || ('a'..='z').map(|c| c.to_string()).collect::<Vec<_>>();
    let numbers = || (1..=40).map(|n: u32| n.to_string()).collect::<Vec<_>>();
    let lists = [sequence(words, &letters()), sequence(words, &numbers())];
    lists
        .into_iter()
        .find(|list| list.len() >= 2)
        .unwrap_or_default()
}

/// The places of `labels` in their order, as far as they go; `j` and `k` may be left out.
fn sequence(words: &str, labels: &[String]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut skipped = 0;
    for label in labels {
        let signs: &[char] = if found.is_empty() {
            &[':']
        } else {
            &[';', ',']
        };
        match place(words, from, label, signs) {
            Some(at) => {
                found.push(at);
                from = at + label.len() + 1;
                skipped = 0;
            }
            None if matches!(label.as_str(), "j" | "k") && skipped < 2 => skipped += 1,
            None => break,
        }
    }
    found
}

/// The first place after `from` where «label)» opens an item: after one of `signs`.
fn place(words: &str, from: usize, label: &str, signs: &[char]) -> Option<usize> {
    let mark = format!(" {label})");
    let mut start = from;
    while let Some(at) = words.get(start..)?.find(&mark).map(|i| start + i) {
        let before = words[..at].trim_end();
        let before = before.strip_suffix(" e").unwrap_or(before);
        // «a)i criteri»: the space may be missing where a sign tells the item.
        let opens = words[at + mark.len()..].starts_with(|c: char| c == ' ' || c.is_alphabetic());
        if before.ends_with(signs) && opens {
            return Some(at + 1);
        }
        start = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn lists_inside_a_paragraph() {
        for (words, expected) in [
            ("si osserva quanto segue: a) uno; b) due; e c) tre.", 3),
            ("si osserva: 1) uno, 2) due", 2),
            ("di cui alle lettere a) e b) del comma 1", 0),
            ("ai sensi dell'art. 3: a) uno soltanto", 0),
            ("fasce: a) contattabilità", 0),
        ] {
            assert_eq!(items(words).len(), expected, "{words}");
        }
    }
}
