//! Text, and what calls itself text.

use super::Fate::{Either, Read, Refused};
use super::{ACT, Bad, bad};

/// Bytes that look like chance and are the same every time.
pub fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..length).map(|_| next()).collect()
}

/// The files.
pub fn files() -> Vec<Bad> {
    let words = "il dipendente comunica il recesso con un preavviso di trenta giorni ";
    let utf16: Vec<u8> = ACT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut odd = [b"\xFF\xFE".as_slice(), &utf16].concat();
    odd.push(0xD8);
    let latin = [ACT.as_bytes(), b"perch\xE9 \xFF\xFE\x80 citt\xE0\n"].concat();
    let items = (0..5000).map(|i| " ".repeat(i % 80) + &i.to_string() + ") voce\n");
    let nested: String = items.collect();
    let commas = "il dipendente deve comunicare, ".repeat(20_000);
    vec![
        bad("vuoto.txt", Refused, ""),
        bad("vuoto.pdf", Refused, ""),
        bad("vuoto.docx", Refused, ""),
        bad("bianco.txt", Refused, " \n\t\r\n".repeat(1000)),
        bad("solo-bom.txt", Refused, b"\xEF\xBB\xBF".as_slice()),
        bad("nul.txt", Refused, [ACT.as_bytes(), &[0; 100]].concat()),
        bad("tutti-nul.txt", Refused, vec![0; 100_000]),
        bad("rumore.txt", Refused, noise(50_000)),
        bad("rumore.pdf", Refused, noise(50_000)),
        bad("rumore.docx", Refused, noise(50_000)),
        bad(
            "programma.md",
            Refused,
            [b"\x7FELF\x02\x01\x01\0".as_slice(), &noise(5000)].concat(),
        ),
        bad(
            "riga-di-40-MB.txt",
            Refused,
            words.repeat(40_000_000 / words.len()),
        ),
        bad(
            "riga-di-2-MB.txt",
            Refused,
            words.repeat(2_000_000 / words.len()),
        ),
        bad(
            "40-MB-di-righe.txt",
            Refused,
            format!("{words}\n").repeat(40_000_000 / words.len()),
        ),
        bad("utf8-rotto.txt", Read, latin),
        bad("utf16-dispari.txt", Read, odd),
        bad("testo.docx", Read, ACT),
        bad("testo.pdf", Read, ACT),
        bad("parentesi.txt", Either, "(".repeat(100_000)),
        bad("virgolette.md", Either, "> ".repeat(50_000)),
        bad("collegamenti.md", Either, "[".repeat(50_000)),
        bad("asterischi.md", Either, "*a ".repeat(20_000)),
        bad("tag.md", Either, "<b".repeat(50_000)),
        bad("titoli.md", Either, "###### Articolo 1\n".repeat(3000)),
        bad("tabella.md", Either, "| a | b | c |\n".repeat(5000)),
        bad("una-riga-di-tabella.md", Either, "| a ".repeat(30_000)),
        bad("elenco-profondo.txt", Either, nested),
        bad("frase-senza-fine.txt", Either, commas),
        bad(
            "numero-enorme.txt",
            Either,
            format!("{ACT}entro 1{} giorni\n", "0".repeat(50_000)),
        ),
        bad(
            "articolo-enorme.txt",
            Either,
            format!("Articolo {} - Oggetto\n{ACT}", "9".repeat(400)),
        ),
        bad(
            "romano-enorme.txt",
            Either,
            format!("CAPO {}\n{ACT}", "M".repeat(5000)),
        ),
        bad(
            "accenti-impilati.txt",
            Either,
            format!("e{}\n{ACT}", "\u{301}".repeat(50_000)),
        ),
    ]
}
