//! Layer 1: what is said to the user about a file: a place, a cause and a remedy.

mod draw;

use serde::{Deserialize, Serialize};

use crate::yaml;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

            /// Whether it is about what a document says, and not about reading it or the files beside it.
            pub fn is_of_text(self) -> bool {
                self.id().get(1..).is_some_and(|number| number.starts_with('1'))
            }

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
    Binary, "E003", Error, "il file non è un testo", "dai un documento con del testo: .txt, .md, PDF, DOCX, ODT, HTML, RTF o EML";
    NotYetRead, "E004", Error, "formato che non si legge", "salva il documento come PDF, DOCX, ODT, HTML o testo e riprova";
    NoDocuments, "E005", Error, "nessun documento nella cartella", "indica un file, o una cartella che contenga documenti (.txt, .md, .pdf, .docx, .odt, .html …)";
    Panicked, "E006", Error, "errore interno su questo file", "gli altri file sono stati elaborati; segnala il caso allegando il file";
    BadGrammar, "E010", Error, "la grammatica non è valida", "correggi la riga indicata e riprova con `deroga grammar check`";
    BadExample, "E011", Error, "un esempio della grammatica non dà ciò che promette", "correggi le frasi della clausola o l'esempio";
    Unneeded, "W012", Warning, "nessun esempio ha bisogno di questa frase", "aggiungi un esempio che la usi, oppure toglila";
    Narrow, "W013", Warning, "solo un documento ha bisogno di questa frase", "allarga la frase, o scrivi un esempio di un altro atto che la usi";
    BadIndex, "E020", Error, "l'indice del corpus non è valido", "correggi la riga indicata dell'indice";
    BadBaseline, "E021", Error, "il file del contratto non è valido", "correggi la riga indicata del file in `baselines/`";
    Mismatch, "E022", Error, "il contratto scelto è di un altro comparto", "scegli il contratto del comparto dell'ente, oppure aggiungi `--indicative` per un confronto solo indicativo";
    NoBaseline, "W023", Warning, "nessun contratto con cui confrontare", "indica il contratto con `--baseline ID`, o il comparto in `index.yaml`";
    FactDisagrees, "W024", Warning, "il testo del contratto e il fatto annotato non concordano", "rileggi l'articolo e correggi il file in `baselines/`";
    Changed, "W025", Warning, "il documento non è più quello descritto nell'indice", "controlla che sia la versione giusta e aggiorna `sha256` in `index.yaml`";
    BadFile, "E026", Error, "il file non rispetta lo schema del suo formato", "correggi la riga indicata; lo schema si stampa con `deroga schema NOME`";
    DuplicateNumber, "W101", Warning, "due parti dell'atto hanno lo stesso numero", "rinumera le parti, e controlla i rinvii che le citano";
    MissingNumber, "W102", Warning, "nella numerazione manca un numero", "rinumera, oppure rimetti la parte che manca";
    ListStart, "W103", Warning, "un elenco comincia a metà", "rinumera l'elenco dall'inizio, oppure rimetti le voci che mancano";
    MixedNumbers, "W104", Warning, "nello stesso articolo ci sono commi con e senza numero", "numera tutti i commi: un rinvio al «comma 4» oggi si capisce solo contando";
    RestartedNumbers, "W105", Warning, "dentro un comma ricominciano numeri scritti come quelli dei commi", "usa lettere, o numeri con la parentesi, dentro il comma";
    LoneDivision, "N106", Note, "una ripartizione è sola, o non comincia dalla prima", "controlla che non manchi un titolo o un capo";
    DeadReference, "W111", Warning, "il rinvio porta a un luogo che non c'è", "correggi il rinvio, o rimetti la parte a cui si riferisce";
    WrongHeading, "W112", Warning, "la rubrica citata non è quella del luogo citato", "controlla il numero e la rubrica: uno dei due è sbagliato";
    AmbiguousReference, "W113", Warning, "il rinvio può portare a più luoghi", "rinumera i luoghi che hanno lo stesso numero, o aggiungi la rubrica";
    BrokenAct, "W114", Warning, "l'atto citato è scritto male", "correggi data e numero dell'atto";
    Misquoted, "W115", Warning, "l'articolo citato parla d'altro", "controlla quale articolo dice quello per cui è citato";
    OwnName, "W116", Warning, "il testo si chiama con il nome di un altro atto", "usa un nome solo per questo atto, in tutto il testo e negli allegati";
    OutsideExtract, "N117", Note, "il documento è un estratto e rinvia ad articoli che non contiene", "procurati il testo intero prima di applicare questi rinvii";
    OtherContract, "W118", Warning, "l'articolo citato è del contratto di un altro comparto", "cita l'articolo del contratto del comparto dell'ente";
    BlankTerm, "W121", Warning, "un dato della regola è in bianco", "scrivi il valore: un campo vuoto non prende il valore del contratto";
    BlankPerson, "N122", Note, "campi da compilare da chi firma", "niente da fare nell'atto: li compila chi firma";
    Undated, "W123", Warning, "l'atto non ha data", "scrivi la data: senza, non si sa da quando vale";
    ScoreGap, "W131", Warning, "fra due fasce resta scoperto un tratto", "fai cominciare ogni fascia dove finisce la precedente";
    ScoreOverlap, "W132", Warning, "due fasce si sovrappongono", "di' in quale delle due fasce cade il confine";
    ScoreTwins, "W133", Warning, "due righe quasi uguali danno punti diversi", "controlla il rinvio e i punti delle due righe: una è sbagliata o di troppo";
    Truncated, "W141", Warning, "il testo è interrotto", "confronta con l'originale e completa la frase o l'elenco";
    Misprint, "N142", Note, "probabile refuso", "controlla la parola: la correzione è solo proposta, il testo non è cambiato";
    TwoValues, "W151", Warning, "due luoghi dell'atto danno valori diversi", "scegli un valore e scrivilo in un luogo solo";
    OppositeWords, "W152", Warning, "le stesse parole sono affermate in un luogo e negate in un altro", "scegli quale delle due vale e correggi l'altra";
    BlankAgainstValue, "W153", Warning, "il modello lascia in bianco quello che l'atto fissa", "scrivi nel modello il valore dell'atto, o di' nell'atto che si concorda";
    ExceptionsDiffer, "W154", Warning, "le eccezioni non sono le stesse nei diversi luoghi", "scrivi l'elenco delle eccezioni una volta sola";
    ListsDiffer, "W155", Warning, "l'elenco dell'atto e quello del modulo non coincidono", "riporta nel modulo le stesse voci dell'atto, con le stesse parole";
    ExampleBinds, "W156", Warning, "l'atto rende vincolante un allegato che si dice solo esemplificativo", "togli «a titolo esemplificativo», o di' quali criteri valgono";
    ExcludedRequired, "W157", Warning, "quello che un articolo esclude, un altro lo chiede", "di' a quale forma di lavoro si applica ciascuno dei due";
    Incompatible, "W158", Warning, "due luoghi dell'atto non stanno insieme", "scegli quale dei due vale e correggi l'altro";
    WeekGap, "W161", Warning, "gli orari lasciano scoperta una parte della settimana", "di' anche che cosa vale nelle ore scoperte";
    EmptyHeading, "W162", Warning, "la rubrica promette quello che l'articolo non dice", "aggiungi la regola, o togli le parole dalla rubrica";
    Unmeasured, "W163", Warning, "la regola non si può applicare così com'è scritta", "aggiungi quello che manca: misura, titolare, termine o base di calcolo";
    Indirect, "N164", Note, "il documento riferisce un atto che non contiene", "procurati il testo dell'atto: quello che è riferito non è una regola";
    Encrypted, "E040", Error, "il documento è protetto da una password", "apri il documento con la sua password, salvalo senza protezione e riprova";
    Damaged, "E041", Error, "il documento è rovinato", "procurati di nuovo il documento, o aprilo con il suo programma e salvalo di nuovo";
    Garbage, "E042", Error, "il PDF non dice quali lettere sono i suoi caratteri", "prova con `--ocr`, che lo legge come immagine, o procurati il documento in un altro formato";
    OnlyImages, "E043", Error, "il documento è una scansione senza testo", "leggilo con `--ocr`, o procurati il documento con il testo";
    Bomb, "E044", Error, "il file si gonfia oltre ogni misura", "se il file è davvero così grande alza il limite con `--max-output`, altrimenti non aprirlo";
    TooDeep, "E045", Error, "il file ha più parti, o parti più annidate, di un documento vero", "procurati di nuovo il documento, o aprilo con il suo programma e salvalo di nuovo";
    UnsafeName, "E046", Error, "l'archivio vuole scrivere fuori dalla sua cartella", "non aprire questo file: chiedi a chi l'ha mandato che cosa contiene";
    Entities, "E047", Error, "il file dichiara entità XML", "apri il documento con il suo programma e salvalo di nuovo";
    TooLong, "E048", Error, "il file non si apre nel tempo concesso", "alza il limite con `--max-seconds`, o salva il documento di nuovo con il suo programma";
    TooMuchMemory, "E049", Error, "il file chiede più memoria di quella concessa", "alza il limite con `--max-memory`, o dividi il documento";
    NoOcr, "E050", Error, "manca il programma per l'OCR", "installa tesseract con la lingua italiana: `apt install tesseract-ocr tesseract-ocr-ita`";
    Archive, "E051", Error, "il file è un archivio", "estrai i documenti in una cartella e indica quella";
    TooMuchText, "E052", Error, "il testo è più lungo di quello di un documento vero", "dividi il documento, o alza il limite con `--max-output`; un capoverso non finito si divide con degli a capo";
    BadAgreement, "E060", Error, "l'accordo non si può leggere", "correggi la riga indicata; il modello è in `deroga agreement template`";
    AgreementBreach, "W061", Warning, "un termine dell'accordo non rispetta l'atto o il contratto", "scrivi un valore dentro i limiti, o togli il termine";
    AgreementBlank, "W062", Warning, "un termine dell'accordo non è compilato", "concorda il valore e scrivilo: un campo vuoto non prende il valore del contratto";
    AgreementUnclear, "W063", Warning, "un termine non si può confrontare con il suo limite", "scrivi il valore nella stessa unità del limite";
    AgreementGuide, "N064", Note, "un termine è oltre ciò che il testo indica solo di norma", "controlla che ci sia un motivo per scostarsi";
    PageWithoutText, "W031", Warning, "una pagina è un'immagine senza testo", "leggila con `--ocr`: finora di questa pagina non si sa nulla";
    Repaired, "W032", Warning, "il documento è rovinato e letto in parte", "confronta con l'originale: una parte può mancare";
    LostText, "W033", Warning, "una parte del testo può mancare", "confronta la pagina con l'originale";
    ReadByOcr, "N034", Note, "pagina letta da un'immagine", "controlla numeri e date sull'originale prima di usarli";
    EmptyPassword, "N035", Note, "il documento è cifrato con una password vuota", "niente da fare: si è potuto leggere";
    Skipped, "W036", Warning, "una parte del file non è stata letta", "salva la parte come documento a sé e aggiungila";
    TrackedChanges, "N037", Note, "il documento ha modifiche tracciate", "con `--changes rejected` si legge il testo di prima";
    OtherReader, "N038", Note, "letto con un altro lettore", "confronta qualche pagina con l'originale";
    Slip, "N039", Note, "refuso di stampa o di OCR", "controlla la parola sull'originale: è citata com'è scritta";
    SlipNumber, "W040", Warning, "numero letto attraverso un refuso", "verificalo sull'originale: fino ad allora il numero è da verificare";
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
