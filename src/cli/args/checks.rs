//! Arguments of the commands that look inside documents: faults of the text, sentences of no topic.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Against, Documents, verdict};
use crate::compare::Verdict;

/// `deroga check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
    /// json, sarif (SARIF 2.1.0), github e gitlab (annotazioni) o, se non si dice altro, text, da leggere
    /// sul terminale.
    #[arg(
        short,
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "text"
    )]
    pub format: Shape,
    /// Esce con 1 se c'è un difetto almeno così grave (error, warning, note, never; senza, error) o uno
    /// scostamento con questo giudizio (worse, contradictory …); si può ripetere. Con un giudizio i
    /// documenti sono anche confrontati con il contratto, e gli scostamenti elencati.
    #[arg(
        long,
        visible_alias = "fallisci-se",
        value_name = "GRAVITÀ|GIUDIZIO",
        value_parser = fail_on
    )]
    pub fail_on: Vec<FailOn>,
    /// Un rapporto di prima (json, jsonl, sarif o gitlab): dice solo ciò che lì non c'era.
    #[arg(long, visible_alias = "rapporto-di-prima", value_name = "FILE")]
    pub baseline_report: Option<PathBuf>,
}

/// What makes `deroga check` end with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// Findings from this severity on.
    Gravity(Gravity),
    /// Deviations with this verdict.
    Verdict(Verdict),
}

/// A severity or a verdict, by id or Italian name.
fn fail_on(text: &str) -> Result<FailOn, String> {
    if let Ok(gravity) = Gravity::from_str(text, true) {
        return Ok(FailOn::Gravity(gravity));
    }
    verdict(text).map(FailOn::Verdict).map_err(|told| {
        let (_, verdicts) = told.split_once("previsti: ").unwrap_or(("", &told));
        format!(
            "non è una gravità né un giudizio; previsti: error, warning, note, never, {verdicts}"
        )
    })
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
    /// Annotazioni di GitHub.
    Github,
    /// Code Quality di GitLab.
    Gitlab,
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
