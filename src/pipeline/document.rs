//! One document from its bytes to its rules.

use sha2::{Digest as _, Sha256};

use crate::certificate::certificate;
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Memory, Source, extract};
use crate::grammar::GrammarSet;
use crate::identify::identify;
use crate::ingest;
use crate::initials;
use crate::outline::{Outline, outline};
use crate::provision::{Provision, provisions};
use crate::reference::{Reference, records, references};
use crate::rule::{Binding, Certificate, Identity, Ruleset};
use crate::source::SourceFile;
use crate::text::{CodePoints, Text};

/// Version of the format of a ruleset.
pub const FORMAT: &str = "deroga/ruleset/1";

/// A document with all that was found on the way to its rules.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its text.
    pub text: Text,
    /// Its structure.
    pub outline: Outline,
    /// Its sentences.
    pub provisions: Vec<Provision>,
    /// How far each unit binds.
    pub forces: Vec<Binding>,
    /// What it refers to.
    pub references: Vec<Reference>,
    /// Its rules.
    pub ruleset: Ruleset,
    /// What is to be said of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a document, whose text was read before, with what is known of it beforehand.
pub fn read(
    file: &SourceFile,
    (mut text, diagnostics): ingest::Read,
    known: Identity,
    (set, memory): (&GrammarSet, Option<&Memory>),
) -> Reading {
    if let Some(starts) = &set.starts {
        text.words.tag(starts);
    }
    let outline = outline(&text);
    let profile = identify(&text, &outline, &set.recognition, known);
    initials(&mut text, &profile.identity, set);
    let provisions = provisions(&text, &outline);
    let unread = |d: &&Diagnostic| d.code == Code::PageWithoutText;
    let certificate = Certificate {
        unread_pages: diagnostics.iter().filter(unread).count(),
        ..certificate(&text, &outline)
    };
    let points = CodePoints::new(&text.clean);
    let source = Source {
        text: &text,
        points: &points,
        outline: &outline,
        provisions: &provisions,
        profile: &profile,
    };
    let found = extract(source, set, memory);
    let references = references(&text, &outline, &profile.identity.kind);
    let ruleset = Ruleset {
        format: FORMAT.into(),
        file: file.path.rsplit('/').next().unwrap_or_default().to_owned(),
        sha256: sha256(&file.bytes),
        at: None,
        text_sha256: sha256(text.clean.as_bytes()),
        certificate,
        rules: found.rules,
        silent: found.silent,
        open_terms: found.open_terms,
        residue: found.residue,
        citations: records(&references, &text, &outline),
        document: profile.identity,
    };
    Reading {
        text,
        outline,
        provisions,
        forces: profile.forces,
        references,
        ruleset,
        diagnostics,
    }
}

/// Reads the initials of the act's own institution as the word for any.
fn initials(text: &mut Text, identity: &Identity, set: &GrammarSet) {
    let word = set.recognition.initials.as_deref();
    if let Some((institution, word)) = identity.institution.as_deref().zip(word)
        && initials::read_as(text, institution, word, set.starts.as_deref())
        && let Some(starts) = &set.starts
    {
        text.words.tag(starts);
    }
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
