//! Which bytes of a line are Markdown signs and not words.

use crate::text::Span;

/// The looks of a line, read off its Markdown signs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looks {
    /// Level of the heading, 0 where there is none.
    pub level: u8,
    /// Whether the whole line is bold.
    pub bold: bool,
    /// Whether the whole line is in italics.
    pub italic: bool,
    /// Whether it is a row of a table.
    pub row: bool,
}

/// The looks of a trimmed line.
pub(super) fn looks(line: &str) -> Looks {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
    let body = if heading { line[hashes..].trim() } else { line };
    let body = body.strip_prefix("- ").unwrap_or(body);
    Looks {
        level: if heading {
            u8::try_from(hashes).unwrap_or(6)
        } else {
            0
        },
        bold: body.len() > 4 && body.starts_with("**") && body.ends_with("**"),
        italic: body.len() > 2
            && body.starts_with('*')
            && body.ends_with('*')
            && !body.starts_with("**"),
        row: line.starts_with('|') && line.len() > 1,
    }
}

/// Whether the line is only a drawing: rule of a table, underline of a heading.
pub(super) fn is_drawing(line: &str) -> bool {
    let drawn = line
        .bytes()
        .all(|b| matches!(b, b'|' | b'-' | b'+' | b':' | b'=' | b' ' | b'*' | b'~'));
    drawn && (line.len() >= 3 || line == "|" || line == "||")
}

/// The stretches of `source` in `line` that are words, without the Markdown signs.
pub(super) fn words(source: &str, line: Span, out: &mut Vec<Span>) {
    let text = &source[line.range()];
    let mut scan = Scan {
        text,
        base: line.start,
        at: 0,
        from: 0,
        italic: false,
        out,
    };
    scan.start();
    while scan.at < text.len() {
        if !scan.sign() {
            scan.at += text[scan.at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    scan.keep();
}

struct Scan<'s, 'o> {
    text: &'s str,
    base: usize,
    at: usize,
    from: usize,
    italic: bool,
    out: &'o mut Vec<Span>,
}

impl Scan<'_, '_> {
    /// Keeps what was read since the last sign.
    fn keep(&mut self) {
        if self.from < self.at {
            self.out
                .push(Span::new(self.base + self.from, self.base + self.at));
        }
        self.from = self.at;
    }

    fn drop(&mut self, bytes: usize) -> bool {
        self.keep();
        self.at += bytes;
        self.from = self.at;
        true
    }

    /// Signs that open the line: heading, cell border, quote.
    fn start(&mut self) {
        let hashes = self.text.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&hashes) && self.text[hashes..].starts_with(' ') {
            self.drop(hashes);
        } else if self.text.starts_with('|') || self.text.starts_with("> ") {
            self.drop(1);
        }
    }

    fn sign(&mut self) -> bool {
        let rest = &self.text[self.at..];
        match rest.as_bytes()[0] {
            b'*' if rest.starts_with("**") => self.drop(2),
            b'*' => self.star(rest),
            b'\\' if rest.len() == 1 || rest.as_bytes()[1].is_ascii_punctuation() => {
                self.drop(1);
                self.at += rest.as_bytes().get(1).map_or(0, |_| 1);
                true
            }
            b'<' => tag(rest).is_some_and(|n| self.drop(n)),
            b'!' if rest.starts_with("![") => {
                link(&rest[1..]).is_some_and(|(_, n)| self.drop(n + 1))
            }
            b'[' => self.link(rest),
            b'|' if rest.len() == 1 => self.drop(1),
            0xC2 if rest.starts_with('\u{ad}') => self.drop(2),
            0xE2 if rest.starts_with('\u{200b}') => self.drop(3),
            0xEF if rest.starts_with('\u{feff}') => self.drop(3),
            _ => false,
        }
    }

    /// A single asterisk: emphasis if it opens before a word and closes after one on this line.
    fn star(&mut self, rest: &str) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let opens = rest[1..].starts_with(|c: char| !c.is_whitespace());
        let closes = before.is_some_and(|c| !c.is_whitespace());
        if self.italic && closes {
            self.italic = false;
            return self.drop(1);
        }
        if !self.italic && opens && has_closing_star(&rest[1..]) {
            self.italic = true;
            return self.drop(1);
        }
        false
    }

    /// `[words](address)`: only the words stay.
    fn link(&mut self, rest: &str) -> bool {
        let Some((label, len)) = link(rest) else {
            return false;
        };
        self.drop(1);
        self.at += label;
        self.drop(len - label - 1)
    }
}

fn has_closing_star(rest: &str) -> bool {
    let mut before = ' ';
    for c in rest.chars().take(400) {
        if c == '*' && !before.is_whitespace() {
            return true;
        }
        before = c;
    }
    false
}

/// Length of the label and of the whole link at the start of `rest`.
fn link(rest: &str) -> Option<(usize, usize)> {
    let mut middle = 1;
    middle += rest[1..].find(['[', ']'])?;
    let tail = rest[middle..].strip_prefix("](")?;
    let address = tail.find([')', ' ', '('])?;
    tail[address..]
        .starts_with(')')
        .then_some((middle - 1, middle + 2 + address + 1))
}

/// HTML tags that Markdown files hold.
const TAGS: &[&str] = &[
    "b", "i", "u", "strong", "em", "sup", "sub", "br", "p", "div", "span", "center",
];

/// Length of the HTML tag at the start of `rest`.
fn tag(rest: &str) -> Option<usize> {
    let inner = &rest[1..rest.char_indices().take(40).find(|(_, c)| *c == '>')?.0];
    let name = inner
        .trim_start_matches('/')
        .trim_end_matches('/')
        .split(' ')
        .next()?
        .to_ascii_lowercase();
    TAGS.contains(&name.as_str()).then_some(inner.len() + 2)
}
