//! Layer 6: where every character of a document went.

use crate::outline::{Kind, Outline, Unit};
use crate::provision::{Provision, provisions};
use crate::rule::Certificate;
use crate::text::{RemovedKind, Span, Text};

/// What a byte of the clean text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Residue,
    Heading,
    Provision,
    Table,
    Field,
}

/// Counts the characters of the source by what became of them; the parts add up to the total.
pub fn certificate(text: &Text, outline: &Outline) -> Certificate {
    let classes = classes(text, outline, &provisions(text, outline));
    let mut out = Certificate {
        total: text.source.chars().count(),
        ..Certificate::default()
    };
    for removed in &text.removed {
        let chars = text.source[removed.source.range()].chars().count();
        match removed.kind {
            RemovedKind::Furniture => out.furniture += chars,
            RemovedKind::Spacing => out.spacing += chars,
        }
    }
    for piece in &text.pieces {
        for (at, c) in text.clean[piece.clean..piece.clean + piece.len].char_indices() {
            *match classes[piece.clean + at] {
                _ if c.is_whitespace() => &mut out.spacing,
                Class::Residue => &mut out.residue,
                Class::Heading => &mut out.headings,
                Class::Provision => &mut out.provisions,
                Class::Table => &mut out.tables,
                Class::Field => &mut out.form_fields,
            } += 1;
        }
    }
    out
}

fn classes(text: &Text, outline: &Outline, provisions: &[Provision]) -> Vec<Class> {
    let mut out = vec![Class::Residue; text.clean.len()];
    let mut fill = |span: Span, class: Class| out[span.range()].fill(class);
    for unit in &outline.units {
        unit_classes(unit, &mut fill);
    }
    for provision in provisions {
        let kind = outline.units[provision.unit].kind;
        let row = matches!(kind, Kind::Riga | Kind::Tabella);
        fill(
            provision.span,
            if row { Class::Table } else { Class::Provision },
        );
    }
    for index in (0..text.words.len()).filter(|i| text.words.get(*i) == "_") {
        fill(text.words.word(index).span, Class::Field);
    }
    for line in &text.lines {
        if !text.clean[line.span.range()].contains(char::is_alphanumeric) {
            fill(line.span, Class::Field);
        }
    }
    out
}

/// Number, heading and own words of a unit, before its sentences are known.
fn unit_classes(unit: &Unit, fill: &mut impl FnMut(Span, Class)) {
    fill(
        Span::new(unit.full.start.min(unit.body.start), unit.body.start),
        Class::Heading,
    );
    if let Some(heading) = unit.heading {
        let table = unit.kind == Kind::Tabella;
        fill(heading, if table { Class::Table } else { Class::Heading });
    }
    match unit.kind {
        Kind::Document | Kind::Preambolo => fill(unit.body, Class::Heading),
        Kind::Chiusura => fill(unit.body, Class::Field),
        _ => {}
    }
}
