//! Which uncertain inputs hang on the same luck: groups with a common factor, and numbers that experts speak of.
//!
//! The words of a draw are one for each uncertain input, then one for each group's factor, then one for who speaks.

use super::correlation::Pull;
use super::game::Game;
use crate::random::Distribution;

/// What the inputs of a game have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ties {
    /// By input: what its group does to it.
    pub(super) pulls: Vec<Option<Pull>>,
    /// The groups that move an input, by their ids: `pulls` names their places here.
    pub(super) groups: Vec<String>,
    /// By input: whether experts speak of it.
    spoken: Vec<bool>,
    /// By word: the driver to which it belongs.
    drivers: Vec<usize>,
}

impl Ties {
    /// Of the uncertain inputs of a game.
    pub fn of<G: Game>(game: &G) -> Self {
        let uncertain = game.uncertain();
        let is_spoken =
            |distribution: &Distribution| matches!(distribution, Distribution::Experts { .. });
        let spoken =
            uncertain.iter().map(|id| is_spoken(&game.quantities()[id.index()].distribution));
        let mut ties = Ties {
            pulls: vec![None; uncertain.len()],
            groups: Vec::new(),
            spoken: spoken.collect(),
            drivers: Vec::new(),
        };
        for correlation in game.correlations() {
            let place = ties.groups.len();
            for member in &correlation.members {
                let Ok(row) = uncertain.binary_search(&member.quantity) else { continue };
                ties.pulls[row] = Pull::of(place, correlation, *member);
            }
            if ties.pulls.iter().flatten().any(|pull| pull.group == place) {
                ties.groups.push(correlation.id.clone());
            }
        }
        ties.drivers = ties.find_drivers();
        ties
    }

    /// How many words of luck a draw's inputs need.
    pub fn words(&self) -> usize {
        self.drivers.len()
    }

    /// By word, those of the inputs first: inputs that hang on the same luck are one driver, all others each its own.
    /// Drivers count from 0 in the order of their first inputs.
    pub fn drivers(&self) -> &[usize] {
        &self.drivers
    }

    /// How many drivers there are.
    pub fn count(&self) -> usize {
        self.drivers.iter().max().map_or(0, |last| last + 1)
    }

    /// Whether this input hangs on luck that moves another one too.
    pub fn is_tied(&self, input: usize) -> bool {
        let inputs = &self.drivers[..self.pulls.len()];
        inputs.iter().filter(|driver| **driver == inputs[input]).count() > 1
    }

    /// Whether experts speak of any input.
    pub(super) fn is_spoken(&self) -> bool {
        self.spoken.contains(&true)
    }

    fn find_drivers(&self) -> Vec<usize> {
        let inputs = self.pulls.len();
        let mut first: Vec<usize> = (0..inputs).collect();
        let of_group = |group: usize| -> Vec<usize> {
            let is_member =
                |input: &usize| self.pulls[*input].is_some_and(|pull| pull.group == group);
            (0..inputs).filter(is_member).collect()
        };
        let mut classes: Vec<Vec<usize>> = (0..self.groups.len()).map(of_group).collect();
        if self.is_spoken() {
            classes.push((0..inputs).filter(|input| self.spoken[*input]).collect());
        }
        // An input may be in a group and spoken of: two passes join whatever hangs together, since groups do not overlap.
        for class in classes.iter().chain(&classes) {
            let all: Vec<usize> = class.iter().map(|input| first[*input]).collect();
            let least = all
                .iter()
                .copied()
                .fold(usize::MAX, |least, one| if one < least { one } else { least });
            first.iter_mut().filter(|one| all.contains(one)).for_each(|one| *one = least);
        }
        let of_word = first.iter().copied().chain(classes.iter().map(|class| first[class[0]]));
        let own: Vec<usize> = (0..inputs).filter(|input| first[*input] == *input).collect();
        of_word
            .map(|one| own.iter().position(|own| *own == one).expect("a first input is its own"))
            .collect()
    }
}
