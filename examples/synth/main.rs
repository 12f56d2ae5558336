//! Makes acts to try the program on, with what must be found in them:
//!
//! ```text
//! cargo run --release --example synth -- 2300 /tmp/atti [--seed 7]
//! deroga eval --truth /tmp/atti/truth /tmp/atti/acts
//! ```
//!
//! The same number, seed and version give the same bytes. The acts are in our own words and measure
//! robustness and speed, not language.

mod act;
mod random;
mod stock;
mod truth;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let usage = "uso: synth N CARTELLA [--seed S]";
    let [number, folder, rest @ ..] = args.as_slice() else {
        anyhow::bail!(usage)
    };
    let seed = match rest {
        [] => 1,
        [flag, seed] if flag == "--seed" => seed.parse().context(usage)?,
        _ => anyhow::bail!(usage),
    };
    make(number.parse().context(usage)?, Path::new(folder), seed)
}

fn make(number: usize, folder: &Path, seed: u64) -> anyhow::Result<()> {
    let (stock, clauses) = stock::read().map_err(anyhow::Error::msg)?;
    let (acts, truths) = (folder.join("acts"), folder.join("truth"));
    fs::create_dir_all(&acts)?;
    fs::create_dir_all(&truths)?;
    let mut index = String::from("documents:\n");
    let mut bytes = 0;
    for n in 1..=number {
        let id = format!("atto-{n:06}");
        let made = act::Maker::new(&stock, &clauses, random::Random::new(seed, n)).act();
        let _ = write!(
            index,
            "- id: {id}\n  file: {id}.txt\n  kind: {}\n  institution: {}\n  comparto: {}\n  baseline: {}\n  sha256: {}\n",
            made.by.kind,
            truth::quoted(&made.institution),
            made.by.comparto,
            made.by.baseline,
            deroga::pipeline::sha256(made.text.as_bytes()),
        );
        bytes += made.text.len();
        fs::write(acts.join(format!("{id}.txt")), &made.text)?;
        let page = truth::page(&id, &made.planted, &clauses);
        fs::write(truths.join(format!("{id}.yaml")), page)?;
    }
    fs::write(acts.join("index.yaml"), index)?;
    println!("{number} atti, {bytes} byte, seme {seed}");
    Ok(())
}
