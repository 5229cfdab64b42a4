//! Numbers and distributions in words.

use crate::claims::{Input, Kind};
use crate::random::Distribution;

/// What a number is, in words, without its unit.
pub fn in_words(kind: &Kind) -> String {
    match kind {
        Kind::Number(distribution) => of_distribution(distribution, &number),
        Kind::Level(distribution, levels) => {
            of_distribution(distribution, &|position| level(position, levels))
        }
        Kind::Setting(value) => number(*value),
        Kind::Curve(corners) => {
            let corners = corners.iter().map(|(at, value)| format!("{} at {at}", number(*value)));
            format!("a curve: {}", corners.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The same with its unit, where that says more than the path does.
pub fn with_unit(input: &Input) -> String {
    let words = in_words(&input.kind);
    let is_telling =
        input.unit != "position" && matches!(input.kind, Kind::Number(_) | Kind::Setting(_));
    if is_telling && !input.path.ends_with(&input.unit) {
        format!("{words} ({})", input.unit)
    } else {
        words
    }
}

fn of_distribution(distribution: &Distribution, number: &dyn Fn(f64) -> String) -> String {
    match *distribution {
        Distribution::Known { value } => number(value),
        Distribution::Uniform { low, high } => {
            format!("{} to {}, each as likely", number(low), number(high))
        }
        Distribution::Pert { low, mode, high } => {
            format!("{} to {}, likeliest {}", number(low), number(high), number(mode))
        }
        Distribution::Normal { mean, sd, least, most } => {
            let cut = cut(least, most, number);
            format!("about {}, two in three within {} of it{cut}", number(mean), number(sd))
        }
        Distribution::Among { .. } => "one of several".to_owned(),
        Distribution::Ninety { p5, p95, log, least, most } => {
            let scale = if log { " on a log scale" } else { "" };
            let least = if log && least < 1e-300 { f64::NEG_INFINITY } else { least };
            let cut = cut(least, most, number);
            format!("{} to {} with nine chances in ten{scale}{cut}", number(p5), number(p95))
        }
        Distribution::Any { ref values, .. } => {
            let shares = values.iter().zip(distribution.weights());
            let parts =
                shares.map(|(value, share)| format!("{} ({})", number(*value), per_cent(share)));
            format!("one of {}", parts.collect::<Vec<_>>().join(", "))
        }
        Distribution::Experts { ref entries, .. } => {
            let shares = entries.iter().zip(distribution.weights());
            let says = |(entry, share): (&Distribution, f64)| {
                format!("{} ({})", of_distribution(entry, number), per_cent(share))
            };
            format!(
                "as one expert or another says: {}",
                shares.map(says).collect::<Vec<_>>().join("; ")
            )
        }
    }
}

/// Where truncation cuts.
fn cut(least: f64, most: f64, number: &dyn Fn(f64) -> String) -> String {
    match (least.is_finite(), most.is_finite()) {
        (false, false) => String::new(),
        (true, false) => format!(", not below {}", number(tidy(least))),
        (false, true) => format!(", not above {}", number(tidy(most))),
        (true, true) => format!(", within {} to {}", number(tidy(least)), number(tidy(most))),
    }
}

fn per_cent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

/// An end that stands for "above 0".
fn tidy(end: f64) -> f64 {
    if end.abs() < 1e-300 { 0.0 } else { end }
}

/// A number as one would write it: six digits.
fn number(value: f64) -> String {
    let rounded: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    let is_handy = rounded == 0.0 || (1e-6..1e9).contains(&rounded.abs());
    if is_handy { format!("{rounded}") } else { format!("{rounded:e}") }
}

fn level(position: f64, levels: &[String]) -> String {
    let place = (position * (levels.len() - 1) as f64).round() as usize;
    levels.get(place).map_or_else(|| number(position), |name| format!("\"{name}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions_read_as_sentences() {
        let words = |distribution: Distribution| in_words(&Kind::Number(distribution));
        assert_eq!(words(Distribution::Known { value: 0.1 + 0.2 }), "0.3");
        assert_eq!(
            words(Distribution::Uniform { low: 0.0, high: 1e-9 }),
            "0 to 1e-9, each as likely"
        );
        let pert = Distribution::Pert { low: 0.2, mode: 0.3, high: 1234567.0 };
        assert_eq!(words(pert), "0.2 to 1234570, likeliest 0.3");
        let normal = Distribution::Normal {
            mean: 0.3,
            sd: 0.1,
            least: f64::MIN_POSITIVE,
            most: f64::INFINITY,
        };
        assert_eq!(words(normal), "about 0.3, two in three within 0.1 of it, not below 0");
        let ninety =
            Distribution::Ninety { p5: 0.2, p95: 0.6, log: true, least: 0.0, most: f64::INFINITY };
        assert_eq!(words(ninety.clone()), "0.2 to 0.6 with nine chances in ten on a log scale");
        let any = Distribution::any(&[0.2, 0.8], &[1.0, 3.0]).expect("two are possible");
        assert_eq!(words(any.clone()), "one of 0.2 (25 %), 0.8 (75 %)");
        let experts = Distribution::experts(vec![any, ninety], &[1.0, 1.0]).expect("two speak");
        assert_eq!(
            words(experts),
            "as one expert or another says: one of 0.2 (25 %), 0.8 (75 %) (50 %); 0.2 to 0.6 with nine chances in ten on a log scale (50 %)"
        );
        let levels = vec!["none".to_owned(), "some".to_owned(), "all".to_owned()];
        let level = Kind::Level(Distribution::Uniform { low: 0.0, high: 0.5 }, levels);
        assert_eq!(in_words(&level), "\"none\" to \"some\", each as likely");
    }
}
