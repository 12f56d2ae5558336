//! What is known of the documents of a folder: `index.yaml`, written by hand.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::{At, Code, Diagnostic};
use crate::rule::{Identity, institution_urn};
use crate::yaml::{self, Located};

/// The index of a folder of documents.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexFile {
    /// The documents, in any order.
    pub documents: Vec<Entry>,
}

/// What is known of one document; what is left out is found in the text.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Short stable name of the document: small letters, digits and hyphens.
    pub id: Located<String>,
    /// The file, beside the index.
    pub file: Located<String>,
    /// Title of the act.
    pub title: Option<String>,
    /// Kind of act, an id of the recognition file (`regolamento`, `ccnl` …).
    pub kind: Option<String>,
    /// The institution that laid it down.
    pub institution: Option<String>,
    /// Its code in the index of public bodies (IPA), which makes the URN of the institution and of its rules.
    pub ipa: Option<String>,
    /// Name of the act among those of the institution, in the ids of its rules; without, its kind. Two acts
    /// of one institution and kind need one.
    pub act: Option<String>,
    /// Comparto or area (`funzioni_locali` …).
    pub comparto: Option<String>,
    /// The contract to compare with; for a contract, its own id.
    pub baseline: Option<String>,
    /// Date of the act, ISO 8601.
    pub date: Option<String>,
    /// Where the document comes from.
    pub origin: Option<String>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: Option<Located<String>>,
}

/// A checked index.
#[derive(Clone, Debug, Default)]
pub struct Index {
    source: Arc<Source>,
    entries: Vec<Entry>,
    /// Numbers of the entries by file.
    by_file: HashMap<String, usize>,
}

/// Where an index stands and what is written in it.
#[derive(Clone, Debug, Default)]
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn at(&self, located: &Located<String>) -> At {
        At::line(&self.path, &self.text, located.line, located.column)
    }
}

/// Which bytes an index describes: all that is kept of it while documents are read.
#[derive(Clone, Debug)]
pub struct Recorded {
    source: Arc<Source>,
    sha256: Located<String>,
}

impl Recorded {
    /// SHA-256 of the bytes, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// A warning when `file` has other bytes.
    pub fn changed(&self, file: &str, sha256: &str) -> Option<Diagnostic> {
        if self.sha256() == sha256 {
            return None;
        }
        let message = format!("`{file}` non è più il file descritto nell'indice");
        let at = self.source.at(&self.sha256);
        Some(Diagnostic::new(Code::Changed, at, message))
    }
}

impl Index {
    /// Reads and checks the index whose text is `text`; all its faults at once.
    pub fn parse(path: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let file: IndexFile = yaml::parse(text)
            .map_err(|fault| vec![Diagnostic::yaml(Code::BadIndex, path, text, &fault)])?;
        let index = Self {
            source: Arc::new(Source {
                path: path.to_owned(),
                text: text.to_owned(),
            }),
            by_file: (0..)
                .zip(&file.documents)
                .map(|(at, entry)| (entry.file.value.clone(), at))
                .collect(),
            entries: file.documents,
        };
        let faults = index.faults();
        if faults.is_empty() {
            Ok(index)
        } else {
            Err(faults)
        }
    }

    /// The entry of a file, by its name without folders.
    pub fn entry(&self, file: &str) -> Option<&Entry> {
        self.by_file.get(file).map(|at| &self.entries[*at])
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn faults(&self) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let (mut ids, mut files) = (HashSet::new(), HashSet::new());
        for entry in &self.entries {
            if !ids.insert(&entry.id.value) {
                faults.push(self.fault(
                    &entry.id,
                    format!("l'id `{}` è usato due volte", entry.id.value),
                ));
            }
            if !files.insert(&entry.file.value) {
                faults.push(self.fault(
                    &entry.file,
                    format!("il file `{}` è elencato due volte", entry.file.value),
                ));
            }
            if !is_slug(&entry.id) {
                faults.push(self.fault(&entry.id, format!("l'id `{}` non è valido", entry.id.value)).with_help(
                    "usa lettere minuscole, cifre e trattini: l'id dà il nome ai file che vengono scritti",
                ));
            }
        }
        faults
    }

    fn fault(&self, at: &Located<String>, message: String) -> Diagnostic {
        Diagnostic::new(Code::BadIndex, self.source.at(at), message)
    }

    /// Which bytes an entry describes, where it says so.
    pub fn recorded(&self, entry: &Entry) -> Option<Recorded> {
        Some(Recorded {
            source: Arc::clone(&self.source),
            sha256: entry.sha256.clone()?,
        })
    }

    /// Errors for files that the index names and the folder does not have.
    pub fn missing(&self, present: &[&str]) -> Vec<Diagnostic> {
        let present: HashSet<&str> = present.iter().copied().collect();
        let absent = self
            .entries
            .iter()
            .filter(|entry| !present.contains(entry.file.as_str()));
        absent
            .map(|entry| {
                let message = format!("il file `{}` non c'è", entry.file.value);
                self.fault(&entry.file, message)
                    .with_help("correggi il nome, o togli il documento dall'indice")
            })
            .collect()
    }
}

impl Entry {
    /// What the index knows of the document.
    pub fn identity(&self) -> Identity {
        Identity {
            id: self.id.value.clone(),
            title: self.title.clone().unwrap_or_default(),
            kind: self.kind.clone().unwrap_or_default(),
            institution: self.institution.clone(),
            institution_id: institution_urn(self.ipa.as_deref(), self.institution.as_deref()),
            act: self.act.clone(),
            comparto: self.comparto.clone(),
            baseline: self.baseline.clone(),
            date: self.date.clone(),
            cited: None,
            reasons: Vec::new(),
        }
    }
}

fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// A name for a document without an entry: its file name in small letters, digits and hyphens.
pub fn slug(file: &str) -> String {
    let stem = file
        .rsplit_once('.')
        .map_or(file, |(stem, _)| stem)
        .to_lowercase();
    let words: Vec<&str> = stem
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    if words.is_empty() {
        "documento".into()
    } else {
        words.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_have_their_line_and_are_all_told() {
        let text = "documents:\n- { id: a, file: x.txt }\n- { id: a, file: x.txt }\n- { id: B/, file: y.txt }\n";
        let faults = Index::parse("index.yaml", text).unwrap_err();
        let lines: Vec<usize> = faults.iter().map(|fault| fault.at.line).collect();
        assert_eq!(lines, [3, 3, 4], "{faults:?}");
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let faults =
            Index::parse("index.yaml", "documents:\n- { id: a, fil: x.txt }\n").unwrap_err();
        assert!(
            faults[0]
                .help
                .as_deref()
                .unwrap()
                .starts_with("forse intendevi `file`?"),
            "{faults:?}"
        );
    }

    #[test]
    fn a_file_name_makes_a_slug() {
        let cases = [
            (
                "Regolamento_Lavoro Agile.v2.TXT",
                "regolamento-lavoro-agile-v2",
            ),
            ("è.txt", "documento"),
        ];
        for (file, id) in cases {
            assert_eq!(slug(file), id);
        }
    }
}
