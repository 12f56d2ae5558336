//! The tree of units.

use super::Locator;
use crate::text::Span;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The whole document: its heading is the title of the act.
    Document,
    /// Titolo.
    Titolo,
    /// Capo.
    Capo,
    /// Articolo.
    Articolo,
    /// Comma: numbered, dashed or unnumbered.
    Comma,
    /// Lettera.
    Lettera,
    /// Punto or numero inside a comma or a lettera.
    Numero,
    /// Trattino: an item with a dash or a bullet.
    Trattino,
    /// Unnumbered paragraph after the numbered ones (capoverso), or of a text without articles.
    Capoverso,
    /// Allegato or modulo.
    Allegato,
    /// Section of an allegato, of a preamble or of a text without articles.
    Sezione,
    /// Table.
    Tabella,
    /// Row of a table.
    Riga,
    /// Title page, «visto», «considerato»: what stands before the first article.
    Preambolo,
    /// Place, date and signatures.
    Chiusura,
}

/// One unit of the tree.
#[derive(Clone, Debug)]
pub struct Unit {
    /// What it is.
    pub kind: Kind,
    /// Number as printed, without its sign (`4`, `6`, `a`, `e-bis`, `B`); `None` where none is.
    pub number: Option<String>,
    /// Words of the heading (rubrica), number included.
    pub heading: Option<Span>,
    /// Own words, without heading, number sign and children; empty when there are none.
    pub body: Span,
    /// Everything, heading and children included.
    pub full: Span,
    /// Index of the parent; the document is its own parent.
    pub parent: usize,
    /// Indexes of the children, in reading order.
    pub children: Vec<usize>,
    /// Unique in the document.
    pub locator: Locator,
    /// As a person cites it: «art. 66 c. 3 lett. b», «all. B, Recesso».
    pub place: String,
}

/// The tree of a document: an arena in reading order, the document first.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The units, each after its parent.
    pub units: Vec<Unit>,
}

impl Outline {
    /// The units from the document down to `index`, `index` excluded.
    pub fn ancestors(&self, index: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = index;
        while self.units[at].parent != at {
            at = self.units[at].parent;
            path.push(at);
        }
        path.reverse();
        path
    }

    /// The units that hang on `index`, in reading order.
    pub fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        self.units[index].children.iter().copied()
    }

    /// The innermost unit that holds the clean byte `offset`; 0 is the document. It takes a unit to hold
    /// anything: an outline always has the document.
    pub fn at(&self, offset: usize) -> usize {
        let after = self.units.partition_point(|u| u.full.start <= offset);
        let mut unit = after.saturating_sub(1);
        while self.units[unit].full.end <= offset && self.units[unit].parent != unit {
            unit = self.units[unit].parent;
        }
        unit
    }

    /// The unit with this locator.
    pub fn find(&self, locator: &Locator) -> Option<usize> {
        self.units.iter().position(|u| &u.locator == locator)
    }
}
