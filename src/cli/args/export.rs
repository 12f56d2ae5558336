//! Arguments of the commands that give rulesets and texts to other systems.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Documents, Reading};

/// `deroga export`.
#[derive(Debug, Args)]
pub struct Export {
    /// rego (dati, regole e prove per Open Policy Agent), openfisca (parametri per data), akn (struttura in
    /// Akoma Ntoso 3.0) o jsonl (una regola per riga).
    #[arg(value_enum, value_name = "FORMA", display_order = 0)]
    pub target: Target,
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Cartella in cui scrivere.
    #[arg(short, long, visible_alias = "uscita", value_name = "CARTELLA")]
    pub output: PathBuf,
}

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// Open Policy Agent.
    #[value(alias = "opa")]
    Rego,
    /// `OpenFisca`.
    Openfisca,
    /// Akoma Ntoso.
    #[value(alias = "akoma-ntoso")]
    Akn,
    /// JSON Lines.
    Jsonl,
}

/// How rulesets are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// YAML.
    #[default]
    Yaml,
    /// JSON.
    Json,
}

/// `deroga text`.
#[derive(Debug, Args)]
pub struct Text {
    /// Il documento.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
}
