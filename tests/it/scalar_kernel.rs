//! The plain scalar kernel that the bench measures beside the engine plays the same negotiations: given the engine's inputs
//! and luck it comes to the same ends, and by its own luck to the same likelihood.

#[path = "../../benches/scalar_kernel/mod.rs"]
#[allow(dead_code, reason = "the bench uses the rest")]
mod kernel;

use crate::helpers::{simulate, table};
use crate::second_opinion::luck::Luck as Words;
use kernel::luck::{Luck, Stream};
use kernel::world::{MEDIATOR, NAMES, SIDES, Setting, World};
use kernel::{Kernel, Outcome, play};
use negsim::Plan;
use negsim::games::talks::{End, Story, Table};

const TWO_SIDES: &str = include_str!("../../benches/two_sides.toml");
const SEED: u64 = 0;

/// The engine's luck, word by word.
struct Addressed(Words);

impl Luck for Addressed {
    fn good_faith(&mut self, side: usize) -> f64 {
        self.0.once_a_draw(&format!("good_faith.{}", SIDES[side]))
    }

    fn firmness(&mut self, side: usize) -> f64 {
        self.0.once(&format!("firm.{}", SIDES[side]))
    }

    fn hesitation(&mut self, side: usize) -> f64 {
        self.0.once(&format!("hesitation.{}", SIDES[side]))
    }

    fn misreading(&mut self, reader: Option<usize>, of: usize, issue: usize) -> f64 {
        let reader = reader.map_or(MEDIATOR, |side| SIDES[side]);
        self.0.once(&format!("misreading.{reader}.of.{}.on.{}", SIDES[of], NAMES[issue]))
    }

    fn balance(&mut self, round: u32) -> f64 {
        self.0.round("balance", round)
    }

    fn balance_afterwards(&mut self, month: u32) -> f64 {
        self.0.round("balance.aftermath", month)
    }
}

/// The world of one draw of the engine.
fn world(table: &Table, story: &Story) -> World {
    World::read(&Setting::of(table), |path| {
        let quantity = table.quantity(&path.to_string()).expect("the scenario has it");
        story.numbers[quantity.index()]
    })
}

fn agree(engine: &Story, kernel: &Outcome) {
    let (place, outcome) = ((engine.draw, engine.repeat), &engine.outcome);
    assert_eq!(outcome.end == End::Settled, kernel.settled, "{place:?}");
    assert_eq!(outcome.round, kernel.round, "{place:?}");
    assert_eq!(outcome.good_faith, kernel.good_faith, "{place:?}");
    assert_eq!(outcome.agreed, kernel.agreed, "{place:?}");
    assert_eq!(outcome.refusals, kernel.refusals, "{place:?}");
    assert_eq!(outcome.zone_at_start, kernel.zone_at_start, "{place:?}");
    assert_eq!(outcome.zone_at_end, kernel.zone_at_end, "{place:?}");
    let share = f64::from(kernel.zone_rounds) / f64::from(kernel.round);
    assert!((outcome.zone_share - share).abs() < 1e-12, "{place:?}");
    assert_eq!(outcome.months_held, kernel.months_held, "{place:?}");
    assert_eq!(outcome.sticking, kernel.sticking.map(|issue| issue as u32), "{place:?}");
    for (engine, kernel) in engine.text.iter().zip(kernel.text) {
        assert!((engine - kernel).abs() < 1e-9, "{place:?}: {engine} and {kernel}");
    }
}

#[test]
fn the_kernel_plays_the_negotiations_of_the_engine() {
    let table = table(TWO_SIDES);
    let (mut settled, mut broken, mut refused) = (0, 0, 0);
    for draw in 0..150 {
        for repeat in 0..4 {
            let story = Story::of(&table, SEED, draw, repeat);
            let words = Words { seed: SEED, draw, repeat: repeat as u32 };
            let world = world(&table, &story);
            let outcome = play(&Setting::of(&table), &world, &mut Addressed(words));
            agree(&story, &outcome);
            settled += u32::from(outcome.settled);
            broken += u32::from(outcome.settled && outcome.months_held < 24);
            refused += outcome.refusals;
        }
    }
    // What was compared is not nothing.
    assert!(settled > 60 && broken > 20 && refused > 20, "{settled}, {broken}, {refused}");
}

/// 16,000 draws of 4 negotiations each way, z within 4 (alpha 6.3e-5). The draws are the independent ones: the variance of
/// their shares is at most 1/4.
#[test]
fn by_its_own_luck_as_many_settle() {
    const DRAWS: u64 = 16_000;
    let table = table(TWO_SIDES);
    let sums = Kernel::new(&table).play(DRAWS, 4, &mut Stream::new(1));
    let plan = Plan::new(SEED, DRAWS, 4).expect("small");
    let engine = simulate(&table, plan).ends[0].total as f64 / sums.negotiations as f64;
    let kernel = sums.settled as f64 / sums.negotiations as f64;
    let spread = libm::sqrt(2.0 * 0.25 / DRAWS as f64);
    assert!((kernel - engine).abs() < 4.0 * spread, "{kernel} and {engine}");
}
