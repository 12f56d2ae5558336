//! Which act a mention is of when it does not say: «medesimo art. 66», «dello stesso», «comma 2», an
//! article that the document does not have after an act that it named.

use super::resolve::{Missing, Outcome, heading_agrees, is_extract, resolve};
use super::{Reference, Target};
use crate::cite::{Act, Citation, Mention, Named, Number, Pointer, amends, converts};
use crate::outline::{Kind, Outline};
use crate::text::Span;

/// The kind of a national contract.
const CONTRACT: &str = "ccnl";

/// Where the mentions being read stand.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    /// The clean text.
    pub text: &'a str,
    /// The structure.
    pub outline: &'a Outline,
    /// The kind of act that the document is.
    pub kind: &'a str,
    /// The unit.
    pub unit: usize,
    /// The part of the unit that is read; spans of mentions count from its start.
    pub base: Span,
}

impl Reader<'_> {
    /// The reference that a mention is; `None` for the bare name of the contract in a contract.
    pub(super) fn read(
        self,
        mention: Mention,
        heading: bool,
        before: &[Reference],
    ) -> Option<Reference> {
        let start = self.base.start;
        let span = Span::new(start + mention.span.start, start + mention.span.end);
        let mut pointer = mention.pointer.clone();
        let target = match &mention.act {
            Some(Named::Act(act)) if self.is_own(act) && pointer.is_none() => return None,
            Some(Named::Act(act)) => Target::Act(cited(act.clone(), pointer.as_ref())),
            Some(Named::Present(kind)) if kind == CONTRACT && self.kind != CONTRACT => {
                Target::Act(cited(Act::Contract(String::new()), pointer.as_ref()))
            }
            Some(Named::Present(_)) => Target::Document,
            Some(Named::Same(kind)) => same(kind, pointer.as_ref(), before),
            Some(Named::Other(kind)) => self.by_kind(kind, pointer.as_ref(), span, before),
            None => self.unnamed(&mention, &mut pointer, span, before),
        };
        let outcome = match (&target, &pointer) {
            (Target::Document, Some(pointer)) => resolve(self.outline, self.unit, pointer),
            _ => Outcome::Elsewhere,
        };
        Some(Reference {
            unit: self.unit,
            span,
            heading,
            target,
            pointer,
            rubric: mention.rubric,
            outcome,
        })
    }

    /// Whether a contract that names no other is the document.
    fn is_own(self, act: &Act) -> bool {
        self.kind == CONTRACT && matches!(act, Act::Contract(words) if words.is_empty())
    }

    /// «del regolamento»: the document when it is one and has the place, else the act of this kind named
    /// in the same sentence, else unknown.
    fn by_kind(
        self,
        kind: &str,
        pointer: Option<&Pointer>,
        span: Span,
        before: &[Reference],
    ) -> Target {
        let own = self.kind.starts_with(kind);
        let here = pointer
            .is_some_and(|p| matches!(resolve(self.outline, self.unit, p), Outcome::Found(_)));
        if own && here {
            return Target::Document;
        }
        let near = before
            .iter()
            .rev()
            .take_while(|r| self.same_sentence(r, span));
        near.filter_map(act_of)
            .find(|act| is_kind(act, kind))
            .map_or_else(
                || Target::Unknown(kind.to_owned()),
                |act| Target::Act(cited(act.clone(), pointer)),
            )
    }

    /// A place without an act.
    fn unnamed(
        self,
        mention: &Mention,
        pointer: &mut Option<Pointer>,
        span: Span,
        before: &[Reference],
    ) -> Target {
        let Some(place) = pointer else {
            return Target::Document;
        };
        if mention.again
            && let Some(target) = self.again(place, span, before)
        {
            return target;
        }
        if let Some(target) = self.amended(place, span, before) {
            return target;
        }
        let Some(number) = place
            .article
            .as_ref()
            .and_then(Number::printed)
            .map(str::to_owned)
        else {
            return Target::Document;
        };
        let carried = self.carried(&number, span, before);
        match carried {
            Some(act) if !self.is_mine(place, &number, mention.rubric.as_deref()) => {
                Target::Act(cited(act, Some(place)))
            }
            _ => Target::Document,
        }
    }

    /// Whether an article without an act is one of the document.
    fn is_mine(self, place: &Pointer, number: &str, rubric: Option<&str>) -> bool {
        match resolve(self.outline, self.unit, place) {
            Outcome::Missing(Missing::Article) => {
                // Laws are cited without headings; a contract cites its own articles with them.
                self.kind == CONTRACT
                    && (rubric.is_some()
                        || is_extract(self.outline) && !number.contains(char::is_alphabetic))
            }
            Outcome::Found(unit) => {
                rubric.is_none_or(|words| heading_agrees(self.text, self.outline, unit, words))
            }
            _ => true,
        }
    }

    /// «medesimo art. 66», «comma 1 dello stesso»: what the mention before it was of.
    fn again(self, place: &mut Pointer, span: Span, before: &[Reference]) -> Option<Target> {
        let number = place
            .article
            .as_ref()
            .and_then(Number::printed)
            .map(str::to_owned);
        let same = |r: &&Reference| match (&number, &r.pointer) {
            (Some(number), Some(p)) => p.article.as_ref().and_then(Number::printed) == Some(number),
            (None, Some(p)) => p.article.is_some(),
            _ => false,
        };
        let near = before
            .iter()
            .rev()
            .take_while(|r| number.is_some() || self.same_sentence(r, span));
        let earlier = near.take(12).find(same)?;
        let own = earlier.pointer.as_ref()?;
        if number.is_none() {
            place.article.clone_from(&own.article);
        }
        if place.comma == Some(Number::Same) {
            place.comma.clone_from(&own.comma);
        }
        Some(match &earlier.target {
            Target::Act(citation) => Target::Act(cited(citation.act.clone(), Some(place))),
            other => other.clone(),
        })
    }

    /// The act that an article without one may be of: named earlier in the sentence, with this article
    /// earlier in the same article of the document, or in a heading above.
    fn carried(self, number: &str, span: Span, before: &[Reference]) -> Option<Act> {
        let near = before
            .iter()
            .rev()
            .take_while(|r| self.same_sentence(r, span));
        let plain = |r: &&Reference| {
            act_of(r).is_some() && !converts(&self.text[self.base.start..r.span.start])
        };
        if let Some(act) = near.clone().find(plain).and_then(act_of) {
            return Some(act.clone());
        }
        if let Some(act) = self.nearby(number, before) {
            return Some(act);
        }
        let above = self.outline.ancestors(self.unit);
        let heading = |r: &&Reference| {
            let cites = r
                .pointer
                .as_ref()
                .and_then(|p| p.article.as_ref()?.printed())
                == Some(number);
            cites && (r.unit == self.unit || above.contains(&r.unit))
        };
        before.iter().rev().find(heading).and_then(act_of).cloned()
    }

    /// The act of which this article was named earlier in the same article of the document, or one with
    /// the same figures where it has letters: after «art. 55-bis del decreto …» also «art. 55-sexies» is
    /// of it.
    fn nearby(self, number: &str, before: &[Reference]) -> Option<Act> {
        let digits = |n: &str| n.trim_end_matches(char::is_alphabetic).to_owned();
        let lettered = number.contains(char::is_alphabetic);
        let here = article_of(self.outline, self.unit);
        let alike = |r: &&Reference| {
            let own = r
                .pointer
                .as_ref()
                .and_then(|p| p.article.as_ref()?.printed());
            own.is_some_and(|n| n == number || lettered && digits(n) == digits(number))
                && article_of(self.outline, r.unit) == here
        };
        before.iter().rev().filter(alike).find_map(act_of).cloned()
    }

    /// A comma of the act that the sentence changes: «all'art. 48 del CCNL …, dopo il comma 5, è aggiunto».
    fn amended(self, place: &mut Pointer, span: Span, before: &[Reference]) -> Option<Target> {
        let above = self.outline.ancestors(self.unit);
        let quoted = above
            .iter()
            .any(|u| amends(&self.text[self.outline.units[*u].body.range()]));
        if quoted && place.article.is_none() && place.divisions.is_empty() {
            return Some(Target::Unknown("testo modificato".to_owned()));
        }
        let rest = &self.text[self.base.start..self.base.end];
        if place.article.is_some() || place.comma.is_none() || !amends(rest) {
            return None;
        }
        let near = before
            .iter()
            .rev()
            .take_while(|r| self.same_sentence(r, span));
        let changed = near
            .filter(|r| r.pointer.as_ref().is_some_and(|p| p.article.is_some()))
            .last()?;
        let act = act_of(changed)?.clone();
        place.article.clone_from(&changed.pointer.as_ref()?.article);
        Some(Target::Act(cited(act, Some(place))))
    }

    /// Whether `earlier` stands in the same sentence as `span`.
    fn same_sentence(self, earlier: &Reference, span: Span) -> bool {
        earlier.unit == self.unit
            && earlier.span.start >= self.base.start
            && earlier.span.end <= span.start
            && !ends_sentence(&self.text[earlier.span.end..span.start])
            || (earlier.unit == self.unit && earlier.span == span)
    }
}

/// Whether a sentence ends in `between`: a full stop, then a capital.
fn ends_sentence(between: &str) -> bool {
    between.match_indices(". ").any(|(at, _)| {
        let long = between[..at]
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .count();
        long > 3 && between[at + 2..].starts_with(char::is_uppercase)
    })
}

fn act_of(reference: &Reference) -> Option<&Act> {
    match &reference.target {
        Target::Act(citation) => Some(&citation.act),
        _ => None,
    }
}

fn cited(act: Act, pointer: Option<&Pointer>) -> Box<Citation> {
    Box::new(Citation::new(act, pointer.and_then(Pointer::partition)))
}

/// «medesimo decreto»: the act of this kind named last.
fn same(kind: &str, pointer: Option<&Pointer>, before: &[Reference]) -> Target {
    let earlier = before.iter().rev().filter_map(act_of);
    earlier.take(40).find(|act| is_kind(act, kind)).map_or_else(
        || Target::Unknown(kind.to_owned()),
        |act| Target::Act(cited(act.clone(), pointer)),
    )
}

/// Whether `kind`, as a text says it, is what `act` is.
fn is_kind(act: &Act, kind: &str) -> bool {
    act.is_called(kind)
}

/// The nearest article above or at a unit.
pub(super) fn article_of(outline: &Outline, unit: usize) -> Option<usize> {
    let mut line = outline.ancestors(unit);
    line.push(unit);
    line.into_iter()
        .rev()
        .find(|u| outline.units[*u].kind == Kind::Articolo)
}
