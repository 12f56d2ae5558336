//! From bytes to characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::source::{Order, wide};

/// Names that people use for the encoding of old Macintosh files, beside those of the standard.
const MACINTOSH: &[&str] = &["macroman", "mac-roman", "mac roman", "x-mac-roman", "mac"];

/// The encoding of this name; «macroman» and the like are known beside the standard names.
pub fn named(name: &str) -> Option<&'static Encoding> {
    let name = name.trim().to_ascii_lowercase();
    let mac = MACINTOSH.contains(&name.as_str());
    Encoding::for_label(if mac { b"macintosh" } else { name.as_bytes() })
}

/// Decodes the bytes of a file: as `asked`, else by its mark, as UTF-8, or by a guess for Italian text.
///
/// Gives the name of the encoding where it was guessed.
pub(super) fn decode(bytes: &[u8], asked: Option<&str>) -> (String, Option<&'static str>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0;
        return (text.into_owned(), None);
    }
    if let Some(encoding) = asked.and_then(named) {
        let text = encoding.decode_without_bom_handling(bytes).0;
        return (text.into_owned(), None);
    }
    if let Some(order) = wide(bytes) {
        let encoding = match order {
            Order::Little => UTF_16LE,
            Order::Big => UTF_16BE,
        };
        let text = encoding.decode_without_bom_handling(bytes).0;
        return (text.into_owned(), Some(encoding.name()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) if is_nearly_utf8(bytes) => (mend(bytes), Some("UTF-8 con byte di windows-1252")),
        Err(_) => guess(bytes),
    }
}

fn guess(bytes: &[u8]) -> (String, Option<&'static str>) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"it"), Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling(bytes).0;
    (text.into_owned(), Some(encoding.name()))
}

/// Whether most characters beyond ASCII are good UTF-8: a file to which a few bytes of another encoding
/// were pasted.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > 4 * bad
}

/// UTF-8, and windows-1252 for the bytes that are none.
fn mend(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Perché il lavoratore è tenuto? L’orario è di «36 ore»: così l’articolo 3.";

    fn wide_bytes(unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        TEXT.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let windows = WINDOWS_1252.encode(TEXT).0.into_owned();
        let mac: Vec<u8> = TEXT
            .chars()
            .map(|c| match c {
                'é' => 0x8E,
                'è' => 0x8F,
                'ì' => 0x93,
                '’' => 0xD5,
                '«' => 0xC7,
                '»' => 0xC8,
                c => u8::try_from(c).unwrap_or(b'?'),
            })
            .collect();
        let mark = [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat();
        for (bytes, asked, guessed) in [
            (TEXT.as_bytes().to_vec(), None, None),
            (mark, Some("macintosh"), None),
            (windows, None, Some("windows-1252")),
            (mac, Some("MacRoman"), None),
            (wide_bytes(u16::to_le_bytes), None, Some("UTF-16LE")),
            (wide_bytes(u16::to_be_bytes), None, Some("UTF-16BE")),
        ] {
            assert_eq!(
                decode(&bytes, asked),
                (TEXT.to_owned(), guessed),
                "{guessed:?}"
            );
        }
    }

    #[test]
    fn a_byte_of_another_encoding_in_utf8_is_mended() {
        let mut bytes = "è à ù ò ì é «sì» ".as_bytes().to_vec();
        bytes.extend(b"perch\xE9");
        let (text, guessed) = decode(&bytes, None);
        assert!(text.ends_with("«sì» perché"), "{text}");
        assert_eq!(guessed, Some("UTF-8 con byte di windows-1252"));
    }
}
