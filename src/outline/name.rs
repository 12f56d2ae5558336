//! Locators and places of the units.

use std::collections::HashMap;

use super::build::Node;
use super::{Kind, Locator, Outline, Step, Unit};
use crate::text::{Span, Text, fold};

/// A slug has at most this many words.
const SLUG: usize = 8;

/// Finishes the tree: full spans, children, locators, places.
pub(super) fn units(text: &Text, nodes: Vec<Node>) -> Outline {
    let ends = ends(&nodes, text.clean.len());
    let mut namer = Namer {
        text,
        nodes: &nodes,
        seen: HashMap::new(),
        positions: HashMap::new(),
        units: Vec::with_capacity(nodes.len()),
    };
    namer.count_articles();
    for (index, end) in ends.iter().enumerate() {
        namer.add(index, *end);
    }
    let units = namer.units;
    Outline { units }
}

/// The end of each unit: where the next unit that is not inside it starts.
fn ends(nodes: &[Node], end: usize) -> Vec<usize> {
    let mut out = vec![end; nodes.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        while open
            .last()
            .is_some_and(|last| *last != node.parent && index > 0)
        {
            if let Some(closed) = open.pop() {
                out[closed] = node.start;
            }
        }
        open.push(index);
    }
    out
}

struct Namer<'t> {
    text: &'t Text,
    nodes: &'t [Node],
    /// How often a step occurred under a locator.
    seen: HashMap<(Locator, String, String), usize>,
    /// How many units of a kind a parent has so far.
    positions: HashMap<(usize, Kind), usize>,
    units: Vec<Unit>,
}

impl Namer<'_> {
    /// Articles that share a number are told apart from the first one on.
    fn count_articles(&mut self) {
        let mut counts: HashMap<(usize, &str), usize> = HashMap::new();
        for node in self.nodes.iter().filter(|n| n.kind == Kind::Articolo) {
            *counts
                .entry((
                    self.annex_of(node.parent),
                    node.number.as_deref().unwrap_or(""),
                ))
                .or_default() += 1;
        }
        let twice = counts
            .into_iter()
            .filter(|(_, n)| *n > 1)
            .map(|((annex, number), n)| {
                (
                    (
                        Locator::default(),
                        format!("twice {annex}"),
                        number.to_owned(),
                    ),
                    n,
                )
            });
        self.seen.extend(twice);
    }

    fn annex_of(&self, mut node: usize) -> usize {
        while node != 0 && self.nodes[node].kind != Kind::Allegato {
            node = self.nodes[node].parent;
        }
        node
    }

    fn add(&mut self, index: usize, end: usize) {
        let node = &self.nodes[index];
        let position = self.positions.entry((node.parent, node.kind)).or_default();
        *position += 1;
        let position = *position;
        let (locator, place) = if index == 0 {
            (Locator::default(), String::new())
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
        let base = self.units[above].locator.clone();
        let count = self
            .seen
            .entry((base.clone(), kind.to_owned(), number.clone()))
            .or_default();
        *count += 1;
        let occurrence = *count;
        let mut locator = base;
        locator.0.push(Step {
            kind: kind.to_owned(),
            number: number.clone(),
            occurrence,
        });
        let place = self.place(node, above, &number, occurrence, position);
        (locator, place)
    }

    /// The unit whose locator the unit's own continues: divisions are no part of it.
    fn above(&self, node: &Node) -> usize {
        let divisions = matches!(node.kind, Kind::Titolo | Kind::Capo | Kind::Sezione);
        let mut above = node.parent;
        while !divisions && above != 0 && self.is_division(above) {
            above = self.nodes[above].parent;
        }
        above
    }

    fn is_division(&self, index: usize) -> bool {
        let node = &self.nodes[index];
        let has_articles = || {
            self.nodes
                .iter()
                .skip(index + 1)
                .take_while(|n| n.parent >= index)
                .any(|n| n.kind == Kind::Articolo)
        };
        matches!(node.kind, Kind::Titolo | Kind::Capo)
            || (node.kind == Kind::Sezione && node.label == "divisione")
            || (node.kind == Kind::Sezione && node.label.is_empty() && has_articles())
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

    fn place(
        &self,
        node: &Node,
        above: usize,
        number: &str,
        occurrence: usize,
        position: usize,
    ) -> String {
        let before = &self.units[above].place;
        let section = matches!(self.nodes[above].kind, Kind::Allegato | Kind::Sezione);
        match node.kind {
            Kind::Document => String::new(),
            Kind::Titolo => join(before, &format!("tit. {number}"), " "),
            Kind::Capo => join(before, &format!("capo {number}"), " "),
            Kind::Articolo => {
                let key = (
                    Locator::default(),
                    format!("twice {}", self.annex_of(node.parent)),
                    node.number.clone().unwrap_or_default(),
                );
                let mark = if self.seen.contains_key(&key) {
                    format!("#{occurrence}")
                } else {
                    String::new()
                };
                join(before, &format!("{} {number}{mark}", node.label), ", ")
            }
            Kind::Comma if self.nodes[above].label == "par." => format!("{before}.{number}"),
            Kind::Comma if self.nodes[above].label == "punto" && self.only_comma(node) => {
                before.clone()
            }
            Kind::Comma => join(before, &format!("c. {number}"), " "),
            Kind::Lettera => self.item_place(node, above, &format!("lett. {number}")),
            Kind::Numero if node.mark.as_ref().is_some_and(|m| m.number.contains('.')) => {
                format!("{before}.{number}")
            }
            Kind::Numero => self.item_place(node, above, &format!("n. {number}")),
            Kind::Trattino if self.free_list(above) => format!("elenco voce {position}"),
            Kind::Trattino => self.item_place(node, above, &format!("tr. {position}")),
            Kind::Capoverso if above == 0 => format!("par. {position}"),
            Kind::Capoverso if section && position == 1 => before.clone(),
            Kind::Capoverso
                if matches!(self.nodes[above].kind, Kind::Comma)
                    && self.is_last_paragraph(node) =>
            {
                format!("{before} capoverso finale")
            }
            Kind::Capoverso => join(before, &format!("cpv. {position}"), " "),
            Kind::Allegato => {
                let name = if node.label == "allegato" {
                    if number.is_empty() {
                        "allegato"
                    } else {
                        "all."
                    }
                } else {
                    &node.label
                };
                format!("{name} {}", node.number.as_deref().unwrap_or(""))
                    .trim_end()
                    .to_owned()
            }
            Kind::Sezione => join(before, &self.section_place(node), ", "),
            Kind::Tabella => self.table_place(node, before, occurrence),
            Kind::Riga => join(before, &format!("riga {position}"), " "),
            Kind::Preambolo => {
                if node.label.is_empty() {
                    "premessa".into()
                } else {
                    node.label.clone()
                }
            }
            Kind::Chiusura if above == 0 => "chiusura".into(),
            Kind::Chiusura => format!("{before}, calce"),
        }
    }

    /// Items of a section are cited after the section, without the paragraph that opens them.
    fn item_place(&self, node: &Node, above: usize, item: &str) -> String {
        let parent = &self.nodes[above];
        let section = matches!(parent.kind, Kind::Allegato | Kind::Sezione);
        if parent.kind == Kind::Capoverso
            && matches!(
                self.nodes[parent.parent].kind,
                Kind::Allegato | Kind::Sezione
            )
        {
            return join(&self.units[parent.parent].place, item, ", ");
        }
        let _ = node;
        join(
            &self.units[above].place,
            item,
            if section { ", " } else { " " },
        )
    }

    /// Whether the list stands in a text without articles.
    fn free_list(&self, above: usize) -> bool {
        above == 0 || (self.nodes[above].kind == Kind::Capoverso && self.nodes[above].parent == 0)
    }

    fn only_comma(&self, node: &Node) -> bool {
        self.nodes
            .iter()
            .filter(|n| n.parent == node.parent && n.kind == Kind::Comma)
            .count()
            == 1
    }

    fn is_last_paragraph(&self, node: &Node) -> bool {
        self.nodes
            .iter()
            .rfind(|n| n.parent == node.parent)
            .is_some_and(|n| n.start == node.start)
    }

    fn table_place(&self, node: &Node, before: &str, occurrence: usize) -> String {
        let many = self
            .nodes
            .iter()
            .filter(|n| n.parent == node.parent && n.kind == Kind::Tabella)
            .count()
            > 1;
        let _ = occurrence;
        let position = self
            .nodes
            .iter()
            .filter(|n| n.parent == node.parent && n.kind == Kind::Tabella && n.start <= node.start)
            .count();
        if many {
            join(before, &format!("tab. {position}"), " ")
        } else {
            before.to_owned()
        }
    }

    fn section_place(&self, node: &Node) -> String {
        let number = node.number.as_deref().unwrap_or("");
        let title = node.title.map_or("", |t| {
            self.text.clean[t.range()].trim_end_matches(['.', ':'])
        });
        let label = node.label.replace("dichiarazione", "dich.");
        match node.label.as_str() {
            "" => short(title),
            "divisione" if number.is_empty() => short(title),
            "divisione" => format!("sez. {number}"),
            _ => format!("{label} {number}").trim_end().to_owned(),
        }
    }
}

/// A heading of several lines is cited by its first.
fn short(title: &str) -> String {
    title.lines().next().unwrap_or("").to_owned()
}

fn join(before: &str, last: &str, between: &str) -> String {
    if before.is_empty() {
        last.to_owned()
    } else {
        format!("{before}{between}{last}")
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
    let plain = |w: &str| -> String {
        w.chars()
            .map(|c| match c {
                'à' => 'a',
                'è' => 'e',
                'ì' => 'i',
                'ò' => 'o',
                'ù' => 'u',
                c => c,
            })
            .filter(char::is_ascii)
            .collect()
    };
    let words: Vec<String> = words
        .map(plain)
        .filter(|w| !w.is_empty())
        .take(SLUG)
        .collect();
    words.join("_")
}
