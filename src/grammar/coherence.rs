//! What does not go together in one text: the file `coerenza.yaml`. It holds the words by which the
//! checks know a blank, a vague measure, two statements that exclude each other, an article cited for
//! what another says. No word of law stands in the program.

use serde::Deserialize;

use super::file::Phrase;
use super::load::NamedText;
use super::recognition::line;
use super::{Line, Vocabulary};
use crate::diagnostic::Diagnostic;
use crate::text::{Words, fold};

/// The file as written.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoherenceFile {
    /// Words beside an empty field that only the person who signs can fill.
    pub personal: Vec<Phrase>,
    /// Words beside an empty field that is part of the rule itself.
    pub normative: Vec<Phrase>,
    /// Words between which a number or a date is missing without a line to write it on.
    pub missing: Vec<Phrase>,
    /// Days that are told from the day of writing: «ieri».
    pub relative_days: Vec<Phrase>,
    /// Words by which a provision makes an annex bind.
    pub binding_use: Vec<Phrase>,
    /// Words that negate what follows them.
    pub negation: Vec<Phrase>,
    /// Words that begin like a negation and are none: «non oltre», «non solo».
    pub no_negation: Vec<Phrase>,
    /// Small words that are never right twice in a row.
    pub small_words: Vec<Phrase>,
    /// Words that give points.
    pub points: Vec<Phrase>,
    /// Measures that have values between two whole numbers.
    pub continuous: Vec<Phrase>,
    /// Words of a heading that promise nothing in particular.
    pub generic_headings: Vec<Phrase>,
    /// Names of a regime of work, each with its phrases: what is excluded for one stays excluded for it.
    pub regimes: Vec<Vec<Phrase>>,
    /// Measures that cannot be applied as they stand.
    pub smells: Vec<SmellFile>,
    /// Statements that exclude each other.
    pub pairs: Vec<PairFile>,
    /// Articles that are often cited for what another says.
    pub misquoted: Vec<MisquotedFile>,
}

/// A sentence that cannot be applied as it stands.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmellFile {
    /// Short name.
    pub id: String,
    /// One must stand in the sentence.
    pub phrases: Vec<Phrase>,
    /// None may stand in the sentence.
    #[serde(default)]
    pub unless: Vec<Phrase>,
    /// One must stand earlier in the same paragraph, if there is any.
    #[serde(default)]
    pub after: Vec<Phrase>,
    /// What is wrong, in Italian.
    pub message: String,
    /// What to do, in Italian.
    pub help: String,
}

/// Where a side of a pair is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Anywhere.
    #[default]
    Any,
    /// In the act itself.
    Body,
    /// In an annex.
    Annex,
}

/// One statement of a pair.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SideFile {
    /// One must stand in the sentence.
    pub phrases: Vec<Phrase>,
    /// None may stand in the sentence or in the headings above it.
    #[serde(default)]
    pub unless: Vec<Phrase>,
    /// One must stand in the sentence or in the headings above it, if there is any.
    #[serde(default)]
    pub scope: Vec<Phrase>,
    /// Where.
    #[serde(default)]
    pub part: Part,
}

/// Two statements that exclude each other.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PairFile {
    /// Short name.
    pub id: String,
    /// One.
    pub one: SideFile,
    /// The other.
    pub other: SideFile,
    /// What is wrong, in Italian.
    pub message: String,
    /// What to do, in Italian.
    pub help: String,
}

/// An article that is often cited for what another says.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MisquotedFile {
    /// URN of the act, without the place.
    pub act: String,
    /// The article that is cited, with its comma if the fault is only there (`3`, `3 c. 3`).
    pub article: String,
    /// Words right before the citation that say what it is cited for.
    pub cited_for: Vec<Phrase>,
    /// The article that says it.
    pub meant: String,
    /// What the article cited is about, in Italian.
    pub about: String,
}

/// A smell, checked.
#[derive(Clone, Debug)]
pub struct Smell {
    /// Short name.
    pub id: String,
    /// One in the sentence.
    pub phrases: Vec<Line>,
    /// None in the sentence.
    pub unless: Vec<Line>,
    /// One earlier in the paragraph.
    pub after: Vec<Line>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// One statement of a pair, checked.
#[derive(Clone, Debug)]
pub struct Side {
    /// One in the sentence.
    pub phrases: Vec<Line>,
    /// None in the sentence or above.
    pub unless: Vec<Line>,
    /// One in the sentence or above.
    pub scope: Vec<Line>,
    /// Where.
    pub part: Part,
}

/// A pair, checked.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Short name.
    pub id: String,
    /// One statement.
    pub one: Side,
    /// The other.
    pub other: Side,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A misquoted article, checked.
#[derive(Clone, Debug)]
pub struct Misquoted {
    /// URN of the act.
    pub act: String,
    /// The article cited.
    pub article: String,
    /// Words before the citation.
    pub cited_for: Vec<Line>,
    /// The article that says it.
    pub meant: String,
    /// What the article cited is about.
    pub about: String,
}

/// The checked file.
#[derive(Clone, Debug, Default)]
pub struct Coherence {
    /// Words beside a personal field.
    pub personal: Vec<Line>,
    /// Words beside a normative field.
    pub normative: Vec<Line>,
    /// Words between which something is missing.
    pub missing: Vec<Line>,
    /// Days told from the day of writing.
    pub relative_days: Vec<Line>,
    /// Words that make an annex bind.
    pub binding_use: Vec<Line>,
    /// Words that negate.
    pub negation: Vec<Line>,
    /// Words that begin like a negation and are none.
    pub no_negation: Vec<Line>,
    /// Small words that are never right twice in a row.
    pub small_words: Vec<Line>,
    /// Words that give points.
    pub points: Vec<Line>,
    /// Measures with values between whole numbers.
    pub continuous: Vec<Line>,
    /// Headings that promise nothing.
    pub generic_headings: Vec<Line>,
    /// Regimes of work.
    pub regimes: Vec<Vec<Line>>,
    /// Smells.
    pub smells: Vec<Smell>,
    /// Pairs.
    pub pairs: Vec<Pair>,
    /// Misquoted articles.
    pub misquoted: Vec<Misquoted>,
}

impl Coherence {
    /// The name of the file, without its ending.
    pub const STEM: &'static str = "coerenza";

    /// Whether a measure (`km`) has values between two whole numbers.
    pub fn is_continuous(&self, unit: &str) -> bool {
        Line::any(&self.continuous, Words::whole(&fold(unit)))
    }

    /// Compiles every phrase; faults are reported all at once.
    pub fn check(
        raw: &CoherenceFile,
        file: &NamedText,
        vocabulary: &Vocabulary,
    ) -> (Self, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let mut lines = |phrases: &[Phrase]| -> Vec<Line> {
            let compiled = phrases.iter().map(|p| line(p, file, vocabulary));
            let kept = compiled.filter_map(|line| line.map_err(|fault| faults.push(fault)).ok());
            kept.collect()
        };
        let regimes = raw.regimes.iter().map(|r| lines(r)).collect();
        let smells = raw.smells.iter().map(|s| smell(s, &mut lines)).collect();
        let pairs = raw.pairs.iter().map(|p| pair(p, &mut lines)).collect();
        let misquoted = raw.misquoted.iter().map(|m| misquoted(m, &mut lines));
        let misquoted = misquoted.collect();
        let checked = Self {
            personal: lines(&raw.personal),
            normative: lines(&raw.normative),
            missing: lines(&raw.missing),
            relative_days: lines(&raw.relative_days),
            binding_use: lines(&raw.binding_use),
            negation: lines(&raw.negation),
            no_negation: lines(&raw.no_negation),
            small_words: lines(&raw.small_words),
            points: lines(&raw.points),
            continuous: lines(&raw.continuous),
            generic_headings: lines(&raw.generic_headings),
            regimes,
            smells,
            pairs,
            misquoted,
        };
        (checked, faults)
    }
}

fn smell(raw: &SmellFile, lines: &mut impl FnMut(&[Phrase]) -> Vec<Line>) -> Smell {
    Smell {
        id: raw.id.clone(),
        phrases: lines(&raw.phrases),
        unless: lines(&raw.unless),
        after: lines(&raw.after),
        message: raw.message.clone(),
        help: raw.help.clone(),
    }
}

fn side(raw: &SideFile, lines: &mut impl FnMut(&[Phrase]) -> Vec<Line>) -> Side {
    Side {
        phrases: lines(&raw.phrases),
        unless: lines(&raw.unless),
        scope: lines(&raw.scope),
        part: raw.part,
    }
}

fn pair(raw: &PairFile, lines: &mut impl FnMut(&[Phrase]) -> Vec<Line>) -> Pair {
    Pair {
        id: raw.id.clone(),
        one: side(&raw.one, lines),
        other: side(&raw.other, lines),
        message: raw.message.clone(),
        help: raw.help.clone(),
    }
}

fn misquoted(raw: &MisquotedFile, lines: &mut impl FnMut(&[Phrase]) -> Vec<Line>) -> Misquoted {
    Misquoted {
        act: raw.act.clone(),
        article: raw.article.clone(),
        cited_for: lines(&raw.cited_for),
        meant: raw.meant.clone(),
        about: raw.about.clone(),
    }
}
