//! Plain functions with known indices, run through the same estimators as the talks.

use super::design::{Design, Shape, Watching};
use super::knowing::{deviation, narrowings};
use super::sets::Sets;
use super::share::Share;
use super::shares::{self, Shares};
use super::survey::{Survey, Surveying};
use super::{Driving, Sensitivity, chance};
use crate::claims::case::Case;
use crate::claims::work::Work;
use crate::engine::{
    Answers, Asked, Basis, Correlation, Game, Inputs, Kind, Member, Pass, Plan, Quantity,
    QuantityId, Question, QuestionId, Range, Seat,
};
use crate::lanes::{Level, WIDTH};
use crate::random::{Distribution, Key, Kind as Luck, once};
use core::f64::consts::PI;

/// Whether luck has it happen.
pub(super) const HAPPENS: Asked = Asked::Event(QuestionId(0));
/// The value itself.
pub(super) const VALUE: Asked = Asked::Mean(QuestionId(1));

/// A function of quantiles: a position, and as a probability whether luck has something happen.
pub(super) struct Function<F> {
    quantities: Vec<Quantity>,
    uncertain: Vec<QuantityId>,
    questions: [Question; 2],
    correlations: Vec<Correlation>,
    /// The places of the inputs that the function reads.
    reads: Vec<usize>,
    of: F,
}

impl<F: Fn(&[f64]) -> f64 + Sync> Function<F> {
    /// Of so many inputs, with values on 0..1, NaN where there is nothing to see.
    pub(super) fn new(inputs: usize, of: F) -> Self {
        let quantity = |i: usize| Quantity {
            path: format!("x{i}"),
            name: format!("x{i}"),
            unit: String::new(),
            range: Range::UNIT,
            distribution: Distribution::Uniform { low: 0.0, high: 1.0 },
            basis: Basis::default(),
            choices: Vec::new(),
        };
        let position = Kind::Position { range: (0.0, 1.0), levels: None };
        Function {
            quantities: (1..=inputs).map(quantity).collect(),
            uncertain: (0..inputs as u32).map(QuantityId).collect(),
            questions: [
                Question::new("happens", "that it happens", Kind::Event),
                Question::new("value", "the value", position),
            ],
            correlations: Vec::new(),
            reads: (0..inputs).collect(),
            of,
        }
    }
}

impl<F: Fn(&[f64]) -> f64 + Sync + Clone> Game for Function<F> {
    type Scratch = Key;

    fn quantities(&self) -> &[Quantity] {
        &self.quantities
    }

    fn uncertain(&self) -> &[QuantityId] {
        &self.uncertain
    }

    fn correlations(&self) -> &[Correlation] {
        &self.correlations
    }

    fn questions(&self) -> &[Question] {
        &self.questions
    }

    fn scratch(&self, seed: u64, _: Level) -> Key {
        Key::new(seed, "luck", Luck::Once)
    }

    fn play(
        &self,
        luck: &mut Key,
        inputs: &Inputs,
        seats: &[Seat; WIDTH],
        count: usize,
        answers: &mut Answers,
    ) {
        let value = |seat: &Seat| {
            let x: Vec<f64> =
                self.reads.iter().map(|row| inputs.uniforms(*row)[seat.column]).collect();
            (self.of)(&x)
        };
        let values = seats.each_ref().map(value);
        let happens = |lane: usize| once(luck, seats[lane].draw, seats[lane].repeat) < values[lane];
        let lanes = (0..WIDTH).fold(0, |set, lane| set | u8::from(happens(lane)) << lane);
        answers.open(count);
        answers.event(QuestionId(0), lanes);
        answers.number(QuestionId(1), &values);
    }

    fn moved(&self, _: &[(QuantityId, f64)]) -> Self {
        unreachable!("no test moves its inputs")
    }
}

fn played<G: Game>(game: &G, asked: Asked, seed: u64, rows: u64, repeats: u64) -> Option<Shares> {
    let shape = Shape::of(game);
    let plan = Plan::new(seed, rows, repeats).expect("small");
    let design = Design::new(game, &Sets::alone(game), rows, seed);
    let watching = Watching::new(asked, shape, rows);
    let pass = Pass::at_points(core::slice::from_ref(game), watching, plan, design);
    shares::shares(&pass.finish().in_order(), seed, asked)
}

fn found<G: Game>(game: &G, asked: Asked, seed: u64, rows: u64, repeats: u64) -> Shares {
    played(game, asked, seed, rows, repeats).expect("something varies")
}

fn survey<G: Game>(game: &G, asked: Asked, repeats: u64) -> Survey {
    surveyed(game, asked, Plan::new(9, 25_000, repeats).expect("small"))
}

fn surveyed<G: Game>(game: &G, asked: Asked, plan: Plan) -> Survey {
    let surveying = Surveying::new(game, asked, &plan);
    Survey::of(asked, &Pass::new(core::slice::from_ref(game), &surveying, plan).finish())
}

/// Each within the tolerance, and the interval no wider than four of them.
fn agree(found: &[Option<Share>], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (input, (found, expected)) in found.iter().zip(expected).enumerate() {
        let found = found.expect("known");
        assert!(
            (found.value - expected).abs() < tolerance,
            "x{}: {found:?} for {expected}",
            input + 1
        );
        assert!(found.low <= found.value && found.value <= found.high, "x{}: {found:?}", input + 1);
        assert!(found.high - found.low < 4.0 * tolerance, "x{}: {found:?}", input + 1);
    }
}

/// T. Ishigami and T. Homma (1990) with a = 7 and b = 0.1.
fn ishigami(u: &[f64]) -> f64 {
    let x = |i: usize| -PI + 2.0 * PI * u[i];
    let (sine, fourth) = (libm::sin(x(1)), x(2) * x(2) * x(2) * x(2));
    // On 0..1: it lies between -9.75 and 17.75.
    (libm::sin(x(0)) * (1.0 + 0.1 * fourth) + 7.0 * sine * sine + 11.0) / ISHIGAMI
}

/// What 1 stands for in the function's own units.
const ISHIGAMI: f64 = 30.0;

#[test]
fn inputs_that_go_together_are_one_driver() {
    // x1 and x2 with equal ranks move the sum as 2 x1: 4 of 5 parts of its variance; turned, they cancel.
    for (is_turned, expected) in [(false, [0.8, 0.2]), (true, [0.0, 1.0])] {
        let mut sum = Function::new(3, |u: &[f64]| (u[0] + u[1] + u[2]) / 3.0);
        let member = |(input, is_turned)| Member { quantity: QuantityId(input), is_turned };
        let members = [(0, false), (2, is_turned)].map(member).to_vec();
        sum.correlations.push(Correlation { id: "all".to_owned(), members, rank: 1.0 });
        let found = found(&sum, VALUE, 0, 4_096, 2);
        agree(&found.first, &expected, 0.02);
        agree(&found.total, &expected, 0.02);
    }
}

#[test]
fn ishigami_has_its_published_indices() {
    // Saltelli and others, Global Sensitivity Analysis: The Primer (2008): 0.314, 0.442, 0; total 0.558, 0.442, 0.244.
    let found = found(&Function::new(3, ishigami), VALUE, 0, 8_192, 2);
    agree(&found.first, &[0.3139, 0.4424, 0.0], 0.02);
    agree(&found.total, &[0.5576, 0.4424, 0.2437], 0.02);
    let variance = found.variance * ISHIGAMI * ISHIGAMI;
    assert!((variance - 13.844_6).abs() < 0.1, "{variance}");
}

#[test]
fn the_g_function_has_its_published_indices() {
    // I. M. Sobol', with a = 0, 1, 4.5, 9, 99 four times, as published in Saltelli and others (2008) to four decimals.
    let a = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
    let g = |u: &[f64]| {
        let product = u.iter().zip(a).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a));
        // Below 2 · 1.5 · (6.5/5.5) · 1.1 · 1.01⁴ = 4.1.
        product.product::<f64>() / 5.0
    };
    let found = found(&Function::new(8, g), VALUE, 0, 32_768, 2);
    agree(&found.first[..4], &[0.7165, 0.1791, 0.0237, 0.0072], 0.015);
    agree(&found.total[..4], &[0.7871, 0.2423, 0.0343, 0.0105], 0.015);
    agree(&found.first[4..], &[0.0001; 4], 0.001);
    // The intervals reach as far as 32,768 rows may miss of means, 8 · 3.84 / 32,772.
    for total in found.total[4..].iter().map(|total| total.expect("known")) {
        assert!((total.value - 0.0001).abs() < 0.000_05 && total.high < 0.001, "{total:?}");
    }
}

#[test]
fn a_hundred_idle_inputs_do_exactly_nothing_and_change_nothing() {
    // 303 inputs: more dimensions than one set of points has.
    let game = Function { reads: vec![0, 151, 302], ..Function::new(303, ishigami) };
    let found = found(&game, VALUE, 0, 32_768, 2);
    let expected = [(0, 0.3139, 0.5576), (151, 0.4424, 0.4424), (302, 0.0, 0.2437)];
    for (input, first, total) in expected {
        agree(&found.first[input..=input], &[first], 0.06);
        agree(&found.total[input..=input], &[total], 0.06);
    }
    for input in (0..303).filter(|input| ![0, 151, 302].contains(input)) {
        let total = found.total[input].expect("known");
        assert_eq!((total.value, total.low), (0.0, 0.0));
        // What 32,768 rows may miss is not nothing: of means 8 · 3.84 / 32,772.
        assert!(total.high > 0.0 && total.high < 0.001, "{total:?}");
    }
}

/// x1 · x2, whatever x3 is: mean 1/4, variance 7/144, of which x1 and x2 have 3/7 each and together 1/7; the variance
/// of the outcome is 3/16, of which 20/27 is chance.
fn product(u: &[f64]) -> f64 {
    u[0] * u[1]
}

#[test]
fn the_noise_of_the_repeats_is_taken_out() {
    let game = Function::new(3, product);
    let found = found(&game, HAPPENS, 9, 16_384, 4);
    agree(&found.first, &[3.0 / 7.0, 3.0 / 7.0, 0.0], 0.04);
    agree(&found.total, &[4.0 / 7.0, 4.0 / 7.0, 0.0], 0.04);
    assert!((found.variance - 7.0 / 144.0).abs() < 0.002, "{}", found.variance);
    let chance = chance::chance_share(&survey(&game, HAPPENS, 4)).expect("it varies");
    // Its standard error is 0.005.
    assert!(
        (chance.value - 20.0 / 27.0).abs() < 0.02 && chance.high - chance.low < 0.05,
        "{chance:?}"
    );
    assert!(chance.low < 20.0 / 27.0 && 20.0 / 27.0 < chance.high, "{chance:?}");
}

#[test]
fn intervals_cover_the_truth() {
    // 200 designs of 256 rows with noise; an interval of 95 % misses at most 22 of them (4 standard errors).
    let mut missed = [0; 4];
    for seed in 0..200 {
        let found = found(&Function::new(2, product), HAPPENS, seed, 256, 4);
        for (place, share) in found.first.iter().chain(&found.total).enumerate() {
            let share = share.expect("known");
            let truth = if place < 2 { 3.0 / 7.0 } else { 4.0 / 7.0 };
            missed[place] += u32::from(share.low > truth || share.high < truth);
        }
    }
    assert!(missed.iter().all(|missed| *missed <= 22), "{missed:?}");
}

/// The mean of x1 and x2 lies 1/6 from its median on average, as triangles do, and 1/8 with one of them known.
fn mean_of_two(u: &[f64]) -> f64 {
    0.5 * (u[0] + u[1])
}

#[test]
fn knowing_is_worth_what_the_closed_form_says() {
    let expected = 1.0 / 6.0 - 1.0 / 8.0;
    let game = Function::new(3, mean_of_two);
    let surveys = [(survey(&game, VALUE, 8), 0.006), (survey(&game, HAPPENS, 32), 0.006)];
    for (survey, tolerance) in surveys {
        let [low, high] = survey.range(&survey.all).expect("it is known");
        assert!((low - 0.05f64.sqrt()).abs() < 0.03 && (high + low - 1.0).abs() < 0.03);
        let deviation = deviation(&survey).expect("it is known");
        assert!((deviation - 1.0 / 6.0).abs() < tolerance, "{deviation}");
        let found = narrowings(&survey, &[0, 1, 2]);
        agree(&found, &[expected, expected, 0.0], tolerance);
    }
}

/// By input: of how many seeds the interval misses what it is worth to know it, with so many draws of 16 repeats.
fn missed<F>(game: &Function<F>, seeds: u64, draws: u64, truth: &[f64]) -> Vec<u32>
where
    F: Fn(&[f64]) -> f64 + Sync + Clone,
{
    let inputs: Vec<usize> = (0..truth.len()).collect();
    let mut missed = vec![0; truth.len()];
    for seed in 0..seeds {
        let plan = Plan::new(seed, draws, 16).expect("small");
        let found = narrowings(&surveyed(game, HAPPENS, plan), &inputs);
        for ((missed, found), truth) in missed.iter_mut().zip(found).zip(truth) {
            let found = found.expect("it answers");
            *missed += u32::from(found.low > *truth || found.high < *truth);
        }
    }
    missed
}

/// Of 200 seeds an interval of 95 % misses more than 22 with a probability of 0.05 %; of 40, more than 7 with 0.1 %.
#[test]
fn what_knowing_is_worth_is_covered() {
    // It happens where x1 + x2 is at most c. Of 1: the likelihood is 1/2 and lies 1/2 from its median, with one known 1/4.
    let halves = Function::new(2, |u: &[f64]| if u[0] + u[1] <= 1.0 { 1.0 } else { 0.0 });
    let found = missed(&halves, 200, 1_600, &[0.25, 0.25]);
    assert!(found.iter().all(|missed| *missed <= 22), "{found:?}");
    // Of 1.25: 9/32 before, and with one of them known the mean of min(p, 1 - p), p = 5/4 - x up to 1: 7/32.
    let more = Function::new(2, |u: &[f64]| if u[0] + u[1] <= 1.25 { 1.0 } else { 0.0 });
    let found = missed(&more, 200, 1_600, &[0.0625, 0.0625]);
    assert!(found.iter().all(|missed| *missed <= 22), "{found:?}");
    let between = Function::new(3, mean_of_two);
    let found = missed(&between, 40, 1_600, &[1.0 / 24.0, 1.0 / 24.0, 0.0]);
    assert!(found.iter().all(|missed| *missed <= 7), "{found:?}");
}

#[test]
fn many_repeats_are_pooled() {
    let survey = surveyed(
        &Function::new(3, mean_of_two),
        HAPPENS,
        Plan::new(9, 4_000, 1_200).expect("small"),
    );
    let expected = 1.0 / 6.0 - 1.0 / 8.0;
    agree(&narrowings(&survey.pooled(), &[0, 1, 2]), &[expected, expected, 0.0], 0.01);
    let halves = Function::new(2, |u: &[f64]| if u[0] + u[1] <= 1.0 { 1.0 } else { 0.0 });
    let survey = surveyed(&halves, HAPPENS, Plan::new(9, 4_000, 300).expect("small"));
    agree(&narrowings(&survey.pooled(), &[0, 1]), &[0.25, 0.25], 0.03);
}

/// What makes it happen, with a progress that ends where all is played.
pub(super) fn driven(game: &Function<fn(&[f64]) -> f64>, plan: Plan, rows: u64) -> Sensitivity {
    let mut driving = Driving::new(&Case::named("a study"), game, HAPPENS, plan, rows);
    while driving.advance(64) {}
    let (done, all) = driving.progress();
    assert_eq!(done, all);
    let found = driving.finish();
    assert_eq!(found.played(), all);
    found
}

#[test]
fn a_deep_sample_is_played_where_the_survey_is_not_deep_itself() {
    let study = |game: &Function<fn(&[f64]) -> f64>, draws: u64, repeats: u64| {
        let found = driven(game, Plan::new(9, draws, repeats).expect("small"), 256);
        (found.deep.map(|deep| (deep.draws, deep.repeats)), found.deviation.expect("it answers"))
    };
    let game = Function::new(2, mean_of_two as fn(&[f64]) -> f64);
    // As triangles lie, 1/6 from their median; of 4,000 draws to within four standard errors of 0.0019.
    for (draws, repeats, expected) in
        [(16_000, 4, Some((4_000, 16))), (4_000, 16, None), (4_000, 400, None)]
    {
        let (deep, deviation) = study(&game, draws, repeats);
        assert_eq!(deep, expected);
        assert!((deviation - 1.0 / 6.0).abs() < 0.0076, "{repeats} repeats: {deviation}");
    }
    let known = Function::new(0, (|_: &[f64]| 0.3) as fn(&[f64]) -> f64);
    assert_eq!(study(&known, 1_000, 4).0, None);
}

#[test]
fn what_is_not_seen_in_every_repeat_counts_where_it_is() {
    // x1 where x2 is below 0.8, else nothing to see: x1 has all of the variance of what is seen.
    let seen = |u: &[f64]| if u[1] < 0.8 { u[0] } else { f64::NAN };
    let found = found(&Function::new(2, seen), VALUE, 0, 4_096, 2);
    agree(&found.first, &[1.0, 0.0], 0.03);
    agree(&found.total, &[1.0, 0.0], 0.03);
    assert!(found.rows[0] < 3_400 && found.rows[1] < 2_900, "{:?}", found.rows);
}

#[test]
fn what_never_varies_has_no_shares() {
    let of = |value: f64| played(&Function::new(2, move |_: &[f64]| value), VALUE, 0, 64, 2);
    assert_eq!((of(0.3), of(f64::NAN)), (None, None));
}
