//! Raw grammar → checked grammar: names resolved, phrases compiled, all faults at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::compile::Names;
use super::file::{
    ClauseFile, Direction, DirectionFile, FavourFile, GrammarFile, Phrase, SlotFile,
};
use super::load::{NamedText, at, spot, stem};
use super::phrase;
use super::program::Program;
use super::{Bearer, Clause, Grammar, Line, Slot, Vocabulary};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::value::{self, ValueType};
use crate::yaml::{Located, suggestion};

/// Checks one file against the vocabulary and the names of all topics.
pub fn check(
    raw: &GrammarFile,
    file: &NamedText,
    vocabulary: &Vocabulary,
    topics: &[String],
) -> Result<Grammar, Vec<Diagnostic>> {
    let slot_names: Vec<String> = raw.slots.keys().cloned().collect();
    let mut c = Checker {
        file,
        vocabulary,
        names: Names::new(&slot_names, vocabulary),
        slots: &slot_names,
        lines: 0,
        faults: Vec::new(),
    };
    c.topic(raw, topics);
    let slots: Vec<Slot> = raw
        .slots
        .iter()
        .map(|(name, slot)| c.slot(name, slot))
        .collect();
    let clauses: Vec<Clause> = raw
        .clauses
        .iter()
        .map(|clause| c.clause(clause, &slots))
        .collect();
    let favour = c.favour(&raw.favour, &clauses);
    let examples = raw
        .examples
        .iter()
        .map(|e| c.example(e, &slots, &clauses))
        .collect();
    let grammar = Grammar {
        topic: raw.topic.value.clone(),
        title: raw.title.clone(),
        family: raw.family.clone(),
        about: raw.about.trim().to_owned(),
        favour,
        mention: c.lines(&raw.mention),
        scope: c.lines(&raw.scope),
        reject: c.lines(&raw.reject),
        unless: c.lines(&raw.unless),
        once: raw.once,
        per_item: raw.per_item,
        slots,
        clauses,
        required_in_agreement: raw.required_in_agreement,
        required_with: raw.required_with.iter().map(|t| t.value.clone()).collect(),
        examples,
        lists: Arc::default(),
        path: file.path.clone(),
    };
    if c.faults.is_empty() {
        Ok(grammar)
    } else {
        Err(c.faults)
    }
}

pub(super) struct Checker<'a> {
    file: &'a NamedText,
    vocabulary: &'a Vocabulary,
    names: Names<'a>,
    pub(super) slots: &'a [String],
    /// How many lines there are so far.
    lines: usize,
    faults: Vec<Diagnostic>,
}

impl Checker<'_> {
    pub(super) fn fault<T>(&mut self, place: &Located<T>, message: String, help: Option<String>) {
        let mut diagnostic = Diagnostic::new(
            Code::BadGrammar,
            at(&self.file.path, &self.file.text, place),
            message,
        );
        diagnostic.help = help;
        self.faults.push(diagnostic);
    }

    /// A fault of a whole key: told at its line, or about the file where the key is missing.
    fn key_fault(&mut self, key: &str, message: String, help: Option<String>) {
        let opens = |line: &str| {
            line.trim_start()
                .strip_prefix(key)
                .is_some_and(|rest| rest.starts_with(':'))
        };
        let line = self.file.text.lines().position(opens);
        let place = line.map_or_else(
            || At::file(&self.file.path),
            |i| spot(&self.file.path, &self.file.text, i + 1, 1),
        );
        let mut diagnostic = Diagnostic::new(Code::BadGrammar, place, message);
        diagnostic.help = help;
        self.faults.push(diagnostic);
    }

    fn topic(&mut self, raw: &GrammarFile, topics: &[String]) {
        let name = stem(&self.file.path).to_owned();
        if raw.topic.value != name {
            let help = format!("scrivi `topic: {name}` o rinomina il file");
            self.fault(
                &raw.topic,
                format!("il tema `{}` non ha il nome del file", raw.topic.value),
                Some(help),
            );
        }
        if raw.mention.is_empty() || raw.clauses.is_empty() {
            self.key_fault(
                "mention",
                "ci vogliono almeno una riga in `mention` e una clausola".into(),
                None,
            );
        }
        for other in &raw.required_with {
            if !topics.contains(other) {
                let help = suggestion(other, topics.iter().map(String::as_str));
                self.fault(other, format!("il tema `{}` non esiste", other.value), help);
            }
        }
        let mut seen = BTreeSet::new();
        for clause in &raw.clauses {
            if !seen.insert(&clause.id.value) {
                self.fault(
                    &clause.id,
                    format!("la clausola `{}` c'è due volte", clause.id.value),
                    None,
                );
            }
        }
    }

    fn line(&mut self, phrase: &Phrase) -> Option<Line> {
        let compiled =
            phrase::parse(phrase).and_then(|nodes| Program::compile(&nodes, &self.names));
        match compiled {
            Ok(program) => {
                self.lines += 1;
                Some(Line {
                    number: self.lines,
                    phrase: phrase.clone(),
                    program,
                })
            }
            Err(message) => {
                let wrong = message
                    .split(['<', '>'])
                    .nth(1)
                    .unwrap_or_default()
                    .to_owned();
                let known: Vec<String> = self
                    .slots
                    .iter()
                    .cloned()
                    .chain(self.vocabulary.names().map(str::to_owned))
                    .collect();
                let help = message
                    .contains("non esiste")
                    .then(|| suggestion(&wrong, known.iter().map(String::as_str)));
                self.fault(phrase, message, help.flatten());
                None
            }
        }
    }

    fn lines(&mut self, phrases: &[Phrase]) -> Vec<Line> {
        phrases.iter().filter_map(|p| self.line(p)).collect()
    }

    fn slot(&mut self, name: &str, raw: &SlotFile) -> Slot {
        let (favour, per_party) = match &raw.favour {
            DirectionFile::One(direction) => (*direction, BTreeMap::new()),
            DirectionFile::PerParty(map) => (Direction::None, self.per_party(name, map)),
        };
        let items = raw.kind == ValueType::Items;
        let per = raw.per.clone().unwrap_or_default();
        let rules = [
            (
                per.is_empty() || self.slots.contains(&per),
                format!("`per: {per}` non è uno slot di questo file"),
            ),
            (
                raw.items.is_empty() != items,
                "`items` ci vuole, e solo, nel tipo `items`".into(),
            ),
            (
                raw.kind != ValueType::Citation || raw.anywhere,
                "il tipo `citation` vuole `anywhere: true`".into(),
            ),
            (
                raw.kind == ValueType::Count || !raw.numbered,
                "`numbered` va solo con il tipo `count`".into(),
            ),
        ];
        for (_, message) in rules.iter().filter(|(kept, _)| !kept) {
            self.key_fault(name, format!("slot `{name}`: {message}"), None);
        }
        let default = raw
            .default
            .as_ref()
            .and_then(|spoken| self.value(raw.kind, spoken));
        let items = raw
            .items
            .iter()
            .map(|(id, phrases)| (id.clone(), self.lines(phrases)))
            .collect();
        Slot {
            name: name.to_owned(),
            kind: raw.kind,
            about: raw.about.clone(),
            favour,
            per_party,
            per: raw.per.clone(),
            default,
            anywhere: raw.anywhere,
            numbered: raw.numbered,
            bare: raw.bare,
            items,
        }
    }

    fn per_party(
        &mut self,
        name: &str,
        map: &BTreeMap<String, Direction>,
    ) -> BTreeMap<value::Party, Direction> {
        let mut out = BTreeMap::new();
        for (party, direction) in map {
            match party.parse() {
                Ok(party) => {
                    out.insert(party, *direction);
                }
                Err(message) => self.key_fault(name, format!("slot `{name}`: {message}"), None),
            }
        }
        out
    }

    pub(super) fn value(&mut self, kind: ValueType, spoken: &Phrase) -> Option<value::Value> {
        value::parse(kind, spoken)
            .map_err(|message| self.fault(spoken, message, None))
            .ok()
    }

    fn clause(&mut self, raw: &ClauseFile, slots: &[Slot]) -> Clause {
        let bearer = self.bearer(&raw.bearer, slots);
        let mut values = Vec::new();
        for (name, spoken) in &raw.values {
            match slots.iter().position(|s| &s.name == name) {
                Some(i) => values.extend(self.value(slots[i].kind, spoken).map(|v| (i, v))),
                None => self.unknown_slot(spoken, name),
            }
        }
        Clause {
            id: raw.id.value.clone(),
            modality: raw.modality,
            bearer,
            about: raw.about.clone(),
            alone: raw.alone,
            scope: self.lines(&raw.scope),
            reject: self.lines(&raw.reject),
            unless: self.lines(&raw.unless),
            quote: raw.quote,
            verb_decides: raw.verb_decides,
            required: raw.required,
            closing: raw.closing,
            yields: raw.yields,
            values,
            in_force: (
                self.day_slot(raw.in_force.from.as_ref(), slots),
                self.day_slot(raw.in_force.until.as_ref(), slots),
            ),
            phrases: self.lines(&raw.phrases),
        }
    }

    /// A slot of type date, by its name.
    fn day_slot(&mut self, name: Option<&Phrase>, slots: &[Slot]) -> Option<String> {
        let name = name?;
        match slots.iter().find(|slot| slot.name == name.value) {
            Some(slot) if slot.kind == ValueType::Date => return Some(slot.name.clone()),
            Some(_) => {
                let message = format!("`{}` non è una data", name.value);
                self.fault(name, message, Some("qui va uno slot di tipo `date`".into()));
            }
            None => self.unknown_slot(name, &name.value),
        }
        None
    }

    fn bearer(&mut self, raw: &Phrase, slots: &[Slot]) -> Bearer {
        if let Some(name) = raw.strip_prefix('<').and_then(|r| r.strip_suffix('>')) {
            if let Some(i) = slots
                .iter()
                .position(|s| s.name == name && s.kind == ValueType::Party)
            {
                return Bearer::Slot(i);
            }
            self.fault(
                raw,
                format!("`<{name}>` non è uno slot di tipo `party`"),
                None,
            );
        }
        match raw.parse() {
            Ok(party) => Bearer::Party(party),
            Err(message) => {
                if !raw.starts_with('<') {
                    self.fault(raw, message, None);
                }
                Bearer::Party(value::Party::Altro)
            }
        }
    }

    fn favour(&mut self, raw: &FavourFile, clauses: &[Clause]) -> Vec<String> {
        let order = match raw {
            FavourFile::Order(order) => order.clone(),
            FavourFile::None(word) => {
                if word != "none" {
                    self.key_fault(
                        "favour",
                        format!("`favour: {word}`: scrivi un elenco di clausole oppure `none`"),
                        None,
                    );
                }
                Vec::new()
            }
        };
        for id in order
            .iter()
            .flat_map(|entry| entry.split('='))
            .map(str::trim)
        {
            if !clauses.iter().any(|c| c.id == id) {
                let help = suggestion(id, clauses.iter().map(|c| c.id.as_str()));
                self.key_fault(
                    "favour",
                    format!("`favour`: la clausola `{id}` non esiste"),
                    help,
                );
            }
        }
        order
    }
}
