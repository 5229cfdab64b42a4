//! The PERT distribution: a beta distribution stretched over low..high, with weight 4 on its mode.

use super::beta::Beta;

/// Tails below 2^-OCTAVES are followed by their power law; each octave above has PIECES pieces.
const OCTAVES: usize = 20;
const PIECE_BITS: u32 = 2;
const PIECES: usize = 1 << PIECE_BITS;
/// The number of pieces between 2^-OCTAVES and 1/2.
const COUNT: usize = (OCTAVES - 1) * PIECES;
const FRACTION_BITS: u32 = 52;
const FRACTION: u64 = (1 << FRACTION_BITS) - 1;
const ONE: u64 = 0x3ff0_0000_0000_0000;
/// The leading bits of 2^-OCTAVES: those of exponent and piece.
const FIRST: u64 = (1_023 - OCTAVES as u64) << PIECE_BITS;

/// The shape between low and high as a beta distribution of 0..1; low <= mode <= high, low < high.
pub fn shape(low: f64, mode: f64, high: f64) -> Beta {
    let width = high - low;
    Beta::new(1.0 + 4.0 * (mode - low) / width, 1.0 + 4.0 * (high - mode) / width)
}

/// The exact quantile of u, above 0 and below 1, by solving; within low..high.
pub fn quantile(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    let beta = shape(low, mode, high);
    if u <= 0.5 {
        low + (high - low) * beta.lower_quantile(u, beta.guess(u))
    } else {
        let beta = beta.mirrored();
        high - (high - low) * beta.lower_quantile(1.0 - u, beta.guess(1.0 - u))
    }
}

/// The quantile function as a table: pieces of the fifth degree, which agree with it in value, slope and bend at both ends,
/// four to each octave of the nearer tail.
#[derive(Clone, Debug, PartialEq)]
pub struct Pert {
    /// The coefficients of each piece by rising power of the place within it: first those of the
    /// lower half from its tail up to the median, then those of the upper half, likewise.
    pieces: Vec<[f64; 6]>,
    lower: Tail,
    upper: Tail,
}

impl Pert {
    /// Of low <= mode <= high, low < high.
    pub fn new(low: f64, mode: f64, high: f64) -> Self {
        let beta = shape(low, mode, high);
        let mut pieces = Vec::with_capacity(2 * COUNT);
        let lower = Tail::new(beta, low, high, &mut pieces);
        let upper = Tail::new(beta.mirrored(), high, low, &mut pieces);
        Pert { pieces, lower, upper }
    }

    /// The quantile of u, above 0 and below 1, within low..high.
    #[inline]
    pub fn quantile(&self, u: f64) -> f64 {
        let upper = u > 0.5;
        let p = if upper { 1.0 - u } else { u };
        let bits = p.to_bits();
        let index = (bits >> (FRACTION_BITS - PIECE_BITS)).wrapping_sub(FIRST) as usize;
        if index >= COUNT {
            return self.beyond(upper, p);
        }
        // The place within the piece is the rest of the fraction, moved up.
        let place = f64::from_bits((bits << PIECE_BITS) & FRACTION | ONE) - 1.0;
        let [c0, c1, c2, c3, c4, c5] = self.pieces[index + usize::from(upper) * COUNT];
        c0 + place * (c1 + place * (c2 + place * (c3 + place * (c4 + place * c5))))
    }

    /// The quantile where the table ends: at the median, and in the farthest tails.
    #[cold]
    fn beyond(&self, upper: bool, p: f64) -> f64 {
        if p >= 0.5 {
            return self.pieces[COUNT - 1].iter().sum();
        }
        if upper { self.upper.quantile(p) } else { self.lower.quantile(p) }
    }
}

/// One end of the distribution. In the farthest tail the share grows as y^a, at the distance
/// y + bend·y² from the end: the first terms of its series.
#[derive(Clone, Debug, PartialEq)]
struct Tail {
    end: f64,
    /// From this end to the other; negative at the upper end.
    width: f64,
    power: f64,
    bend: f64,
    /// The y at which the table begins.
    first: f64,
}

impl Tail {
    /// Of the end that `beta` counts from; adds the pieces of its half.
    fn new(beta: Beta, end: f64, other_end: f64, pieces: &mut Vec<[f64; 6]>) -> Self {
        let width = other_end - end;
        let start = pieces.len();
        let (mut x, mut density) = beta.lower_quantile_and_density(0.5, 0.5);
        for piece in (0..COUNT).rev() {
            let (p, above) = (edge(piece), edge(piece + 1));
            let guess = expand(&beta, above, x, density, ratio(piece));
            let (below, density_below) = beta.lower_quantile_and_density(p, guess);
            let of = |x: f64, density: f64| {
                let slope = (above - p) / density;
                let bend = -beta.log_slope(x) * slope * slope;
                [end + width * x, width * slope, width * bend]
            };
            pieces.push(hermite(of(below, density_below), of(x, density)));
            (x, density) = (below, density_below);
        }
        pieces[start..].reverse();
        let (a, b) = beta.shape();
        let bend = (b - 1.0) / (a + 1.0);
        // The root of first + bend·first² = x that stays exact where bend is 0.
        let first = 2.0 * x / (1.0 + (1.0 + 4.0 * bend * x).sqrt());
        Tail { end, width, power: 1.0 / a, bend, first }
    }

    /// The quantile of a share below that of the table.
    fn quantile(&self, p: f64) -> f64 {
        let y = self.first * libm::pow(p / edge(0), self.power);
        self.end + self.width * (y + self.bend * y * y)
    }
}

/// The share at the lower edge of a piece.
fn edge(piece: usize) -> f64 {
    f64::from_bits((FIRST + piece as u64) << (FRACTION_BITS - PIECE_BITS))
}

/// The logarithm of the share at the lower edge of a piece over that at its upper edge.
fn ratio(piece: usize) -> f64 {
    const RATIOS: [f64; PIECES] = [
        -0.223_143_551_314_209_76,
        -0.182_321_556_793_954_63,
        -0.154_150_679_827_258_3,
        -0.133_531_392_624_522_6,
    ];
    RATIOS[piece % PIECES]
}

/// The quantile of a share from that of another, which is so many times as large by its logarithm: by two terms of its
/// series in logarithms, in which the tail is a line.
fn expand(beta: &Beta, p: f64, x: f64, density: f64, log_ratio: f64) -> f64 {
    let slope = p / (x * density);
    let bend = slope * (1.0 - slope * (1.0 + x * beta.log_slope(x)));
    x * libm::exp(log_ratio * (slope + 0.5 * log_ratio * bend))
}

/// The polynomial of the fifth degree on 0..1 with these values, slopes and second derivatives at its ends.
fn hermite([value, slope, bend]: [f64; 3], [far, far_slope, far_bend]: [f64; 3]) -> [f64; 6] {
    let rise = far - value;
    [
        value,
        slope,
        0.5 * bend,
        10.0 * rise - 6.0 * slope - 4.0 * far_slope - 1.5 * bend + 0.5 * far_bend,
        -15.0 * rise + 8.0 * slope + 7.0 * far_slope + 1.5 * bend - far_bend,
        6.0 * rise - 3.0 * slope - 3.0 * far_slope - 0.5 * bend + 0.5 * far_bend,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_within_a_millionth_of_the_solution() {
        for i in 0..=20 {
            let mode = f64::from(i) / 20.0;
            let pert = Pert::new(0.0, mode, 1.0);
            let (mut worst, mut worst_far) = (0.0, 0.0);
            for j in 0..4_000 {
                let u = (f64::from(j) + 0.317) / 4_000.0;
                let miss = (pert.quantile(u) - quantile(0.0, mode, 1.0, u)).abs();
                worst = if miss > worst { miss } else { worst };
                let far = u * 1e-3;
                let miss = (pert.quantile(far) - quantile(0.0, mode, 1.0, far)).abs();
                worst_far = if miss > worst_far { miss } else { worst_far };
            }
            assert!(worst < 1e-7, "mode {mode}: {worst:e}");
            assert!(worst_far < 2e-6, "mode {mode}: {worst_far:e} in the tail");
        }
    }

    #[test]
    fn table_rises_from_low_to_high() {
        for mode in [-2.0, -1.5, 0.1, 2.9, 3.0] {
            let pert = Pert::new(-2.0, mode, 3.0);
            let mut us: Vec<f64> = (1..53).rev().map(|i| libm::exp2(-f64::from(i))).collect();
            us.extend((1..100_000).map(|i| f64::from(i) / 1e5));
            us.extend((1..54).map(|i| 1.0 - libm::exp2(-f64::from(i))));
            us.sort_by(f64::total_cmp);
            let xs: Vec<f64> = us.iter().map(|u| pert.quantile(*u)).collect();
            assert!(xs.windows(2).all(|pair| pair[0] <= pair[1] + 1e-15), "mode {mode}");
            assert!(xs[0] >= -2.0 && xs[xs.len() - 1] <= 3.0);
            assert!((pert.quantile(0.5) - pert.quantile(0.5 + 1e-15)).abs() < 1e-12);
        }
    }

    #[test]
    fn ends_on_the_mode_have_closed_forms() {
        // Beta(1, 5): 1 - (1-u)^(1/5); Beta(5, 1): u^(1/5).
        let (falling, rising) = (Pert::new(0.0, 0.0, 1.0), Pert::new(0.0, 1.0, 1.0));
        for i in 1..1_000 {
            let u = f64::from(i) / 1e3;
            assert!((falling.quantile(u) - (1.0 - libm::pow(1.0 - u, 0.2))).abs() < 1e-7);
            assert!((rising.quantile(u) - libm::pow(u, 0.2)).abs() < 1e-7);
            assert!((quantile(0.0, 0.0, 1.0, u) - (1.0 - libm::pow(1.0 - u, 0.2))).abs() < 1e-13);
        }
        // In the farthest tail too: Beta(5, 1) is its own power law.
        assert!((rising.quantile(1e-12) / libm::pow(1e-12, 0.2) - 1.0).abs() < 1e-9);
    }
}
