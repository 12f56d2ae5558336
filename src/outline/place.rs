//! Places of the units, as a person cites them.

use super::Kind;
use super::build::Node;
use super::look;
use super::mark::Class;
use super::name::{Count, Namer};

impl Namer<'_> {
    /// The place of a unit whose locator continues that of `above`.
    pub(super) fn place(&self, index: usize, above: usize, count: &Count) -> String {
        let node = &self.nodes[index];
        let before = &self.units[above].place;
        let number = &count.number;
        match node.kind {
            Kind::Document => String::new(),
            Kind::Titolo => join(before, " ", &format!("tit. {number}")),
            Kind::Capo => join(before, " ", &format!("capo {number}")),
            Kind::Articolo => self.article_place(index, before, count),
            Kind::Comma => self.comma_place(node, above, number),
            Kind::Lettera | Kind::Numero | Kind::Trattino => self.list_place(node, above, count),
            Kind::Capoverso => self.paragraph_place(index, above, count.position),
            Kind::Allegato => annex_place(node),
            Kind::Sezione => join(before, ", ", &self.section_place(node)),
            Kind::Tabella => self.table_place(node, before, count.position),
            Kind::Riga => join(before, " ", &format!("riga {}", count.position)),
            Kind::Preambolo if node.label.is_empty() => "premessa".into(),
            Kind::Preambolo => node.label.clone(),
            Kind::Chiusura if above == 0 => "chiusura".into(),
            Kind::Chiusura => format!("{before}, calce"),
        }
    }

    fn list_place(&self, node: &Node, above: usize, count: &Count) -> String {
        let Count {
            number, position, ..
        } = count;
        let decimal = node
            .mark
            .as_ref()
            .is_some_and(|m| m.class == Class::Decimal);
        match node.kind {
            Kind::Lettera => self.letter_place(node, above, number),
            Kind::Numero if decimal => format!("{}.{number}", self.units[above].place),
            Kind::Numero => self.item_place(above, &format!("n. {number}")),
            _ if self.free_list(above) => format!("elenco voce {position}"),
            _ => self.item_place(above, &format!("tr. {position}")),
        }
    }

    /// A table is cited by what it stands in, and by position where that has several.
    fn table_place(&self, node: &Node, before: &str, position: usize) -> String {
        match self.facts[node.parent].tables {
            0 | 1 => before.to_owned(),
            _ => join(before, " ", &format!("tab. {position}")),
        }
    }

    fn article_place(&self, index: usize, before: &str, count: &Count) -> String {
        let twin = if self.facts[index].twin {
            format!("#{}", count.occurrence)
        } else {
            String::new()
        };
        join(
            before,
            ", ",
            &format!("{} {}{twin}", self.nodes[index].label, count.number),
        )
    }

    /// Commi with a number of their own are cited by it, paragraphs below a bare number by position.
    fn comma_place(&self, node: &Node, article: usize, number: &str) -> String {
        let before = &self.units[article].place;
        let only = self.facts[article].commi == 1;
        let printed = node.mark.as_ref().is_some_and(|m| m.class != Class::Dash);
        match self.nodes[article].label.as_str() {
            "par." if printed => format!("{before}.{number}"),
            "punto" | "par." if only => before.clone(),
            "par." => format!("{before} cpv. {number}"),
            _ => join(before, " ", &format!("c. {number}")),
        }
    }

    /// «lett. b5» below lett. b needs no «lett. b» before it.
    fn letter_place(&self, node: &Node, above: usize, number: &str) -> String {
        let parent = &self.nodes[above];
        let inner = node
            .number
            .as_deref()
            .is_some_and(|n| n.ends_with(|c: char| c.is_ascii_digit()));
        let same = parent.kind == Kind::Lettera
            && parent
                .number
                .as_deref()
                .is_some_and(|p| number.starts_with(p));
        self.item_place(
            if inner && same { parent.parent } else { above },
            &format!("lett. {number}"),
        )
    }

    /// Items of a section are cited after the section, without the paragraph that opens them.
    fn item_place(&self, above: usize, item: &str) -> String {
        let parent = &self.nodes[above];
        let in_section = |n: usize| matches!(self.nodes[n].kind, Kind::Allegato | Kind::Sezione);
        if parent.kind == Kind::Capoverso && in_section(parent.parent) {
            return join(&self.units[parent.parent].place, ", ", item);
        }
        join(
            &self.units[above].place,
            if in_section(above) { ", " } else { " " },
            item,
        )
    }

    /// Whether the list stands in a text without articles.
    fn free_list(&self, above: usize) -> bool {
        above == 0 || (self.nodes[above].kind == Kind::Capoverso && self.nodes[above].parent == 0)
    }

    fn paragraph_place(&self, index: usize, above: usize, position: usize) -> String {
        let before = &self.units[above].place;
        match self.nodes[above].kind {
            Kind::Document => format!("par. {position}"),
            Kind::Allegato | Kind::Sezione if position == 1 => before.clone(),
            Kind::Comma if self.facts[above].last == index => format!("{before} capoverso finale"),
            _ => join(before, " ", &format!("cpv. {position}")),
        }
    }

    fn section_place(&self, node: &Node) -> String {
        let title = node.title.map_or("", |t| &self.text.clean[t.range()]);
        let first = title
            .lines()
            .next()
            .unwrap_or("")
            .trim_end_matches(['.', ':']);
        match (node.label.as_str(), printed(node)) {
            ("", _) | ("divisione" | "parte", "") => look::shorten(first),
            ("divisione", number) => format!("sez. {number}"),
            (label, number) => format!("{} {number}", label.replace("dichiarazione", "dich."))
                .trim_end()
                .to_owned(),
        }
    }
}

/// «all. A», «allegato» where it has no number, «modulo B».
fn annex_place(node: &Node) -> String {
    match (node.label.as_str(), printed(node)) {
        (label, "") => label.to_owned(),
        ("allegato", number) => format!("all. {number}"),
        (label, number) => format!("{label} {number}"),
    }
}

fn printed(node: &Node) -> &str {
    node.number.as_deref().unwrap_or("")
}

fn join(before: &str, between: &str, last: &str) -> String {
    if before.is_empty() {
        last.to_owned()
    } else {
        format!("{before}{between}{last}")
    }
}
