//! What kind of act a text is, of which comparto, and the shared signs of condition, exception and
//! duty: the file `riconoscimento.yaml`. No word of law stands in the program.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::compile::Names;
use super::file::Phrase;
use super::lists::{ListFile, ListSigns};
use super::load::{NamedText, at};
use super::phrase;
use super::program::Program;
use super::sieve::Sieved;
use super::{Line, Vocabulary};
use crate::diagnostic::{Code, Diagnostic};

use crate::value::{Binding, Modality};

/// The file as written.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecognitionFile {
    /// Words that open a condition.
    pub condition: Vec<Phrase>,
    /// Words that open an exception.
    pub exception: Vec<Phrase>,
    /// Words that, after a comma, go back to the main sentence.
    pub resume: Vec<Phrase>,
    /// Circumstances that are a condition by themselves, without a clause of their own.
    #[serde(default)]
    pub circumstance: Vec<Phrase>,
    /// Words that join two conditions or exceptions.
    #[serde(default)]
    pub joint: Vec<Phrase>,
    /// Words that, after a comma, go on with a citation («comma 1, lett. b)»).
    #[serde(default)]
    pub citation: Vec<Phrase>,
    /// Words of adoption or signature, after which the date of the act stands.
    #[serde(default)]
    pub adoption: Vec<Phrase>,
    /// Words that open a sentence before the first day on which it is in force.
    #[serde(default)]
    pub in_force_from: Vec<Phrase>,
    /// Words before the last day on which a sentence is in force, at its start or after the first day.
    #[serde(default)]
    pub in_force_until: Vec<Phrase>,
    /// Verbs of duty, by what they do, in the order in which they are tried.
    pub deontic: BTreeMap<Modality, Vec<Phrase>>,
    /// Sentences that bind less than the act they stand in.
    #[serde(default)]
    pub speech: Vec<SpeechFile>,
    /// Words that open a recital, before the articles: «visto», «premesso che».
    #[serde(default)]
    pub preamble: Vec<Phrase>,
    /// Headings outside the articles below which a text tells how it came about: «Premessa». What stands
    /// there without a verb of duty lays nothing down.
    #[serde(default)]
    pub premises: Vec<Phrase>,
    /// Words with which recitals end and the act begins: «convengono quanto segue».
    #[serde(default)]
    pub resolution: Vec<Phrase>,
    /// Sentences that lay nothing down: intentions, matters that the act leaves alone.
    #[serde(default)]
    pub unsaid: Vec<Phrase>,
    /// Words before a quotation that say whose it is: «recita», «testualmente».
    #[serde(default)]
    pub quotation: Vec<Phrase>,
    /// What a sentence says of the list that it gives.
    #[serde(default)]
    pub lists: ListFile,
    /// Words before a party that say that it is not the one that the verb is about: «del dipendente».
    #[serde(default)]
    pub oblique: Vec<Phrase>,
    /// Words between a verb and the party that it is about, when that stands behind it: «spetta al».
    #[serde(default)]
    pub agent: Vec<Phrase>,
    /// Words that lead to the one who acts, before the verb too: «da parte del».
    #[serde(default)]
    pub doer: Vec<Phrase>,
    /// Words before the one who receives, with a verb such as «spetta».
    #[serde(default)]
    pub dative: Vec<Phrase>,
    /// Words right before a verb of duty that make it one of a clause: «che possano coinvolgere».
    #[serde(default)]
    pub subordinate: Vec<Phrase>,
    /// Articles: with a noun behind it, right before the verb, it is the subject.
    #[serde(default)]
    pub article: Vec<Phrase>,
    /// Words with which a statement opens that stands by itself, behind a semicolon.
    #[serde(default)]
    pub statement: Vec<Phrase>,
    /// The word as which the initials of the act's own institution are read.
    #[serde(default)]
    pub initials: Option<String>,
    /// Kinds of act, in the order in which they are tried.
    pub kinds: Vec<KindFile>,
    /// Kinds of annex, in the order in which they are tried.
    pub annexes: Vec<SpeechFile>,
    /// Comparti and areas.
    pub comparti: Vec<CompartoFile>,
}

/// Phrases that lower the force of what they stand in.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeechFile {
    /// The force.
    pub force: Binding,
    /// One of these is enough.
    pub phrases: Vec<Phrase>,
}

/// A kind of act.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindFile {
    /// Its name.
    pub id: String,
    /// Its name in reports.
    pub title: String,
    /// How far such an act binds.
    pub force: Binding,
    /// Whether it must have articles, or must have none.
    pub articles: Option<bool>,
    /// One of these must stand in the head, if there is any.
    #[serde(default)]
    pub head: Vec<Phrase>,
    /// So many different ones of these must stand in the text.
    #[serde(default)]
    pub text: Vec<Phrase>,
    /// How many of `text`.
    #[serde(default)]
    pub at_least: usize,
    /// So many empty fields must stand before the first annex.
    #[serde(default)]
    pub blanks: usize,
}

/// Words that cite a contract.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitedFile {
    /// First and last year of the contract (`2019-2021`).
    pub triennio: String,
    /// One of these is enough.
    pub phrases: Vec<Phrase>,
}

/// A comparto or area.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompartoFile {
    /// Its name.
    pub id: String,
    /// Its name in reports.
    pub title: String,
    /// Names of its institutions, looked for in the head.
    pub names: Vec<Phrase>,
    /// Names of its contracts, looked for in the whole text.
    pub contracts: Vec<Phrase>,
    /// How a text cites each of them, the newest first.
    #[serde(default)]
    pub cited: Vec<CitedFile>,
}

/// Phrases with the force they give.
#[derive(Clone, Debug)]
pub struct Speech {
    /// The force.
    pub force: Binding,
    /// One is enough.
    pub phrases: Vec<Line>,
}

impl Speech {
    /// The force that the first of `list` standing in the words gives.
    pub fn lowered(list: &[Self], place: &Sieved<'_>) -> Option<Binding> {
        let stands = |speech: &&Self| speech.phrases.iter().any(|l| l.program.occurs_in(place));
        list.iter().find(stands).map(|speech| speech.force)
    }
}

/// A kind of act, checked.
#[derive(Clone, Debug)]
pub struct ActKind {
    /// Its name.
    pub id: String,
    /// Its name in reports.
    pub title: String,
    /// How far such an act binds.
    pub force: Binding,
    /// Whether it must have articles, or must have none.
    pub articles: Option<bool>,
    /// One of these in the head.
    pub head: Vec<Line>,
    /// Some of these in the text.
    pub text: Vec<Line>,
    /// How many of `text`.
    pub at_least: usize,
    /// How many empty fields before the first annex.
    pub blanks: usize,
}

/// A comparto, checked.
#[derive(Clone, Debug)]
pub struct Comparto {
    /// Its name.
    pub id: String,
    /// Its name in reports.
    pub title: String,
    /// Names of its institutions.
    pub names: Vec<Line>,
    /// Names of its contracts.
    pub contracts: Vec<Line>,
    /// Triennio of a contract and the words that cite it, the newest first.
    pub cited: Vec<(String, Vec<Line>)>,
}

/// The checked file.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// Words that open a condition.
    pub condition: Vec<Line>,
    /// Words that open an exception.
    pub exception: Vec<Line>,
    /// Words that, after a comma, go back to the main sentence.
    pub resume: Vec<Line>,
    /// Circumstances that are a condition by themselves.
    pub circumstance: Vec<Line>,
    /// Words that join two conditions or exceptions.
    pub joint: Vec<Line>,
    /// Words that, after a comma, go on with a citation.
    pub citation: Vec<Line>,
    /// Words of adoption or signature.
    pub adoption: Vec<Line>,
    /// Words before the first day of a sentence.
    pub in_force_from: Vec<Line>,
    /// Words before the last day of a sentence.
    pub in_force_until: Vec<Line>,
    /// Verbs of duty.
    pub deontic: Vec<(Modality, Vec<Line>)>,
    /// Sentences that bind less.
    pub speech: Vec<Speech>,
    /// Words that open a recital.
    pub preamble: Vec<Line>,
    /// Headings below which a text tells how it came about.
    pub premises: Vec<Line>,
    /// Words with which recitals end.
    pub resolution: Vec<Line>,
    /// Sentences that lay nothing down.
    pub unsaid: Vec<Line>,
    /// Words that announce a quotation.
    pub quotation: Vec<Line>,
    /// The word as which the initials of the act's own institution are read.
    pub initials: Option<String>,
    /// What a sentence says of the list that it gives.
    pub lists: Arc<ListSigns>,
    /// Words that make a party before the verb another than its subject.
    pub oblique: Vec<Line>,
    /// Words that lead from the verb to the party behind it.
    pub agent: Vec<Line>,
    /// Words that lead to the one who acts.
    pub doer: Vec<Line>,
    /// Words before the one who receives.
    pub dative: Vec<Line>,
    /// Words that make a verb one of a clause.
    pub subordinate: Vec<Line>,
    /// Articles.
    pub article: Vec<Line>,
    /// Words with which a statement opens that stands by itself.
    pub statement: Vec<Line>,
    /// Kinds of act.
    pub kinds: Vec<ActKind>,
    /// Kinds of annex.
    pub annexes: Vec<Speech>,
    /// Comparti and areas.
    pub comparti: Vec<Comparto>,
}

impl Recognition {
    /// The name of the file, without its ending.
    pub const STEM: &'static str = "riconoscimento";

    /// Compiles every phrase; faults are reported all at once.
    pub fn check(
        raw: &RecognitionFile,
        file: &NamedText,
        vocabulary: &Vocabulary,
    ) -> (Self, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let mut lines = |phrases: &[Phrase]| -> Vec<Line> {
            phrases
                .iter()
                .filter_map(|p| {
                    line(p, file, vocabulary)
                        .map_err(|fault| faults.push(fault))
                        .ok()
                })
                .collect()
        };
        let mut speech = |list: &[SpeechFile]| -> Vec<Speech> {
            list.iter()
                .map(|s| Speech {
                    force: s.force,
                    phrases: lines(&s.phrases),
                })
                .collect()
        };
        let (sentences, annexes) = (speech(&raw.speech), speech(&raw.annexes));
        let kinds = raw.kinds.iter().map(|k| ActKind {
            id: k.id.clone(),
            title: k.title.clone(),
            force: k.force,
            articles: k.articles,
            head: lines(&k.head),
            text: lines(&k.text),
            at_least: k.at_least,
            blanks: k.blanks,
        });
        let kinds = kinds.collect();
        let comparti = raw.comparti.iter().map(|c| Comparto {
            id: c.id.clone(),
            title: c.title.clone(),
            names: lines(&c.names),
            contracts: lines(&c.contracts),
            cited: c
                .cited
                .iter()
                .map(|one| (one.triennio.clone(), lines(&one.phrases)))
                .collect(),
        });
        let comparti = comparti.collect();
        let checked = Self {
            condition: lines(&raw.condition),
            exception: lines(&raw.exception),
            resume: lines(&raw.resume),
            circumstance: lines(&raw.circumstance),
            joint: lines(&raw.joint),
            preamble: lines(&raw.preamble),
            premises: lines(&raw.premises),
            resolution: lines(&raw.resolution),
            unsaid: lines(&raw.unsaid),
            quotation: lines(&raw.quotation),
            initials: raw.initials.clone(),
            citation: lines(&raw.citation),
            adoption: lines(&raw.adoption),
            in_force_from: lines(&raw.in_force_from),
            in_force_until: lines(&raw.in_force_until),
            deontic: raw
                .deontic
                .iter()
                .map(|(m, phrases)| (*m, lines(phrases)))
                .collect(),
            lists: Arc::new(ListSigns {
                ordered: lines(&raw.lists.ordered),
                closed: lines(&raw.lists.closed),
                example: lines(&raw.lists.example),
                except: lines(&raw.lists.except),
            }),
            oblique: lines(&raw.oblique),
            agent: lines(&raw.agent),
            dative: lines(&raw.dative),
            doer: lines(&raw.doer),
            subordinate: lines(&raw.subordinate),
            article: lines(&raw.article),
            statement: lines(&raw.statement),
            speech: sentences,
            kinds,
            annexes,
            comparti,
        };
        (checked, faults)
    }
}

pub(super) fn line(
    p: &Phrase,
    file: &NamedText,
    vocabulary: &Vocabulary,
) -> Result<Line, Diagnostic> {
    phrase::parse(p)
        .and_then(|nodes| Program::compile(&nodes, &Names::new(&[], vocabulary)))
        .map(|program| Line {
            number: 0,
            phrase: p.clone(),
            program,
        })
        .map_err(|message| {
            Diagnostic::new(Code::BadGrammar, at(&file.path, &file.text, p), message)
        })
}
