//! The short names by which lawyers call what a text cites: `l. 81/2017 art. 19 c. 1`.

use nom::Parser;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::{Act, Citation, act, citation, opens_word, partition};
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

/// All that `text` cites, in order: acts and contracts with their places, and places of no named act,
/// which are those of the text itself («di cui all'art. 4, comma 2»).
pub fn names(text: &str) -> Vec<Cited> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        match named(rest).filter(|_| opens_word(text, at)) {
            Some((after, names)) => {
                let span = Span::new(at, text.len() - after.len());
                found.extend(
                    names
                        .into_iter()
                        .map(|(name, urn)| Cited { span, name, urn }),
                );
                at = span.end;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// What follows, and the names with their URN.
type Named<'a> = (&'a str, Vec<(String, Option<String>)>);

fn named(input: &str) -> Option<Named<'_>> {
    if let Ok((rest, citations)) = citation(input) {
        let one = |c: Citation| (c.to_string(), c.urn);
        return Some((rest, citations.into_iter().map(one).collect()));
    }
    let (rest, places) = partition::places(input).ok()?;
    let own = places.iter().map(|place| (place.to_string(), None));
    Some((rest, own.collect()))
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
                let short = SHORT.iter().find(|(nir, _)| nir == kind);
                let short = short.map_or(kind.as_str(), |(_, short)| short);
                let year = date.split('-').next().unwrap_or_default();
                write!(f, "{short} {number}/{year}")
            }
            Self::European(year, number) => write!(f, "reg. UE {year}/{number}"),
        }
    }
}

/// `comparto istruzione e ricerca del 18/01/2024` → `CCNL Istruzione e Ricerca del 18 gennaio 2024`.
fn contract(words: &str) -> String {
    let mut out = String::from("CCNL");
    let mut rest = words.trim();
    while !rest.is_empty() {
        out.push(' ');
        if let Ok((after, date)) = preceded(opt(act::of), act::date).parse(rest) {
            out.push_str("del ");
            out.push_str(&act::in_words(&date));
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
