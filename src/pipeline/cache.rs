//! What was made of which document, so that a second run need not do it again: a small database beside
//! the results. It is never the truth: it only says that a result, which is looked at too, is the one
//! that this program would write again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, params};

/// How the database is laid out; another number is another file.
const LAYOUT: i64 = 1;

/// How long to wait for another process.
const PATIENCE: Duration = Duration::from_secs(20);

/// Rows in one transaction: what a crash may make us do again.
const BATCH: usize = 256;

/// The database.
#[derive(Debug)]
pub struct Cache {
    path: PathBuf,
    connection: Mutex<(Connection, usize)>,
}

/// How much a cache holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// The file.
    pub path: PathBuf,
    /// Documents.
    pub rows: u64,
    /// Bytes on disk.
    pub bytes: u64,
}

impl Cache {
    /// The place of the cache of a folder of results: beside it.
    pub fn beside(output: &Path) -> PathBuf {
        let parent = output.parent().filter(|p| !p.as_os_str().is_empty());
        parent
            .unwrap_or(Path::new("."))
            .join(".deroga/cache.sqlite")
    }

    /// Opens the database, or makes it. One that cannot be read is put away and made anew: then `true`.
    pub fn open(path: &Path) -> Result<(Self, bool), String> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        }
        let opened = connect(path);
        let broken = opened.is_err();
        let connection = opened.or_else(|_| {
            remove(path);
            connect(path)
        });
        let connection = connection.map_err(|e| e.to_string())?;
        let cache = Self {
            path: path.to_owned(),
            connection: Mutex::new((connection, 0)),
        };
        Ok((cache, broken))
    }

    /// What was kept under `key`. A database that fails has nothing.
    pub fn get(&self, key: &str) -> Option<String> {
        let held = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut query = held
            .0
            .prepare_cached("SELECT made FROM made WHERE key = ?1")
            .ok()?;
        let row = query.query_row(params![key], |row| row.get(0)).optional();
        row.ok().flatten()
    }

    /// Keeps `made` under `key`. A database that fails keeps nothing.
    pub fn put(&self, key: &str, made: &str) {
        let mut held = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let (connection, waiting) = &mut *held;
        if *waiting == 0 && connection.execute_batch("BEGIN IMMEDIATE").is_err() {
            return;
        }
        let insert = "INSERT OR REPLACE INTO made (key, made) VALUES (?1, ?2)";
        let _ = connection
            .prepare_cached(insert)
            .and_then(|mut s| s.execute(params![key, made]));
        *waiting += 1;
        if *waiting >= BATCH {
            let _ = connection.execute_batch("COMMIT");
            *waiting = 0;
        }
    }

    /// Writes down what was put.
    pub fn flush(&self) {
        let mut held = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if held.1 > 0 {
            let _ = held.0.execute_batch("COMMIT");
            held.1 = 0;
        }
    }

    /// How much it holds.
    pub fn size(&self) -> Size {
        let held = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let rows = held
            .0
            .query_row("SELECT count(*) FROM made", [], |row| row.get(0));
        Size {
            path: self.path.clone(),
            rows: rows.unwrap_or_default(),
            bytes: fs::metadata(&self.path).map_or(0, |m| m.len()),
        }
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        self.flush();
    }
}

/// Removes the database and what its engine keeps beside it.
pub fn remove(path: &Path) -> bool {
    let name = path.as_os_str().to_string_lossy().into_owned();
    let gone = ["", "-wal", "-shm"].map(|end| fs::remove_file(format!("{name}{end}")).is_ok());
    gone[0]
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    let layout: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if layout != LAYOUT {
        connection.execute_batch("DROP TABLE IF EXISTS made")?;
    }
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, made TEXT NOT NULL) WITHOUT ROWID",
    )?;
    connection.pragma_update(None, "user_version", LAYOUT)?;
    connection.query_row(
        "SELECT count(*) FROM (SELECT * FROM made LIMIT 1)",
        [],
        |_| Ok(()),
    )?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_there_for_the_next_and_a_broken_file_is_made_anew() {
        let root = tempfile::tempdir().unwrap();
        let path = Cache::beside(&root.path().join("output"));
        let (first, broken) = Cache::open(&path).unwrap();
        assert!(!broken);
        first.put("a", "1");
        drop(first);
        let (one, _) = Cache::open(&path).unwrap();
        let (two, _) = Cache::open(&path).unwrap();
        one.put("b", "2");
        one.flush();
        assert_eq!(two.get("a").as_deref(), Some("1"));
        assert_eq!(two.get("b").as_deref(), Some("2"));
        assert_eq!((two.get("c"), two.size().rows), (None, 2));
        drop((one, two));
        remove(&path);
        fs::write(&path, "questo non è un database, e lo si vede").unwrap();
        let (anew, broken) = Cache::open(&path).unwrap();
        assert!(broken);
        assert_eq!(anew.get("a"), None);
    }
}
