//! A page of figures as HTML: one file that loads nothing and runs nothing, for a browser, a telephone and paper.

mod draw;
mod figures;
pub mod live;
mod markup;
mod palette;
mod style;
mod table;

use crate::report::sheet::{Figure, Part, Rests, Sheet};
use markup::Markup;

/// The page, with a line break at its end.
pub fn html(sheet: &Sheet) -> String {
    let head = Markup::fixed(HEAD)
        .and(Markup::element("title", &[], Markup::text(&sheet.title)))
        .and(Markup::element("style", &[], style::sheet()));
    let body = Markup::element("body", &[], Markup::element("main", &[], main(sheet)));
    let page = Markup::element("head", &[], head).and(body);
    let page = Markup::element("html", &[("lang", "en")], page);
    format!("<!doctype html>\n{}\n", page.into_text())
}

/// What a page shows, without the page around it.
pub fn content(sheet: &Sheet) -> String {
    main(sheet).into_text()
}

/// What every page begins with. Nothing is loaded and nothing runs, even if something slipped in.
const HEAD: &str = "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";

fn main(sheet: &Sheet) -> Markup {
    let figures = sheet.figures.iter().enumerate().map(|(place, one)| figure(one, place));
    header(sheet).and(figures.collect()).and(inputs(&sheet.inputs))
}

fn header(sheet: &Sheet) -> Markup {
    let asked =
        sheet.asked.iter().enumerate().map(|(place, text)| {
            Markup::line("p", if place == 0 { "asked" } else { "facts" }, text)
        });
    let answer = |(question, answer): &(&'static str, String)| {
        let (question, answer) = (Markup::text(question), Markup::text(answer));
        let pair = Markup::element("dt", &[], question).and(Markup::element("dd", &[], answer));
        Markup::element("div", &[], pair)
    };
    let answers = Markup::block("dl", "answers", sheet.answers.iter().map(answer).collect());
    let title = Markup::element("h1", &[], Markup::text(&sheet.title));
    let answers = if sheet.answers.is_empty() { Markup::default() } else { answers };
    Markup::element("header", &[], title.and(asked.collect()).and(answers))
}

fn figure(figure: &Figure, place: usize) -> Markup {
    let number = format!("{} · {}", place + 1, figure.about);
    let explanation = paragraphs("explanation", core::slice::from_ref(&figure.explanation));
    let parts = figure.parts.iter().map(|part| self::part(part, figure));
    let tables = match figure.tables.is_empty() {
        true => Markup::default(),
        false => folded("The numbers", figure.tables.iter().map(table::table).collect()),
    };
    let content = Markup::line("p", "about", &number)
        .and(Markup::element("h2", &[], Markup::text(&figure.title)))
        .and(explanation)
        .and(parts.collect())
        .and(paragraphs("note", &figure.notes))
        .and(tables);
    let is_long = figure.parts.iter().any(|part| {
        matches!(
            part,
            Part::Ladders(_)
                | Part::Courses(..)
                | Part::Timeline(_)
                | Part::Planes(_)
                | Part::Told(_)
        )
    });
    let is_told = figure.parts.iter().any(|part| matches!(part, Part::Told(_)));
    let class = match place {
        _ if is_told || (place == 0 && is_long) => "figure long flows",
        _ if figure.parts.iter().any(is_of_many) => "figure long many",
        0 => "figure front",
        _ if is_long => "figure long",
        _ => "figure",
    };
    Markup::block("section", class, content)
}

/// Scenarios whose figures fit a printed page.
const FEW: usize = 4;

/// Whether so many scenarios are drawn that a printed page does not hold them.
fn is_of_many(part: &Part) -> bool {
    match part {
        Part::Hundreds(hundreds, _) => hundreds.len() > FEW,
        Part::Groups(groups) => groups.names.len() >= FEW,
        Part::Dots(dots) => dots.names.len() >= FEW,
        _ => false,
    }
}

fn part(part: &Part, figure: &Figure) -> Markup {
    match part {
        Part::Heading(text) => Markup::element("h3", &[], Markup::text(text)),
        Part::Headline(squares, strips) => figures::headline(squares, strips),
        Part::Curve(curve) => figures::curve(curve, &figure.explanation),
        Part::Along(curve, range) => figures::along(curve, *range, &figure.explanation),
        Part::Map(map) => figures::map(map, &figure.title),
        Part::Whiskers(whiskers) => figures::whiskers(whiskers),
        Part::Told(told) => figures::told(told),
        Part::Steps(steps) => figures::steps(steps),
        Part::Ladders(ladders) => figures::ladders(ladders),
        Part::Swings(swings) => figures::swings(swings),
        Part::Courses(courses, names) => figures::courses(courses, names),
        Part::Timeline(timeline) => figures::timeline(timeline),
        Part::Planes(planes) => figures::planes(planes),
        Part::Stack(pieces) => figures::stack(pieces),
        Part::Hundreds(hundreds, key) => figures::hundreds(hundreds, key),
        Part::Groups(groups) => figures::groups(groups),
        Part::Dots(dots) => figures::dots(dots),
        Part::List(items) => list(items),
    }
}

fn list(items: &[(&'static str, String)]) -> Markup {
    let item = |(label, text): &(&'static str, String)| {
        Markup::element("dt", &[], Markup::text(label)).and(Markup::element(
            "dd",
            &[],
            Markup::text(text),
        ))
    };
    Markup::block("dl", "list", items.iter().map(item).collect())
}

fn paragraphs(class: &'static str, texts: &[String]) -> Markup {
    let filled = texts.iter().filter(|text| !text.is_empty());
    filled.map(|text| Markup::line("p", class, text)).collect()
}

fn folded(summary: &str, content: Markup) -> Markup {
    let summary = Markup::element("summary", &[], Markup::text(summary));
    Markup::element("details", &[], summary.and(content))
}

fn inputs(inputs: &[Rests]) -> Markup {
    if inputs.is_empty() {
        return Markup::default();
    }
    let input = |input: &Rests| {
        let quotes = input.quotes.iter().map(|quote| Markup::line("blockquote", "quote", quote));
        let head = Markup::line("strong", "name", &input.name)
            .and(Markup::fixed(" "))
            .and(Markup::line("code", "path", &input.path));
        let content = Markup::block("p", "head", head)
            .and(Markup::line("p", "value", &input.value))
            .and(paragraphs("basis", &input.basis))
            .and(quotes.collect());
        Markup::element("li", &[], content)
    };
    let list = Markup::block("ul", "inputs", inputs.iter().map(input).collect());
    let summary = format!("Every input, {} in all, with what it rests on", inputs.len());
    Markup::block("section", "figure all", folded(&summary, list))
}
