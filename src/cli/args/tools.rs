//! Arguments of the commands that read no document: grammars, schemas, explanations.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `deroga grammar`.
#[derive(Debug, Args)]
pub struct Grammar {
    /// What to do.
    #[command(subcommand)]
    pub command: GrammarCommand,
}

/// The commands about grammars.
#[derive(Debug, Subcommand)]
pub enum GrammarCommand {
    /// Controlla forma, nomi, esempi, e che ogni frase serva a un esempio.
    #[command(
        visible_alias = "verifica",
        after_help = "\
Esempi:
  deroga grammar check
  deroga grammar check mie-grammatiche/"
    )]
    Check {
        /// File o cartella di grammatiche; senza, ./grammars o quelle incluse nel programma.
        #[arg(value_name = "PERCORSO")]
        path: Option<PathBuf>,
    },
    /// Scrive lo scheletro di una grammatica nuova.
    #[command(
        visible_alias = "nuova",
        after_help = "Esempio:\n  deroga grammar new ferie_solidali"
    )]
    New {
        /// Nome del tema: lettere minuscole, cifre e `_`.
        #[arg(value_name = "TEMA")]
        topic: String,
        /// Cartella in cui scrivere; senza, grammars/.
        #[arg(
            short,
            long,
            visible_alias = "uscita",
            value_name = "CARTELLA",
            default_value = "grammars"
        )]
        output: PathBuf,
    },
    /// Stampa lo schema JSON delle grammatiche.
    Schema,
}

/// `deroga schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// grammar, ruleset, deviations, baseline o index.
    #[arg(value_name = "NOME", value_parser = clap::builder::PossibleValuesParser::new(crate::cli::schema::NAMES))]
    pub name: String,
}

/// `deroga explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Codice (E022), giudizio (worse) o tema.
    #[arg(value_name = "CHE_COSA", required_unless_present = "all")]
    pub what: Option<String>,
    /// Tutti i codici, come in docs/diagnostics.md.
    #[arg(long, visible_alias = "tutti")]
    pub all: bool,
    /// Grammatiche da usare al posto di ./grammars, o di quelle incluse nel programma.
    #[arg(long, visible_alias = "grammatiche", value_name = "CARTELLA")]
    pub grammars: Option<PathBuf>,
}
