//! A likelihood along one lever, drawn as a curve with its band, or over two, as a grid with its contours.

use super::numbers::{about, interval, percent};
use super::page::{Page, finish, padded, right, widest};
use super::target::trimmed;
use super::words::counted;
use crate::claims::{CONTOURS, Likelihood, Sweep, Swept};
use crate::report::advice;

/// Columns of the widest track on which a curve is drawn.
const TRACK: usize = 50;
/// Columns of the narrowest.
const LEAST_TRACK: usize = 10;
/// So many points of a contour are all listed.
const FEW_POINTS: usize = 12;
/// What fills the cells of a grid below the first contour, between the contours, and above the last.
const SHADES: [char; 4] = [' ', '░', '▒', '▓'];

/// The sweep, with a line break at its end.
pub fn sweep_text(sweep: &Sweep, page: &Page) -> String {
    let page = &page.within_reason();
    let drawn = if sweep.levers.len() == 1 { curve(sweep, page) } else { map(sweep, page) };
    finish(&[title(sweep, page), drawn, trust(sweep, page)].join("\n"))
}

fn title(sweep: &Sweep, page: &Page) -> String {
    let levers: Vec<&str> = sweep.levers.iter().map(|swept| swept.lever.name.as_str()).collect();
    let what = format!(
        "{}: the likelihood of {} by {}",
        sweep.case.title,
        sweep.name,
        levers.join(" and ")
    );
    let plan = &sweep.case.plan;
    let played = format!(
        "{} at each point ({} x\u{a0}{}), the same luck at every one · seed\u{a0}{}",
        counted(plan.negotiations, "negotiation"),
        counted(plan.draws, "draw"),
        plan.repeats,
        plan.seed
    );
    let what = page.paragraph(&what, 0, 2);
    page.bold(what.trim_end()) + "\n" + &page.paragraph(&played, 0, 2)
}

/// A line a value: the likelihood, and where it stands between 0 and the end of the track.
fn curve(sweep: &Sweep, page: &Page) -> String {
    let swept = &sweep.levers[0];
    let values = labels(swept);
    let row = &sweep.grid[0];
    let numbers: Vec<[String; 2]> = row.iter().map(|one| [percent(one), interval(one)]).collect();
    let width = widest(values.iter().map(String::as_str));
    let widths = [0, 1].map(|cell| widest(numbers.iter().map(|cells| cells[cell].as_str())));
    let taken = 4 + width + 2 + widths[0] + 1 + widths[1] + 2;
    let track = page.width.saturating_sub(taken + 1).clamp(0, TRACK);
    let end = end_of_track(row);
    let mut lines = page.heading(&format!("{}{}", swept.lever.name, unit(swept)), &stands(swept));
    let indent = " ".repeat(taken);
    if track >= LEAST_TRACK {
        let most = about(end);
        lines += &format!("{indent}0{}\n", right(&most, track - 1));
    }
    for ((value, cells), likelihood) in values.iter().zip(&numbers).zip(row) {
        let mut line = format!(
            "    {}  {} {}",
            right(value, width),
            right(&cells[0], widths[0]),
            padded(&cells[1], widths[1])
        );
        if track >= LEAST_TRACK {
            line += &format!("  {}", drawn(likelihood, end, track));
        }
        lines += &(line.trim_end().to_owned() + "\n");
    }
    lines
}

/// `····┄━●━┄`: the band of the interval and the likelihood within it.
fn drawn(likelihood: &Likelihood, end: f64, track: usize) -> String {
    let column = |p: f64| ((p / end * (track - 1) as f64 + 0.5) as usize).clamp(0, track - 1);
    let (low, at, high) = (column(likelihood.low), column(likelihood.p), column(likelihood.high));
    let letter = |place: usize| match place {
        _ if place == at => '●',
        _ if place >= low && place <= high => '━',
        _ if place == 0 => '│',
        _ => ' ',
    };
    (0..track).map(letter).collect()
}

/// A likelihood to which the track goes: the smallest round one that holds every interval.
fn end_of_track(row: &[Likelihood]) -> f64 {
    let most = row.iter().fold(0.0, |most, one| if one.high > most { one.high } else { most });
    let round = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0];
    round.into_iter().find(|end| most <= *end).unwrap_or(1.0)
}

/// Numbers and shades where they fit, shades alone where they do not; then where the contours run.
fn map(sweep: &Sweep, page: &Page) -> String {
    let [rows, across] = [&sweep.levers[0], &sweep.levers[1]];
    let heads = labels(across);
    let sides = labels(rows);
    let side = widest(sides.iter().map(String::as_str));
    let cell = widest(heads.iter().map(String::as_str)).clamp(3, usize::MAX) + 2;
    let has_numbers = 4 + side + heads.len() * cell <= page.width;
    let mut lines = page.heading(
        &format!("{}{}", rows.lever.name, unit(rows)),
        &format!("downwards; across: {}{}. Per cent", across.lever.name, unit(across)),
    );
    if has_numbers {
        let head: String = heads.iter().map(|head| right(head, cell)).collect();
        lines += &format!("    {}{head}\n", " ".repeat(side));
    }
    for (label, likelihoods) in sides.iter().zip(&sweep.grid) {
        let show = |one: &Likelihood| {
            let shade = shade(one.p);
            if has_numbers {
                right(&format!("{shade}{:>3.0}", 100.0 * one.p), cell)
            } else {
                shade.to_string()
            }
        };
        let cells: String = likelihoods.iter().map(show).collect();
        let edge = if has_numbers { "" } else { " │" };
        lines += &format!("    {}{edge}{cells}{}\n", right(label, side), edge.trim_start());
    }
    let narrow = format!(
        "Across from {} to {}; the numbers need a wider page, --csv or --json.",
        heads[0],
        heads[heads.len() - 1]
    );
    if !has_numbers {
        lines += &page.paragraph(&narrow, 4, 4);
    }
    lines += &page.paragraph(&widest_interval(sweep), 4, 4);
    lines += "\n";
    lines
        + &page.heading("Contours", "(between neighbours in a straight line)")
        + &contours(sweep, page)
}

fn shade(p: f64) -> char {
    SHADES[CONTOURS.iter().filter(|level| p >= **level).count()]
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

/// A line a contour: where it is met on the rows of the grid, and where these are few, on the columns too.
fn contours(sweep: &Sweep, page: &Page) -> String {
    let [rows, across] = [&sweep.levers[0], &sweep.levers[1]];
    let digits = digits(&across.values) + 1;
    let down = self::digits(&rows.values) + 1;
    let mut lines = String::new();
    for contour in &sweep.contours {
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
        let said = match points.len() {
            0 if contour.points.is_empty() => "nowhere in the grid".to_owned(),
            0 => format!("{} points between rows (--json lists them)", contour.points.len()),
            _ => points.join(" "),
        };
        lines += &page.paragraph(&format!("{}: {said}", about(contour.p)), 4, 6);
    }
    lines
}

fn labels(swept: &Swept) -> Vec<String> {
    swept.values.iter().map(|value| label(swept, *value)).collect()
}

/// A value with as many decimals as its neighbours need; the name of a level.
fn label(swept: &Swept, value: f64) -> String {
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

fn unit(swept: &Swept) -> String {
    match swept.lever.unit.as_str() {
        "" | "value" | "share" | "probability" | "position" => String::new(),
        unit => format!(", {unit}"),
    }
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

fn trust(sweep: &Sweep, page: &Page) -> String {
    let legend = "All else as the scenario has it. In brackets: 95\u{a0}% intervals of the simulation's own noise at each \
                  point; as the luck is the same, neighbours differ by less noise than that. They cover neither what the \
                  model leaves out nor inputs that are wrong.";
    let cautions =
        sweep.case.cautions.iter().map(|warning| page.entry("Caution", &advice::text(warning)));
    page.paragraph(legend, 2, 2) + &cautions.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::page::columns;

    #[test]
    fn a_curve_shows_its_band() {
        let likelihood = Likelihood { p: 0.5, low: 0.4, high: 0.6, n: 100 };
        assert_eq!(drawn(&likelihood, 1.0, 11), "│   ━●━    ");
        assert_eq!(end_of_track(&[likelihood]), 0.6);
        assert!(columns(&drawn(&likelihood, 0.6, 50)) <= 50);
    }

    #[test]
    fn values_show_the_decimals_that_they_need() {
        assert_eq!(digits(&[0.0, 0.5, 1.0]), 1);
        assert_eq!(digits(&[1.0, 2.0]), 0);
        assert_eq!(digits(&[0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0]), 3);
        assert_eq!((shade(0.249), shade(0.25), shade(0.8)), (' ', '░', '▓'));
    }
}
