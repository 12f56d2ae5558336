//! Documents of word processors say what their text says.

mod office_support;
mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use deroga::ingest::{Options, Printed, docx, odt};
use deroga::rule::Rule;
use office_support as office;
use serde_json::Value;
use support::program;

/// The documents of the corpus.
fn seeds() -> Vec<support::Source> {
    support::files("corpus", ".txt")
}

/// How often each rule (topic, clause, modality, values, folded quotes) and each verdict on a topic
/// comes out of a run over these files, by document.
fn outcome(files: &[(String, Vec<u8>)]) -> BTreeMap<String, usize> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect(name);
    }
    let (_, written) = program::run_over(&[&folder.path().to_string_lossy()], &["--quiet"]);
    let mut out = BTreeMap::new();
    for (id, ruleset) in &written.rulesets {
        for rule in &ruleset.rules {
            let quotes: Vec<String> = rule.evidence.iter().map(|e| fold(&e.quote)).collect();
            let Rule { topic, clause, .. } = rule;
            let key = format!(
                "{id} {topic} {clause} {:?} {:?} {quotes:?}",
                rule.modality, rule.values
            );
            *out.entry(key).or_default() += 1;
        }
    }
    for (id, comparison) in &written.comparisons {
        let comparison = serde_json::to_value(comparison).expect("a comparison");
        verdicts(id, &comparison, &mut out);
    }
    out
}

fn verdicts(id: &str, value: &Value, out: &mut BTreeMap<String, usize>) {
    if let Some(verdict) = value.get("verdict") {
        let key = format!("{id} {} {verdict}", value["topic"]);
        *out.entry(key).or_default() += 1;
    }
    let inner = value.as_object().into_iter().flat_map(|map| map.values());
    for value in inner.chain(value.as_array().into_iter().flatten()) {
        verdicts(id, value, out);
    }
}

fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the texts themselves give, found once.
fn of_texts() -> &'static BTreeMap<String, usize> {
    static TEXTS: OnceLock<BTreeMap<String, usize>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let files = seeds()
            .into_iter()
            .map(|s| (name(&s, "txt"), s.text.into_bytes()));
        outcome(&files.collect::<Vec<_>>())
    })
}

fn name(seed: &support::Source, ending: &str) -> String {
    let stem = seed.path.rsplit('/').next().unwrap_or_default();
    stem.replace(".txt", &format!(".{ending}"))
}

/// Compares what renderings give with what their texts give: at least 99 in 100 are equal.
fn compare(title: &str, ending: &str, render: impl Fn(&support::Source) -> Vec<u8>) {
    let files = seeds().into_iter().map(|s| (name(&s, ending), render(&s)));
    let (texts, files) = (of_texts(), outcome(&files.collect::<Vec<_>>()));
    let count = |rules: &BTreeMap<String, usize>| rules.values().sum::<usize>();
    let of = |rules: &BTreeMap<String, usize>, key| rules.get(key).copied().unwrap_or(0);
    let equal: usize = texts.iter().map(|(key, n)| (*n).min(of(&files, key))).sum();
    let all = count(texts).max(count(&files));
    println!("{title}: {equal} of {all} rules and verdicts equal");
    let lost = texts
        .keys()
        .filter(|key| of(&files, key) == 0)
        .map(|key| format!("\n- {key}"));
    let new = files
        .keys()
        .filter(|key| of(texts, key) == 0)
        .map(|key| format!("\n+ {key}"));
    let report: String = lost.chain(new).collect();
    assert!(
        all > 500 && equal * 100 >= all * 99,
        "{title}: {equal} of {all}{report}"
    );
}

#[test]
fn the_renderings_hold_their_marks_as_numbering_only() {
    let marks = |seed: support::Source| {
        let (items, _) = office::marks::items(&seed.text);
        items.iter().filter(|item| item.mark.is_some()).count()
    };
    let marks: usize = seeds().into_iter().map(marks).sum();
    assert!(marks > 200, "{marks}");
}

#[test]
fn automatic_numbers_of_docx_give_the_rules_of_the_text() {
    compare("docx, numbered", "docx", |seed| {
        office::docx::numbered(&seed.text)
    });
}

#[test]
fn automatic_numbers_of_odt_give_the_rules_of_the_text() {
    compare("odt, numbered", "odt", |seed| {
        office::odt::numbered(&seed.text)
    });
}

#[test]
fn libreoffice_gives_the_rules_of_the_text() {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("skipped: no soffice (Debian libreoffice-writer-nogui)");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (ending, filter) in [("odt", "odt:writer8"), ("docx", "docx")] {
        compare(ending, ending, |seed| {
            convert(folder.path(), seed, ending, filter).expect("soffice writes a file")
        });
    }
}

fn convert(folder: &Path, seed: &support::Source, ending: &str, filter: &str) -> Option<Vec<u8>> {
    let source = folder.join("atto.txt");
    std::fs::write(&source, &seed.text).ok()?;
    let home = format!("-env:UserInstallation=file://{}/home", folder.display());
    let status = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", filter, "--outdir"])
        .args([folder, &source])
        .output()
        .ok()?;
    assert!(status.status.success(), "soffice: {status:?}");
    std::fs::read(folder.join("atto").with_extension(ending)).ok()
}

fn lines(printed: &Printed) -> Vec<String> {
    let role = |r: &deroga::ingest::Role| match r {
        deroga::ingest::Role::Body => String::new(),
        other => format!("{other:?}: "),
    };
    let lines = printed.lines.iter().filter(|l| !l.text.trim().is_empty());
    lines.map(|l| role(&l.role) + &l.text).collect()
}

fn word(body: &str, parts: &[(&str, &str)], accept: bool) -> Vec<String> {
    let options = Options {
        accept_changes: accept,
        ..Options::default()
    };
    let bytes = office::docx::document(body, parts);
    lines(&docx::read(&bytes, &options).expect("a document"))
}

const LEVELS: &str = "<w:abstractNum w:abstractNumId=\"7\">\
<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Articolo\"/><w:lvlText w:val=\"Art. %1\"/></w:lvl>\
<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl>\
<w:lvl w:ilvl=\"3\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:isLgl/><w:lvlText w:val=\"%1.%2.%4\"/></w:lvl>\
</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";

const STYLES: &str = "<w:style w:type=\"paragraph\" w:styleId=\"Titolo1\"><w:name w:val=\"heading 1\"/></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"Articolo\"><w:name w:val=\"Articolo\"/><w:basedOn w:val=\"Titolo1\"/>\
<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";

fn item(list: u8, level: u8, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        run(words)
    )
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn paragraph(words: &str) -> String {
    format!("<w:p>{}</w:p>", run(words))
}

#[test]
fn numbers_of_word_count_restart_and_come_from_styles() {
    let article = |words| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Articolo\"/></w:pPr>{}</w:p>",
            run(words)
        )
    };
    let body = [
        article("Oggetto"),
        item(1, 1, "Primo"),
        item(1, 2, "alfa"),
        item(1, 2, "beta"),
        item(1, 1, "Secondo"),
        item(1, 2, "alfa"),
        article("Durata"),
        item(1, 1, "Primo"),
        item(2, 1, "Quinto"),
        item(2, 1, "Sesto"),
        item(1, 3, "Legale"),
    ];
    let expected = [
        "Heading(1): Art. 1 Oggetto",
        "  1. Primo",
        "    a) alfa",
        "    b) beta",
        "  2. Secondo",
        "    a) alfa",
        "Heading(1): Art. 2 Durata",
        "  1. Primo",
        "  5. Quinto",
        "  6. Sesto",
        "      2.6.1 Legale",
    ];
    assert_eq!(
        word(
            &body.concat(),
            &[("numbering", LEVELS), ("styles", STYLES)],
            true
        ),
        expected
    );
}

#[test]
fn changes_of_word_are_accepted_or_rejected() {
    let del = |words: &str| format!("<w:del><w:r><w:delText>{words}</w:delText></w:r></w:del>");
    let ins = |words: &str| format!("<w:ins>{}</w:ins>", run(words));
    let mark = |kind: &str| format!("<w:pPr><w:rPr><w:{kind}/></w:rPr></w:pPr>");
    let body = [
        format!(
            "<w:p>{}{}{}{}</w:p>",
            run("entro "),
            del("dieci"),
            ins("venti"),
            run(" giorni")
        ),
        format!("<w:p>{}{}</w:p>", mark("del"), run("Il preavviso")),
        paragraph(" resta."),
        format!("<w:p>{}{}</w:p>", mark("ins"), ins("Nuovo.")),
        paragraph("Fine."),
    ];
    assert_eq!(
        word(&body.concat(), &[], true),
        [
            "entro venti giorni",
            "Il preavviso resta.",
            "Nuovo.",
            "Fine."
        ]
    );
    assert_eq!(
        word(&body.concat(), &[], false),
        ["entro dieci giorni", "Il preavviso", " resta.", "Fine."]
    );
}

#[test]
fn boxes_notes_fields_and_tables_of_word_are_read() {
    let field = |orders: &str, data: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\">{data}</w:fldChar></w:r><w:r><w:instrText>{orders}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            run(result)
        )
    };
    let tick = "<w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData>";
    let boxed = format!(
        "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>",
        paragraph("Nel riquadro")
    );
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(words));
    let body = [
        format!(
            "<w:p>{}{}{}</w:p>",
            run("Il/la "),
            field(" FORMTEXT ", "", "\u{2002}\u{2002}"),
            run(" chiede")
        ),
        format!(
            "<w:p>{}{}</w:p>",
            field("FORMCHECKBOX", tick, ""),
            run(" a tempo pieno")
        ),
        format!(
            "<w:p>{}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
            run("data "),
            run("Fare clic qui")
        ),
        format!(
            "<w:p>{}<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:tab/></w:r></w:p>",
            run("firma ")
        ),
        format!(
            "<w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{boxed}</w:drawing></mc:Choice><mc:Fallback>\
             <w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            run("Con riquadro")
        ),
        format!(
            "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}</w:p>",
            run("Con nota"),
            run(".")
        ),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("Criterio"),
            cell("Punti"),
            cell("Età"),
            cell("5")
        ),
    ];
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote>",
        paragraph("no"),
        paragraph("Nota a piè di pagina")
    );
    let expected = [
        "Il/la ____ chiede",
        "☒ a tempo pieno",
        "data ____",
        "firma ____",
        "Con riquadro",
        "Nel riquadro",
        "Con nota.",
        "Footnote: [1] Nota a piè di pagina",
        "TableRow: | Criterio | Punti |",
        "TableRow: | Età | 5 |",
        "Furniture: Pag. 1",
    ];
    let parts = [
        ("footnotes", notes.as_str()),
        ("footer1", &paragraph("Pag. 1")),
    ];
    assert_eq!(word(&body.concat(), &parts, true), expected);
}

#[test]
fn lists_headings_and_changes_of_odt_are_read() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:list-style>";
    let common = "<office:styles><text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-prefix=\"CAPO \"/>\
</text:outline-style></office:styles><office:master-styles><style:master-page><style:header><text:p>Comune di Prova</text:p></style:header>\
<style:footer><text:p>pag. 1</text:p></style:footer></style:master-page></office:master-styles>";
    let body = "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><text:p>dieci</text:p></text:deletion></text:changed-region>\
<text:changed-region text:id=\"c2\"><text:insertion/></text:changed-region></text:tracked-changes>\
<text:h text:outline-level=\"1\">Norme</text:h><text:list text:style-name=\"L\"><text:list-item><text:p>Primo</text:p><text:p>ancora</text:p>\
<text:list><text:list-item><text:p>sotto</text:p></text:list-item></text:list></text:list-item><text:list-item text:start-value=\"4\">\
<text:p>Quarto</text:p></text:list-item></text:list><text:p>tra</text:p><text:list text:style-name=\"L\" text:continue-numbering=\"true\">\
<text:list-item><text:p>Quinto</text:p></text:list-item></text:list><text:p>entro <text:change text:change-id=\"c1\"/>\
<text:change-start text:change-id=\"c2\"/>venti<text:change-end text:change-id=\"c2\"/> giorni<text:note><text:note-body><text:p>Nota</text:p>\
</text:note-body></text:note> <text:placeholder>&lt;nome&gt;</text:placeholder></text:p>";
    let read = |accept_changes| {
        let options = Options {
            accept_changes,
            ..Options::default()
        };
        lines(
            &odt::read(&office::odt::document(body, styles, common), &options).expect("a document"),
        )
    };
    let expected = [
        "Comune di Prova",
        "Heading(1): CAPO I Norme",
        "1. Primo",
        "ancora",
        "  1.1 sotto",
        "4. Quarto",
        "tra",
        "5. Quinto",
        "entro venti giorni ____",
        "Footnote: [1] Nota",
        "Furniture: pag. 1",
    ];
    assert_eq!(read(true), expected);
    assert_eq!(read(false)[8], "entro dieci giorni ____");
}

const ACT: &str = "Art. 1 - Durata\n\n1. L’accordo è a tempo determinato: dura più di 30 giorni perché così è scritto.\n\n2. Il lavoratore può recedere.\n";

#[test]
fn every_encoding_and_spelling_gives_the_same_words() {
    let utf16 = |unit: fn(u16) -> [u8; 2]| ACT.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let marked = |mark: &[u8], text: Vec<u8>| [mark, &text].concat();
    let one_byte = |codes: &[(char, u8)]| {
        let of = |c: char| {
            codes
                .iter()
                .find(|(known, _)| *known == c)
                .map(|(_, byte)| *byte)
        };
        let byte = |c: char| of(c).unwrap_or_else(|| u8::try_from(c).expect("ASCII"));
        ACT.chars().map(byte).collect::<Vec<u8>>()
    };
    let windows = [
        ('’', 0x92),
        ('è', 0xE8),
        ('ù', 0xF9),
        ('é', 0xE9),
        ('ì', 0xEC),
        ('ò', 0xF2),
    ];
    let mac = [
        ('’', 0xD5),
        ('è', 0x8F),
        ('ù', 0x9D),
        ('é', 0x8E),
        ('ì', 0x93),
        ('ò', 0x98),
    ];
    let spelt = |from: &[&str], to: &[&str]| {
        let pairs = from.iter().zip(to);
        pairs
            .fold(ACT.to_owned(), |text, (a, b)| text.replace(a, b))
            .into_bytes()
    };
    let accents = ["è", "ù", "é", "ì", "ò"];
    let apart = ["e\u{300}", "u\u{300}", "e\u{301}", "i\u{300}", "o\u{300}"];
    let expected = words(ACT.as_bytes().to_vec(), None);
    assert!(
        expected.contains("determinato dura più di 30 giorni perchè così è scritto"),
        "{expected}"
    );
    for (name, bytes, asked) in [
        ("UTF-8 with mark", marked(b"\xEF\xBB\xBF", ACT.into()), None),
        (
            "UTF-16 LE",
            marked(b"\xFF\xFE", utf16(u16::to_le_bytes)),
            None,
        ),
        (
            "UTF-16 BE",
            marked(b"\xFE\xFF", utf16(u16::to_be_bytes)),
            None,
        ),
        ("UTF-16 LE without mark", utf16(u16::to_le_bytes), None),
        ("UTF-16 BE without mark", utf16(u16::to_be_bytes), None),
        ("windows-1252", one_byte(&windows), None),
        ("Mac Roman", one_byte(&mac), Some("macroman")),
        ("CRLF", spelt(&["\n"], &["\r\n"]), None),
        ("CR", spelt(&["\n"], &["\r"]), None),
        ("accents apart", spelt(&accents, &apart), None),
        (
            "apostrophes for accents",
            spelt(&accents, &["e'", "u'", "e'", "i'", "o'"]),
            None,
        ),
        (
            "soft hyphens",
            spelt(&["determinato"], &["deter\u{ad}minato"]),
            None,
        ),
        (
            "hard spaces",
            spelt(&["30 giorni"], &["30\u{a0}giorni"]),
            None,
        ),
    ] {
        assert_eq!(words(bytes, asked), expected, "{name}");
    }
}

/// The folded words of a file.
fn words(bytes: Vec<u8>, encoding: Option<&str>) -> String {
    let options = Options {
        encoding: encoding.map(str::to_owned),
        ..Options::default()
    };
    let file = deroga::source::SourceFile::new("atto.txt", bytes);
    let print = |file: &_| deroga::ingest::print(file, &options);
    let read = deroga::ingest::ingest_with(&file, &options, print);
    let (text, _) = read.unwrap_or_else(|fault| panic!("{}", fault.draw(false)));
    let words = (0..text.words.len()).map(|i| text.words.get(i));
    words.collect::<Vec<_>>().join(" ")
}
