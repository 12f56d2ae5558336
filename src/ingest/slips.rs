//! What is said of slips of printers and scanners.

use std::collections::BTreeMap;

use crate::diagnostic::{At, Code, Diagnostic};
use crate::text::{Slip, Text};

/// One diagnostic for each spelling, where it stands first.
pub(super) fn slips(path: &str, text: &Text) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<(String, &str), (&Slip, usize)> = BTreeMap::new();
    for slip in text.words.slips() {
        let key = (text.quote(slip.span), slip.meant.as_str());
        seen.entry(key).or_insert((slip, 0)).1 += 1;
    }
    let mut found: Vec<_> = seen.into_iter().collect();
    found.sort_by_key(|(_, (slip, _))| slip.span);
    let say = |((printed, meant), (slip, times)): ((String, &str), (&Slip, usize))| {
        let place = text.place_of(slip.span.start);
        let at = At::line(path, &text.source, place.line, place.column);
        let again = match times {
            1 => String::new(),
            times => format!(" ({times} volte)"),
        };
        let code = if slip.number {
            Code::SlipNumber
        } else {
            Code::Slip
        };
        let message = format!("«{printed}» è letto come «{meant}»{again}");
        Diagnostic::new(code, at, message)
    };
    found.into_iter().map(say).collect()
}
