//! The same talks listed in another order: parties or issues change places, and whatever names them by place follows. The
//! numbers stay where they are.

use crate::engine::QuantityId;
use crate::games::talks::table::Table;
use crate::games::talks::table::parts::{Curve, Effect, Parts, Target};
use crate::random::Distribution;

impl Table {
    /// The same with the signatories listed backwards, at the places that they have among all parties.
    pub fn with_signatories_backwards(&self) -> Table {
        let mut others: Vec<usize> = (0..self.parts.parties.len()).collect();
        let signatories = self.signatories();
        for (place, other) in signatories.iter().zip(signatories.iter().rev()) {
            others[*place] = *other;
        }
        let mut parts = self.parts.clone();
        parts.swap_parties(&others);
        Table::new(parts)
    }

    /// The same with the issues listed backwards.
    pub fn with_issues_backwards(&self) -> Table {
        let mut parts = self.parts.clone();
        let last = parts.issues.len() - 1;
        parts.issues.reverse();
        parts.labels.issues.reverse();
        for party in &mut parts.parties {
            party.stances.reverse();
            party.alternative.iter_mut().for_each(|text| text.reverse());
        }
        let named = parts.interims.iter_mut().flat_map(|interim| &mut interim.issues);
        named.for_each(|issue| *issue = last - *issue);
        Table::new(parts)
    }

    /// Whether some side's position among levels is a range, from one level to a higher one: backwards it would be none.
    pub fn has_ranges_of_levels(&self) -> bool {
        let is_range = |id: QuantityId| {
            use Distribution::{Ninety, Pert, Uniform};
            matches!(
                self.quantities()[id.index()].distribution,
                Uniform { .. } | Pert { .. } | Ninety { .. }
            )
        };
        let with_levels = |k: &usize| self.parts.issues[*k].levels.is_some();
        (0..self.parts.issues.len()).filter(with_levels).any(|k| {
            let stances = self.parts.parties.iter().filter_map(|party| party.stances[k].as_ref());
            let positions = stances.flat_map(|stance| match stance.curve {
                Curve::Ideal(ideal, _) => [Some(ideal), stance.red_line],
                Curve::Points(_) => [None, stance.red_line],
            });
            positions.flatten().any(is_range)
        })
    }
}

impl Parts {
    /// Every party changes places with its other one.
    fn swap_parties(&mut self, others: &[usize]) {
        swap(&mut self.parties, others);
        swap(&mut self.labels.parties, others);
        for party in &mut self.parties {
            swap(&mut party.face_saving, others);
            swap(&mut party.pressure, others);
            swap(&mut party.trust, others);
        }
        let issues = self.issues.iter_mut();
        let of_issues = issues
            .flat_map(|issue| [&mut issue.kept_by, &mut issue.guarantors, &mut issue.provided_by]);
        let of_events =
            self.events.iter_mut().flat_map(|event| event.by.iter_mut().chain(&mut event.on));
        let effects = self.changes.iter_mut().flat_map(|change| &mut change.effects);
        let of_effects = effects.filter_map(|effect| match effect {
            Effect::Number { target: Target::NoDeal(party), .. } | Effect::Drafting(party, _) => {
                Some(party)
            }
            Effect::Number { .. } => None,
        });
        let named = of_issues.flatten().chain(of_events).chain(of_effects);
        named.for_each(|party| *party = others[*party]);
    }
}

/// A list by party; one that says nothing of parties stays empty.
fn swap<T>(list: &mut [T], others: &[usize]) {
    for (place, other) in others.iter().enumerate().filter(|(place, other)| place < *other) {
        if *other < list.len() {
            list.swap(place, *other);
        }
    }
}
