//! The page of figures: well-formed whatever a scenario says, equal to the report for programs, and fit to be looked at.

use crate::command_line::{SMALL, refusal, run_with, text};
use crate::comparison_page;
use negsim::claims::{Search, Trace, Work, inventory};
use negsim::engine::Plan;
use negsim::games::talks::Given;
use negsim::{Scenario, forecast, report};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Bytes of the largest page: it goes into a letter.
const LARGEST: usize = 300_000;

/// Nothing settles: no text is worth as much as no deal to both.
pub const HOPELESS: &str = r#"
title = "A quarrel"
rounds = 5
issue = [{ id = "price", scale = ["low", "high"] }]

[[party]]
id = "buyer"
role = "signatory"
no_deal = [0.8, 0.9]
issues = { price = { ideal = 0, weight = 1 } }

[[party]]
id = "seller"
role = "signatory"
no_deal = 0.9
issues = { price = { ideal = 1, weight = 1 } }
"#;

/// A page with the same findings for programs.
pub struct Played {
    pub name: String,
    pub page: String,
    pub json: Value,
}

pub fn play(toml: &str, name: &str) -> Played {
    played(&Scenario::parse(toml, name).unwrap_or_else(|mistakes| panic!("{mistakes}")), name)
}

fn played(scenario: &Scenario, name: &str) -> Played {
    let findings = forecast(scenario, Plan::new(0, 600, 4).expect("small")).expect("enough");
    let basis = |path: &str| scenario.basis(path);
    let inputs = inventory(findings.case.clone(), scenario.table(), &basis);
    let plan = Plan::new(0, 600, 4).expect("small");
    let given = Given::new(scenario.table(), scenario.observed(), &plan);
    let mut search = Search::at_a_glance(&given, 0);
    while search.advance(1) {}
    let found = search.found();
    let typical = found.and_then(|one| {
        Trace::of(&findings.case, &given, one.draw, one.repeat, "an example".to_owned())
    });
    Played {
        name: name.to_owned(),
        page: report::page(&findings, Some(&inputs), typical.as_ref()),
        json: serde_json::from_str(&report::json(&findings)).expect("JSON"),
    }
}

/// The page of every scenario that is shipped, of one that never settles, and of one full of tricks.
fn all() -> Vec<Played> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let entries = fs::read_dir(folder).expect("scenarios are shipped");
    let files = entries.map(|entry| entry.expect("readable").path());
    let mut files: Vec<PathBuf> =
        files.filter(|f| f.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    let shipped = files.iter().map(|file| {
        let scenario = Scenario::read(file).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        played(&scenario, &file.file_stem().expect("it has a name").to_string_lossy())
    });
    shipped.chain([play(HOPELESS, "hopeless"), play(&hostile(), "hostile")]).collect()
}

/// The pages of every command, by name.
pub fn pages() -> Vec<(String, String)> {
    let runs = all().into_iter().map(|one| (one.name, one.page));
    let others = crate::pages_of_commands::pages().into_iter();
    runs.chain(others).chain(comparison_page::pages()).collect()
}

/// Tricks in every text that a file may hold.
pub fn hostile() -> String {
    let trick = r#"</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"alert(1)' & \u202Eabc"#;
    let long = "w".repeat(400);
    format!(
        r#"
title = "{trick}"
summary = "{trick}"
rounds = 8
as_of = 2026-01-01

[[issue]]
id = "price"
name = "{trick}"
scale = ["{trick}", "{long}", "מחיר 12"]

[[issue]]
id = "fee"
range = [0, 30]
unit = "{trick}"

[[party]]
id = "buyer"
name = "{trick}"
role = "signatory"
no_deal = {{ low = 0.1, high = 0.3, source = "https://example.org/\"><script>", quote = "{trick}" }}
patience = 1
issues = {{ price = {{ ideal = 0, weight = 1 }}, fee = {{ ideal = 0, weight = 0.2 }} }}

[[party]]
id = "seller"
role = "signatory"
no_deal = {{ value = 0.2, assumption = "{trick}" }}
patience = 1
issues = {{ price = {{ ideal = 1, weight = 1 }}, fee = {{ ideal = 30, weight = 0.1 }} }}

[[outside_view]]
event = "settled"
low = 0.1
high = 0.4
reference = "{trick}"
"#
    )
}

/// What stands in a page: a tag with its attributes, the end of one, or a text.
#[derive(Debug)]
pub enum Piece<'a> {
    Start(&'a str, Vec<(&'a str, &'a str)>),
    End(&'a str),
    Text(&'a str),
}

/// The pieces of a page that is written as this program writes them; anything else is a mistake.
pub fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut rest = page.strip_prefix("<!doctype html>\n").expect("it says what it is");
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            pieces.push(Piece::Text(&rest[..end]));
            rest = &rest[end..];
            continue;
        };
        let name_end = tag.find([' ', '>', '/']).expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            let end = name.find('>').expect("a tag ends");
            pieces.push(Piece::End(&name[..end]));
            rest = &name[end + 1..];
            continue;
        }
        let (name, mut inner) = tag.split_at(name_end);
        let mut attributes = Vec::new();
        while let Some(attribute) = inner.strip_prefix(' ') {
            let (key, value) = attribute.split_once("=\"").expect("every attribute has a value");
            let (value, after) = value.split_once('"').expect("a value ends");
            attributes.push((key, value));
            inner = after;
        }
        let is_closed = inner.starts_with("/>");
        inner = inner.strip_prefix("/>").or(inner.strip_prefix('>')).expect("a tag ends");
        pieces.push(Piece::Start(name, attributes));
        pieces.extend(is_closed.then_some(Piece::End(name)));
        rest = inner;
    }
    pieces
}

/// Elements and attributes that a page may have: none of them loads or runs anything.
pub const ELEMENTS: &str = "html head meta title style body main header section h1 h2 h3 p dl dt dd div ul li strong code \
                        blockquote span details summary table thead tbody tr th td data svg desc g path line rect text \
                        circle foreignObject";
const ATTRIBUTES: &str = "lang charset name content http-equiv class scope tabindex role aria-label aria-hidden value \
                          width height viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r d text-anchor overflow \
                          vector-effect";

#[test]
fn every_page_is_whole_and_loads_and_runs_nothing() {
    for (name, page) in pages() {
        assert!(page.len() < LARGEST, "{name} has {} bytes", page.len());
        let mut open: Vec<&str> = Vec::new();
        for piece in pieces(&page) {
            match piece {
                Piece::Start(element, attributes) => {
                    let is_known = ELEMENTS.split(' ').any(|known| known == element);
                    assert!(is_known, "{name}: <{element}>");
                    for (key, value) in attributes {
                        let is_known = ATTRIBUTES.split(' ').any(|known| known == key);
                        assert!(is_known, "{name}: {key}=\"{value}\"");
                    }
                    if element != "meta" {
                        open.push(element);
                    }
                }
                Piece::End(element) => assert_eq!(open.pop(), Some(element), "{name}"),
                Piece::Text(text) => {
                    let is_plain = open.last() == Some(&"style") || !text.contains('>');
                    assert!(is_plain, "{name}: {text}");
                }
            }
        }
        assert!(open.is_empty(), "{name}: {open:?} stay open");
        let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
        let style = style.expect("it has a style");
        for loads in ["url(", "@import", "@font-face", "http"] {
            assert!(!style.contains(loads), "{name}: {loads}");
        }
        assert!(!page.contains("<script") && !page.contains("<img"), "{name}");
        assert!(!page.contains('\u{202e}'), "{name}: a text turns the page round");
    }
}

#[test]
fn tricks_are_shown_and_not_run() {
    let Played { page, .. } = play(&hostile(), "hostile");
    let shown = "&lt;/style&gt;&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;";
    assert!(page.matches(shown).count() >= 6, "{}", page.matches(shown).count());
    assert!(page.contains("&quot; onload=&quot;alert(1)&#39; &amp; \\u202Eabc"));
    assert!(page.contains("\u{2068}מחיר\u{2069} 12"), "what runs to the left is isolated");
}

/// A row of a table: the head of its first column, its first cell, its numbers as they are.
pub struct Row {
    pub head: String,
    pub label: String,
    pub numbers: Vec<f64>,
}

/// The rows of all tables.
pub fn rows(page: &str) -> Vec<Row> {
    let (mut rows, mut head, mut label): (Vec<Row>, _, _) = (Vec::new(), String::new(), None);
    for piece in pieces(page) {
        match piece {
            Piece::Start("table", _) => head.clear(),
            Piece::Start("th", attributes) => label = Some(attributes.contains(&("scope", "row"))),
            Piece::End("th") => label = None,
            Piece::Text(text) => match label {
                Some(true) => {
                    let label = text.replace('\u{a0}', " ").replace("&#39;", "'");
                    rows.push(Row { head: head.clone(), label, numbers: Vec::new() });
                }
                Some(false) if head.is_empty() => head.push_str(text),
                _ => {}
            },
            Piece::Start("data", attributes) => {
                let value = attributes[0].1.parse().expect("a number");
                rows.last_mut().expect("it stands in a row").numbers.push(value);
            }
            _ => {}
        }
    }
    rows
}

pub fn likelihood(of: &Value) -> Vec<f64> {
    ["p", "low", "high", "n"].iter().filter_map(|key| of[key].as_f64()).collect()
}

#[test]
fn the_tables_behind_figures_equal_the_report_for_programs() {
    for Played { name, page, json } in all().into_iter().filter(|one| one.name != "hostile") {
        let rows = rows(&page);
        let found = |head: &str, is: &dyn Fn(&str) -> bool| {
            let row = rows.iter().find(|row| row.head == head && is(&row.label));
            row.map(|row| row.numbers.clone())
        };
        let row = |head: &str, label: &str| {
            let row = found(head, &|one| one == label);
            row.unwrap_or_else(|| panic!("{name}: no {label} below {head}"))
        };
        assert_eq!(
            row("how it ends", "settled in all"),
            likelihood(&json["ends"]["settled"]),
            "{name}"
        );
        let ends = [
            ("decided outside the room", "decided"),
            ("broken off, or ended by a deadline", "collapsed"),
            ("suspended at the last round", "suspended"),
            ("still talking after the last round", "talking"),
        ];
        for (label, end) in ends {
            let expected = likelihood(&json["ends"][end]);
            let is_seen = expected[0] > 0.0;
            let found = found("how it ends", &|one| one == label);
            assert_eq!(found, is_seen.then_some(expected), "{name} {label}");
        }
        let in_force = &json["open_in_force"];
        let shown = found("how it ends", &|label| label.ends_with("interim deal in force"));
        assert_eq!(shown, in_force.is_object().then(|| likelihood(in_force)), "{name}");
        for (label, end) in [("where they settle", "settled"), ("where they do not", "unsettled")] {
            let of = &json["trust_at_end"][end];
            let known = ["mean", "low", "high", "n"].map(|key| of[key].as_f64());
            let shown = found("trust at the end", &|one| one == label);
            assert_eq!(shown, known.into_iter().collect::<Option<Vec<f64>>>(), "{name} {label}");
        }
        let median = json["spread"]["p50"].as_f64().expect("repeats");
        assert_eq!(row("what is not known, and outside views", "half of them"), [median], "{name}");
        let worlds = json["spread"]["histogram"].as_array().expect("repeats");
        let last = worlds.last().and_then(Value::as_f64).expect("twenty of them");
        assert_eq!(row("likelihood in a possible world", "95 to 100 %"), [last], "{name}");
        for step in json["steps"].as_array().expect("steps") {
            let id = format!("({})", step["of"].as_str().expect("an id"));
            let Some(found) = found("step", &|label| label.ends_with(&id)) else { continue };
            assert_eq!(found[..4], likelihood(step), "{name} {id}");
            assert_eq!(found[4..], likelihood(&step["lost"])[..3], "{name} {id}");
        }
        if json["ends"]["settled"]["p"] == 0.0 {
            assert!(!page.contains("On what terms"), "{name}");
            continue;
        }
        let rounds = json["settled_by_round"].as_array().expect("rounds");
        for (place, by) in rounds.iter().enumerate() {
            let start = format!("round {},", place + 1);
            let is_it =
                |label: &str| label.starts_with(&start) || label == &start[..start.len() - 1];
            let found = found("settled by", &|label| is_it(&label.to_lowercase()));
            let found = found.unwrap_or_else(|| panic!("{name}: {start}"));
            assert_eq!(Some(found[0]), by.as_f64(), "{name} {start}");
        }
        for issue in json["case"]["issues"].as_array().expect("issues") {
            let terms = &json["terms"][issue["id"].as_str().expect("an id")];
            let unit = issue["unit"].as_str().map(|unit| format!(" ({unit})")).unwrap_or_default();
            let label = format!("{}{unit}", issue["name"].as_str().expect("a name"));
            if let Some(levels) = terms["levels"].as_object() {
                for (word, share) in levels {
                    let found = row("terms", &format!("{label}: {word}"));
                    assert_eq!(Some(found[0]), share.as_f64(), "{name} {label}");
                }
                continue;
            }
            let expected = ["p10", "p50", "p90", "mean", "n"];
            let expected: Vec<f64> =
                expected.iter().filter_map(|key| terms[key].as_f64()).collect();
            assert_eq!(row("terms", &label), expected, "{name} {label}");
        }
        for issue in json["case"]["issues"].as_array().expect("issues") {
            let share = json["sticking"][issue["id"].as_str().expect("an id")]["p"].as_f64();
            let stuck = found("failures stick on", &|label| Some(label) == issue["name"].as_str());
            assert!(stuck.is_none() || stuck.map(|row| row[0]) == share, "{name}");
        }
        let strongest = &json["drivers"][0];
        let expected = [
            strongest["low_value"].as_f64(),
            strongest["low_tenth"]["p"].as_f64(),
            strongest["high_value"].as_f64(),
            strongest["high_tenth"]["p"].as_f64(),
            strongest["share"].as_f64(),
        ];
        let expected: Vec<f64> = expected.into_iter().map(|one| one.expect("known")).collect();
        let found = found("input", &|_| true).expect("inputs are listed");
        let found = [0, 1, 4, 5, 8].map(|place| found[place]);
        assert_eq!(found[..], expected, "{name}");
        let bare = json["counts"]["without_reason"].as_f64().expect("counted");
        assert_eq!(row("what numbers rest on", "without a source or a reason"), [bare], "{name}");
    }
}

/// A folder of its own, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    folder
}

#[test]
fn the_page_is_written_beside_the_report_and_replaced_whole() {
    let folder = folder("page_written");
    let file = folder.join("page.html");
    let name = file.display().to_string();
    fs::write(&file, "old").expect("writable");
    let plain = run_with(SMALL, &["run", "-", "--draws", "300"]);
    let output = run_with(SMALL, &["run", "-", "--draws", "300", "--html", &name]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, plain.stdout, "the report is the same");
    assert_eq!(text(&output.stderr), format!("the page: {name}\n"));
    let page = fs::read_to_string(&file).expect("written");
    assert!(page.starts_with("<!doctype html>\n") && page.ends_with("</html>\n"));
    assert_eq!(fs::read_dir(&folder).expect("readable").count(), 1, "nothing else is left");
    #[cfg(unix)]
    {
        let link = folder.join("link.html");
        std::os::unix::fs::symlink("page.html", &link).expect("it can be made");
        fs::write(&file, "old").expect("writable");
        run_with(SMALL, &["run", "-", "--draws", "300", "--html", &link.display().to_string()]);
        assert!(link.is_symlink() && fs::read_to_string(&file).expect("written") == page);
    }
    let quiet = run_with(SMALL, &["run", "-", "--draws", "300", "--quiet", "--html", &name]);
    assert_eq!((quiet.status.code(), text(&quiet.stderr)), (Some(0), ""));
    assert_eq!(fs::read_to_string(&file).expect("written"), page, "the same bits");
}

#[test]
fn a_place_that_cannot_be_a_page_is_refused() {
    let folder = folder("page_refused");
    let here = folder.display().to_string();
    let refused = |page: &str, code, why: &str| {
        let output = run_with(SMALL, &["run", "-", "--draws", "300", "--html", page]);
        if code == 2 {
            refusal(&output);
        }
        assert_eq!(output.status.code(), Some(code), "{page}");
        assert!(text(&output.stderr).contains(why), "{}", text(&output.stderr));
    };
    refused("-", 2, "error: --html -: a page is a file; name one");
    refused(&here, 2, "that is a folder; name a file in it");
    if cfg!(unix) {
        refused("/dev/null", 2, "that is no file that can be replaced");
    }
    refused(&format!("{here}/none/page.html"), 2, "there is no such folder");
    refused(&format!("{here}/{}.html", "n".repeat(300)), 1, "error: --html");
    assert_eq!(fs::read_dir(&folder).expect("readable").count(), 0, "nothing is left");
}
