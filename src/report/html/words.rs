//! What topics, families and slots are called in the pages: data of the templates, not of this program.

use std::collections::BTreeMap;

use minijinja::{Error, ErrorKind};
use serde::Deserialize;

use super::engine::Templates;
use super::phrases::Lang;
use crate::value::Value;
use crate::yaml;

/// Name of the file among the templates.
const FILE: &str = "words.yaml";

/// The names of things.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Italian words that ids write without their accent.
    accents: Vec<String>,
    /// English names by id.
    english: BTreeMap<String, String>,
}

impl Words {
    /// Reads the file of the templates; without one, ids are all there is.
    pub fn read(templates: &Templates) -> Result<Self, Error> {
        let Some((_, text)) = templates.iter().find(|(name, _)| name == FILE) else {
            return Ok(Self::default());
        };
        yaml::parse(text).map_err(|fault| {
            let at = format!("{FILE}, riga {}: {}", fault.line, fault.message);
            Error::new(ErrorKind::SyntaxError, at)
        })
    }

    /// The English name of a thing, where the pages are English and there is one.
    pub fn english(&self, id: &str, lang: Lang) -> Option<&str> {
        let known = (lang == Lang::En).then(|| self.english.get(id));
        known.flatten().map(String::as_str)
    }

    /// An id such as `eta_figlio` as a name: its own in English, else its words with their accents.
    pub fn name(&self, id: &str, lang: Lang) -> String {
        if let Some(name) = self.english(id, lang) {
            return name.to_owned();
        }
        let mut words = self.accented(&id.replace(['_', '-'], " "));
        if let Some(first) = words.get_mut(0..1) {
            first.make_ascii_uppercase();
        }
        words
    }

    /// A typed value in words.
    pub fn value(&self, value: &Value, lang: Lang) -> String {
        match value {
            value if value.is_blank() => lang.phrases().blank_field.to_owned(),
            Value::Items(_) => self.accented(&value.to_string().replace(['_', '-'], " ")),
            other => other.to_string(),
        }
    }

    /// A sentence of ours with the accents that ids in it have lost; what it quotes stays as it is.
    pub fn sentence(&self, text: &str) -> String {
        let mut quoted: usize = 0;
        let parts = text.split_inclusive(['«', '»']).map(|part| {
            let own = if quoted > 0 {
                part.to_owned()
            } else {
                self.accented(part)
            };
            quoted = match part.chars().next_back() {
                Some('«') => quoted + 1,
                Some('»') => quoted.saturating_sub(1),
                _ => quoted,
            };
            own
        });
        parts.collect()
    }

    /// The same words with the accents that ids have lost.
    pub fn accented(&self, words: &str) -> String {
        let one = |word: &str| {
            let (bare, rest) = word.split_at(word.trim_end_matches([',', ';', '.']).len());
            let mut known = self.accents.iter();
            let found = known.find(|accented| bare == without(accented));
            found.map_or_else(|| word.to_owned(), |found| format!("{found}{rest}"))
        };
        let words: Vec<String> = words.split(' ').map(one).collect();
        words.join(" ")
    }
}

/// A word without the accent at its end.
fn without(word: &str) -> String {
    word.replace('à', "a")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words {
            accents: vec!["età".into(), "disabilità".into()],
            english: BTreeMap::from([("eta_figlio".into(), "Age of the child".into())]),
        }
    }

    #[test]
    fn ids_get_their_accents_or_their_english_name() {
        assert_eq!(words().name("eta_figlio", Lang::It), "Età figlio");
        assert_eq!(words().name("eta_figlio", Lang::En), "Age of the child");
        assert_eq!(words().name("da-compilare", Lang::En), "Da compilare");
    }

    #[test]
    fn a_quotation_keeps_its_words() {
        let told = "manca eta, non «eta» né eta.";
        assert_eq!(words().sentence(told), "manca età, non «eta» né età.");
    }

    #[test]
    fn items_get_their_accents() {
        let items = crate::value::parse(
            crate::value::ValueType::Items,
            "disabilita_propria, dieta, figli",
        );
        let shown = words().value(&items.unwrap(), Lang::It);
        assert!(shown.contains("disabilità propria"), "{shown}");
        assert!(shown.contains("dieta"), "{shown}");
    }
}
