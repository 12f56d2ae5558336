//! Running heads and feet: lines at the edge of a page that come back on others, or that the file
//! itself calls so.

use std::collections::HashMap;

use super::line::Line;

/// Heads and feet stand in this part of the page, at each end.
const EDGE: f32 = 0.17;
/// Lines looked at, at each end.
const DEEPEST: usize = 8;

/// A page for whoever looks at its edges: its height and its lines in order.
pub type Edged<'p> = (f32, &'p mut Vec<Line>);

/// Marks the running heads and feet.
///
/// The head of the first page stays where it is no page number: it is the head of the act.
pub fn mark(pages: &mut [Edged<'_>]) {
    let mut seen: HashMap<(bool, String), usize> = HashMap::new();
    for (height, lines) in pages.iter() {
        for upper in [true, false] {
            for index in order(*height, lines, upper) {
                *seen.entry((upper, key(&lines[index].text))).or_default() += 1;
            }
        }
    }
    let total = pages.len();
    let comes_back = |upper: bool, line: &Line| {
        let count = seen.get(&(upper, key(&line.text))).copied().unwrap_or(0);
        count >= 4 || (count >= 2 && count * 5 >= total * 2)
    };
    for (number, (height, lines)) in pages.iter_mut().enumerate() {
        for upper in [true, false] {
            for index in order(*height, lines, upper) {
                let line = &lines[index];
                if !(line.furniture || comes_back(upper, line)) {
                    break;
                }
                lines[index].furniture = true;
            }
        }
        settle(*height, lines, number == 0);
    }
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

/// The line with its numbers left open.
fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_digit() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else if !c.is_whitespace() {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// «3», «- 3 -», «Pag. 3 di 10».
fn is_number(text: &str) -> bool {
    let key = key(text);
    let bare = key.trim_matches(['-', '–', '.', '/', '|']);
    bare == "#" || bare.starts_with("pag")
}
