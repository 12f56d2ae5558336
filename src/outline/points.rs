//! An act in numbered points without the word: «4. Contattabilità. La dipendente garantisce …».

use super::line::{Label, Opener};
use super::mark::{Class, Mark};
use super::shape::{self, Shape};
use crate::text::Text;

/// Fewer points are a list.
const FEWEST: usize = 4;

/// A heading on the line of its text has at most this many words.
const HEADING: usize = 8;

/// The lines with the points opened as articles; `None` where the act is not made of points.
///
/// It is when most of the points, numbered from 1 without a gap, have a heading of their own on the
/// line of the text.
pub(super) fn read(text: &Text, shapes: &[Shape]) -> Option<Vec<Shape>> {
    let run = run(shapes);
    let headed = run.iter().filter(|i| is_headed(text, &shapes[**i])).count();
    if run.len() < FEWEST || 2 * headed <= run.len() {
        return None;
    }
    let mut out = Vec::with_capacity(shapes.len() + run.len());
    for (i, shape) in shapes.iter().enumerate() {
        match &shape.opener {
            Opener::Item(mark) if run.contains(&i) => {
                let opener = Opener::Article(Label::Punto, mark.number.clone());
                let taken = shape.rest.start - shape.line.span.start;
                shape::push_article(text, &shape.line, opener, taken, &mut out);
            }
            _ => out.push(shape.clone()),
        }
    }
    Some(out)
}

/// The lines numbered 1, 2, 3 … with one sign, from the first «1»; not below an annex.
fn run(shapes: &[Shape]) -> Vec<usize> {
    let ends = |s: &Shape| matches!(s.opener, Opener::Annex(..) | Opener::Statement(..));
    let end = shapes.iter().position(ends).unwrap_or(shapes.len());
    let marks = shapes[..end]
        .iter()
        .enumerate()
        .filter_map(|(i, s)| Some((i, number(s)?)));
    let mut run: Vec<usize> = Vec::new();
    let mut sign = None;
    for (i, mark) in marks {
        let next = run.len() + 1;
        if usize::try_from(mark.value) == Ok(next) && *sign.get_or_insert(mark.sign) == mark.sign {
            run.push(i);
        }
    }
    run
}

fn number(shape: &Shape) -> Option<&Mark> {
    match &shape.opener {
        Opener::Item(mark) if mark.class == Class::Number && !mark.dashed && !shape.index => {
            Some(mark)
        }
        _ => None,
    }
}

/// Whether the line opens with a few words that end in a stop, a colon or a dash, and goes on.
fn is_headed(text: &Text, shape: &Shape) -> bool {
    let words = text.clean[shape.rest.range()].trim();
    let ends = [". ", ": ", " - ", " – "]
        .iter()
        .filter_map(|sign| words.find(sign));
    let Some(end) = ends.min() else { return false };
    words.starts_with(char::is_uppercase) && words[..end].split_whitespace().count() <= HEADING
}

#[cfg(test)]
mod tests {
    use crate::outline::outline;

    fn places(text: &str) -> Vec<String> {
        let text = crate::ingest::text(text.to_owned());
        let outline = outline(&text);
        outline.units.iter().map(|u| u.place.clone()).collect()
    }

    #[test]
    fn numbered_points_with_headings_on_their_line_are_articles() {
        let places = places(
            "ACCORDO INDIVIDUALE DI LAVORO AGILE\n\n\
             1. ATTIVITÀ. La dipendente svolge fuori sede le pratiche dell'ufficio:\n\
             1) protocollo;\n2) archivio.\n\n\
             2. DURATA. L'accordo dura un anno.\n\n\
             3. GIORNATE. Il martedì e il giovedì.\n\n\
             4. LUOGO. La dipendente lavora dalla propria abitazione.\n",
        );
        assert!(places.contains(&"punto 4".to_owned()), "{places:?}");
        assert!(!places.contains(&"punto 5".to_owned()), "{places:?}");
    }

    #[test]
    fn a_list_is_no_act_in_points() {
        let places = places(
            "CIRCOLARE SUL LAVORO AGILE\n\nSi chiede di comunicare quanto segue al protocollo dell'ente:\n\n\
             1. il nominativo del dipendente\n2. la data di inizio\n3. le giornate\n4. il luogo\n",
        );
        assert!(!places.iter().any(|p| p.starts_with("punto")), "{places:?}");
    }
}
