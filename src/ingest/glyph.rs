//! Characters of symbol fonts, as word processors write them.

/// What a character of Symbol or Wingdings looks like: its code without the 0xF000 of private use.
const GLYPHS: &[(u32, char)] = &[
    (0x2D, '-'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❑'),
    (0x73, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x78, '☒'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xB7, '•'),
    (0xBE, '-'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xF0, '→'),
    (0xFB, '☒'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// The character that a symbol font prints for `code`; a square where it is not known.
pub(super) fn glyph(code: u32) -> char {
    let low = code & 0xFF;
    let found = GLYPHS.iter().find(|(c, _)| *c == low);
    found.map_or('□', |(_, glyph)| *glyph)
}

/// The sign of a list item without a number: what is not a sign of lists becomes a bullet.
pub(super) fn bullet(text: &str) -> &'static str {
    match text.trim().chars().next() {
        Some('-' | '\u{2010}' | '\u{2011}' | '\u{f02d}' | '\u{f0be}' | '\u{2212}') => "-",
        Some('–' | '—') => "–",
        Some('o' | '○' | '◦') => "◦",
        Some('□' | '☐' | '\u{f0a8}' | '\u{f06f}' | '\u{f070}' | '\u{f072}' | '\u{f071}') => "□",
        Some('✓' | '✔' | '\u{f0fc}') => "✓",
        Some('➢' | '\u{f0d8}') => "➢",
        Some('▪' | '■' | '\u{f0a7}' | '\u{f06e}') => "▪",
        _ => "•",
    }
}
