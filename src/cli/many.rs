//! `deroga run` over many documents: each is written as soon as it is done, nothing is done twice, and
//! an interruption leaves whole files.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use super::args::Run;
use super::output;
use super::{Outcome, job, merge, run, screen};
use crate::compare::Verdict;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::cache::Cache;
use crate::pipeline::{Desk, Done, Input, Job, Recorded, Setup, Texts, sha256};
use crate::report::Case;

/// Up to so many documents everything is kept in memory and told in full.
pub const FEW: usize = 100;

/// Failures told one by one.
const TOLD: usize = 20;

/// Somebody asked to stop.
static STOP: AtomicBool = AtomicBool::new(false);

/// How one document went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// Read and written, nothing to say.
    #[default]
    Ok,
    /// Read and written, with something to be looked at.
    Partial,
    /// Not read.
    Failed,
    /// Not tried: somebody asked to stop.
    Left,
}

/// What is kept of a document.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Row {
    rules: usize,
    verdicts: BTreeMap<Verdict, usize>,
    /// The files written, with the hash of their content.
    files: Vec<(String, String)>,
    #[serde(skip)]
    state: State,
    #[serde(skip)]
    diagnostics: Vec<Diagnostic>,
    #[serde(skip)]
    fault: Option<anyhow::Error>,
}

impl Row {
    /// Without what only the cache asks for: of each document little is kept to the end.
    fn told(mut self) -> Self {
        self.files = Vec::new();
        self
    }
}

/// What all documents of a run share.
struct Work<'a> {
    args: &'a Run,
    desk: Desk<'a>,
    cache: Option<Cache>,
    build: String,
    /// Of everything but the document that decides what is written.
    fingerprint: String,
}

/// Reads, compares and writes many documents, and sums up.
pub fn run(args: &Run) -> anyhow::Result<Outcome> {
    let (setup, diagnostics) = job::setup(&args.documents, Some(&args.against))?;
    let mut job = Job::new(&job::paths(&args.documents));
    let texts = Texts::of(&job.inputs, &setup);
    let ids: Vec<String> = job.inputs.iter().map(|i| i.known.id.clone()).collect();
    if let Some(shard) = args.many.shard {
        job.keep_shard(shard.number, shard.of);
    }
    let fingerprint = fingerprint(&setup, &texts, args);
    let work = Work {
        args,
        desk: Desk::new(&setup, &texts),
        cache: cache(args),
        build: build(),
        fingerprint,
    };
    // Without a handler an interruption still leaves whole files: it only says nothing.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
    output::clear(&args.output);
    let bar = screen::bar(job.inputs.len(), args.documents.quiet);
    let rows = job.each(&|input| {
        let row = work.row(input);
        bar.inc(1);
        row
    });
    bar.finish_and_clear();
    drop(work.cache);
    let fingerprint = work.fingerprint;
    let mut said = diagnostics;
    said.append(&mut job.faults);
    finish(args, &job, rows, said, (&ids, &fingerprint))
}

/// What decides the results besides the documents: the program, its files, the contracts of the job.
fn fingerprint(setup: &Setup, texts: &Texts, args: &Run) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut all = format!("{version}\n{}\n{:?}\n", setup.fingerprint, args.format);
    texts.hashes().for_each(|hash| all.push_str(hash));
    sha256(all.as_bytes())
}

/// A program that was built anew is another one, whatever its number.
fn build() -> String {
    let program = std::env::current_exe().and_then(std::fs::metadata);
    program.map_or_else(
        |_| String::new(),
        |program| format!("{} {:?}", program.len(), program.modified().ok()),
    )
}

fn cache(args: &Run) -> Option<Cache> {
    if args.many.no_cache {
        return None;
    }
    let path = Cache::beside(&args.output);
    match Cache::open(&path) {
        Ok((cache, broken)) => {
            if broken {
                let path = path.display();
                screen::tell(&format!(
                    "avviso: la memoria dei lavori già fatti `{path}` era rovinata\n\
                     aiuto: niente da fare: è stata rifatta, e i documenti si rileggono\n\n"
                ));
            }
            Some(cache)
        }
        Err(why) => {
            screen::tell(&format!(
                "avviso: la memoria dei lavori già fatti `{}` non si può usare: {why}\n\
                 aiuto: il lavoro si fa senza; con `--no-cache` non la si cerca\n\n",
                path.display()
            ));
            None
        }
    }
}

impl Work<'_> {
    fn row(&self, input: &Input) -> Row {
        let left = || Row {
            state: State::Left,
            ..Row::default()
        };
        if STOP.load(Ordering::SeqCst) {
            return left();
        }
        let key = self.cache.as_ref().and_then(|_| self.key(input));
        if let Some(row) = key.as_deref().and_then(|key| self.known(key)) {
            return row.told();
        }
        let row = self.made(self.desk.document(input));
        // The children that read files are told to stop as well.
        if row.state == State::Failed && STOP.load(Ordering::SeqCst) {
            return left();
        }
        if let (Some(cache), Some(key), State::Ok) = (&self.cache, key, row.state)
            && let Ok(text) = serde_json::to_string(&row)
        {
            cache.put(&key, &text);
        }
        row.told()
    }

    /// The key of a document: what it is, what is known of it, and what reads it.
    fn key(&self, input: &Input) -> Option<String> {
        let bytes = std::fs::read(&input.path).ok()?;
        let known = format!("{:?}", input.known);
        let recorded = input.recorded.as_ref().map(Recorded::sha256);
        let parts = [
            self.fingerprint.as_str(),
            &self.build,
            &sha256(&bytes),
            &input.file(),
            &known,
            recorded.unwrap_or_default(),
        ];
        Some(sha256(parts.join("\n").as_bytes()))
    }

    /// What was made under this key, if all its files are still as they were written.
    fn known(&self, key: &str) -> Option<Row> {
        let text = self.cache.as_ref()?.get(key)?;
        let row: Row = serde_json::from_str(&text).ok()?;
        let same = |(name, hash): &(String, String)| {
            let file = std::fs::read(self.args.output.join(name));
            file.is_ok_and(|bytes| sha256(&bytes) == *hash)
        };
        row.files.iter().all(same).then_some(row)
    }

    fn made(&self, done: Done) -> Row {
        let mut row = Row {
            state: match (&done.case, done.diagnostics.is_empty()) {
                (None, _) => State::Failed,
                (_, true) => State::Ok,
                (_, false) => State::Partial,
            },
            diagnostics: done.diagnostics,
            ..Row::default()
        };
        if let Some(case) = done.case {
            row.rules = case.ruleset.rules.len();
            for cell in case.comparison.iter().flat_map(|c| &c.deviations) {
                *row.verdicts.entry(cell.verdict).or_default() += 1;
            }
            match write(&case, self.args) {
                Ok(files) => row.files = files,
                Err(error) => {
                    row.state = State::Failed;
                    row.fault = Some(error);
                    STOP.store(true, Ordering::SeqCst);
                }
            }
        }
        row
    }
}

/// Writes what a document gives; the names of the files and their hashes.
fn write(case: &Case, args: &Run) -> anyhow::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for (folder, name, page) in run::pages(case, args.format)? {
        output::write(&args.output.join(folder), &name, &page)?;
        files.push((format!("{folder}/{name}"), sha256(page.as_bytes())));
    }
    Ok(files)
}

fn finish(
    args: &Run,
    job: &Job,
    mut rows: Vec<Row>,
    mut said: Vec<Diagnostic>,
    (ids, fingerprint): (&[String], &str),
) -> anyhow::Result<Outcome> {
    if let Some(fault) = rows.iter_mut().find_map(|row| row.fault.take()) {
        return Err(fault);
    }
    if let Some(path) = &args.many.status {
        let page = status(job, &rows);
        let fail = || format!("`{}` non si può scrivere", path.display());
        std::fs::write(path, page).with_context(fail)?;
    }
    for row in &mut rows {
        said.append(&mut row.diagnostics);
    }
    tell(&said);
    let left = rows.iter().filter(|row| row.state == State::Left).count();
    if left > 0 {
        let done = rows.len() - left;
        screen::tell(&format!(
            "interrotto: {done} documenti fatti, {left} da fare; i file scritti sono interi\n\
             aiuto: ripeti lo stesso comando: i documenti già fatti non si rifanno\n"
        ));
        return Ok(Outcome::Incomplete);
    }
    seal(args, job, &rows, (ids, fingerprint))?;
    if !args.documents.quiet {
        screen::say(&total(&rows));
    }
    let asked = |row: &Row| args.fail_on.iter().any(|v| row.verdicts.contains_key(v));
    let found = if rows.iter().any(asked) {
        Outcome::Findings
    } else {
        Outcome::Clean
    };
    Ok(job::outcome(&said).max(found))
}

/// Says which part this is; of all documents, removes what was written for those that are gone.
fn seal(
    args: &Run,
    job: &Job,
    rows: &[Row],
    (ids, fingerprint): (&[String], &str),
) -> anyhow::Result<()> {
    if let Some(shard) = args.many.shard {
        let own: Vec<&str> = job.inputs.iter().map(|i| i.known.id.as_str()).collect();
        let failed = rows.iter().zip(&own);
        let failed = failed.filter(|(row, _)| row.state == State::Failed);
        let failed = failed.map(|(_, id)| (*id).to_owned()).collect();
        return merge::Manifest::new(shard, ids, fingerprint, &own, failed).write(&args.output);
    }
    if job::paths(&args.documents).iter().all(|path| path.is_dir()) {
        let ids: HashSet<&str> = ids.iter().map(String::as_str).collect();
        output::sweep(&args.output.join("rulesets"), &ids)?;
        output::sweep(&args.output.join("deviations"), &ids)?;
    }
    Ok(())
}

/// The first errors and how many more there are; of the rest how many of each code.
pub fn tell(said: &[Diagnostic]) {
    let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) = said
        .iter()
        .partition(|d| d.code.severity() == Severity::Error);
    let shown: Vec<Diagnostic> = errors.iter().take(TOLD).map(|d| (*d).clone()).collect();
    screen::draw(&shown);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in errors.iter().skip(TOLD).chain(&others) {
        *counts.entry(one.code.id()).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(code, n)| format!("{code}: {n}"))
        .collect();
    if !counts.is_empty() {
        let counts = counts.join(" · ");
        screen::tell(&format!(
            "altri messaggi: {counts}\naiuto: `deroga explain CODICE`; con `--status FILE` si sa di quali documenti\n\n"
        ));
    }
}

/// One line for each document: how it went, and the codes of what is to be said of it.
fn status(job: &Job, rows: &[Row]) -> String {
    let mut page = String::new();
    for (input, row) in job.inputs.iter().zip(rows) {
        let codes: Vec<&str> = row.diagnostics.iter().map(|d| d.code.id()).collect();
        let line = serde_json::json!({
            "codes": codes,
            "id": input.known.id,
            "path": input.shown(),
            "state": row.state,
            "rules": row.rules,
        });
        let _ = writeln!(page, "{line}");
    }
    page
}

/// Documents, rules and verdicts of all.
fn total(rows: &[Row]) -> String {
    let of = |state: State| rows.iter().filter(|row| row.state == state).count();
    let rules: usize = rows.iter().map(|row| row.rules).sum();
    let mut verdicts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for (verdict, n) in rows.iter().flat_map(|row| &row.verdicts) {
        *verdicts.entry(*verdict).or_default() += n;
    }
    let mut page = format!(
        "Documenti: {} · riusciti: {} · con avvisi: {} · falliti: {}\nRegole: {rules}\n",
        rows.len(),
        of(State::Ok),
        of(State::Partial),
        of(State::Failed)
    );
    for (verdict, n) in verdicts {
        let _ = writeln!(page, "{:<28}{n:>9}", verdict.italian());
    }
    page
}
