//! A likelihood along one lever, as a curve with its band, or over two, as a grid with its contours.

use super::case;
use super::numbers::{about, interval, percent, trimmed};
use super::units::behind;
use super::words::{counted, within};
use crate::claims::{CONTOURS, Contour, Likelihood, Sweep, Swept};
use crate::report::document::{Bar, Bars, Block, Document, Drawn, Grid};
use crate::report::hint::Hint;

/// So many points of a contour are all listed.
const FEW_POINTS: usize = 12;

/// What a sweep shows.
pub fn sweep(sweep: &Sweep) -> Document {
    let is_curve = sweep.levers.len() == 1;
    let (drawn, contours) =
        if is_curve { (curve(sweep), Vec::new()) } else { (grid(sweep), met(sweep)) };
    Document::of([title(sweep), drawn, contours, trust(sweep)])
}

fn title(sweep: &Sweep) -> Vec<Block> {
    let levers: Vec<String> = sweep.levers.iter().map(|swept| within(&swept.lever.name)).collect();
    let (title, plan) = (&sweep.case.title, &sweep.case.plan);
    let title =
        format!("{title}: the likelihood of {} by {}", within(&sweep.name), levers.join(" and "));
    let played = format!(
        "{} at each point ({}), the same luck at every one · {}",
        counted(plan.negotiations, "negotiation"),
        case::draws(plan),
        case::seed(plan)
    );
    vec![Block::title(title), Block::text(0, 1, played)]
}

/// A line a value.
fn curve(sweep: &Sweep) -> Vec<Block> {
    let (swept, row) = (&sweep.levers[0], &sweep.grid[0]);
    let bar = |(label, likelihood): (String, &Likelihood)| Bar {
        label,
        figures: [percent(likelihood), interval(likelihood)],
        at: likelihood.p,
        interval: (likelihood.low, likelihood.high),
        beside: String::new(),
        notes: Vec::new(),
    };
    let most = end_of_axis(row);
    let rows = labels(swept).into_iter().zip(row).map(bar).collect();
    let bars = Bars { rows, most, drawn: Drawn::Band(about(most)) };
    vec![Block::heading(named(swept), stands(swept)), Block::Bars(bars)]
}

/// A lever's name with its unit.
pub fn named(swept: &Swept) -> String {
    swept.lever.name.clone() + &behind(", ", &swept.lever.unit)
}

/// A likelihood at which the axis ends: the smallest round one that holds every interval.
fn end_of_axis(row: &[Likelihood]) -> f64 {
    let most = row.iter().fold(0.0, |most, one| if one.high > most { one.high } else { most });
    let round = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0];
    round.into_iter().find(|end| most <= *end).unwrap_or(1.0)
}

/// The likelihoods over two levers.
fn grid(sweep: &Sweep) -> Vec<Block> {
    let [rows, across] = [&sweep.levers[0], &sweep.levers[1]];
    let columns = labels(across);
    let row =
        |(label, row): (String, &Vec<Likelihood>)| (label, row.iter().map(|one| one.p).collect());
    let narrow = format!(
        "Across from {} to {}; the numbers need a wider page{}.",
        columns[0],
        columns[columns.len() - 1],
        Hint::OtherForms
    );
    let explanation = format!("downwards; across: {}. Per cent", named(across));
    let grid = Grid {
        rows: labels(rows).into_iter().zip(&sweep.grid).map(row).collect(),
        columns,
        contours: CONTOURS.to_vec(),
        narrow,
    };
    vec![
        Block::heading(named(rows), explanation),
        Block::Grid(grid),
        Block::text(2, 0, widest_interval(sweep)),
    ]
}

fn widest_interval(sweep: &Sweep) -> String {
    let all = sweep.grid.iter().flatten();
    let half = all.map(|one| 50.0 * (one.high - one.low));
    let most = half.fold(0.0, |most, one| if one > most { one } else { most });
    format!(
        "░ from 25\u{a0}%, ▒ from 50\u{a0}%, ▓ from 75\u{a0}%. The 95\u{a0}% intervals reach at most {most:.1} points to \
         either side."
    )
}

/// Where the contours run.
fn met(sweep: &Sweep) -> Vec<Block> {
    let heading = Block::heading("Contours", "(between neighbours in a straight line)");
    [vec![heading], contours(sweep)].concat()
}

/// A line a contour: where it is met on the rows of the grid, and where these are few, on the columns too.
fn contours(sweep: &Sweep) -> Vec<Block> {
    let [rows, across] = [&sweep.levers[0], &sweep.levers[1]];
    let digits = digits(&across.values) + 1;
    let down = self::digits(&rows.values) + 1;
    let contour = |contour: &Contour| {
        let are_few = contour.points.len() <= FEW_POINTS;
        let on_a_row = |point: &&(f64, f64)| are_few || rows.values.contains(&point.0);
        let first = |at: f64| match rows.values.contains(&at) {
            true => label(rows, at),
            false => trimmed(at, down),
        };
        let second = |at: f64| match across.values.contains(&at) {
            true => label(across, at),
            false => trimmed(at, digits),
        };
        let points: Vec<String> = contour
            .points
            .iter()
            .filter(on_a_row)
            .map(|point| format!("({},\u{a0}{})", first(point.0), second(point.1)))
            .collect();
        let met = match points.len() {
            0 if contour.points.is_empty() => "nowhere in the grid".to_owned(),
            0 => {
                let points = counted(contour.points.len() as u64, "point");
                format!("{points} between rows{}", Hint::ForPrograms)
            }
            _ => points.join(" "),
        };
        Block::text(2, 1, format!("{}: {met}", about(contour.p)))
    };
    sweep.contours.iter().map(contour).collect()
}

pub fn labels(swept: &Swept) -> Vec<String> {
    swept.values.iter().map(|value| label(swept, *value)).collect()
}

/// A value with as many decimals as its neighbours need; the name of a level.
pub fn label(swept: &Swept, value: f64) -> String {
    match swept.lever.level(value) {
        Some(level) => level.to_owned(),
        None => format!("{value:.*}", digits(&swept.values)),
    }
}

/// The fewest decimals, up to 6, that show every value as it is, or at the least tell neighbours apart.
fn digits(values: &[f64]) -> usize {
    let step = (values[1] - values[0]).abs();
    let shows = |digits: &usize| {
        let exact = |value: &f64| {
            let shown: f64 = format!("{value:.digits$}").parse().expect("a number was written");
            (shown - value).abs() <= 1e-3 * step
        };
        values.iter().all(exact)
    };
    (0..3).find(shows).unwrap_or_else(|| {
        let apart = |digits: &usize| {
            format!("{step:.digits$}").bytes().any(|digit| (b'1'..=b'9').contains(&digit))
        };
        (2..6).find(apart).map_or(6, |digits| digits + 1)
    })
}

/// `(now 0.4)`
fn stands(swept: &Swept) -> String {
    let lever = &swept.lever;
    let present =
        lever.level(lever.present).map_or_else(|| trimmed(lever.present, 4), str::to_owned);
    if lever.support.is_some() {
        return format!("(uncertain, median {present}; {})", lever.path);
    }
    format!("(now {present}; {})", lever.path)
}

fn trust(sweep: &Sweep) -> Vec<Block> {
    let legend = "All else as the scenario has it. In brackets: 95\u{a0}% intervals of the simulation's own noise at each \
                  point; as the luck is the same, neighbours differ by less noise than that. They cover neither what the \
                  model leaves out nor inputs that are wrong.";
    [vec![Block::text(1, 0, legend)], case::foot(&sweep.case)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_a_round_likelihood() {
        let likelihood = Likelihood { p: 0.5, low: 0.4, high: 0.6, n: 100 };
        assert_eq!(end_of_axis(&[likelihood]), 0.6);
    }

    #[test]
    fn values_show_the_decimals_that_they_need() {
        assert_eq!(digits(&[0.0, 0.5, 1.0]), 1);
        assert_eq!(digits(&[1.0, 2.0]), 0);
        assert_eq!(digits(&[0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0]), 3);
    }
}
