//! The signs of RTF.

/// One sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` with its number.
    Control(&'b str, Option<i32>),
    /// `\~` and the like.
    Sign(u8),
    /// `\'e8`: a byte in the encoding in force.
    Hex(u8),
    /// A byte as it stands.
    Byte(u8),
}

/// Cuts a file into signs.
pub(super) struct Lexer<'b> {
    rest: &'b [u8],
}

impl<'b> Lexer<'b> {
    /// The signs of these bytes.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn escape(&mut self) -> Option<Token<'b>> {
        let (&first, rest) = self.rest.split_first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.rest = rest;
        if first == b'\'' {
            let hex = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
            let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
            self.rest = rest.get(2..).unwrap_or_default();
            return Some(Token::Hex(byte.unwrap_or(b' ')));
        }
        Some(match first {
            b'\\' | b'{' | b'}' => Token::Byte(first),
            b'\n' | b'\r' => Token::Control("par", None),
            b'\t' => Token::Control("tab", None),
            sign => Token::Sign(sign),
        })
    }

    fn word(&mut self) -> Token<'b> {
        let name = self.take(u8::is_ascii_alphabetic);
        let minus = self.rest.first() == Some(&b'-');
        if minus {
            self.rest = &self.rest[1..];
        }
        let digits = self.take(u8::is_ascii_digit);
        let number = digits
            .parse::<i32>()
            .ok()
            .map(|n| if minus { -n } else { n });
        if let Some(rest) = self.rest.strip_prefix(b" ") {
            self.rest = rest;
        }
        if name == "bin" {
            let skipped = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            self.rest = self.rest.get(skipped..).unwrap_or_default();
        }
        Token::Control(name, number)
    }

    fn take(&mut self, fits: fn(&u8) -> bool) -> &'b str {
        let len = self.rest.iter().take_while(|b| fits(b)).count();
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        std::str::from_utf8(taken).unwrap_or_default()
    }
}

impl<'b> Iterator for Lexer<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let (&first, rest) = self.rest.split_first()?;
            self.rest = rest;
            match first {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.escape(),
                b'\n' | b'\r' | 0 => {}
                byte => return Some(Token::Byte(byte)),
            }
        }
    }
}
