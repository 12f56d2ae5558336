//! `deroga worker`: one document in each line of standard input, one line of standard output for each, in
//! the same order. A line that cannot be read gives a line that says so; it never ends the program.

use std::io::{self, BufRead, Write};

use serde::Deserialize;
use serde_json::json;

use super::args::{Worker, Written};
use super::{Outcome, job, run};
use crate::pipeline::{Desk, Texts};
use crate::rule::{Identity, institution_urn};
use crate::source::SourceFile;

/// A character may take six bytes in JSON, and there is more in a line than the text.
const SIX: usize = 6;
const MORE: usize = 1 << 16;

/// One line of input. What is left out is found in the text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    text: String,
    /// File name, as a ruleset has it; without, `<id>.txt`.
    file: Option<String>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    kind: String,
    institution: Option<String>,
    /// Code of the institution in the public index.
    ipa: Option<String>,
    comparto: Option<String>,
    baseline: Option<String>,
    date: Option<String>,
}

/// Why a line gives nothing.
struct Refused {
    id: Option<String>,
    code: &'static str,
    message: String,
}

/// Answers until the input ends.
pub fn worker(args: &Worker) -> anyhow::Result<Outcome> {
    let (setup, _) = job::setup(&args.documents, Some(&args.against))?;
    let texts = Texts::of(&[], &setup);
    let desk = Desk::new(&setup, &texts);
    let mut input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let longest = args.max_doc_bytes.saturating_mul(SIX).saturating_add(MORE);
    let mut number = 0_u64;
    while let Some(line) = line(&mut input, longest)? {
        number += 1;
        let answer = line
            .and_then(|line| row(&line, args.max_doc_bytes))
            .and_then(|row| answer(&desk, row));
        let answer = answer.unwrap_or_else(|refused| {
            json!({
                "id": refused.id,
                "line": number,
                "error": { "code": refused.code, "message": refused.message },
            })
        });
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(Outcome::Clean)
}

/// The next line; one that is too long is passed over without being kept.
fn line(input: &mut impl BufRead, longest: usize) -> io::Result<Option<Result<Vec<u8>, Refused>>> {
    let (mut kept, mut length, mut any) = (Vec::new(), 0, false);
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = chunk.iter().position(|b| *b == b'\n');
        let taken = end.unwrap_or(chunk.len());
        length += taken;
        if length <= longest {
            kept.extend_from_slice(&chunk[..taken]);
        }
        input.consume(taken + usize::from(end.is_some()));
        if end.is_some() {
            break;
        }
    }
    Ok(any.then(|| {
        if length <= longest {
            Ok(kept)
        } else {
            Err(too_long(None, length))
        }
    }))
}

fn too_long(id: Option<String>, bytes: usize) -> Refused {
    Refused {
        id,
        code: "too_long",
        message: format!("{bytes} byte sono più di quelli ammessi da --max-doc-bytes"),
    }
}

fn row(line: &[u8], longest: usize) -> Result<Row, Refused> {
    let row: Row = serde_json::from_slice(line).map_err(|error| Refused {
        id: None,
        code: "bad_line",
        message: format!("la riga non è un documento: {error}"),
    })?;
    if row.text.len() > longest {
        return Err(too_long(Some(row.id), row.text.len()));
    }
    Ok(row)
}

fn answer(desk: &Desk<'_>, row: Row) -> Result<serde_json::Value, Refused> {
    let name = row.file.unwrap_or_else(|| format!("{}.txt", row.id));
    let file = SourceFile::new(&name, row.text.into_bytes());
    let known = Identity {
        id: row.id.clone(),
        title: row.title,
        kind: row.kind,
        institution_id: institution_urn(row.ipa.as_deref(), row.institution.as_deref()),
        institution: row.institution,
        comparto: row.comparto,
        baseline: row.baseline,
        date: row.date,
        ..Identity::default()
    };
    let done = desk.text(&file, &known);
    let said: Vec<_> = done
        .diagnostics
        .iter()
        .map(|d| json!({ "code": d.code.id(), "message": d.message }))
        .collect();
    let Some(case) = done.case else {
        let first = done.diagnostics.first();
        return Err(Refused {
            id: Some(row.id),
            code: first.map_or("unreadable", |d| d.code.id()),
            message: first.map_or_else(String::new, |d| d.message.clone()),
        });
    };
    let pages = run::pages(&case, Written::Yaml).map_err(|error| Refused {
        id: Some(row.id.clone()),
        code: "unprintable",
        message: error.to_string(),
    })?;
    let page = |folder: &str| {
        let mut pages = pages.iter();
        let found = pages.find(|(f, ..)| *f == folder);
        found.map(|(.., page)| page)
    };
    Ok(json!({
        "id": row.id,
        "ruleset": page("rulesets"),
        "deviations": page("deviations"),
        "diagnostics": said,
    }))
}
