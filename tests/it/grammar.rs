//! Sentences that agree with what is counted and with what things are called, in every command and of very little.

use super::command_line::{negsim, text};
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::LazyLock;

/// Names in the plural, names that begin with an article, somebody else than a capital who ratifies.
const WAGES: &str = r#"
title = "A wage round"
rounds = 12
[talks]
hesitation = 0.05
deadline = { month = 2, yields = [0.2, 0.5], ends = [0.1, 0.3] }
[balance]
volatility = 0.3
decisive = 1.5
[[issue]]
id = "wage"
name = "The raise"
range = [0, 8]
unit = "per cent"
promise = 0.3
[[issue]]
id = "sites"
name = "The sites"
levels = ["closed", "half", "open"]
[[party]]
id = "owners"
name = "The Owners"
role = "signatory"
plural = true
capital = "the board"
no_deal = [0.1, 0.5]
ratify_margin = { mean = 0.02, sd = 0.1 }
leaves_per_month = 0.2
good_faith = 0.5
patience = 2
[party.issues]
wage = { ideal = 0, weight = 0.9 }
sites = { ideal = "closed", weight = 0.4 }
[[party]]
id = "rebels"
name = "Rebels"
role = "signatory"
plural = true
capital = "the members"
no_deal = [0.1, 0.5]
ratify_margin = { mean = 0.02, sd = 0.1 }
leaves_per_month = 0.2
good_faith = 0.5
patience = 2
trust = { owners = 0.4 }
[party.issues]
wage = { ideal = 8, weight = [0.4, 0.6], red_line = 1 }
sites = { ideal = "open", weight = 0.4 }
[[party]]
id = "jury"
name = "A jury"
role = "mediator"
pressure = { owners = 0.01 }
[[event]]
id = "threat"
name = "A threat to leave"
by = "owners"
on = ["rebels"]
per_month = [0.5, 2]
walkout = 0.3
hardening = 0.02
distrust = 0.2
[[interim]]
id = "truce"
name = "The Truce"
issues = ["sites"]
[[change]]
id = "vote"
name = "An election"
month = 1
likelihood = [0.2, 0.8]
add = { "party.owners.no_deal" = 0.1 }
"#;

/// One round, one issue, one unknown.
const LEAST: &str = r#"
title = "A pie"
rounds = 1
[[issue]]
id = "pie"
scale = ["all to B", "all to A"]
[[party]]
id = "owners"
name = "The Owners"
role = "signatory"
plural = true
no_deal = [0.2, 0.5]
patience = 0.1
issues.pie = { ideal = 1, weight = 1, red_line = 0.5 }
[[party]]
id = "b"
name = "A committee"
role = "signatory"
no_deal = 0.3
patience = 0.1
issues.pie = { ideal = 0, weight = 1 }
"#;

/// What every command says of that text, each with what was typed; on one line each, since pages are wide.
fn said(name: &str, scenario: &str) -> Vec<(String, String)> {
    let folder: PathBuf =
        std::env::temp_dir().join(format!("negsim-grammar-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::write(folder.join("it.toml"), scenario).expect("a file can be written to it");
    let no_deal = "party.owners.no_deal";
    let (with, lever) = (format!("{no_deal}=0.4"), format!("{no_deal}=0.1:0.4:2"));
    let commands: [&[&str]; 12] = [
        &["run", "it.toml", "--draws", "1", "--repeats", "1"],
        &["run", "it.toml", "--draws", "2", "--repeats", "1"],
        &["run", "it.toml", "--draws", "60", "--repeats", "2"],
        &["compare", "it.toml", "--with", &with, "--draws", "1", "--repeats", "1"],
        &["compare", "it.toml", "--with", &with, "--draws", "60"],
        &["drivers", "it.toml", "--draws", "100", "--rows", "16"],
        &["target", "it.toml", "--levers", "all", "--reach", "50%", "--draws", "30"],
        &["sweep", "it.toml", "--lever", &lever, "--draws", "1"],
        &["trace", "it.toml", "--draw", "0", "--repeat", "0", "--all"],
        &["trace", "it.toml", "--draw", "1", "--repeat", "0"],
        &["trace", "it.toml", "--draw", "2", "--repeat", "0"],
        &["check", "it.toml", "--full", "--defaults"],
    ];
    let typed = |command: &&[&str]| {
        let mut program = negsim(command);
        let program = program.current_dir(&folder).env("COLUMNS", "400").stdin(Stdio::null());
        let output = program.output().expect("the program starts");
        assert!(output.status.success(), "{command:?}: {}", text(&output.stderr));
        (command.join(" "), text(&output.stdout).replace('\u{a0}', " "))
    };
    let all = commands.iter().map(typed).collect();
    // What is left behind is in the temporary folder.
    let _ = fs::remove_dir_all(&folder);
    all
}

/// All that is said of both, played once for all tests.
static BOTH: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| [said("wages", WAGES), said("least", LEAST)].concat());

/// `1 rounds`: a plural behind one.
fn wrongly_counted(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let verbs = ["is", "was", "has", "as", "rests", "stands", "lies", "settles"];
    let is_wrong = |pair: &&[&str]| {
        let noun = pair[1].trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_word = noun.len() > 2 && noun.bytes().all(|b| b.is_ascii_lowercase());
        pair[0].trim_start_matches('(') == "1"
            && is_word
            && noun.ends_with('s')
            && !verbs.contains(&noun)
    };
    words.windows(2).find(is_wrong).map(|pair| pair.join(" "))
}

#[test]
fn what_is_counted_once_is_no_plural() {
    assert!(
        wrongly_counted("of 1 settlements.").is_some() && wrongly_counted("1 is bare").is_none()
    );
    for (command, said) in BOTH.iter() {
        for line in said.lines() {
            assert_eq!(wrongly_counted(line), None, "{command}\n{line}");
        }
    }
}

#[test]
fn articles_and_plurals_fit_their_sentences() {
    #[rustfmt::skip]
    let wrong = [
        "the A ", "the An ", "the The ", "of A ", "of An ", "of The ", "by The ", "to A ", "in The ", "on The ",
        " a a ", " a an ", " the the ", " ,", "s's ", "Owners has ", "Owners is ", "Owners asks ", "Owners lacks ",
        "Owners talks ", "Rebels has ", "Rebels is ", "Rebels asks ", "Rebels lacks ", "Rebels talks ", "1 of 1 ",
    ];
    for (command, said) in BOTH.iter() {
        for line in said.lines() {
            for pattern in wrong {
                assert!(!line.contains(pattern), "{pattern:?} in {command}\n{line}");
            }
        }
    }
}

/// Where the file says who ratifies nothing is said of capitals; nor where nobody has to.
#[test]
fn only_capitals_are_called_so() {
    for (command, said) in BOTH.iter() {
        assert!(!said.to_lowercase().contains("capital"), "{command}\n{said}");
    }
    let of_capitals =
        WAGES.replace("capital = \"the board\"\n", "").replace("capital = \"the members\"\n", "");
    let all: String = said("capitals", &of_capitals).into_iter().map(|(_, said)| said).collect();
    for words in ["ratified by every capital", "The Owners' capital", "Rebels' capital"] {
        assert!(all.contains(words), "{words}\n{all}");
    }
}
