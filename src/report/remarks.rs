//! The remarks on an agreement, to be read on the terminal or by a program.

use crate::agreement::{Kind, Remark};
use crate::diagnostic::{At, Code, Diagnostic};

/// The code of each kind.
const CODES: &[(Kind, Code)] = &[
    (Kind::Breach, Code::AgreementBreach),
    (Kind::Blank, Code::AgreementBlank),
    (Kind::Unclear, Code::AgreementUnclear),
    (Kind::Guide, Code::AgreementGuide),
];

/// Each remark at its line of the file `path`, whose text is `text`.
pub fn remarks_text(remarks: &[Remark], path: &str, text: &str, colour: bool) -> String {
    if remarks.is_empty() {
        return format!("{path}: i termini sono compilati e rispettano l'atto e il contratto\n");
    }
    let drawn = remarks.iter().filter_map(|remark| {
        let (_, code) = CODES.iter().find(|(kind, _)| *kind == remark.kind)?;
        let at = At::line(path, text, remark.line, remark.column);
        Some(Diagnostic::new(*code, at, &remark.message).draw(colour) + "\n\n")
    });
    drawn.collect()
}

/// The remarks as a JSON array.
///
/// # Errors
/// When a value cannot be written as JSON.
pub fn remarks_json(remarks: &[Remark]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(remarks).map(|json| json + "\n")
}
