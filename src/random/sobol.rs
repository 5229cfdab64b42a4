//! Points that fill a cube more evenly than chance would, each of them uniform by itself.
//!
//! Models: sampling from the unit cube. Sobol's sequence, nested uniform scrambling by hashing. Source: I. M. Sobol',
//! On the distribution of points in a cube and the approximate evaluation of integrals (1967); A. B. Owen, Randomly
//! permuted (t,m,s)-nets and (t,s)-sequences (1995); B. Burley, Practical Hash-based Owen Scrambling (2020). Leaves
//! out: evenness between dimensions of different sets of 256, and between blocks of 65,536 points; these have
//! scrambles of their own and are independent of each other.

use super::key::{Key, Kind};
use super::uniform::once;

/// Dimensions that are even together.
const SET: usize = 256;
/// Points that are even together.
const BLOCK: u64 = 1 << 16;
/// The library returns multiples of 2^-23 from 0 on; this brings them inside.
const INSIDE: f64 = 1.0 / 33_554_432.0;

/// A scrambled Sobol sequence of any number of dimensions.
#[derive(Clone, Debug)]
pub struct Sobol {
    key: Key,
}

impl Sobol {
    /// Scrambled by the luck of a seed and a purpose's path.
    pub fn new(seed: u64, path: &str) -> Self {
        Sobol { key: Key::new(seed, path, Kind::Once) }
    }

    /// The point numbered `index`, one coordinate (above 0, below 1) a dimension.
    pub fn point(&self, index: u64, out: &mut [f64]) {
        let within = (index % BLOCK) as u32;
        for (set, coordinates) in out.chunks_mut(SET).enumerate() {
            let scramble = self.scramble(index / BLOCK, set as u64);
            for (four, coordinates) in coordinates.chunks_mut(4).enumerate() {
                let found = sobol_burley::sample_4d(within, four as u32, scramble);
                coordinates.iter_mut().zip(found).for_each(|(out, x)| *out = f64::from(x) + INSIDE);
            }
        }
    }

    /// The whole word at its address.
    fn scramble(&self, block: u64, set: u64) -> u32 {
        (once(&self.key, block, set) * 4_294_967_296.0) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(seed: u64, first: u64, count: usize, dimensions: usize) -> Vec<Vec<f64>> {
        let sobol = Sobol::new(seed, "test");
        let mut point = vec![0.0; dimensions];
        let of = |index| {
            sobol.point(first + index as u64, &mut point);
            point.clone()
        };
        (0..count).map(of).collect()
    }

    #[test]
    fn every_dimension_has_one_point_in_every_cell() {
        // Whatever the scramble: 1,024 successive points put one into each 1,024th of every dimension, of the second
        // set and of a later block too.
        for first in [0, 4_096, 65_536] {
            let points = points(3, first, 1_024, 300);
            for dimension in [0, 1, 113, 229, 255, 256, 299] {
                let mut cells = [0; 1_024];
                points.iter().for_each(|point| cells[(point[dimension] * 1_024.0) as usize] += 1);
                assert!(
                    cells.iter().all(|count| *count == 1),
                    "dimension {dimension} from {first}"
                );
            }
        }
    }

    #[test]
    fn coordinates_lie_inside_and_seeds_differ() {
        let (one, other) = (points(1, 0, 4_096, 8), points(2, 0, 4_096, 8));
        assert!(one.iter().flatten().all(|x| *x > 0.0 && *x < 1.0));
        assert!(one != other && one == points(1, 0, 4_096, 8));
    }

    #[test]
    fn dimensions_and_blocks_are_not_the_same_points() {
        // Correlations of 4,096 independent pairs: standard error 1/64; six of them are 0.094.
        let points = points(5, 65_536 - 2_048, 4_096, 600);
        let at = |dimension: usize| points.iter().map(move |point| point[dimension]);
        let correlation = |a: usize, b: usize| {
            at(a).zip(at(b)).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum::<f64>() / 4_096.0 * 12.0
        };
        for (a, b) in [(0, 1), (0, 115), (0, 256), (1, 513), (114, 229), (255, 256)] {
            assert!(correlation(a, b).abs() < 0.094, "{a} and {b}: {}", correlation(a, b));
        }
    }
}
