//! Arguments of `deroga eval`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Against, Documents};

/// `deroga eval`.
#[derive(Debug, Args)]
pub struct Eval {
    /// File o cartella con le letture: regole, scostamenti e difetti trovati da persone.
    #[arg(
        long,
        visible_alias = "letture",
        value_name = "PERCORSO",
        required = true
    )]
    pub truth: Vec<PathBuf>,
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
    /// Conta come mancate solo le regole che ogni lettore onesto trova (`must: true`).
    #[arg(long)]
    pub must: bool,
    /// Solo questo tema (si può ripetere).
    #[arg(long, visible_alias = "tema", value_name = "TEMA")]
    pub topic: Vec<String>,
    /// Chiave delle letture con le caselle del confronto.
    #[arg(
        long,
        visible_alias = "caselle",
        value_name = "CHIAVE",
        default_value = "deviations"
    )]
    pub cells: String,
    /// Elenca tutto ciò che non torna, con luogo e parole.
    #[arg(long, visible_alias = "mancanze")]
    pub misses: bool,
    /// Per ogni documento toglie gli esempi presi da lì e le frasi che servono solo a quelli, e dice
    /// quanto si perde.
    #[arg(long, visible_alias = "senza-i-suoi-esempi")]
    pub leave_out: bool,
    /// text o json.
    #[arg(
        short,
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "text"
    )]
    pub format: Measure,
}

/// How measures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Measure {
    /// Tables.
    #[value(alias = "testo")]
    Text,
    /// For programs.
    Json,
}
