//! The outline and the diagnostics of each document, as a snapshot: a change of structure is seen.

mod support;

use std::fmt::Write as _;

use deroga::outline::{Unit, outline};
use deroga::source::SourceFile;
use deroga::text::Text;

/// One line per unit: place, locator, kind, heading or first words.
fn line(unit: &Unit, text: &Text, depth: usize) -> String {
    let words = unit.heading.unwrap_or(unit.body);
    let start: String = text.clean[words.range()].chars().take(60).collect();
    let indent = "  ".repeat(depth);
    format!(
        "{indent}{} [{}] {:?}: {}",
        unit.place,
        unit.locator,
        unit.kind,
        start.replace('\n', " / ")
    )
}

#[test]
fn the_structure_of_each_document() {
    insta::glob!("../corpus/", "*.txt", |path| {
        let file = SourceFile::read(path).expect("a document");
        let (text, diagnostics) = deroga::ingest::ingest(&file).expect("a text");
        let outline = outline(&text);
        let mut out = String::new();
        for (i, unit) in outline.units.iter().enumerate() {
            let _ = writeln!(
                out,
                "{}",
                line(unit, &text, outline.ancestors(i).len()).trim_end()
            );
        }
        for diagnostic in &diagnostics {
            let _ = writeln!(out, "{}: {}", diagnostic.code.id(), diagnostic.message);
        }
        insta::assert_snapshot!("structure", out);
    });
}

/// A locator names one unit, and the unit it names is that one.
#[test]
fn every_locator_leads_back_to_its_unit() {
    let mut units = 0;
    for source in support::files("corpus", ".txt") {
        let text = support::text(source.path.trim_start_matches("corpus/"));
        let outline = outline(&text);
        for (i, unit) in outline.units.iter().enumerate() {
            assert_eq!(
                outline.find(&unit.locator),
                Some(i),
                "{} {}",
                source.path,
                unit.locator
            );
            assert_eq!(unit.locator.to_string().parse().as_ref(), Ok(&unit.locator));
        }
        units += outline.units.len();
    }
    assert!(units > 200, "{units}");
}
