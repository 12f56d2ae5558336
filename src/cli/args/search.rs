//! Arguments of `deroga index` and `deroga search`.

use std::path::PathBuf;

use clap::Args;

use super::{Against, Documents, verdict};
use crate::compare::Verdict;

/// `deroga index`.
#[derive(Debug, Args)]
pub struct Index {
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
    /// Dove scrivere l'indice; senza, .deroga/search.sqlite.
    #[arg(short, long, visible_alias = "uscita", value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `deroga search`.
#[derive(Debug, Args)]
pub struct Search {
    /// Le parole, tutte volute: maiuscole, accenti e apostrofi non contano, e valgono anche le altre forme
    /// (recesso, recessi).
    #[arg(value_name = "PAROLE", required = true)]
    pub words: Vec<String>,
    /// Solo dove c'è una regola con questo giudizio (si può ripetere); con omitted o silent, anche ciò che dice
    /// il contratto dove il documento tace.
    #[arg(long, visible_alias = "giudizio", value_name = "GIUDIZIO", value_parser = verdict)]
    pub verdict: Vec<Verdict>,
    /// Solo dove c'è una regola di questo tema (si può ripetere).
    #[arg(long, visible_alias = "tema", value_name = "TEMA")]
    pub topic: Vec<String>,
    /// Solo in questo documento (si può ripetere).
    #[arg(long, visible_alias = "documento", value_name = "ID")]
    pub document: Vec<String>,
    /// Solo nei documenti di questo comparto (si può ripetere).
    #[arg(long, value_name = "COMPARTO")]
    pub comparto: Vec<String>,
    /// Basta una delle parole.
    #[arg(long, visible_alias = "almeno-una")]
    pub any: bool,
    /// Quanti luoghi mostrare; senza, 10.
    #[arg(short = 'n', long, visible_alias = "massimo", value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,
    /// Risponde in JSON.
    #[arg(long)]
    pub json: bool,
    /// L'indice; senza, .deroga/search.sqlite.
    #[arg(long, visible_alias = "indice", value_name = "FILE")]
    pub index: Option<PathBuf>,
}
