//! The probabilistic Condorcet election: positions contest each other two at a time, and likelier winners count for more.
//!
//! - Models: every position that somebody wants is put against every other. A party backs the one that is nearer to what
//!   it wants, the more the nearer it is; the stronger coalition is likelier to win.
//! - Equation: c_ij = Σ w·max(0, |x - x_j| - |x - x_i|); P_ij = c_ij / (c_ij + c_ji), P_ii = 1/2. Uniform: every contest once,
//!   among n positions p_i = (2/n²)·Σ_j P_ij. Markov: whoever won is challenged again by anybody with the same probability,
//!   in the long run p_i = (1/n)·Σ_j P_ij·(p_i + p_j), of which "uniform" is the first step from 1/n. Told is Σ p_i·x_i.
//! - Source: Wise, Lester, Efird (2015) "An Introduction to the KAPSARC Toolkit for Behavioral Analysis (KTAB)": proportional
//!   votes and linear victory; the Markov process is its uniform one (`MarkovUPCM`). The single round of uniform contests in
//!   place of its conditional election, which gives all to near-certain winners.
//! - Units: a position 0..1; on levels it may lie between two.
//! - Leaves out: red lines, what no deal is worth, and risk; who wants the same counts as one position.

use super::voice::Voice;

/// Positions closer than this are one.
const SAME: f64 = 1e-9;
/// Probabilities that move less are settled.
const SETTLED: f64 = 1e-13;
/// Steps after which they are taken as they are: some thirty times the positions are needed.
const MOST_STEPS: usize = 20_000;

/// The positions that are wanted, and how likely each beats each.
pub(super) struct Contests {
    positions: Vec<f64>,
    wins: Vec<Vec<f64>>,
}

impl Contests {
    /// None where nobody is heard.
    pub fn of(voices: &[Voice]) -> Option<Self> {
        let mut positions: Vec<f64> = voices.iter().map(|voice| voice.position).collect();
        positions.sort_by(f64::total_cmp);
        positions.dedup_by(|one, other| *one - *other < SAME);
        let wins = positions.iter().map(|one| {
            let beats = |other: &f64| beats(voices, *one, *other);
            positions.iter().map(beats).collect()
        });
        let wins = wins.collect();
        (!positions.is_empty()).then_some(Contests { positions, wins })
    }

    /// The mean of a single round of contests.
    pub fn uniform(&self) -> f64 {
        self.mean(&self.step(&self.even()))
    }

    /// The mean in the long run.
    pub fn markov(&self) -> f64 {
        let mut now = self.even();
        for _ in 0..MOST_STEPS {
            let next = self.step(&now);
            let moved = now.iter().zip(&next).any(|(one, other)| (one - other).abs() > SETTLED);
            now = next;
            if !moved {
                break;
            }
        }
        self.mean(&now)
    }

    fn even(&self) -> Vec<f64> {
        vec![1.0 / self.positions.len() as f64; self.positions.len()]
    }

    fn step(&self, now: &[f64]) -> Vec<f64> {
        let n = now.len() as f64;
        let next = |(wins, own): (&Vec<f64>, &f64)| {
            wins.iter().zip(now).map(|(win, other)| win * (own + other)).sum::<f64>() / n
        };
        self.wins.iter().zip(now).map(next).collect()
    }

    fn mean(&self, likely: &[f64]) -> f64 {
        self.positions.iter().zip(likely).map(|(position, p)| position * p).sum()
    }
}

/// How likely one position beats another.
fn beats(voices: &[Voice], one: f64, other: f64) -> f64 {
    let (mut with, mut against) = (0.0, 0.0);
    for Voice { weight, position } in voices {
        let nearer = (position - other).abs() - (position - one).abs();
        if nearer > 0.0 {
            with += weight * nearer;
        } else {
            against -= weight * nearer;
        }
    }
    if with + against > 0.0 { with / (with + against) } else { 0.5 }
}
