//! Distributions made ready for many samples.

use super::distribution::{Distribution, MOST_CHOICES, place};
use super::listed::chosen;
use super::ninety::Ninety;
use super::normal::Truncated;
use super::pert::{self, Pert};
use super::pool;
use std::sync::Arc;

/// Turns uniform numbers into samples, one at a time or in bulk, with the same bits either way.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler(Prepared);

#[derive(Clone, Debug, PartialEq)]
enum Prepared {
    Known(f64),
    Uniform { low: f64, high: f64 },
    Pert(Box<Pert>),
    Normal(Truncated),
    Among([f64; MOST_CHOICES]),
    Ninety(Ninety),
    Any { values: Arc<[f64]>, up_to: Arc<[f64]> },
    Experts { mixture: Distribution, voices: Box<[Sampler]>, up_to: Arc<[f64]> },
}

impl Sampler {
    /// Of a distribution. A fraction of a millisecond for a PERT, nothing for the others.
    pub fn new(distribution: &Distribution) -> Self {
        Sampler(match *distribution {
            Distribution::Known { value } => Prepared::Known(value),
            Distribution::Uniform { low, high } => Prepared::Uniform { low, high },
            Distribution::Pert { low, mode, high } => {
                Prepared::Pert(Box::new(Pert::new(low, mode, high)))
            }
            Distribution::Normal { mean, sd, least, most } => {
                Prepared::Normal(Truncated::new(mean, sd, least, most))
            }
            Distribution::Among { up_to } => Prepared::Among(up_to),
            Distribution::Ninety { p5, p95, log, least, most } => {
                Prepared::Ninety(Ninety::new(p5, p95, log, least, most))
            }
            Distribution::Any { ref values, ref up_to } => {
                Prepared::Any { values: values.clone(), up_to: up_to.clone() }
            }
            Distribution::Experts { ref entries, ref up_to } => Prepared::Experts {
                mixture: distribution.clone(),
                voices: entries.iter().map(Sampler::new).collect(),
                up_to: up_to.clone(),
            },
        })
    }

    /// Whether one of several experts says it.
    pub fn is_spoken(&self) -> bool {
        matches!(self.0, Prepared::Experts { .. })
    }

    /// The sample of u in 0..=1 (the ends are brought just inside), within the distribution's
    /// support. A PERT comes from a table, within 1e-7 of its range between the 0.1 and 99.9 %
    /// points.
    pub fn quantile(&self, u: f64) -> f64 {
        match &self.0 {
            Prepared::Known(value) => *value,
            Prepared::Uniform { low, high } => between(*low, *high, u),
            Prepared::Pert(pert) => pert.quantile(inside(u)),
            Prepared::Normal(normal) => normal.quantile(u),
            Prepared::Among(up_to) => place(up_to, u),
            Prepared::Ninety(ninety) => ninety.quantile(u),
            Prepared::Any { values, up_to } => values[chosen(up_to, u)],
            Prepared::Experts { mixture, .. } => mixture.quantile(u),
        }
    }

    /// The samples of many u, with a u for who speaks in each; every u is then the place of its sample in the mixture.
    /// Where no experts speak, as [`Sampler::fill`].
    pub fn fill_spoken(&self, speakers: &[f64], uniforms: &mut [f64], values: &mut [f64]) {
        let Prepared::Experts { mixture, voices, up_to } = &self.0 else {
            return self.fill(uniforms, values);
        };
        let Distribution::Experts { entries, .. } = mixture else { return };
        for ((speaker, u), x) in speakers.iter().zip(uniforms).zip(values) {
            let voice = chosen(up_to, *speaker);
            *x = voices[voice].quantile(*u);
            *u = inside(mixture.rank(*x, &entries[voice], *u));
        }
    }

    /// The samples of many u; as many as the shorter of both.
    pub fn fill(&self, uniforms: &[f64], values: &mut [f64]) {
        let n = uniforms.len();
        let n = if n < values.len() { n } else { values.len() };
        let (uniforms, values) = (&uniforms[..n], &mut values[..n]);
        let pairs = uniforms.iter().zip(&mut *values);
        match &self.0 {
            Prepared::Known(value) => values.fill(*value),
            Prepared::Uniform { low, high } => {
                pairs.for_each(|(u, x)| *x = between(*low, *high, *u))
            }
            Prepared::Pert(pert) => pairs.for_each(|(u, x)| *x = pert.quantile(inside(*u))),
            Prepared::Normal(normal) => normal.fill(uniforms, values),
            Prepared::Among(up_to) => pairs.for_each(|(u, x)| *x = place(up_to, *u)),
            Prepared::Ninety(ninety) => ninety.fill(uniforms, values),
            Prepared::Any { values: of, up_to } => {
                pairs.for_each(|(u, x)| *x = of[chosen(up_to, *u)])
            }
            Prepared::Experts { mixture, .. } => pairs.for_each(|(u, x)| *x = mixture.quantile(*u)),
        }
    }
}

impl Distribution {
    /// Made ready for many samples. A fraction of a millisecond for a PERT, nothing for the others.
    pub fn sampler(&self) -> Sampler {
        Sampler::new(self)
    }

    /// The number below which it lies with probability u (brought to just above 0, just below 1); a
    /// PERT is solved to 1e-12 of its range.
    pub fn quantile(&self, u: f64) -> f64 {
        match *self {
            Distribution::Pert { low, mode, high } => pert::quantile(low, mode, high, inside(u)),
            Distribution::Experts { ref entries, ref up_to } => {
                pool::quantile(self, entries, up_to, inside(u))
            }
            _ => self.sampler().quantile(u),
        }
    }
}

/// The point at u of the way from low to high, never beyond high.
#[inline]
fn between(low: f64, high: f64, u: f64) -> f64 {
    let x = low + (high - low) * u;
    if x < high { x } else { high }
}

/// u brought above 0 and below 1.
#[inline]
fn inside(u: f64) -> f64 {
    const LEAST: f64 = 1.0 / 18_014_398_509_481_984.0;
    const MOST: f64 = 1.0 - f64::EPSILON / 2.0;
    let u = if u > LEAST { u } else { LEAST };
    if u < MOST { u } else { MOST }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Kind, input_uniforms};

    fn some() -> Vec<Distribution> {
        [
            Distribution::exactly(0.4),
            Distribution::uniform(0.2, 0.5),
            Distribution::pert(0.2, 0.3, 0.5),
            Distribution::normal(0.3, 0.1, 0.0, 1.0),
            Distribution::normal(1.3, 0.1, 0.0, 1.0),
            Distribution::normal(0.0, 2.0, f64::NEG_INFINITY, f64::INFINITY),
            Distribution::among(&[1.0, 2.0, 1.0]),
            Distribution::ninety(0.2, 0.6, false, 0.0, 1.0),
            Distribution::ninety(0.2, 0.6, true, 0.0, 1.0),
            Distribution::any(&[0.8, 0.2, 0.4], &[1.0, 2.0, 1.0]),
        ]
        .into_iter()
        .map(|distribution| distribution.expect("in order"))
        .collect()
    }

    #[test]
    fn bulk_has_the_bits_of_one_at_a_time_and_stays_in_range() {
        let key = Key::new(2, "party.a.no_deal", Kind::Input);
        let mut us = vec![0.0; 1_001];
        input_uniforms(&key, 0, &mut us);
        us.extend([0.0, 1.0, 1e-16, 1.0 - 1e-16]);
        for distribution in some() {
            let sampler = distribution.sampler();
            let mut xs = vec![0.0; us.len()];
            sampler.fill(&us, &mut xs);
            for (u, x) in us.iter().zip(&xs) {
                assert_eq!(sampler.quantile(*u).to_bits(), x.to_bits());
                assert!(x.is_finite() && *x >= distribution.least() && *x <= distribution.most());
                let exact = distribution.quantile(*u);
                assert!((x - exact).abs() < 1e-6, "{distribution:?} at {u}: {x} for {exact}");
            }
        }
    }

    #[test]
    fn samples_have_the_mean_of_their_distribution() {
        // n = 1,000,000 with a fixed seed; alpha = 1e-6 two-sided: critical value 4.89 standard
        // errors.
        let key = Key::new(11, "party.b.cost_per_month", Kind::Input);
        let mut us = vec![0.0; 1_000_000];
        input_uniforms(&key, 0, &mut us);
        for distribution in some() {
            let mut xs = vec![0.0; us.len()];
            distribution.sampler().fill(&us, &mut xs);
            let mean = xs.iter().sum::<f64>() / 1e6;
            let allowed = 4.89 * distribution.sd() / 1e3 + 1e-9;
            assert!((mean - distribution.mean()).abs() < allowed, "{distribution:?}: {mean}");
        }
    }
}
