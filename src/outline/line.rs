//! What does a line open? The grammar of the first words of a line.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, digit1, one_of, satisfy, space0, space1};
use nom::combinator::{opt, peek, recognize, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::annex::{annex, statement};
use super::mark::{self, Mark, error, latin};
use super::number;

/// A division above the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Division {
    /// Parte.
    Parte,
    /// Titolo.
    Titolo,
    /// Capo.
    Capo,
    /// Sezione.
    Sezione,
}

/// The name under which an article goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// «Art.», «Articolo».
    Articolo,
    /// «Punto».
    Punto,
}

/// What a line opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// Titolo, capo, sezione, parte: number as printed.
    Division(Division, String),
    /// Article: number in digits, with «-bis».
    Article(Label, String),
    /// Allegato, modulo, appendice: name in small letters, number or letter.
    Annex(&'static str, String),
    /// Declaration, note, table with a name: name in small letters, number.
    Statement(String, String),
    /// List item or comma.
    Item(Mark),
    /// Nothing.
    Plain,
}

/// Reads what the line opens, and how many bytes its number and signs take.
pub(super) fn opener(line: &str) -> (Opener, usize) {
    let found = alt((
        article,
        division,
        annex,
        statement,
        mark::item.map(Opener::Item),
    ))
    .parse(line);
    match found {
        Ok((rest, opener)) => (opener, line.len() - rest.len()),
        Err(_) => (Opener::Plain, 0),
    }
}

/// «4», «84-bis», «94 bis», «Uno».
fn article_number(i: &str) -> IResult<&str, String> {
    let digits = (digit1, opt(latin)).map(|(n, l): (&str, Option<&str>)| match l {
        Some(ending) => format!("{n}-{}", ending.to_ascii_lowercase()),
        None => n.to_owned(),
    });
    let word = take_while1(char::is_alphabetic);
    let spelt = nom::combinator::map_opt(word, |w: &str| number::word(w).map(|n| n.to_string()));
    alt((digits, spelt)).parse(i)
}

fn article(i: &str) -> IResult<&str, Opener> {
    let label = alt((
        value(Label::Articolo, alt((tag("ARTICOLO"), tag("Articolo")))),
        value(
            Label::Articolo,
            terminated(alt((tag("ART"), tag("Art"))), opt(char('.'))),
        ),
        value(
            Label::Punto,
            alt((tag("PUNTO"), tag("Punto"), tag("CLAUSOLA"), tag("Clausola"))),
        ),
    ));
    let sign = terminated(
        opt((opt(char('°')), opt(char('º')))),
        peek(nom::combinator::success(())),
    );
    let head =
        (label, space0, article_number, sign).map(|(label, _, n, _)| Opener::Article(label, n));
    terminated(head, preceded(heading_follows, separators)).parse(i)
}

/// After the number of a heading comes nothing, a sign, a bracket or a capital; after the number of
/// a reference comes a comma or a small letter.
fn heading_follows(i: &str) -> IResult<&str, &str> {
    let rest = i.trim_start();
    let word = rest.trim_start_matches([
        '.', '-', '–', '—', ':', ')', ' ', '*', '"', '“', '«', '(', '\u{2011}',
    ]);
    let signed = word.len() < rest.len();
    let first = word.chars().next();
    let heading = match first {
        None => true,
        Some(c) if rest.starts_with('(') => c.is_alphanumeric(),
        Some(c) => (c.is_uppercase() && !is_reference(word)) || (signed && c.is_ascii_digit()),
    };
    let referring = rest.starts_with([',', ';', '/']);
    if heading && !referring {
        Ok((i, ""))
    } else {
        Err(error(i))
    }
}

/// Words that follow the number of an article in a reference.
fn is_reference(rest: &str) -> bool {
    let word = rest.split([' ', '.']).next().unwrap_or("");
    matches!(
        word,
        "CCNL" | "CCNQ" | "DPR" | "GDPR" | "TUPI" | "TUEL" | "Cost"
    ) && !rest.contains(" - ")
}

/// The signs between a number and its heading.
pub(super) fn separators(i: &str) -> IResult<&str, &str> {
    take_while(|c: char| matches!(c, ' ' | '.' | '-' | '–' | '—' | ':' | ')' | '\u{2011}')).parse(i)
}

/// «VII», «1», «A», «PRIMO», «I°».
fn division_number(i: &str) -> IResult<&str, String> {
    let roman = verify(
        take_while1(|c: char| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')),
        |w: &str| number::roman(w).is_some(),
    );
    let letter = terminated(
        recognize((satisfy(|c| c.is_ascii_uppercase()), opt(digit1))),
        peek(nom::combinator::not(satisfy(char::is_alphanumeric))),
    );
    let word = verify(take_while1(char::is_alphabetic), |w: &str| {
        number::word(w).is_some()
    });
    let end = peek(alt((
        value((), nom::combinator::eof),
        value((), one_of(" .-–—:)°ª º\"'/")),
    )));
    let ending = opt(latin);
    (
        alt((
            terminated(roman, end),
            terminated(
                word,
                peek(nom::combinator::not(satisfy(char::is_alphabetic))),
            ),
            recognize((digit1, opt(preceded(char('.'), digit1)))),
            letter,
        )),
        ending,
    )
        .map(|(n, l): (&str, Option<&str>)| l.map_or_else(|| n.to_owned(), |l| format!("{n}-{l}")))
        .parse(i)
}

fn division(i: &str) -> IResult<&str, Opener> {
    let name = alt((
        value(Division::Titolo, alt((tag("TITOLO"), tag("Titolo")))),
        value(Division::Capo, alt((tag("CAPO"), tag("Capo")))),
        value(Division::Sezione, alt((tag("SEZIONE"), tag("Sezione")))),
        value(Division::Parte, alt((tag("PARTE"), tag("Parte")))),
    ));
    let numbered = (
        name,
        space1,
        division_number,
        opt(one_of("°ªº")),
        peek(heading_follows),
        separators,
    )
        .map(|(d, _, n, _, _, _)| Opener::Division(d, n));
    let named = (
        alt((
            value(Division::Sezione, tag("SEZIONE")),
            value(Division::Parte, tag("PARTE")),
        )),
        space1,
        peek(capitals),
    )
        .map(|(d, _, _)| Opener::Division(d, String::new()));
    alt((numbered, lettered, named)).parse(i)
}

/// «B. SEZIONE SCUOLA», «A.PARTE COMUNE»: a part above the titles.
fn lettered(i: &str) -> IResult<&str, Opener> {
    let letter = terminated(
        recognize(satisfy(|c| c.is_ascii_uppercase())),
        (char('.'), space0),
    );
    let name = peek((alt((tag("PARTE"), tag("SEZIONE"))), peek(capitals)));
    (letter, name)
        .map(|(n, _): (&str, _)| Opener::Division(Division::Parte, n.to_owned()))
        .parse(i)
}

/// The rest of the line is in capitals.
fn capitals(i: &str) -> IResult<&str, &str> {
    let upper = i.chars().filter(|c| c.is_uppercase()).count();
    let lower = i.chars().filter(|c| c.is_lowercase()).count();
    if (upper >= 3 || i.is_empty()) && upper >= lower {
        Ok((i, ""))
    } else {
        Err(error(i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> String {
        let (opener, taken) = opener(line);
        let name = match opener {
            Opener::Division(d, n) => format!("{d:?} {n}"),
            Opener::Article(Label::Articolo, n) => format!("art {n}"),
            Opener::Article(Label::Punto, n) => format!("punto {n}"),
            Opener::Annex(name, n) => format!("{name} {n}"),
            Opener::Statement(name, n) => format!("{name} {n}"),
            Opener::Item(m) => format!(
                "{:?} {}{}{}",
                m.class,
                if m.dashed { "- " } else { "" },
                m.number,
                m.sign
            ),
            Opener::Plain => return "plain".into(),
        };
        format!("{name}|{}", &line[taken..])
    }

    #[test]
    fn reads_openers() {
        for (line, want) in [
            ("Art. 4 - Rubrica", "art 4|Rubrica"),
            ("ART. 4", "art 4|"),
            ("Art. 66.", "art 66|"),
            ("Art.5 (Rubrica)", "art 5|(Rubrica)"),
            ("Articolo Quattro", "art 4|"),
            ("Art. 84-bis", "art 84-bis|"),
            ("Art. 94 bis Il Coordinatore", "art 94-bis|Il Coordinatore"),
            ("Art. 4, c. 2 – Criteri di assegnazione", "plain"),
            ("Art. 4: dalle ore 09:00 alle ore 13:00.", "plain"),
            ("Art. 18 del CCNL", "plain"),
            ("PUNTO 9 - TRATTAMENTO", "punto 9|TRATTAMENTO"),
            (
                "CAPO I – DISPOSIZIONI GENERALI",
                "Capo I|DISPOSIZIONI GENERALI",
            ),
            ("TITOLO VII", "Titolo VII|"),
            (
                "Titolo III Capo I e Capo II CCNL",
                "Titolo III|Capo I e Capo II CCNL",
            ),
            (
                "SEZIONE PER LA POLIZIA LOCALE",
                "Sezione |PER LA POLIZIA LOCALE",
            ),
            ("Allegato A)", "allegato A|"),
            (
                "ALLEGATO - SCHEDA DI SINTESI",
                "allegato |SCHEDA DI SINTESI",
            ),
            ("MODULO A", "modulo A|"),
            ("Dichiarazione congiunta n. 1", "dichiarazione congiunta 1|"),
            ("NOTA A VERBALE DELL'ENTE", "nota a verbale |DELL'ENTE"),
            ("1. Il lavoro", "Number 1.|Il lavoro"),
            ("2.I soggetti", "Number 2.|I soggetti"),
            ("ab) definizione", "Letter ab)|definizione"),
            ("e bis) rispettare", "Letter e-bis)|rispettare"),
            ("b5) i criteri", "Sub b5)|i criteri"),
            ("II. senza preavviso", "Roman II.|senza preavviso"),
            ("B. SEZIONE SCUOLA", "Parte B|SEZIONE SCUOLA"),
            ("A.PARTE COMUNE", "Parte A|PARTE COMUNE"),
            ("1.Il lavoro", "Number 1.|Il lavoro"),
            ("6-L'accordo", "Number 6-|L'accordo"),
            ("- 1) Lavoratori", "Number - 1)|Lavoratori"),
            ("(1) Il", "Number 1(|Il"),
            ("comma 3. Il", "Number 3.|Il"),
            ("4.2 Il dipendente", "Decimal 4.2.|Il dipendente"),
            ("1O.l Il luogo", "Decimal 10.1.|Il luogo"),
            ("8.00 alle ore", "plain"),
            ("12.03.2024 la", "plain"),
            ("a) il buono", "Letter a)|il buono"),
            ("- a. durata", "Letter - a.|durata"),
            ("e-bis) rispettare", "Letter e-bis)|rispettare"),
            ("n. 104 del", "plain"),
            ("L. 104/1992", "plain"),
            ("- la durata", "Dash -|la durata"),
            ("• Il diritto", "Dash •|Il diritto"),
            ("[ ] Chiede", "Dash □|Chiede"),
            ("I successivi commi", "plain"),
        ] {
            assert_eq!(show(line), want, "{line}");
        }
    }
}
