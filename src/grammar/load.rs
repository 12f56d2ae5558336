//! Texts of grammar files → checked grammars, with every fault reported at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::file::{GrammarFile, VocabularyFile};
use super::{
    Coherence, CoherenceFile, Equivalences, EquivalencesFile, Grammar, Recognition,
    RecognitionFile, Vocabulary, check,
};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::text::{Starts, fold};
use crate::yaml::{self, Located};

/// A file name with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedText {
    /// As the user knows it.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// All the topics, sorted by name, and the words they share.
#[derive(Clone, Debug, Default)]
pub struct GrammarSet {
    /// Sorted by topic.
    pub grammars: Vec<Grammar>,
    /// The shared words.
    pub vocabulary: Vocabulary,
    /// Kinds of act, comparti, conditions and exceptions.
    pub recognition: Recognition,
    /// What does not go together in one text.
    pub coherence: Coherence,
    /// The words of all phrases: they are no misprints.
    pub lexicon: BTreeSet<String>,
    /// What counts as the same words, and the signs of what has changed.
    pub equivalences: Equivalences,
    /// Which programs may begin with which word; documents are looked up in it once.
    pub starts: Option<Arc<Starts>>,
}

impl GrammarSet {
    /// The file that holds the shared words.
    pub const VOCABULARY: &'static str = "vocabolario.yaml";

    /// Reads and checks all files (stages 1 and 2: shape and names). A faulty grammar is left out.
    pub fn load(files: &[NamedText]) -> (Self, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let mut set = Self::default();
        for file in files
            .iter()
            .filter(|f| stem(&f.path) == stem(Self::VOCABULARY))
        {
            if let Some(raw) = read::<VocabularyFile>(file, &mut faults) {
                let (vocabulary, more) = Vocabulary::check(&raw, &file.path, &file.text);
                set.vocabulary = vocabulary;
                faults.extend(more);
            }
        }
        for file in files.iter().filter(|f| stem(&f.path) == Recognition::STEM) {
            if let Some(raw) = read::<RecognitionFile>(file, &mut faults) {
                let (recognition, more) = Recognition::check(&raw, file, &set.vocabulary);
                set.recognition = recognition;
                faults.extend(more);
            }
        }
        for file in files.iter().filter(|f| stem(&f.path) == Coherence::STEM) {
            if let Some(raw) = read::<CoherenceFile>(file, &mut faults) {
                let (coherence, more) = Coherence::check(&raw, file, &set.vocabulary);
                set.coherence = coherence;
                faults.extend(more);
            }
        }
        set.add_equivalences(files, &mut faults);
        let raws: Vec<(&NamedText, GrammarFile)> = files
            .iter()
            .filter(|f| !Self::is_shared(&f.path))
            .filter_map(|f| read::<GrammarFile>(f, &mut faults).map(|raw| (f, raw)))
            .collect();
        let topics: Vec<String> = raws
            .iter()
            .map(|(_, raw)| raw.topic.value.clone())
            .collect();
        for (file, raw) in &raws {
            match check::check(raw, file, &set.vocabulary, &topics) {
                Ok(grammar) => set.grammars.push(Grammar {
                    lists: Arc::clone(&set.recognition.lists),
                    ..grammar
                }),
                Err(more) => faults.extend(more),
            }
        }
        set.grammars.sort_by(|a, b| a.topic.cmp(&b.topic));
        set.starts = Some(Arc::clone(set.vocabulary.registry().starts()));
        set.lexicon = files.iter().flat_map(|file| lexicon(&file.text)).collect();
        faults.sort();
        (set, faults)
    }

    /// Reads what counts as the same words; the signs of conditions and duty come from recognition.
    fn add_equivalences(&mut self, files: &[NamedText], faults: &mut Vec<Diagnostic>) {
        for file in files.iter().filter(|f| stem(&f.path) == Equivalences::STEM) {
            if let Some(raw) = read::<EquivalencesFile>(file, faults) {
                let (checked, more) = Equivalences::check(&raw, file, &self.vocabulary);
                self.equivalences = checked.with(&self.recognition);
                faults.extend(more);
            }
        }
    }

    /// Whether a file holds what all grammars share, rather than a grammar.
    pub fn is_shared(path: &str) -> bool {
        let shared = [
            stem(Self::VOCABULARY),
            Recognition::STEM,
            Coherence::STEM,
            Equivalences::STEM,
        ];
        shared.contains(&stem(path))
    }

    /// The grammar of a topic.
    pub fn get(&self, topic: &str) -> Option<&Grammar> {
        self.grammars.iter().find(|g| g.topic == topic)
    }
}

fn read<T: serde::de::DeserializeOwned>(
    file: &NamedText,
    faults: &mut Vec<Diagnostic>,
) -> Option<T> {
    yaml::parse(&file.text)
        .map_err(|fault| {
            let place = spot(&file.path, &file.text, fault.line, fault.column);
            let mut diagnostic = Diagnostic::new(Code::BadGrammar, place, fault.message);
            diagnostic.help = fault.help;
            faults.push(diagnostic);
        })
        .ok()
}

/// The words of a file before its examples, which quote documents with their misprints.
fn lexicon(text: &str) -> Vec<String> {
    let phrases = text.split("\nexamples:").next().unwrap_or_default();
    let folded = fold(phrases);
    (0..folded.len())
        .map(|i| folded.get(i).to_owned())
        .collect()
}

/// The file name without folders and ending.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Where a located scalar stands, with its line for the drawing.
pub fn at<T>(path: &str, source: &str, located: &Located<T>) -> At {
    spot(path, source, located.line, located.column)
}

/// A line and column of a file, with the line for the drawing.
pub fn spot(path: &str, source: &str, line: usize, column: usize) -> At {
    let excerpt = source
        .lines()
        .nth(line.wrapping_sub(1))
        .unwrap_or_default()
        .to_owned();
    At {
        path: path.to_owned(),
        line,
        column,
        excerpt,
    }
}
