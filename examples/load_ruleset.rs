//! A ruleset loaded and asked, as `docs/rulesets.md` shows it.

use deroga::rule::{Ruleset, State};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let text = std::fs::read_to_string(&args[1])?;
    let ruleset: Ruleset = deroga::yaml::parse(&text).map_err(|fault| fault.message)?;
    for rule in ruleset.rules {
        if rule.topic == args[2] && rule.state == State::Loadable {
            println!("{} {}", rule.clause, rule.evidence[0].place);
        }
    }
    Ok(())
}
