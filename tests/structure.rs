//! The structure of the five documents against hand-read truth: nothing missing, nothing invented.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use deroga::ingest;
use deroga::outline::{Kind, Outline, Unit, outline};
use deroga::source::SourceFile;
use deroga::text::{Text, fold};
use serde::Deserialize;

/// One file of `tests/truth/structure/`: a document of the corpus, or a text of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Truth {
    document: Option<String>,
    text: Option<String>,
    /// Why the case is here.
    #[allow(dead_code)]
    because: Option<String>,
    title: Option<String>,
    /// Paragraphs of a text without articles.
    paragraphs: Option<usize>,
    /// Items of its lists.
    items: Option<usize>,
    units: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    at: String,
    heading: Option<String>,
    commi: Option<usize>,
    #[serde(default)]
    letters: Vec<String>,
    #[serde(default)]
    items: Vec<String>,
    rows: Option<usize>,
}

#[test]
fn structure_is_as_read_by_hand() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = fs::read_dir(root.join("tests/truth/structure")).unwrap();
    let mut files: Vec<_> = folder.map(|f| f.unwrap().path()).collect();
    files.sort();
    let (mut failures, mut documents, mut right) = (Vec::new(), 0, 0);
    for file in &files {
        let truth: Truth = serde_saphyr::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let text = read(&truth, root);
        let wrong = compare(&truth, &text, &outline(&text));
        documents += usize::from(truth.document.is_some());
        right += usize::from(truth.document.is_some() && wrong.is_empty());
        let name = file.file_name().unwrap().to_string_lossy();
        failures.extend(wrong.into_iter().map(|w| format!("{name}: {w}")));
    }
    println!("structure: {right} of {documents} documents");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(documents, 5);
}

fn read(truth: &Truth, root: &Path) -> Text {
    match (&truth.document, &truth.text) {
        (Some(document), _) => {
            let source = SourceFile::read(&root.join("corpus").join(document)).unwrap();
            ingest::ingest(&source).unwrap().0
        }
        (None, text) => ingest::text(text.clone().unwrap_or_default()),
    }
}

fn compare(truth: &Truth, text: &Text, outline: &Outline) -> Vec<String> {
    let mut wrong = Vec::new();
    let title = outline.units[0]
        .heading
        .map(|h| folded(&text.clean[h.range()]));
    if title != truth.title.as_deref().map(folded) {
        wrong.push(format!("the title is {title:?}"));
    }
    let mut found: BTreeMap<String, usize> = outline
        .units
        .iter()
        .enumerate()
        .filter(|(_, u)| {
            matches!(
                u.kind,
                Kind::Titolo | Kind::Capo | Kind::Articolo | Kind::Allegato | Kind::Sezione
            )
        })
        .map(|(i, u)| (u.locator.to_string(), i))
        .collect();
    for expected in &truth.units {
        match found.remove(&expected.at) {
            Some(index) => compare_unit(expected, index, text, outline, &mut wrong),
            None => wrong.push(format!("{} is missing", expected.at)),
        }
    }
    wrong.extend(found.keys().map(|at| format!("{at} is invented")));
    let count = |kind: Kind| outline.units.iter().filter(|u| u.kind == kind).count();
    check(
        "document",
        "paragraphs",
        truth.paragraphs,
        count(Kind::Capoverso),
        &mut wrong,
    );
    check(
        "document",
        "items",
        truth.items,
        count(Kind::Trattino),
        &mut wrong,
    );
    wrong
}

fn compare_unit(
    expected: &Expected,
    index: usize,
    text: &Text,
    outline: &Outline,
    wrong: &mut Vec<String>,
) {
    let unit = &outline.units[index];
    let heading = unit
        .heading
        .map_or(String::new(), |h| folded(&text.clean[h.range()]));
    if expected
        .heading
        .as_deref()
        .is_some_and(|h| !heading.contains(&folded(h)))
    {
        wrong.push(format!("{} is headed {heading}", expected.at));
    }
    check(
        &expected.at,
        "commi",
        expected.commi,
        commi(unit, text, outline),
        wrong,
    );
    for (name, kind, want) in [
        ("letters", Kind::Lettera, &expected.letters),
        ("items", Kind::Numero, &expected.items),
    ] {
        let have = paths(index, kind, outline);
        if name == "letters" && have != *want
            || name == "items" && !want.is_empty() && have != *want
        {
            wrong.push(format!("{} has {name} {have:?}", expected.at));
        }
    }
    let rows = below(index, outline)
        .filter(|u| u.kind == Kind::Riga)
        .count();
    check(&expected.at, "rows", expected.rows, rows, wrong);
}

fn check(at: &str, what: &str, want: Option<usize>, have: usize, wrong: &mut Vec<String>) {
    if want.is_some_and(|w| w != have) {
        wrong.push(format!("{at} has {have} {what}"));
    }
}

/// Commi of an article; paragraphs, boxes and dashes of a section, without instructions in brackets.
fn commi(unit: &Unit, text: &Text, outline: &Outline) -> usize {
    let children = unit.children.iter().map(|c| &outline.units[*c]);
    match unit.kind {
        Kind::Articolo => children.filter(|u| u.kind == Kind::Comma).count(),
        Kind::Sezione => children
            .filter(|u| !text.clean[u.body.range()].starts_with('('))
            .map(|u| {
                1 + u
                    .children
                    .iter()
                    .filter(|c| outline.units[**c].kind == Kind::Lettera)
                    .count()
            })
            .sum(),
        _ => 0,
    }
}

fn below(index: usize, outline: &Outline) -> impl Iterator<Item = &Unit> {
    let full = outline.units[index].full;
    outline.units[index + 1..]
        .iter()
        .take_while(move |u| u.full.start < full.end)
}

/// The units of a kind below an article, named by the numbers above them: «9.1.a».
fn paths(index: usize, kind: Kind, outline: &Outline) -> Vec<String> {
    let own = &outline.units[index].locator.0;
    let depth = own.len();
    let units = below(index, outline).filter(|u| {
        u.kind == kind
            && u.locator.0.starts_with(own)
            && !u.locator.0[depth..].iter().any(|s| s.kind == "sez")
    });
    let steps = units.map(|u| {
        let named = u.locator.0[depth..]
            .iter()
            .filter(|s| s.kind != "cpv" && s.kind != "tr");
        named
            .map(|s| s.number.as_str())
            .collect::<Vec<_>>()
            .join(".")
    });
    steps.collect()
}

fn folded(text: &str) -> String {
    let words = fold(text);
    (0..words.len())
        .map(|i| words.get(i))
        .collect::<Vec<_>>()
        .join(" ")
}
