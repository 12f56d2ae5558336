//! The operator words before a number: almeno, non superiore a, entro, di norma …

use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::denial;
use super::phrase::{List, Table, take};

/// Which side a number bounds.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// At least so much (almeno, non inferiore a).
    Min,
    /// So much.
    #[default]
    Exact,
    /// At most so much (massimo, non superiore a, entro).
    Max,
}

/// How a number bounds: the side, whether the end itself is out, and whether it is only a guide.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct Bound {
    /// The side.
    #[serde(default)]
    pub op: Op,
    /// The end itself is out («inferiore a sei mesi»).
    #[serde(default, skip_serializing_if = "is_false")]
    pub strict: bool,
    /// Only a guide («di norma», «circa»).
    #[serde(default, skip_serializing_if = "is_false")]
    pub approximate: bool,
}

/// For serde: false is not written.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(super) fn is_false(flag: &bool) -> bool {
    !flag
}

impl Bound {
    /// No operator.
    pub const EXACT: Self = Self {
        op: Op::Exact,
        strict: false,
        approximate: false,
    };
    /// At least.
    pub const MIN: Self = Self {
        op: Op::Min,
        strict: false,
        approximate: false,
    };
    /// At most.
    pub const MAX: Self = Self {
        op: Op::Max,
        strict: false,
        approximate: false,
    };
    /// More than.
    pub const OVER: Self = Self {
        op: Op::Min,
        strict: true,
        approximate: false,
    };
    /// Less than.
    pub const UNDER: Self = Self {
        op: Op::Max,
        strict: true,
        approximate: false,
    };

    /// The spoken form, with a space after it: empty, `almeno `, `di norma massimo `, `meno di `.
    pub(super) fn spoken(self) -> String {
        let side = match (self.op, self.strict) {
            (Op::Exact, _) => "",
            (Op::Min, false) => "almeno ",
            (Op::Max, false) => "massimo ",
            (Op::Min, true) => "più di ",
            (Op::Max, true) => "meno di ",
        };
        format!("{}{side}", if self.approximate { "di norma " } else { "" })
    }
}

/// Words that make a number a guide.
static GUIDE: List = List::new(&[
    "di norma",
    "di regola",
    "di massima",
    "in linea di massima",
    "circa",
    "indicativamente",
    "orientativamente",
    "tendenzialmente",
    "ordinariamente",
    "normalmente",
    "all incirca",
    "approssimativamente",
]);

/// Operators that no «non» turns round.
static PLAIN: Table<Bound> = Table::new(&[
    (
        "@il? durata|periodo|termine|limite|tetto|preavviso|anticipo|numero|quota|misura|soglia massimo|massima @di",
        Bound::MAX,
    ),
    (
        "@il? durata|periodo|termine|limite|preavviso|anticipo|numero|quota|misura|soglia minimo|minima @di",
        Bound::MIN,
    ),
    ("per? almeno", Bound::MIN),
    ("quanto meno", Bound::MIN),
    ("quantomeno", Bound::MIN),
    ("perlomeno", Bound::MIN),
    ("per lo meno", Bound::MIN),
    ("come minimo", Bound::MIN),
    ("pari ad almeno", Bound::MIN),
    ("@da? un? minimo @di?", Bound::MIN),
    ("@il? minima|minimi|minime @di?", Bound::MIN),
    ("al minimo", Bound::MIN),
    ("pari|uguale|eguale o superiore|superiori @a", Bound::MIN),
    (
        "superiore|superiori o pari|uguale|uguali|eguale @a",
        Bound::MIN,
    ),
    ("non prima @di", Bound::MIN),
    ("@a? massimo @di?", Bound::MAX),
    ("@il? massima|massimi|massime @di?", Bound::MAX),
    ("per? un massimo complessivo? @di?", Bound::MAX),
    ("fino|sino @a", Bound::MAX),
    (
        "fino|sino @a un|il? massimo|massima complessivo|complessiva? @di?",
        Bound::MAX,
    ),
    ("pari|uguale|eguale o inferiore|inferiori @a", Bound::MAX),
    (
        "inferiore|inferiori o pari|uguale|uguali|eguale @a",
        Bound::MAX,
    ),
    ("entro", Bound::MAX),
    ("entro e non oltre", Bound::MAX),
    ("entro e comunque? non oltre", Bound::MAX),
    (
        "entro il|un termine massimo|perentorio|ultimo? @di",
        Bound::MAX,
    ),
    ("entro il|un limite massimo? @di", Bound::MAX),
    ("entro un|il periodo massimo? @di", Bound::MAX),
    ("entro un|il massimo @di", Bound::MAX),
    ("entro al? massimo", Bound::MAX),
    ("entro i|le|gli", Bound::MAX),
    ("@in termine massimo|perentorio? @di", Bound::MAX),
    ("@in limite|limiti massimo|massimi? @di", Bound::MAX),
    ("mai per? più @di", Bound::MAX),
    ("mai per? oltre", Bound::MAX),
    ("mai oltre", Bound::MAX),
    ("mai meno @di", Bound::MIN),
    ("mai superiore|superiori @a", Bound::MAX),
    ("mai inferiore|inferiori @a", Bound::MIN),
    ("pari @a", Bound::EXACT),
    ("uguale|uguali|corrispondente @a", Bound::EXACT),
    ("nella misura @di", Bound::EXACT),
]);

/// Operators that a «non» before them turns round.
pub(super) static COMPARED: Table<Bound> = Table::new(&[
    ("per? più @di", Bound::OVER),
    ("più tardi @di", Bound::OVER),
    ("oltre", Bound::OVER),
    ("al di sopra @di", Bound::OVER),
    ("superiore|superiori @a", Bound::OVER),
    ("maggiore|maggiori @di|@a", Bound::OVER),
    ("eccedente|eccedenti", Bound::OVER),
    (
        "superare|superi|superino|supera|superano|supererà|supereranno|superando|eccedere|ecceda|eccedano|oltrepassare|oltrepassi",
        Bound::OVER,
    ),
    ("superato|superata|superati|superate", Bound::OVER),
    ("per? meno @di", Bound::UNDER),
    ("sotto", Bound::UNDER),
    ("al di sotto @di", Bound::UNDER),
    ("inferiore|inferiori @a", Bound::UNDER),
    ("minore|minori @di|@a", Bound::UNDER),
    ("più breve|brevi @di", Bound::UNDER),
    ("più lungo|lunga|lunghi|lunghe @di", Bound::OVER),
]);

/// Reads operator words at `at`: the bound and how many words it takes (0 when there are none).
pub(super) fn read(words: Words<'_>, at: usize) -> (Bound, usize) {
    let mut guide = GUIDE.any(words, at).unwrap_or(0);
    let of = take(words, at + guide, "@di").filter(|_| guide > 0);
    if let Some(of) = of.filter(|of| side(words, at + guide + of).is_some()) {
        guide += of;
    }
    let (mut bound, mut taken) = side(words, at + guide).unwrap_or_default();
    taken += guide;
    let late = GUIDE.any(words, at + taken).unwrap_or(0);
    bound.approximate = guide + late > 0;
    (bound, taken + late)
}

/// Operators that are one only where they are denied: «non può essere revocato prima di sei mesi».
static DENIED: Table<Bound> = Table::new(&[
    ("prima @di", Bound::MIN),
    ("prima che siano decorsi|trascorsi", Bound::MIN),
]);

fn side(words: Words<'_>, at: usize) -> Option<(Bound, usize)> {
    if let Some(found) = DENIED
        .longest(words, at)
        .filter(|_| denial::denied(words, at))
    {
        return Some(found);
    }
    let denied = denial::leads(words, at);
    if let Some((bound, taken)) =
        denied.and_then(|n| COMPARED.longest(words, at + n).map(|(b, t)| (b, n + t)))
    {
        return Some((turned(bound), taken));
    }
    let plain = PLAIN.longest(words, at);
    let compared = COMPARED.longest(words, at).map(|(bound, taken)| {
        (
            if denial::denied(words, at) {
                turned(bound)
            } else {
                bound
            },
            taken,
        )
    });
    match (plain, compared) {
        (Some(a), Some(b)) => Some(if b.1 > a.1 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// «non superiore a» is at most, «non inferiore a» is at least.
fn turned(bound: Bound) -> Bound {
    if bound.op == Op::Min {
        Bound::MAX
    } else {
        Bound::MIN
    }
}

/// Operator words that stand after the number: «trenta giorni al massimo».
static AFTER: Table<Bound> = Table::new(&[
    ("al massimo", Bound::MAX),
    ("come massimo", Bound::MAX),
    ("massimo|massimi|massime", Bound::MAX),
    ("al minimo", Bound::MIN),
    ("almeno", Bound::MIN),
    ("come minimo", Bound::MIN),
    ("minimo|minimi|minime", Bound::MIN),
    ("o più", Bound::MIN),
    ("e oltre", Bound::MIN),
]);

/// Reads an operator after the number. Not when the operator opens another number.
pub(super) fn read_after(words: Words<'_>, at: usize) -> Option<(Bound, usize)> {
    let (bound, taken) = AFTER.longest(words, at)?;
    let opens = super::number::read(words, at + taken).is_some()
        || matches!(words.get(at + taken), "_" | "un" | "una" | "di" | "il");
    (!opens).then_some((bound, taken))
}

/// Small words between an operator and its number: «fino a un totale di 30 giorni», «entro i 15 giorni».
pub(super) fn gap(words: Words<'_>, at: usize) -> usize {
    static GAPS: List = List::new(&[
        "i|gli|le|ai|agli|alle|dei|delle|di|per",
        "@il? termine|limite|totale|massimo|periodo|tetto|numero complessivo|massimo? @di",
        "@il? durata|soglia|quota|misura complessiva|massima|minima? @di",
        "complessivi|complessive|ulteriori|successivi|successive|primi|prime",
        "i|gli|le primi|prime|successivi|successive",
    ]);
    GAPS.any(words, at).unwrap_or(0)
}
