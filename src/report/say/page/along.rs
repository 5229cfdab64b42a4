//! A sweep along one lever: a curve over a number, a row a level.

use super::axes::{Percents, round_numbers};
use super::levers::{
    INTERVALS, SAME_LUCK, constant, placed, present, range, stands, table, valued, what, with_room,
};
use crate::claims::{Lever, Likelihood, Movement, Sweep, Swept};
use crate::report::say::hundred::{of_hundred, rounded};
use crate::report::say::numbers::{likely, percent, sized, trimmed};
use crate::report::say::sweep::{labels, named};
use crate::report::say::words::{capital, within};
use crate::report::sheet::{
    Axis, Curve, CurveLine, CurvePoint, Figure, Part, Shape, Whisker, WhiskerRow, Whiskers,
};

/// What two likelihoods need not both say.
const OF_HUNDRED: &str = "\u{a0}of\u{a0}100";

/// Whether one comes before another.
type Order = fn(f64, f64) -> bool;

/// The figure of a sweep along one lever.
pub fn figure(sweep: &Sweep) -> Figure {
    let swept = &sweep.levers[0];
    // Levels have nothing between them.
    if swept.lever.levels.is_some() { of_levels(sweep, swept) } else { along(sweep, swept) }
}

/// A likelihood of a hundred, and more exactly where that would not tell two apart.
fn apart(one: &Likelihood, other: &Likelihood) -> [String; 2] {
    match rounded(one.p) == rounded(other.p) {
        true => [one, other].map(percent),
        false => [one, other].map(|likelihood| of_hundred(likelihood.p)),
    }
}

/// The first without what the second says again.
fn from_to([one, other]: [String; 2]) -> [String; 2] {
    let is_plain = one.starts_with(|letter: char| letter.is_ascii_digit());
    let is_same = is_plain && other.ends_with(OF_HUNDRED);
    let short = one.strip_suffix(OF_HUNDRED).filter(|_| is_same);
    [short.unwrap_or(&one).to_owned(), other]
}

/// From where to where it moves, as far as the intervals tell.
fn title(sweep: &Sweep, swept: &Swept) -> String {
    constant(sweep).unwrap_or_else(|| moves(&what(sweep), swept, &sweep.grid[0], sweep.movement()))
}

fn moves(what: &str, swept: &Swept, row: &[Likelihood], movement: Movement) -> String {
    let (last, name) = (row.len() - 1, within(&swept.lever.name));
    let at = |place: usize| valued(swept, swept.values[place]);
    let extreme = |place: usize, from: usize, to: usize, word: &str| {
        let where_it_is = match from == to {
            true => at(from),
            false => format!("between {} and {}", at(from), at(to)),
        };
        format!(
            "The likelihood of {what} is {word} where {name} is {where_it_is}, {}: it is {} at {} and {} at {}",
            of_hundred(row[place].p),
            of_hundred(row[0].p),
            at(0),
            of_hundred(row[last].p),
            at(last)
        )
    };
    let place = |is_more: Order, from: usize, to: usize| {
        let better =
            |best: usize, next: usize| if is_more(row[next].p, row[best].p) { next } else { best };
        (from..=to).fold(from, better)
    };
    let (more, less): (Order, Order) = (|one, other| one > other, |one, other| one < other);
    match movement {
        Movement::Flat(most) => format!(
            "No movement of the likelihood of {what} is seen as {name} goes from {} to {}: if there is one, it is no larger \
             than {} points",
            at(0),
            at(last),
            sized(100.0 * most, if most > 0.1 { 20.0 } else { 2.0 })
        ),
        Movement::Rises | Movement::Falls => {
            let [one, other] = from_to(apart(&row[0], &row[last]));
            let verb = if movement == Movement::Rises { "rises" } else { "falls" };
            format!(
                "The likelihood of {what} {verb} from {one} to {other} as {name} goes from {} to {}",
                at(0),
                at(last)
            )
        }
        Movement::Peak(from, to) => extreme(place(more, from, to), from, to, "highest"),
        Movement::Valley(from, to) => extreme(place(less, from, to), from, to, "lowest"),
        Movement::Neither => {
            let (low, high) = (place(less, 0, last), place(more, 0, last));
            format!(
                "The likelihood of {what} neither rises nor falls throughout as {name} goes from {} to {}: it is lowest at \
                 {} ({}) and highest at {} ({})",
                at(0),
                at(last),
                at(low),
                of_hundred(row[low].p),
                at(high),
                of_hundred(row[high].p)
            )
        }
    }
}

/// A curve along a number.
fn along(sweep: &Sweep, swept: &Swept) -> Figure {
    let row = &sweep.grid[0];
    let what = what(sweep);
    let percents =
        Percents::up_to(row.iter().map(|one| one.high), &format!("Likelihood of {what}"));
    let point = |(value, one): (&f64, &Likelihood)| CurvePoint {
        across: placed(swept, *value).unwrap_or(0.0),
        up: percents.at(one.p),
        low: percents.at(one.low),
        high: percents.at(one.high),
    };
    let points = swept.values.iter().zip(row).map(point).collect();
    let marked = placed(swept, swept.lever.present);
    let mark = |at| (at, format!("{} {}", now(&swept.lever), present(&swept.lever)));
    let curve = Curve {
        name: format!("The likelihood of {what} by {}", within(&swept.lever.name)),
        across: numbers_along(swept),
        up: percents.axis,
        lines: vec![CurveLine { name: String::new(), points }],
        dots: Vec::new(),
        marks: marked.map(mark).into_iter().collect(),
    };
    Figure {
        about: "Along one number",
        title: title(sweep, swept),
        explanation: format!(
            "Of all negotiations at each value of the number (the dots, where they are few), all else as the file has it; \
             tinted: 95\u{a0}% intervals.{} {SAME_LUCK}",
            explained(&sweep.levers)
        ),
        parts: vec![Part::Along(curve, range(swept))],
        notes: vec![stands(sweep), INTERVALS.to_owned()],
        tables: vec![table(sweep)],
    }
}

/// What the marks of where the file stands mean.
fn explained(levers: &[Swept]) -> String {
    let is_marked = levers.iter().all(|swept| placed(swept, swept.lever.present).is_some());
    let has_range = levers.iter().any(|swept| range(swept).is_some());
    match (is_marked, has_range) {
        (true, true) => {
            " Dashed: the median of what the file allows; the thick stretch of the axis: its range."
                .to_owned()
        }
        (true, false) => " Dashed: where the file stands.".to_owned(),
        (false, true) => " The thick stretch of the axis: what the file allows.".to_owned(),
        (false, false) => String::new(),
    }
}

fn now(lever: &Lever) -> &'static str {
    if lever.support.is_some() { "median" } else { "now" }
}

/// Round numbers from the first value to the last, as many as have room.
fn numbers_along(swept: &Swept) -> Axis {
    let (low, high) = (swept.values[0], swept.values[swept.values.len() - 1]);
    let tick = |value: f64| ((value - low) / (high - low), trimmed(value, 6));
    let ticks =
        round_numbers(low, high).into_iter().map(tick).filter(|(at, _)| (0.0..=1.0).contains(at));
    Axis { ticks: with_room(ticks.collect()), title: capital(&named(swept)) }
}

/// Levels have nothing between them: a row each.
fn of_levels(sweep: &Sweep, swept: &Swept) -> Figure {
    let row = &sweep.grid[0];
    let what = what(sweep);
    let percents =
        Percents::up_to(row.iter().map(|one| one.high), &format!("Likelihood of {what}"));
    let present = swept.lever.level(swept.lever.present);
    let one = |(label, one): (String, &Likelihood)| WhiskerRow {
        aside: match present == Some(label.as_str()) {
            true if swept.lever.support.is_some() => {
                "in the middle of what the file allows".to_owned()
            }
            true => "as the file has it".to_owned(),
            false => String::new(),
        },
        label,
        figures: likely(one),
        marks: vec![Whisker {
            shape: Shape::Circle,
            is_hollow: false,
            at: percents.at(one.p),
            interval: percents.both((one.low, one.high)),
        }],
    };
    let rows = labels(swept).into_iter().zip(row).map(one).collect();
    Figure {
        about: "One choice",
        title: constant(sweep).unwrap_or_else(|| choice(&what, swept, row)),
        explanation: format!(
            "Of all negotiations, with {} at each level, all else as the file has it; the line is the 95\u{a0}% interval. \
             {SAME_LUCK}",
            within(&swept.lever.name)
        ),
        parts: vec![Part::Whiskers(Whiskers { axis: percents.axis, key: Vec::new(), rows })],
        notes: vec![stands(sweep), INTERVALS.to_owned()],
        tables: vec![table(sweep)],
    }
}

/// With which level it is likeliest, as far as the intervals tell.
fn choice(what: &str, swept: &Swept, row: &[Likelihood]) -> String {
    let name = within(&swept.lever.name);
    let by = |is_more: Order| {
        let better =
            |best: usize, next: usize| if is_more(row[next].p, row[best].p) { next } else { best };
        (0..row.len()).fold(0, better)
    };
    let (best, worst) = (by(|one, other| one > other), by(|one, other| one < other));
    let at = |place: usize| valued(swept, swept.values[place]);
    if row[best].low <= row[worst].high {
        return format!("Whatever {name} is, no difference in the likelihood of {what} is seen");
    }
    let level = |other: &usize| row[*other].high >= row[best].low;
    let equals: Vec<String> = (0..row.len()).filter(level).map(at).collect();
    let [most, least] = apart(&row[best], &row[worst]);
    match equals.as_slice() {
        [_] => format!(
            "The likelihood of {what} is highest where {name} is {}, {most}, and {least} at {}",
            at(best),
            at(worst)
        ),
        // Which are best cannot be told; that some differ can.
        _ => format!(
            "The likelihood of {what} depends on {name}: it is {least} at {} and {most} at {}",
            at(worst),
            at(best)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{QuantityId, Range};

    fn swept(levels: Option<[&str; 3]>) -> Swept {
        let range = Range { least: 0.0, most: 1.0, above_least: false, below_most: false };
        let lever = Lever {
            quantity: QuantityId(0),
            path: "party.north.no_deal".into(),
            name: "The North's no-deal value".into(),
            unit: "value".into(),
            range,
            present: 0.5,
            sd: None,
            support: None,
            levels: levels.map(|levels| levels.map(str::to_owned).into()),
        };
        Swept::evenly(lever, 0.0, 1.0, 3)
    }

    fn row(points: [(f64, f64); 3]) -> [Likelihood; 3] {
        points.map(|(p, half)| Likelihood { p, low: p - half, high: p + half, n: 1_000 })
    }

    fn said(points: [(f64, f64); 3], movement: Movement) -> String {
        moves("a settlement", &swept(None), &row(points), movement).replace('\u{a0}', " ")
    }

    #[test]
    fn a_title_says_how_it_moves_and_no_more() {
        assert_eq!(
            said([(0.1, 0.01), (0.2, 0.01), (0.4, 0.01)], Movement::Rises),
            "The likelihood of a settlement rises from 10 to 40 of 100 as the North's no-deal value goes from 0 to 1"
        );
        // Told apart, and the same in whole numbers of a hundred: "from 12 to 12 of 100" would be nonsense.
        assert_eq!(
            said([(0.124, 0.0002), (0.122, 0.0002), (0.12, 0.0002)], Movement::Falls),
            "The likelihood of a settlement falls from 12.40 % to 12.00 % as the North's no-deal value goes from 0 to 1"
        );
        assert_eq!(
            said([(0.1, 0.01), (0.002, 0.001), (0.001, 0.0005)], Movement::Falls),
            "The likelihood of a settlement falls from 10 to under 1 of 100 as the North's no-deal value goes from 0 to 1"
        );
        // Ends alike, and the middle is not: "does not move" would be false.
        assert_eq!(
            said([(0.1, 0.01), (0.4, 0.01), (0.1, 0.01)], Movement::Peak(1, 1)),
            "The likelihood of a settlement is highest where the North's no-deal value is 0.5, 40 of 100: it is 10 of 100 at \
             0 and 10 of 100 at 1"
        );
        // Larger numbers one after the other within the noise: "rises" would be false.
        assert_eq!(
            said([(0.1, 0.02), (0.11, 0.02), (0.12, 0.02)], Movement::Flat(0.06)),
            "No movement of the likelihood of a settlement is seen as the North's no-deal value goes from 0 to 1: if \
             there is one, it is no larger than 6.0 points"
        );
        assert!(
            said([(0.1, 0.01), (0.3, 0.01), (0.09, 0.3)], Movement::Neither)
                .ends_with("it is lowest at 1 (9 of 100) and highest at 0.5 (30 of 100)")
        );
    }

    #[test]
    fn a_level_is_the_best_only_where_it_can_be_told() {
        let swept = swept(Some(["none", "some", "all"]));
        let said = |points| choice("a settlement", &swept, &row(points)).replace('\u{a0}', " ");
        assert_eq!(
            said([(0.1, 0.01), (0.4, 0.01), (0.2, 0.01)]),
            "The likelihood of a settlement is highest where the North's no-deal value is “some”, 40 of 100, and 10 of 100 at \
             “none”"
        );
        assert_eq!(
            said([(0.1, 0.01), (0.4, 0.02), (0.39, 0.02)]),
            "The likelihood of a settlement depends on the North's no-deal value: it is 10 of 100 at “none” and 40 of 100 at \
             “some”"
        );
        assert_eq!(
            said([(0.1, 0.02), (0.12, 0.02), (0.11, 0.02)]),
            "Whatever the North's no-deal value is, no difference in the likelihood of a settlement is seen"
        );
    }
}
