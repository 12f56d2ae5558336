//! What the words of RTF stand for.

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Into the text.
    #[default]
    Text,
    /// Nowhere.
    Nowhere,
    /// Into a note.
    Note,
    /// Into the head of every page.
    Head,
    /// Into its foot.
    Foot,
    /// They are the orders of a field.
    Orders,
    /// They describe fonts.
    Fonts,
}

/// Words that say where a group goes.
pub(super) const PLACES: &[(&str, Place)] = &[
    ("fonttbl", Place::Fonts),
    ("footnote", Place::Note),
    ("header", Place::Head),
    ("headerl", Place::Head),
    ("headerr", Place::Head),
    ("headerf", Place::Head),
    ("footer", Place::Foot),
    ("footerl", Place::Foot),
    ("footerr", Place::Foot),
    ("footerf", Place::Foot),
    ("fldinst", Place::Orders),
    ("colortbl", Place::Nowhere),
    ("stylesheet", Place::Nowhere),
    ("info", Place::Nowhere),
    ("pict", Place::Nowhere),
    ("object", Place::Nowhere),
    ("objdata", Place::Nowhere),
    ("nonshppict", Place::Nowhere),
    ("shppict", Place::Nowhere),
    ("sp", Place::Nowhere),
    ("listtable", Place::Nowhere),
    ("listoverridetable", Place::Nowhere),
    ("pntxta", Place::Nowhere),
    ("pntxtb", Place::Nowhere),
    ("revtbl", Place::Nowhere),
    ("filetbl", Place::Nowhere),
    ("bkmkstart", Place::Nowhere),
    ("bkmkend", Place::Nowhere),
    ("annotation", Place::Nowhere),
    ("atnid", Place::Nowhere),
    ("atnauthor", Place::Nowhere),
    ("formfield", Place::Nowhere),
    ("nesttableprops", Place::Nowhere),
    ("xe", Place::Nowhere),
    ("tc", Place::Nowhere),
];

/// Words that open a group which is to be read although it is marked as one to skip where unknown.
pub(super) const KNOWN: &[&str] = &[
    "shpinst",
    "shptxt",
    "fldinst",
    "listtext",
    "pntext",
    "formfield",
];

/// Words that stand for a character.
pub(super) const CHARACTERS: &[(&str, char)] = &[
    ("tab", '\t'),
    ("line", '\n'),
    ("lbr", '\n'),
    ("emdash", '—'),
    ("endash", '–'),
    ("bullet", '•'),
    ("lquote", '‘'),
    ("rquote", '’'),
    ("ldblquote", '“'),
    ("rdblquote", '”'),
    ("enspace", ' '),
    ("emspace", ' '),
    ("qmspace", ' '),
    ("page", '\u{c}'),
];
