//! A likelihood along one lever, or over two.

use super::contours::Contour;
use super::lever::Lever;
use super::movement::{Movement, movement};
use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;

/// A lever and the values that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Swept {
    /// The lever.
    pub lever: Lever,
    /// Its values, rising.
    pub values: Vec<f64>,
}

/// A likelihood along one lever, or over two.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// What it is about, with what was played at each point.
    pub case: Case,
    /// The word for what is asked.
    pub of: String,
    /// What a reader calls it.
    pub name: String,
    /// One or two.
    pub levers: Vec<Swept>,
    /// By value of the first lever of two, and by value of the last one: a single row for one lever.
    pub grid: Vec<Vec<Likelihood>>,
    /// Of two levers: where the likelihood is 25, 50, 75 %.
    pub contours: Vec<Contour>,
}

impl Sweep {
    /// How the likelihood moves along the last lever, at the first value of another.
    pub fn movement(&self) -> Movement {
        movement(&self.grid[0])
    }

    /// The row and the column of the lowest and of the highest likelihood; the first of equals.
    pub fn ends(&self) -> [(usize, usize); 2] {
        let places = |row: usize| (0..self.grid[row].len()).map(move |column| (row, column));
        let at = |(row, column): (usize, usize)| self.grid[row][column].p;
        let all = (0..self.grid.len()).flat_map(places);
        all.fold([(0, 0); 2], |[lowest, highest], next| {
            [
                if at(next) < at(lowest) { next } else { lowest },
                if at(next) > at(highest) { next } else { highest },
            ]
        })
    }
}

impl Swept {
    /// So many values from `low` to `high`, both included; at least 2.
    pub fn evenly(lever: Lever, low: f64, high: f64, steps: usize) -> Self {
        let last = steps - 1;
        let value = |step: usize| {
            if step == last { high } else { low + (high - low) * (step as f64 / last as f64) }
        };
        Swept { lever, values: (0..steps).map(value).collect() }
    }
}
