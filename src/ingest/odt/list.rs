//! Lists and the numbers of headings: how they are written, and how far each has counted.

use std::collections::HashMap;

use super::super::glyph::bullet;
use super::super::numeral::Numeral;
use super::super::xml::Element;

/// Levels of a list.
const LEVELS: usize = 10;

/// The name under which the numbers of headings are kept: no list can have it.
const OUTLINE: &str = "\u{0}";

/// One level of a style of lists.
#[derive(Clone, Debug, Default)]
struct Level {
    numeral: Numeral,
    start: i64,
    prefix: String,
    suffix: String,
    /// How many levels the number shows.
    shown: usize,
    /// The number with its signs, `%1%` standing for that of the first level.
    pattern: Option<String>,
    /// The sign of an item without a number.
    bullet: String,
    /// Whether the words follow without a space.
    tight: bool,
}

/// An open list.
#[derive(Clone, Debug)]
pub(super) struct Open {
    style: String,
    counter: usize,
    /// Its level, from 0.
    pub level: usize,
    /// Whether deeper lists went on from it with their numbers.
    keeps: bool,
}

/// The styles of lists, and the counters.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: HashMap<String, Vec<Level>>,
    counters: Vec<[Option<i64>; LEVELS]>,
    by_id: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
    outline: [Option<i64>; LEVELS],
}

impl Lists {
    /// The common styles of lists, then those of one part.
    pub fn read(common: Element<'_, '_>, part: Element<'_, '_>) -> Self {
        let mut styles = HashMap::new();
        for (root, name) in [
            (common, "styles"),
            (common, "automatic-styles"),
            (part, "styles"),
            (part, "automatic-styles"),
        ] {
            for style in root.child(name).into_iter().flat_map(Element::children) {
                let id = match style.name() {
                    "list-style" => style.attr("name").unwrap_or_default().into_owned(),
                    "outline-style" => OUTLINE.to_owned(),
                    _ => continue,
                };
                styles.insert(id, levels(style));
            }
        }
        Self {
            styles,
            ..Self::default()
        }
    }

    /// Opens a list inside `outer`.
    pub fn open(&mut self, list: Element<'_, '_>, outer: Option<&Open>) -> Open {
        let style = list.attr("style-name").map(std::borrow::Cow::into_owned);
        let goes_on = list.attr("continue-numbering").is_some_and(|c| c == "true");
        if let Some(outer) = outer {
            return Open {
                style: style.unwrap_or_else(|| outer.style.clone()),
                counter: outer.counter,
                level: (outer.level + 1).min(LEVELS - 1),
                keeps: goes_on,
            };
        }
        let style = style.unwrap_or_default();
        let earlier = list.attr("continue-list");
        let earlier = earlier.and_then(|id| self.by_id.get(&*id).copied());
        let same = || self.by_style.get(&style).copied().filter(|_| goes_on);
        let counter = earlier.or_else(same).unwrap_or_else(|| {
            self.counters.push([None; LEVELS]);
            self.counters.len() - 1
        });
        if let Some(id) = list.attr("id") {
            self.by_id.insert(id.into_owned(), counter);
        }
        self.by_style.insert(style.clone(), counter);
        Open {
            style,
            counter,
            level: 0,
            keeps: false,
        }
    }

    /// Counts an item and gives what is printed before its words; `start` where it says its number.
    pub fn item(&mut self, open: &Open, start: Option<i64>) -> String {
        let levels = self.styles.get(&open.style).map_or(&[][..], Vec::as_slice);
        match self.counters.get_mut(open.counter) {
            Some(counter) => step(counter, levels, open.level, start, open.keeps),
            None => String::new(),
        }
    }

    /// Counts a heading of `level`, from 0, that stands in no list.
    pub fn heading(&mut self, level: usize, start: Option<i64>) -> String {
        let levels = self.styles.get(OUTLINE).map_or(&[][..], Vec::as_slice);
        step(
            &mut self.outline,
            levels,
            level.min(LEVELS - 1),
            start,
            false,
        )
    }
}

/// Raises the counter of a level and writes its number.
fn step(
    counter: &mut [Option<i64>; LEVELS],
    levels: &[Level],
    level: usize,
    start: Option<i64>,
    keeps: bool,
) -> String {
    let Some(own) = levels.get(level) else {
        return String::new();
    };
    counter[level] = Some(match (start, counter[level]) {
        (Some(start), _) => start,
        (None, Some(n)) => n.saturating_add(1),
        (None, None) => own.start,
    });
    if !keeps {
        counter[level + 1..].fill(None);
    }
    let label = match own.numeral {
        Numeral::Bullet => bullet(&own.bullet).to_owned(),
        _ => label(counter, levels, level, own),
    };
    match (label.trim().is_empty(), own.tight) {
        (true, _) => String::new(),
        (false, true) => label,
        (false, false) => label.trim_end().to_owned() + " ",
    }
}

fn label(counter: &[Option<i64>; LEVELS], levels: &[Level], level: usize, own: &Level) -> String {
    let number = |at: usize| {
        let of = levels.get(at)?;
        Some(of.numeral.write(counter[at].unwrap_or(of.start)))
    };
    if let Some(pattern) = &own.pattern {
        let mut out = pattern.clone();
        for at in 0..=level {
            let sign = format!("%{}%", at + 1);
            out = out.replace(&sign, &number(at).unwrap_or_default());
        }
        return out;
    }
    if own.numeral == Numeral::None {
        return format!("{}{}", own.prefix, own.suffix);
    }
    let first = (level + 1).saturating_sub(own.shown.max(1));
    let numbers: Vec<String> = (first..=level).filter_map(number).collect();
    let numbers: Vec<&str> = numbers
        .iter()
        .map(String::as_str)
        .filter(|n| !n.is_empty())
        .collect();
    format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
}

fn levels(style: Element<'_, '_>) -> Vec<Level> {
    let mut out = vec![Level::default(); LEVELS];
    for element in style.children() {
        let at: usize = element.number("level").unwrap_or(0);
        if let Some(place) = at.checked_sub(1).and_then(|at| out.get_mut(at)) {
            *place = level(element);
        }
    }
    out
}

fn level(element: Element<'_, '_>) -> Level {
    let word = |name: &str| element.attr(name).unwrap_or_default().into_owned();
    let is_bullet = element.name() == "list-level-style-bullet";
    let numeral = if is_bullet {
        Numeral::Bullet
    } else {
        Numeral::named(word("num-format").split(',').next().unwrap_or(""))
    };
    let follow = element.at(&["list-level-properties", "list-level-label-alignment"]);
    let follow = follow.and_then(|f| f.attr("label-followed-by"));
    let pattern = word("num-list-format");
    Level {
        numeral,
        start: element.number("start-value").unwrap_or(1),
        prefix: word("num-prefix"),
        suffix: word("num-suffix"),
        shown: element.number("display-levels").unwrap_or(1),
        pattern: Some(pattern).filter(|p| !p.is_empty()),
        bullet: word("bullet-char"),
        tight: follow.is_some_and(|f| f == "nothing"),
    }
}
