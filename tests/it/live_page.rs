//! The page that moves: what stands in it, what may be moved of it, and how it is to a person with a browser.

use crate::command_line::{SMALL, negsim, refusal, run, run_with, text};
use crate::page::{ELEMENTS, Piece, folder, hostile, pieces};
use crate::page_in_browser::browser_name;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use negsim::claims::controls;
use negsim::engine::Plan;
use negsim::forecast;
use negsim::report::{Moving, live_page};
use negsim::scenario::Scenario;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SCRIPT: &str = include_str!("../../src/report/render/html/live/script.js");
/// Elements of controls, beside those of a still page.
const CONTROLS: &str = "aside a button input label option script select textarea";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The page of a scenario, with a word in the place of the engine.
fn page(scenario: &Scenario) -> String {
    let findings = forecast(scenario, Plan::new(0, 64, 4).expect("small")).expect("enough");
    let is_allowed = |change: &str| scenario.with(&[change]).is_ok();
    let controls = controls(scenario.table(), &findings.drivers, &is_allowed);
    let moving = Moving {
        findings: &findings,
        inventory: None,
        typical: None,
        controls: &controls,
        text: scenario.to_toml(),
    };
    live_page(&[moving], b"engine")
}

/// All that are shipped, and one full of tricks.
fn scenarios() -> Vec<(String, Scenario)> {
    let entries = fs::read_dir(root().join("scenarios")).expect("scenarios are shipped");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let read = |file: PathBuf| {
        let scenario = Scenario::read(&file).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        (file.display().to_string(), scenario)
    };
    let tricky = Scenario::parse(&tricky(), "tricky.toml").unwrap_or_else(|m| panic!("{m}"));
    files.into_iter().map(read).chain([("tricky".to_owned(), tricky)]).collect()
}

/// Tricks in levels as well, which a choice sets.
fn tricky() -> String {
    let levels = r#"["</script><!--", "'\"]]> $(touch x) `x`", "מחיר 12", "\u202E\u0007\u007F"]"#;
    let flag = format!("[[issue]]\nid = \"flag\"\nlevels = {levels}\n\n[[party]]\nid = \"buyer\"");
    let mut tricky = hostile().replace("[[party]]\nid = \"buyer\"", &flag);
    for (fee, ideal) in [("ideal = 0, weight = 0.2 }", 0), ("ideal = 30, weight = 0.1 }", 2)] {
        let level = ["</script><!--", "מחיר 12"][ideal / 2];
        let more = format!("{fee}, flag = {{ ideal = \"{level}\", weight = 0.3 }}");
        assert_eq!(tricky.matches(fee).count(), 1);
        tricky = tricky.replace(fee, &more);
    }
    tricky
}

fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = page.split_once(before).expect("it begins");
    rest.split_once(after).expect("it ends").0
}

/// The page without what stands in its script, and that script.
fn parted(page: &str) -> (String, &str) {
    let script = between(page, "<script>", "</script>");
    (page.replace(script, ""), script)
}

#[test]
fn the_policy_allows_this_script_and_this_style_alone() {
    for scenario in [&tricky(), SMALL] {
        let scenario = Scenario::parse(scenario, "test.toml").unwrap_or_else(|m| panic!("{m}"));
        let page = page(&scenario);
        let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
        let [script, style] = ["script", "style"]
            .map(|name| hash(between(&page, &format!("<{name}>"), &format!("</{name}>"))));
        let policy = format!(
            "default-src &#39;none&#39;; script-src &#39;sha256-{script}&#39; &#39;wasm-unsafe-eval&#39;; \
             style-src &#39;sha256-{style}&#39;; worker-src blob:"
        );
        let meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
        assert_eq!(between(&page, meta, "\""), policy);
        assert_eq!(page.matches("http-equiv").count() - SCRIPT.matches("http-equiv").count(), 1);
        assert_eq!(page.matches("<style").count(), 1);
        let before = page.split("<style").next().expect("there is a start");
        assert!(before.contains(meta), "what comes first is not held to the policy");
    }
}

#[test]
fn the_script_is_a_bridge_of_a_hundred_lines() {
    let lines: Vec<&str> = SCRIPT.lines().collect();
    assert!(lines.len() <= 100, "{} lines", lines.len());
    let longest = lines.iter().map(|line| line.chars().count()).max();
    assert!(longest <= Some(150), "a line of {longest:?} letters");
    assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
}

#[test]
fn nothing_in_the_page_loads_or_runs() {
    for (name, scenario) in scenarios() {
        let page = page(&scenario);
        let (markup, script) = parted(&page);
        assert_eq!(script, SCRIPT, "{name}");
        let style = between(&page, "<style>", "</style>");
        for word in ["http:", "https:", "url(", "src=", "@import"] {
            assert!(![script, style].iter().any(|own| own.contains(word)), "{name}: {word}");
        }
        for piece in pieces(&markup) {
            let Piece::Start(element, attributes) = piece else { continue };
            let mut known = ELEMENTS.split_whitespace().chain(CONTROLS.split(' '));
            assert!(known.any(|known| known == element), "{name}: <{element}>");
            for (key, value) in attributes {
                let loads = ["src", "srcset", "action", "formaction", "style"].contains(&key);
                assert!(!loads && !key.starts_with("on"), "{name}: {key}=\"{value}\"");
                assert!(key != "href" || value == "#", "{name}: {key}=\"{value}\"");
            }
        }
    }
}

/// As a browser reads the value of an attribute.
fn read(value: &str) -> String {
    let letters = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    letters.into_iter().fold(value.to_owned(), |value, (name, letter)| value.replace(name, letter))
}

/// Every change that something on a page makes: a slider at its ends, untouched and a step on, and every choice.
fn changes(page: &str) -> Vec<String> {
    let (markup, _) = parted(page);
    let mut changes = Vec::new();
    for piece in pieces(&markup) {
        let Piece::Start(element, attributes) = piece else { continue };
        let of = |name| attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
        if of("type") == Some("range") {
            let [from, to, at, step] = ["min", "max", "value", "step"].map(|name| {
                let number = of(name).expect("a range has it");
                (number.parse::<f64>().expect("a number"), number)
            });
            assert!(from.0 < to.0 && from.0 + step.0 <= to.0 + 1e-9, "{attributes:?}");
            assert!((from.0..=to.0).contains(&at.0), "{attributes:?}");
            let decimals = step.1.split('.').nth(1).map_or(0, str::len);
            let next = if at.0 + step.0 <= to.0 { at.0 + step.0 } else { at.0 - step.0 };
            let path = read(of("name").expect("it moves something"));
            let next = format!("{next:.decimals$}");
            changes.extend([from.1, to.1, at.1, &next].map(|value| format!("{path}={value}")));
        }
        let change = of("value").filter(|value| element == "option" && value.contains('='));
        changes.extend(change.map(read));
    }
    changes
}

#[test]
fn whatever_is_moved_can_be_set() {
    for (name, scenario) in scenarios() {
        let changes = changes(&page(&scenario));
        assert!(changes.len() > 40, "{name} has only {}", changes.len());
        let refused: Vec<String> = changes
            .iter()
            .filter_map(|change| scenario.with(&[change]).err())
            .map(|mistakes| mistakes.to_string())
            .collect();
        assert!(refused.is_empty(), "{name}: {} refused:\n{}", refused.len(), refused.join("\n"));
    }
}

#[test]
fn six_scenarios_are_the_most_and_a_page_is_needed() {
    let folder = folder("live_refused");
    let file = folder.join("page.html").display().to_string();
    let beside = [["--beside", "nowhere.toml"]; 6].concat();
    let arguments = [&["run", "nowhere.toml", "--live", "--html", &file][..], &beside].concat();
    let (code, told) = (run(&arguments), "--beside: a page holds six scenarios, not 7");
    let (code, refused) = refusal(&code);
    assert_eq!(code, Some(2));
    assert!(refused.contains(told) && !refused.contains("nowhere"), "{refused}");
    for lonely in
        [&["run", "x.toml", "--live"][..], &["run", "x.toml", "--html", &file, "--beside", "x"]]
    {
        let output = run(lonely);
        let (code, refused) = refusal(&output);
        assert_eq!(code, Some(2));
        assert!(refused.contains("required"), "{refused}");
    }
    assert!(!Path::new(&file).exists());
}

#[test]
fn the_same_run_gives_the_same_page() {
    let folder = folder("live_twice");
    let write = |name: &str, threads: &str| {
        let file = folder.join(name);
        let page = file.display().to_string();
        let arguments =
            ["run", "-", "--draws", "300", "--live", "--html", &page, "--threads", threads];
        let output = run_with(SMALL, &arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        fs::read(file).expect("written")
    };
    assert!(write("one.html", "1") == write("two.html", "2"));
}

#[test]
fn a_person_moves_the_page() {
    let folder = folder("live_page");
    let Some(browser) = browser_name() else { return };
    let Some(playwright) = std::env::var_os("NEGSIM_PLAYWRIGHT") else {
        println!("skipped: NEGSIM_PLAYWRIGHT names no playwright-core, so nobody moved the page");
        return;
    };
    let tricky_file = folder.join("<!--<script>'\"]]>&$(touch x)\u{202e}מחיר.toml");
    fs::write(&tricky_file, tricky()).expect("writable");
    let tricky_file = tricky_file.display().to_string();
    let shipped = ["scenarios/abu_dhabi.toml", "--beside", "scenarios/two_neighbours.toml"];
    let tricky = [&*tricky_file, "--seed", "18446744073709551615"];
    for (name, what) in [("shipped", &shipped[..]), ("hostile", &tricky)] {
        let page = folder.join(format!("{name}.html")).display().to_string();
        let rest = ["--draws", "4096", "--quiet", "--live", "--html", &page];
        let output = negsim(&[&["run"], what, &rest].concat()).current_dir(root()).output();
        let output = output.expect("the program starts");
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    let mut node = Command::new("node");
    node.current_dir(root()).arg("tests/live_page.mjs").arg(&folder);
    node.arg(env!("CARGO_BIN_EXE_negsim")).arg(browser).arg(playwright);
    let checked = node.args(std::env::var_os("NEGSIM_AXE")).output().expect("node runs");
    let told = [checked.stdout, checked.stderr].concat();
    println!("{}", String::from_utf8_lossy(&told));
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&told));
}
