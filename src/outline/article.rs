//! Commi, letters, numbers and dashes inside an article or section.

use super::build::{Scope, Tree};
use super::line::Opener;
use super::mark::{self, Class, Mark};
use super::{Kind, number};

/// How many lines ahead the number of the next comma is looked for.
const LOOKAHEAD: usize = 400;

impl Tree<'_> {
    /// A paragraph without mark inside an article.
    pub(super) fn article_paragraph(&mut self, i: usize) {
        if self.unsigned_comma(i) {
            return;
        }
        if self.printed(i) {
            if self.commi.is_empty() {
                let kind = if self.next_number(i) == Some(2) {
                    Kind::Comma
                } else {
                    Kind::Capoverso
                };
                return self.start(kind, i);
            }
        } else if !self.dashed() && self.opener_of(i).is_none() {
            return self.start(Kind::Comma, i);
        }
        let parent = self
            .opener_of(i)
            .or_else(|| self.commi.last().copied())
            .unwrap_or(self.home);
        let node = self.push_line(Kind::Capoverso, parent, i);
        let depth = self
            .open
            .iter()
            .position(|n| *n == parent)
            .map_or(0, |d| d + 1);
        self.open.truncate(depth);
        self.open.push(node);
    }

    fn start(&mut self, kind: Kind, i: usize) {
        let node = self.push_line(kind, self.home, i);
        self.open = vec![node];
        if kind == Kind::Comma {
            self.commi.push(node);
        }
    }

    /// «4 Ai sensi …» after comma 3: the sign after the number is lost.
    fn unsigned_comma(&mut self, i: usize) -> bool {
        let Some((value, taken)) = mark::bare_number(self.words(i)) else {
            return false;
        };
        let Some(before) = self.commi.last().and_then(|n| self.nodes[*n].mark.clone()) else {
            return false;
        };
        if before.class != Class::Number || before.value + 1 != value {
            return false;
        }
        let mark = Mark {
            number: value.to_string(),
            value,
            ..before
        };
        self.comma(i, &mark);
        let node = self.nodes.len() - 1;
        self.nodes[node].body.start += taken;
        self.nodes[node].mark = Some(mark);
        true
    }

    /// The open unit whose list this unmarked line belongs to.
    fn opener_of(&self, i: usize) -> Option<usize> {
        let deepest = *self.open.last()?;
        let node = &self.nodes[deepest];
        if node.opens {
            return Some(deepest);
        }
        let parent = node.parent;
        let unfinished = self.text.clean[node.body.range()].ends_with([';', ',']);
        let sibling =
            node.kind == Kind::Capoverso && self.nodes[parent].opens && self.open.contains(&parent);
        (sibling && (unfinished || self.words(i).starts_with(char::is_lowercase))).then_some(parent)
    }

    /// Whether the article has commi with numbers, read or to come.
    fn printed(&self, i: usize) -> bool {
        let read = self.commi.iter().any(|n| {
            self.nodes[*n]
                .mark
                .as_ref()
                .is_some_and(|m| m.class != Class::Dash)
        });
        read || self.commi.is_empty() && self.next_number(i).is_some()
    }

    /// Whether the commi of the article are dashes.
    fn dashed(&self) -> bool {
        self.commi.iter().any(|n| {
            self.nodes[*n]
                .mark
                .as_ref()
                .is_some_and(|m| m.class == Class::Dash)
        })
    }

    /// The first number printed in the article after line `i`, unless a colon before it makes it an
    /// item of a list.
    fn next_number(&self, i: usize) -> Option<u32> {
        let next = self.next_number.get(i).copied().unwrap_or(usize::MAX);
        let Opener::Item(mark) = &self.shapes.get(next)?.opener else {
            return None;
        };
        let listed =
            mark.value == 1 && self.words(next - 1).ends_with(':') && mark.class == Class::Number;
        (!listed && mark.value <= 2).then_some(mark.value)
    }

    /// A line with a list mark.
    pub(super) fn item(&mut self, i: usize, mark: &Mark) {
        if self.scope == Scope::Article {
            match mark.class {
                Class::Decimal if self.decimal(i, mark) => return,
                Class::Number if self.is_comma(i, mark) => return self.comma(i, mark),
                Class::Dash if self.is_dashed_comma(i, mark) => return self.start(Kind::Comma, i),
                _ => {}
            }
        }
        let kind = match mark.class {
            Class::Decimal | Class::Number | Class::Roman => Kind::Numero,
            Class::Letter | Class::Sub => Kind::Lettera,
            Class::Dash => Kind::Trattino,
        };
        let parent = self.parent_of(i, mark);
        let node = self.push_line(kind, parent, i);
        self.nodes[node].number = Some(mark.number.clone()).filter(|n| !n.is_empty());
        let depth = self
            .open
            .iter()
            .position(|n| *n == parent)
            .map_or(0, |d| d + 1);
        self.open.truncate(depth);
        self.open.push(node);
    }

    fn comma(&mut self, i: usize, mark: &Mark) {
        self.start(Kind::Comma, i);
        let node = self.nodes.len() - 1;
        self.nodes[node].number = Some(mark.number.clone());
    }

    /// «4.2» in article 4 is its comma 2, «4.2.1» a number below; other decimals are words.
    fn decimal(&mut self, i: usize, mark: &Mark) -> bool {
        let parts: Vec<&str> = mark.number.split('.').collect();
        let own = self.nodes[self.home].number.as_deref() == Some(parts[0]);
        match (own, parts.as_slice()) {
            (true, [_, comma]) => {
                self.comma(
                    i,
                    &Mark {
                        number: (*comma).to_owned(),
                        ..mark.clone()
                    },
                );
                true
            }
            (true, [_, _, _, ..]) if !self.open.is_empty() => {
                let parent = self.open[0];
                let node = self.push_line(Kind::Numero, parent, i);
                self.nodes[node].number = parts.last().map(|p| (*p).to_owned());
                self.open = vec![parent, node];
                true
            }
            _ => {
                self.article_paragraph(i);
                let node = self.nodes.len() - 1;
                self.nodes[node].body = self.shapes[i].line.span;
                true
            }
        }
    }

    /// Whether a number is that of the next comma and not of an item.
    fn is_comma(&self, i: usize, mark: &Mark) -> bool {
        let commi = &self.commi;
        let Some(last) = commi.last() else {
            let listed = self.open.last().is_some_and(|n| self.nodes[*n].opens);
            return !listed;
        };
        let before = self.nodes[*last]
            .mark
            .as_ref()
            .filter(|m| m.class == Class::Number);
        let expected = before.map_or(u32::try_from(commi.len()).unwrap_or(0), |m| m.value) + 1;
        let inserted = mark.number.contains('-') && mark.value + 1 == expected && !mark.dashed;
        let same_sign = before.is_none_or(|m| m.sign == mark.sign && m.dashed == mark.dashed);
        if inserted {
            return same_sign;
        }
        if mark.value == expected {
            let listed = before.is_none() && !self.dashed() && self.nodes[*last].opens;
            return same_sign && !listed && !self.continues_inner(i, mark);
        }
        let skipped =
            mark.value > expected && mark.value <= expected + 2 && before.is_some() && same_sign;
        skipped
            && !self.open.iter().skip(1).any(|n| self.is_before(*n, mark))
            && !self.nodes[*last].opens
    }

    /// Whether an open list of numbers goes on with this one, and the comma with this number is
    /// still to come.
    fn continues_inner(&self, i: usize, mark: &Mark) -> bool {
        if !self.open.iter().skip(1).any(|n| self.is_before(*n, mark)) {
            return false;
        }
        let unfinished = self
            .nodes
            .last()
            .is_some_and(|n| self.text.clean[n.body.range()].ends_with([';', ',']));
        let again = (i + 1..self.shapes.len())
            .take(LOOKAHEAD)
            .take_while(|j| matches!(self.shapes[*j].opener, Opener::Item(_) | Opener::Plain))
            .filter_map(|j| self.is_number(j))
            .find(|m| m.value == mark.value || m.value > mark.value + 1)
            .is_some_and(|m| m.value == mark.value);
        unfinished || again
    }

    fn is_before(&self, node: usize, mark: &Mark) -> bool {
        self.nodes[node].mark.as_ref().is_some_and(|m| {
            m.class == mark.class && m.value + 1 == mark.value && m.sign == mark.sign
        })
    }

    /// Whether a dash opens a comma: the first-level dashes of an article without numbers.
    fn is_dashed_comma(&self, i: usize, mark: &Mark) -> bool {
        let Some(last) = self.commi.last() else {
            return self.open.is_empty() && self.next_number(i).is_none();
        };
        let comma = &self.nodes[*last];
        let Some(before) = comma.mark.as_ref().filter(|m| m.class == Class::Dash) else {
            return false;
        };
        let shape = &self.shapes[i];
        let small = self.text.clean[shape.rest.range()].starts_with(char::is_lowercase);
        let nested = comma.opens && (shape.line.indent > comma.indent || small);
        before.sign == mark.sign && !nested
    }

    /// The unit that an item hangs on.
    fn parent_of(&self, i: usize, mark: &Mark) -> usize {
        if let Some(parent) = self.same_list(i, mark) {
            return parent;
        }
        if let Some(parent) = self.bold_twin(i).or_else(|| self.own_letter(mark)) {
            return parent;
        }
        if self.leaves_list(i, mark) {
            return self.home;
        }
        let opens = self
            .open
            .iter()
            .rev()
            .find(|n| self.nodes[**n].opens)
            .copied();
        let first = self.open.first().copied().filter(|n| self.takes_items(*n));
        opens.or(first).unwrap_or(self.home)
    }

    /// The parent of an open item that is all bold, as this one is.
    fn bold_twin(&self, i: usize) -> Option<usize> {
        let bold = |n: &&usize| self.nodes[**n].bold && self.nodes[**n].mark.is_some();
        let twin = self
            .open
            .iter()
            .find(bold)
            .filter(|_| self.shapes[i].line.bold)?;
        (self.nodes[*twin].kind != Kind::Comma).then_some(self.nodes[*twin].parent)
    }

    /// The open letter b of «b5)».
    fn own_letter(&self, mark: &Mark) -> Option<usize> {
        let letter = mark.number.get(..1).filter(|_| mark.class == Class::Sub)?;
        self.open
            .iter()
            .rev()
            .find(|n| self.nodes[**n].number.as_deref() == Some(letter))
            .copied()
    }

    /// In a form, a dash set apart after a list of letters or numbers is no item of that list.
    fn leaves_list(&self, i: usize, mark: &Mark) -> bool {
        let last = self.open.last().and_then(|n| self.nodes[*n].mark.as_ref());
        let other = last.is_some_and(|m| matches!(m.class, Class::Letter | Class::Number));
        let opens = self.open.last().is_some_and(|n| self.nodes[*n].opens);
        self.scope == Scope::Section
            && mark.class == Class::Dash
            && other
            && !opens
            && self.shapes[i].line.gap >= 1
    }

    /// A paragraph of a section takes items only if it opens a list; a comma takes them anyway.
    fn takes_items(&self, node: usize) -> bool {
        self.scope != Scope::Section || self.nodes[node].opens || self.base == 0
    }

    /// The parent of an open list that this item goes on with.
    fn same_list(&self, i: usize, mark: &Mark) -> Option<usize> {
        let indent = self.shapes[i].line.indent;
        self.open.iter().rev().find_map(|n| {
            let node = &self.nodes[*n];
            let before = node.mark.as_ref()?;
            if node.kind == Kind::Comma || before.class != mark.class || before.sign != mark.sign {
                return None;
            }
            let goes_on = match mark.class {
                Class::Dash => !(node.opens && indent > node.indent),
                Class::Letter => {
                    mark.value >= before.value || number::follows(before.value, mark.value)
                }
                Class::Sub => mark.number.as_bytes().first() == before.number.as_bytes().first(),
                Class::Number | Class::Decimal | Class::Roman => mark.value >= before.value,
            };
            goes_on.then_some(node.parent)
        })
    }
}
