//! Who would gain in one negotiation: what its text gives each side against no deal, beside what others would.
//!
//! - Models: the value of texts as the sides see them before the first meeting, with the inputs of that negotiation.
//! - Equation: worth_i(x) = surplus_i(x) + floor_i, the floor being what a side can just live with; beyond the settled text
//!   all could have max over texts of the least surplus_i - surplus_i(settled).
//! - Source: Raiffa (1982) The Art and Science of Negotiation; (1985) "Post-Settlement Settlements".
//! - Units: value 0..1, on a scale of each side's own.
//! - Leaves out: what changed outside until a text was signed; comparisons between sides.

use super::egalitarian::egalitarian;
use super::frontier::frontier;
use super::kalai_smorodinsky::kalai_smorodinsky;
use super::nash::nash;
use super::utilitarian::utilitarian;
use crate::games::talks::{End, Open, Stakes, Story, Table, along, stakes};

/// Signatories of which every pair has its frontier: with more of them nobody would look at all.
const MOST_SIDES: usize = 4;

/// What texts give each signatory of one negotiation, 0..1.
#[derive(Clone, Debug, PartialEq)]
pub struct Gains {
    /// By signatory: what it can just live with.
    pub no_deal: Vec<f64>,
    /// By signatory: the settled text; none where nothing settled.
    pub settled: Option<Vec<f64>>,
    /// Of the last four of [`super::opinions::Model::ALL`], in their order, by signatory; none where there is no such text.
    pub solutions: [Option<Vec<f64>>; 4],
    /// The most that two signatories could have between them; empty of more than four signatories.
    pub pairs: Vec<Pair>,
    /// By how much a text could have given every signatory more than the settled one; none where nothing settled.
    pub left: Option<f64>,
}

/// The most that two signatories could have between them, whatever is left for others.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Their places among the signatories.
    pub sides: (usize, usize),
    /// What each has, 0..1: from what is best for the second to what is best for the first.
    pub frontier: Vec<(f64, f64)>,
}

/// Of a negotiation at that table; none where the red lines leave no text, or levels and dents have too many combinations.
pub(crate) fn gains(table: &Table, story: &Story) -> Option<Gains> {
    of_text(&stakes(&table.with_all(&story.inputs)), settled(story))
}

fn settled(story: &Story) -> Option<&[f64]> {
    (story.outcome.end == End::Settled).then_some(story.text.as_slice())
}

fn of_text(stakes: &Stakes, text: Option<&[f64]>) -> Option<Gains> {
    let open = stakes.open.as_ref()?;
    let sides = stakes.spare.len();
    let drawn = if sides <= MOST_SIDES { sides } else { 0 };
    let pairs = (0..drawn).flat_map(|i| (i + 1..drawn).map(move |j| (i, j)));
    let pair = |(i, j)| {
        let worth = |(one, other): (f64, f64)| (one + stakes.floors[i], other + stakes.floors[j]);
        let frontier = frontier(stakes, (i, j))?.into_iter().map(worth).collect();
        Some(Pair { sides: (i, j), frontier })
    };
    let pairs = pairs.map(pair).collect::<Option<Vec<Pair>>>()?;
    let surplus = text.map(|text| surplus(stakes, open, text));
    let worth = |surplus: &Vec<f64>| -> Vec<f64> {
        surplus.iter().zip(&stakes.floors).map(|(surplus, floor)| surplus + floor).collect()
    };
    let solutions =
        [nash(stakes), kalai_smorodinsky(stakes), egalitarian(stakes), utilitarian(stakes)];
    Some(Gains {
        no_deal: stakes.floors.clone(),
        settled: surplus.as_ref().map(worth),
        solutions: solutions.map(|found| found.map(|found| worth(&found.surplus))),
        pairs,
        left: surplus.map(|surplus| left(stakes, &surplus)),
    })
}

fn surplus(stakes: &Stakes, open: &[Open], text: &[f64]) -> Vec<f64> {
    let of = |(i, spare): (usize, &f64)| {
        let issues = open.iter().zip(text);
        spare + issues.map(|(open, at)| along(&open.choices, *at, i)).sum::<f64>()
    };
    stakes.spare.iter().enumerate().map(of).collect()
}

/// By how much some text gives every side more.
fn left(stakes: &Stakes, settled: &[f64]) -> f64 {
    let spare = stakes.spare.iter().zip(settled).map(|(spare, settled)| spare - settled).collect();
    let beyond = egalitarian(&Stakes { spare, ..stakes.clone() });
    beyond.map_or(0.0, |found| found.score.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::games::talks::Mixing;

    #[test]
    fn two_linear_issues_by_hand() {
        let issue = |one: f64, other: f64| Open {
            choices: vec![(0.0, vec![0.0, other]), (1.0, vec![one, 0.0])],
            mixing: Mixing::Free,
        };
        // Water is worth three times as much to the first as land is, and the other way round to the second.
        let stakes = Stakes {
            ideals: Vec::new(),
            floors: vec![0.25, 0.25],
            spare: vec![-0.25, -0.25],
            open: Some(vec![issue(0.75, 0.25), issue(0.25, 0.75)]),
        };
        let gains = of_text(&stakes, Some(&[0.5, 0.5])).expect("there are texts");
        let near = |found: &[f64], known: [f64; 2]| {
            found.iter().zip(known).all(|(found, known)| (found - known).abs() < 1e-9)
        };
        // All four trade: each has what it cares for.
        for solution in &gains.solutions {
            let worth = solution.as_ref().expect("there is one");
            assert!(near(worth, [0.75, 0.75]), "{gains:?}");
        }
        assert!(near(gains.settled.as_ref().expect("it settled"), [0.5, 0.5]), "{gains:?}");
        assert!((gains.left.expect("it settled") - 0.25).abs() < 1e-9, "{gains:?}");
        assert_eq!(gains.pairs[0].frontier[1], (0.75, 0.75));
        let traded = of_text(&stakes, Some(&[1.0, 0.0])).expect("there are texts");
        assert!(traded.left.expect("it settled") < 1e-9, "{traded:?}");
    }
}
