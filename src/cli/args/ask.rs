//! Arguments of the commands that ask a ruleset: questions, agreements.

use std::path::PathBuf;

use clap::Args;

use super::{Against, Documents, Plain, Reading};
/// `deroga ask`.
#[derive(Debug, Args)]
pub struct Ask {
    /// Gli atti a cui chiedere (id del corpus, file di regole o documenti) e per ultimo il tema.
    #[arg(value_name = "ATTI… TEMA", required = true, num_args = 1..)]
    pub what: Vec<String>,
    /// Un fatto del caso, come ora=19:30 o giorno=martedì (si può ripetere).
    #[arg(long = "fact", visible_alias = "fatto", value_name = "NOME=VALORE", value_parser = fact)]
    pub fact: Vec<(String, String)>,
    /// Elenca i fatti che il tema accetta, e non risponde.
    #[arg(long, visible_alias = "fatti")]
    pub facts: bool,
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

impl Ask {
    /// The documents named, and the topic.
    pub fn split(&self) -> (&[String], &str) {
        match self.what.split_last() {
            Some((topic, documents)) => (documents, topic),
            None => (&[], ""),
        }
    }
}

/// What the commands on documents expect, for one that names none of them as paths.
pub fn no_paths(grammars: Option<&PathBuf>) -> Documents {
    Documents {
        paths: Vec::new(),
        grammars: grammars.cloned(),
        quiet: true,
        reviews: None,
        reading: Reading::default(),
    }
}

fn fact(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("un fatto si scrive NOME=VALORE, per esempio ora=19:30".into()),
    }
}
