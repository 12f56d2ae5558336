//! Places grouped by their rule: of a long act that says the same over and over, two rules are held
//! against each other once, and their places only where the rules may clash.

use std::collections::HashMap;

use super::place::Place;
use crate::rule::Rule;

/// The places of one rule, in the order of the act.
pub(super) struct Group<'p, 'a> {
    /// Each with its number among all places.
    places: Vec<(usize, &'p Place<'a>)>,
    /// The groups whose rule may clash with this one.
    against: Vec<usize>,
}

/// Places by rule.
pub(super) struct ByRule<'p, 'a> {
    groups: Vec<Group<'p, 'a>>,
    /// All places, each with its group.
    places: Vec<(usize, &'p Place<'a>)>,
}

impl<'a> Group<'_, 'a> {
    /// The rule of these places.
    pub(super) fn rule(&self) -> &'a Rule {
        self.places[0].1.rule
    }

    /// Whether `clash` holds for a place of `others` and one of these.
    pub(super) fn any(
        &self,
        others: &Self,
        clash: impl Fn(&Place<'a>, &Place<'a>) -> bool,
    ) -> bool {
        let mut all = self.places.iter();
        all.any(|(_, one)| others.places.iter().any(|(_, other)| clash(other, one)))
    }
}

impl<'p, 'a> ByRule<'p, 'a> {
    /// Groups places; `may_clash` tells of two rules whether any two of their places can clash.
    pub(super) fn of(
        places: impl Iterator<Item = &'p Place<'a>>,
        may_clash: impl Fn(&Rule, &Rule) -> bool,
    ) -> Self
    where
        'a: 'p,
    {
        let mut groups: Vec<Group<'p, 'a>> = Vec::new();
        let mut known: HashMap<*const Rule, usize> = HashMap::new();
        let mut all = Vec::new();
        for (number, place) in places.enumerate() {
            let group = *known.entry(place.rule).or_insert_with(|| {
                let (places, against) = (Vec::new(), Vec::new());
                groups.push(Group { places, against });
                groups.len() - 1
            });
            groups[group].places.push((number, place));
            all.push((group, place));
        }
        for one in 0..groups.len() {
            for other in 0..one {
                let (a, b) = (groups[other].rule(), groups[one].rule());
                if may_clash(a, b) {
                    groups[one].against.push(other);
                    groups[other].against.push(one);
                }
            }
        }
        Self {
            groups,
            places: all,
        }
    }

    /// The groups whose rules may clash, two by two.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&Group<'p, 'a>, &Group<'p, 'a>)> {
        let all = self.groups.iter().enumerate();
        all.flat_map(move |(number, one)| {
            let earlier = one.against.iter().filter(move |other| **other < number);
            earlier.map(move |other| (one, &self.groups[*other]))
        })
    }

    /// What `clash` says of the first two places for which it says anything; the earlier place comes first.
    pub(super) fn first<T>(
        &self,
        clash: impl Fn(&Place<'a>, &Place<'a>) -> Option<T>,
    ) -> Option<T> {
        let mut all = self.places.iter().enumerate();
        all.find_map(|(number, (own, one))| {
            let against = self.groups[*own].against.iter();
            let found = against.filter_map(|group| {
                let earlier = self.groups[*group].places.iter();
                let mut earlier = earlier.take_while(|(other, _)| *other < number);
                earlier.find_map(|(at, other)| Some((*at, clash(other, one)?)))
            });
            found.min_by_key(|(at, _)| *at).map(|(_, said)| said)
        })
    }
}
