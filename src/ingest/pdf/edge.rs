//! Running heads and feet: lines at the edge of a page that come back on others, or that the file
//! itself calls so.

use std::collections::HashMap;

use super::line::Line;
use crate::ingest::line::{has_mark, opens_division};

/// Heads and feet stand in this part of the page, at each end.
const EDGE: f32 = 0.17;
/// Lines looked at, at each end.
const DEEPEST: usize = 8;

/// A head that is not on most pages is on others as near as this.
const NEAR: usize = 4;

/// A page for whoever looks at its edges: its height and its lines in order.
pub type Edged<'p> = (f32, &'p mut Vec<Line>);

/// Marks the running heads and feet.
///
/// The head of the first page stays where it is no page number: it is the head of the act.
pub fn mark(pages: &mut [Edged<'_>]) {
    let seen = Seen::of(pages);
    for (number, (height, lines)) in pages.iter_mut().enumerate() {
        for upper in [true, false] {
            for index in order(*height, lines, upper) {
                let line = &lines[index];
                if !(line.furniture || seen.comes_back(upper, &line.text, number)) {
                    break;
                }
                lines[index].furniture = true;
            }
        }
        settle(*height, lines, number == 0);
    }
}

/// What stands at the edges of all pages: the lower edge, the upper edge.
struct Seen {
    pages: usize,
    /// The pages on which a line stands, word for word.
    same: HashMap<(bool, String), Vec<usize>>,
    /// The pages on which a line stands with other numbers, and those numbers.
    numbered: HashMap<(bool, String), Vec<Numbered>>,
}

/// A page and the numbers of a line on it.
type Numbered = (usize, Vec<usize>);

impl Seen {
    fn of(pages: &[Edged<'_>]) -> Self {
        let mut seen = Self {
            pages: pages.len(),
            same: HashMap::new(),
            numbered: HashMap::new(),
        };
        for (page, (height, lines)) in pages.iter().enumerate() {
            for upper in [true, false] {
                for index in order(*height, lines, upper) {
                    let text = &lines[index].text;
                    let (key, numbers) = open(text);
                    seen.same.entry((upper, bare(text))).or_default().push(page);
                    let places = seen.numbered.entry((upper, key)).or_default();
                    places.push((page, numbers));
                }
            }
        }
        seen
    }

    /// Whether a line at an edge is on other pages too: the same, or with a number that counts the pages.
    fn comes_back(&self, upper: bool, text: &str, page: usize) -> bool {
        if !is_number(text) && (has_mark(text) || opens_division(text)) {
            return false;
        }
        let often = |count: usize| count >= 2 && count * 5 >= self.pages * 2;
        let around = |places: &[usize]| places.iter().filter(|p| p.abs_diff(page) <= NEAR).count();
        let same = self.same.get(&(upper, bare(text)));
        let numbered = self.numbered.get(&(upper, open(text).0));
        same.is_some_and(|places| often(places.len()) || around(places) >= 3)
            || numbered.is_some_and(|places| {
                places.len() >= self.pages.clamp(2, 3) && counts_pages(places)
            })
    }
}

/// Whether one of the numbers grows as the pages do, nearly always.
fn counts_pages(places: &[(usize, Vec<usize>)]) -> bool {
    let grows = |at: usize| {
        let pairs = places.windows(2).filter(|pair| {
            let (Some(a), Some(b)) = (pair[0].1.get(at), pair[1].1.get(at)) else {
                return false;
            };
            b.checked_sub(*a) == Some(pair[1].0 - pair[0].0)
        });
        pairs.count() * 10 >= (places.len() - 1) * 7
    };
    let numbers = places.first().map_or(0, |place| place.1.len());
    (0..numbers).any(grows)
}

/// What the file calls furniture is, where it stands at an edge; the head of the act is none.
fn settle(height: f32, lines: &mut [Line], first: bool) {
    for line in lines.iter_mut().filter(|l| l.furniture) {
        let upper = line.bottom < height * EDGE * 1.5;
        let lower = line.top > height * (1.0 - EDGE * 1.5);
        let head = first && upper && !is_number(&line.text);
        line.furniture = (upper || lower) && !head;
    }
}

/// The lines at one edge, from the edge inwards.
fn order(height: f32, lines: &[Line], upper: bool) -> Vec<usize> {
    let inside = |l: &Line| {
        if upper {
            l.bottom < height * EDGE
        } else {
            l.top > height * (1.0 - EDGE)
        }
    };
    let mut out: Vec<usize> = (0..lines.len()).filter(|i| inside(&lines[*i])).collect();
    out.sort_by(|a, b| lines[*a].base.total_cmp(&lines[*b].base));
    if !upper {
        out.reverse();
    }
    out.truncate(DEEPEST);
    out
}

/// The line in small letters without spaces.
fn bare(text: &str) -> String {
    let signs = text.chars().filter(|c| !c.is_whitespace());
    signs.flat_map(char::to_lowercase).collect()
}

/// The same with its numbers left open, and those numbers.
fn open(text: &str) -> (String, Vec<usize>) {
    let (mut key, mut numbers) = (String::with_capacity(text.len()), Vec::new());
    for part in bare(text).split_inclusive(|c: char| !c.is_ascii_digit()) {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        if let Ok(number) = part[..part.len() - rest.len()].parse() {
            numbers.push(number);
            key.push('#');
        }
        key.push_str(rest);
    }
    (key, numbers)
}

/// «3», «- 3 -», «Pag. 3 di 10».
fn is_number(text: &str) -> bool {
    let (key, _) = open(text);
    let bare = key.trim_matches(['-', '–', '.', '/', '|']);
    bare == "#" || bare.starts_with("pag")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(top: &str, foot: &str) -> Vec<Line> {
        let line = |text: &str, top: f32| Line {
            text: text.into(),
            top,
            base: top + 10.0,
            bottom: top + 12.0,
            ..Line::default()
        };
        vec![line(top, 40.0), line("Il testo.", 400.0), line(foot, 800.0)]
    }

    #[test]
    fn a_number_that_counts_pages_comes_back_and_the_number_of_an_article_does_not() {
        let tops = [
            "Art. 8", "Art. 12", "Art. 13", "Testo", "Art. 20", "Art. 31",
        ];
        let feet = ["1", "2", "3", "4", "5", "6"];
        let mut pages: Vec<Vec<Line>> = tops.iter().zip(feet).map(|(t, f)| page(t, f)).collect();
        let mut edged: Vec<Edged<'_>> = pages.iter_mut().map(|lines| (842.0, lines)).collect();
        mark(&mut edged);
        let marked = |at: usize| pages.iter().filter(|p| p[at].furniture).count();
        assert_eq!([marked(0), marked(1), marked(2)], [0, 0, 6]);
    }
}
