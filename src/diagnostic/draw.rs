//! A diagnostic as the person at the terminal sees it: place, cause, remedy.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Code, Diagnostic, Severity};

impl Severity {
    /// The name in Italian messages.
    pub fn italian(self) -> &'static str {
        match self {
            Self::Error => "errore",
            Self::Warning => "avviso",
            Self::Note => "nota",
        }
    }

    fn level(self) -> Level<'static> {
        match self {
            Self::Error => Level::ERROR,
            Self::Warning => Level::WARNING,
            Self::Note => Level::NOTE,
        }
        .with_name(self.italian())
    }
}

impl Diagnostic {
    /// Draws it: title, file and line with a caret where they are known, then `aiuto:` with what to do.
    pub fn draw(&self, colour: bool) -> String {
        let title = self
            .code
            .severity()
            .level()
            .primary_title(self.message.as_str());
        let title = title.id(self.code.id());
        let help = self.help.as_deref().unwrap_or(self.code.help());
        let help = Level::HELP.with_name("aiuto").message(help);
        let group = if self.at.excerpt.is_empty() {
            Group::with_title(title).element(self.origin())
        } else {
            Group::with_title(title).element(self.snippet())
        };
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.render(&[group.element(help)])
    }

    fn origin(&self) -> Origin<'_> {
        let origin = Origin::path(self.at.path.as_str());
        match (self.at.line, self.at.column) {
            (0, _) => origin,
            (line, 0) => origin.line(line),
            (line, column) => origin.line(line).char_column(column),
        }
    }

    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let excerpt = self.at.excerpt.as_str();
        let snippet = Snippet::source(excerpt)
            .line_start(self.at.line.max(1))
            .path(self.at.path.as_str());
        snippet.annotation(AnnotationKind::Primary.span(caret(excerpt, self.at.column)))
    }
}

/// The bytes of the word at `column` (characters, from 1); where there is no word, the rest of the
/// line; where the column is unknown, the whole line.
fn caret(line: &str, column: usize) -> Range<usize> {
    let end = line.trim_end().len();
    let nth = column
        .checked_sub(1)
        .and_then(|n| line.char_indices().nth(n));
    let start = nth.map_or(line.len() - line.trim_start().len(), |(at, _)| at);
    let rest = &line[start..end.max(start)];
    let word = rest.find(|c: char| !(c.is_alphanumeric() || "_-".contains(c)));
    match word.filter(|length| nth.is_some() && *length > 0) {
        Some(length) => start..start + length,
        None => start..start + rest.len(),
    }
}

impl Code {
    /// The code with this id, whatever its capitals.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.id().eq_ignore_ascii_case(id))
    }

    /// What `deroga explain CODE` prints.
    pub fn explain(self) -> String {
        format!(
            "{} ({}): {}\n\nChe cosa fare: {}.\n",
            self.id(),
            self.severity().italian(),
            self.title(),
            self.help()
        )
    }

    /// The page `docs/diagnostics.md`.
    pub fn table() -> String {
        let mut page = String::from(
            "# Messaggi di `deroga`\n\n\
             Pagina generata da `src/diagnostic.rs`: si aggiorna con `deroga explain --all > docs/diagnostics.md`.\n\
             I codici non cambiano mai significato.\n\n\
             | codice | gravità | che cosa è successo | che cosa fare |\n|---|---|---|---|\n",
        );
        for code in Self::ALL {
            let severity = code.severity().italian();
            let _ = writeln!(
                page,
                "| `{}` | {severity} | {} | {} |",
                code.id(),
                code.title(),
                code.help()
            );
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::super::At;
    use super::*;

    #[test]
    fn a_diagnostic_shows_file_line_caret_and_remedy() {
        let at = At {
            path: "grammars/x.yaml".into(),
            line: 7,
            column: 3,
            excerpt: "  favor: [a]".into(),
        };
        let drawn = Diagnostic::new(Code::BadGrammar, at, "la chiave `favor` non è prevista qui")
            .with_help("forse volevi dire `favour`")
            .draw(false);
        for part in [
            "errore[E010]: la chiave",
            "grammars/x.yaml:7:3",
            "  favor: [a]",
            "^^^^^",
            "aiuto: forse volevi dire `favour`",
        ] {
            assert!(drawn.contains(part), "`{part}` is missing in\n{drawn}");
        }
    }

    #[test]
    fn a_whole_file_has_no_excerpt_and_the_help_of_its_code() {
        let drawn = Diagnostic::new(Code::Empty, At::file("a.txt"), "`a.txt` è vuoto").draw(false);
        assert!(
            drawn.contains("--> a.txt") && drawn.contains("aiuto: procurati"),
            "{drawn}"
        );
    }

    #[test]
    fn a_caret_never_cuts_a_character() {
        for column in 0..8 {
            let range = caret("è «à»", column);
            assert!("è «à»".get(range).is_some());
        }
    }
}
