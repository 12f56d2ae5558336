//! What the reader of PDF makes of pages whose words and places are known.

mod pdf_support;

use std::process::Command;

use deroga::ingest::pdf::{engines, read};
use deroga::ingest::{NoteKind, Options, Printed, Refusal, Role};
use pdf_support::{Page, pdf, pdf_with_font};

fn printed(pages: &[Page]) -> Printed {
    read(&pdf(pages), &Options::default()).expect("a text")
}

/// The lines that hold something, without the spaces before them.
fn words(printed: &Printed) -> Vec<&str> {
    let lines = printed.lines.iter().map(|l| l.text.trim());
    lines.filter(|l| !l.is_empty()).collect()
}

const LEFT: [&str; 6] = [
    "La prestazione di lavoro agile può",
    "essere svolta per due giorni alla",
    "settimana, in un luogo che chi lavora",
    "sceglie d'accordo con il responsabile",
    "del servizio, purché sia idoneo e vi",
    "sia una connessione sufficiente.",
];
const RIGHT: [&str; 6] = [
    "L'amministrazione fornisce quello che",
    "serve al lavoro e ne cura per tutta la",
    "durata dell'accordo la manutenzione;",
    "chi lavora lo custodisce con diligenza",
    "e lo rende alla fine dell'accordo, e",
    "non lo usa per altri fini che questo.",
];

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut page = Page::default().text(60.0, 80.0, "REGOLAMENTO");
    for (i, (left, right)) in (0_u8..).zip(LEFT.iter().zip(RIGHT)) {
        let top = 120.0 + 14.0 * f32::from(i);
        // Row by row, as some producers write.
        page = page.text(60.0, top, left).text(320.0, top, right);
    }
    let page = page.text(
        60.0,
        240.0,
        "Il presente regolamento entra in vigore il giorno dopo la pubblicazione.",
    );
    let printed = printed(&[page]);
    let mut expected = vec!["REGOLAMENTO"];
    expected.extend(LEFT);
    expected.extend(RIGHT);
    expected.push("Il presente regolamento entra in vigore il giorno dopo la pubblicazione.");
    assert_eq!(words(&printed), expected);
}

#[test]
fn cells_between_drawn_lines_are_rows_of_a_table() {
    let mut page = Page::default().text(60.0, 80.0, "Punteggi per l'accesso:");
    for (i, (what, points)) in (0_u8..).zip([
        ("Figli minori di 12 anni", "5"),
        ("Distanza dalla sede", "3"),
    ]) {
        let top = 100.0 + 30.0 * f32::from(i);
        page = page
            .text(70.0, top + 12.0, what)
            .text(70.0, top + 24.0, "fino al limite")
            .text(320.0, top + 12.0, points);
    }
    for top in [100.0, 130.0, 160.0] {
        page = page.rule((60.0, top), (400.0, top));
    }
    for left in [60.0, 300.0, 400.0] {
        page = page.rule((left, 100.0), (left, 160.0));
    }
    let printed = printed(&[page]);
    let expected = [
        "Punteggi per l'accesso:",
        "| Figli minori di 12 anni fino al limite | 5 |",
        "| Distanza dalla sede fino al limite | 3 |",
    ];
    assert_eq!(words(&printed), expected);
    assert_eq!(printed.lines.last().unwrap().role, Role::TableRow);
}

#[test]
fn the_number_of_a_footnote_is_no_part_of_the_number_before_it() {
    let page = Page::default()
        .text(60.0, 80.0, "Il preavviso è di giorni 15")
        .sized(182.5, 76.0, 7.0, "2")
        .lines(
            60.0,
            94.0,
            &["salvo i casi di urgenza, nei quali l'ente può recedere subito."; 3],
        )
        .sized(60.0, 700.0, 5.5, "2")
        .sized(
            66.0,
            703.0,
            8.5,
            "Si veda l'art. 19 della legge 81 del 2017.",
        );
    let printed = printed(&[page]);
    assert_eq!(words(&printed)[0], "Il preavviso è di giorni 15 ²");
    let last = printed.lines.last().unwrap();
    assert_eq!(
        (last.text.trim(), last.role),
        (
            "² Si veda l'art. 19 della legge 81 del 2017.",
            Role::Footnote
        )
    );
}

#[test]
fn heads_and_feet_that_come_back_are_furniture_but_the_head_of_the_act_is_not() {
    let page = |number: u8| {
        Page::default()
            .text(230.0, 40.0, "COMUNE DI PROVA")
            .text(
                60.0,
                80.0,
                &format!("{number}. Comma che sta su questa pagina soltanto;"),
            )
            .lines(60.0, 200.0, &LEFT)
            .text(280.0, 800.0, &format!("Pagina {number} di 3"))
    };
    let printed = printed(&[page(1), page(2), page(3)]);
    let roles = |text: &str| -> Vec<Role> {
        let lines = printed.lines.iter().filter(|l| l.text.contains(text));
        lines.map(|l| l.role).collect()
    };
    assert_eq!(
        roles("COMUNE"),
        [Role::Body, Role::Furniture, Role::Furniture]
    );
    assert_eq!(roles("Pagina"), [Role::Furniture; 3]);
    assert_eq!(roles("settimana"), [Role::Body; 3]);
    let second = printed
        .lines
        .iter()
        .find(|l| l.page == 2 && l.text.contains("2. Comma"))
        .unwrap();
    let area = second.area.unwrap();
    assert!(
        (59..=61).contains(&area.left) && (60..=80).contains(&area.top),
        "{area:?}"
    );
}

#[test]
fn every_engine_reads_the_same_letters() {
    let bytes = pdf(&[Page::default().lines(60.0, 100.0, &LEFT)]);
    for name in engines() {
        let options = Options {
            pdf_engine: name.to_owned(),
            ..Options::default()
        };
        let printed = read(&bytes, &options).expect(name);
        assert_eq!(words(&printed), LEFT, "{name}");
    }
}

#[test]
fn a_password_is_refused_and_an_empty_one_is_said() {
    let bytes = include_bytes!("pdf/password.pdf");
    assert_eq!(read(bytes, &Options::default()), Err(Refusal::Encrypted));
    let printed = read(include_bytes!("pdf/vuota.pdf"), &Options::default()).expect("a text");
    assert!(
        words(&printed).contains(&"La prestazione di lavoro agile può"),
        "{printed:?}"
    );
    assert_eq!(printed.notes[0].kind, NoteKind::EmptyPassword);
}

#[test]
fn characters_without_meaning_are_refused() {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /Segni /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Segni /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>";
    let bytes = pdf_with_font(&[Page::default().lines(60.0, 100.0, &LEFT)], font);
    assert_eq!(read(&bytes, &Options::default()), Err(Refusal::Garbage));
}

#[test]
fn a_page_that_is_a_picture_is_said_and_a_file_of_pictures_is_refused() {
    let picture = || Page::default().picture(2, 2, vec![0, 255, 255, 0]);
    let printed = printed(&[Page::default().lines(60.0, 100.0, &LEFT), picture()]);
    let notes: Vec<_> = printed.notes.iter().map(|n| (n.page, &n.kind)).collect();
    assert_eq!(notes, [(Some(2), &NoteKind::NoText)]);
    let refused = read(&pdf(&[picture(), picture()]), &Options::default());
    assert_eq!(refused, Err(Refusal::NoText(2)));
}

/// The pixels of the first page of a PDF at 200 dots to the inch, by `pdftoppm`.
fn pixels(bytes: &[u8]) -> Option<(usize, usize, Vec<u8>)> {
    let folder = tempfile::tempdir().ok()?;
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, bytes).ok()?;
    let mut command = Command::new("pdftoppm");
    let output = command
        .args(["-gray", "-r", "200", "-f", "1", "-l", "1"])
        .arg(&path)
        .output()
        .ok()?;
    let head = output.stdout.get(..64)?;
    let head = String::from_utf8_lossy(head).into_owned();
    let fields: Vec<&str> = head.split_ascii_whitespace().take(4).collect();
    let (width, height): (usize, usize) =
        (fields.get(1)?.parse().ok()?, fields.get(2)?.parse().ok()?);
    let grey = output
        .stdout
        .get(output.stdout.len() - width * height..)?
        .to_vec();
    Some((width, height, grey))
}

#[test]
fn a_scan_is_read_by_ocr_where_it_is_asked_for() {
    let there = Command::new("tesseract").arg("--list-langs").output();
    let there = there.is_ok_and(|o| String::from_utf8_lossy(&o.stdout).contains("ita"));
    let drawn = pixels(&pdf(&[Page::default().lines(60.0, 100.0, &LEFT)]));
    let (true, Some((width, height, grey))) = (there, drawn) else {
        eprintln!("saltato: mancano tesseract con la lingua ita, o pdftoppm");
        return;
    };
    let bytes = pdf(&[Page::default().picture(width, height, grey)]);
    let options = Options {
        ocr: true,
        ..Options::default()
    };
    let printed = read(&bytes, &options).expect("a text");
    assert_eq!(words(&printed), LEFT);
    assert!(
        printed
            .lines
            .iter()
            .all(|l| l.ocr.is_some() || l.text.is_empty())
    );
    assert!(
        matches!(printed.notes[0].kind, NoteKind::ReadByOcr(60..)),
        "{:?}",
        printed.notes
    );
}
