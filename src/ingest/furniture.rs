//! Finds what a page repeats: letterheads, logos, running titles, page numbers.

use std::collections::HashSet;

use foldhash::HashMap;

use super::line::{Line, has_mark, opens_division};
use super::printed::Role;

/// A letterhead begins among the first lines of the document.
const TOP: usize = 16;
/// A logo block is at most this long.
const LONGEST_BLOCK: usize = 30;

/// For each line, whether it is page furniture: known to be, or found to repeat.
///
/// The letterhead that opens the document stays: it is the head of the act.
pub(super) fn find(source: &str, lines: &[Line]) -> Vec<bool> {
    let texts: Vec<&str> = lines.iter().map(|l| l.text(source)).collect();
    let mut finder = Finder {
        lines,
        keys: texts.iter().map(|t| key(t)).collect(),
        texts,
        out: lines.iter().map(|l| l.role == Role::Furniture).collect(),
    };
    finder.page_numbers();
    finder.running_titles();
    finder.heads();
    finder.cut_blocks();
    finder.out
}

struct Finder<'s> {
    lines: &'s [Line],
    texts: Vec<&'s str>,
    /// The line in a spelling that forgives what scanners confuse; empty where it cannot be furniture.
    keys: Vec<String>,
    out: Vec<bool>,
}

impl Finder<'_> {
    /// «Pag. 2 di 10», and bare numbers beside a page break or counting up.
    fn page_numbers(&mut self) {
        let mut expected: HashMap<u32, usize> = HashMap::default();
        for i in 0..self.texts.len() {
            let text = self.texts[i];
            if names_page(text) {
                self.out[i] = true;
            } else if let Some(number) = bare_number(text) {
                let beside_break =
                    self.lines[i].page || self.lines.get(i + 1).is_some_and(|l| l.page);
                if beside_break {
                    self.out[i] = true;
                } else if self.stands_alone(i) {
                    if let Some(before) = number
                        .checked_sub(1)
                        .and_then(|n| expected.get(&n))
                        .copied()
                    {
                        self.out[i] = true;
                        self.out[before] = true;
                    }
                    expected.insert(number, i);
                }
            }
        }
    }

    fn stands_alone(&self, i: usize) -> bool {
        self.lines[i].gap >= 1 && self.lines.get(i + 1).is_none_or(|l| l.gap >= 1)
    }

    /// Lines that end with a page number and are otherwise the same every time.
    fn running_titles(&mut self) {
        let mut seen: HashMap<String, Vec<usize>> = HashMap::default();
        for (i, text) in self.texts.iter().enumerate() {
            if let Some(title) = before_page_number(text) {
                seen.entry(key(title)).or_default().push(i);
            }
        }
        for places in seen.values().filter(|p| p.len() >= 2) {
            for &i in places {
                self.out[i] = true;
            }
        }
    }

    /// Runs of lines that come back together, the first time at the top of the document or every
    /// time after a page break.
    fn heads(&mut self) {
        let runs = self.runs();
        let top: HashSet<String> = runs
            .iter()
            .filter(|r| r.0 < TOP)
            .flat_map(|&(a, b)| self.keys[a..=b].iter().cloned())
            .collect();
        let first_keys = self.count_by_first_key(&runs);
        let mut heads: Vec<(usize, usize)> = Vec::new();
        for &(start, end) in &runs {
            let (all, after_break) = first_keys[&self.keys[start]];
            if top.contains(&self.keys[start])
                || top.contains(&self.keys[end])
                || (all >= 3 && after_break == all)
            {
                heads.push((start, end));
            }
        }
        let templates = self.templates(&heads);
        for &(start, end) in &heads {
            let (start, end) = self.stretch(start, end, &templates);
            let opens_document = start < TOP && heads.first().is_some_and(|first| start <= first.1);
            if !opens_document {
                self.out[start..=end].fill(true);
            }
        }
        self.lonely_heads(&templates);
    }

    /// Maximal runs of lines in which each pair of neighbours occurs at least twice.
    fn runs(&self) -> Vec<(usize, usize)> {
        let mut pairs: HashMap<(&str, &str), usize> = HashMap::default();
        for pair in self
            .keys
            .windows(2)
            .filter(|p| !p[0].is_empty() && !p[1].is_empty())
        {
            *pairs.entry((&pair[0], &pair[1])).or_default() += 1;
        }
        let linked = |i: usize| {
            pairs
                .get(&(self.keys[i].as_str(), self.keys[i + 1].as_str()))
                .is_some_and(|n| *n >= 2)
        };
        let mut out = Vec::new();
        let mut i = 0;
        while i + 1 < self.keys.len() {
            let start = i;
            while i + 1 < self.keys.len() && linked(i) {
                i += 1;
            }
            if i > start {
                out.push((start, i));
            }
            i += 1;
        }
        out
    }

    fn count_by_first_key(&self, runs: &[(usize, usize)]) -> HashMap<String, (usize, usize)> {
        let mut counts: HashMap<String, (usize, usize)> = HashMap::default();
        for &(start, _) in runs {
            let line = &self.lines[start];
            let count = counts.entry(self.keys[start].clone()).or_default();
            count.0 += 1;
            count.1 += usize::from(line.page || line.gap >= 2 || start == 0);
        }
        counts
    }

    /// The different heads, longest first.
    fn templates(&self, heads: &[(usize, usize)]) -> Vec<Vec<String>> {
        let mut out: Vec<Vec<String>> = Vec::new();
        for &(a, b) in heads {
            let keys = self.keys[a..=b].to_vec();
            if out.len() < 8 && !out.contains(&keys) {
                out.push(keys);
            }
        }
        out.sort_by_key(|t| std::cmp::Reverse(t.len()));
        out
    }

    /// Adds the misspelt lines above and below a run that a longer head has there.
    fn stretch(
        &self,
        mut start: usize,
        mut end: usize,
        templates: &[Vec<String>],
    ) -> (usize, usize) {
        for template in templates {
            let Some(mut at) = template.iter().position(|k| *k == self.keys[start]) else {
                continue;
            };
            while at > 0 && start > 0 && similar(&template[at - 1], &self.keys[start - 1]) {
                at -= 1;
                start -= 1;
            }
            at += end - start + 1;
            while at < template.len()
                && end + 1 < self.keys.len()
                && similar(&template[at], &self.keys[end + 1])
            {
                at += 1;
                end += 1;
            }
        }
        (start, end)
    }

    /// Heads of which only one line is spelt as elsewhere.
    fn lonely_heads(&mut self, templates: &[Vec<String>]) {
        let known: HashSet<&String> = templates.iter().flatten().collect();
        for i in TOP..self.keys.len() {
            if self.out[i] || !known.contains(&self.keys[i]) {
                continue;
            }
            let (start, end) = self.stretch(i, i, templates);
            if end > start && start >= TOP {
                self.out[start..=end].fill(true);
            }
        }
    }

    /// Short lines between an unfinished sentence and a line with a small letter: a page head, even
    /// if it is there only once.
    fn cut_blocks(&mut self) {
        let mut i = 1;
        while i < self.lines.len() {
            let cut = self.lines[i].gap >= 2 && !self.out[i - 1] && self.unfinished(i - 1);
            if let Some(end) = self.block_end(i).filter(|_| cut) {
                self.out[i..end].fill(true);
                i = end;
            }
            i += 1;
        }
    }

    fn unfinished(&self, i: usize) -> bool {
        let text = self.texts[i].trim_end_matches('*');
        text.chars().count() >= 40
            && text.ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '-')
    }

    /// The line where the sentence cut before line `start` goes on.
    fn block_end(&self, start: usize) -> Option<usize> {
        for i in start..(start + LONGEST_BLOCK).min(self.lines.len()) {
            let goes_on = self.texts[i].starts_with(char::is_lowercase) && !has_mark(self.texts[i]);
            let parted = i > start && (self.out[i - 1] || self.lines[i].gap >= 2);
            if goes_on && parted && !self.out[i] {
                return Some(i);
            }
            let short = self.texts[i].split_whitespace().count() <= 8
                && !self.texts[i].ends_with([';', ':']);
            if !self.out[i] && (!short || has_mark(self.texts[i])) {
                return None;
            }
        }
        None
    }
}

/// Small letters and digits, with the letters that scanners confuse made one; empty where the line
/// opens a division or an item and so cannot be furniture.
fn key(text: &str) -> String {
    if text.len() > 200 || text.ends_with(';') || has_mark(text) || opens_division(text) {
        return String::new();
    }
    let key: String = text
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '|')
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'l' | '1' | '|' => 'i',
            '0' => 'o',
            other => other,
        })
        .collect();
    if key.len() < 4 { String::new() } else { key }
}

fn similar(a: &str, b: &str) -> bool {
    a == b || (!a.is_empty() && !b.is_empty() && strsim::normalized_levenshtein(a, b) >= 0.8)
}

fn bare_number(text: &str) -> Option<u32> {
    let number = text.trim_matches(['-', '–', ' ', '*']);
    if number.len() > 4 || number.is_empty() {
        None
    } else {
        number.parse().ok()
    }
}

/// «Pag. 2», «Pagina 2 di 10», «pag. 2/10», also after a running title.
fn names_page(text: &str) -> bool {
    let lower = text.to_lowercase();
    let Some(at) = lower.find("pag") else {
        return false;
    };
    let start_of_word = lower[..at]
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric());
    let rest = lower[at + 3..]
        .trim_start_matches("ina")
        .trim_start_matches(['.', ' ', ':']);
    let parts: Vec<&str> = rest
        .split([' ', '/'])
        .filter(|p| !p.is_empty() && *p != "di" && *p != "a")
        .collect();
    let numbers = parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
    let long_title = lower[..at].split_whitespace().count() > 12;
    start_of_word
        && !long_title
        && numbers
        && (1..=2).contains(&parts.len())
        && (at == 0 || parts.len() == 2 || rest.contains('/'))
}

/// The running title of a line such as «Regolamento lavoro agile      2/4».
fn before_page_number(text: &str) -> Option<&str> {
    let title = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/');
    let number = &text[title.len()..];
    let (page, pages) = number.split_once('/')?;
    let wide = title.ends_with("  ") || title.ends_with('\t');
    (wide && !page.is_empty() && !pages.is_empty() && title.trim().len() > 3).then(|| title.trim())
}
