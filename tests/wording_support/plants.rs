//! Changes planted in an article, each with what the comparison has to say of it.

use deroga::wording::Kind;

use super::Article;
use super::table::{
    BOUNDS, CONDITIONS, EXCEPTIONS, NEW_CONDITIONS, NEW_EXCEPTIONS, NUMBERS, SWAPS, UNITS,
};

/// A changed text and what the comparison has to say of it.
#[derive(Clone, Debug)]
pub struct Plant {
    /// Row of the table.
    pub name: &'static str,
    /// The text with the change.
    pub text: String,
    /// The kind; `None` when nothing may be found.
    pub kind: Option<Kind>,
    /// Words of the contract that must be named; empty for none.
    pub base: String,
    /// Words of the document that must be named; empty for none.
    pub local: String,
}

/// All changes of the table that fit an article.
pub fn changes(article: &Article) -> Vec<Plant> {
    let (article, body) = (article.text.as_str(), article.body);
    let mut all = Vec::new();
    for (name, kind, words) in SWAPS {
        for (old, new) in *words {
            swaps(article, body, name, *kind, old, new, &mut all);
        }
    }
    numbers(article, body, &mut all);
    clauses(article, body, CONDITIONS, Kind::ConditionDropped, &mut all);
    clauses(article, body, EXCEPTIONS, Kind::ExceptionDropped, &mut all);
    insertions(
        article,
        body,
        NEW_CONDITIONS,
        Kind::ConditionAdded,
        &mut all,
    );
    insertions(
        article,
        body,
        NEW_EXCEPTIONS,
        Kind::ExceptionAdded,
        &mut all,
    );
    items(article, &mut all);
    commi(article, &mut all);
    references(article, body, &mut all);
    all
}

/// Each numbered comma but the first and the last dropped.
fn commi(article: &str, out: &mut Vec<Plant>) {
    let numbered = |line: &str| {
        line.split_once(". ")
            .is_some_and(|(n, _)| n.parse::<u32>().is_ok())
    };
    let lines: Vec<&str> = article.split_inclusive('\n').collect();
    let mut start = lines.first().map_or(0, |l| l.len());
    for pair in lines[1..].windows(2) {
        let [line, next] = pair else { continue };
        let words = line.trim().trim_end_matches('.');
        if numbered(line)
            && numbered(next)
            && !words.starts_with("1.")
            && !line.trim_end().ends_with(':')
        {
            out.push(Plant {
                name: "comma tolto",
                text: put(article, start, line.len(), ""),
                kind: Some(Kind::ProvisionDropped),
                base: words.split_whitespace().last().unwrap_or("").into(),
                local: String::new(),
            });
        }
        start += line.len();
    }
}

/// Each article or comma cited becomes another.
fn references(article: &str, body: usize, out: &mut Vec<Plant>) {
    for word in ["art.", "comma"] {
        for at in places(article, body, word) {
            let from = at + word.len() + 1;
            let digits = article[from..]
                .chars()
                .take_while(char::is_ascii_digit)
                .count();
            let Ok(n) = article[from..from + digits].parse::<u32>() else {
                continue;
            };
            out.push(Plant {
                name: "rinvio",
                text: put(article, from, digits, &(n + 1).to_string()),
                kind: Some(Kind::ReferenceChanged),
                base: n.to_string(),
                local: (n + 1).to_string(),
            });
        }
    }
}

/// Where `words` stand in `text` from `from` on, as whole words.
pub fn places(text: &str, from: usize, words: &str) -> Vec<usize> {
    let bound = |c: Option<char>| {
        !c.is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’' || c == '-')
    };
    text[from..]
        .match_indices(words)
        .map(|(at, _)| from + at)
        .filter(|at| bound(text[..*at].chars().next_back()))
        .filter(|at| words.ends_with('\'') || bound(text[at + words.len()..].chars().next()))
        .collect()
}

/// The text with `new` in place of the `length` bytes at `at`.
pub fn put(text: &str, at: usize, length: usize, new: &str) -> String {
    format!("{}{new}{}", &text[..at], &text[at + length..])
}

fn swaps(
    article: &str,
    body: usize,
    name: &'static str,
    kind: Kind,
    old: &str,
    new: &str,
    out: &mut Vec<Plant>,
) {
    for at in places(article, body, old) {
        let negated = article[..at].ends_with("non ");
        let lifted = matches!(old, "può" | "possono" | "deve" | "devono") && negated;
        let twice = kind == Kind::BoundFlipped && !near_number(article, at + old.len());
        let both =
            old.ends_with("dirigente") && article[at + old.len()..].starts_with(" responsabile");
        if lifted || twice || both {
            continue;
        }
        out.push(Plant {
            name,
            text: put(article, at, old.len(), new),
            kind: Some(kind),
            base: last(old).into(),
            local: last(new).into(),
        });
    }
}

/// Whether a number follows within two words.
fn near_number(text: &str, at: usize) -> bool {
    let next = text[at..].split_whitespace().take(2);
    next.into_iter()
        .any(|w| number(w.trim_matches([',', '.', ';'])).is_some())
}

fn last(words: &str) -> &str {
    words.rsplit([' ', '\'']).next().unwrap_or(words)
}

/// A number in digits or in letters.
pub fn number(word: &str) -> Option<u32> {
    let named = NUMBERS.iter().find(|(name, _)| *name == word);
    named.map(|(_, n)| *n).or_else(|| word.parse().ok())
}

/// Each number before a unit of time: halved, doubled, blanked.
fn numbers(article: &str, body: usize, out: &mut Vec<Plant>) {
    for at in UNITS.iter().flat_map(|unit| places(article, body, unit)) {
        let before = article[..at].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        let word = word.unwrap_or("");
        let start = before.len() - word.len();
        let lead = article[..start].trim_end();
        let Some(n) = number(word).filter(|n| *n >= 2 && !is_hour(lead)) else {
            continue;
        };
        let changed = |name, new: String, kind, local: String| Plant {
            name,
            text: put(article, start, word.len(), &new),
            kind: Some(kind),
            base: word.into(),
            local,
        };
        for (new, more) in [(n / 2, false), (n * 2, true)] {
            if let Some(kind) = bounded(lead, more) {
                out.push(changed("numero", new.to_string(), kind, new.to_string()));
            }
        }
        let blank = "_____".to_owned();
        out.push(changed(
            "in bianco",
            blank,
            Kind::ValueBlanked,
            String::new(),
        ));
    }
}

/// Whether the number after `lead` is an hour of the day, or part of a longer one.
fn is_hour(lead: &str) -> bool {
    lead.ends_with(['(', ':', '.', ',']) || lead.ends_with(" le")
}

/// The kind of a change of the number after `lead`; `None` where what rules it is not plain.
fn bounded(lead: &str, more: bool) -> Option<Kind> {
    match BOUNDS.iter().find(|(words, _)| lead.ends_with(words)) {
        Some((_, minimum)) if *minimum == more => Some(Kind::BoundStrengthened),
        Some(_) => Some(Kind::BoundWeakened),
        None if near_bound(lead) => None,
        None => Some(Kind::ValueChanged),
    }
}

/// Whether a bound stands in the last words: what it rules is then not plain.
fn near_bound(lead: &str) -> bool {
    let words: Vec<&str> = lead.split_whitespace().rev().take(7).collect();
    let tail = words.into_iter().rev().collect::<Vec<_>>().join(" ");
    [
        "almeno", "inferior", "superior", "massimo", "minimo", "entro", "fino", "oltre", "limite",
        "partire", "pari",
    ]
    .iter()
    .any(|word| tail.contains(word))
}

/// Each «, qualora …,» dropped.
fn clauses(article: &str, body: usize, openers: &[&str], kind: Kind, out: &mut Vec<Plant>) {
    let name = match kind {
        Kind::ConditionDropped => "condizione tolta",
        _ => "eccezione tolta",
    };
    for opener in openers {
        for at in places(article, body, opener) {
            let Some(comma) = article[..at].strip_suffix(", ").map(str::len) else {
                continue;
            };
            let Some(end) = clause_end(article, at, opener) else {
                continue;
            };
            let clause = &article[at..end];
            let skip = usize::from(article[end..].starts_with(','));
            out.push(Plant {
                name,
                text: put(article, comma, end + skip - comma, ""),
                kind: Some(kind),
                base: clause.split_whitespace().last().unwrap_or("").into(),
                local: String::new(),
            });
        }
    }
}

/// Where the clause that starts at `at` ends, if it is a short one that a comma or the end of the
/// sentence closes and that holds no other.
fn clause_end(article: &str, at: usize, opener: &str) -> Option<usize> {
    let end = at + article[at..].find([',', '.', ';', '\n', ':', '('])?;
    let (clause, rest) = (&article[at..end], &article[end..]);
    let closed = [",", ".\n", ";\n"]
        .iter()
        .any(|mark| rest.starts_with(mark));
    let words = clause.split_whitespace().count();
    let short = (2..=20).contains(&words);
    let alone = !goes_on(rest) && !openers_in(&clause[opener.len()..]);
    (closed && short && alone).then_some(end)
}

fn openers_in(words: &str) -> bool {
    CONDITIONS
        .iter()
        .chain(EXCEPTIONS)
        .any(|o| !places(words, 0, o).is_empty())
}

/// Whether what follows a clause goes on with its list.
fn goes_on(rest: &str) -> bool {
    let next = rest.trim_start_matches([',', ' ']);
    let joins = ["e ", "o ", "ed ", "nonché", "ovvero"];
    joins.iter().any(|word| next.starts_with(word))
}

/// A condition or an exception put at the end of each sentence, and after its first comma.
fn insertions(article: &str, body: usize, new: &[&str], kind: Kind, out: &mut Vec<Plant>) {
    let name = if kind == Kind::ConditionAdded {
        "condizione aggiunta"
    } else {
        "eccezione aggiunta"
    };
    let ends: Vec<usize> = article[body..]
        .match_indices(".\n")
        .map(|(at, _)| body + at)
        .filter(|at| article[..*at].ends_with(|c: char| c.is_lowercase()))
        .collect();
    for (n, at) in ends.into_iter().enumerate() {
        for turn in 0..2 {
            let words = new[(2 * n + turn + article.len()) % new.len()];
            out.push(Plant {
                name,
                text: put(article, at, 0, &format!(", {words}")),
                kind: Some(kind),
                base: String::new(),
                local: words.into(),
            });
        }
    }
}

/// Each lettered item of a list of three or more dropped.
fn items(article: &str, out: &mut Vec<Plant>) {
    let is_item = |line: &str| {
        line.find(')').is_some_and(|at| {
            (1..=2).contains(&at) && line[..at].chars().all(|c| c.is_ascii_lowercase())
        })
    };
    let lines: Vec<&str> = article.split_inclusive('\n').collect();
    let starts: Vec<usize> = lines
        .iter()
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some(start)
        })
        .collect();
    for n in 1..lines.len().saturating_sub(1) {
        let listed = is_item(lines[n]) && is_item(lines[n + 1]);
        let many = lines.iter().filter(|l| is_item(l)).count() >= 3;
        if !listed || !many || lines[n].split_whitespace().count() < 4 {
            continue;
        }
        let words = lines[n].trim().trim_end_matches([';', '.', ',']);
        out.push(Plant {
            name: "voce tolta",
            text: put(article, starts[n], lines[n].len(), ""),
            kind: Some(Kind::ItemDropped),
            base: words.split_whitespace().last().unwrap_or("").into(),
            local: String::new(),
        });
    }
}
