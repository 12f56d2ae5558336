//! Sentences with a verb of duty that no topic took.

use super::Source;
use crate::grammar::Recognition;
use crate::provision::Provision;
use crate::rule::Residue;

/// The sentence as residue, if it has a verb of duty.
pub fn residue(
    source: Source<'_>,
    provision: &Provision,
    recognition: &Recognition,
) -> Option<Residue> {
    let words = provision.words(source.text).own();
    let verb = |lines: &[crate::grammar::Line]| lines.iter().any(|l| l.program.occurs(words));
    let (modality, _) = recognition.deontic.iter().find(|(_, lines)| verb(lines))?;
    let unit = &source.outline.units[provision.unit];
    Some(Residue {
        locator: unit.locator.clone(),
        place: unit.place.clone(),
        quote: source.text.quote(provision.span),
        modality: *modality,
    })
}
