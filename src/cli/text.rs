//! `deroga text`: the normalised text that the selectors of a ruleset point into.

use super::args::Text;
use super::{Outcome, screen, serve};
use crate::pipeline::normalised;

/// Prints the text of one document, and nothing else.
pub fn text(args: &Text) -> anyhow::Result<Outcome> {
    let reader = serve::reader(&args.reading)?;
    match normalised(&args.file, &reader) {
        Ok(text) => {
            screen::say(&text);
            Ok(Outcome::Clean)
        }
        Err(refusal) => {
            screen::draw(&[*refusal]);
            Ok(Outcome::Incomplete)
        }
    }
}
