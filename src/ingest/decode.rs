//! From bytes to characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// Decodes the bytes of a file: byte order mark, then UTF-8, then a guess for Italian text.
///
/// Gives the name of the encoding where it was guessed.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (
            encoding
                .decode_without_bom_handling(&bytes[mark..])
                .0
                .into_owned(),
            None,
        );
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), None);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"it"), Utf8Detection::Deny);
    (
        encoding.decode_without_bom_handling(bytes).0.into_owned(),
        Some(encoding.name()),
    )
}
