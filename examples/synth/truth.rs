//! What must be found in an act, in the format of `deroga eval --truth`.

use std::fmt::Write as _;

use super::stock::Clause;

/// A clause as it stands in an act.
pub struct Planted<'a> {
    pub clause: &'a Clause,
    pub number: Option<usize>,
    pub place: String,
    pub quote: String,
}

/// The truth file of one act. A string of JSON is a string of YAML.
pub fn page(id: &str, planted: &[Planted<'_>], all: &[Clause]) -> String {
    let mut topics: Vec<&str> = all.iter().map(|c| c.topic.as_str()).collect();
    topics.dedup();
    let mut out = format!(
        "document: {id}\ntopics_covered: [{}]\nrules:\n",
        topics.join(", ")
    );
    for one in planted {
        rule(one, &mut out);
    }
    let _ = writeln!(out, "deviations:");
    for one in planted {
        cell(one, &mut out);
    }
    if out.ends_with("deviations:\n") {
        out.truncate(out.len() - 1);
        out.push_str(" []\n");
    }
    out
}

fn rule(planted: &Planted<'_>, out: &mut String) {
    let clause = planted.clause;
    let number = planted.number.map(|n| n.to_string()).unwrap_or_default();
    let value = clause.value.as_deref().map(|v| v.replace("{N}", &number));
    let _ = write!(
        out,
        "- topic: {}\n  place: {}\n  modality: {}\n  modality_ok: [{}]\n  bearer: {}\n  \
         bearer_ok: [{}]\n  value: [{}]\n  binding: binding\n  quote: {}\n",
        clause.topic,
        planted.place,
        clause.modality,
        clause.modality_ok.join(", "),
        clause.bearer,
        clause.bearer_ok.join(", "),
        value.unwrap_or_default(),
        quoted(&planted.quote),
    );
}

fn cell(planted: &Planted<'_>, out: &mut String) {
    let number = planted.number.unwrap_or_default();
    if let Some(verdict) = planted.clause.verdicts.get(&number) {
        let _ = write!(
            out,
            "- topic: {}\n  place: {}\n  verdict: {verdict}\n  must: true\n  quote: {}\n",
            planted.clause.topic,
            planted.place,
            quoted(&planted.quote),
        );
    }
}

/// A string in double quotes.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
