//! Numbers, changes, boxes, notes and fields of DOCX and ODT are read as they are printed.

mod office_support;

use deroga::ingest::{Options, Printed, docx, odt};
use office_support as office;

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
