//! Arguments of the commands that look inside documents: faults of the text, sentences of no topic.

use clap::{Args, ValueEnum};

use super::Documents;

/// `deroga check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// json, sarif (SARIF 2.1.0) o, se non si dice altro, text, da leggere sul terminale.
    #[arg(
        short,
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "text"
    )]
    pub format: Shape,
    /// Esce con 1 se c'è un difetto almeno così grave: error, warning, note, never; senza, error.
    #[arg(
        long,
        visible_alias = "fallisci-se",
        value_enum,
        value_name = "GRAVITÀ",
        default_value = "error"
    )]
    pub fail_on: Gravity,
}

/// `deroga residue`.
#[derive(Debug, Args)]
pub struct Residue {
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// json o, se non si dice altro, text, da leggere sul terminale.
    #[arg(
        short,
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "text"
    )]
    pub format: Plain,
}

/// `deroga show`.
#[derive(Debug, Args)]
pub struct Show {
    /// Identificativo della regola, intero o senza l'inizio.
    #[arg(value_name = "REGOLA")]
    pub id: String,
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// json o, se non si dice altro, text, da leggere sul terminale.
    #[arg(
        short,
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "text"
    )]
    pub format: Plain,
}

/// The shapes of a list of findings.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Shape {
    /// Da leggere sul terminale.
    #[value(alias = "testo")]
    Text,
    /// Elenco di documenti con i loro difetti.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

/// The shapes of a plain list.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Plain {
    /// Da leggere sul terminale.
    #[value(alias = "testo")]
    Text,
    /// Elenco di oggetti.
    Json,
}

/// From which severity on a finding counts for the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Gravity {
    /// Errori.
    #[value(alias = "errore")]
    Error,
    /// Errori e avvisi.
    #[value(alias = "avviso")]
    Warning,
    /// Anche le note.
    #[value(alias = "nota")]
    Note,
    /// Mai.
    #[value(alias = "mai")]
    Never,
}
