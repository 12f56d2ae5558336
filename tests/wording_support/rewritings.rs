//! Rewritings of an article that change nothing.

use super::Article;
use super::plants::{Plant, number, places, put};
use super::table::{NUMBERS, SAME, UNITS};

/// All rewritings that fit an article.
pub fn rewritings(article: &Article) -> Vec<Plant> {
    let mut all = Vec::new();
    words(article, &mut all);
    numbers(article, &mut all);
    letters(article, &mut all);
    swapped_items(&article.text, &mut all);
    all.retain(|plant| plant.text != article.text);
    all
}

fn plant(name: &'static str, text: String) -> Plant {
    Plant {
        name,
        text,
        kind: None,
        base: String::new(),
        local: String::new(),
    }
}

/// Each word of the table, one occurrence at a time.
fn words(article: &Article, all: &mut Vec<Plant>) {
    let text = article.text.as_str();
    for &(old, new) in SAME {
        let fits = |at: &usize| may_stand(old, text[at + old.len()..].trim_start());
        for at in places(text, article.body, old).into_iter().filter(fits) {
            all.push(plant("parole", put(text, at, old.len(), new)));
        }
    }
}

/// Whether a word of the table means here what the table says, given what follows: «comma» before a
/// number is a place, «tre» before a unit is a number.
fn may_stand(old: &str, next: &str) -> bool {
    let is_place = ["art.", "Art.", "articolo", "comma", "lettera", "lett."].contains(&old);
    let is_number = old.chars().all(char::is_alphabetic) && number(old).is_some();
    let digits = next.starts_with(|c: char| c.is_ascii_digit());
    let letter = next.as_bytes().get(1) == Some(&b')');
    (!is_place || digits || letter) && (!is_number || UNITS.iter().any(|u| next.starts_with(u)))
}

/// Each number before a unit in letters, in digits and in both.
fn numbers(article: &Article, all: &mut Vec<Plant>) {
    let text = article.text.as_str();
    let units = ["giorni", "ore"].into_iter();
    for at in units.flat_map(|unit| places(text, article.body, unit)) {
        let before = text[..at].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        let word = word.unwrap_or("");
        let start = before.len() - word.len();
        let named = number(word).and_then(|n| NUMBERS.iter().find(|(_, m)| *m == n));
        let Some(&(name, n)) = named.filter(|_| !before[..start].ends_with([':', '.', ',', '(']))
        else {
            continue;
        };
        let spellings = [
            name.to_owned(),
            format!("{name} ({n})"),
            format!("{n} ({name})"),
            n.to_string(),
        ];
        for new in spellings {
            all.push(plant("numeri", put(text, start, word.len(), &new)));
        }
    }
}

/// Capitals, apostrophes, quotation marks, dashes: everywhere below the headings.
fn letters(article: &Article, all: &mut Vec<Plant>) {
    let (head, body) = article.text.split_at(article.body);
    let rows = [
        ("maiuscole", "dirigente", "DIRIGENTE"),
        ("maiuscole", "dipendente", "Dipendente"),
        ("apostrofi", "'", "’"),
        ("virgolette", "\"", "«"),
        ("trattini", " - ", " – "),
    ];
    for (name, old, new) in rows {
        all.push(plant(name, format!("{head}{}", body.replace(old, new))));
    }
}

/// Two items of a list change places.
fn swapped_items(article: &str, all: &mut Vec<Plant>) {
    let lines: Vec<&str> = article.split_inclusive('\n').collect();
    let item = |line: &str| {
        let at = line.find(')')?;
        (at == 1 && line.starts_with(|c: char| c.is_ascii_lowercase())).then_some(at + 1)
    };
    for n in 0..lines.len().saturating_sub(1) {
        let (Some(a), Some(b)) = (item(lines[n]), item(lines[n + 1])) else {
            continue;
        };
        let opens = lines[n + 1].trim_end().ends_with(':');
        if !lines[n + 1].ends_with('\n') || opens {
            continue;
        }
        let mut new: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
        new[n] = format!("{}{}", &lines[n][..a], &lines[n + 1][b..]);
        new[n + 1] = format!("{}{}", &lines[n + 1][..b], &lines[n][a..]);
        all.push(plant("ordine", new.concat()));
    }
}
