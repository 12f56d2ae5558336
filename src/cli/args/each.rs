//! Arguments of the commands that give something for each document.

use std::path::PathBuf;

use clap::Args;

use super::{Against, Documents, Written};

/// `deroga extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Scrive un file per documento in questa cartella, invece che sul terminale.
    #[arg(short, long, visible_alias = "uscita", value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
    /// yaml o json.
    #[arg(
        long,
        visible_alias = "formato",
        value_enum,
        value_name = "FORMA",
        default_value = "yaml"
    )]
    pub format: Written,
}

/// `deroga compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
    /// Which contract.
    #[command(flatten)]
    pub against: Against,
    /// Scrive un file per documento in questa cartella, invece che sul terminale.
    #[arg(short, long, visible_alias = "uscita", value_name = "CARTELLA")]
    pub output: Option<PathBuf>,
}

/// `deroga certificate`.
#[derive(Debug, Args)]
pub struct Certificate {
    /// Legge i PDF anche con pdf-extract e segnala le pagine che differiscono di oltre il 5 %.
    #[arg(long, visible_alias = "secondo-parere")]
    pub second_opinion: bool,
    /// Which documents.
    #[command(flatten)]
    pub documents: Documents,
}
