//! The opinion: tracked changes that give either text back, heads that repeat, no invented contract.

use deroga::report::docx::opinion;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::made::{part, report, two, well_formed};

/// A paragraph: its style, and its words with all changes refused and accepted.
#[derive(Debug, Default, Clone)]
struct Words {
    style: String,
    refused: String,
    accepted: String,
    changes: usize,
}

/// The paragraphs of a document, read by our own eyes: `w:ins`, `w:del`, `w:t`, `w:delText`.
fn paragraphs(xml: &str) -> Vec<Words> {
    let mut reader = Reader::from_str(xml);
    let (mut out, mut now) = (Vec::new(), Words::default());
    let (mut inserted, mut deleted, mut text) = (false, false, false);
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return out,
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "w:pStyle" => {
                let style = tag
                    .try_get_attribute("w:val")
                    .expect("XML")
                    .expect("a style");
                now.style = style.value.into_owned();
            }
            Event::Start(tag) => match tag.name().as_ref() {
                "w:p" => now = Words::default(),
                "w:ins" => (inserted, now.changes) = (true, now.changes + 1),
                "w:del" => (deleted, now.changes) = (true, now.changes + 1),
                "w:t" | "w:delText" => text = true,
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "w:p" => out.push(now.clone()),
                "w:ins" => inserted = false,
                "w:del" => deleted = false,
                "w:t" | "w:delText" => text = false,
                _ => {}
            },
            Event::Text(words) if text => {
                let words = words.to_string();
                add(&mut now, &words, inserted, deleted);
            }
            Event::GeneralRef(name) if text => {
                let letter = match name.as_ref() {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" | "#39" => "'",
                    other => panic!("&{other};"),
                };
                add(&mut now, letter, inserted, deleted);
            }
            _ => {}
        }
    }
}

fn add(now: &mut Words, words: &str, inserted: bool, deleted: bool) {
    if !inserted {
        now.refused.push_str(words);
    }
    if !deleted {
        now.accepted.push_str(words);
    }
}

#[test]
fn accepting_gives_the_local_words_and_refusing_those_of_the_contract() {
    let report = two();
    let case = &report.cases[0];
    let bytes = opinion(&report, case).expect("an opinion");
    let xml = part(&bytes, "word/document.xml");
    well_formed("document.xml", &xml);
    let all = paragraphs(&xml);
    let redlines: Vec<&Words> = all.iter().filter(|p| p.style == "Raffronto").collect();
    assert!(redlines.len() > 5, "{}", redlines.len());
    let comparison = case.comparison.as_ref().expect("a comparison");
    let cells = comparison
        .deviations
        .iter()
        .map(|d| (d.baseline.quote.clone(), d.local.quote.clone()));
    let pairs = comparison
        .residue
        .iter()
        .map(|p| (p.baseline.quote.clone(), p.local.quote.clone()));
    let texts: Vec<(String, String)> = cells
        .chain(pairs)
        .filter_map(|(contract, local)| Some((contract?, local?)))
        .collect();
    for one in &redlines {
        let known = texts
            .iter()
            .any(|(c, l)| *c == one.refused && *l == one.accepted);
        assert!(known, "no such pair of texts: {one:?}");
    }
    assert!(redlines.iter().any(|p| p.changes > 0));
    let elsewhere = all.iter().filter(|p| p.style != "Raffronto");
    assert_eq!(elsewhere.map(|p| p.changes).sum::<usize>(), 0);
}

#[test]
fn without_the_text_of_the_contract_nothing_is_redlined() {
    let report = report(&["ic-san-giacomo"]);
    let bytes = opinion(&report, &report.cases[0]).expect("an opinion");
    let xml = part(&bytes, "word/document.xml");
    assert!(!xml.contains("<w:ins ") && !xml.contains("<w:del "));
    assert!(xml.contains("manca il raffronto delle parole"));
}

#[test]
fn heads_repeat_styles_are_known_and_changes_have_no_clock() {
    let report = two();
    let bytes = opinion(&report, &report.cases[0]).expect("an opinion");
    let xml = part(&bytes, "word/document.xml");
    let tables = xml.matches("<w:tbl>").count();
    assert_eq!((tables, xml.matches("<w:tblHeader />").count()), (2, 2));
    assert!(!xml.contains("w:date="));
    let styles = part(&bytes, "word/styles.xml");
    for one in paragraphs(&xml) {
        let known = format!("w:styleId=\"{}\"", one.style);
        assert!(styles.contains(&known), "`{}`: {}", one.style, one.accepted);
    }
    assert!(styles.contains("w:lang w:val=\"it-IT\""), "{styles}");
    let ids: Vec<&str> = xml.split("<w:ins w:id=\"").skip(1).collect();
    let mut ids: Vec<&str> = ids
        .iter()
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "each change has a number of its own");
    let again = opinion(&report, &report.cases[0]).expect("an opinion");
    assert!(bytes == again, "the same report, other bytes");
}

#[test]
fn a_contract_gets_no_opinion() {
    let mut report = report(&["civitanova-marche"]);
    report.cases[0].comparison = None;
    assert!(opinion(&report, &report.cases[0]).is_err());
}
