//! Arguments of `deroga report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Against, Choice, Documents, Into};
use crate::report::html::Lang;

/// `deroga report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
    /// What to keep.
    #[command(flatten)]
    pub choice: Choice,
    /// html, se non si dice altro (una pagina da leggere e da stampare); xlsx (foglio di calcolo con la colonna
    /// della revisione), docx (un parere per ogni atto), markdown (volantino), job-summary (riepilogo per
    /// GitHub Actions), json, jsonl, sarif, github, gitlab.
    #[arg(
        short,
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "html"
    )]
    pub format: Into,
    /// Il file da scrivere, o per docx la cartella; senza, report.html, report.xlsx o pareri/, e ciò che è
    /// testo va sul terminale. Se una pagina html sola sarebbe troppo grande, le altre vanno in una cartella
    /// accanto, con lo stesso nome.
    #[arg(short, long, visible_alias = "uscita", value_name = "PERCORSO")]
    pub output: Option<PathBuf>,
    /// Lingua delle parole dell'interfaccia: it o en; le parole della legge restano italiane.
    #[arg(
        long,
        visible_alias = "lingua",
        value_enum,
        value_name = "LINGUA",
        default_value = "it"
    )]
    pub lang: Language,
    /// Modelli da usare al posto di quelli inclusi nel programma, file per file (brand.html, style.css …).
    #[arg(long, visible_alias = "modelli", value_name = "CARTELLA")]
    pub templates: Option<PathBuf>,
    /// Solo la pagina per il sindacato di questo documento, che si stampa su un foglio.
    #[arg(long, visible_alias = "sindacato", value_name = "ID")]
    pub union: Option<String>,
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Italiano.
    It,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::It => Self::It,
            Language::En => Self::En,
        }
    }
}
