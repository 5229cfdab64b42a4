//! A page that moves: the still page, beside it what may be moved, and the engine that plays it anew.
//!
//! Nothing is loaded: engine and scenarios stand in the page as data. Nothing runs but one script of this program, and
//! nothing has a style but its own: the policy names both by their hashes.

use super::markup::Markup;
use super::{main, style};
use crate::report::sheet::live::{Choice, Live, LiveScenario, Slider};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

const SCRIPT: &str = include_str!("script.js");
/// Negotiations after which a page shows what they come to: a first picture while a slider is dragged, then finer ones.
const SIZES: [u64; 4] = [256, 1_024, 4_096, 16_384];
/// Draws are not made fewer for more repeats than these.
const MOST_REPEATS: u64 = 16;
/// Moves that are shown before anybody looks for others.
const SHOWN: usize = 10;

/// The page, with the engine as it is packed.
pub fn page(live: &Live, engine: &[u8]) -> String {
    let sheet = style::sheet().and(Markup::fixed(STYLE)).into_text();
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; worker-src blob:",
        hash(SCRIPT),
        hash(&sheet)
    );
    let title = live.scenarios.first().map_or("", |one| &one.sheet.title);
    let head = Markup::fixed(HEAD)
        .and(Markup::empty("meta", &[POLICY, ("content", &policy)]))
        .and(Markup::element("title", &[], Markup::text(title)))
        .and(Markup::own("<style>", &sheet, "</style>"));
    let figures = live.scenarios.first().map(|one| main(&one.sheet)).unwrap_or_default();
    let body = controls(&live.scenarios)
        .and(Markup::element("main", &[("id", "figures")], figures))
        .and(data(&live.scenarios))
        .and(Markup::packed("engine", &BASE64_STANDARD.encode(engine)))
        .and(Markup::own("<script>", SCRIPT, "</script>"));
    let page = Markup::element("head", &[], head).and(Markup::block("body", "live", body));
    let page = Markup::element("html", &[("lang", "en")], page);
    format!("<!doctype html>\n{}\n", page.into_text())
}

const HEAD: &str = "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";
const POLICY: (&str, &str) = ("http-equiv", "Content-Security-Policy");

/// As a policy names what it allows.
fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

/// What the script starts with.
fn data(scenarios: &[LiveScenario]) -> Markup {
    let scenario = |one: &LiveScenario| {
        serde_json::json!({
            "file": one.file, "text": one.text, "seed": one.seed.to_string(), "repeats": one.repeats,
            "sizes": SIZES.map(|size| draws(size, one.repeats)),
        })
    };
    let scenarios: Vec<serde_json::Value> = scenarios.iter().map(scenario).collect();
    let data = serde_json::json!({ "scenarios": scenarios });
    Markup::data("data", &data.to_string())
}

/// Draws of about so many negotiations: not too few of them, however often each is repeated.
fn draws(negotiations: u64, repeats: u64) -> u64 {
    let (even, least) = (negotiations.div_ceil(repeats), negotiations / MOST_REPEATS);
    if even > least { even } else { least }
}

fn controls(scenarios: &[LiveScenario]) -> Markup {
    let option = |(place, one): (usize, &LiveScenario)| {
        let place = place.to_string();
        Markup::element("option", &[("value", &place)], Markup::text(&one.sheet.title))
    };
    let options = scenarios.iter().enumerate().map(option).collect();
    let several = [("id", "scenario"), ("aria-label", "Scenario")];
    let one = [("id", "scenario"), ("aria-label", "Scenario"), ("hidden", "")];
    let which =
        Markup::element("select", if scenarios.len() > 1 { &several } else { &one }, options);
    let moves = scenarios.iter().enumerate().map(moves).collect();
    let aside = Markup::fixed(NOW)
        .and(which)
        .and(Markup::fixed(SEARCH))
        .and(moves)
        .and(Markup::fixed(FOOT));
    let aside = Markup::element("aside", &[("id", "controls"), ("hidden", "")], aside);
    Markup::fixed(STILL).and(aside)
}

const STILL: &str = "<p id=\"still\" hidden>This browser cannot run the engine: the page shows what was played when it was written.</p>";
const NOW: &str = "<p id=\"now\" aria-hidden=\"true\">The engine starts.</p><p id=\"heard\" role=\"status\"></p>\
<input type=\"checkbox\" id=\"drawer\"><label for=\"drawer\">Show what may be moved</label><div id=\"moves\">";
const SEARCH: &str = "<label for=\"search\">Find a number</label><input type=\"search\" id=\"search\" autocomplete=\"off\">";
const FOOT: &str = "<p><button type=\"button\" id=\"reset\">Move all back</button> <a id=\"link\" href=\"#\">Link to these numbers</a></p>\
<label for=\"command\">The same on a command line</label><textarea id=\"command\" rows=\"3\" readonly></textarea></div>";

/// All that may be moved of a scenario.
fn moves((place, scenario): (usize, &LiveScenario)) -> Markup {
    let sliders = scenario.sliders.iter().enumerate().map(|(at, one)| {
        let id = format!("move-{place}-{at}");
        one_move(&id, &one.path, &one.name, at < SHOWN, slider(&id, one))
    });
    let first = sliders.len();
    let choices = scenario.choices.iter().enumerate().map(|(at, one)| {
        let id = format!("move-{place}-{}", first + at);
        one_move(&id, &one.path, &one.name, one.path.is_empty(), choice(&id, one))
    });
    let id = format!("moves-{place}");
    let attributes = [("id", &*id), ("data-command", &scenario.command)];
    Markup::element("div", &attributes, sliders.chain(choices).collect())
}

fn one_move(id: &str, path: &str, name: &str, is_shown: bool, what: Markup) -> Markup {
    let label = Markup::element("label", &[("for", id)], Markup::text(name));
    let shown = [("class", "move"), ("data-path", path)];
    let rest = [("class", "move"), ("data-path", path), ("data-rest", "yes"), ("hidden", "")];
    Markup::element("div", if is_shown { &shown } else { &rest }, label.and(what))
}

fn slider(id: &str, slider: &Slider) -> Markup {
    let number = |number: f64| format!("{number:.*}", slider.decimals);
    let [from, to, step, at] = [slider.from, slider.to, slider.step, slider.at].map(number);
    let said_id = format!("said-{id}");
    let said = [("class", "said"), ("id", &said_id), ("data-said", &slider.said)];
    let words = Markup::element("span", &said, Markup::text(&slider.said)).and(Markup::line(
        "span",
        "unit",
        &slider.unit,
    ));
    let range = [("type", "range"), ("id", id), ("name", &slider.path), ("data-moves", "")];
    let ends = [("min", &*from), ("max", &to), ("step", &step), ("value", &at)];
    let heard = [("aria-valuetext", &*slider.said)];
    let range = Markup::empty("input", &[&range[..], &ends, &heard].concat());
    words.and(range).and(slider.band.map(band).unwrap_or_default())
}

/// Where eight of ten values of the file lie: below the slider, as far in as the middle of its knob goes.
fn band([low, high]: [f64; 2]) -> Markup {
    let (x, width) = (format!("{:.1}%", 100.0 * low), format!("{:.1}%", 100.0 * (high - low)));
    let sides = [("x", &*x), ("width", &width), ("height", "4"), ("class", "band")];
    let frame = [("class", "mark"), ("height", "4"), ("aria-hidden", "true")];
    Markup::element("svg", &frame, Markup::element("rect", &sides, Markup::default()))
}

fn choice(id: &str, choice: &Choice) -> Markup {
    let option = |(word, change): (&str, &str)| {
        Markup::element("option", &[("value", change)], Markup::text(word))
    };
    let others = choice.others.iter().map(|(word, change)| (&**word, &**change));
    let options = [(&*choice.said, "")].into_iter().chain(others).map(option).collect();
    let name = choice.others.first().map_or("", |(_, change)| path(change));
    Markup::element("select", &[("id", id), ("name", name), ("data-moves", "")], options)
}

/// What a change sets.
fn path(change: &str) -> &str {
    change.split_once('=').map_or(change, |(path, _)| path)
}

const STYLE: &str = "
.live #controls{position:sticky;top:0;z-index:1;background:var(--paper);border-bottom:1px solid var(--rule);padding:.6rem 1.25rem}
#controls label{font-size:.875rem;line-height:1.3}
#now{font:600 1.05rem/1.3 var(--serif)}
#heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
#moves{display:none}
#drawer:checked~#moves{display:block;max-height:60vh;overflow:auto}
.move{display:flex;flex-wrap:wrap;gap:0 .4rem;padding:.4rem 0}
#controls [hidden]{display:none}
.move label,.move input,.move select,.move svg{width:100%;margin:0;accent-color:var(--settled)}
.move label::first-letter{text-transform:uppercase}
.move .said,.move .unit{color:var(--soft);font-size:.8125rem}
.move .mark{padding:0 8px}
.moved label,.moved .said{font-weight:600;color:var(--ink)}
#controls input[type=search],#controls textarea,#controls>div>select{width:100%;font:inherit;font-size:.875rem}
#controls select,#controls button,#controls textarea,#controls input[type=search]{background:var(--paper);color:var(--ink);border:1px solid var(--soft);border-radius:3px;padding:.25rem .4rem;font:inherit;font-size:.875rem}
#controls a{color:var(--settled);font-size:.875rem}
.stale{opacity:.35}
#still{max-width:66rem;margin:0 auto;padding:.75rem 1.25rem;color:var(--soft)}
@media (min-width:64rem){
.live{display:grid;grid-template-columns:21rem minmax(0,1fr)}
.live>main{margin:0}
.live #controls{align-self:start;height:100vh;overflow:auto;border-bottom:0;border-right:1px solid var(--rule);padding:1.25rem}
#moves{display:block}
#drawer:checked~#moves{max-height:none;overflow:visible}
#drawer,#drawer+label{display:none}
}
@media print{.live{display:block}.live #controls,#still{display:none}}
";
