//! Plain functions with known indices, run through the same estimators as the talks.

use super::design::{self, Rows};
use super::knowing::narrowings;
use super::survey::Survey;
use super::{Measure, Points, Shares, Study, chance, shares};
use crate::claims::Share;
use crate::engine::Plan;
use crate::random::{Key, Kind, once};
use core::f64::consts::PI;

/// A function of quantiles; either its value itself or, as a probability, whether luck has it happen.
struct Function<F> {
    paths: Vec<String>,
    luck: Option<Key>,
    of: F,
}

impl<F: Fn(&[f64]) -> f64 + Sync> Function<F> {
    fn exact(inputs: usize, of: F) -> Self {
        Function { paths: (1..=inputs).map(|i| format!("x{i}")).collect(), luck: None, of }
    }

    fn by_chance(inputs: usize, seed: u64, of: F) -> Self {
        Function { luck: Some(Key::new(seed, "luck", Kind::Once)), ..Function::exact(inputs, of) }
    }
}

impl<F: Fn(&[f64]) -> f64 + Sync> Study for Function<F> {
    type Scratch = Vec<f64>;

    fn paths(&self) -> Vec<&str> {
        self.paths.iter().map(String::as_str).collect()
    }

    fn scratch(&self) -> Vec<f64> {
        vec![0.0; self.paths.len()]
    }

    fn play(&self, x: &mut Vec<f64>, points: &Points, values: &mut Vec<f64>) {
        for (point, draw) in points.draws.iter().enumerate() {
            x.iter_mut().enumerate().for_each(|(input, x)| *x = points.of(input)[point]);
            let expected = (self.of)(x);
            values.extend((0..points.repeats).map(|repeat| match &self.luck {
                Some(key) => f64::from(u8::from(once(key, *draw, repeat) < expected)),
                None => expected,
            }));
        }
    }
}

fn found<S: Study>(study: &S, seed: u64, rows: u64, repeats: u64) -> Shares {
    let plan = Rows { seed, rows, repeats };
    shares::shares(&design::play(study, &plan, |_| ()), &plan, Measure::Likelihood)
        .expect("something varies")
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
    libm::sin(x(0)) * (1.0 + 0.1 * fourth) + 7.0 * sine * sine
}

#[test]
fn ishigami_has_its_published_indices() {
    // Saltelli and others, Global Sensitivity Analysis: The Primer (2008): 0.314, 0.442, 0; total 0.558, 0.442, 0.244.
    let found = found(&Function::exact(3, ishigami), 0, 8_192, 2);
    agree(&found.first, &[0.3139, 0.4424, 0.0], 0.02);
    agree(&found.total, &[0.5576, 0.4424, 0.2437], 0.02);
    assert!((found.variance - 13.844_6).abs() < 0.1, "{}", found.variance);
}

#[test]
fn the_g_function_has_its_published_indices() {
    // I. M. Sobol', with a = 0, 1, 4.5, 9, 99 four times, as published in Saltelli and others (2008) to four decimals.
    let a = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
    let g = |u: &[f64]| {
        u.iter().zip(a).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product::<f64>()
    };
    let found = found(&Function::exact(8, g), 0, 8_192, 2);
    agree(&found.first[..4], &[0.7165, 0.1791, 0.0237, 0.0072], 0.015);
    agree(&found.total[..4], &[0.7871, 0.2423, 0.0343, 0.0105], 0.015);
    agree(&found.first[4..], &[0.0001; 4], 0.001);
    // The estimates are this exact; their intervals reach as far as 8,192 rows may miss.
    for total in found.total[4..].iter().map(|total| total.expect("known")) {
        assert!((total.value - 0.0001).abs() < 0.000_05 && total.high < 0.001, "{total:?}");
    }
}

#[test]
fn a_hundred_idle_inputs_do_exactly_nothing_and_change_nothing() {
    // 303 inputs: more dimensions than one set of points has.
    let found = found(&Function::exact(303, |u| ishigami(&[u[0], u[151], u[302]])), 0, 2_048, 2);
    let expected = [(0, 0.3139, 0.5576), (151, 0.4424, 0.4424), (302, 0.0, 0.2437)];
    for (input, first, total) in expected {
        agree(&found.first[input..=input], &[first], 0.06);
        agree(&found.total[input..=input], &[total], 0.06);
    }
    for input in (0..303).filter(|input| ![0, 151, 302].contains(input)) {
        let total = found.total[input].expect("known");
        assert_eq!((total.value, total.low), (0.0, 0.0));
        // What 2,048 rows may miss is not nothing.
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
    let found = found(&Function::by_chance(3, 9, product), 0, 16_384, 4);
    agree(&found.first, &[3.0 / 7.0, 3.0 / 7.0, 0.0], 0.04);
    agree(&found.total, &[4.0 / 7.0, 4.0 / 7.0, 0.0], 0.04);
    assert!((found.variance - 7.0 / 144.0).abs() < 0.002, "{}", found.variance);
    let plan = Plan::new(0, 25_000, 4).expect("small");
    let survey =
        Survey::play(&Function::by_chance(3, 9, product), Measure::Likelihood, &plan, |_| ());
    let chance = chance::chance_share(&survey).expect("it varies");
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
        let found = found(&Function::by_chance(2, seed, product), seed, 256, 4);
        for (place, share) in found.first.iter().chain(&found.total).enumerate() {
            let share = share.expect("known");
            let truth = if place < 2 { 3.0 / 7.0 } else { 4.0 / 7.0 };
            missed[place] += u32::from(share.low > truth || share.high < truth);
        }
    }
    assert!(missed.iter().all(|missed| *missed <= 22), "{missed:?}");
}

/// The mean of x1 and x2 has a range of 1 - 2 · sqrt(0.05), as triangles have; with one of them known to within a tenth,
/// it is a trapezium with a range of 0.4 exactly.
#[test]
fn knowing_is_worth_what_the_closed_form_says() {
    let mean = |u: &[f64]| 0.5 * (u[0] + u[1]);
    let plan = Plan::new(0, 25_000, 8).expect("small");
    let expected = 1.0 - 2.0 * 0.05f64.sqrt() - 0.4;
    let exact = Measure::Mean { least: 0.0, most: 1.0 };
    let surveys = [
        (Survey::play(&Function::exact(3, mean), exact, &plan, |_| ()), 0.01),
        (Survey::play(&Function::by_chance(3, 4, mean), Measure::Likelihood, &plan, |_| ()), 0.03),
    ];
    for (survey, tolerance) in surveys {
        let [low, high] = survey.range(&survey.all).expect("it is known");
        assert!((low - 0.05f64.sqrt()).abs() < tolerance && (high + low - 1.0).abs() < tolerance);
        let found = narrowings(&survey, &[0, 1, 2]);
        agree(&found, &[expected, expected, 0.0], tolerance);
    }
}

#[test]
fn what_is_not_seen_in_every_repeat_counts_where_it_is() {
    // x1 where x2 is below 0.8, else nothing to see: x1 has all of the variance of what is seen.
    let seen = |u: &[f64]| if u[1] < 0.8 { u[0] } else { f64::NAN };
    let found = found(&Function::exact(2, seen), 0, 4_096, 2);
    agree(&found.first, &[1.0, 0.0], 0.03);
    agree(&found.total, &[1.0, 0.0], 0.03);
    assert!(found.rows[0] < 3_400 && found.rows[1] < 2_900, "{:?}", found.rows);
}

#[test]
fn what_never_varies_has_no_shares() {
    let plan = Rows { seed: 0, rows: 64, repeats: 2 };
    let of = |value: f64| {
        shares::shares(
            &design::play(&Function::exact(2, move |_| value), &plan, |_| ()),
            &plan,
            Measure::Likelihood,
        )
    };
    assert_eq!((of(0.3), of(f64::NAN)), (None, None));
}
