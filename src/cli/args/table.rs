//! Arguments of `deroga table`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Against, Documents, verdict};
use crate::compare::Verdict;
use crate::report::{Filter, Layout};

/// `deroga table`.
#[derive(Debug, Args)]
pub struct Table {
    /// rules (una riga per ogni luogo che prova una regola), deviations (una per casella del confronto),
    /// matrix (enti × temi, con il giudizio da guardare per primo) o text (una per ogni differenza fra le
    /// parole del documento e quelle del contratto).
    #[arg(value_enum, value_name = "TABELLA", display_order = 0)]
    pub which: Which,
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
    /// What to keep.
    #[command(flatten)]
    pub choice: Choice,
    /// tsv, csv, excel-it (per Excel in italiano), json o, se non si dice altro, text, da leggere sul
    /// terminale.
    #[arg(
        short,
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "text"
    )]
    pub format: Format,
}

/// Which part of a report.
#[derive(Debug, Args)]
pub struct Choice {
    /// Solo questo tema (si può ripetere).
    #[arg(long, visible_alias = "tema", value_name = "TEMA")]
    pub topic: Vec<String>,
    /// Solo i temi di questa famiglia (si può ripetere).
    #[arg(long, visible_alias = "famiglia", value_name = "FAMIGLIA")]
    pub family: Vec<String>,
    /// Solo le caselle con questo giudizio (si può ripetere).
    #[arg(long, visible_alias = "giudizio", value_name = "GIUDIZIO", value_parser = verdict)]
    pub verdict: Vec<Verdict>,
    /// Solo gli enti di questo comparto (si può ripetere).
    #[arg(long, value_name = "COMPARTO")]
    pub comparto: Vec<String>,
    /// Solo gli enti il cui nome contiene queste parole (si può ripetere).
    #[arg(long, visible_alias = "ente", value_name = "PAROLE")]
    pub institution: Vec<String>,
}

/// The tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// Una riga per ogni luogo che prova una regola.
    #[value(alias = "regole")]
    Rules,
    /// Una riga per ogni casella del confronto.
    #[value(alias = "scostamenti")]
    Deviations,
    /// Una riga per ente, una colonna per tema; sul terminale il contrario.
    #[value(alias = "matrice")]
    Matrix,
    /// Una riga per ogni differenza fra le parole del documento e quelle del contratto.
    #[value(alias = "testo")]
    Text,
}

/// The shapes of a table.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// Colonne separate da tabulazioni.
    Tsv,
    /// Colonne separate da virgole (RFC 4180), parola per parola: per i programmi.
    #[value(alias = "rfc4180")]
    Csv,
    /// Colonne separate da punto e virgola, virgola decimale, nessuna formula: per Excel in italiano.
    ExcelIt,
    /// Elenco di oggetti.
    Json,
    /// Da leggere sul terminale.
    #[value(alias = "testo")]
    Text,
}

impl From<Format> for Layout {
    fn from(format: Format) -> Self {
        match format {
            Format::Tsv => Self::Tsv,
            Format::Csv => Self::Csv,
            Format::ExcelIt => Self::ExcelIt,
            Format::Json => Self::Json,
            Format::Text => Self::Text,
        }
    }
}

impl Choice {
    /// What the filters let through.
    pub fn filter(&self) -> Filter {
        Filter {
            topics: self.topic.clone(),
            families: self.family.clone(),
            verdicts: self.verdict.clone(),
            comparti: self.comparto.clone(),
            institutions: self.institution.clone(),
        }
    }
}

/// `deroga rebase`.
#[derive(Debug, Args)]
pub struct Rebase {
    /// Contratto di partenza.
    #[arg(long, visible_alias = "da", value_name = "ID")]
    pub from: String,
    /// Contratto di arrivo.
    #[arg(long, visible_alias = "a", value_name = "ID")]
    pub to: String,
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Contratti da usare al posto di ./corpus/baselines, o di quelli inclusi nel programma.
    #[arg(long, visible_alias = "contratti", value_name = "CARTELLA")]
    pub baselines: Option<PathBuf>,
    /// tsv, csv, excel-it (per Excel in italiano), json o, se non si dice altro, text, da leggere sul
    /// terminale.
    #[arg(
        short,
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "text"
    )]
    pub format: Format,
}
