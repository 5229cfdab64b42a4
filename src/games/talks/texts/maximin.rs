//! The text that leaves the least satisfied side best off, of all mixtures of positions: a linear program.
//!
//! - Models: each side's surplus adds up over issues; on each issue the position is a mixture of corners. Where curves are
//!   concave the mixed position is worth at least the mixture, so that nothing is lost.
//! - Equation: max t such that surplus of i >= t for all i, then max the sum of surpluses among those, by the simplex method
//!   with two objectives, one after the other; the least index enters and leaves (Bland 1977), so that it ends.
//! - Source: Dantzig (1963) Linear Programming and Extensions; Isermann (1982) for objectives one after the other.
//! - Units: surplus in value.
//! - Leaves out: which of equal texts, beyond the sum.

/// Reduced costs and pivots smaller than this are none.
const ZERO: f64 = 1e-11;
/// Pivots after which the search stops where it is: far more than it needs.
const MOST_PIVOTS: usize = 10_000;

/// The program of one negotiation; used again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Maximin {
    sides: usize,
    issues: usize,
    /// By option: its issue.
    issue_of: Vec<usize>,
    /// By row (an issue or a side), then by column (options, slacks, the least surplus, the right side).
    rows: Vec<f64>,
    /// The two objectives, by column.
    goals: [Vec<f64>; 2],
    /// By row: the column that is basic in it.
    basis: Vec<usize>,
}

impl Maximin {
    /// Starts anew, with what each side has apart from the issues.
    pub(crate) fn solve(&mut self, spare: &[f64], issues: usize, options: &[(usize, Vec<f64>)]) {
        self.sides = spare.len();
        self.issues = issues;
        self.issue_of.clear();
        self.issue_of.extend(options.iter().map(|(issue, _)| *issue));
        self.fill(spare, options);
        self.climb(0);
        self.climb(1);
    }

    /// Goes on from a solution to another sum, in which sides count as they are weighed there; the least surplus stays.
    pub(crate) fn turn(&mut self, options: &[(usize, Vec<f64>)], counts: impl Fn(usize) -> f64) {
        let counted = |worth: &Vec<f64>| {
            worth.iter().enumerate().map(|(side, worth)| counts(side) * worth).sum()
        };
        let sums: Vec<f64> = options.iter().map(|(_, worth)| counted(worth)).collect();
        let width = self.width();
        let goal = &mut self.goals[1];
        goal.fill(0.0);
        goal[..sums.len()].copy_from_slice(&sums);
        for (row, column) in self.rows.chunks(width).zip(&self.basis) {
            if let Some(sum) = sums.get(*column) {
                goal.iter_mut().zip(row).for_each(|(entry, own)| *entry -= sum * own);
            }
        }
        self.climb(1);
    }

    /// How much of an issue stands on an option.
    pub(crate) fn share(&self, option: usize) -> f64 {
        let row = self.basis.iter().position(|column| *column == option);
        row.map_or(0.0, |row| self.rows[row * self.width() + self.width() - 1])
    }

    fn options(&self) -> usize {
        self.issue_of.len()
    }

    /// Columns: options, a slack a side, the least surplus, the right side.
    fn width(&self) -> usize {
        self.options() + self.sides + 2
    }

    /// The first option of every issue is where it starts; the least surplus is that of the side that has least of them.
    fn fill(&mut self, spare: &[f64], options: &[(usize, Vec<f64>)]) {
        let (width, least) = (self.width(), self.width() - 2);
        self.rows.clear();
        self.rows.resize((self.issues + self.sides) * width, 0.0);
        self.basis.clear();
        self.basis.resize(self.issues + self.sides, usize::MAX);
        for (option, (issue, worth)) in options.iter().enumerate() {
            self.rows[issue * width + option] = 1.0;
            if self.basis[*issue] == usize::MAX {
                self.basis[*issue] = option;
            }
            for (side, worth) in worth.iter().enumerate() {
                self.rows[(self.issues + side) * width + option] = -worth;
            }
        }
        for issue in 0..self.issues {
            self.rows[issue * width + width - 1] = 1.0;
        }
        for (side, spare) in spare.iter().enumerate() {
            let row = self.issues + side;
            self.rows[row * width + options.len() + side] = 1.0;
            self.rows[row * width + least] = 1.0;
            self.rows[row * width + width - 1] = *spare;
            self.basis[row] = options.len() + side;
        }
        for goal in &mut self.goals {
            goal.clear();
            goal.resize(width, 0.0);
        }
        self.goals[0][least] = 1.0;
        for (option, (_, worth)) in options.iter().enumerate() {
            self.goals[1][option] = worth.iter().sum();
        }
        self.make_feasible(least);
    }

    /// Brings the first options into the basis, then the least surplus in the row of the side that has least.
    fn make_feasible(&mut self, least: usize) {
        for issue in 0..self.issues {
            self.pivot(issue, self.basis[issue]);
        }
        let right = self.width() - 1;
        let sides = self.issues..self.issues + self.sides;
        let value = |row: &usize| self.rows[row * self.width() + right];
        let lowest = sides.min_by(|a, b| value(a).total_cmp(&value(b)));
        self.pivot(lowest.expect("there are sides"), least);
    }

    /// Improves a goal as far as it goes without giving up the one before it.
    fn climb(&mut self, goal: usize) {
        let least = self.width() - 2;
        for _ in 0..MOST_PIVOTS {
            let keeps = |column: usize| goal == 0 || self.goals[0][column] > -ZERO;
            let columns = 0..self.width() - 1;
            let mut open = columns.filter(|column| *column != least || goal == 0);
            let Some(entering) =
                open.find(|column| self.goals[goal][*column] > ZERO && keeps(*column))
            else {
                return;
            };
            let Some(leaving) = self.leaving(entering) else { return };
            self.pivot(leaving, entering);
        }
    }

    /// The row that reaches 0 first. The least surplus never leaves: it may be of either sign.
    fn leaving(&self, entering: usize) -> Option<usize> {
        let (width, least) = (self.width(), self.width() - 2);
        let mut best: Option<(usize, f64)> = None;
        for row in (0..self.basis.len()).filter(|row| self.basis[*row] != least) {
            let along = self.rows[row * width + entering];
            if along <= ZERO {
                continue;
            }
            let level = self.rows[row * width + width - 1];
            let ratio = if level > 0.0 { level / along } else { 0.0 };
            let is_first = best.is_none_or(|(other, least)| {
                ratio < least - ZERO
                    || (ratio <= least + ZERO && self.basis[row] < self.basis[other])
            });
            if is_first {
                best = Some((row, ratio));
            }
        }
        best.map(|(row, _)| row)
    }

    fn pivot(&mut self, row: usize, column: usize) {
        let width = self.width();
        let own = row * width..(row + 1) * width;
        let by = self.rows[own.start + column];
        self.rows[own.clone()].iter_mut().for_each(|entry| *entry /= by);
        for other in (0..self.basis.len()).filter(|other| *other != row) {
            let share = self.rows[other * width + column];
            if share != 0.0 {
                for place in 0..width {
                    self.rows[other * width + place] -= share * self.rows[own.start + place];
                }
            }
        }
        for goal in &mut self.goals {
            let share = goal[column];
            if share != 0.0 {
                for (entry, pivot) in goal.iter_mut().zip(&self.rows[own.clone()]) {
                    *entry -= share * pivot;
                }
            }
        }
        self.basis[row] = column;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solve(spare: &[f64], issues: usize, options: &[(usize, Vec<f64>)]) -> Vec<f64> {
        let mut program = Maximin::default();
        program.solve(spare, issues, options);
        (0..options.len()).map(|option| program.share(option)).collect()
    }

    #[test]
    fn a_pie_is_cut_where_both_have_as_much_more_than_without() {
        // worth x to the one and 1 - x to the other, without it 0.2 and 0.4: at x = 0.4
        let shares = solve(&[-0.2, -0.4], 1, &[(0, vec![0.0, 1.0]), (0, vec![1.0, 0.0])]);
        assert!((shares[1] - 0.4).abs() < 1e-12, "{shares:?}");
    }

    #[test]
    fn of_texts_that_serve_the_least_alike_the_one_with_more_in_all() {
        // the first side has all that it can have, whatever the second issue
        let options = [(0, vec![0.1, 0.5]), (1, vec![0.0, 0.2]), (1, vec![0.0, 0.7])];
        let shares = solve(&[0.0, 0.0], 2, &options);
        assert!((shares[0] - 1.0).abs() < 1e-12 && (shares[2] - 1.0).abs() < 1e-12, "{shares:?}");
    }

    #[test]
    fn another_sum_is_that_of_a_new_start() {
        // Two issues that the sides weigh otherwise; a third side has just enough whatever stands.
        let options = [
            (0, vec![0.0, 0.5, 0.0]),
            (0, vec![0.6, 0.0, 0.0]),
            (1, vec![0.0, 0.5, 0.0]),
            (1, vec![0.4, 0.0, 0.0]),
        ];
        let mut program = Maximin::default();
        program.solve(&[-0.3, -0.2, 0.0], 2, &options);
        for (side, most) in [(0, 0.6 + 0.24 - 0.3), (1, 0.75 - 0.2), (0, 0.6 + 0.24 - 0.3)] {
            program.turn(&options, |other| if other == side { 1.0 } else { 0.0 });
            let has = |i: usize| -> f64 {
                let spare = [-0.3, -0.2][i];
                let worth = options.iter().enumerate();
                spare + worth.map(|(n, (_, worth))| worth[i] * program.share(n)).sum::<f64>()
            };
            assert!(
                (has(side) - most).abs() < 1e-12 && has(1 - side) > -1e-12,
                "{} {most}",
                has(side)
            );
        }
    }

    #[test]
    fn the_value_is_that_of_the_game() {
        // Three sides, three issues, each worth 1 to one side alone on its second option, 0.5 to the next on its first.
        let worth = |side: usize, more: f64| {
            let mut worth = vec![0.0; 3];
            worth[side] = more;
            worth
        };
        let options: Vec<(usize, Vec<f64>)> =
            (0..3).flat_map(|k| [(k, worth((k + 1) % 3, 0.5)), (k, worth(k, 1.0))]).collect();
        let shares = solve(&[0.0; 3], 3, &options);
        for k in 0..3 {
            assert!((shares[2 * k + 1] - 1.0).abs() < 1e-9, "{shares:?}");
        }
    }
}
