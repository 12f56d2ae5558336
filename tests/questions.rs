//! What people ask of the corpus can be read off the outputs: the table is `tests/questions.yaml`.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use support::program::run;
use support::{document_names, root};

/// Questions that careful readers asked of the five documents.
const ASKED: usize = 46;

/// How many of them the outputs have to answer.
const ANSWERED: usize = 40;

/// As many rows may hold the same words: what more rows say is no answer to a question.
const ROWS: usize = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    questions: Vec<Asked>,
    unanswered: Vec<Unanswered>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    question: String,
    user: String,
    document: String,
    answer: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    command: Vec<String>,
    expects: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unanswered {
    question: String,
    user: String,
    document: String,
    why: String,
}

/// One document of `check --format json`.
#[derive(Deserialize)]
struct Checked {
    document: String,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    code: String,
    message: String,
    help: Option<String>,
    sites: Vec<Site>,
}

#[derive(Deserialize)]
struct Site {
    place: String,
    quote: String,
}

fn table() -> Table {
    let text = std::fs::read_to_string(root().join("tests/questions.yaml")).expect("the table");
    deroga::yaml::parse(&text).unwrap_or_else(|f| panic!("{}: {}", f.line, f.message))
}

/// The rows of one command: lines, or one for each finding.
fn rows(command: &[String]) -> Vec<String> {
    let args: Vec<&str> = command.iter().map(String::as_str).collect();
    let ran = run(&root(), &args).ends_with(0);
    if args[0] != "check" {
        return ran.out.lines().map(str::to_owned).collect();
    }
    let documents: Vec<Checked> = serde_json::from_str(&ran.out).expect("findings as JSON");
    let rows = documents
        .iter()
        .flat_map(|d| d.findings.iter().map(|f| f.row(&d.document)));
    rows.collect()
}

impl Finding {
    /// What a reader sees of it, the document first as in the tables.
    fn row(&self, document: &str) -> String {
        let help = self.help.clone().unwrap_or_default();
        let head = [document, &self.code, &self.message, &help].map(str::to_owned);
        let sites = self
            .sites
            .iter()
            .map(|s| format!("{}: {}", s.place, s.quote));
        head.into_iter().chain(sites).collect::<Vec<_>>().join("\t")
    }
}

impl Row {
    /// Why `output` does not hold it, if so. A command over the whole corpus begins its rows with
    /// the document; one over a single document needs not.
    fn fault(&self, document: &str, output: &[String]) -> Option<String> {
        let whole = self.command.iter().any(|arg| arg == "corpus");
        let own = |row: &&String| !whole || row.split('\t').next() == Some(document);
        let all = |row: &&String| self.expects.iter().all(|words| stands(words, row));
        let found = output.iter().filter(own).filter(all).count();
        (found == 0 || found > ROWS).then(|| {
            let command = self.command.join(" ");
            format!("deroga {command}: {found} rows with {:?}", self.expects)
        })
    }
}

/// Whether the words stand in the row, not as a part of longer ones: «art. 6» is not in «art. 66».
fn stands(words: &str, row: &str) -> bool {
    row.match_indices(words).any(|(at, _)| {
        let before = row[..at].chars().next_back();
        let after = row[at + words.len()..].chars().next();
        ![before, after]
            .into_iter()
            .flatten()
            .any(char::is_alphanumeric)
    })
}

#[test]
fn the_answer_and_its_place_stand_in_one_row() {
    let table = table();
    let asked = table.questions.iter().flat_map(|q| &q.rows);
    let commands: BTreeSet<&Vec<String>> = asked.map(|row| &row.command).collect();
    let outputs: BTreeMap<_, _> = commands.into_iter().map(|c| (c, rows(c))).collect();
    let mut faults = Vec::new();
    for question in &table.questions {
        let fault = |row: &Row| row.fault(&question.document, &outputs[&row.command]);
        for fault in question.rows.iter().filter_map(fault) {
            let Asked {
                user,
                document,
                question,
                answer,
                ..
            } = question;
            faults.push(format!(
                "{document}, {user}: {question}\n  {answer}\n  {fault}"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_question_is_answered_or_says_what_lacks() {
    let table = table();
    let answered = table.questions.len();
    assert!(answered >= ANSWERED, "only {answered} answers");
    let known: BTreeSet<String> = document_names().into_iter().collect();
    let mut asked = BTreeSet::new();
    for q in &table.questions {
        assert!(!q.rows.is_empty(), "{}", q.question);
        asked.insert((&q.document, &q.user, &q.question));
    }
    for q in &table.unanswered {
        assert!(!q.why.is_empty(), "{}", q.question);
        asked.insert((&q.document, &q.user, &q.question));
    }
    assert_eq!(asked.len(), ASKED, "questions asked twice, or left out");
    for (document, _, question) in asked {
        assert!(known.contains(document), "{document}: {question}");
    }
}

#[test]
fn words_do_not_stand_inside_longer_ones() {
    let row = "comune\tart. 66 c. 1 lett. a\tore: almeno 11 ore";
    for (words, there) in [
        ("art. 66 c. 1", true),
        ("art. 6", false),
        ("almeno 1", false),
        ("ore: almeno 11 ore", true),
        ("almeno 12 ore", false),
    ] {
        assert_eq!(stands(words, row), there, "{words}");
    }
}
