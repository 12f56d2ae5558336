//! Locators and places of the units.

use foldhash::HashMap;

use super::build::Node;
use super::{Kind, Locator, Outline, Step, Unit};
use crate::text::{Span, Text, fold, unaccented};

/// A slug has at most this many words.
const SLUG: usize = 8;

/// Finishes the tree: full spans, children, locators, places.
pub(super) fn units(text: &Text, nodes: &[Node]) -> Outline {
    let ends = ends(nodes, text.clean.len());
    let mut namer = Namer {
        text,
        nodes,
        facts: facts(nodes),
        seen: HashMap::default(),
        positions: HashMap::default(),
        units: Vec::with_capacity(nodes.len()),
    };
    for (index, end) in ends.iter().enumerate() {
        namer.add(index, *end);
    }
    Outline { units: namer.units }
}

/// The end of each unit: where the next unit that is not inside it starts.
fn ends(nodes: &[Node], end: usize) -> Vec<usize> {
    let mut out = vec![end; nodes.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, node) in nodes.iter().enumerate().skip(1) {
        while open.last().is_some_and(|last| *last != node.parent) {
            if let Some(closed) = open.pop() {
                out[closed] = node.start;
            }
        }
        open.push(index);
    }
    out
}

/// What the name of a unit depends on besides the unit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fact {
    /// The annex it is in, or the document.
    annex: usize,
    /// Whether there is an article inside.
    articles: bool,
    /// How many commi hang on it.
    pub commi: usize,
    /// How many tables hang on it.
    pub tables: usize,
    /// The last unit that hangs on it.
    pub last: usize,
    /// Whether another article of the act or annex has the same number.
    pub twin: bool,
}

fn facts(nodes: &[Node]) -> Vec<Fact> {
    let mut out = vec![Fact::default(); nodes.len()];
    let mut numbers: HashMap<(usize, &str), usize> = HashMap::default();
    for (index, node) in nodes.iter().enumerate().skip(1) {
        out[index].annex = if node.kind == Kind::Allegato {
            index
        } else {
            out[node.parent].annex
        };
        out[node.parent].last = index;
        out[node.parent].commi += usize::from(node.kind == Kind::Comma);
        out[node.parent].tables += usize::from(node.kind == Kind::Tabella);
        if let (Kind::Articolo, Some(number)) = (node.kind, &node.number) {
            *numbers.entry((out[index].annex, number)).or_default() += 1;
        }
    }
    for (index, node) in nodes.iter().enumerate().skip(1).rev() {
        out[node.parent].articles |= out[index].articles || node.kind == Kind::Articolo;
        if let (Kind::Articolo, Some(number)) = (node.kind, &node.number) {
            out[index].twin = numbers
                .get(&(out[index].annex, number))
                .is_some_and(|n| *n > 1);
        }
    }
    out
}

/// Gives the units their names, in reading order.
pub(super) struct Namer<'t> {
    pub text: &'t Text,
    pub nodes: &'t [Node],
    pub facts: Vec<Fact>,
    /// How often a step occurred under a locator.
    seen: HashMap<(usize, &'static str, String), usize>,
    /// How many units of a kind a parent has so far.
    positions: HashMap<(usize, Kind), usize>,
    pub units: Vec<Unit>,
}

/// The number of a unit under its locator: as printed or by position, and which occurrence.
pub(super) struct Count {
    pub number: String,
    pub occurrence: usize,
    pub position: usize,
}

impl Namer<'_> {
    fn add(&mut self, index: usize, end: usize) {
        let node = &self.nodes[index];
        let position = self.positions.entry((node.parent, node.kind)).or_default();
        *position += 1;
        let position = *position;
        let (locator, place) = if index == 0 {
            Default::default()
        } else {
            self.name(index, position)
        };
        if index != 0 {
            self.units[node.parent].children.push(index);
        }
        self.units.push(Unit {
            kind: node.kind,
            number: node.number.clone(),
            heading: node.heading,
            body: node.body,
            full: Span::new(node.start, end.max(node.start)),
            parent: node.parent,
            children: Vec::new(),
            locator,
            place,
        });
    }

    fn name(&mut self, index: usize, position: usize) -> (Locator, String) {
        let node = &self.nodes[index];
        let (kind, number) = self.step(node, position);
        let above = self.above(node);
        let occurrence = self.seen.entry((above, kind, number.clone())).or_default();
        *occurrence += 1;
        let count = Count {
            number,
            occurrence: *occurrence,
            position,
        };
        let mut locator = self.units[above].locator.clone();
        locator.0.push(Step {
            kind: kind.to_owned(),
            number: count.number.clone(),
            occurrence: count.occurrence,
        });
        let place = self.place(index, above, &count);
        (locator, place)
    }

    /// The unit whose locator the unit's own continues: divisions are no part of it.
    fn above(&self, node: &Node) -> usize {
        let inside = matches!(node.kind, Kind::Titolo | Kind::Capo)
            || (node.kind == Kind::Sezione
                && matches!(node.label.as_str(), "divisione" | "parte" | ""));
        let mut above = node.parent;
        while !inside && above != 0 && self.is_division(above) {
            above = self.nodes[above].parent;
        }
        above
    }

    fn is_division(&self, index: usize) -> bool {
        let node = &self.nodes[index];
        let section = node.kind == Kind::Sezione;
        matches!(node.kind, Kind::Titolo | Kind::Capo)
            || (section && matches!(node.label.as_str(), "divisione" | "parte"))
            || (section && node.label.is_empty() && self.facts[index].articles)
    }

    /// Kind and number of the locator step.
    fn step(&self, node: &Node, position: usize) -> (&'static str, String) {
        let number = node.number.as_deref().map(sanitize);
        let by_position = || number.clone().unwrap_or_else(|| position.to_string());
        match node.kind {
            Kind::Document => ("", String::new()),
            Kind::Titolo => ("tit", by_position()),
            Kind::Capo => ("capo", by_position()),
            Kind::Articolo => ("art", by_position()),
            Kind::Comma => ("com", by_position()),
            Kind::Lettera => ("let", by_position()),
            Kind::Numero => ("num", by_position()),
            Kind::Trattino => ("tr", position.to_string()),
            Kind::Capoverso => ("cpv", position.to_string()),
            Kind::Allegato if node.label == "allegato" => ("all", number.unwrap_or_default()),
            Kind::Allegato => ("all", join_slug(&node.label, number.as_deref())),
            Kind::Sezione => ("sez", self.section_slug(node, number.as_deref())),
            Kind::Tabella => ("tab", position.to_string()),
            Kind::Riga => ("riga", position.to_string()),
            Kind::Preambolo => (
                "pre",
                if node.label.is_empty() {
                    String::new()
                } else {
                    node.label.clone()
                },
            ),
            Kind::Chiusura => ("fine", String::new()),
        }
    }

    fn section_slug(&self, node: &Node, number: Option<&str>) -> String {
        let title = node
            .title
            .map_or(String::new(), |t| slug(&self.text.clean[t.range()]));
        match node.label.as_str() {
            "divisione" | "parte" | "" => number.map_or(title, str::to_owned),
            label if number.is_some() => join_slug(&slug(label), number),
            label => join_slug(
                &slug(label),
                Some(&title).filter(|t| !t.is_empty()).map(String::as_str),
            ),
        }
    }
}

fn join_slug(label: &str, number: Option<&str>) -> String {
    number.map_or_else(|| label.to_owned(), |n| format!("{label}_{n}"))
}

fn sanitize(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect()
}

/// The words of a heading in small letters without accents, joined with `_`.
fn slug(heading: &str) -> String {
    let folded = fold(heading);
    let words = (0..folded.len())
        .map(|i| folded.get(i))
        .filter(|w| w.chars().all(char::is_alphanumeric));
    let plain = |w: &str| -> String { w.chars().map(unaccented).filter(char::is_ascii).collect() };
    let words: Vec<String> = words
        .map(plain)
        .filter(|w| !w.is_empty())
        .take(SLUG)
        .collect();
    words.join("_")
}
