//! Reads the index.

use std::path::{Path, PathBuf};

use rusqlite::types::Type;
use rusqlite::{Connection, OpenFlags, Row, named_params};
use serde::de::DeserializeOwned;

use super::{LAYOUT, MARK};
use crate::search::{Answer, Any, Choice, Hit, Query, Snippet, Way, WordCount};

/// Passages with the words that the choice lets through.
const FROM: &str = "
FROM words JOIN passage p ON p.id = words.rowid JOIN document d ON d.id = p.document
WHERE words MATCH :words
  AND (:documents = '[]' OR d.id IN (SELECT value FROM json_each(:documents)))
  AND (:comparti = '[]' OR d.comparto IN (SELECT value FROM json_each(:comparti)))
  AND (:verdicts <> '[]' OR p.side = '\"document\"')
  AND (:verdicts = '[]' AND :topics = '[]' OR EXISTS (SELECT 1 FROM tag WHERE tag.passage = p.id
    AND (:verdicts = '[]' OR tag.verdict IN (SELECT value FROM json_each(:verdicts)))
    AND (:topics = '[]' OR tag.topic IN (SELECT value FROM json_each(:topics)))))
";

/// The same as hits; a word in the sentence weighs more than its stem, and that more than what is around.
const HITS: &str = "
SELECT d.id, d.title, d.institution, d.comparto, d.file, p.side, p.locator, p.place, p.page, p.line,
  p.binding, p.quote, p.rules,
  CASE WHEN p.id IN (SELECT rowid FROM words WHERE words MATCH :written) THEN 0
    WHEN p.id IN (SELECT rowid FROM words WHERE words MATCH :inflected) THEN 1 ELSE 2 END AS way
";
const ORDER: &str = "ORDER BY way, bm25(words, 8.0, 4.0, 2.0, 1.0), d.id, p.n LIMIT :limit";

/// So many known names are told to who names one that is not.
const EXAMPLES: usize = 5;

/// Why an index cannot be searched.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is none.
    #[error("l'indice `{}` non c'è\naiuto: fallo con `deroga index CARTELLA`, o indica dov'è con `--index FILE`", .0.display())]
    Missing(PathBuf),
    /// The file is something else.
    #[error("`{}` non è un indice di deroga\naiuto: indica un file scritto da `deroga index`", .0.display())]
    Foreign(PathBuf),
    /// Another version of the program wrote it.
    #[error("l'indice `{}` è di un'altra versione del programma\naiuto: rifallo con `deroga index CARTELLA`", .0.display())]
    Older(PathBuf),
    /// It cannot be read.
    #[error("l'indice `{path}` è rovinato: {why}\naiuto: rifallo con `deroga index CARTELLA`", path = .0.display(), why = .1)]
    Broken(PathBuf, String),
    /// The choice names something that the index does not know: what it is, its name, and what was meant.
    #[error("nell'indice non c'è {0} `{1}`\naiuto: {2}")]
    Unknown(&'static str, String, String),
}

/// An index that can be searched.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
}

/// Whether a file is an index that this program wrote, in whatever version.
pub fn is_ours(path: &Path) -> bool {
    connect(path).is_ok_and(|(_, mark, _)| mark == MARK)
}

/// The database, its mark and its layout.
fn connect(path: &Path) -> rusqlite::Result<(Connection, i32, i32)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get(0));
    let (mark, layout) = (number("application_id")?, number("user_version")?);
    Ok((connection, mark, layout))
}

impl Store {
    /// Opens the index at `path`.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let own = || path.to_owned();
        if !path.is_file() {
            return Err(Fault::Missing(own()));
        }
        match connect(path) {
            Ok((connection, MARK, LAYOUT)) => Ok(Self {
                path: own(),
                connection,
            }),
            Ok((_, MARK, _)) => Err(Fault::Older(own())),
            _ => Err(Fault::Foreign(own())),
        }
    }

    /// Looks for the passages with these words.
    pub fn search(&self, query: &Query, choice: &Choice) -> Result<Answer, Fault> {
        for (what, table, names) in [
            ("il documento", "SELECT id FROM document", &choice.documents),
            (
                "il comparto",
                "SELECT DISTINCT comparto FROM document",
                &choice.comparti,
            ),
            ("il tema", "SELECT id FROM topic", &choice.topics),
        ] {
            self.known(what, table, names)?;
        }
        self.answer(query, choice)
            .map_err(|why| Fault::Broken(self.path.clone(), why.to_string()))
    }

    /// The names of a choice must be in the index.
    fn known(&self, what: &'static str, table: &str, names: &[String]) -> Result<(), Fault> {
        let list = || -> rusqlite::Result<Vec<Option<String>>> {
            let mut statement = self.connection.prepare(table)?;
            statement.query_map([], |row| row.get(0))?.collect()
        };
        let all = list().map_err(|why| Fault::Broken(self.path.clone(), why.to_string()))?;
        let all: Vec<String> = all.into_iter().flatten().collect();
        let Some(wrong) = names.iter().find(|name| !all.contains(name)) else {
            return Ok(());
        };
        let meant = crate::yaml::suggestion(wrong, all.iter().map(String::as_str));
        let some = || format!("per esempio {}", all[..all.len().min(EXAMPLES)].join(", "));
        let meant = meant.unwrap_or_else(some);
        Err(Fault::Unknown(what, wrong.clone(), meant))
    }

    fn answer(&self, query: &Query, choice: &Choice) -> rusqlite::Result<Answer> {
        let words = if choice.any { query.any() } else { query.all() };
        let passages = self.count(&words, choice)?;
        let any = (passages == 0)
            .then(|| self.any(query, choice))
            .transpose()?;
        let documents = "SELECT count(*) FROM document";
        Ok(Answer {
            format: Answer::FORMAT.into(),
            words: query.terms.iter().map(|term| term.word.clone()).collect(),
            documents: self.connection.query_row(documents, [], |row| row.get(0))?,
            passages,
            hits: self.hits(&words, query, choice)?,
            any,
        })
    }

    fn any(&self, query: &Query, choice: &Choice) -> rusqlite::Result<Any> {
        let each = query.each().map(|(word, alone)| {
            Ok(WordCount {
                word: word.to_owned(),
                passages: self.count(&alone.any(), choice)?,
            })
        });
        Ok(Any {
            passages: self.count(&query.any(), choice)?,
            words: each.collect::<rusqlite::Result<_>>()?,
        })
    }

    fn count(&self, words: &str, choice: &Choice) -> rusqlite::Result<usize> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("SELECT count(*) {FROM}"))?;
        let [documents, comparti, verdicts, topics] = lists(choice);
        let named = named_params! {
            ":words": words, ":documents": documents, ":comparti": comparti, ":verdicts": verdicts,
            ":topics": topics,
        };
        statement.query_row(named, |row| row.get(0))
    }

    fn hits(&self, words: &str, query: &Query, choice: &Choice) -> rusqlite::Result<Vec<Hit>> {
        let mut statement = self.connection.prepare(&format!("{HITS} {FROM} {ORDER}"))?;
        let [documents, comparti, verdicts, topics] = lists(choice);
        let named = named_params! {
            ":words": words, ":documents": documents, ":comparti": comparti, ":verdicts": verdicts,
            ":topics": topics, ":written": query.written(), ":inflected": query.inflected(),
            ":limit": choice.limit,
        };
        let hits = statement.query_map(named, |row| hit(row, query))?;
        let first = |hit: rusqlite::Result<Hit>| {
            let mut hit = hit?;
            hit.rules.sort_by_key(|rule| !choice.names(rule));
            Ok(hit)
        };
        hits.map(first).collect()
    }
}

/// The lists of a choice as JSON: documents, comparti, verdicts, topics.
fn lists(choice: &Choice) -> [String; 4] {
    let list = |names: Vec<&str>| serde_json::Value::from(names).to_string();
    let strings = |names: &'_ [String]| list(names.iter().map(String::as_str).collect());
    [
        strings(&choice.documents),
        strings(&choice.comparti),
        list(choice.verdicts.iter().map(|verdict| verdict.id()).collect()),
        strings(&choice.topics),
    ]
}

fn hit(row: &Row<'_>, query: &Query) -> rusqlite::Result<Hit> {
    let quote: String = row.get("quote")?;
    let locator: Option<String> = row.get("locator")?;
    let locator = locator.and_then(|text| text.parse().ok());
    Ok(Hit {
        document: row.get("id")?,
        title: row.get("title")?,
        institution: row.get("institution")?,
        comparto: row.get("comparto")?,
        file: row.get("file")?,
        side: parsed(row, "side")?,
        way: [Way::Written, Way::Inflected, Way::Around][row.get::<_, usize>("way")?.min(2)],
        locator,
        place: row.get("place")?,
        page: row.get("page")?,
        line: row.get("line")?,
        binding: parsed(row, "binding")?,
        snippet: Snippet::of(&quote, query),
        quote,
        rules: parsed(row, "rules")?,
    })
}

/// A column that holds JSON.
fn parsed<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|why| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(why)))
}
