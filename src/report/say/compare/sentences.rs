//! What differs, in plain sentences.

use super::digits::{digits, digits_of, scale};
use crate::claims::{Difference, Row, What};
use crate::report::say::numbers::power_of_ten;
use crate::report::say::words::capital;

/// What a row says in a plain sentence about the scenario that is so called.
pub fn sentence(row: &Row, who: &str, negotiations: &str) -> String {
    let subject = subject(row);
    match &row.difference {
        None if row.first.value.is_some() && row.second.value.is_some() => {
            format!("{}: too few settlements to tell.", capital(&subject))
        }
        None => format!("{}: nothing settled in one of the two.", capital(&subject)),
        Some(difference) if difference.is_visible() => visible(row, difference, who, &subject),
        Some(difference) if difference.bound() == 0.0 => {
            let of = if row.what == What::Round { " of a whole round" } else { "" };
            format!("{}: no difference{of}.", capital(&subject))
        }
        Some(difference) => {
            let than = amount(&row.what, &bound(&row.what, difference));
            let subject = capital(&subject);
            format!("{subject}: no difference larger than {than} can be seen with {negotiations}.")
        }
    }
}

fn subject(row: &Row) -> String {
    match row.what {
        What::Likelihood => row.name.clone(),
        What::Interim => format!("adoption of \"{}\"", row.name),
        What::Round => "the median round of a settlement".to_owned(),
        What::Terms { .. } if !row.is_of_terms() => row.name.clone(),
        What::Terms { .. } => format!("the mean terms on \"{}\"", row.name),
    }
}

fn visible(row: &Row, difference: &Difference, who: &str, subject: &str) -> String {
    let digits = digits_of(&row.what, difference);
    let number = |value: f64| format!("{:.digits$}", scale(&row.what) * value.abs());
    let by = amount(&row.what, &number(difference.value));
    let (near, far) = if difference.value < 0.0 {
        (difference.high, difference.low)
    } else {
        (difference.low, difference.high)
    };
    let by = format!("by {by} [{},\u{a0}{}]", number(near), number(far));
    let either = |more: &str, less: &str| {
        if difference.value > 0.0 { more.to_owned() } else { less.to_owned() }
    };
    match &row.what {
        What::Likelihood | What::Interim => {
            format!("{who} makes {subject} {} likely {by}.", either("more", "less"))
        }
        What::Round => format!("{who} makes {subject} {} {by}.", either("later", "earlier")),
        What::Terms { ends: Some((low, high)), .. } => {
            format!("{who} moves {subject} towards \"{}\" {by}.", either(high, low))
        }
        What::Terms { .. } => format!("{who} makes {subject} {} {by}.", either("higher", "lower")),
    }
}

/// `4.1 points`, `3 rounds`, `0.4 years`, `0.03`
fn amount(what: &What, number: &str) -> String {
    let noun = match what {
        What::Likelihood | What::Interim => "points",
        What::Round if number == "1" => "round",
        What::Round => "rounds",
        What::Terms { unit: Some(unit), .. } => unit,
        What::Terms { .. } => "of the scale",
    };
    format!("{number}\u{a0}{noun}")
}

/// The largest difference that the interval holds, rounded up.
pub fn bound(what: &What, difference: &Difference) -> String {
    let digits = digits(what, difference.high - difference.low);
    let ten = power_of_ten(digits);
    let up = (scale(what) * difference.bound() * ten - 1e-9).ceil() / ten;
    format!("{up:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Answer;

    fn row(value: f64, low: f64, high: f64) -> Row {
        let answer = |value| Answer {
            of: "settled".to_owned(),
            value: Some(value),
            low: Some(value - 0.01),
            high: Some(value + 0.01),
            n: 100_000,
        };
        Row {
            what: What::Likelihood,
            name: "a settlement".to_owned(),
            first: answer(0.3),
            second: answer(0.3 + value),
            difference: Some(Difference {
                value,
                low,
                high,
                unpaired_low: -1.0,
                unpaired_high: 1.0,
                is_same_talks: false,
            }),
        }
    }

    #[test]
    fn sentences_say_what_can_be_seen_and_what_cannot() {
        let words = |row: &Row| sentence(row, "It", "100,000 negotiations").replace('\u{a0}', " ");
        assert_eq!(
            words(&row(-0.041, -0.046, -0.036)),
            "It makes a settlement less likely by 4.1 points [3.6, 4.6]."
        );
        assert_eq!(
            words(&row(0.001, -0.0017, 0.0037)),
            "A settlement: no difference larger than 0.4 points can be seen with 100,000 negotiations."
        );
        let rounds = Row { what: What::Round, ..row(1.0, 1.0, 2.0) };
        assert_eq!(
            words(&rounds),
            "It makes the median round of a settlement later by 1 round [1, 2]."
        );
        let ends = Some(("north".to_owned(), "south".to_owned()));
        let mut terms = Row { what: What::Terms { unit: None, ends }, ..row(-0.03, -0.04, -0.02) };
        terms.first.of = "terms.water".to_owned();
        assert_eq!(
            words(&Row { name: "Water".to_owned(), ..terms }),
            "It moves the mean terms on \"Water\" towards \"north\" by 0.03 of the scale [0.02, 0.04]."
        );
    }
}
