//! What is looked for: the words of the user, and how a full-text engine is asked for them.

use crate::text::{fold, stem, unaccented};

/// More words than anybody looks for at once.
const MOST: usize = 64;

/// Words that join others: they stand everywhere and say nothing of what is looked for. They count when
/// there are no others.
const JOINING: &str = " a ad agli ai al all alla alle allo c che chi ci coi col con cui d da dagli dai dal \
    dall dalla dalle dallo de degli dei del dell della delle dello di e ed fra gli ha i il in l la le lo m ma \
    n ne negli nei nel nell nella nelle nello o od per quale quali s se si su sua sue sugli sui sul sull \
    sulla sulle sullo suo suoi t tra un una uno v ";

/// The columns of the index that hold the words as they are written, and those that hold stems.
const WRITTEN: &str = "{text}";
const STEMS: &str = "{stems topics around}";
const OWN_STEMS: &str = "{stems topics}";

/// One word looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// In small letters, without accents.
    pub word: String,
    /// Its stem.
    pub stem: String,
}

/// The words looked for, each once, in the order of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// At least one.
    pub terms: Vec<Term>,
}

/// Why nothing can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No letter and no digit.
    #[error(
        "non c'è nulla da cercare\naiuto: scrivi almeno una parola, per esempio `deroga search \"buono pasto\"`"
    )]
    Empty,
    /// More words than are looked for at once.
    #[error("troppe parole: se ne cercano al massimo {MOST}\naiuto: bastano quelle che contano")]
    Long,
}

impl Term {
    fn of(folded: &str) -> Self {
        Self {
            word: folded.chars().map(unaccented).collect(),
            stem: stem(folded),
        }
    }

    /// Whether a folded word of a text is this one, or has its stem.
    pub fn finds(&self, folded: &str) -> bool {
        folded.chars().map(unaccented).eq(self.word.chars()) || stem(folded) == self.stem
    }

    /// In the text as written, or as a stem in `columns`.
    fn either(&self, columns: &str) -> String {
        let (written, stem) = (self.written(), quoted(&self.stem));
        format!("({written} OR {columns} : {stem})")
    }

    fn written(&self) -> String {
        format!("{WRITTEN} : {}", quoted(&self.word))
    }
}

/// A string of the engine: nothing in it is syntax.
fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

impl Query {
    /// Reads what the user wrote: words alone; quotes, stars and operators are not looked at.
    pub fn new(text: &str) -> Result<Self, Refused> {
        let words = fold(text);
        let mut all: Vec<Term> = Vec::new();
        for at in 0..words.len() {
            let term = Term::of(words.get(at));
            let spoken = term.word.chars().any(char::is_alphanumeric);
            if spoken && !all.contains(&term) {
                all.push(term);
            }
        }
        let telling = |term: &&Term| !JOINING.contains(&format!(" {} ", term.word));
        let told: Vec<Term> = all.iter().filter(telling).cloned().collect();
        let terms = if told.is_empty() { all } else { told };
        match terms.len() {
            0 => Err(Refused::Empty),
            1..=MOST => Ok(Self { terms }),
            _ => Err(Refused::Long),
        }
    }

    /// The passages with all words, written so or in another form, in the sentence, in the name of its
    /// topic or above it; at least one not only above it.
    pub fn all(&self) -> String {
        let own = self.joined(" OR ", |term| term.either(OWN_STEMS));
        let all = self.joined(" AND ", |term| term.either(STEMS));
        format!("({all}) AND ({own})")
    }

    /// The passages with at least one of the words, in the sentence or in the name of its topic.
    pub fn any(&self) -> String {
        self.joined(" OR ", |term| term.either(OWN_STEMS))
    }

    /// The passages whose sentence has all words as they are written.
    pub fn written(&self) -> String {
        self.joined(" AND ", |term| format!("({})", term.written()))
    }

    /// The passages whose sentence has all words, written so or in another form.
    pub fn inflected(&self) -> String {
        self.joined(" AND ", |term| term.either("{stems}"))
    }

    /// Each word by itself.
    pub fn each(&self) -> impl Iterator<Item = (&str, Self)> {
        self.terms.iter().map(|term| {
            let terms = vec![term.clone()];
            (term.word.as_str(), Self { terms })
        })
    }

    fn joined(&self, by: &str, each: impl Fn(&Term) -> String) -> String {
        let parts: Vec<String> = self.terms.iter().map(each).collect();
        parts.join(by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let query = Query::new(text).map(|query| query.terms);
        query
            .unwrap_or_default()
            .into_iter()
            .map(|term| term.word)
            .collect()
    }

    #[test]
    fn spelling_case_and_joining_words_do_not_matter() {
        for (text, expected) in [
            ("Buono PASTO", "buono pasto"),
            ("perché l'orario", "perche orario"),
            ("l’orario di lavoro", "orario lavoro"),
            ("puo' recedere", "puo recedere"),
            ("pasto pasto Pasto", "pasto"),
            (
                "\"buono\" AND pasto* NEAR(x, 3)",
                "buono and pasto near x 3",
            ),
            ("e'", "e"),
            ("dalle 17:30", "17:30"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
        assert_eq!(Query::new(" \"*()-% ").unwrap_err(), Refused::Empty);
        let many: Vec<String> = (0..=MOST).map(|n| n.to_string()).collect();
        assert_eq!(Query::new(&many.join(" ")).unwrap_err(), Refused::Long);
    }

    #[test]
    fn a_word_is_never_syntax() {
        let query = Query::new("a\" OR text:b").unwrap();
        let asked = "({text} : \"or\") AND ({text} : \"text\") AND ({text} : \"b\")";
        assert_eq!(query.written(), asked);
        assert!(Query::new("orari").unwrap().terms[0].finds("orario"));
        assert!(!Query::new("orari").unwrap().terms[0].finds("ore"));
    }
}
