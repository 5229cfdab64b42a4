//! What is known about a number: its value, or how it is distributed.

use super::listed;
use super::misfit::{LEAST_LEFT, Misfit, check_range, check_width, finite, in_order};
use super::ninety::Ninety;
use super::normal::Truncated;
use std::sync::Arc;

/// As many names as an uncertain choice may have.
pub const MOST_CHOICES: usize = 8;

/// A known number, or an uncertain one. Made by the checked constructors.
#[derive(Clone, Debug, PartialEq)]
pub enum Distribution {
    /// A number that is known.
    Known {
        /// The number.
        value: f64,
    },
    /// Anything between two numbers, each as likely.
    Uniform {
        /// The least.
        low: f64,
        /// The most, above `low`.
        high: f64,
    },
    /// low + (high-low)·Beta(1+4(mode-low)/(high-low), 1+4(high-mode)/(high-low)).
    Pert {
        /// The least.
        low: f64,
        /// The likeliest, `low` and `high` allowed.
        mode: f64,
        /// The most, above `low`.
        high: f64,
    },
    /// A normal distribution truncated to a range.
    Normal {
        /// The mean before truncation.
        mean: f64,
        /// The standard deviation before truncation, above 0.
        sd: f64,
        /// The lower end of the range; may be minus infinity.
        least: f64,
        /// The upper end of the range; may be infinity.
        most: f64,
    },
    /// One of several, by its place from 0 on.
    Among {
        /// By place: the probability of it or one before; 1 from the last on.
        up_to: [f64; MOST_CHOICES],
    },
    /// A normal distribution, or one whose logarithm is normal, by its 5 and 95 % points; then truncated to a range.
    Ninety {
        /// The 5 % point before truncation.
        p5: f64,
        /// The 95 % point before truncation, above `p5`.
        p95: f64,
        /// Whether it is the logarithm that is normal; both points are then above 0.
        log: bool,
        /// The lower end of the range; may be minus infinity.
        least: f64,
        /// The upper end of the range; may be infinity.
        most: f64,
    },
    /// One of several numbers, in the order of the list as the quantile rises.
    Any {
        /// The numbers.
        values: Arc<[f64]>,
        /// By number: the probability of it or one before; 1 from the last possible one on.
        up_to: Arc<[f64]>,
    },
    /// What one of several experts says, each of whom speaks for a whole draw.
    Experts {
        /// What each says.
        entries: Arc<[Distribution]>,
        /// By expert: the probability that it or one before speaks; 1 from the last possible one on.
        up_to: Arc<[f64]>,
    },
}

impl Distribution {
    /// A known number.
    ///
    /// # Errors
    /// If it is not finite.
    pub fn exactly(value: f64) -> Result<Self, Misfit> {
        finite(value)?;
        Ok(Distribution::Known { value })
    }

    /// Uniform; equal ends give a known number.
    ///
    /// # Errors
    /// If a number is not finite or `low` is above `high`.
    pub fn uniform(low: f64, high: f64) -> Result<Self, Misfit> {
        check_width(low, high)?;
        if low == high {
            return Self::exactly(low);
        }
        Ok(Distribution::Uniform { low, high })
    }

    /// PERT; equal ends give a known number.
    ///
    /// # Errors
    /// If a number is not finite or they are not in order.
    pub fn pert(low: f64, mode: f64, high: f64) -> Result<Self, Misfit> {
        finite(mode)?;
        check_width(low, high)?;
        in_order(low, mode)?;
        in_order(mode, high)?;
        if low == high {
            return Self::exactly(low);
        }
        Ok(Distribution::Pert { low, mode, high })
    }

    /// Normal, truncated to `least..=most`, either of which may be infinite; `sd` 0 or equal ends
    /// give a known number.
    ///
    /// # Errors
    /// If mean or sd is not finite, sd is negative, an end is NaN, the ends are not in order, or
    /// truncation leaves nothing.
    pub fn normal(mean: f64, sd: f64, least: f64, most: f64) -> Result<Self, Misfit> {
        finite(mean)?;
        finite(sd)?;
        check_range(least, most)?;
        if sd < 0.0 {
            return Err(Misfit::NegativeSd(sd));
        }
        if least == most {
            return Self::exactly(least);
        }
        if sd == 0.0 {
            return Self::known_within(mean, least, most);
        }
        let share = Truncated::new(mean, sd, least, most).within();
        if share >= LEAST_LEFT {
            Ok(Distribution::Normal { mean, sd, least, most })
        } else {
            Err(Misfit::NothingLeft { share, least, most })
        }
    }

    /// One of at most eight by its place, with these probabilities, up to a common factor; one alone is known.
    ///
    /// # Errors
    /// If there is none or more than eight, or one is not finite or negative, or all are 0.
    pub fn among(shares: &[f64]) -> Result<Self, Misfit> {
        let sum: f64 = shares.iter().sum();
        let is_share = |share: &f64| share.is_finite() && *share >= 0.0;
        if shares.len() > MOST_CHOICES || !shares.iter().all(is_share) || sum <= 0.0 {
            return Err(Misfit::NoChoice);
        }
        finite(sum)?;
        if let Some(only) = shares.iter().position(|share| *share == sum) {
            return Self::exactly(only as f64);
        }
        let last = shares.iter().rposition(|share| *share > 0.0).expect("their sum is above 0");
        let mut up_to = [1.0; MOST_CHOICES];
        let mut so_far = 0.0;
        for (end, share) in up_to.iter_mut().zip(&shares[..last]) {
            so_far += share;
            *end = so_far / sum;
        }
        Ok(Distribution::Among { up_to })
    }

    /// Normal with these 5 and 95 % points, or with `log` one whose logarithm is; then truncated to `least..=most`.
    ///
    /// # Errors
    /// If a point is not finite, they are not in order or equal, the lower one of a logarithm is not above 0, they are
    /// too far apart for one, or truncation leaves nothing.
    pub fn ninety(p5: f64, p95: f64, log: bool, least: f64, most: f64) -> Result<Self, Misfit> {
        Ninety::check(p5, p95, log, least, most)?;
        if least == most {
            return Self::exactly(least);
        }
        Ok(Distribution::Ninety { p5, p95, log, least, most })
    }

    /// One of up to sixteen numbers with these weights, up to a common factor; where only one is possible it is known.
    ///
    /// # Errors
    /// If there is none or more than sixteen, one is not finite, or the weights are not as many, negative or all 0.
    pub fn any(values: &[f64], weights: &[f64]) -> Result<Self, Misfit> {
        for value in values {
            finite(*value)?;
        }
        let up_to = listed::up_to(values.len(), weights)?;
        let least = listed::least(values, &up_to);
        if least == listed::most(values, &up_to) {
            return Self::exactly(least);
        }
        Ok(Distribution::Any { values: values.into(), up_to })
    }

    /// What one of up to sixteen experts says, with these weights, up to a common factor; where all say the same known
    /// number, that.
    ///
    /// # Errors
    /// If there is none or more than sixteen, or the weights are not as many, negative or all 0.
    pub fn experts(entries: Vec<Distribution>, weights: &[f64]) -> Result<Self, Misfit> {
        let up_to = listed::up_to(entries.len(), weights)?;
        match entries[0].known() {
            Some(value) if entries.iter().all(|one| one.known() == Some(value)) => {
                Self::exactly(value)
            }
            _ => Ok(Distribution::Experts { entries: entries.into(), up_to }),
        }
    }

    /// A known number that must lie within a range.
    fn known_within(value: f64, least: f64, most: f64) -> Result<Self, Misfit> {
        if value < least || value > most {
            return Err(Misfit::NothingLeft { share: 0.0, least, most });
        }
        Self::exactly(value)
    }

    /// The number, where it is known.
    pub fn known(&self) -> Option<f64> {
        match *self {
            Distribution::Known { value } => Some(value),
            _ => None,
        }
    }

    /// The least it can be; minus infinity for a normal distribution that is not truncated below.
    pub fn least(&self) -> f64 {
        match *self {
            Distribution::Known { value } => value,
            Distribution::Uniform { low, .. } | Distribution::Pert { low, .. } => low,
            Distribution::Normal { least, .. } => least,
            Distribution::Among { up_to } => place(&up_to, 0.0),
            Distribution::Ninety { log: true, least, .. } if least < 0.0 => 0.0,
            Distribution::Ninety { least, .. } => least,
            Distribution::Any { ref values, ref up_to } => listed::least(values, up_to),
            Distribution::Experts { ref entries, ref up_to } => {
                listed::least(&each(entries, Distribution::least), up_to)
            }
        }
    }

    /// The most it can be; infinity for a normal distribution that is not truncated above.
    pub fn most(&self) -> f64 {
        match *self {
            Distribution::Known { value } => value,
            Distribution::Uniform { high, .. } | Distribution::Pert { high, .. } => high,
            Distribution::Normal { most, .. } => most,
            Distribution::Among { up_to } => place(&up_to, 1.0),
            Distribution::Ninety { most, .. } => most,
            Distribution::Any { ref values, ref up_to } => listed::most(values, up_to),
            Distribution::Experts { ref entries, ref up_to } => {
                listed::most(&each(entries, Distribution::most), up_to)
            }
        }
    }

    /// The mean, after truncation.
    pub fn mean(&self) -> f64 {
        match *self {
            Distribution::Known { value } => value,
            Distribution::Uniform { low, high } => low + 0.5 * (high - low),
            Distribution::Pert { low, mode, high } => (low + 4.0 * mode + high) / 6.0,
            Distribution::Normal { mean, sd, least, most } => {
                Truncated::new(mean, sd, least, most).moments().0
            }
            Distribution::Among { up_to } => beyond(&up_to).sum(),
            Distribution::Ninety { p5, p95, log, least, most } => {
                Ninety::new(p5, p95, log, least, most).moments().0
            }
            Distribution::Any { ref values, ref up_to } => listed::mean(values, up_to),
            Distribution::Experts { ref entries, ref up_to } => {
                listed::mean(&each(entries, Distribution::mean), up_to)
            }
        }
    }

    /// The standard deviation, after truncation.
    pub fn sd(&self) -> f64 {
        match *self {
            Distribution::Known { .. } => 0.0,
            Distribution::Uniform { low, high } => (high - low) / 12.0_f64.sqrt(),
            Distribution::Pert { low, high, .. } => {
                let mean = self.mean();
                ((mean - low) * (high - mean) / 7.0).sqrt()
            }
            Distribution::Normal { mean, sd, least, most } => {
                Truncated::new(mean, sd, least, most).moments().1
            }
            Distribution::Among { up_to } => {
                // The mean of the square is the sum of (2k + 1) P(place > k).
                let squares = beyond(&up_to).zip(0..).map(|(p, k)| f64::from(2 * k + 1) * p);
                let mean = self.mean();
                (squares.sum::<f64>() - mean * mean).sqrt()
            }
            Distribution::Ninety { p5, p95, log, least, most } => {
                Ninety::new(p5, p95, log, least, most).moments().1
            }
            Distribution::Any { ref values, ref up_to } => listed::sd(values, up_to),
            Distribution::Experts { ref entries, ref up_to } => {
                // What they differ by among each other, and each within.
                let among = listed::sd(&each(entries, Distribution::mean), up_to);
                let squares = each(entries, |entry| entry.sd() * entry.sd());
                (among * among + listed::mean(&squares, up_to)).sqrt()
            }
        }
    }

    /// The share of the normal distribution that truncation cuts off, 0..1; 0 for the others.
    pub fn cut_off(&self) -> f64 {
        match *self {
            Distribution::Normal { mean, sd, least, most } => {
                1.0 - Truncated::new(mean, sd, least, most).within()
            }
            Distribution::Ninety { p5, p95, log, least, most } => {
                1.0 - Ninety::new(p5, p95, log, least, most).within()
            }
            Distribution::Experts { ref entries, ref up_to } => {
                listed::most(&each(entries, Distribution::cut_off), up_to)
            }
            _ => 0.0,
        }
    }
}

/// The place of the choice at u of 0..=1.
pub(super) fn place(up_to: &[f64; MOST_CHOICES], u: f64) -> f64 {
    let u = if u > 0.0 { u } else { f64::MIN_POSITIVE };
    up_to.iter().filter(|end| **end < u).count() as f64
}

/// By place, how likely it is that a later one is chosen.
fn beyond(up_to: &[f64; MOST_CHOICES]) -> impl Iterator<Item = f64> {
    up_to.iter().map(|end| 1.0 - end)
}

/// What each of them is, in one number.
fn each(entries: &[Distribution], of: impl Fn(&Distribution) -> f64) -> Vec<f64> {
    entries.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INF: f64 = f64::INFINITY;

    #[test]
    fn constructors_check() {
        assert_eq!(Distribution::uniform(0.5, 0.2), Err(Misfit::OutOfOrder(0.5, 0.2)));
        assert_eq!(Distribution::pert(0.0, 2.0, 1.0), Err(Misfit::OutOfOrder(2.0, 1.0)));
        assert_eq!(Distribution::pert(0.0, -1.0, 1.0), Err(Misfit::OutOfOrder(0.0, -1.0)));
        assert_eq!(Distribution::exactly(INF), Err(Misfit::NotFinite(INF)));
        assert_eq!(Distribution::normal(0.0, -1.0, 0.0, 1.0), Err(Misfit::NegativeSd(-1.0)));
        assert!(matches!(Distribution::normal(0.0, f64::NAN, 0.0, 1.0), Err(Misfit::NotFinite(_))));
        assert!(matches!(
            Distribution::normal(-3.0, 0.1, 0.0, 1.0),
            Err(Misfit::NothingLeft { .. })
        ));
        assert!(matches!(
            Distribution::normal(2.0, 0.0, 0.0, 1.0),
            Err(Misfit::NothingLeft { .. })
        ));
    }

    #[test]
    fn choices_have_their_shares() {
        let choice = Distribution::among(&[0.0, 3.0, 0.0, 1.0, 0.0]).expect("two are possible");
        assert_eq!((choice.least(), choice.most(), choice.mean()), (1.0, 3.0, 1.5));
        assert_eq!([0.0, 0.75, 0.76, 1.0].map(|u| choice.quantile(u)), [1.0, 1.0, 3.0, 3.0]);
        assert_eq!(Distribution::among(&[0.0, 0.5]).map(|one| one.known()), Ok(Some(1.0)));
        for none in [&[][..], &[0.0], &[1.0, -1.0], &[f64::NAN], &[1.0; 9]] {
            assert_eq!(Distribution::among(none), Err(Misfit::NoChoice));
        }
    }

    #[test]
    fn what_has_no_width_is_known() {
        let known = Ok(Distribution::Known { value: 0.5 });
        assert_eq!(Distribution::uniform(0.5, 0.5), known);
        assert_eq!(Distribution::pert(0.5, 0.5, 0.5), known);
        assert_eq!(Distribution::normal(0.5, 0.0, 0.0, 1.0), known);
        assert_eq!(known.map(|k| (k.known(), k.sd(), k.quantile(0.2))), Ok((Some(0.5), 0.0, 0.5)));
    }

    #[test]
    fn moments_are_those_of_the_quantiles() {
        let all = [
            Distribution::uniform(-1.0, 3.0),
            Distribution::pert(0.2, 0.3, 0.5),
            Distribution::pert(0.0, 0.0, 1.0),
            Distribution::normal(0.3, 0.1, 0.0, 1.0),
            Distribution::normal(1.2, 0.2, 0.0, 1.0),
            Distribution::among(&[1.0, 2.0, 1.0]),
            Distribution::ninety(0.2, 0.6, false, 0.1, 1.0),
            Distribution::any(&[0.8, 0.2, 0.4], &[1.0, 2.0, 1.0]),
        ];
        for distribution in all {
            let distribution = distribution.expect("in order");
            let sampler = distribution.sampler();
            let n = 20_000;
            let (mut sum, mut squares) = (0.0, 0.0);
            for i in 0..n {
                let x = sampler.quantile((f64::from(i) + 0.5) / f64::from(n));
                sum += x;
                squares += x * x;
            }
            let mean = sum / f64::from(n);
            let sd = (squares / f64::from(n) - mean * mean).sqrt();
            let width = distribution.most() - distribution.least();
            assert!((mean - distribution.mean()).abs() < 1e-5 * width, "{distribution:?}");
            assert!((sd - distribution.sd()).abs() < 1e-4 * width, "{distribution:?}");
        }
    }

    #[test]
    fn cut_off_is_what_lies_beyond() {
        let half = Distribution::normal(0.0, 1.0, 0.0, INF).expect("in order");
        assert!((half.cut_off() - 0.5).abs() < 1e-15);
        assert_eq!(Distribution::uniform(0.0, 1.0).map(|u| u.cut_off()), Ok(0.0));
    }
}
