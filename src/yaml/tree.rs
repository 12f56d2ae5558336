//! A YAML file of any shape, with the place of each of its parts.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::{Fault, Located, parse};

/// Line and column in characters, both from 1; 0 where unknown.
pub type Place = (usize, usize);

/// A file as JSON, and where each part stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    /// The values.
    pub json: Value,
    /// Places of keys and values, by JSON pointer; a list item has no key.
    places: BTreeMap<String, (Option<Place>, Place)>,
}

impl Tree {
    /// Reads a YAML or JSON text.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let root: Located<Node> = parse(text)?;
        let mut tree = Self::default();
        tree.json = tree.add("", None, &root);
        Ok(tree)
    }

    /// Where the value under a JSON pointer stands.
    pub fn value(&self, pointer: &str) -> Place {
        self.places.get(pointer).map_or((0, 0), |(_, value)| *value)
    }

    /// Where the key of a value stands; for an item of a list, and for the whole, the value.
    pub fn key(&self, pointer: &str) -> Place {
        let place = self.places.get(pointer);
        place.map_or((0, 0), |(key, value)| key.unwrap_or(*value))
    }

    fn add(&mut self, pointer: &str, key: Option<Place>, node: &Located<Node>) -> Value {
        self.places
            .insert(pointer.to_owned(), (key, (node.line, node.column)));
        match &node.value {
            Node::Scalar(value) => value.clone(),
            Node::List(items) => {
                let items = items.iter().enumerate();
                items
                    .map(|(n, item)| self.add(&format!("{pointer}/{n}"), None, item))
                    .collect()
            }
            Node::Map(entries) => {
                let mut map = Map::new();
                for (key, value) in entries {
                    let escaped = key.value.replace('~', "~0").replace('/', "~1");
                    let below = format!("{pointer}/{escaped}");
                    let value = self.add(&below, Some((key.line, key.column)), value);
                    map.insert(key.value.clone(), value);
                }
                Value::Object(map)
            }
        }
    }
}

/// One part of a file.
#[derive(Clone, Debug)]
enum Node {
    Scalar(Value),
    List(Vec<Located<Self>>),
    Map(Vec<(Located<String>, Located<Self>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("un valore YAML")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Scalar(Value::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Scalar(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_its_place() {
        let tree = Tree::parse("a: 'x'\nb:\n- c: 1\n  d/e: [no, ~]\n").unwrap();
        let json = serde_json::json!({ "a": "x", "b": [{ "c": 1, "d/e": ["no", null] }] });
        assert_eq!(tree.json, json);
        assert_eq!(tree.key("/a"), (1, 1));
        assert_eq!(tree.value("/a"), (1, 4));
        assert_eq!(tree.key("/b/0/c"), (3, 3));
        assert_eq!(tree.value("/b/0/d~1e/1"), (4, 13));
        assert_eq!(tree.value("/z"), (0, 0));
    }
}
