//! Offers find what serves all: the middle level that no line between the ends passes through, a text for six parties among
//! 720, and texts that leave several signatories just above their floors.

use crate::helpers::{happened, play, table};
use crate::random_scenarios::Choice;
use negsim::engine::replay;
use negsim::games::talks::Table;

/// A compromise worth a little less to both than half way between the ends.
#[test]
fn a_sagging_compromise_is_tabled_and_signed() {
    let side = |id: &str, [low, high]: [f64; 2]| {
        format!(
            "[[party]]\nid = \"{id}\"\nrole = \"signatory\"\nno_deal = [0.0, 0.4]\npatience = [2.3, 9.2]\n\
             issues.harbour = {{ points = [[\"l\", {low}], [\"m\", 0.49], [\"h\", {high}]], weight = 1 }}\n"
        )
    };
    let toml = format!(
        "title = \"Harbour\"\nrounds = 60\n[[issue]]\nid = \"harbour\"\nlevels = [\"l\", \"m\", \"h\"]\n{}{}",
        side("north", [1.0, 0.0]),
        side("south", [0.0, 1.0])
    );
    assert_eq!(play(&toml, 1_000, 1).ends[0].total, 1_000);
}

/// By party: its floor in points of 100, then its points by issue and level. A public exercise of six parties and five
/// issues (S. Abdelnabi and others, LLM-Deliberation, game "base", 2023), names left out.
const SIX: [(f64, [&[f64]; 5]); 6] = [
    (
        55.0,
        [
            &[14., 8., 0.],
            &[11., 7., 0.],
            &[0., 5., 10., 17.],
            &[35., 29., 20., 0.],
            &[0., 5., 10., 15., 23.],
        ],
    ),
    (
        65.0,
        [
            &[0., 11., 5.],
            &[0., 20., 25.],
            &[0., 2., 4., 9.],
            &[10., 26., 40., 0.],
            &[4., 8., 15., 12., 0.],
        ],
    ),
    (
        30.0,
        [
            &[14., 8., 0.],
            &[12., 8., 0.],
            &[24., 18., 12., 0.],
            &[40., 30., 23., 0.],
            &[0., 2., 4., 7., 10.],
        ],
    ),
    (
        50.0,
        [&[15., 20., 0.], &[], &[42., 35., 25., 0.], &[30., 20., 10., 0.], &[2., 4., 6., 8., 0.]],
    ),
    (
        31.0,
        [&[0., 4., 10.], &[], &[12., 8., 6., 0.], &[0., 8., 13., 18.], &[60., 45., 30., 15., 0.]],
    ),
    (55.0, [&[0., 22., 45.], &[0., 25., 55.], &[], &[], &[]]),
];

fn six() -> String {
    let mut text = String::from("title = \"Six\"\nrounds = 80\n");
    for (k, levels) in [3, 3, 4, 4, 5].into_iter().enumerate() {
        let names: Vec<String> = (0..levels).map(|level| format!("\"l{level}\"")).collect();
        text += &format!("[[issue]]\nid = \"i{k}\"\nlevels = [{}]\n", names.join(", "));
    }
    for (p, (floor, issues)) in SIX.iter().enumerate() {
        text += &format!(
            "[[party]]\nid = \"p{p}\"\nrole = \"signatory\"\nno_deal = {}\n",
            floor / 100.0
        );
        text += "patience = [2.3, 13.8]\n";
        for (k, points) in issues.iter().enumerate().filter(|(_, points)| !points.is_empty()) {
            let most = points.iter().fold(0.0, |most, &p| if p > most { p } else { most });
            let points: Vec<String> = (0..)
                .zip(*points)
                .map(|(level, p): (u32, &f64)| format!("[\"l{level}\", {:?}]", p / most))
                .collect();
            text +=
                &format!("issues.i{k} = {{ points = [{}], weight = {most} }}\n", points.join(", "));
        }
    }
    text
}

/// 12 of 720 texts suit all six.
#[test]
fn six_parties_find_one_text_of_720() {
    let settled = play(&six(), 400, 1).ends[0].total;
    assert!(settled > 360, "{settled} of 400");
}

/// Signatories that like one end or the other of continuous issues, with random weights.
fn crowd(signatories: usize, choice: &mut Choice) -> String {
    let issues = 4;
    let mut text = String::from("title = \"Floors\"\nrounds = 80\n");
    for k in 0..issues {
        text += &format!("[[issue]]\nid = \"i{k}\"\nscale = [\"a\", \"b\"]\n");
    }
    for p in 0..signatories {
        text += &format!(
            "[[party]]\nid = \"p{p}\"\nrole = \"signatory\"\nno_deal = 0.5\npatience = 4.6\n"
        );
        for k in 0..issues {
            let (ideal, weight) = (choice.whole(0, 1), 0.02 - libm::log(1.0 - choice.unit()));
            text += &format!("issues.i{k} = {{ ideal = {ideal}, weight = {weight:?} }}\n");
        }
    }
    text
}

fn with_floors(table: &Table, floor: f64) -> Table {
    table.signatories().iter().fold(table.clone(), |table, &party| {
        let no_deal = table.parts().parties[party].no_deal;
        table.with(no_deal, floor)
    })
}

/// The highest floor at which all can be served, by bisection of the zone of agreement.
fn highest(table: &Table) -> f64 {
    let has_zone = |floor| {
        let table = with_floors(table, floor);
        happened(&table, &replay(&table, 0, 0, 0), "zone_at_start")
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..30 {
        let middle = 0.5 * (low + high);
        if has_zone(middle) { low = middle } else { high = middle }
    }
    low
}

/// Everybody at its floor in the end, with a text 0.05 above all floors: at least 18 of 20 settle.
#[test]
fn crowds_at_their_floors_settle() {
    for signatories in [3, 4, 6, 8] {
        let settled = (0..20).filter(|case| {
            let mut choice = Choice::new(1_000 * signatories as u64 + case);
            let table = table(&crowd(signatories, &mut choice));
            let table = with_floors(&table, highest(&table) - 0.05);
            happened(&table, &replay(&table, 0, 0, 0), "settled")
        });
        let settled = settled.count();
        assert!(settled >= 18, "{signatories} signatories: {settled} of 20");
    }
}
