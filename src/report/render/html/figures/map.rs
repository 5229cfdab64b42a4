//! Likelihoods over two inputs: cells in shades with their numbers, contours, and where the file stands.

use crate::report::render::html::draw::{
    axis_across, axis_up, line, paths, plot, rectangle, stretched, text,
};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Map, MapCell, MapLine};

/// Pixels of a row of cells, at the most and the least.
const HIGHEST: f64 = 34.0;
const LOWEST: f64 = 3.0;
/// Pixels of all of them, where there are many.
const HEIGHT: f64 = 560.0;
/// Room for a number.
const OF_NUMBER: f64 = 15.0;
const FOOT: f64 = 26.0;
/// More columns have room for numbers only on a wide page; and more than the last nowhere.
const COLUMNS: [usize; 2] = [10, 25];
/// More cells than these in a row lie without gaps.
const MOST_GAPS: usize = 40;
const LINES: [&str; 3] = ["contour-0", "contour-1", "contour-2"];
const SHADES: [[&str; 2]; 10] = [
    ["cells shade-0", "on-0"],
    ["cells shade-1", "on-1"],
    ["cells shade-2", "on-2"],
    ["cells shade-3", "on-3"],
    ["cells shade-4", "on-4"],
    ["cells shade-5", "on-5"],
    ["cells shade-6", "on-6"],
    ["cells shade-7", "on-7"],
    ["cells shade-8", "on-8"],
    ["cells shade-9", "on-9"],
];
/// Around where the file stands.
const RING: &str = "M-14 0a14 14 0 1 0 28 0a14 14 0 1 0-28 0z";

/// The map, the key to its shades and lines.
pub fn map(map: &Map, description: &str) -> Markup {
    let (rows, columns) = (map.rows.len(), map.rows.first().map_or(0, Vec::len));
    let of_row = (HEIGHT / rows as f64).clamp(LOWEST, HIGHEST);
    let height = of_row * rows as f64;
    let has_gaps = rows.max(columns) <= MOST_GAPS;
    let frame = [("width", "100%"), ("height", &height.to_string())];
    let drawn = cells(map, has_gaps).and(contours(map));
    let ranges = map.ranges[0].map(|(from, to)| line("own", (from, height), (to, height)));
    let up = |(from, to): (f64, f64)| {
        line("own", (0.0, height * (1.0 - from)), (0.0, height * (1.0 - to)))
    };
    let ranges = [ranges, map.ranges[1].map(up)].into_iter().flatten();
    let has_numbers = of_row >= OF_NUMBER && columns <= COLUMNS[1];
    let numbers = if has_numbers { numbers(map, height) } else { Markup::default() };
    let ring = map.stands.map(|(x, up)| ring((x, height * (1.0 - up))));
    let content = axis_up(&map.up, height)
        .and(Markup::element("svg", &frame, stretched(drawn)))
        .and(ring.unwrap_or_default())
        .and(numbers)
        .and(axis_across(&map.across, height))
        .and(ranges.collect());
    let drawing = plot(&map.name, description, height + FOOT, content);
    let graph = Markup::line("p", "measure", &format!("↑ {}", map.up.title))
        .and(drawing)
        .and(Markup::line("p", "measure across", &format!("→ {}", map.across.title)));
    scale(map).and(Markup::block("div", "graph", graph)).and(keys(map))
}

/// A path a shade.
fn cells(map: &Map, has_gaps: bool) -> Markup {
    let (rows, columns) = (map.rows.len() as f64, map.rows.first().map_or(0, Vec::len) as f64);
    let corners = |(row, column): (usize, usize)| {
        let (x, y) = (column as f64 / columns, row as f64 / rows);
        let (right, top) = ((column as f64 + 1.0) / columns, (row as f64 + 1.0) / rows);
        [(x, y), (right, y), (right, top), (x, top)]
    };
    let of_shade = |(shade, [class, _]): (usize, &[&'static str; 2])| {
        let places =
            (0..map.rows.len()).flat_map(|row| (0..map.rows[row].len()).map(move |at| (row, at)));
        let of_it = places.filter(|(row, column)| map.rows[*row][*column].shade == shade);
        let areas: Vec<[(f64, f64); 4]> = of_it.map(corners).collect();
        let areas: Vec<&[(f64, f64)]> = areas.iter().map(|area| &area[..]).collect();
        let class = if has_gaps { format!("{class} apart") } else { (*class).to_owned() };
        if areas.is_empty() { Markup::default() } else { paths(&class, &areas, true) }
    };
    SHADES.iter().enumerate().map(of_shade).collect()
}

/// Each line twice: ink within paper, so that it shows on every shade.
fn contours(map: &Map) -> Markup {
    let one = |(place, line): (usize, &MapLine)| {
        let lines: Vec<&[(f64, f64)]> = line.pieces.iter().map(Vec::as_slice).collect();
        match lines.is_empty() {
            true => Markup::default(),
            false => {
                paths("under", &lines, false).and(paths(LINES[place % LINES.len()], &lines, false))
            }
        }
    };
    map.contours.iter().enumerate().map(one).collect()
}

fn numbers(map: &Map, height: f64) -> Markup {
    let rows = map.rows.len() as f64;
    let number = |row: usize, column: usize, cell: &MapCell| {
        let x = (column as f64 + 0.5) / map.rows[row].len() as f64;
        let y = height * (1.0 - (row as f64 + 0.5) / rows) + 4.0;
        text(SHADES[cell.shade.min(SHADES.len() - 1)][1], (x, y), "middle", &cell.figures)
    };
    let of_row = |(row, cells): (usize, &Vec<MapCell>)| -> Markup {
        cells.iter().enumerate().map(|(column, cell)| number(row, column, cell)).collect()
    };
    let class = match map.rows.first().map_or(0, Vec::len) {
        columns if columns > COLUMNS[0] => "numbers wide",
        _ => "numbers",
    };
    Markup::element("g", &[("class", class)], map.rows.iter().enumerate().map(of_row).collect())
}

fn ring((x, y): (f64, f64)) -> Markup {
    let place = [("x", &*format!("{:.3}%", 100.0 * x)), ("y", &*format!("{y:.1}"))];
    Markup::element("svg", &[&place[..], &[("overflow", "visible")]].concat(), circle())
}

fn circle() -> Markup {
    let one = |class| Markup::element("path", &[("class", class), ("d", RING)], Markup::default());
    one("under").and(one("ring"))
}

/// What the shades stand for.
fn scale(map: &Map) -> Markup {
    let share = |place: usize| place as f64 / SHADES.len() as f64;
    let piece = |(place, [class, _]): (usize, &[&'static str; 2])| {
        rectangle(class, (share(place), share(place + 1)), 0.0, 14.0)
    };
    let drawn: Markup = SHADES.iter().enumerate().map(piece).collect();
    let drawing = plot(&map.scale.title, "", 14.0 + FOOT, drawn.and(axis_across(&map.scale, 14.0)));
    let title = Markup::line("p", "measure", &map.scale.title);
    Markup::block("div", "shades", title.and(drawing))
}

/// What the lines, the ring and the letters mean.
fn keys(map: &Map) -> Markup {
    let key = |drawing: Markup, label: &str| {
        let frame = [("class", "key"), ("width", "32"), ("height", "32"), ("aria-hidden", "true")];
        let drawing = Markup::element("svg", &frame, drawing);
        Markup::element("li", &[], drawing.and(Markup::line("span", "label", label)))
    };
    let lines = map.contours.iter().enumerate().filter(|(_, line)| !line.pieces.is_empty());
    let lines = lines.map(|(place, contour)| {
        let drawing = line(LINES[place % LINES.len()], (0.0, 16.0), (1.0, 16.0));
        key(drawing, &contour.name)
    });
    let ring = map.stands.map(|_| {
        let place = [("x", "50%"), ("y", "16"), ("overflow", "visible")];
        key(Markup::element("svg", &place, circle()), "where the file stands")
    });
    let own = map.ranges.iter().flatten().next().map(|_| {
        key(line("own", (0.0, 16.0), (1.0, 16.0)), "the file's own range, beside its axis")
    });
    let keys: Vec<Markup> = lines.chain(ring).chain(own).collect();
    let keys = match keys.is_empty() {
        true => Markup::default(),
        false => Markup::block("ul", "ways", keys.into_iter().collect()),
    };
    let letter = |(letter, word): &(String, String)| {
        let letter = Markup::line("strong", "name", letter).and(Markup::fixed(" "));
        Markup::element("li", &[], letter.and(Markup::line("span", "label", word)))
    };
    let letters = map.keys.iter().map(letter).collect();
    let letters = Markup::block("ul", "ways letters", letters);
    if map.keys.is_empty() { keys } else { keys.and(letters) }
}
