//! Where a text points inside an act, as it says it: by number, or «precedente», «presente», «medesimo».

use super::Partition;

/// One number of a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// As printed, without its sign: `66`, `55quater`, `b`, `III`.
    Printed(String),
    /// «presente».
    Present,
    /// «precedente».
    Previous,
    /// «precedenti»: all before.
    AllPrevious,
    /// «successivo», «seguente».
    Next,
    /// «successivi»: all after.
    AllNext,
    /// «medesimo», «stesso»: the one named last.
    Same,
    /// «ultimo».
    Last,
    /// Left blank: «art. ...».
    Blank,
}

/// A part of an act above its articles, or beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Division {
    /// Titolo.
    Titolo,
    /// Capo.
    Capo,
    /// Sezione.
    Sezione,
    /// Allegato.
    Allegato,
    /// Tabella.
    Tabella,
}

impl Division {
    /// The first step of its locator.
    pub fn step(self) -> &'static str {
        match self {
            Self::Titolo => "tit",
            Self::Capo => "capo",
            Self::Sezione => "sez",
            Self::Allegato => "all",
            Self::Tabella => "tab",
        }
    }
}

/// A place as a text points at it; what is `None` the text does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pointer {
    /// Divisions, the outermost first.
    pub divisions: Vec<(Division, Number)>,
    /// Article.
    pub article: Option<Number>,
    /// Comma.
    pub comma: Option<Number>,
    /// Letter.
    pub letter: Option<Number>,
    /// Number or point, below a comma or a letter.
    pub number: Option<Number>,
    /// Sentence (periodo).
    pub sentence: Option<Number>,
    /// «e seguenti».
    pub following: bool,
}

impl Number {
    /// The number as printed; `None` for relative ones.
    pub fn printed(&self) -> Option<&str> {
        match self {
            Self::Printed(number) => Some(number),
            _ => None,
        }
    }
}

impl Pointer {
    /// The printed part of the place; `None` when nothing of it is.
    pub fn partition(&self) -> Option<Partition> {
        let printed =
            |number: &Option<Number>| number.as_ref().and_then(Number::printed).map(str::to_owned);
        let divisions: Vec<String> = self
            .divisions
            .iter()
            .filter_map(|(kind, number)| Some(format!("{}. {}", kind.step(), number.printed()?)))
            .collect();
        let partition = Partition {
            article: printed(&self.article).unwrap_or_default(),
            comma: printed(&self.comma),
            letter: printed(&self.letter),
            number: printed(&self.number),
            sentence: match &self.sentence {
                Some(Number::Last) => Some("ultimo".to_owned()),
                other => printed(other),
            },
            division: (!divisions.is_empty()).then(|| divisions.join(" ").replace("capo.", "capo")),
            following: self.following,
        };
        (partition != Partition::default()).then_some(partition)
    }

    /// Whether «medesimo» before it is about the act: of an article or a whole comma, while «la stessa
    /// lettera d)» is in the comma around it.
    pub(super) fn may_be_again(&self) -> bool {
        self.article.is_some() || self.comma == Some(Number::Same)
    }

    /// Whether nothing of it is relative or blank.
    pub fn is_absolute(&self) -> bool {
        let parts = [&self.article, &self.comma, &self.letter, &self.number];
        parts
            .into_iter()
            .flatten()
            .all(|number| number.printed().is_some())
    }
}

/// The names of the divisions in [`Partition::division`].
const DIVISIONS: &[(&str, Division)] = &[
    ("tit.", Division::Titolo),
    ("capo", Division::Capo),
    ("sez.", Division::Sezione),
    ("all.", Division::Allegato),
    ("tab.", Division::Tabella),
];

impl Partition {
    /// The place as a pointer, whose numbers are all printed.
    pub fn pointer(&self) -> Pointer {
        let printed = |number: &Option<String>| number.clone().map(Number::Printed);
        let words: Vec<&str> = self
            .division
            .as_deref()
            .unwrap_or_default()
            .split(' ')
            .collect();
        let division = |pair: &[&str]| {
            let (_, kind) = DIVISIONS
                .iter()
                .find(|(name, _)| pair.first() == Some(name))?;
            Some((*kind, Number::Printed((*pair.get(1)?).to_owned())))
        };
        Pointer {
            divisions: words.chunks(2).filter_map(division).collect(),
            article: (!self.article.is_empty()).then(|| Number::Printed(self.article.clone())),
            comma: printed(&self.comma),
            letter: printed(&self.letter),
            number: printed(&self.number),
            sentence: printed(&self.sentence),
            following: self.following,
        }
    }
}
