//! `deroga search`: the passages of the index with the words asked for.

use super::args::Search;
use super::{Outcome, screen};
use crate::pipeline::search::{Store, usual};
use crate::report::{hits_json, hits_text};
use crate::search::{Choice, Query};

/// Looks for the words and prints what it finds; nothing found is an answer too.
pub fn search(args: &Search) -> anyhow::Result<Outcome> {
    let query = Query::new(&args.words.join(" "))?;
    let choice = Choice {
        verdicts: args.verdict.clone(),
        topics: args.topic.clone(),
        documents: args.document.clone(),
        comparti: args.comparto.clone(),
        any: args.any,
        limit: args.limit as usize,
    };
    let path = args.index.clone().unwrap_or_else(usual);
    let answer = Store::open(&path)?.search(&query, &choice)?;
    screen::say(&if args.json {
        hits_json(&answer)?
    } else {
        hits_text(&answer, screen::style())
    });
    Ok(Outcome::Clean)
}
