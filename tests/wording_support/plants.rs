//! The table of changes: what to look for in a text, what to put there, what kind it is.

use deroga::wording::Kind;

use super::Article;

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

/// Row of the table, kind of the change, old and new words.
type Swaps = (&'static str, Kind, &'static [(&'static str, &'static str)]);

/// Words put in the place of words.
const SWAPS: &[Swaps] = &[
    (
        "può e deve",
        Kind::ModalityChanged,
        &[
            ("può", "deve"),
            ("possono", "devono"),
            ("deve", "può"),
            ("devono", "possono"),
            ("non può", "può"),
            ("non possono", "possono"),
            ("è tenuto a", "può"),
            ("può", "non può"),
        ],
    ),
    (
        "limite rovesciato",
        Kind::BoundFlipped,
        &[
            ("almeno", "al massimo"),
            ("non inferiore a", "non superiore a"),
            ("non inferiori a", "non superiori a"),
            ("non superiore a", "non inferiore a"),
            ("fino ad un massimo di", "almeno"),
            ("fino a un massimo di", "almeno"),
            ("entro", "non prima di"),
        ],
    ),
    (
        "soggetto",
        Kind::PartyChanged,
        &[
            ("ciascuna delle parti", "l'Amministrazione"),
            ("ciascuno dei contraenti", "l'Amministrazione"),
            ("il dipendente", "l'amministrazione"),
            ("il lavoratore", "l'amministrazione"),
            ("l'amministrazione", "il dipendente"),
            ("dall'amministrazione", "dal dipendente"),
            ("il dirigente", "il dipendente"),
            ("dal dirigente", "dal lavoratore"),
        ],
    ),
];

/// Words before which a number is a minimum or a maximum.
const BOUNDS: &[(&str, bool)] = &[
    ("almeno", true),
    ("non inferiore a", true),
    ("non inferiori a", true),
    ("minimo di", true),
    ("massimo di", false),
    ("non superiore a", false),
    ("entro", false),
    ("fino a", false),
    ("non superiori a", false),
];

const UNITS: &[&str] = &["giorni", "ore", "mesi", "anni", "minuti"];

const NUMBERS: &[(&str, u32)] = &[
    ("due", 2),
    ("tre", 3),
    ("quattro", 4),
    ("cinque", 5),
    ("sei", 6),
    ("otto", 8),
    ("dieci", 10),
    ("undici", 11),
    ("dodici", 12),
    ("quindici", 15),
    ("venti", 20),
    ("trenta", 30),
    ("quaranta", 40),
    ("sessanta", 60),
    ("novanta", 90),
    ("cento", 100),
];

const CONDITIONS: &[&str] = &[
    "qualora",
    "ove",
    "laddove",
    "se",
    "previo",
    "previa",
    "in caso di",
    "nel caso di",
    "nel rispetto",
    "compatibilmente con",
    "nei limiti",
    "purché",
    "in presenza di",
    "tenuto conto",
    "con un congruo preavviso",
    "con il consenso",
];

const EXCEPTIONS: &[&str] = &[
    "salvo",
    "salva",
    "salve",
    "fatto salvo",
    "fatte salve",
    "fermo restando",
    "ad eccezione",
    "ad esclusione",
    "tranne",
    "eccetto",
];

const NEW_CONDITIONS: &[&str] = &[
    "previa autorizzazione del dirigente",
    "qualora ricorrano comprovate esigenze organizzative",
    "compatibilmente con le risorse disponibili",
    "nei limiti stabiliti annualmente",
    "solo in via eccezionale",
    "a condizione che vi sia parere favorevole",
];

const NEW_EXCEPTIONS: &[&str] = &[
    "salvo diversa disposizione del dirigente",
    "fatte salve le esigenze di servizio",
    "ad eccezione del personale turnista",
    "tranne che nei periodi di chiusura",
    "a meno che non ricorrano urgenze",
    "con esclusione dei rapporti a termine",
];

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

fn put(text: &str, at: usize, length: usize, new: &str) -> String {
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
    for unit in UNITS {
        for at in places(article, body, unit) {
            let before = article[..at].trim_end();
            let word = before
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or("");
            let start = before.len() - word.len();
            let Some(n) = number(word).filter(|n| *n >= 2) else {
                continue;
            };
            let lead = article[..start].trim_end();
            if lead.ends_with(['(', ':', '.', ',']) || lead.ends_with(" le") {
                continue;
            }
            let bound = BOUNDS.iter().find(|(words, _)| lead.ends_with(words));
            for (new, more) in [(n / 2, false), (n * 2, true)] {
                let kind = match bound {
                    Some((_, minimum)) if *minimum == more => Kind::BoundStrengthened,
                    Some(_) => Kind::BoundWeakened,
                    None if near_bound(lead) => continue,
                    None => Kind::ValueChanged,
                };
                out.push(Plant {
                    name: "numero",
                    text: put(article, start, word.len(), &new.to_string()),
                    kind: Some(kind),
                    base: word.into(),
                    local: new.to_string(),
                });
            }
            out.push(Plant {
                name: "in bianco",
                text: put(article, start, word.len(), "_____"),
                kind: Some(Kind::ValueBlanked),
                base: word.into(),
                local: String::new(),
            });
        }
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
    for opener in openers {
        for at in places(article, body, opener) {
            let Some(comma) = article[..at].strip_suffix(", ").map(str::len) else {
                continue;
            };
            let rest = &article[at..];
            let Some(end) = rest.find([',', '.', ';', '\n', ':', '(']) else {
                continue;
            };
            let clause = &rest[..end];
            let words = clause.split_whitespace().count();
            let closed = matches!(rest.as_bytes()[end], b',')
                || rest[end..].starts_with(".\n")
                || rest[end..].starts_with(";\n");
            let abbreviated = rest[end..].starts_with('.')
                && rest[end + 1..].starts_with(|c: char| !c.is_whitespace());
            let listed = inside_list(article, comma, at + end);
            let nested = openers_in(&clause[opener.len()..]);
            if !(2..=20).contains(&words) || !closed || abbreviated || listed || nested {
                continue;
            }
            let skip = usize::from(rest.as_bytes()[end] == b',');
            out.push(Plant {
                name: if kind == Kind::ConditionDropped {
                    "condizione tolta"
                } else {
                    "eccezione tolta"
                },
                text: put(article, comma, at - comma + end + skip, ""),
                kind: Some(kind),
                base: clause.split_whitespace().last().unwrap_or("").into(),
                local: String::new(),
            });
        }
    }
}

fn openers_in(words: &str) -> bool {
    CONDITIONS
        .iter()
        .chain(EXCEPTIONS)
        .any(|o| !places(words, 0, o).is_empty())
}

/// Whether what follows the clause goes on with its list.
fn inside_list(article: &str, _from: usize, to: usize) -> bool {
    let next = article[to..].trim_start_matches([',', ' ']);
    ["e ", "o ", "ed ", "nonché", "ovvero"]
        .iter()
        .any(|w| next.starts_with(w))
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

/// Words that say the same.
const SAME: &[(&str, &str)] = &[
    ("decreto legislativo", "D.Lgs."),
    ("decreto legislativo", "D. lgs."),
    ("decreto del Presidente della Repubblica", "D.P.R."),
    ("legge n.", "L. n."),
    ("legge n.", "L."),
    ("art.", "articolo"),
    ("Art.", "articolo"),
    ("articolo", "art."),
    ("comma", "c."),
    ("comma", "co."),
    ("lettera", "lett."),
    ("lett.", "lettera"),
    ("successive modificazioni ed integrazioni", "s.m.i."),
    ("CCNL", "C.C.N.L."),
    ("CCNL", "contratto collettivo nazionale di lavoro"),
    ("21 maggio 2018", "21/05/2018"),
    ("21 maggio 2018", "21.5.2018"),
    ("14 settembre 2000", "14.09.2000"),
    ("4 dicembre 2017", "4/12/2017"),
    ("30.6.2003", "30 giugno 2003"),
    ("è", "e'"),
    ("può", "puo'"),
    ("attività", "attivita'"),
    ("modalità", "modalita’"),
    ("l'ente", "l'amministrazione"),
    ("l'amministrazione", "l'Ente"),
    ("dall'amministrazione", "dall'Azienda"),
    ("dell'amministrazione", "dell'ente"),
    ("dell'amministrazione", "dell'Istituto"),
    ("dipendente", "lavoratore"),
    ("lavoratore", "dipendente"),
    ("lavoratori", "dipendenti"),
    ("dipendenti", "lavoratori"),
    ("lavoro agile", "smart working"),
    ("ed", "e"),
    ("email", "e-mail"),
    ("22:00", "22.00"),
    ("6:00", "06:00"),
    ("due", "2"),
    ("cinque", "5"),
    ("quindici", "15"),
    ("tre", "3"),
];

/// All rewritings of an article that change nothing.
pub fn rewritings(article: &Article) -> Vec<Plant> {
    let (article, body) = (article.text.as_str(), article.body);
    let mut all = Vec::new();
    let mut add = |name: &'static str, text: String| {
        if text != article {
            all.push(Plant {
                name,
                text,
                kind: None,
                base: String::new(),
                local: String::new(),
            });
        }
    };
    for (old, new) in SAME {
        for at in places(article, body, old) {
            let counted = old.chars().all(char::is_alphabetic) && number(old).is_some();
            if counted
                && !UNITS
                    .iter()
                    .any(|u| article[at + old.len()..].trim_start().starts_with(u))
            {
                continue;
            }
            let place = ["art.", "Art.", "articolo", "comma", "lettera", "lett."].contains(old);
            let next = article[at + old.len()..].trim_start();
            let cited = next.starts_with(|c: char| c.is_ascii_digit())
                || next.as_bytes().get(1) == Some(&b')');
            if place && !cited {
                continue;
            }
            add("parole", put(article, at, old.len(), new));
        }
    }
    for at in places(article, body, "giorni")
        .into_iter()
        .chain(places(article, body, "ore"))
    {
        let before = article[..at].trim_end();
        let word = before
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        let Some(n) = number(word).filter(|n| *n >= 2) else {
            continue;
        };
        let start = before.len() - word.len();
        if before[..start].ends_with([':', '.', ',', '(']) {
            continue;
        }
        if let Some((name, _)) = NUMBERS.iter().find(|(_, m)| *m == n) {
            for new in [
                (*name).to_owned(),
                format!("{name} ({n})"),
                format!("{n} ({name})"),
                n.to_string(),
            ] {
                add("numeri", put(article, start, word.len(), &new));
            }
        }
    }
    add(
        "maiuscole",
        format!(
            "{}{}",
            &article[..body],
            article[body..]
                .replace("dipendente", "Dipendente")
                .replace("dirigente", "DIRIGENTE")
        ),
    );
    add(
        "apostrofi",
        format!("{}{}", &article[..body], article[body..].replace('\'', "’")),
    );
    add("virgolette", article.replace('"', "«"));
    add(
        "trattini",
        format!(
            "{}{}",
            &article[..body],
            article[body..].replace(" - ", " – ")
        ),
    );
    swapped_items(article, &mut add);
    all
}

/// Two items of a list change places.
fn swapped_items(article: &str, add: &mut impl FnMut(&'static str, String)) {
    let lines: Vec<&str> = article.split_inclusive('\n').collect();
    let item = |line: &str| -> Option<usize> {
        let at = line.find(')')?;
        (at == 1 && line.starts_with(|c: char| c.is_ascii_lowercase())).then_some(at + 1)
    };
    for n in 0..lines.len().saturating_sub(1) {
        let (Some(a), Some(b)) = (item(lines[n]), item(lines[n + 1])) else {
            continue;
        };
        let mut new: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
        new[n] = format!("{}{}", &lines[n][..a], &lines[n + 1][b..]);
        new[n + 1] = format!("{}{}", &lines[n + 1][..b], &lines[n][a..]);
        let opens = lines[n + 1].trim_end().ends_with(':');
        if lines[n + 1].ends_with('\n') && !opens {
            add("ordine", new.concat());
        }
    }
}
