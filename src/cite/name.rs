//! The short names by which lawyers call what a text cites: `l. 81/2017 art. 19 c. 1`.

use nom::Parser;
use nom::character::complete::multispace1;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::date::{date, in_words};
use super::lexer::word;
use super::{Act, Citation, Mention, Named, Pointer, Union, mentions};
use crate::text::Span;

/// Something cited, by its short name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Where its words stand.
    pub span: Span,
    /// `l. 81/2017 art. 19`, `CCNL Funzioni Locali 2019-2021 art. 66`, `art. 4 c. 2` of the act itself.
    pub name: String,
    /// URN:NIR or CELEX, where there is one.
    pub urn: Option<String>,
}

/// Short names of the kinds of act of the State.
const SHORT: &[(&str, &str)] = &[
    ("stato:legge", "l."),
    ("stato:decreto.legislativo", "d.lgs."),
    ("stato:decreto.legge", "d.l."),
    ("presidente.repubblica:decreto", "d.P.R."),
];

/// Acts that are called by a name without a number.
const NUMBERLESS: &[(&str, &str)] = &[
    ("stato:codice.civile", "c.c."),
    ("stato:codice.penale", "c.p."),
    ("stato:codice.procedura.civile", "c.p.c."),
    ("stato:codice.procedura.penale", "c.p.p."),
    ("stato:costituzione", "Cost."),
];

/// All that `text` cites, in order: acts and contracts with their places, and articles of no named act,
/// which are those of the text itself («di cui all'art. 4, comma 2»).
pub fn names(text: &str) -> Vec<Cited> {
    mentions(text).into_iter().filter_map(cited).collect()
}

fn cited(mention: Mention) -> Option<Cited> {
    let span = mention.span;
    let place = mention.pointer.as_ref().and_then(Pointer::partition);
    let act = match mention.act {
        Some(Named::Act(act)) => act,
        Some(Named::Present(kind)) if kind == "ccnl" => Act::Contract(String::new()),
        _ => {
            let name = place.filter(|place| !place.article.is_empty())?.to_string();
            let urn = None;
            return Some(Cited { span, name, urn });
        }
    };
    let citation = Citation::new(act, place);
    Some(Cited {
        span,
        name: citation.to_string(),
        urn: citation.urn,
    })
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.act.fmt(f)?;
        match &self.partition {
            Some(place) => write!(f, " {place}"),
            None => Ok(()),
        }
    }
}

impl std::fmt::Display for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Contract(words) => f.write_str(&contract(words)),
            Self::State { kind, date, number } => {
                if let Some((_, name)) = NUMBERLESS.iter().find(|(nir, _)| nir == kind) {
                    return f.write_str(name);
                }
                let short = SHORT.iter().find(|(nir, _)| nir == kind);
                let short = short.map_or(kind.as_str(), |(_, short)| short);
                let year = date.split('-').next().unwrap_or_default();
                match number {
                    Some(number) => write!(f, "{short} {number}/{year}"),
                    None if date.len() == 10 => write!(f, "{short} {}", in_words(date)),
                    None => write!(f, "{short} {year}"),
                }
            }
            Self::European(kind, year, number) => {
                let short = match kind {
                    Union::Regulation => "reg.",
                    Union::Directive => "dir.",
                    Union::Decision => "dec.",
                };
                write!(f, "{short} UE {year}/{number}")
            }
            Self::Local(words) => f.write_str(words),
        }
    }
}

/// `comparto istruzione e ricerca del 18/01/2024` → `CCNL Istruzione e Ricerca del 18 gennaio 2024`.
fn contract(words: &str) -> String {
    let mut out = String::from("CCNL");
    let mut rest = words.trim();
    while !rest.is_empty() {
        out.push(' ');
        if let Ok((after, date)) = preceded(opt((word(&["del"]), multispace1)), date).parse(rest) {
            out.push_str("del ");
            out.push_str(&in_words(&date));
            rest = after.trim_start();
            continue;
        }
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        rest = after.trim_start();
        match word.to_lowercase().as_str() {
            "del" | "comparto" => drop(out.pop()),
            "e" => out.push('e'),
            years if years.starts_with(|c: char| c.is_ascii_digit()) => {
                out.push_str(&years.replace('/', "-"));
            }
            name => {
                let mut letters = name.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn text_to_short_names() {
        for (text, wanted) in TABLE {
            let found: Vec<String> = names(text).into_iter().map(|c| c.name).collect();
            assert_eq!(found, *wanted, "{text}");
        }
    }

    #[test]
    fn the_urn_goes_with_the_name() {
        let found = names("degli artt. 19 e 21 della legge n. 81 del 2017 e dell'art. 4");
        let urns: Vec<Option<&str>> = found.iter().map(|c| c.urn.as_deref()).collect();
        assert_eq!(
            urns,
            [
                Some("urn:nir:stato:legge:2017-05-22;81~art19"),
                Some("urn:nir:stato:legge:2017-05-22;81~art21"),
                None
            ]
        );
    }

    const TABLE: &[(&str, &[&str])] = &[
        (
            "ai sensi dell'art. 19, comma 1, della legge 22 maggio 2017, n. 81, e del d.lgs. 81/2008",
            &["l. 81/2017 art. 19 c. 1", "d.lgs. 81/2008"],
        ),
        (
            "disapplica e sostituisce l'art. 57 del CCNL 21 maggio 2018",
            &["CCNL del 21 maggio 2018 art. 57"],
        ),
        (
            "l'art. 59 del CCNL del 21.5.2018",
            &["CCNL del 21 maggio 2018 art. 59"],
        ),
        (
            "(Art.66 CCNL Funzioni Locali 2019/2021)",
            &["CCNL Funzioni Locali 2019-2021 art. 66"],
        ),
        (
            "di cui all'art. 14 del CCNL comparto ISTRUZIONE E RICERCA del 18/01/2024",
            &["CCNL Istruzione e Ricerca del 18 gennaio 2024 art. 14"],
        ),
        ("come da CCNL vigente", &["CCNL"]),
        (
            "d.P.R. n. 445/2000 e Regolamento (UE) 2016/679",
            &["d.P.R. 445/2000", "reg. UE 2016/679"],
        ),
        (
            "fermo quanto previsto dall'art. 4, comma 2, lett. b)",
            &["art. 4 c. 2 lett. b"],
        ),
        ("nessuna norma, 20 articoli di cancelleria", &[]),
    ];
}
