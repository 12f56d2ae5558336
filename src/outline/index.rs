//! Tables of contents.

use std::collections::HashSet;

use super::line::Opener;
use super::shape::Shape;
use crate::text::Text;

/// Marks runs of headings with nothing between them: the table of contents.
pub(super) fn mark(text: &Text, shapes: &mut [Shape]) {
    let mut start = 0;
    // Entries of the runs before: the act begins where they come again.
    let mut known: HashSet<String> = HashSet::new();
    while start < shapes.len() {
        let end = run(text, shapes, start, &known);
        let counts = |s: &&Shape| matches!(s.opener, Opener::Article(..)) || leads(text, s);
        if shapes[start..end].iter().filter(counts).count() >= 5 {
            let title = start
                .checked_sub(1)
                .filter(|i| is_index_title(&text.clean[shapes[*i].line.span.range()]));
            let keys = shapes[start..end].iter().filter(|s| is_entry(text, s));
            known.extend(keys.map(|s| entry_key(text, s)));
            for shape in &mut shapes[title.unwrap_or(start)..end] {
                shape.index = true;
            }
        }
        start = end.max(start + 1);
    }
}

/// The end of the run of entries that starts at line `start`: where something else stands, or
/// where the act itself begins with a heading that the run already has.
fn run(text: &Text, shapes: &[Shape], start: usize, known: &HashSet<String>) -> usize {
    let mut seen: HashSet<String> = HashSet::new();
    let mut leading = 0;
    let mut end = start;
    while let Some(shape) = shapes.get(end) {
        let leads_here = leads(text, shape);
        let led = leading >= 3 && leading * 2 >= end - start;
        let tail = || {
            led && is_tail(text, shape)
                && shapes[end + 1..].iter().take(2).any(|s| is_entry(text, s))
        };
        // «TABELLE» among the entries.
        let group = || {
            end >= start + 5
                && is_short_title(&text.clean[shape.line.span.range()])
                && shapes.get(end + 1).is_some_and(|s| is_entry(text, s))
        };
        if !is_entry(text, shape) && !tail() && !group() {
            break;
        }
        let bare = leading >= 5
            && !leads_here
            && !shapes[end + 1..].iter().take(2).any(|s| leads(text, s));
        let again = !matches!(shape.opener, Opener::Plain | Opener::Item(_))
            && !leads_here
            && (known.contains(&entry_key(text, shape)) || !seen.insert(entry_key(text, shape)));
        if bare || again {
            break;
        }
        leading += usize::from(leads_here);
        end += 1;
    }
    end
}

fn entry_key(text: &Text, shape: &Shape) -> String {
    text.clean[shape.line.span.range()]
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_index_title(line: &str) -> bool {
    matches!(
        line.trim_end_matches([':', '.']).to_lowercase().as_str(),
        "indice" | "sommario" | "indice generale"
    )
}

/// One or two words in capitals.
fn is_short_title(line: &str) -> bool {
    line.split_whitespace().count() <= 2
        && line.chars().any(char::is_alphabetic)
        && !line.chars().any(char::is_lowercase)
}

/// A heading that stands on one line, or a line that ends with dots and a page number.
fn is_entry(text: &Text, shape: &Shape) -> bool {
    let inline = !text.clean[shape.rest.range()].trim().is_empty();
    let heading = match shape.opener {
        Opener::Division(..) | Opener::Annex(..) | Opener::Statement(..) => true,
        Opener::Article(..) => inline,
        _ => false,
    };
    heading || leads(text, shape)
}

fn leads(text: &Text, shape: &Shape) -> bool {
    let line = text.clean[shape.line.span.range()].trim_end();
    let before = line
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    let dots = before.len() - before.trim_end_matches(['.', ' ', '…']).len();
    let worded = line.contains(char::is_alphanumeric);
    worded && (dots >= 4 || (dots >= 3 && (before.len() < line.len() || before.ends_with("..."))))
}

/// The second line of an entry.
fn is_tail(text: &Text, shape: &Shape) -> bool {
    shape.opener == Opener::Plain
        && text.clean[shape.line.span.range()]
            .split_whitespace()
            .count()
            <= 25
}
