//! Layer 1: what is said to the user about a file: a place, a cause and a remedy.

mod draw;

use serde::Serialize;

use crate::yaml;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The job could not be done for this file.
    Error,
    /// The job was done, something should be looked at.
    Warning,
    /// For information.
    Note,
}

/// Declares the table of codes once: name, code, severity, short title, what to do.
macro_rules! codes {
    ($($name:ident, $code:literal, $severity:ident, $title:literal, $help:literal;)*) => {
        /// What a diagnostic is about. The codes never change meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $title] $name,)* }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The short stable name, such as `E001`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// One line, in Italian.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// What to do about it, in Italian.
            pub fn help(self) -> &'static str {
                match self { $(Self::$name => $help,)* }
            }
        }
    };
}

codes! {
    Unreadable, "E001", Error, "il file non si può leggere", "controlla che il file esista e che tu abbia il permesso di leggerlo";
    Empty, "E002", Error, "il file è vuoto", "procurati di nuovo il documento: questo non contiene nulla";
    Binary, "E003", Error, "il file non è un testo", "dai un documento di testo (.txt o .md) in italiano";
    NotYetRead, "E004", Error, "formato non ancora letto", "salva il documento come testo (.txt) e riprova";
    NoDocuments, "E005", Error, "nessun documento nella cartella", "indica un file, o una cartella che contenga file .txt o .md";
    Panicked, "E006", Error, "errore interno su questo file", "gli altri file sono stati elaborati; segnala il caso allegando il file";
    BadGrammar, "E010", Error, "la grammatica non è valida", "correggi la riga indicata e riprova con `deroga grammar check`";
    BadExample, "E011", Error, "un esempio della grammatica non dà ciò che promette", "correggi le frasi della clausola o l'esempio";
    Unneeded, "W012", Warning, "nessun esempio ha bisogno di questa frase", "aggiungi un esempio che la usi, oppure toglila";
    BadIndex, "E020", Error, "l'indice del corpus non è valido", "correggi la riga indicata dell'indice";
    BadBaseline, "E021", Error, "il file del contratto non è valido", "correggi la riga indicata del file in `baselines/`";
    Mismatch, "E022", Error, "il contratto scelto è di un altro comparto", "scegli il contratto del comparto dell'ente, oppure aggiungi `--indicative` per un confronto solo indicativo";
    NoBaseline, "W023", Warning, "nessun contratto con cui confrontare", "indica il contratto con `--baseline ID`, o il comparto in `index.yaml`";
    FactDisagrees, "W024", Warning, "il testo del contratto e il fatto annotato non concordano", "rileggi l'articolo e correggi il file in `baselines/`";
    Changed, "W025", Warning, "il documento non è più quello descritto nell'indice", "controlla che sia la versione giusta e aggiorna `sha256` in `index.yaml`";
    Guessed, "N030", Note, "codifica dei caratteri indovinata", "salva il documento in UTF-8 per esserne certi";
}

/// Where a diagnostic points: a file and, if known, a byte range in its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The file, as the user named it.
    pub path: String,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1; 0 when unknown.
    pub column: usize,
    /// The line itself, for the drawing; empty when the whole file is meant.
    pub excerpt: String,
}

impl At {
    /// The whole file.
    pub fn file(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            line: 0,
            column: 0,
            excerpt: String::new(),
        }
    }

    /// Line `line` of `text`, which is what the file `path` holds; the whole file when `line` is 0.
    pub fn line(path: impl Into<String>, text: &str, line: usize, column: usize) -> Self {
        let excerpt = line
            .checked_sub(1)
            .and_then(|n| text.lines().nth(n))
            .unwrap_or_default();
        Self {
            path: path.into(),
            line,
            column,
            excerpt: excerpt.to_owned(),
        }
    }
}

/// One thing to say about a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where.
    pub at: At,
    /// What it is about.
    pub code: Code,
    /// What happened, with the thing in backticks.
    pub message: String,
    /// What to do, if more precise than the help of the code.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with the general help of its code.
    pub fn new(code: Code, at: At, message: impl Into<String>) -> Self {
        Self {
            at,
            code,
            message: message.into(),
            help: None,
        }
    }

    /// What a YAML file, whose text is `text`, does wrong.
    pub fn yaml(code: Code, path: &str, text: &str, fault: &yaml::Fault) -> Self {
        let at = At::line(path, text, fault.line, fault.column);
        Self {
            at,
            code,
            message: fault.message.clone(),
            help: fault.help.clone(),
        }
    }

    /// Replaces the general help.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
