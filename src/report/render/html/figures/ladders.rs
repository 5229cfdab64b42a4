//! Scales upright: their words, and beside them where settlements lie.

use crate::report::render::html::draw::{dot, line, plot, rectangle, text};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Ladder, LadderBar, Mark, Shape};

/// Pixels of a line of words, and letters of one on a narrow page.
const LINE: f64 = 18.0;
const LETTERS: usize = 17;
const MOST_LINES: usize = 5;
/// Cut after so many lines.
const CLAMPS: [&str; MOST_LINES] = ["of1", "of2", "of3", "of4", "of5"];
/// The least room above the highest and below the lowest place.
const MARGIN: f64 = 14.0;
const LOWEST: f64 = 180.0;
const HIGHEST: f64 = 560.0;
/// Where the ranges end and the bars begin.
const RANGES: f64 = 0.16;
const MARKS: f64 = 0.45;
/// Where the foot of what stands above a lane is.
const ABOVE: f64 = 9.0;

/// A ladder an issue.
pub fn ladders(ladders: &[Ladder]) -> Markup {
    let mut marks: Vec<&Mark> = Vec::new();
    for mark in ladders.iter().flat_map(|ladder| &ladder.marks) {
        if !marks.iter().any(|known| known.label == mark.label) {
            marks.push(mark);
        }
    }
    marks.sort_by_key(|mark| (mark.lane, mark.is_hollow));
    let key = if marks.is_empty() { Markup::default() } else { key(&marks) };
    key.and(Markup::block("div", "ladders", ladders.iter().map(ladder).collect()))
}

fn ladder(ladder: &Ladder) -> Markup {
    let (height, words) = fitted(&ladder.words);
    let margin = margin(&words);
    let at = |place: f64| margin + (1.0 - place) * height;
    let whole = height + 2.0 * margin;
    let word = |(place, word): &(f64, String)| word_at(at(*place), word);
    let high = format!("{whole:.1}");
    let scale = Markup::element(
        "svg",
        &[("class", "words"), ("role", "list"), ("width", "100%"), ("height", &high)],
        words.iter().map(word).collect(),
    );
    let drawing = plot(&ladder.name, &ladder.sentence, whole, drawn(ladder, &at));
    let both = Markup::block("div", "both", scale.and(drawing));
    let name = Markup::element("h3", &[], Markup::text(&ladder.name));
    let content = name.and(both).and(Markup::line("p", "note", &ladder.sentence));
    Markup::block("div", "ladder", content)
}

/// A word around its place: where it stands is said by attributes alone, as a page may allow no other style than its own.
fn word_at(place: f64, word: &str) -> Markup {
    let high = lines(word) * LINE;
    let (top, height) = (format!("{:.1}", place - 0.5 * high), format!("{high:.1}"));
    let class = CLAMPS[lines(word) as usize - 1];
    let frame = [("role", "listitem"), ("y", &top), ("width", "100%"), ("height", &height)];
    let word = Markup::block("div", "word", Markup::line("p", class, word));
    Markup::element("foreignObject", &frame, word)
}

fn drawn(ladder: &Ladder, at: &impl Fn(f64) -> f64) -> Markup {
    let begin = if ladder.marks.is_empty() { RANGES } else { MARKS };
    // No line through the numbers behind bars.
    let is_numbered = ladder.bars.iter().any(|bar| !bar.figures.is_empty());
    let end = if is_numbered { begin } else { 1.0 };
    let rung = |(place, _): &(f64, String)| line("grid", (0.0, at(*place)), (end, at(*place)));
    let bar = |bar: &LadderBar| {
        // A number behind the bar needs room.
        let room = if bar.figures.is_empty() { 1.0 } else { 0.72 };
        let end = begin + (1.0 - begin) * room * bar.length;
        let (top, foot) = (at(bar.to), at(bar.from));
        let drawn = rectangle("column", (begin, end), top, foot - top);
        let label = text("number", (end + 0.015, (top + foot) / 2.0 + 4.0), "start", &bar.figures);
        if bar.figures.is_empty() { drawn } else { drawn.and(label) }
    };
    let range = |(low, middle, high): &(f64, f64, f64)| {
        let x = begin - RANGES / 2.0;
        line("range", (x, at(*low)), (x, at(*high))).and(dot(
            Shape::Circle,
            "dot",
            (x, at(*middle)),
        ))
    };
    ladder
        .words
        .iter()
        .map(rung)
        .collect::<Markup>()
        .and(line("axis", (begin, at(1.0)), (begin, at(0.0))))
        .and(ladder.bars.iter().map(bar).collect())
        .and(marks(&ladder.marks, at))
        .and(ladder.ranges.iter().map(range).collect())
}

/// A lane a side, then today, then second opinions.
fn marks(marks: &[Mark], at: &impl Fn(f64) -> f64) -> Markup {
    let lanes = marks.iter().map(|mark| mark.lane + 1).max().unwrap_or(1);
    let middle = |mark: &Mark| (MARKS - RANGES) * (mark.lane as f64 + 0.5) / lanes as f64;
    let mark = |mark: &Mark| {
        let x = middle(mark);
        line("whisker", (x, at(mark.low)), (x, at(mark.high))).and(dot(
            mark.shape,
            class(mark),
            (x, at(mark.at)),
        ))
    };
    // What a side wants and what it refuses stand in one lane, below one number.
    let numbered = |lane: usize| marks.iter().find(|mark| mark.lane == lane);
    let number = |mark: &Mark| {
        let text = || text("number", (middle(mark), ABOVE), "middle", &mark.above);
        if mark.above.is_empty() { Markup::default() } else { text() }
    };
    let numbers = (0..lanes).filter_map(numbered).map(number).collect();
    marks.iter().map(mark).collect::<Markup>().and(numbers)
}

fn class(mark: &Mark) -> &'static str {
    match (mark.is_opinion, mark.is_hollow) {
        (true, _) => "opinion",
        (false, true) => "mark hollow",
        (false, false) => "mark",
    }
}

/// What marks mean: those of the sides, then second opinions.
fn key(marks: &[&Mark]) -> Markup {
    let (opinions, others): (Vec<&Mark>, Vec<&Mark>) =
        marks.iter().partition(|mark| mark.is_opinion);
    let heading = match opinions.is_empty() {
        true => Markup::default(),
        false => Markup::fixed(
            "<p class=\"keys\">Second opinions, of models that know nothing of rounds, every input at its median:</p>",
        ),
    };
    keys(&others).and(heading).and(keys(&opinions))
}

fn keys(marks: &[&Mark]) -> Markup {
    let one = |mark: &&Mark| {
        let key = [("class", "key"), ("width", "22"), ("height", "22"), ("aria-hidden", "true")];
        let drawing = dot(mark.shape, class(mark), (0.5, 11.0));
        let content =
            Markup::element("svg", &key, drawing).and(Markup::line("span", "label", &mark.label));
        Markup::element("li", &[], content)
    };
    let list = Markup::block("ul", "legend wide", marks.iter().map(one).collect());
    if marks.is_empty() { Markup::default() } else { list }
}

/// The lines that a word takes; a longer one is cut.
fn lines(word: &str) -> f64 {
    word.chars().count().div_ceil(LETTERS).clamp(1, MOST_LINES) as f64
}

/// Room above and below the scale: half of the words at its ends stand there.
fn margin(words: &[(f64, String)]) -> f64 {
    let ends = words.first().into_iter().chain(words.last());
    let halves = ends.map(|(_, word)| lines(word) / 2.0 * LINE);
    halves.fold(MARGIN, |most, one| if one > most { one } else { most })
}

/// How high a scale must be for its words not to meet; and those that have room, where even the highest is not enough.
fn fitted(words: &[(f64, String)]) -> (f64, Vec<(f64, String)>) {
    let apart = |one: &(f64, String), other: &(f64, String)| {
        (lines(&one.1) + lines(&other.1)) / 2.0 * LINE + 4.0
    };
    let pairs = words.iter().zip(words.iter().skip(1));
    let needed = pairs.map(|(one, other)| apart(one, other) / (other.0 - one.0));
    let height = needed.fold(LOWEST, |most, one| if one > most { one } else { most });
    let height = if height > HIGHEST { HIGHEST } else { height };
    let mut kept: Vec<(f64, String)> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let is_last = place + 1 == words.len();
        let fits = |other: &(f64, String)| (word.0 - other.0) * height + 0.5 >= apart(other, word);
        while is_last && kept.len() > 1 && kept.last().is_some_and(|other| !fits(other)) {
            kept.pop();
        }
        if is_last || kept.last().is_none_or(fits) {
            kept.push(word.clone());
        }
    }
    (height, kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_room_or_give_way_but_the_ends_stay() {
        let words = |places: &[f64]| -> Vec<(f64, String)> {
            places.iter().map(|place| (*place, format!("word at {place}"))).collect()
        };
        let (height, kept) = fitted(&words(&[0.0, 0.5, 1.0]));
        assert_eq!((height, kept.len()), (LOWEST, 3));
        let (height, kept) = fitted(&words(&[0.0, 0.1, 1.0]));
        assert!((height - (LINE + 4.0) / 0.1).abs() < 1e-9, "{height}");
        assert_eq!(kept.len(), 3);
        let (height, kept) = fitted(&words(&[0.0, 0.01, 0.5, 0.99, 1.0]));
        let places: Vec<f64> = kept.iter().map(|word| word.0).collect();
        assert_eq!((height, places), (HIGHEST, vec![0.0, 0.5, 1.0]));
    }
}
