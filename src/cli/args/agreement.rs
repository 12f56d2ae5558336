//! Arguments of the commands on individual agreements.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Against, Plain};

/// `deroga agreement`.
#[derive(Debug, Args)]
pub struct Agreement {
    /// What to do.
    #[command(subcommand)]
    pub command: AgreementCommand,
}

/// The commands about agreements.
#[derive(Debug, Subcommand)]
pub enum AgreementCommand {
    /// Stampa l'accordo da compilare: ogni termine che l'atto lascia aperto, con i suoi limiti.
    #[command(
        visible_alias = "modello",
        after_help = "Esempio:\n  deroga agreement template comune > accordo.yaml"
    )]
    Template(Template),
    /// Controlla un accordo compilato con l'atto e il contratto.
    #[command(
        visible_alias = "verifica",
        after_help = "\
Esempi:
  deroga agreement check accordo.yaml --institution comune
  deroga agreement check accordo.yaml --format json

Codici di uscita: 0 tutto rispettato; 1 qualcosa da correggere o da compilare; 2 il file non si legge."
    )]
    Check(CheckAgreement),
}

/// `deroga agreement template`.
#[derive(Debug, Args)]
pub struct Template {
    /// L'ente: id del corpus, file di regole o documento.
    #[arg(value_name = "ENTE")]
    pub institution: String,
    /// Grammatiche da usare al posto di ./grammars, o di quelle incluse nel programma.
    #[arg(long, visible_alias = "grammatiche", value_name = "CARTELLA")]
    pub grammars: Option<PathBuf>,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
}

/// `deroga agreement check`.
#[derive(Debug, Args)]
pub struct CheckAgreement {
    /// L'accordo compilato.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// L'ente: id del corpus, file di regole o documento; senza, quello scritto nell'accordo.
    #[arg(long, visible_alias = "ente", value_name = "ENTE")]
    pub institution: Option<String>,
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
    /// Grammatiche da usare al posto di ./grammars, o di quelle incluse nel programma.
    #[arg(long, visible_alias = "grammatiche", value_name = "CARTELLA")]
    pub grammars: Option<PathBuf>,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
}
