//! Arguments of `deroga report` and `deroga review`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// The shapes of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Into {
    /// Una pagina da leggere e da stampare.
    Html,
    /// Foglio di calcolo.
    #[value(alias = "excel")]
    Xlsx,
    /// Un parere in Word per ogni atto.
    #[value(alias = "word")]
    Docx,
    /// Volantino.
    #[value(alias = "md")]
    Markdown,
    /// Riepilogo per GitHub Actions.
    JobSummary,
    /// Un oggetto.
    Json,
    /// Un documento per riga.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotazioni di GitHub.
    Github,
    /// Code Quality di GitLab.
    Gitlab,
}

/// `deroga review`.
#[derive(Debug, Args)]
pub struct Review {
    /// What to do.
    #[command(subcommand)]
    pub command: ReviewCommand,
}

/// The commands about reviews.
#[derive(Debug, Subcommand)]
pub enum ReviewCommand {
    /// Legge le colonne «Revisione» e «Nota» del foglio di calcolo e le conserva in reviews/.
    #[command(
        visible_alias = "importa",
        after_help = "\
Esempio:
  deroga report atti/ --format xlsx -o scostamenti.xlsx
  deroga review import scostamenti.xlsx"
    )]
    Import {
        /// Il foglio di calcolo, .xlsx o .ods.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Dove conservarle; senza, reviews/.
        #[arg(
            long,
            visible_alias = "revisioni",
            value_name = "CARTELLA",
            default_value = "reviews"
        )]
        reviews: PathBuf,
    },
}
