//! The numbers behind the page of what drives an answer.

use super::cells::{count, heads, number, perhaps, share, words};
use crate::claims::{Influence, Likelihood, Sensitivity, Share};
use crate::report::sheet::{Cell, Numbers};

/// A likelihood, or a position.
fn cells(claim: &Sensitivity, of: Option<&Likelihood>) -> [Cell; 4] {
    match of {
        Some(of) if !claim.is_likelihood => {
            [number(of.p), number(of.low), number(of.high), count(of.n)]
        }
        of => perhaps(of),
    }
}

fn of_share(of: Option<Share>) -> [Cell; 3] {
    of.map_or([const { Cell::Nothing }; 3], |of| [share(of.value), share(of.low), share(of.high)])
}

/// In the answer's own units.
fn of_answer(claim: &Sensitivity, of: Option<Share>) -> [Cell; 3] {
    match of {
        Some(of) if !claim.is_likelihood => [of.value, of.low, of.high].map(number),
        of => of_share(of),
    }
}

/// Every input.
pub fn table(claim: &Sensitivity) -> Numbers {
    let row = |input: &Influence| -> Vec<Cell> {
        let shares = [of_share(input.first), of_share(input.total)].concat();
        let among = vec![count(input.among)];
        let tenths = [&input.low_tenth, &input.high_tenth]
            .map(|tenth| cells(claim, tenth.as_ref()))
            .concat();
        let narrows = of_answer(claim, input.narrows);
        let told = if input.is_visible { "yes" } else { "no" };
        let name = format!("{} ({})", input.name, input.input);
        [vec![words(name)], shares, among, tenths, narrows.to_vec(), vec![words(told)]].concat()
    };
    let (from, to, n) = ("95\u{a0}% from", "to", "counted");
    let columns = [
        "alone",
        from,
        to,
        "in all",
        from,
        to,
        "moved as one of",
        "in its lowest tenth",
        from,
        to,
        n,
        "in its highest tenth",
        from,
        to,
        n,
        "worth knowing",
        from,
        to,
        "told from nothing",
    ];
    let rows = claim.inputs.iter().map(row).collect();
    Numbers { columns: heads(&["input"], &columns), rows }
}

/// What is said of all inputs together.
pub fn together(claim: &Sensitivity) -> Numbers {
    let one = |value: f64| if claim.is_likelihood { share(value) } else { number(value) };
    let row = |label: &str, cells: Vec<Cell>| [vec![words(label)], cells].concat();
    let of = |label: &str, of: Option<Share>| of.map(|of| row(label, of_share(Some(of)).to_vec()));
    let overall = claim
        .overall
        .as_ref()
        .map(|overall| row("the answer", cells(claim, Some(overall)).to_vec()));
    let range = claim.range.map(|[low, high]| {
        [row("one draw in ten below", vec![one(low)]), row("one in ten above", vec![one(high)])]
    });
    let deviation =
        claim.deviation.map(|deviation| row("mean distance from its median", vec![one(deviation)]));
    let luck = claim.luck_of_draws;
    let rows = [
        of("chance within the talks", claim.chance_share),
        of("what no knowledge of the inputs removes", claim.beyond_inputs),
        of("combinations, of what the inputs explain", claim.combinations),
        of("luck that is settled once a draw, alone", luck.map(|[first, _]| first)),
        of("luck that is settled once a draw, in all", luck.map(|[_, total]| total)),
    ];
    let rows = overall
        .into_iter()
        .chain(range.into_iter().flatten())
        .chain(deviation)
        .chain(rows.into_iter().flatten());
    let columns = ["value", "95\u{a0}% from", "to", "counted"];
    Numbers { columns: heads(&["of all inputs together"], &columns), rows: rows.collect() }
}
