//! A sweep over two levers as a map.

use super::axes::Percents;
use super::levers::{
    INTERVALS, MOST_LETTERS, SAME_LUCK, constant, placed, range, stands, table, valued, with_room,
};
use crate::claims::{Likelihood, Sweep, Swept};
use crate::report::say::hundred::of_hundred;
use crate::report::say::numbers::{about, whole};
use crate::report::say::sweep::{labels, named};
use crate::report::say::words::{capital, counted, within};
use crate::report::sheet::{Axis, Figure, Map, MapCell, MapLine, Part};

/// Shades of a map.
const SHADES: f64 = 10.0;
/// Letters of a label that have room before a map.
const BEFORE: usize = 6;
/// Labels one above the other.
const MOST_UP: usize = 12;

/// Cells over two levers: the last across, as the report for readers has them.
pub fn figure(sweep: &Sweep) -> Figure {
    let all = || sweep.grid.iter().flatten();
    let what = within(&sweep.name);
    let percents =
        Percents::up_to(all().map(|one| one.p), &format!("Likelihood of {what}, in per cent"));
    let is_numbered = sweep.levers.iter().all(|swept| swept.lever.levels.is_none());
    let has_lines = sweep.contours.iter().any(|contour| !contour.lines.is_empty());
    Figure {
        about: "Over both",
        title: title(sweep),
        explanation: format!(
            "Of all negotiations at each pair of values, in per cent, all else as the file has it.{} {SAME_LUCK}",
            match is_numbered && has_lines {
                true => " The lines join neighbours of equal likelihood.",
                false => "",
            }
        ),
        parts: vec![Part::Map(map(sweep, &percents, is_numbered))],
        notes: vec![
            extremes(sweep),
            likelier(sweep),
            stands(sweep),
            format!("{} {INTERVALS}", widest(sweep)),
        ],
        tables: vec![table(sweep)],
    }
}

fn likelier(sweep: &Sweep) -> String {
    let all = || sweep.grid.iter().flatten();
    let number = all().filter(|one| one.p > 0.5).count() as u64;
    let points = counted(all().count() as u64, "point");
    match number {
        _ if constant(sweep).is_some() => String::new(),
        0 => format!("At none of {points} is it likelier than not."),
        _ => format!("Likelier than not at {} of {points}.", whole(number)),
    }
}

fn widest(sweep: &Sweep) -> String {
    let half = sweep.grid.iter().flatten().map(|one| 50.0 * (one.high - one.low));
    let most = half.fold(0.0, |most, one| if one > most { one } else { most });
    format!("The 95\u{a0}% intervals reach at most {most:.1} points to either side.")
}

/// Between what it lies, if the ends can be told apart.
fn title(sweep: &Sweep) -> String {
    if let Some(constant) = constant(sweep) {
        return constant;
    }
    let [low, high] = sweep.ends().map(|(row, column)| &sweep.grid[row][column]);
    let what = within(&sweep.name);
    match high.low > low.high {
        false => {
            format!("No movement of the likelihood of {what} is seen wherever both stand")
        }
        true => format!(
            "The likelihood of {what} lies between {} and {}",
            of_hundred(low.p),
            of_hundred(high.p)
        ),
    }
}

/// Where it is lowest and where highest, if they can be told apart.
fn extremes(sweep: &Sweep) -> String {
    let [lowest, highest] = sweep.ends();
    let at = |(row, column): (usize, usize)| &sweep.grid[row][column];
    let place = |(row, column): (usize, usize)| {
        let [first, last] = [&sweep.levers[0], &sweep.levers[1]];
        format!(
            "with {} at {} and {} at {}",
            within(&first.lever.name),
            valued(first, first.values[row]),
            within(&last.lever.name),
            valued(last, last.values[column])
        )
    };
    match at(highest).low > at(lowest).high {
        false => String::new(),
        true => format!("Lowest {}; highest {}.", place(lowest), place(highest)),
    }
}

fn map(sweep: &Sweep, percents: &Percents, is_numbered: bool) -> Map {
    let [up, across] = [&sweep.levers[0], &sweep.levers[1]];
    let cell = |one: &Likelihood| MapCell {
        shade: ((SHADES * percents.at(one.p)) as usize).min(9),
        figures: in_hundred(one),
    };
    let contour = |lines: &Vec<Vec<(f64, f64)>>| -> Vec<Vec<(f64, f64)>> {
        let at = |(row, column): &(f64, f64)| Some((middle(across, *column)?, middle(up, *row)?));
        lines.iter().map(|line| line.iter().filter_map(at).collect()).collect()
    };
    let contours = sweep.contours.iter().filter(|_| is_numbered);
    let (across_axis, across_keys) = ticks(across, usize::MAX);
    let (up_axis, up_keys) = ticks(up, BEFORE);
    Map {
        name: format!(
            "The likelihood of {} by {} and {}",
            within(&sweep.name),
            within(&up.lever.name),
            within(&across.lever.name)
        ),
        across: Axis { ticks: with_room(across_axis), title: capital(&named(across)) },
        up: Axis { ticks: thinned(up_axis), title: capital(&named(up)) },
        keys: [up_keys, across_keys].concat(),
        rows: sweep.grid.iter().map(|row| row.iter().map(cell).collect()).collect(),
        contours: contours
            .map(|one| MapLine { name: about(one.p), pieces: contour(&one.lines) })
            .collect(),
        stands: middle(across, across.lever.present).zip(middle(up, up.lever.present)),
        ranges: [across, up].map(|swept| {
            let cells = swept.values.len() as f64;
            let at = |share: f64| (share * (cells - 1.0) + 0.5) / cells;
            range(swept).map(|(from, to)| (at(from), at(to)))
        }),
        scale: percents.axis.clone(),
    }
}

/// A whole number of a hundred, in as little room as a cell has.
fn in_hundred(one: &Likelihood) -> String {
    match 100.0 * one.p {
        _ if one.is_never() => "0".to_owned(),
        _ if one.is_always() => "100".to_owned(),
        percents if percents < 0.5 => "<1".to_owned(),
        percents if percents >= 99.5 => ">99".to_owned(),
        percents => format!("{percents:.0}"),
    }
}

/// How far along the cells a value lies: its own cell's middle.
fn middle(swept: &Swept, value: f64) -> Option<f64> {
    let cells = swept.values.len() as f64;
    let share = placed(swept, value)?;
    Some((share * (cells - 1.0) + 0.5) / cells)
}

/// Labels of cells, and the words for which letters stand.
type Labels = (Vec<(f64, String)>, Vec<(String, String)>);

/// A label at each cell; letters with a key where labels are longer than that, or levels have no room.
fn ticks(swept: &Swept, longest: usize) -> Labels {
    let labels = labels(swept);
    let cells = labels.len() as f64;
    let letters: usize = labels.iter().map(|label| label.chars().count() + 1).sum();
    let is_named = swept.lever.levels.is_some();
    let is_long = labels.iter().any(|label| label.chars().count() > longest)
        || (is_named && letters > MOST_LETTERS);
    let at = |place: usize| (place as f64 + 0.5) / cells;
    if !(is_long && is_named) {
        return (
            labels.into_iter().enumerate().map(|(place, label)| (at(place), label)).collect(),
            Vec::new(),
        );
    }
    // Across in small letters, up in capitals.
    let first = if longest == usize::MAX { b'a' } else { b'A' };
    let letter = |place: usize| match place {
        0..=25 => char::from(first + place as u8).to_string(),
        _ => (place + 1).to_string(),
    };
    let ticks = (0..labels.len()).map(|place| (at(place), letter(place))).collect();
    let keys = labels.into_iter().enumerate().map(|(place, label)| (letter(place), label));
    (ticks, keys.collect())
}

/// Every label, or every second, third, .. one.
fn thinned(ticks: Vec<(f64, String)>) -> Vec<(f64, String)> {
    let step = ticks.len().div_ceil(MOST_UP).max(1);
    ticks.into_iter().step_by(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{Case, Lever};
    use crate::engine::{QuantityId, Range};

    fn swept(name: &str, support: Option<(f64, f64)>) -> Swept {
        let lever = Lever {
            quantity: QuantityId(0),
            path: name.into(),
            name: name.into(),
            unit: "months".into(),
            range: Range { least: 0.0, most: 9.0, above_least: false, below_most: false },
            present: 1.5,
            sd: None,
            support,
            levels: None,
        };
        Swept::evenly(lever, 1.0, 2.0, 2)
    }

    fn sweep(grid: [[(f64, f64); 2]; 2]) -> Sweep {
        let likely =
            |(p, half): (f64, f64)| Likelihood { p, low: p - half, high: p + half, n: 100 };
        Sweep {
            case: Case::named("A study"),
            of: "settled".into(),
            name: "A settlement".into(),
            levers: vec![swept("patience", None), swept("resolve", Some((1.25, 9.0)))],
            grid: grid.map(|row| row.map(likely).into()).into(),
            contours: Vec::new(),
        }
    }

    #[test]
    fn a_map_says_only_what_can_be_told_apart() {
        let said = |grid| title(&sweep(grid)).replace('\u{a0}', " ");
        assert_eq!(
            said([[(0.1, 0.01), (0.2, 0.01)], [(0.3, 0.01), (0.4, 0.01)]]),
            "The likelihood of a settlement lies between 10 of 100 and 40 of 100"
        );
        // From 10 to 12 of 100, and all of it may be noise.
        assert_eq!(
            said([[(0.1, 0.02), (0.11, 0.02)], [(0.11, 0.02), (0.12, 0.02)]]),
            "No movement of the likelihood of a settlement is seen wherever both stand"
        );
        assert!(said([[(0.0, 0.0); 2]; 2]).starts_with("A settlement is seen nowhere"));
    }

    #[test]
    fn the_file_stands_where_its_cells_say() {
        let sweep = sweep([[(0.1, 0.01), (0.2, 0.01)], [(0.3, 0.01), (0.95, 0.01)]]);
        let map = map(&sweep, &Percents::whole(""), true);
        assert_eq!(map.stands, Some((0.5, 0.5)));
        // Of the range 1.25 to 9 the part from 1.25 to 2 is shown: between the middles of the cells.
        assert_eq!(map.ranges, [Some((0.375, 0.75)), None]);
        assert_eq!((map.rows[0][0].shade, map.rows[1][1].shade), (1, 9));
        assert_eq!(map.rows[1][1].figures, "95");
        assert_eq!(middle(&sweep.levers[0], 3.0), None);
    }
}
