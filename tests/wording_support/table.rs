//! The table of changes: what to look for in a text, what to put there, of which kind it is.

use deroga::wording::Kind;

/// Row of the table, kind of the change, old and new words.
pub type Swaps = (&'static str, Kind, &'static [(&'static str, &'static str)]);

/// Words put in the place of words.
pub const SWAPS: &[Swaps] = &[
    (
        "può e deve",
        Kind::ModalityChanged,
        &[
            ("può", "deve"),
            ("possono", "devono"),
            ("deve", "può"),
            ("devono", "possono"),
            ("non può", "può"),
            ("non possono", "possono"),
            ("è tenuto a", "può"),
            ("può", "non può"),
        ],
    ),
    (
        "limite rovesciato",
        Kind::BoundFlipped,
        &[
            ("almeno", "al massimo"),
            ("non inferiore a", "non superiore a"),
            ("non inferiori a", "non superiori a"),
            ("non superiore a", "non inferiore a"),
            ("fino ad un massimo di", "almeno"),
            ("fino a un massimo di", "almeno"),
            ("entro", "non prima di"),
        ],
    ),
    (
        "soggetto",
        Kind::PartyChanged,
        &[
            ("ciascuna delle parti", "l'Amministrazione"),
            ("ciascuno dei contraenti", "l'Amministrazione"),
            ("il dipendente", "l'amministrazione"),
            ("il lavoratore", "l'amministrazione"),
            ("l'amministrazione", "il dipendente"),
            ("dall'amministrazione", "dal dipendente"),
            ("il dirigente", "il dipendente"),
            ("dal dirigente", "dal lavoratore"),
        ],
    ),
];

/// Words before which a number is a minimum or a maximum.
pub const BOUNDS: &[(&str, bool)] = &[
    ("almeno", true),
    ("non inferiore a", true),
    ("non inferiori a", true),
    ("minimo di", true),
    ("massimo di", false),
    ("non superiore a", false),
    ("entro", false),
    ("fino a", false),
    ("non superiori a", false),
];

/// Units of time.
pub const UNITS: &[&str] = &["giorni", "ore", "mesi", "anni", "minuti"];

pub const NUMBERS: &[(&str, u32)] = &[
    ("due", 2),
    ("tre", 3),
    ("quattro", 4),
    ("cinque", 5),
    ("sei", 6),
    ("otto", 8),
    ("dieci", 10),
    ("undici", 11),
    ("dodici", 12),
    ("quindici", 15),
    ("venti", 20),
    ("trenta", 30),
    ("quaranta", 40),
    ("sessanta", 60),
    ("novanta", 90),
    ("cento", 100),
];

pub const CONDITIONS: &[&str] = &[
    "qualora",
    "ove",
    "laddove",
    "se",
    "previo",
    "previa",
    "in caso di",
    "nel caso di",
    "nel rispetto",
    "compatibilmente con",
    "nei limiti",
    "purché",
    "in presenza di",
    "tenuto conto",
    "con un congruo preavviso",
    "con il consenso",
];

pub const EXCEPTIONS: &[&str] = &[
    "salvo",
    "salva",
    "salve",
    "fatto salvo",
    "fatte salve",
    "fermo restando",
    "ad eccezione",
    "ad esclusione",
    "tranne",
    "eccetto",
];

pub const NEW_CONDITIONS: &[&str] = &[
    "previa autorizzazione del dirigente",
    "qualora ricorrano comprovate esigenze organizzative",
    "compatibilmente con le risorse disponibili",
    "nei limiti stabiliti annualmente",
    "solo in via eccezionale",
    "a condizione che vi sia parere favorevole",
];

pub const NEW_EXCEPTIONS: &[&str] = &[
    "salvo diversa disposizione del dirigente",
    "fatte salve le esigenze di servizio",
    "ad eccezione del personale turnista",
    "tranne che nei periodi di chiusura",
    "a meno che non ricorrano urgenze",
    "con esclusione dei rapporti a termine",
];

/// Words that say the same.
pub const SAME: &[(&str, &str)] = &[
    ("decreto legislativo", "D.Lgs."),
    ("decreto legislativo", "D. lgs."),
    ("decreto del Presidente della Repubblica", "D.P.R."),
    ("legge n.", "L. n."),
    ("legge n.", "L."),
    ("art.", "articolo"),
    ("Art.", "articolo"),
    ("articolo", "art."),
    ("comma", "c."),
    ("comma", "co."),
    ("lettera", "lett."),
    ("lett.", "lettera"),
    ("successive modificazioni ed integrazioni", "s.m.i."),
    ("CCNL", "C.C.N.L."),
    ("CCNL", "contratto collettivo nazionale di lavoro"),
    ("21 maggio 2018", "21/05/2018"),
    ("21 maggio 2018", "21.5.2018"),
    ("14 settembre 2000", "14.09.2000"),
    ("4 dicembre 2017", "4/12/2017"),
    ("30.6.2003", "30 giugno 2003"),
    ("è", "e'"),
    ("può", "puo'"),
    ("attività", "attivita'"),
    ("modalità", "modalita’"),
    ("l'ente", "l'amministrazione"),
    ("l'amministrazione", "l'Ente"),
    ("dall'amministrazione", "dall'Azienda"),
    ("dell'amministrazione", "dell'ente"),
    ("dell'amministrazione", "dell'Istituto"),
    ("dipendente", "lavoratore"),
    ("lavoratore", "dipendente"),
    ("lavoratori", "dipendenti"),
    ("dipendenti", "lavoratori"),
    ("lavoro agile", "smart working"),
    ("ed", "e"),
    ("email", "e-mail"),
    ("22:00", "22.00"),
    ("6:00", "06:00"),
    ("due", "2"),
    ("cinque", "5"),
    ("quindici", "15"),
    ("tre", "3"),
];
