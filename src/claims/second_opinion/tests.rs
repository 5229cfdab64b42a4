//! Points on frontiers that are known by hand.

use super::egalitarian::egalitarian;
use super::kalai_smorodinsky::kalai_smorodinsky;
use super::nash::nash;
use super::texts::Found;
use super::utilitarian::utilitarian;
use crate::games::talks::{Choice, Mixing, Open, Stakes};

fn stakes(spare: &[f64], open: Vec<Open>) -> Stakes {
    Stakes {
        ideals: Vec::new(),
        floors: vec![0.0; spare.len()],
        spare: spare.to_vec(),
        open: Some(open),
    }
}

/// One issue on which the first has x and the second 1 - x², or the other way round.
fn bent(is_mirrored: bool) -> Stakes {
    let choice = |j: u32| -> Choice {
        let x = f64::from(j) / 2_000.0;
        let worth = [x, 1.0 - x * x];
        (x, if is_mirrored { vec![worth[1], worth[0]] } else { worth.to_vec() })
    };
    stakes(
        &[0.0, 0.0],
        vec![Open { choices: (0..=2_000).map(choice).collect(), mixing: Mixing::Free }],
    )
}

type Goal<'a> = &'a dyn Fn(&Vec<f64>) -> f64;
type Solution = fn(&Stakes) -> Option<Found>;

#[test]
fn on_a_bent_frontier() {
    let half = 0.5 * (5.0_f64.sqrt() - 1.0);
    // The frontier is drawn in 2,000 straight pieces, on one of which the product is largest within half of it.
    let known: [(Solution, f64, f64); 4] = [
        (nash, 2.0 / 3.0, 3e-4),
        (kalai_smorodinsky, half, 1e-6),
        (egalitarian, half, 1e-6),
        (utilitarian, 0.75, 1e-9),
    ];
    for (solution, second, near) in known {
        let found = solution(&bent(false)).expect("there are texts");
        assert!((found.surplus[1] - second).abs() < near, "{found:?} {second}");
        let mirrored = solution(&bent(true)).expect("there are texts");
        assert!((mirrored.surplus[0] - found.surplus[1]).abs() < 1e-6, "{mirrored:?} {found:?}");
        assert!((mirrored.surplus[1] - found.surplus[0]).abs() < 1e-6, "{mirrored:?} {found:?}");
    }
}

/// Two even frontiers from (0, 1) to (1, 0) and a third side that wants the middle: by hand at what each has.
#[test]
fn three_sides_share_a_pie() {
    let line = |x: f64| -> Choice { (x, vec![x, 1.0 - x, 1.0 - 2.0 * (x - 0.5).abs()]) };
    let open = Open { choices: [0.0, 0.5, 1.0].map(line).into(), mixing: Mixing::Free };
    let stakes = stakes(&[-0.2, -0.4, 0.0], vec![open]);
    // ln(x - 0.2) + ln(0.6 - x) + ln(2x) is largest where 3x² - 1.6x + 0.12 = 0.
    let x = (1.6 + (1.6_f64 * 1.6 - 1.44).sqrt()) / 6.0;
    let text = |solution: Solution| solution(&stakes).expect("there are texts").text[0];
    assert!((text(nash) - x).abs() < 1e-6, "{} {x}", text(nash));
    assert!((text(egalitarian) - 0.4).abs() < 1e-9);
    // The most that each could have: 0.4, 0.4 and 1.
    assert!((text(kalai_smorodinsky) - 0.4).abs() < 1e-9);
    assert!((text(utilitarian) - 0.5).abs() < 1e-9);
}

#[test]
fn levels_are_tried_and_dents_are_seen_through() {
    let level = |at: f64, one: f64, other: f64| -> Choice { (at, vec![one, other]) };
    let levels = vec![level(0.0, 0.0, 0.6), level(0.5, 0.2, 0.5), level(1.0, 0.6, 0.0)];
    let open = Open { choices: levels.clone(), mixing: Mixing::Levels };
    let found = nash(&stakes(&[0.0, 0.0], vec![open])).expect("the middle");
    assert_eq!(found.text, [0.5]);
    let both = Open { choices: levels[..1].to_vec(), mixing: Mixing::Levels };
    assert_eq!(nash(&stakes(&[0.0, 0.0], vec![both.clone()])), None);
    assert_eq!(egalitarian(&stakes(&[0.0, 0.0], vec![both])).expect("just").text, [0.0]);
    // A dent between the ends: what lies between them is worth less than a mixture.
    let dented = vec![level(0.0, 0.0, 1.0), level(0.5, 0.1, 0.2), level(1.0, 1.0, 0.0)];
    let open = Open { choices: dented, mixing: Mixing::Dented };
    let found = egalitarian(&stakes(&[0.0, 0.0], vec![open])).expect("there is a text");
    // Left of the middle 0.2x against 1 - 1.6x: equal at 1/1.8; right of it 0.1 + 1.8y against 0.2 - 0.4y at y = 1/22.
    assert!((found.surplus[0] - (0.1 + 1.8 / 22.0)).abs() < 1e-9, "{found:?}");
}

#[test]
fn sixteen_sides_take_no_time() {
    let word = |k: usize, i: usize, c: usize| ((31 * k + 17 * i + 7 * c) % 23) as f64 / 23.0;
    let choice = |k: usize, c: usize| -> Choice {
        let at = c as f64 / 16.0;
        let falls = (0..16).map(|i| 0.2 * (1.0 - (at - word(k, i, 3)).abs()));
        (at, falls.collect())
    };
    let open = (0..6).map(|k| Open {
        choices: (0..=16).map(|c| choice(k, c)).collect(),
        mixing: if k < 2 { Mixing::Levels } else { Mixing::Free },
    });
    let stakes = stakes(&[-0.6; 16], open.collect());
    let solutions: [Solution; 4] = [nash, kalai_smorodinsky, egalitarian, utilitarian];
    let found = solutions.map(|solution| solution(&stakes).expect("there are texts"));
    let [nash, _, egalitarian, utilitarian] = &found;
    let product = |found: &Found| found.surplus.iter().product::<f64>();
    assert!(found.iter().all(|other| product(other) <= product(nash) * (1.0 + 1e-6)), "{found:?}");
    let least =
        |found: &Found| found.surplus.iter().copied().reduce(|a, b| if b < a { b } else { a });
    assert!(found.iter().all(|other| least(other) <= least(egalitarian).map(|l| l + 1e-9)));
    let sum = |found: &Found| found.surplus.iter().sum::<f64>();
    assert!(found.iter().all(|other| sum(other) <= sum(utilitarian) + 1e-9));
}

/// Three sides and two issues with two bends each, against 400 by 400 texts tried one by one.
#[test]
fn nothing_on_a_grid_is_better() {
    let mut with_texts = 0;
    for case in 0..20_u32 {
        let word = |n: u32| f64::from((case * 101 + n * 37) % 53) / 53.0;
        let bend = |k: u32| 0.2 + 0.6 * word(k);
        let worth = |k: u32, i: u32, at: f64| {
            let ideal = [0.0, bend(k), 1.0][((i + k + case) % 3) as usize];
            (0.2 + 0.6 * word(10 * k + i)) * (1.0 - (at - ideal).abs())
        };
        let side = |k: u32, at: f64| (0..3).map(|i| worth(k, i, at)).collect();
        let open = (0..2).map(|k| Open {
            choices: [0.0, bend(k), 1.0].map(|at| (at, side(k, at))).into(),
            mixing: Mixing::Free,
        });
        let stakes = stakes(&[-0.3; 3], open.collect());
        let solutions: [Solution; 4] = [nash, kalai_smorodinsky, egalitarian, utilitarian];
        let found = solutions.map(|solution| solution(&stakes));
        with_texts += u32::from(found.iter().all(Option::is_some));
        let grid = (0..401 * 401_u32).map(|n| [n / 401, n % 401].map(|j| f64::from(j) / 400.0));
        let surplus = grid.map(|text| -> Vec<f64> {
            (0..3).map(|i| worth(0, i, text[0]) + worth(1, i, text[1]) - 0.3).collect()
        });
        let suiting: Vec<Vec<f64>> =
            surplus.filter(|sides| sides.iter().all(|side| *side > 1e-6)).collect();
        let greatest = |of: Goal| {
            suiting.iter().map(of).fold(0.0, |most: f64, one| if one > most { one } else { most })
        };
        let least =
            |sides: &[f64]| sides.iter().copied().fold(1.0, |a: f64, b| if b < a { b } else { a });
        let most: Vec<f64> = (0..3).map(|i| greatest(&|sides| sides[i])).collect();
        let share = |sides: &[f64]| least(&[0, 1, 2].map(|i| sides[i] / most[i]));
        let goals: [Goal; 4] = [
            &|sides| sides.iter().product(),
            &|sides| share(sides),
            &|sides| least(sides),
            &|sides| sides.iter().sum(),
        ];
        for ((found, goal), near) in found.iter().zip(goals).zip([1e-6, 0.02, 1e-6, 1e-6]) {
            let known = greatest(goal);
            let reached = found.as_ref().map_or(0.0, |found| goal(&found.surplus));
            // A grid as fine as this comes within its steps of the best.
            assert!(reached >= known - near && reached <= known + 0.02, "{case} {reached} {known}");
        }
    }
    assert!(with_texts >= 10, "{with_texts}");
}
