//! Colours, for terminals that have them.

/// A colour of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// As the text around it, but bold.
    Plain,
    /// Below the contract.
    Red,
    /// To be looked at.
    Yellow,
    /// Above the contract.
    Green,
}

/// Paints, or not.
#[derive(Clone, Copy, Debug)]
pub struct Paint(pub bool);

impl Paint {
    /// In bold.
    pub fn bold(self, text: &str) -> String {
        self.colour(text, Colour::Plain)
    }

    /// In bold and in colour.
    pub fn colour(self, text: &str, colour: Colour) -> String {
        let code = match colour {
            Colour::Plain => "1",
            Colour::Red => "1;31",
            Colour::Yellow => "1;33",
            Colour::Green => "1;32",
        };
        if self.0 {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
