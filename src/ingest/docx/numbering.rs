//! Automatic numbers: `word/numbering.xml`, and the counters that run while a document is read.

use std::collections::{HashMap, HashSet};

use super::super::glyph::bullet;
use super::super::numeral::Numeral;
use super::super::xml::Element;
use super::style::Styles;

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: i64,
    numeral: Numeral,
    /// The number with its signs, `%1` standing for the number of the first level.
    text: String,
    /// The level whose number starts this one again, from 1; 0 where none does.
    restart: Option<usize>,
    /// Whether all numbers are written 1, 2, 3.
    legal: bool,
    /// Whether the words follow without a space.
    tight: bool,
    /// The style of paragraphs that has this level.
    style: Option<String>,
}

/// A definition of a list; several lists may count on in the same one.
#[derive(Clone, Debug, Default)]
struct Definition {
    levels: Vec<Level>,
    /// The style of lists where the levels are.
    elsewhere: Option<String>,
}

/// A list.
#[derive(Clone, Debug, Default)]
struct List {
    definition: String,
    /// Levels that start at another number here.
    starts: HashMap<usize, i64>,
    /// Levels that are set otherwise here.
    levels: HashMap<usize, Level>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Definition>,
    lists: HashMap<String, List>,
    counters: HashMap<String, [Option<i64>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

impl Numbering {
    /// Reads the part; a definition that only names a style of lists is looked up.
    pub fn read(root: Option<Element<'_, '_>>, styles: &Styles) -> Self {
        let mut out = Self::default();
        for element in root.into_iter().flat_map(Element::children) {
            match element.name() {
                "abstractNum" => {
                    let id = element.attr("abstractNumId").unwrap_or_default();
                    out.definitions.insert(id.into_owned(), definition(element));
                }
                "num" => {
                    let id = element.attr("numId").unwrap_or_default();
                    out.lists.insert(id.into_owned(), list(element));
                }
                _ => {}
            }
        }
        out.follow(styles);
        out
    }

    /// Gives the definitions that lie in a style of lists their levels.
    fn follow(&mut self, styles: &Styles) {
        let mut found = Vec::new();
        for (id, definition) in &self.definitions {
            let Some(style) = &definition.elsewhere else {
                continue;
            };
            let list = styles.look(Some(style)).list.as_ref();
            let list = list.and_then(|list| self.lists.get(list));
            let real = list.and_then(|list| self.definitions.get(&list.definition));
            if let Some(real) = real {
                found.push((id.clone(), real.levels.clone()));
            }
        }
        for (id, levels) in found {
            self.definitions.entry(id).or_default().levels = levels;
        }
    }

    /// The level that the list gives to paragraphs of a style.
    pub fn level_of_style(&self, list: &str, style: Option<&str>) -> Option<usize> {
        let list = self.lists.get(list)?;
        let levels = &self.definitions.get(&list.definition)?.levels;
        let style = style?;
        levels
            .iter()
            .position(|l| l.style.as_deref() == Some(style))
    }

    /// Counts one paragraph and gives what is printed before its words, the space included.
    pub fn next(&mut self, list_id: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get(list_id)?.clone();
        self.count(list_id, &list, level);
        let shown = self.level(&list, level)?;
        let label = match shown.numeral {
            Numeral::Bullet => bullet(&shown.text).to_owned(),
            _ => self.label(&list, level, &shown),
        };
        let space = if shown.tight && shown.numeral != Numeral::Bullet {
            ""
        } else {
            " "
        };
        (!label.trim().is_empty()).then(|| label + space)
    }

    fn level(&self, list: &List, level: usize) -> Option<Level> {
        let own = list.levels.get(&level);
        let definition = self.definitions.get(&list.definition);
        own.or_else(|| definition?.levels.get(level)).cloned()
    }

    /// Raises the counter of the level; deeper ones begin again.
    fn count(&mut self, list_id: &str, list: &List, level: usize) {
        let start = |this: &Self, at| {
            let usual = this.level(list, at).map_or(1, |l| l.start);
            list.starts.get(&at).copied().unwrap_or(usual)
        };
        let first = start(self, level);
        let restarts: Vec<usize> = (level + 1..LEVELS)
            .filter(|at| {
                let restart = self.level(list, *at).and_then(|l| l.restart);
                restart.is_none_or(|r| r > level)
            })
            .collect();
        let fresh =
            list.starts.contains_key(&level) && self.begun.insert((list_id.to_owned(), level));
        let counters = self.counters.entry(list.definition.clone()).or_default();
        counters[level] = match counters[level] {
            Some(n) if !fresh => Some(n.saturating_add(1)),
            _ => Some(first),
        };
        for at in restarts {
            counters[at] = None;
        }
    }

    /// The number with its signs.
    fn label(&self, list: &List, level: usize, shown: &Level) -> String {
        let counters = self.counters.get(&list.definition);
        let mut out = String::new();
        let mut chars = shown.text.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = chars.peek().and_then(|d| d.to_digit(10)).filter(|d| *d > 0);
            let (true, Some(digit)) = (c == '%', digit) else {
                out.push(c);
                continue;
            };
            chars.next();
            let at = (digit as usize - 1).min(LEVELS - 1);
            let of = if at == level {
                Some(shown.clone())
            } else {
                self.level(list, at)
            };
            let of = of.unwrap_or_default();
            let n = counters.and_then(|c| c[at]).unwrap_or(of.start);
            let legal = shown.legal && of.numeral != Numeral::None;
            let numeral = if legal { Numeral::Decimal } else { of.numeral };
            out.push_str(&numeral.write(n));
        }
        out
    }
}

fn definition(element: Element<'_, '_>) -> Definition {
    let mut levels = vec![Level::default(); LEVELS];
    for level in element.children().filter(|l| l.name() == "lvl") {
        let at: usize = level.number("ilvl").unwrap_or(0);
        if let Some(place) = levels.get_mut(at) {
            *place = read_level(level);
        }
    }
    Definition {
        levels,
        elsewhere: element
            .val("numStyleLink")
            .map(std::borrow::Cow::into_owned),
    }
}

fn read_level(element: Element<'_, '_>) -> Level {
    let format = element.val("numFmt").or_else(|| {
        let choice = element.at(&["AlternateContent", "Fallback"])?;
        choice.val("numFmt")
    });
    let number = |name| element.child(name).and_then(|e| e.number("val"));
    let restart: Option<i64> = number("lvlRestart");
    Level {
        start: number("start").unwrap_or(0),
        numeral: Numeral::named(format.as_deref().unwrap_or("decimal")),
        text: element.val("lvlText").unwrap_or_default().into_owned(),
        restart: restart.and_then(|r| usize::try_from(r).ok()),
        legal: element.switched("isLgl").unwrap_or(false),
        tight: element.val("suff").is_some_and(|s| s == "nothing"),
        style: element.val("pStyle").map(std::borrow::Cow::into_owned),
    }
}

fn list(element: Element<'_, '_>) -> List {
    let definition = element
        .val("abstractNumId")
        .unwrap_or_default()
        .into_owned();
    let mut out = List {
        definition,
        ..List::default()
    };
    for change in element.children().filter(|c| c.name() == "lvlOverride") {
        let at: usize = change.number("ilvl").unwrap_or(0);
        if let Some(level) = change.child("lvl") {
            out.levels.insert(at, read_level(level));
        }
        if let Some(start) = change.child("startOverride").and_then(|s| s.number("val")) {
            out.starts.insert(at, start);
        }
    }
    out
}
