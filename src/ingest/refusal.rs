//! Why a file gives no text, and what is said of one that does.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::printed::{Note, NoteKind};
use crate::diagnostic::{At, Code, Diagnostic};

/// Why a file gives no text at all. Shown, it ends the sentence «`file` …».
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Refusal {
    /// A password is needed.
    #[error("è protetto da una password")]
    Encrypted,
    /// The file is damaged; what is damaged, in Italian.
    #[error("è rovinato: {0}")]
    Damaged(String),
    /// The characters of the PDF stand for no letters.
    #[error("ha caratteri che non corrispondono a lettere: il testo non si può leggere")]
    Garbage,
    /// The pages are images; how many.
    #[error("è fatto di immagini senza testo (pagine: {0})")]
    NoText(u32),
    /// OCR was asked for and the program is not there; what was tried.
    #[error("ha bisogno dell'OCR, ma il programma `{0}` non c'è")]
    NoOcr(String),
    /// It holds no words.
    #[error("non contiene testo")]
    NoWords,
    /// Unpacked it grows out of all measure; in bytes, the limit.
    #[error("si gonfia oltre il limite di {} quando lo si apre", size(*.0))]
    Bomb(u64),
    /// Parts inside parts, deeper than the limit.
    #[error("ha parti annidate oltre il limite di {0} livelli")]
    TooDeep(usize),
    /// More parts than the limit: pages, entries of an archive, cells; what and the limit.
    #[error("ha troppe parti ({0}): il limite è {1}")]
    TooMany(String, u64),
    /// It refers to itself; what does, in Italian.
    #[error("rimanda a se stesso senza fine: {0}")]
    Cycle(String),
    /// An entry of an archive would leave its folder; its name.
    #[error("contiene un nome che esce dalla sua cartella: `{0}`")]
    UnsafeName(String),
    /// The XML declares entities.
    #[error("contiene dichiarazioni di entità XML, che non servono a un documento")]
    Entities,
    /// It is an archive of files; what is inside.
    #[error("è un archivio ({0})")]
    Archive(String),
    /// The format is known and not read; its name.
    #[error("è in un formato che non si legge ({0})")]
    Unread(String),
    /// The time is up; the limit in seconds.
    #[error("non si è aperto entro il limite di {0} secondi")]
    TooLong(u64),
    /// The memory is used up; the limit in mebibytes.
    #[error("ha bisogno di più memoria del limite di {0} MiB")]
    TooMuchMemory(u64),
    /// The text is longer than the limit, in bytes.
    #[error("dà più testo del limite di {}", size(*.0))]
    TooMuchText(u64),
    /// A paragraph is longer than the limit, in bytes.
    #[error("ha un capoverso più lungo del limite di {}", size(*.0))]
    LongParagraph(u64),
    /// The stack is used up.
    #[error("ha parti annidate così a fondo da esaurire la memoria di chi lo legge")]
    StackOverflow,
    /// The reader failed; the message of the panic or of the signal, with its place in the code.
    #[error("ha fatto fallire il programma che lo legge ({0})")]
    Crashed(String),
}

fn size(bytes: u64) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} byte"),
        mebibytes => format!("{mebibytes} MiB"),
    }
}

impl Refusal {
    /// What it is about.
    pub fn code(&self) -> Code {
        match self {
            Self::Encrypted => Code::Encrypted,
            Self::Damaged(_) | Self::Cycle(_) => Code::Damaged,
            Self::Garbage => Code::Garbage,
            Self::NoText(_) => Code::OnlyImages,
            Self::NoOcr(_) => Code::NoOcr,
            Self::NoWords => Code::Binary,
            Self::Bomb(_) => Code::Bomb,
            Self::TooMuchText(_) | Self::LongParagraph(_) => Code::TooMuchText,
            Self::TooDeep(_) | Self::TooMany(..) | Self::StackOverflow => Code::TooDeep,
            Self::UnsafeName(_) => Code::UnsafeName,
            Self::Entities => Code::Entities,
            Self::Archive(_) => Code::Archive,
            Self::Unread(_) => Code::NotYetRead,
            Self::TooLong(_) => Code::TooLong,
            Self::TooMuchMemory(_) => Code::TooMuchMemory,
            Self::Crashed(_) => Code::Panicked,
        }
    }

    /// The message for the file `path`.
    pub fn say(&self, path: &str) -> Diagnostic {
        Diagnostic::new(self.code(), At::file(path), format!("`{path}` {self}"))
    }
}

impl Note {
    /// The message for the file `path`.
    pub fn say(&self, path: &str) -> Diagnostic {
        let place = self.page.map_or_else(
            || format!("`{path}`"),
            |page| format!("`{path}`, pagina {page}"),
        );
        let (code, what) = self.kind.words();
        Diagnostic::new(code, At::file(path), format!("{place}: {what}"))
    }
}

impl NoteKind {
    fn words(&self) -> (Code, String) {
        match self {
            Self::NoText => (Code::PageWithoutText, "immagine senza testo".to_owned()),
            Self::ReadByOcr(sure) => {
                let what = format!("letta da un'immagine (affidabilità {sure} %)");
                (Code::ReadByOcr, what)
            }
            Self::Damaged(what) => (Code::Repaired, format!("rovinato ({what}): letto in parte")),
            Self::LostText(what) => (Code::LostText, format!("può mancare del testo: {what}")),
            Self::Guessed(name) => (Code::Guessed, format!("letto come {name}")),
            Self::EmptyPassword => (
                Code::EmptyPassword,
                "cifrato con una password vuota: aperto".to_owned(),
            ),
            Self::Skipped(name) => (Code::Skipped, format!("parte non letta: `{name}`")),
            Self::Changes(count, accepted) => {
                let how = if *accepted { "accettate" } else { "rifiutate" };
                let what = format!("{count} modifiche tracciate, lette come {how}");
                (Code::TrackedChanges, what)
            }
            Self::OtherReader(name) => (
                Code::OtherReader,
                format!("il lettore consueto non dà nulla: letto con {name}"),
            ),
            Self::Slip(printed, meant) => {
                (Code::Slip, format!("«{printed}» è letto come «{meant}»"))
            }
        }
    }
}
