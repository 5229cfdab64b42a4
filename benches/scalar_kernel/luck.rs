//! Luck of the scalar kernel: a stream of random words, and what is made of uniform numbers.
#![allow(clippy::excessive_precision, reason = "the factors stand as they were published")]

/// Where the kernel's uniform numbers come from: a stream, or in a test the engine's own.
pub trait Luck {
    /// Of a side, settled once a draw.
    fn good_faith(&mut self, side: usize) -> f64;
    /// Of a side, once a negotiation.
    fn firmness(&mut self, side: usize) -> f64;
    /// Of a side, once a negotiation.
    fn hesitation(&mut self, side: usize) -> f64;
    /// Of what a side, or the mediator where it is none, takes another side to care about; once a negotiation.
    fn misreading(&mut self, reader: Option<usize>, of: usize, issue: usize) -> f64;
    /// Of a round, counted from 1.
    fn balance(&mut self, round: u32) -> f64;
    /// Of a month after the settlement, counted from 1.
    fn balance_afterwards(&mut self, month: u32) -> f64;
}

/// SplitMix64 (Steele, Lea, Flood 2014): as quick as any.
#[derive(Clone, Debug)]
pub struct Stream {
    state: u64,
    good_faith: [f64; 2],
}

impl Stream {
    /// A stream of its own for every seed.
    pub fn new(seed: u64) -> Self {
        Stream { state: seed, good_faith: [0.5; 2] }
    }

    /// Settles what is settled once a draw.
    pub fn draw(&mut self) {
        self.good_faith = [self.uniform(), self.uniform()];
    }

    /// Between 0 and 1, never either.
    pub fn uniform(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let word = word ^ (word >> 31);
        ((word >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
    }
}

impl Luck for Stream {
    fn good_faith(&mut self, side: usize) -> f64 {
        self.good_faith[side]
    }

    fn firmness(&mut self, _: usize) -> f64 {
        self.uniform()
    }

    fn hesitation(&mut self, _: usize) -> f64 {
        self.uniform()
    }

    fn misreading(&mut self, _: Option<usize>, _: usize, _: usize) -> f64 {
        self.uniform()
    }

    fn balance(&mut self, _: u32) -> f64 {
        self.uniform()
    }

    fn balance_afterwards(&mut self, _: u32) -> f64 {
        self.uniform()
    }
}

/// Exponential with mean 1.
pub fn exponential(uniform: f64) -> f64 {
    -(1.0 - uniform).ln()
}

/// Standard logistic.
pub fn logistic(uniform: f64) -> f64 {
    (uniform / (1.0 - uniform)).ln()
}

/// Standard normal: the quantile of Wichura (1988), algorithm AS 241.
pub fn normal(uniform: f64) -> f64 {
    let middle = uniform - 0.5;
    if middle.abs() <= 0.425 {
        let r = 0.180625 - middle * middle;
        return middle * polynomial(r, &CENTRE_ABOVE) / polynomial(r, &CENTRE_BELOW);
    }
    let tail = if middle < 0.0 { uniform } else { 1.0 - uniform };
    let r = (-tail.ln()).sqrt();
    let deviate = if r <= 5.0 {
        polynomial(r - 1.6, &TAIL_ABOVE) / polynomial(r - 1.6, &TAIL_BELOW)
    } else {
        polynomial(r - 5.0, &FAR_ABOVE) / polynomial(r - 5.0, &FAR_BELOW)
    };
    if middle < 0.0 { -deviate } else { deviate }
}

/// The highest power first.
fn polynomial(x: f64, factors: &[f64; 8]) -> f64 {
    factors.iter().fold(0.0, |sum, factor| sum * x + factor)
}

const CENTRE_ABOVE: [f64; 8] = [
    2.5090809287301226727e3,
    3.3430575583588128105e4,
    6.7265770927008700853e4,
    4.5921953931549871457e4,
    1.3731693765509461125e4,
    1.9715909503065514427e3,
    1.3314166789178437745e2,
    3.3871328727963666080e0,
];
const CENTRE_BELOW: [f64; 8] = [
    5.2264952788528545610e3,
    2.8729085735721942674e4,
    3.9307895800092710610e4,
    2.1213794301586595867e4,
    5.3941960214247511077e3,
    6.8718700749205790830e2,
    4.2313330701600911252e1,
    1.0,
];
const TAIL_ABOVE: [f64; 8] = [
    7.74545014278341407640e-4,
    2.27238449892691845833e-2,
    2.41780725177450611770e-1,
    1.27045825245236838258e0,
    3.64784832476320460504e0,
    5.76949722146069140550e0,
    4.63033784615654529590e0,
    1.42343711074968357734e0,
];
const TAIL_BELOW: [f64; 8] = [
    1.05075007164441684324e-9,
    5.47593808499534494600e-4,
    1.51986665636164571966e-2,
    1.48103976427480074590e-1,
    6.89767334985100004550e-1,
    1.67638483018380384940e0,
    2.05319162663775882187e0,
    1.0,
];
const FAR_ABOVE: [f64; 8] = [
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    1.24266094738807843860e-3,
    2.65321895265761230930e-2,
    2.96560571828504891230e-1,
    1.78482653991729133580e0,
    5.46378491116411436990e0,
    6.65790464350110377720e0,
];
const FAR_BELOW: [f64; 8] = [
    2.04426310338993978564e-15,
    1.42151175831644588870e-7,
    1.84631831751005468180e-5,
    7.86869131145613259100e-4,
    1.48753612908506148525e-2,
    1.36929880922735805310e-1,
    5.99832206555887937690e-1,
    1.0,
];
