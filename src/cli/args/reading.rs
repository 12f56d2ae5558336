//! Arguments on how files of others are read, and within which limits.

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use crate::ingest::pdf::engines;
use crate::ingest::printed::{MAX_OUTPUT, UNPACKED};
use crate::ingest::{Options, decode};
use crate::pipeline::reader::Limits;

/// How files that are not plain text are read.
#[derive(Clone, Debug, Default, Args)]
pub struct Reading {
    /// Memoria concessa per leggere un file (PDF, DOCX …), in MiB; senza, 1024.
    #[arg(long, visible_alias = "max-memoria", value_name = "MIB", value_parser = clap::value_parser!(u64).range(64..=1 << 20))]
    pub max_memory: Option<u64>,
    /// Tempo concesso per leggere un file, in secondi; senza, 60.
    #[arg(long, visible_alias = "max-secondi", value_name = "SECONDI", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub max_seconds: Option<u64>,
    /// Testo che può uscire da un file, in MiB; senza, 8.
    #[arg(long, visible_alias = "max-testo", value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    pub max_output: Option<u64>,
    /// Modifiche tracciate di DOCX, ODT e RTF: lette come accettate, o come rifiutate (il testo di prima).
    #[arg(
        long,
        visible_alias = "modifiche",
        value_name = "COME",
        value_enum,
        default_value_t
    )]
    pub changes: Changes,
    /// Codifica dei file di testo che non la dicono, come windows-1252 o macintosh; senza, la si indovina.
    #[arg(long, visible_alias = "codifica", value_name = "NOME", value_parser = encoding)]
    pub encoding: Option<String>,
    /// Lettore dei PDF; senza, pdfboss, e hayro dove quello non trova testo.
    #[arg(long, visible_alias = "lettore-pdf", value_name = "NOME", value_parser = PossibleValuesParser::new(engines()))]
    pub pdf_engine: Option<String>,
    /// Legge con tesseract le pagine che sono immagini; il tempo concesso sale a 1800 secondi.
    #[arg(long)]
    pub ocr: bool,
}

/// What tracked changes are read as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Changes {
    /// Come accettate
    #[default]
    #[value(alias = "accettate")]
    Accepted,
    /// Come rifiutate
    #[value(alias = "rifiutate")]
    Rejected,
}

/// An encoding that is known.
fn encoding(name: &str) -> Result<String, String> {
    match decode::named(name) {
        Some(_) => Ok(name.to_owned()),
        None => Err(
            "codifica sconosciuta: prova con utf-8, windows-1252, utf-16 o macintosh".to_owned(),
        ),
    }
}

impl Reading {
    /// The limits asked for.
    pub fn limits(&self) -> Limits {
        Limits {
            memory: self.max_memory.unwrap_or(Limits::MEMORY),
            seconds: self.max_seconds.unwrap_or(if self.ocr {
                Limits::SECONDS_WITH_OCR
            } else {
                Limits::SECONDS
            }),
        }
    }

    /// How files are to be read.
    pub fn options(&self) -> Options {
        let asked = self.max_output.map(|mebibytes| mebibytes << 20);
        let max_output = asked.unwrap_or(MAX_OUTPUT);
        Options {
            pages: usize::MAX,
            max_output,
            max_unpacked: max_output * UNPACKED,
            accept_changes: self.changes == Changes::Accepted,
            encoding: self.encoding.clone(),
            pdf_engine: self.pdf_engine.clone().unwrap_or_default(),
            ocr: self.ocr,
        }
    }
}

/// `deroga leggi-file`, which the program calls itself.
#[derive(Debug, Args)]
pub struct Serve {
    /// Mebibytes of memory.
    #[arg(long)]
    pub memory: u64,
    /// Seconds for each file.
    #[arg(long)]
    pub seconds: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Cli;
    use clap::CommandFactory as _;

    #[test]
    fn the_help_tells_the_limits_in_force() {
        let help = Cli::command()
            .find_subcommand_mut("extract")
            .map(|c| c.render_long_help().to_string())
            .unwrap_or_default();
        let limits = [Limits::MEMORY, Limits::SECONDS, MAX_OUTPUT >> 20];
        for limit in limits {
            assert!(help.contains(&format!("senza, {limit}")), "{limit}: {help}");
        }
    }
}
