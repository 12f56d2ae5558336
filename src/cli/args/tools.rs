//! Arguments of the commands that read no document: grammars, schemas, explanations.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

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
        /// Segnala anche le frasi che servono agli esempi di un solo documento.
        #[arg(long)]
        narrow: bool,
    },
    /// Dice che cosa una grammatica vede in una frase, passo per passo.
    #[command(
        visible_alias = "prova",
        after_help = "Esempio:\n  deroga grammar try ferie_solidali \"Il dipendente può cedere le ferie.\""
    )]
    Try {
        /// Il tema.
        #[arg(value_name = "TEMA")]
        topic: String,
        /// La frase.
        #[arg(value_name = "FRASE")]
        sentence: String,
        /// Un titolo che le sta sopra (si può ripetere).
        #[arg(long, value_name = "TITOLO")]
        within: Vec<String>,
        /// Grammatiche da usare al posto di ./grammars, o di quelle incluse nel programma.
        #[arg(long, visible_alias = "grammatiche", value_name = "CARTELLA")]
        grammars: Option<PathBuf>,
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
    /// grammar, ruleset, deviations, baseline, index, review, agreement, answers (di `ask`), remarks (di `agreement check`) o search.
    #[arg(value_name = "NOME", value_parser = clap::builder::PossibleValuesParser::new(crate::cli::schema::NAMES))]
    pub name: String,
    /// Versione di JSON Schema: 2020-12 o, per i programmi che non la conoscono, 7.
    #[arg(
        long,
        visible_alias = "bozza",
        value_enum,
        value_name = "VERSIONE",
        default_value = "2020-12"
    )]
    pub draft: Draft,
}

/// The versions of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Draft {
    /// 2020-12.
    #[value(name = "2020-12")]
    Current,
    /// Draft 7.
    #[value(name = "7", alias = "draft-07")]
    Seven,
}

/// `deroga validate`.
#[derive(Debug, Args)]
pub struct Validate {
    /// I file: YAML o JSON.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Formato dei file; senza, si capisce da ciò che contengono.
    #[arg(long, value_name = "NOME", value_parser = clap::builder::PossibleValuesParser::new(crate::cli::schema::NAMES))]
    pub schema: Option<String>,
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

/// `deroga baseline`.
#[derive(Debug, Args)]
pub struct Baseline {
    /// What to do.
    #[command(subcommand)]
    pub command: BaselineCommand,
}

/// The commands about contracts.
#[derive(Debug, Subcommand)]
pub enum BaselineCommand {
    /// Legge il testo ufficiale e lo mette nel corpus: da lì in poi i confronti citano le sue parole.
    #[command(
        visible_alias = "aggiungi",
        after_help = "\
Esempi:
  deroga baseline add ccnl.txt --id ccnl-san-2019-2021 --comparto sanita
  deroga baseline add nuovo.txt --id ccnl-fl-2022-2024 --comparto funzioni_locali \\
      --title 'CCNL Funzioni Locali 2022-2024' --from 2022-01-01 --to 2024-12-31 --signed 2026-02-23"
    )]
    Add(AddBaseline),
}

/// `deroga baseline add`.
#[derive(Debug, Args)]
pub struct AddBaseline {
    /// Il testo ufficiale, per intero.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Id del contratto, per esempio ccnl-san-2019-2021.
    #[arg(long, value_name = "ID")]
    pub id: String,
    /// Comparto, per esempio sanita.
    #[arg(long, value_name = "COMPARTO")]
    pub comparto: String,
    /// Titolo del contratto, se nel corpus non c'è ancora.
    #[arg(long, visible_alias = "titolo", value_name = "TITOLO")]
    pub title: Option<String>,
    /// Primo giorno del triennio (AAAA-MM-GG), se nel corpus non c'è ancora.
    #[arg(long, visible_alias = "dal", value_name = "GIORNO")]
    pub from: Option<String>,
    /// Ultimo giorno del triennio (AAAA-MM-GG), se nel corpus non c'è ancora.
    #[arg(long, visible_alias = "al", value_name = "GIORNO")]
    pub to: Option<String>,
    /// Giorno della firma (AAAA-MM-GG), se nel corpus non c'è ancora.
    #[arg(long, visible_alias = "firmato", value_name = "GIORNO")]
    pub signed: Option<String>,
    /// Cartella del corpus; senza, corpus/.
    #[arg(long, value_name = "CARTELLA", default_value = "corpus")]
    pub corpus: PathBuf,
}
