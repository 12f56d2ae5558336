//! National contracts in every spelling: «CCNL», «C.C.N.L. Funzioni Locali 2019-2021», «contratto
//! collettivo nazionale quadro del 4 dicembre 2017»; and what their words say.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while1};
use nom::character::complete::{digit1, multispace0, multispace1, one_of};
use nom::combinator::{map, opt, peek, recognize, value, verify};
use nom::sequence::{preceded, terminated};

use super::Act;
use super::date::{date, year};
use super::lexer::{Parsed, fail, word};

/// Names of a contract of a comparto; a space stands for any.
pub(super) const NAMES: &[&str] = &[
    "contratto collettivo nazionale di lavoro",
    "contratto collettivo nazionale",
    "contratto nazionale di lavoro",
    "c.c.n.l.",
    "c. c. n. l.",
    "c.c.n.l",
    "ccnl",
];

/// Names of a contract of all comparti.
pub(super) const QUADRO: &[&str] = &[
    "contratto collettivo nazionale di lavoro quadro",
    "contratto collettivo nazionale quadro",
    "contratto collettivo quadro",
    "accordo collettivo nazionale quadro",
    "accordo collettivo quadro",
    "accordo quadro",
    "c.c.n.q.",
    "ccnq",
    "a.c.n.q.",
    "acnq",
];

/// Comparti and areas as contracts name them, and the ids that we use.
const COMPARTI: &[(&str, &str)] = &[
    ("funzioni locali", "funzioni_locali"),
    ("regioni e autonomie locali", "funzioni_locali"),
    ("regioni-autonomie locali", "funzioni_locali"),
    ("enti locali", "funzioni_locali"),
    ("funzioni centrali", "funzioni_centrali"),
    ("ministeri", "funzioni_centrali"),
    ("enti pubblici non economici", "funzioni_centrali"),
    ("epne", "funzioni_centrali"),
    ("agenzie fiscali", "funzioni_centrali"),
    ("istruzione e ricerca", "istruzione_ricerca"),
    ("istruzione e della ricerca", "istruzione_ricerca"),
    ("scuola", "istruzione_ricerca"),
    ("università", "istruzione_ricerca"),
    ("afam", "istruzione_ricerca"),
    ("enti di ricerca", "istruzione_ricerca"),
    ("sanità", "sanita"),
];

/// Words between the name of a contract and what says which one it is.
const BETWEEN: &[&str] = &[
    "relativo al personale",
    "per il personale",
    "del personale",
    "dei dipendenti",
    "non dirigente",
    "non dirigenziale",
    "dirigente",
    "dell'area",
    "dell'area della dirigenza",
    "area",
    "dirigenza",
    "del comparto",
    "di comparto",
    "comparto",
    "delle",
    "della",
    "dell'",
    "del",
    "nazionale",
    "vigente",
    "parte normativa",
    "normativo",
    "economico",
    "per il triennio",
    "per il periodo",
    "triennio",
    "quadriennio",
    "biennio",
    "periodo",
    "relativo al triennio",
    "relativo al periodo",
    "sottoscritto il",
    "sottoscritto in data",
    "stipulato il",
    "stipulato in data",
    "siglato il",
    "firmato il",
    "in data",
    "e",
    "–",
    "-",
    ",",
    "(",
];

/// What the words of a contract say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContractName {
    /// Whether it is a contract of all comparti.
    pub quadro: bool,
    /// Id of the comparto (`funzioni_locali`); `None` when it names none.
    pub comparto: Option<String>,
    /// Whether it names an area, that is a contract of managers.
    pub area: bool,
    /// First and last year (`2019-2021`).
    pub years: Option<String>,
    /// Date of signature, ISO 8601.
    pub date: Option<String>,
}

impl ContractName {
    /// Reads the words that [`Act::Contract`] keeps.
    pub fn read(words: &str) -> Self {
        let mut name = Self::default();
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            rest = if let Ok((after, piece)) = piece(rest) {
                name.add(piece);
                after
            } else {
                let after = rest.trim_start_matches(char::is_alphanumeric);
                if after.len() < rest.len() {
                    after
                } else {
                    &rest[c.len_utf8()..]
                }
            };
        }
        name
    }

    /// Whether the words say nothing of which contract is meant.
    pub fn is_bare(&self) -> bool {
        *self == Self::default()
    }

    fn add(&mut self, piece: Piece) {
        match piece {
            Piece::Quadro => self.quadro = true,
            Piece::Area => self.area = true,
            Piece::Comparto(id) => self.comparto = Some(id.to_owned()),
            Piece::Years(years) => self.years = Some(years),
            Piece::Date(date) => self.date = Some(date),
        }
    }
}

/// What one word or date says.
#[derive(Clone, Debug)]
enum Piece {
    Quadro,
    Area,
    Comparto(&'static str),
    Years(String),
    Date(String),
}

/// A national contract.
pub(super) fn contract(input: &str) -> Parsed<'_, Act> {
    let (rest, quadro) = named(input)?;
    let (mut end, mut at) = (rest, rest);
    // Small words count only when something that says which contract follows them.
    for _ in 0..12 {
        let (after, _) = multispace0(at)?;
        if let Ok((after, _)) = piece(after) {
            (end, at) = (after, after);
        } else if let Ok((after, _)) = word(BETWEEN)(after).or_else(|_| acronym(after)) {
            at = after;
        } else {
            break;
        }
    }
    let words = input[input.len() - rest.len()..input.len() - end.len()].trim();
    let words = words.trim_start_matches([',', '(', '-', '–']).trim_start();
    let words = match (quadro, words) {
        (true, "") => "quadro".to_owned(),
        (true, words) => format!("quadro {words}"),
        (false, words) => words.to_owned(),
    };
    let closed = words.contains('(') && !words.contains(')') && end.starts_with(')');
    let end = if closed || bracketed(input, end) {
        &end[1..]
    } else {
        end
    };
    Ok((end, Act::Contract(words)))
}

/// The name, and whether it is that of a contract of all comparti; a date may stand close to it
/// («CCNL12 febbraio 2018»).
fn named(input: &str) -> Parsed<'_, bool> {
    let close = map(terminated(tag_no_case("ccnl"), peek(date)), |_| false);
    let (rest, quadro) =
        alt((value(true, word(QUADRO)), value(false, word(NAMES)), close)).parse(input)?;
    if rest.starts_with(char::is_alphabetic) {
        return fail(input);
    }
    Ok((rest, quadro))
}

/// «ENAC», «ATA»: an institution or a category that is no comparto.
fn acronym(input: &str) -> Parsed<'_, &str> {
    let capitals = verify(take_while1(char::is_uppercase), |c: &str| {
        (2..=8).contains(&c.len())
    });
    terminated(capitals, peek(multispace1)).parse(input)
}

/// Whether a bracket that opened among the words closes here.
fn bracketed(input: &str, end: &str) -> bool {
    let taken = &input[..input.len() - end.len()];
    end.starts_with(')') && taken.matches('(').count() > taken.matches(')').count()
}

fn piece(input: &str) -> Parsed<'_, Piece> {
    let quadro = value(Piece::Quadro, word(&["quadro"]));
    let area = value(Piece::Area, word(&["area", "dirigenza"]));
    alt((dated, quadro, area, comparto, years)).parse(input)
}

fn dated(input: &str) -> Parsed<'_, Piece> {
    let before = word(&[
        "del",
        "sottoscritto il",
        "stipulato il",
        "siglato il",
        "in data",
    ]);
    let (rest, date) = preceded(opt(terminated(before, multispace1)), date).parse(input)?;
    Ok((rest, Piece::Date(date)))
}

fn comparto(input: &str) -> Parsed<'_, Piece> {
    COMPARTI
        .iter()
        .find_map(|(name, id)| {
            let (rest, ()) = super::lexer::spelled(input, name).ok()?;
            Some((rest, Piece::Comparto(id)))
        })
        .map_or_else(|| fail(input), Ok)
}

/// `2019-2021`, `2019/2021`, `2019 – 2021`, `2019~2021`, `1998-01`; a year alone says nothing.
fn years(input: &str) -> Parsed<'_, Piece> {
    let four = verify(recognize(digit1), |d: &str| d.len() == 4);
    let (rest, (first, _, _, _, last)) =
        (four, multispace0, one_of("-/–~"), multispace0, year).parse(input)?;
    if rest.starts_with(char::is_alphanumeric) || rest.starts_with('/') {
        return fail(input);
    }
    Ok((rest, Piece::Years(format!("{first}-{last}"))))
}
