//! Words → tokens: differences of rendering are gone.

use std::cmp::Reverse;

use super::number;
use super::token::Nature;
use crate::grammar::{Equivalences, Spelling};
use crate::text::{Words, unaccented};
use crate::value::{self, Value, ValueType};

/// A token before its spelling has a number, and how many words it takes; without spelling it is a
/// word without weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub spelling: Option<String>,
    pub nature: Nature,
    pub taken: usize,
    /// Where the reader stands after it.
    pub after: After,
}

/// Where the reader stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum After {
    /// After any word.
    #[default]
    Word,
    /// After «art.», «lett.».
    Place,
    /// After the number of a place: others may follow («5, 6 e 7»).
    Number,
    /// After an act or a contract: a date is its date.
    Act,
}

impl After {
    /// Where the reader stands after a word that joins two others.
    fn joined(self) -> Self {
        match self {
            Self::Number => Self::Number,
            _ => Self::Word,
        }
    }
}

type Found<'l> = (Spelling, &'l str, usize);

/// Reads the words of one sentence.
pub(super) struct Reader<'w, 'l> {
    pub words: Words<'w>,
    pub equivalences: &'l Equivalences,
}

impl<'l> Reader<'_, 'l> {
    /// What stands at word `at`.
    pub fn read(&mut self, at: usize, after: After) -> Read {
        if self.words.get(at) == "_" {
            return Read::new("_".into(), Nature::Blank, 1, After::Word);
        }
        let found = self.equivalences.spellings(self.words, at);
        self.act(&found, at)
            .or_else(|| self.place(&found, at))
            .or_else(|| self.number_sign(&found, at, after))
            .or_else(|| self.place_number(at, after))
            .or_else(|| self.quantity(&found, at, after))
            .unwrap_or_else(|| self.word(&found, at, after))
    }

    /// «legge 22 maggio 2017, n. 81», «L. 81/2017», «legge n. 81 del 2017» are one token.
    fn act(&mut self, found: &[Found<'l>], at: usize) -> Option<Read> {
        let acts = found.iter().filter(|f| f.0 == Spelling::Act);
        let &(_, name, taken) = acts.max_by_key(|f| f.2)?;
        let mut end = at + taken;
        let mut year = None;
        self.date(&mut end, &mut year);
        let signed = self.skip(&mut end, Spelling::NumberSign);
        let number = self.words.get(end);
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        end += 1;
        let (number, tail) = number.split_once('/').unwrap_or((number, ""));
        if !tail.is_empty() {
            year = Some(tail.to_owned());
        } else if self.after_slash(end) {
            year = Some(self.words.get(end).to_owned());
            end += 1;
        }
        if year.is_none() {
            self.date(&mut end, &mut year);
        }
        if year.is_none() && !signed {
            return None;
        }
        let year = year.map(|y| format!("/{}", full_year(&y)));
        let key = format!("{name} {number}{}", year.unwrap_or_default());
        Some(Read::new(key, Nature::Reference, end - at, After::Act))
    }

    /// «n.» before digits is nothing.
    fn number_sign(&self, found: &[Found<'l>], at: usize, after: After) -> Option<Read> {
        found.iter().find(|f| f.0 == Spelling::NumberSign)?;
        let digits = self
            .words
            .get(at + 1)
            .starts_with(|c: char| c.is_ascii_digit());
        digits.then(|| Read::silent(1, after))
    }

    /// Whether the word is no abbreviation of one or two letters.
    fn long(&self, at: usize) -> bool {
        self.words.get(at).chars().count() > 2
    }

    fn after_slash(&self, at: usize) -> bool {
        at < self.words.len()
            && self.words.word(at).break_before == Some('/')
            && self.words.get(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// A date, or a bare year after «del»: moves `end` past it.
    fn date(&mut self, end: &mut usize, year: &mut Option<String>) {
        let mut at = *end;
        let tied = self.skip(&mut at, Spelling::Weak);
        if let Some((Value::Date(date), taken)) = value::read(ValueType::Date, self.words, at)
            && date.has_year()
        {
            *year = Some(date.iso()[..4].to_owned());
            *end = at + taken;
        } else if tied && is_year(self.words.get(at)) {
            *year = Some(self.words.get(at).to_owned());
            *end = at + 1;
        }
    }

    /// Moves `at` past words of that spelling; whether there were any.
    fn skip(&mut self, at: &mut usize, spelling: Spelling) -> bool {
        let start = *at;
        while let Some((_, _, taken)) = self
            .equivalences
            .spellings(self.words, *at)
            .into_iter()
            .find(|f| f.0 == spelling)
        {
            *at += taken;
        }
        *at > start
    }

    /// «art. 66», «lett. b)», «comma 3»: the word for the place, when a number or a letter follows.
    fn place(&mut self, found: &[Found<'l>], at: usize) -> Option<Read> {
        let places = found.iter().filter(|f| f.0 == Spelling::Place);
        let &(_, name, taken) = places.max_by_key(|f| f.2)?;
        let next = at + taken;
        let digits = self
            .words
            .get(next)
            .starts_with(|c: char| c.is_ascii_digit());
        if !digits && !self.is_letter(next) {
            return None;
        }
        Some(Read::new(
            name.to_owned(),
            Nature::Reference,
            taken,
            After::Place,
        ))
    }

    /// A single letter with a bracket after it, or a Roman number.
    fn is_letter(&self, at: usize) -> bool {
        let word = self.words.get(at);
        let closed = at + 1 >= self.words.len()
            || self
                .words
                .word(at + 1)
                .break_before
                .is_some_and(|c| ")-:,;".contains(c));
        let letter = word.chars().count() == 1 && word != "_" && closed;
        letter || (!word.is_empty() && word.chars().all(|c| "ivxlc".contains(c)) && closed)
    }

    /// A number or a letter after the word for a place, or after another such number.
    fn place_number(&mut self, at: usize, after: After) -> Option<Read> {
        let word = self.words.get(at);
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let fits = match after {
            After::Place => digits || self.is_letter(at) || word.chars().count() == 1,
            After::Number => {
                let listed = self.words.word(at).break_before.is_some()
                    || at.checked_sub(1).is_some_and(|b| self.joins(b));
                let counts = value::read(ValueType::Duration, self.words, at).is_some();
                listed && !counts && (digits || self.is_letter(at))
            }
            After::Word | After::Act => false,
        };
        if !fits || word.contains('/') {
            return None;
        }
        let mut key = word.trim_end_matches(['º', 'ª']).to_owned();
        let mut end = at + 1;
        let suffix = |f: &Found<'_>| f.0 == Spelling::Suffix;
        if self
            .equivalences
            .spellings(self.words, end)
            .iter()
            .any(suffix)
        {
            key.push_str(self.words.get(end));
            end += 1;
        }
        Some(Read::new(key, Nature::Reference, end - at, After::Number))
    }

    /// Whether the word is one letter that joins two others («e», «o»).
    fn joins(&self, at: usize) -> bool {
        matches!(self.words.get(at), "e" | "ed" | "o" | "od")
    }

    /// A date or a number, in words or in digits or in both.
    fn quantity(&mut self, found: &[Found<'l>], at: usize, after: After) -> Option<Read> {
        let word = self.words.get(at);
        if found.iter().any(|f| f.0 == Spelling::Light) {
            let counts = word.starts_with("un")
                && value::read(ValueType::Duration, self.words, at).is_some();
            return counts.then(|| Read::new("1".into(), Nature::Number, 1, After::Word));
        }
        let number = number::plain(word);
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let first = value::ordinal(word) == Some(1);
        if !digits && number.is_none() && !first {
            return None;
        }
        if let Some((Value::Date(date), taken)) = value::read(ValueType::Date, self.words, at) {
            let nature = match after {
                After::Act => Nature::Reference,
                _ => Nature::Number,
            };
            return Some(Read::new(date.iso(), nature, taken, After::Word));
        }
        let number = number?;
        if let Some(read) = self.parted_date(at) {
            return Some(read);
        }
        let again = self.bracketed(at + 1).as_ref() == Some(&number);
        let taken = if again { 2 } else { 1 };
        Some(Read::new(number, Nature::Number, taken, After::Word))
    }

    /// The number in brackets at `at`: «trenta (30)» says one number twice.
    fn bracketed(&self, at: usize) -> Option<String> {
        let there = at < self.words.len();
        let opens = there && matches!(self.words.word(at).break_before, Some('(' | '/'));
        opens.then(|| number::plain(self.words.get(at))).flatten()
    }

    /// «21.05. 2018»: a date with a space in it.
    fn parted_date(&self, at: usize) -> Option<Read> {
        let (day, month) = self.words.get(at).split_once(['.', '/'])?;
        let year = self.words.get(at + 1);
        if !is_year(year) || !matches!(self.words.word(at + 1).break_before, Some('.' | '/')) {
            return None;
        }
        let date = value::Date::new(year.parse().ok(), month.parse().ok()?, day.parse().ok()?)?;
        Some(Read::new(date.iso(), Nature::Number, 2, After::Word))
    }

    /// Any other word.
    fn word(&self, found: &[Found<'l>], at: usize, after: After) -> Read {
        let usual = |f: &&Found<'l>| match f.0 {
            Spelling::Act | Spelling::Place => self.long(at) || f.2 > 1,
            Spelling::Suffix | Spelling::NumberSign => false,
            _ => true,
        };
        let longest = found
            .iter()
            .filter(usual)
            .max_by_key(|f| (f.2, Reverse(f.0)));
        let Some(&(spelling, name, taken)) = longest else {
            let key = bare(self.words.get(at));
            return Read::new(key, Nature::Word, 1, After::Word);
        };
        match spelling {
            Spelling::Weak | Spelling::Filler => Read::silent(taken, after),
            Spelling::Light => Read::new(name.into(), Nature::Light, taken, After::Word),
            Spelling::Equivalent => Read::new(format!("={name}"), Nature::Word, taken, After::Word),
            Spelling::Same if self.joins(at) => {
                Read::new(name.into(), Nature::Light, taken, after.joined())
            }
            _ => {
                let dated = value::read(ValueType::Date, self.words, at + taken).is_some();
                let after = if dated { After::Act } else { After::Word };
                Read::new(name.into(), Nature::Word, taken, after)
            }
        }
    }
}

impl Read {
    fn new(spelling: String, nature: Nature, taken: usize, after: After) -> Self {
        Self {
            spelling: Some(spelling),
            nature,
            taken,
            after,
        }
    }

    fn silent(taken: usize, after: After) -> Self {
        Self {
            spelling: None,
            nature: Nature::Light,
            taken,
            after,
        }
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())
}

/// Two digits are of this century up to 50, of the last one after.
fn full_year(year: &str) -> String {
    match year.parse::<u16>() {
        Ok(n) if year.len() == 2 && n <= 50 => format!("20{year}"),
        Ok(_) if year.len() == 2 => format!("19{year}"),
        _ => year.to_owned(),
    }
}

/// A word without its accents: `puo` is «può» and «puo».
fn bare(word: &str) -> String {
    if word.chars().count() <= 2 {
        return word.to_owned();
    }
    word.chars().map(unaccented).collect()
}
