//! From a place as a text says it to the unit of the outline that it means.

use super::antecedent::article_of;
use super::division::division;
use crate::cite::{Number, Pointer};
use crate::outline::{self, Kind, Outline};
use crate::text::fold;

/// Where a place leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// To this unit.
    Found(usize),
    /// To any of these units, which have the same number.
    Many(Vec<usize>),
    /// Nowhere.
    Missing(Missing),
    /// Into another act.
    Elsewhere,
}

/// What is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The text left the number blank.
    Blank,
    /// No such article.
    Article,
    /// No article around the place that says «presente articolo», or before one that says «precedente».
    Around,
    /// The article has no such comma.
    Comma,
    /// The comma or article has no such letter.
    Letter,
    /// The comma or letter has no such number.
    Number,
    /// No such titolo, capo or sezione.
    Division,
    /// No such annex.
    Annex,
    /// No such table.
    Table,
}

/// The unit that `pointer`, which stands in unit `from`, means.
pub fn resolve(outline: &Outline, from: usize, pointer: &Pointer) -> Outcome {
    let parts = [
        &pointer.article,
        &pointer.comma,
        &pointer.letter,
        &pointer.number,
    ];
    if parts.into_iter().flatten().any(|n| *n == Number::Blank) {
        return Outcome::Missing(Missing::Blank);
    }
    let search = Search {
        outline,
        from,
        pointer,
    };
    if let Some((kind, number)) = pointer.divisions.last() {
        return search.in_division(division(outline, from, &pointer.divisions, (*kind, number)));
    }
    let found = match search.articles() {
        Err(missing) => Outcome::Missing(missing),
        Ok(articles) => search.inside(&articles),
    };
    match found {
        Outcome::Missing(Missing::Number) => search.point().unwrap_or(found),
        found => found,
    }
}

/// Whether the document begins in the middle: its first article is not the first.
pub fn is_extract(outline: &Outline) -> bool {
    let first = outline
        .units
        .iter()
        .find(|unit| unit.kind == Kind::Articolo)
        .and_then(|unit| unit.number.as_deref());
    first.is_some_and(|number| outline::value(number) > 2)
}

/// Whether the heading of `unit` has the words that a reference gives it, or most of them.
pub(super) fn heading_agrees(text: &str, outline: &Outline, unit: usize, words: &str) -> bool {
    let Some(heading) = outline.units[unit].heading else {
        return true;
    };
    likeness(&text[heading.range()], words) >= 0.5
}

/// The share of the longer words of `named` that stand in `heading`, from 0 to 1.
pub fn likeness(heading: &str, named: &str) -> f64 {
    let (heading, named) = (fold(heading), fold(named));
    let stem = |word: &str| word.chars().take(4).collect::<String>();
    let stems: Vec<String> = (0..heading.len()).map(|i| stem(heading.get(i))).collect();
    let long: Vec<String> = (0..named.len())
        .map(|i| named.get(i))
        .filter(|w| w.chars().count() > 3)
        .map(stem)
        .collect();
    let shared = long.iter().filter(|w| stems.contains(w)).count();
    let (shared, all) = (
        u32::try_from(shared).unwrap_or(0),
        u32::try_from(long.len()).unwrap_or(1),
    );
    if all == 0 {
        1.0
    } else {
        f64::from(shared) / f64::from(all)
    }
}

#[derive(Clone, Copy)]
struct Search<'a> {
    outline: &'a Outline,
    from: usize,
    pointer: &'a Pointer,
}

impl Search<'_> {
    /// The articles, or what stands in for one, in which to look.
    fn articles(self) -> Result<Vec<usize>, Missing> {
        let around = article_of(self.outline, self.from);
        match &self.pointer.article {
            None => Ok(vec![around.unwrap_or_else(|| self.section())]),
            Some(Number::Printed(number)) => {
                let found = self.numbered(number);
                if found.is_empty() {
                    Err(Missing::Article)
                } else {
                    Ok(found)
                }
            }
            Some(Number::Previous) => self.beside(around, -1),
            Some(Number::Next) => self.beside(around, 1),
            Some(Number::AllPrevious | Number::AllNext) => {
                around.map(|_| vec![0]).ok_or(Missing::Around)
            }
            Some(_) => around.map(|a| vec![a]).ok_or(Missing::Around),
        }
    }

    /// «allegato D lett. a)»: the letter of a division; the division itself where it has none.
    fn in_division(self, found: Outcome) -> Outcome {
        match (found, &self.pointer.letter) {
            (Outcome::Found(unit), Some(Number::Printed(letter))) => {
                let below = self.items(unit, Kind::Lettera, letter);
                Outcome::Found(below.first().copied().unwrap_or(unit))
            }
            (found, _) => found,
        }
    }

    /// «punto 5.1», «punto 3»: a comma or an article of a text that numbers them so.
    fn point(self) -> Option<Outcome> {
        let pointer = self.pointer;
        let alone =
            pointer.article.is_none() && pointer.comma.is_none() && pointer.letter.is_none();
        let number = pointer.number.as_ref()?.printed().filter(|_| alone)?;
        let (article, comma) = number
            .split_once('.')
            .map_or((number, None), |(a, c)| (a, Some(c)));
        let articles = self.numbered(article);
        let [article] = articles.as_slice() else {
            return None;
        };
        let below = |comma: &str| {
            self.comma(*article, None, &Number::Printed(comma.to_owned()))
                .ok()
        };
        match comma {
            Some(comma) => below(comma).map(Outcome::Found),
            None => Some(Outcome::Found(*article)),
        }
    }

    /// The section, annex or document around a place that is in no article.
    fn section(self) -> usize {
        let line = self.outline.ancestors(self.from);
        let holds = |u: &&usize| {
            matches!(
                self.outline.units[**u].kind,
                Kind::Sezione | Kind::Allegato | Kind::Document
            )
        };
        line.iter().rev().find(holds).copied().unwrap_or(0)
    }

    /// The annex around a unit, or the document.
    fn annex(self, unit: usize) -> usize {
        let mut line = self.outline.ancestors(unit);
        line.push(unit);
        let annex = |u: &usize| self.outline.units[*u].kind == Kind::Allegato;
        line.into_iter().find(annex).unwrap_or(0)
    }

    /// Articles with this number: of the same annex, else of the act.
    fn numbered(self, number: &str) -> Vec<usize> {
        let wanted = plain(number);
        let all: Vec<usize> = self
            .articles_of_all()
            .filter(|u| {
                let own = self.outline.units[*u].number.as_deref();
                // «Articolo Due» and «art. II» are article 2.
                own.is_some_and(|n| {
                    plain(n) == wanted || outline::value(n).to_string() == wanted && !is_inserted(n)
                })
            })
            .collect();
        let annex = self.annex(self.from);
        let within = |annex: usize| -> Vec<usize> {
            let here = all.iter().copied().filter(|u| self.annex(*u) == annex);
            here.collect()
        };
        let here = within(annex);
        if here.is_empty() { within(0) } else { here }
    }

    fn articles_of_all(self) -> impl Iterator<Item = usize> {
        (0..self.outline.units.len()).filter(move |u| self.outline.units[*u].kind == Kind::Articolo)
    }

    fn beside(self, around: Option<usize>, step: isize) -> Result<Vec<usize>, Missing> {
        let around = around.ok_or(Missing::Around)?;
        let annex = self.annex(around);
        let all: Vec<usize> = self
            .articles_of_all()
            .filter(|u| self.annex(*u) == annex)
            .collect();
        let at = all
            .iter()
            .position(|u| *u == around)
            .ok_or(Missing::Around)?;
        let other = at.checked_add_signed(step).and_then(|at| all.get(at));
        other.map(|u| vec![*u]).ok_or(Missing::Around)
    }

    /// The place below each of the articles that has it.
    fn inside(self, articles: &[usize]) -> Outcome {
        let found: Vec<Result<usize, Missing>> = articles.iter().map(|a| self.below(*a)).collect();
        let there: Vec<usize> = found
            .iter()
            .filter_map(|f| f.as_ref().ok().copied())
            .collect();
        match (there.as_slice(), found.first()) {
            ([], Some(Err(missing))) => Outcome::Missing(*missing),
            ([], _) => Outcome::Missing(Missing::Article),
            ([one], _) => Outcome::Found(*one),
            _ => Outcome::Many(there),
        }
    }

    fn below(self, article: usize) -> Result<usize, Missing> {
        let within = article_of(self.outline, self.from) == Some(article)
            || self.outline.ancestors(self.from).contains(&article);
        let own = self.line(Kind::Comma).filter(|_| within);
        let comma = match &self.pointer.comma {
            None => None,
            Some(number) => Some(self.comma(article, own, number)?),
        };
        let Some(letter) = &self.pointer.letter else {
            return self.number(comma.unwrap_or(article), comma.or(own));
        };
        let letter = match letter {
            Number::Printed(letter) => {
                self.letter(article, comma.or(own), comma.is_some(), letter)?
            }
            _ => self.line(Kind::Lettera).unwrap_or(article),
        };
        self.number(letter, Some(letter))
    }

    /// The unit of this kind around the reference.
    fn line(self, kind: Kind) -> Option<usize> {
        let mut line = self.outline.ancestors(self.from);
        line.push(self.from);
        line.into_iter()
            .rev()
            .find(|u| self.outline.units[*u].kind == kind)
    }

    fn comma(self, article: usize, own: Option<usize>, number: &Number) -> Result<usize, Missing> {
        let commi: Vec<usize> = self
            .outline
            .children(article)
            .filter(|u| self.outline.units[*u].kind == Kind::Comma)
            .collect();
        let at = own.and_then(|own| commi.iter().position(|u| *u == own));
        let found = match number {
            Number::Printed(wanted) => commi.iter().find(|u| self.has_step(**u, wanted)),
            Number::Previous => at.and_then(|at| commi.get(at.checked_sub(1)?)),
            Number::Next => at.and_then(|at| commi.get(at + 1)),
            Number::Last => commi.last(),
            Number::AllPrevious | Number::AllNext => return Ok(article),
            _ => at.and_then(|at| commi.get(at)),
        };
        let whole = commi.is_empty() && number.printed().is_none_or(|n| n == "1");
        found
            .copied()
            .or(whole.then_some(article))
            .ok_or(Missing::Comma)
    }

    /// Whether the last step of the unit's locator has this number.
    fn has_step(self, unit: usize, number: &str) -> bool {
        let step = self.outline.units[unit].locator.0.last();
        step.is_some_and(|step| plain(&step.number) == plain(number))
    }

    /// The letter in the comma, else, where the text names no comma, anywhere in the article.
    fn letter(
        self,
        article: usize,
        comma: Option<usize>,
        sure: bool,
        letter: &str,
    ) -> Result<usize, Missing> {
        let of = |above: usize| self.items(above, Kind::Lettera, letter);
        let near = comma.map(of).unwrap_or_default();
        let far = if sure { Vec::new() } else { of(article) };
        let found = near.first().or(far.first());
        found.copied().ok_or(Missing::Letter)
    }

    fn number(self, above: usize, comma: Option<usize>) -> Result<usize, Missing> {
        let Some(Number::Printed(number)) = &self.pointer.number else {
            return Ok(above);
        };
        let of = |above: usize| self.items(above, Kind::Numero, number);
        let found = comma.map(of).unwrap_or_default();
        let found = found
            .first()
            .copied()
            .or_else(|| of(above).first().copied());
        found.ok_or(Missing::Number)
    }

    /// The units of a kind and number below `above`.
    fn items(self, above: usize, kind: Kind, number: &str) -> Vec<usize> {
        let wanted = plain(number);
        let unit = |u: &usize| &self.outline.units[*u];
        let same = |u: &usize| {
            let own = unit(u).number.as_deref().unwrap_or_default();
            // «punto 2» may be printed «II.»
            plain(own) == wanted
                || kind == Kind::Numero && outline::value(own) == outline::value(number)
        };
        (above + 1..self.outline.units.len())
            .take_while(|u| unit(u).full.start < self.outline.units[above].full.end)
            .filter(|u| unit(u).kind == kind)
            .filter(same)
            .collect()
    }
}

/// A number in small letters, without the signs that join its parts.
pub(super) fn plain(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a number is that of an inserted unit: `3-bis`.
pub fn is_inserted(number: &str) -> bool {
    number.starts_with(|c: char| c.is_ascii_digit()) && number.contains(char::is_alphabetic)
}
