//! What drives it: how far the strongest inputs move the likelihood, and what is left to chance.

use super::axes::Percents;
use super::cells::{heads, number, perhaps, share, words};
use crate::claims::{Driver, Findings, Likelihood, Share};
use crate::report::say::hundred::of_hundred;
use crate::report::say::numbers::{about, likely, sized};
use crate::report::say::units::behind;
use crate::report::say::words::{capital, listed, within};
use crate::report::sheet::{Cell, Figure, Numbers, Part, Piece, Swing, Swings};

/// Inputs that are drawn, and those whose numbers are given.
const DRAWN: usize = 8;
const LISTED: usize = 30;
/// Names in a title.
const NAMED_ALIKE: usize = 3;
/// Units that the name of an input says already.
const NAMED: [&str; 2] = ["weight", "shape"];

/// What moves it; none where every input is known, or where nothing moves it.
pub fn figure(findings: &Findings) -> Option<Figure> {
    let title = title(findings)?;
    let shown: Vec<&Driver> = visible(findings).take(DRAWN).collect();
    let swings = (!shown.is_empty()).then(|| Part::Swings(swings(&shown)));
    let chance = chance(findings);
    let heading =
        || Part::Heading("How much of it is not knowing, and how much is chance".to_owned());
    let chance = chance.into_iter().flat_map(|pieces| [heading(), Part::Stack(pieces)]);
    Some(Figure {
        about: "What drives it",
        title,
        explanation: match shown.is_empty() {
            true => String::new(),
            false => "How likely a settlement is where one input is low, and where it is high; in bold its share of what \
                      the inputs explain."
                .to_owned(),
        },
        parts: swings.into_iter().chain(chance).collect(),
        notes: Vec::new(),
        tables: vec![table(&findings.drivers)],
    })
}

fn visible(findings: &Findings) -> impl Iterator<Item = &Driver> {
    findings.drivers.iter().filter(|driver| driver.is_visible())
}

/// The input that explains most, unless that is noise or the next explains as much within what is known.
pub fn title(findings: &Findings) -> Option<String> {
    let settled = &findings.ends[0];
    if findings.drivers.is_empty() || settled.is_never() || settled.is_always() {
        return None;
    }
    let standing = |driver: &Driver| Standing {
        name: driver.name.clone(),
        share: driver.share,
        tenths: driver
            .low_tenth
            .zip(driver.high_tenth)
            .map(|(low, high)| [format!("{} settle", of_hundred(low.p)), of_hundred(high.p)]),
        swing: driver.swing(),
    };
    Some(strongest(&visible(findings).map(standing).collect::<Vec<_>>()))
}

/// What is told of an input that stands out.
pub struct Standing {
    pub name: String,
    pub share: Option<Share>,
    /// What is answered where it is low, and where it is high.
    pub tenths: Option<[String; 2]>,
    /// How far apart that is.
    pub swing: f64,
}

/// The input that explains most, or those that cannot be told from it: the strongest first.
pub fn strongest(shown: &[Standing]) -> String {
    let Some(first) = shown.first() else {
        return "No single input stands out from the noise of the simulation".to_owned();
    };
    let alike = shown.iter().filter(|other| !is_clearly_before(first, other));
    let names: Vec<String> = alike.map(|one| within(&one.name)).collect();
    match (names.as_slice(), &first.tenths) {
        ([], Some([low, high])) | ([_], Some([low, high])) => format!(
            "{} matters most: {low} where it is low, {high} where it is high",
            capital(&within(&first.name))
        ),
        ([] | [_], None) => format!("{} matters most", capital(&within(&first.name))),
        (several, _) if several.len() <= NAMED_ALIKE => {
            format!("{} matter most, about alike", capital(&listed(several)))
        }
        (several, _) => {
            let more = format!("{} more", several.len() - NAMED_ALIKE + 1);
            let named = [&several[..NAMED_ALIKE - 1], &[more]].concat();
            format!("{} matter most, about alike", capital(&listed(&named)))
        }
    }
}

/// Whether the shares of two can be told apart; their swings, where shares are not known.
fn is_clearly_before(first: &Standing, second: &Standing) -> bool {
    match (first.share, second.share) {
        (Some(first), Some(second)) => first.low > second.high,
        _ => first.swing > 1.5 * second.swing,
    }
}

fn swings(shown: &[&Driver]) -> Swings {
    let tenths = |driver: &Driver| [driver.low_tenth, driver.high_tenth];
    let largest = shown.iter().flat_map(|driver| tenths(driver)).flatten().map(|one| one.high);
    let percents = Percents::up_to(largest, "Likelihood of a settlement");
    let end = |tenth: Option<Likelihood>| {
        tenth.map(|one| (percents.at(one.p), percents.both((one.low, one.high))))
    };
    let row = |driver: &&Driver| Swing {
        name: capital(&within(&driver.name)),
        note: note(driver),
        low: end(driver.low_tenth),
        high: end(driver.high_tenth),
        share: driver.share.map(|share| shares(&share)).unwrap_or_default(),
    };
    let rows = shown.iter().map(row).collect();
    Swings { axis: percents.axis, rows }
}

/// `below 0.25: 8 of 100, above 0.75: 17 of 100 (months)`
fn note(driver: &Driver) -> String {
    let value = |value| sized(value, driver.high_value - driver.low_value);
    let unit = match behind("", &driver.unit) {
        none if none.is_empty() || NAMED.contains(&none.as_str()) => String::new(),
        unit => format!(" ({unit})"),
    };
    match (&driver.low_tenth, &driver.high_tenth) {
        (Some(low), Some(high)) => format!(
            "below\u{a0}{}: {}, above\u{a0}{}: {}{unit}",
            value(driver.low_value),
            of_hundred(low.p),
            value(driver.high_value),
            of_hundred(high.p)
        ),
        _ => String::new(),
    }
}

fn shares(share: &Share) -> String {
    likely(&Likelihood { p: share.value, low: share.low, high: share.high, n: 0 })
}

/// What differs between possible worlds, and what differs between negotiations of one.
fn chance(findings: &Findings) -> Option<Vec<Piece>> {
    let spread = findings.spread.as_ref().filter(|_| findings.support.uncertain > 0)?;
    let piece = |shade, share: f64, label: &str| Piece {
        shade,
        share,
        label: label.to_owned(),
        figures: about(share),
    };
    Some(vec![
        piece(
            0,
            spread.input_share,
            "what is not known about the parties: better evidence could lessen it",
        ),
        piece(
            2,
            1.0 - spread.input_share,
            "chance in the talks: it would stay if every input were known",
        ),
    ])
}

fn table(drivers: &[Driver]) -> Numbers {
    let row = |driver: &Driver| -> Vec<Cell> {
        let [low, low_from, low_to, _] = perhaps(driver.low_tenth.as_ref());
        let [high, high_from, high_to, _] = perhaps(driver.high_tenth.as_ref());
        let shares = match driver.share {
            Some(known) => [share(known.value), share(known.low), share(known.high)],
            None => [const { Cell::Nothing }; 3],
        };
        let name = words(format!("{}{}", driver.name, behind(", ", &driver.unit)));
        let ends = vec![
            number(driver.low_value),
            low,
            low_from,
            low_to,
            number(driver.high_value),
            high,
            high_from,
            high_to,
        ];
        [vec![name], ends, shares.to_vec()].concat()
    };
    let (from, to) = ("95\u{a0}% from", "to");
    let columns = [
        "lowest tenth below",
        "settled",
        from,
        to,
        "highest tenth above",
        "settled",
        from,
        to,
        "share",
        from,
        to,
    ];
    let rows = drivers.iter().take(LISTED).map(row).collect();
    Numbers { columns: heads(&["input"], &columns), rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(name: &str, (low, share, high): (f64, f64, f64)) -> Standing {
        Standing {
            name: name.into(),
            share: Some(Share { value: share, low, high }),
            tenths: Some(["27 of 100 settle".to_owned(), "2 of 100".to_owned()]),
            swing: 0.25,
        }
    }

    #[test]
    fn one_input_is_named_only_where_it_is_first_beyond_noise() {
        let first = || input("the North's patience", (0.2, 0.25, 0.3));
        let second = input("The South's luck", (0.1, 0.15, 0.19));
        let near = |name| input(name, (0.2, 0.24, 0.29));
        let said = |shown: &[Standing]| strongest(shown);
        assert_eq!(
            said(&[first(), second]),
            "The North's patience matters most: 27 of 100 settle where it is low, 2 of 100 where it is high"
        );
        assert_eq!(
            said(&[first(), near("The South's luck")]),
            "The North's patience and the South's luck matter most, about alike"
        );
        let many = ["A", "B", "C", "D"].map(near);
        let many: Vec<Standing> = [first()].into_iter().chain(many).collect();
        assert_eq!(said(&many), "The North's patience, A and 3 more matter most, about alike");
        assert_eq!(said(&[]), "No single input stands out from the noise of the simulation");
    }
}
