//! Time is counted in months: nobody at the table knows where the forecast ends, and meeting twice as often changes little.

use crate::helpers::{simulate, table};
use crate::random_scenarios::{Mix, scenario};
use negsim::Scenario;
use negsim::engine::Plan;
use negsim::games::talks::Story;
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::test_runner::RngSeed;

const ALL: Mix = Mix { uncertain: true, searching: true, changing: true, ..Mix::ALL };

/// The same scenario with so many times the rounds.
fn longer(toml: &str, times: u32) -> String {
    let line = toml.lines().find(|line| line.starts_with("rounds = ")).expect("it says so");
    let rounds: u32 = line["rounds = ".len()..].parse().expect("a number");
    toml.replacen(line, &format!("rounds = {}", times * rounds), 1)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300, rng_seed: RngSeed::Fixed(0), failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Would break if any number hung on the length of the forecast: every round is told the same, bit for bit.
    #[test]
    fn what_happens_by_a_month_is_the_same_whatever_horizon_lies_beyond(
        seed in any::<u64>(), draw in 0..1_000_000u64
    ) {
        let toml = scenario(seed, ALL);
        let [short, long] = [1, 3].map(|times| {
            Story::of(&table(&longer(&toml, times)), seed, draw, 1)
        });
        let both = short.rounds.iter().zip(&long.rounds);
        for (short, long) in both {
            assert!(short == long, "seed {seed}, draw {draw}, round {}", short.round);
        }
        assert!(short.rounds.len() <= long.rounds.len());
    }
}

/// Every shipped scenario with `patience = "none"`: with twice the meetings in the same months the likelihood of a settlement
/// moves by less than 0.03. Each likelihood is below 0.13, so of 16,000 draws its standard error is below 0.0027 and that of a
/// difference below 0.0038; the greatest difference here is 0.0025, from which 0.03 is 7 of them away: α < 1e-11 a scenario.
#[test]
fn meeting_twice_as_often_moves_a_settlement_little() {
    let shipped = [
        "abu_dhabi",
        "abu_dhabi_escalation",
        "abu_dhabi_guarantees",
        "abu_dhabi_shuttle",
        "cyprus_2017",
        "takeover_2008",
        "two_neighbours",
    ];
    for name in shipped {
        let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        let scenario = Scenario::read(&path).unwrap_or_else(|wrong| panic!("{wrong}"));
        let parts = scenario.table().parts();
        let (rounds, days) = (parts.setting.rounds, parts.setting.days_between_rounds);
        let patience = scenario
            .table()
            .signatories()
            .iter()
            .map(|&party| format!("party.{}.patience=none", parts.labels.parties[party].id));
        let patience: Vec<String> = patience.collect();
        let settled = |times: u32| {
            let pace = [
                format!("rounds={}", times * rounds),
                format!("days_between_rounds={}", days / f64::from(times)),
            ];
            let sets: Vec<&str> = patience.iter().chain(&pace).map(String::as_str).collect();
            let changed = scenario.with(&sets).unwrap_or_else(|wrong| panic!("{wrong}"));
            let tally = simulate(changed.table(), Plan::new(0, 16_000, 1).expect("small"));
            tally.ends[0].total as f64 / 16_000.0
        };
        let (once, twice) = (settled(1), settled(2));
        assert!((once - twice).abs() < 0.03, "{name}: {once} and {twice}");
    }
}
