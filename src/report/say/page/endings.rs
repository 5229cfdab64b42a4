//! How negotiations end, as squares of a hundred: the same words, tones and shares wherever they are drawn.

use super::cells::{likelihood, share, words};
use crate::claims::Likelihood;
use crate::games::talks::End;
use crate::report::say::hundred::{parts_of, rounded};
use crate::report::say::numbers::{about, percent};
use crate::report::sheet::{Cell, Squares, Tone};

const IN_FORCE: &str = "still open, with an interim deal in force";
/// Shares below this are what rounding leaves of a difference.
const LEAST: f64 = 1e-9;

/// How a negotiation may end; what of a settlement is known for how long it holds.
pub struct Ending {
    pub tone: Tone,
    pub label: &'static str,
    pub p: f64,
    pub known: Option<Likelihood>,
}

/// Settlements that hold so long, and what those are called and the others.
pub struct Holding {
    pub holds: Likelihood,
    held: &'static str,
    broken: &'static str,
}

impl Holding {
    /// For two years, else for one.
    pub fn of(two: Option<Likelihood>, one: Option<Likelihood>) -> Option<Self> {
        let two = two.map(|holds| Holding {
            holds,
            held: "settled, and holds for two years",
            broken: "settled, broken within two years",
        });
        let one = one.map(|holds| Holding {
            holds,
            held: "settled, and holds for a year",
            broken: "settled, broken within a year",
        });
        two.or(one)
    }
}

/// The ends that were seen; of all of them, in the order of [`End::ALL`].
pub fn endings(ends: &[Likelihood; 5], holding: Option<Holding>) -> Vec<Ending> {
    let end = |tone, label, end: End| {
        let known = ends[end as usize];
        Ending { tone, label, p: known.p, known: Some(known) }
    };
    let mut all = match holding {
        None => vec![end(Tone::Settled, "settled", End::Settled)],
        Some(Holding { holds, held, broken }) => {
            let rest = ends[End::Settled as usize].p - holds.p;
            vec![
                Ending { tone: Tone::Settled, label: held, p: holds.p, known: Some(holds) },
                Ending { tone: Tone::Broken, label: broken, p: rest, known: None },
            ]
        }
    };
    all.extend([
        end(Tone::Decided, "decided outside the room", End::Decided),
        end(Tone::Collapsed, "broken off, or ended by a deadline", End::Collapsed),
        end(Tone::Suspended, "suspended at the last round", End::Suspended),
        end(Tone::Talking, "still talking after the last round", End::Talking),
    ]);
    all.retain(|ending| ending.p > 0.0 || ending.tone == Tone::Settled);
    all
}

/// The same with talks that are still open told apart by whether an interim deal is in force.
pub fn told_apart(endings: Vec<Ending>, in_force: Likelihood) -> Vec<Ending> {
    let is_open = |ending: &Ending| matches!(ending.tone, Tone::Talking | Tone::Suspended);
    let (open, mut told): (Vec<Ending>, Vec<Ending>) = endings.into_iter().partition(is_open);
    let known = Some(in_force);
    told.push(Ending { tone: Tone::Interim, label: IN_FORCE, p: in_force.p, known });
    let rest = open.iter().map(|ending| ending.p).sum::<f64>() - in_force.p;
    if rest > LEAST {
        let (tone, label) = match open.iter().any(|ending| ending.tone == Tone::Talking) {
            true => (Tone::Talking, "still talking or suspended, with none in force"),
            false => (Tone::Suspended, "suspended at the last round, with none in force"),
        };
        told.push(Ending { tone, label, p: rest, known: None });
    }
    told
}

/// As many squares settle as a sentence says of the share that settles; the rest of the hundred, and what of settlements holds,
/// are shared out.
pub fn squares(endings: &[Ending], settled: f64) -> Vec<Squares> {
    let is_settled = |ending: &&Ending| matches!(ending.tone, Tone::Settled | Tone::Broken);
    let (of_settled, others): (Vec<&Ending>, Vec<&Ending>) = endings.iter().partition(is_settled);
    let shares = |endings: &[&Ending]| endings.iter().map(|one| one.p).collect::<Vec<f64>>();
    let settled = rounded(settled);
    let mut numbers = parts_of(settled, &shares(&of_settled));
    numbers.extend(parts_of(100 - settled.min(100), &shares(&others)));
    let group = |(ending, number): (&Ending, usize)| Squares {
        tone: ending.tone,
        number,
        label: ending.label.to_owned(),
        figures: ending.known.map_or_else(|| about(ending.p), |known| percent(&known)),
    };
    endings.iter().zip(numbers).map(group).collect()
}

/// A row of a table.
pub fn row(ending: &Ending) -> Vec<Cell> {
    let cells = match &ending.known {
        Some(known) => likelihood(known),
        None => [share(ending.p), Cell::Nothing, Cell::Nothing, Cell::Nothing],
    };
    [vec![words(ending.label)], cells.to_vec()].concat()
}

/// The row of talks that are still open under an interim deal.
pub fn row_in_force(known: &Likelihood) -> Vec<Cell> {
    [vec![words(IN_FORCE)], likelihood(known).to_vec()].concat()
}
