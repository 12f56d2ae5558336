//! Names that do not change when a document is read again, or in its next version.

use super::{Binding, Identity, Rule};
use crate::text::unaccented;

/// The URN of an institution: by its code in the index of public bodies (IPA), else by its name.
pub fn institution_urn(ipa: Option<&str>, name: Option<&str>) -> Option<String> {
    let by_code = ipa.map(|code| format!("urn:x-italian-pa:{}", code.to_lowercase()));
    by_code.or_else(|| Some(format!("urn:x-deroga:institution:{}", slug(name?))))
}

impl Identity {
    /// The URN under which the rules of the act are named.
    ///
    /// A contract is known by its id; an act of an institution that the index names by that and by its kind,
    /// so that the next version of the act has the same; any other document by its own id.
    pub fn urn(&self) -> String {
        if self.baseline.as_ref() == Some(&self.id) {
            return format!("urn:x-deroga:contract:{}", self.id);
        }
        let act = self.act.as_deref().or(Some(self.kind.as_str()));
        let act = act.filter(|act| !act.is_empty());
        match (&self.institution_id, act) {
            (Some(institution), Some(act)) => format!("{institution}:{}", slug(act)),
            _ => format!("urn:x-deroga:document:{}", self.id),
        }
    }
}

impl Rule {
    /// What makes it this rule and no other of its act, whatever its values, its words and its place: topic,
    /// clause, bearer, and how far it binds where that is less than fully.
    pub fn role(&self) -> String {
        let strongest = self.evidence.iter().map(|e| e.binding).min();
        let weaker = strongest.filter(|b| *b != Binding::Binding);
        let weaker = weaker.map_or(String::new(), |b| format!(".{}", b.id()));
        let Self {
            topic,
            clause,
            bearer,
            ..
        } = self;
        format!("{topic}:{clause}:{bearer}{weaker}")
    }
}

/// Small letters and digits with hyphens between the words.
fn slug(name: &str) -> String {
    let small = name.chars().flat_map(char::to_lowercase);
    let plain: String = small.map(unaccented).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    words.join("-")
}
