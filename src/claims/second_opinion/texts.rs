//! The texts among which solutions look for theirs.
//!
//! - Models: texts within all red lines that give every signatory at least its no-deal value, and what they give.
//! - Equation: what each has adds up over issues, straight between neighbouring choices of an issue. Without dents a mixture
//!   of choices is worth no more than its position, so that mixtures stand for all positions; of a curve with dents two
//!   neighbouring choices are mixed at a time, of levels each is tried: every combination of those up to 4,096.
//! - Source: Raiffa (1982) The Art and Science of Negotiation.
//! - Units: surplus over no deal in value; positions 0..1.
//! - Leaves out: above 4,096 combinations (fewer of many signatories) there is none.

use crate::games::talks::{
    CLOSE, Choice, Even, MOST_COMBINATIONS, Maximin, Mixing, Open, Stakes, along,
};

/// Combinations times the cube of the signatories: a second or so, of those that are tried one by one.
const MOST_WORK: usize = 1 << 25;
/// Scores closer than this are equal.
const EQUAL: f64 = 1e-12;

/// A text and what it gives.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub score: (f64, f64),
    /// By issue, 0..1.
    pub text: Vec<f64>,
    /// By signatory.
    pub surplus: Vec<f64>,
}

/// Texts that can be mixed: one combination of what cannot.
#[derive(Clone, Debug)]
pub(super) struct Field<'a> {
    /// By signatory: its surplus apart from the issues.
    pub spare: &'a [f64],
    /// By issue: the choices that are mixed.
    pub issues: Vec<&'a [Choice]>,
}

/// The texts of a field that give everybody enough.
pub(super) struct Enough<'a, 'f> {
    field: &'f Field<'a>,
    program: Maximin,
    options: Vec<(usize, Vec<f64>)>,
}

/// Of all texts the one that scores most, `solve` finding it where all can be mixed. Scores may not fall where a surplus
/// rises.
pub(super) fn best(
    stakes: &Stakes,
    score: impl Fn(&[f64]) -> (f64, f64),
    mut solve: impl FnMut(&Field) -> Vec<f64>,
) -> Option<Found> {
    let mut best: Option<Found> = None;
    for field in fields(stakes)? {
        let most = field.most();
        let is_hopeful = best.as_ref().is_none_or(|best| score(&most).0 > best.score.0 - EQUAL);
        if !is_hopeful || !suits(&most) {
            continue;
        }
        let text = solve(&field);
        let surplus = field.surplus(&text);
        let score = score(&surplus);
        let is_better = best.as_ref().is_none_or(|best| exceeds(score, best.score));
        if suits(&surplus) && is_better {
            best = Some(Found { score, text, surplus });
        }
    }
    best
}

/// Every combination of what cannot be mixed.
pub(super) fn fields(stakes: &Stakes) -> Option<impl Iterator<Item = Field<'_>>> {
    let open = stakes.open.as_ref()?;
    let counts: Vec<usize> = open.iter().map(ways).collect();
    let all = counts.iter().fold(1, |all: usize, count| all.saturating_mul(*count));
    let work = all.saturating_mul(stakes.spare.len().saturating_pow(3));
    (all <= MOST_COMBINATIONS && (all == 1 || work <= MOST_WORK))
        .then(|| (0..all).map(move |combination| Field::of(stakes, open, &counts, combination)))
}

/// Whether every signatory has at least what it can live with.
pub(super) fn suits(surplus: &[f64]) -> bool {
    surplus.iter().all(|surplus| *surplus >= -CLOSE)
}

fn exceeds(one: (f64, f64), other: (f64, f64)) -> bool {
    one.0 > other.0 + EQUAL || (one.0 >= other.0 - EQUAL && one.1 > other.1 + EQUAL)
}

/// The least, and the sum.
pub(super) fn least_and_sum(surplus: &[f64]) -> (f64, f64) {
    let least = surplus.iter().copied().reduce(|one, other| if other < one { other } else { one });
    (least.expect("there are signatories"), surplus.iter().sum())
}

/// In how many ways an issue is settled or mixed.
fn ways(open: &Open) -> usize {
    match open.mixing {
        Mixing::Levels => open.choices.len(),
        Mixing::Dented if open.choices.len() > 1 => open.choices.len() - 1,
        Mixing::Dented | Mixing::Free => 1,
    }
}

impl<'a> Field<'a> {
    /// A combination, by its number: the last issue runs fastest.
    fn of(stakes: &'a Stakes, open: &'a [Open], counts: &[usize], mut combination: usize) -> Self {
        let mut issues: Vec<&[Choice]> = Vec::with_capacity(open.len());
        for (open, count) in open.iter().zip(counts).rev() {
            let way = combination % count;
            combination /= count;
            issues.push(match open.mixing {
                Mixing::Levels => &open.choices[way..=way],
                Mixing::Dented if open.choices.len() > 1 => &open.choices[way..=way + 1],
                Mixing::Dented | Mixing::Free => &open.choices,
            });
        }
        issues.reverse();
        Field { spare: &stakes.spare, issues }
    }

    /// By signatory: the most that it could have.
    pub fn most(&self) -> Vec<f64> {
        let more = |one: f64, other: f64| if other > one { other } else { one };
        let of = |i: usize| {
            let best = |choices: &&[Choice]| {
                choices.iter().map(|(_, worth)| worth[i]).fold(f64::NEG_INFINITY, more)
            };
            self.spare[i] + self.issues.iter().map(best).sum::<f64>()
        };
        (0..self.spare.len()).map(of).collect()
    }

    /// By signatory: what it has of a text.
    pub fn surplus(&self, text: &[f64]) -> Vec<f64> {
        let of = |i: usize| {
            let issues = self.issues.iter().zip(text);
            self.spare[i] + issues.map(|(choices, at)| along(choices, *at, i)).sum::<f64>()
        };
        (0..self.spare.len()).map(of).collect()
    }

    /// The text of which the least surplus is largest, each signatory's as it is scaled; of several the one with the
    /// largest sum.
    pub fn maximin(&self, scale: &[f64]) -> Vec<f64> {
        let spare = scaled(self.spare, scale);
        let rescaled: Vec<Vec<Choice>> =
            self.issues.iter().map(|all| rescaled(all, scale)).collect();
        if spare.len() == 2 {
            let mut text = vec![0.0; rescaled.len()];
            let open: Vec<usize> = (0..rescaled.len()).collect();
            Even::default().solve(&spare, &rescaled, &open, &mut text);
            return text;
        }
        let mut program = Maximin::default();
        program.solve(&spare, rescaled.len(), &options(rescaled.iter().map(Vec::as_slice)));
        self.text(&program)
    }

    /// The texts that give everybody enough, where there are any.
    pub fn enough(&self) -> Enough<'a, '_> {
        // Somebody who always has just enough: to give the others more than that is no gain.
        let mut options = options(self.issues.iter().copied());
        options.iter_mut().for_each(|(_, worth)| worth.push(0.0));
        let spare = [self.spare, &[0.0]].concat();
        let mut program = Maximin::default();
        program.solve(&spare, self.issues.len(), &options);
        Enough { field: self, program, options }
    }

    /// Where a program that was solved puts every issue.
    fn text(&self, program: &Maximin) -> Vec<f64> {
        let mut option = 0..;
        let mut position = |choices: &&[Choice]| {
            let shares = choices.iter().zip(&mut option);
            shares.map(|((at, _), option)| at * program.share(option)).sum()
        };
        self.issues.iter().map(&mut position).collect()
    }
}

impl Enough<'_, '_> {
    /// The one that gives most together, each signatory's surplus counting as it does there.
    pub fn most(&mut self, counts: impl Fn(usize) -> f64) -> Vec<f64> {
        let sides = self.field.spare.len();
        self.program.turn(&self.options, |i| if i < sides { counts(i) } else { 0.0 });
        self.field.text(&self.program)
    }
}

/// Choices with their issues.
fn options<'a>(issues: impl Iterator<Item = &'a [Choice]>) -> Vec<(usize, Vec<f64>)> {
    let of_issue = |(k, choices): (usize, &'a [Choice])| {
        choices.iter().map(move |(_, worth)| (k, worth.clone()))
    };
    issues.enumerate().flat_map(of_issue).collect()
}

fn scaled(numbers: &[f64], scale: &[f64]) -> Vec<f64> {
    numbers.iter().zip(scale).map(|(number, scale)| number * scale).collect()
}

fn rescaled(choices: &[Choice], scale: &[f64]) -> Vec<Choice> {
    choices.iter().map(|(at, worth)| (*at, scaled(worth, scale))).collect()
}
