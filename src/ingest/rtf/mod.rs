//! RTF: the words of a document as its program last wrote them, automatic numbers included.

mod control;
mod lexer;
mod state;

use super::printed::{Note, NoteKind, Options, Printed};
use super::refusal::Refusal;
use lexer::{Lexer, Token};
use state::Reader;

/// Groups inside groups that no document has.
const MAX_DEPTH: usize = 1000;

/// Reads an RTF file.
pub fn read(bytes: &[u8], options: &Options) -> Result<Printed, Refusal> {
    let mut reader = Reader::new(options.accept_changes);
    for token in Lexer::new(bytes) {
        match token {
            Token::Open => reader.open(),
            Token::Close => reader.close(),
            Token::Control(name, number) => reader.control(name, number),
            Token::Sign(sign) => reader.sign(sign),
            Token::Hex(byte) | Token::Byte(byte) => reader.byte(byte),
        }
        if reader.depth() > MAX_DEPTH {
            return Err(Refusal::TooDeep(MAX_DEPTH));
        }
    }
    let open = reader.depth() > 0;
    let changes = (reader.changes > 0).then_some(NoteKind::Changes(reader.changes, reader.accept));
    let broken = open.then(|| NoteKind::Damaged("il testo si interrompe".to_owned()));
    let kinds = broken.into_iter().chain(changes);
    let notes = kinds.map(|kind| Note { page: None, kind }).collect();
    Ok(Printed {
        lines: reader.finish(),
        notes,
        flowing: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rtf: &str, accept: bool) -> Vec<String> {
        let options = Options {
            accept_changes: accept,
            ..Options::default()
        };
        let printed = read(rtf.as_bytes(), &options).unwrap();
        let texts = printed.lines.into_iter().map(|l| l.text);
        texts.filter(|t| !t.is_empty()).collect()
    }

    #[test]
    fn words_numbers_and_tables_are_read() {
        let rtf = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset2 Symbol;}}
{\*\generator Prova;}{\info{\title Titolo}}\pard\outlinelevel0 Articolo 1\par
{\listtext 1.\tab}Il lavoratore \'e8 tenuto\u8217 'a 36 ore\par
{\listtext\f1\'b7\tab}Il Comune; {\v nascosto}e l{\b ui}\line poi\par
\trowd\pard\intbl Criterio\cell Punti\cell\row\trowd\intbl Et\'e0\cell 5\cell\row\pard Fine.\par}";
        assert_eq!(
            lines(rtf, true),
            [
                "Articolo 1",
                "1. Il lavoratore è tenuto’a 36 ore",
                "• Il Comune; e lui",
                "poi",
                "| Criterio | Punti |",
                "| Età | 5 |",
                "Fine."
            ]
        );
    }

    #[test]
    fn changes_count_as_asked_and_empty_fields_are_blanks() {
        let rtf = r"{\rtf1 entro {\deleted dieci}{\revised venti} giorni dal {\field{\*\fldinst FORMTEXT}{\fldrslt  }}\par}";
        assert_eq!(lines(rtf, true), ["entro venti giorni dal ____"]);
        assert_eq!(lines(rtf, false), ["entro dieci giorni dal ____"]);
    }
}
