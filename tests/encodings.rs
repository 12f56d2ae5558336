//! The same words come out of every encoding and spelling.

use deroga::ingest::Options;

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
