//! Writes the index: rows as the documents come, in any order, then tables in the order of documents and
//! places, so that the same documents give the same file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, params};

use super::{LAYOUT, MARK};
use crate::rule::Ruleset;
use crate::search::Passage;

/// What is written while documents come. It is thrown away in the end: nothing of it need survive a crash.
const ROWS: &str = "
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE topic (id TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (id TEXT PRIMARY KEY, title TEXT NOT NULL, institution TEXT, comparto TEXT,
  file TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE draft (document TEXT NOT NULL, n INTEGER NOT NULL, side TEXT NOT NULL, locator TEXT,
  place TEXT NOT NULL, page INTEGER, line INTEGER, binding TEXT, quote TEXT NOT NULL, rules TEXT NOT NULL,
  stems TEXT NOT NULL, topics TEXT NOT NULL, around TEXT NOT NULL, PRIMARY KEY (document, n)) WITHOUT ROWID;
BEGIN;
";

/// What is searched. The words are kept once: the engine gets them without keeping them.
const TABLES: &str = "
CREATE TABLE passage (id INTEGER PRIMARY KEY, document TEXT NOT NULL, n INTEGER NOT NULL, side TEXT NOT NULL,
  locator TEXT, place TEXT NOT NULL, page INTEGER, line INTEGER, binding TEXT, quote TEXT NOT NULL,
  rules TEXT NOT NULL);
INSERT INTO passage (document, n, side, locator, place, page, line, binding, quote, rules)
  SELECT document, n, side, locator, place, page, line, binding, quote, rules FROM draft
  ORDER BY document, n;
CREATE VIRTUAL TABLE words USING fts5(text, stems, topics, around, content='',
  tokenize='unicode61 remove_diacritics 2');
INSERT INTO words (rowid, text, stems, topics, around)
  SELECT p.id, d.quote, d.stems, d.topics, d.around FROM passage p
  JOIN draft d ON d.document = p.document AND d.n = p.n ORDER BY p.id;
CREATE TABLE tag (passage INTEGER NOT NULL, topic TEXT NOT NULL, verdict TEXT NOT NULL,
  PRIMARY KEY (passage, topic, verdict)) WITHOUT ROWID;
INSERT OR IGNORE INTO tag (passage, topic, verdict)
  SELECT p.id, json_extract(r.value, '$.topic'), coalesce(json_extract(v.value, '$.verdict'), '')
  FROM passage p, json_each(p.rules) r LEFT JOIN json_each(r.value, '$.verdicts') v ORDER BY p.id;
DROP TABLE draft;
INSERT INTO words (words) VALUES ('optimize');
COMMIT;
";

/// An index that is being written.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    connection: Mutex<Connection>,
}

/// How much an index holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Documents.
    pub documents: usize,
    /// Passages, those of the contracts included.
    pub passages: usize,
}

impl Draft {
    /// Begins to write at `path`, where nothing may be; `topics` are the ids and titles of all topics.
    pub fn new(path: &Path, topics: &BTreeMap<String, String>) -> Result<Self, String> {
        let begin = || -> rusqlite::Result<Connection> {
            let connection = Connection::open(path)?;
            connection.execute_batch(ROWS)?;
            for (id, title) in topics {
                connection.execute("INSERT INTO topic VALUES (?1, ?2)", params![id, title])?;
            }
            Ok(connection)
        };
        Ok(Self {
            connection: Mutex::new(begin().map_err(|e| e.to_string())?),
            path: path.to_owned(),
        })
    }

    /// Adds a document with its passages.
    pub fn put(&self, set: &Ruleset, passages: &[Passage]) -> Result<(), String> {
        let connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        document(&connection, set)?;
        let id = &set.document.id;
        passages
            .iter()
            .enumerate()
            .try_for_each(|(n, passage)| row(&connection, (id, n), passage))
    }

    /// Puts all in order and writes the index to `into`, where nothing may be.
    pub fn finish(self, into: &Path) -> Result<Held, String> {
        let connection = self
            .connection
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let finish = || -> rusqlite::Result<Held> {
            connection.execute_batch(TABLES)?;
            connection.pragma_update(None, "application_id", MARK)?;
            connection.pragma_update(None, "user_version", LAYOUT)?;
            connection.execute("VACUUM INTO ?1", params![into.to_string_lossy()])?;
            let count = |table: &str| {
                let query = format!("SELECT count(*) FROM {table}");
                connection.query_row(&query, [], |row| row.get(0))
            };
            Ok(Held {
                documents: count("document")?,
                passages: count("passage")?,
            })
        };
        let held = finish().map_err(|e| e.to_string());
        drop(connection);
        let _ = std::fs::remove_file(self.path);
        held
    }
}

fn document(connection: &Connection, set: &Ruleset) -> Result<(), String> {
    let it = &set.document;
    let insert = "INSERT OR REPLACE INTO document VALUES (?1, ?2, ?3, ?4, ?5)";
    let row = params![it.id, it.title, it.institution, it.comparto, set.file];
    let done = connection
        .prepare_cached(insert)
        .and_then(|mut s| s.execute(row));
    done.map(drop).map_err(|e| e.to_string())
}

fn row(connection: &Connection, (id, n): (&str, usize), it: &Passage) -> Result<(), String> {
    let insert =
        "INSERT INTO draft VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    let text = |value: serde_json::Result<String>| value.map_err(|e| e.to_string());
    let side = text(serde_json::to_string(&it.side))?;
    let binding = text(serde_json::to_string(&it.binding))?;
    let rules = text(serde_json::to_string(&it.rules))?;
    let (page, line) = it.printed.unzip();
    let locator = it.locator.as_ref().map(ToString::to_string);
    let (stems, topics, around) = (&it.stems, &it.topics, &it.around);
    let row = params![
        id, n, side, locator, it.place, page, line, binding, it.quote, rules, stems, topics, around
    ];
    let done = connection
        .prepare_cached(insert)
        .and_then(|mut s| s.execute(row));
    done.map(drop).map_err(|e| e.to_string())
}
