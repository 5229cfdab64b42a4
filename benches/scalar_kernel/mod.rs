//! A plain scalar kernel: the model of talks as one writes it first, to have something to hold the engine's speed against.
//!
//! - Models: two sides with ideals on continuous issues and a mediator, as `benches/two_sides.toml` has them: one negotiation
//!   at a time, ordinary numbers in flat arrays of known sizes, nothing allocated while it plays.
//! - Equation: the sections of `docs/model.md` that this scenario uses, each once: no-deal values, credibility, holding out,
//!   offers, a mediator's mean, the room, the capitals, the zone of agreement in every round, the aftermath.
//! - Source: `docs/model.md`.
//! - Units: values and positions 0..1, months.
//! - Leaves out: everything else that a scenario may hold, and so every question whether it does; luck by address (a stream
//!   is cheaper); ledgers beyond a few sums. All of that is to the kernel's advantage.
//!
//! A test (`tests/it/scalar_kernel.rs`) gives it the engine's inputs and luck, and finds the same negotiations.
#![allow(clippy::disallowed_methods, reason = "what the machine's exp and ln make is only timed")]
#![allow(clippy::needless_range_loop, reason = "indices, as in the equations")]

mod exchange;
pub mod luck;
mod negotiation;
mod vote;
pub mod world;

use luck::Stream;
pub use negotiation::{Outcome, play};
use negsim::Table;
use world::{Setting, World};

/// Issues of the scenario.
pub const ISSUES: usize = 6;
/// A position, or anything else, by issue.
pub type Text = [f64; ISSUES];

/// What many negotiations came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Negotiations, and rounds really played in them.
    pub negotiations: u64,
    /// See above.
    pub rounds: u64,
    /// Of the negotiations: settled; with a zone at the start, ever, in the last round; with a text agreed in the room.
    pub settled: u64,
    zones: [u64; 3],
    agreed: u64,
    refusals: u64,
    months_held: u64,
    sticking: [u64; ISSUES],
    zone_share: f64,
    terms: Text,
}

impl Sums {
    fn count(&mut self, outcome: &Outcome) {
        self.negotiations += 1;
        self.rounds += u64::from(outcome.round);
        self.settled += u64::from(outcome.settled);
        let zones = [outcome.zone_at_start, outcome.zone_rounds > 0, outcome.zone_at_end];
        for (sum, zone) in self.zones.iter_mut().zip(zones) {
            *sum += u64::from(zone);
        }
        self.agreed += u64::from(outcome.agreed);
        self.refusals += u64::from(outcome.refusals);
        self.months_held += u64::from(outcome.months_held);
        if let Some(issue) = outcome.sticking {
            self.sticking[issue] += 1;
        }
        self.zone_share += f64::from(outcome.zone_rounds) / f64::from(outcome.round);
        if outcome.settled {
            for (sum, position) in self.terms.iter_mut().zip(outcome.text) {
                *sum += position;
            }
        }
    }
}

/// The scenario, ready to be played.
#[derive(Clone, Debug)]
pub struct Kernel {
    setting: Setting,
    /// Every number of the scenario in the order in which a world reads them, the uncertain ones at their least.
    numbers: Vec<f64>,
    /// Place, least and width of those that are uncertain.
    uncertain: Vec<(usize, f64, f64)>,
}

impl Kernel {
    /// From the table of `two_sides.toml`; all its uncertain numbers are uniform.
    pub fn new(table: &Table) -> Self {
        let mut paths = Vec::new();
        World::read(&Setting::of(table), |path| {
            paths.push(path.to_string());
            0.5
        });
        let range = |path: &String| {
            let quantity = table.quantity(path).expect("the scenario has every number of a world");
            let distribution = &table.quantities()[quantity.index()].distribution;
            (distribution.least(), distribution.most() - distribution.least())
        };
        let ranges: Vec<(f64, f64)> = paths.iter().map(range).collect();
        let places = ranges.iter().enumerate().filter(|(_, (_, width))| *width > 0.0);
        Kernel {
            setting: Setting::of(table),
            numbers: ranges.iter().map(|(least, _)| *least).collect(),
            uncertain: places.map(|(place, (least, width))| (place, *least, *width)).collect(),
        }
    }

    /// Draws so many worlds by this luck, and plays each so many times.
    pub fn play(&mut self, draws: u64, repeats: u64, stream: &mut Stream) -> Sums {
        let mut sums = Sums::default();
        for _ in 0..draws {
            for (place, least, width) in &self.uncertain {
                self.numbers[*place] = least + width * stream.uniform();
            }
            let mut numbers = self.numbers.iter().copied();
            let world =
                World::read(&self.setting, |_| numbers.next().expect("as many as were named"));
            stream.draw();
            for _ in 0..repeats {
                sums.count(&play(&self.setting, &world, stream));
            }
        }
        sums
    }
}
