//! The pages of a report: nothing from outside gets in, nothing is empty, files stay small.

mod report_support;
mod support;

use std::fs;

use deroga::compare::{BaselinePresence, Presence, Side, Verdict};
use deroga::report::html::{LARGEST, Lang};
use report_support::{case, cell, files, report, synthetic, templates};
use scraper::{Html, Selector};
use support::{program, root};

fn all(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let text = |e: scraper::ElementRef<'_>| e.text().collect::<String>();
    page.select(&selector).map(text).collect()
}

/// Texts that nobody should send.
const HOSTILE: &[&str] = &[
    "<script>document.title='x'</script>",
    "</style></script><img src=x onerror=alert(1)>",
    "]]> --> ${7*7} {{ 7*7 }} {% raw %}",
    "\" onmouseover=\"alert(1)\" x='",
    "javascript:alert(1)",
    "\u{0}\u{1}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}",
    "\u{202e}ottogip\u{202c}\u{2066}a\u{2069}\u{200f}",
];

#[test]
fn hostile_text_stays_text() {
    let text = HOSTILE.join(" ");
    let mut evil = cell(1, 9);
    for side in [&mut evil.local, &mut evil.baseline] {
        side.quote = Some(text.clone());
        side.place = Some(text.clone());
    }
    evil.verdict = Verdict::Worse;
    evil.reason.clone_from(&text);
    evil.interpretations = vec![text.clone()];
    evil.constraint = Some(text.clone());
    let mut one = case(&text, &text, &text, vec![evil]);
    one.ruleset.document.title.clone_from(&text);
    one.ruleset.file.clone_from(&text);
    let mut report = report(vec![one], 10);
    for title in report.topics.values_mut() {
        title.clone_from(&text);
    }
    let page = &files(&report, Lang::It, LARGEST)[0].text;
    let read = Html::parse_document(page);
    assert_eq!(all(&read, "script").len(), 1, "only our own script");
    assert_eq!(all(&read, "style").len(), 1, "only our own style");
    assert!(all(&read, "img, iframe, object, base, form").is_empty());
    let every = Selector::parse("*").expect("a selector");
    for element in read.select(&every) {
        let strange = |name: &str| name.starts_with("on") || name == "style";
        let bad = element.value().attrs().find(|(name, _)| strange(name));
        assert_eq!(bad, None, "an attribute that acts");
        let link = element.value().attr("href").unwrap_or("#");
        assert!(
            link.starts_with('#') || link == "data:,",
            "a link to `{link}`"
        );
    }
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let acts = |c: &char| (c.is_control() && !matches!(c, '\n' | '\t')) || turns(*c);
    assert_eq!(page.chars().find(acts), None, "a character that acts");
    let quotes = all(&read, "blockquote").concat();
    assert!(quotes.contains("<script>document.title='x'</script>"));
    assert!(quotes.contains("{{ 7*7 }}") && quotes.contains("[U+202E]"));
}

#[test]
fn what_the_page_may_load_is_its_own_style_and_script() {
    let page = &files(&synthetic(2, 4), Lang::It, LARGEST)[0].text;
    let read = Html::parse_document(page);
    let meta = Selector::parse("meta[http-equiv]").expect("a selector");
    let policy = read.select(&meta).next().expect("a policy");
    let policy = policy.value().attr("content").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    for (name, directive) in [("style", "style-src"), ("script", "script-src")] {
        use sha2::Digest as _;
        let text = all(&read, name).concat();
        let hash = data_encoding::BASE64.encode(&sha2::Sha256::digest(text.as_bytes()));
        let rule = format!("{directive} 'sha256-{hash}'");
        assert!(policy.contains(&rule), "{rule} in {policy}");
    }
}

#[test]
fn silence_is_said_only_of_what_is_silent_and_no_cell_is_empty() {
    let mut unknown = cell(3, 1);
    unknown.verdict = Verdict::NotComparable;
    unknown.baseline_presence = BaselinePresence::NoText;
    unknown.baseline = Side::default();
    let mut silent = cell(3, 2);
    silent.verdict = Verdict::Silent;
    silent.presence = Presence::Silent;
    silent.local = Side::default();
    silent.baseline_presence = BaselinePresence::NoText;
    silent.baseline = Side::default();
    let one = case("uno", "Ente", "sanita", vec![unknown, silent]);
    let mut stated = cell(3, 0);
    stated.verdict = Verdict::Equal;
    stated.presence = Presence::Stated;
    let mut two = case("due", "Altro", "sanita", vec![stated]);
    two.ruleset.silent = vec![report_support::topic(1)];
    let page = &files(&report(vec![one, two], 3), Lang::It, LARGEST)[0].text;
    let read = Html::parse_document(page);
    let cells = all(&read, ".matrix td");
    assert_eq!(cells.len(), 6);
    assert!(cells.iter().all(|c| !c.trim().is_empty()), "{cells:?}");
    let silent: Vec<&String> = cells.iter().filter(|c| c.contains("tace")).collect();
    assert_eq!(silent.len(), 2, "{cells:?}");
    let sides = all(&read, ".cell .side");
    assert!(sides.iter().all(|s| s.lines().count() > 1), "{sides:?}");
    let missing = sides
        .iter()
        .filter(|s| s.contains("Testo del contratto non disponibile"));
    assert_eq!(missing.count(), 2, "{sides:?}");
}

#[test]
fn a_large_report_is_split_and_loses_nothing() {
    let report = synthetic(60, 12);
    let largest = 400_000;
    let parts = files(&report, Lang::It, largest);
    assert!(parts.len() > 3, "{}", parts.len());
    let (index, parts) = parts.split_last().expect("files");
    assert_eq!(index.name, "report.html");
    let mut seen = 0;
    for part in parts {
        assert!(
            part.text.len() <= largest,
            "{}: {}",
            part.name,
            part.text.len()
        );
        assert!(
            index.text.contains(&format!("href=\"{}", part.name)),
            "{}",
            part.name
        );
        seen += all(&Html::parse_document(&part.text), ".card").len();
    }
    assert_eq!(seen, 60);
    assert_eq!(
        all(&Html::parse_document(&index.text), ".list tbody tr").len(),
        60
    );
    assert_eq!(files(&report, Lang::It, LARGEST).len(), 1);
}

#[test]
fn the_same_report_gives_the_same_bytes_and_english_changes_the_interface_alone() {
    let report = synthetic(3, 6);
    let italian = files(&report, Lang::It, LARGEST);
    assert!(italian == files(&report, Lang::It, LARGEST));
    let english = &files(&report, Lang::En, LARGEST)[0].text;
    assert!(english.contains("<html lang=\"en\">") && english.contains("Matrix institutions"));
    let quotes = |page: &str| all(&Html::parse_document(page), "blockquote");
    assert_eq!(quotes(english), quotes(&italian[0].text));
    assert!(!english.contains("peggiorativo"));
}

#[test]
fn a_folder_of_templates_replaces_file_by_file() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(
        path("brand.html"),
        "<p class=\"brand\">Sindacato di prova</p>",
    )
    .expect("write");
    let (out, note) = (path("r.html"), "corpus/uilpa-inps-comunicato.txt");
    let brand = folder.path().to_string_lossy().into_owned();
    let args = [
        "report",
        note,
        "--output",
        &out,
        "--templates",
        &brand,
        "--quiet",
    ];
    program::run(&root(), &args).ends_with(0);
    let page = fs::read_to_string(&out).expect("the report");
    assert!(page.contains("Sindacato di prova") && page.contains("rivendicazione"));
    fs::write(path("brand.html"), "{{ x").expect("write");
    let broken = program::run(&root(), &args).ends_with(2);
    assert!(broken.err.contains("brand.html"), "{}", broken.err);
    let wrong = ["report", note, "--output", &out, "--templates", "corpus"];
    let wrong = program::run(&root(), &wrong).ends_with(2);
    assert!(wrong.err.contains("aiuto: i modelli sono"), "{}", wrong.err);
    assert!(templates().len() >= 9);
}
