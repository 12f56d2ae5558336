//! Arguments for many documents, and for those who run the program again and again.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Subcommand};

use super::{Against, Documents, Written, verdict};
use crate::compare::Verdict;

/// `deroga run`.
#[derive(Debug, Args)]
pub struct Run {
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
    /// Dove scrivere rulesets/, deviations/ e report.html; senza, output/.
    #[arg(
        short,
        long,
        visible_alias = "uscita",
        value_name = "CARTELLA",
        default_value = "output"
    )]
    pub output: PathBuf,
    /// Non scrive il rapporto report.html.
    #[arg(long, visible_alias = "senza-rapporto")]
    pub no_report: bool,
    /// Esce con 1 se c'è uno scostamento con questo giudizio (si può ripetere).
    #[arg(long, visible_alias = "fallisci-se", value_name = "GIUDIZIO", value_parser = verdict)]
    pub fail_on: Vec<Verdict>,
    /// yaml o json.
    #[arg(
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "yaml"
    )]
    pub format: Written,
    /// Many documents.
    #[command(flatten)]
    pub many: Many,
}

/// How many documents are run.
#[derive(Debug, Default, Args)]
pub struct Many {
    /// Rifà tutto, senza guardare né tenere la memoria dei lavori già fatti (.deroga/ accanto all'uscita).
    #[arg(long, visible_alias = "senza-memoria")]
    pub no_cache: bool,
    /// Fa solo una parte dei documenti: 2/8 è la seconda di otto; poi `deroga merge` le unisce.
    #[arg(long, visible_alias = "parte", value_name = "I/N")]
    pub shard: Option<Shard>,
    /// Scrive in questo file, una riga JSON per documento, come è andata: ok, partial, failed.
    #[arg(long, visible_alias = "stato", value_name = "FILE")]
    pub status: Option<PathBuf>,
    /// Resta in ascolto e rifà il lavoro quando cambiano gli atti, le grammatiche o i contratti.
    #[arg(long, visible_alias = "osserva")]
    pub watch: bool,
}

/// One part of all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    pub number: u64,
    /// Out of how many.
    pub of: u64,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let pair = text.split_once('/');
        let read = |n: &str| n.parse::<u64>().ok();
        let pair = pair.and_then(|(number, of)| Some((read(number)?, read(of)?)));
        pair.filter(|(number, of)| (1..=*of).contains(number))
            .map(|(number, of)| Self { number, of })
            .ok_or_else(|| "scrivi quale parte e di quante, da 1: 2/8".to_owned())
    }
}

/// `deroga merge`.
#[derive(Debug, Args)]
pub struct Merge {
    /// Le cartelle scritte da `deroga run --shard`, tutte.
    #[arg(value_name = "CARTELLE", required = true)]
    pub parts: Vec<PathBuf>,
    /// Dove scrivere rulesets/ e deviations/.
    #[arg(short, long, visible_alias = "uscita", value_name = "CARTELLA")]
    pub output: PathBuf,
}

/// `deroga cache`.
#[derive(Debug, Args)]
pub struct Cache {
    /// What to do.
    #[command(subcommand)]
    pub command: CacheCommand,
}

/// Which cache.
#[derive(Debug, Args)]
pub struct Beside {
    /// La cartella dei risultati accanto a cui sta la memoria; senza, output/.
    #[arg(
        short,
        long,
        visible_alias = "uscita",
        value_name = "CARTELLA",
        default_value = "output"
    )]
    pub output: PathBuf,
}

/// The commands about the cache.
#[derive(Debug, Subcommand)]
pub enum CacheCommand {
    /// Dice dov'è la memoria dei lavori già fatti e quanto tiene.
    #[command(
        visible_alias = "stato",
        after_help = "Esempio:\n  deroga cache info --output esiti/"
    )]
    Info(Beside),
    /// Toglie la memoria dei lavori già fatti; i risultati restano.
    #[command(
        visible_alias = "pulisci",
        after_help = "Esempio:\n  deroga cache clean --output esiti/"
    )]
    Clean(Beside),
}

/// `deroga worker`.
#[derive(Debug, Args)]
pub struct Worker {
    /// Il testo più lungo che si accetta in una riga, in byte; senza, 8 MiB.
    #[arg(
        long,
        visible_alias = "max-byte",
        value_name = "BYTE",
        default_value_t = 8 << 20
    )]
    pub max_doc_bytes: usize,
    /// Which grammars.
    #[command(flatten)]
    pub documents: Documents,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
}
