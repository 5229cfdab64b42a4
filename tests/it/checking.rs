//! `check`, `new`, `schema` and `completions` as they are typed.

use insta::assert_snapshot;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use unicode_width::UnicodeWidthStr;

const QUARREL: &str = r#"title = "A quarrel"
rounds = 5

[talks]
cooling_half_life = 0.9
collapse_after = { value = 2, assumption = "a convention" }

[[issue]]
id = "price"
scale = ["low", "high"]
status_quo = 0.5

[[issue]]
id = "watch"
levels = ["none", "some", "all"]

[[party]]
id = "buyer"
role = "signatory"
no_deal = { mean = 0.3, sd = 0.1, assumption = "there are other sellers" }
trust = { seller = 0.4 }
source = "A letter of 3 May"
quote = "we can wait"
patience = { low = 5, mode = 10, high = 20 }
[party.issues]
price = { ideal = 0, weight = 1 }
watch = { ideal = ["none", "some"], weight = [0.1, 0.2] }

[[party]]
id = "seller"
role = "signatory"
[party.issues.price]
points = [[0, 0], [0.8, 1]]
weight = 1
assumption = "more is better, up to a point"
"#;

/// A folder with files; gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, files: &[(&str, &[u8])]) -> Self {
        let path =
            std::env::temp_dir().join(format!("negsim-checking-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        for (file, bytes) in files {
            fs::write(path.join(file), bytes).expect("a file can be written to it");
        }
        Folder(path)
    }

    /// The program, typed in that folder.
    fn typed(&self, arguments: &[&str]) -> Output {
        self.typed_at(80, arguments)
    }

    /// The same on a terminal of so many columns.
    fn typed_at(&self, columns: usize, arguments: &[&str]) -> Output {
        typed_in(&self.0, columns, arguments)
    }
}

/// The program, typed in a folder on a terminal of so many columns.
fn typed_in(folder: &Path, columns: usize, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_negsim"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    let columns = columns.to_string();
    command.env_remove("NO_COLOR").env("COLUMNS", columns).output().expect("the program starts")
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_check_fits_every_width() {
    let long = QUARREL.replace("A quarrel", "A quarrel \\u001b[31m over everything there ever was");
    let folder = Folder::of("widths", &[("quarrel.toml", long.as_bytes())]);
    for columns in [20, 21, 30, 47, 49, 50, 51, 60, 100] {
        let output = folder.typed_at(columns, &["check", "quarrel.toml", "--defaults"]);
        assert_eq!(output.status.code(), Some(0), "{columns}: {}", text(&output.stderr));
        for line in text(&output.stdout).lines() {
            assert!(line.chars().count() <= columns, "{columns}: {line}");
            assert!(!line.contains('\u{1b}'), "{line:?}");
        }
    }
}

#[test]
fn a_source_that_cannot_be_read() {
    let folder = Folder::of("sources", &[("quarrel.toml", QUARREL.as_bytes())]);
    let told = |source: &str| {
        let output = folder.typed(&["check", "quarrel.toml", "--quotes", source]);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
        text(&output.stderr).to_owned()
    };
    assert_eq!(told("letter.txt"), "error: --quotes: there is no file letter.txt\n");
    assert_eq!(told("."), "error: --quotes: . is a folder\n");
    #[cfg(unix)]
    assert!(told("/dev/zero").contains("larger than 16 MB"));
}

#[test]
fn a_check_lists_every_number_with_what_it_rests_on() {
    let folder = Folder::of("list", &[("quarrel.toml", QUARREL.as_bytes())]);
    let output = folder.typed(&["check", "quarrel.toml", "--full"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    assert!(text(&output.stdout).lines().all(|line| line.chars().count() <= 80));
    assert_snapshot!(text(&output.stdout));
}

#[test]
fn a_check_says_on_one_screen_what_the_numbers_mean() {
    let folder = Folder::of("screen", &[("quarrel.toml", QUARREL.as_bytes())]);
    let set = "party.seller.no_deal=[0.2, 0.4]";
    let output = folder.typed(&["check", "quarrel.toml", "--set", set]);
    assert_snapshot!(text(&output.stdout));
    for name in ["abu_dhabi", "cyprus_2017", "takeover_2008", "two_neighbours"] {
        let file = format!("scenarios/{name}.toml");
        for (columns, most) in [(60, 40), (80, 24), (120, 24)] {
            let output = typed_in(env!("CARGO_MANIFEST_DIR").as_ref(), columns, &["check", &file]);
            let shown = text(&output.stdout);
            let widest = shown.lines().map(UnicodeWidthStr::width).max().expect("lines");
            assert!(widest <= columns && shown.lines().count() <= most, "{columns}:\n{shown}");
            if (name, columns) == ("cyprus_2017", 80) {
                assert_snapshot!("a_check_of_five_parties_on_one_screen", shown);
            }
        }
    }
}

#[test]
fn a_check_for_programs_has_stable_keys() {
    let folder = Folder::of(
        "json",
        &[("quarrel.toml", QUARREL.as_bytes()), ("wrong.toml", b"title = 1\nrounds = 5\n")],
    );
    let output = folder.typed(&["check", "quarrel.toml", "wrong.toml", "--json"]);
    assert_eq!(output.status.code(), Some(2));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&found["format"], &found["valid"]), (&Value::from(2), &Value::from(false)));
    let [sound, wrong] = [&found["files"][0], &found["files"][1]];
    assert_eq!((&sound["valid"], &wrong["valid"]), (&Value::from(true), &Value::from(false)));
    let inputs = sound["inputs"].as_array().expect("a list");
    let input = |path: &str| inputs.iter().find(|input| input["input"] == path).expect("listed");
    assert_eq!(input("party.buyer.no_deal")["value"]["mean"], 0.3);
    assert_eq!(input("party.buyer.no_deal")["rests_on"], "assumption");
    assert_eq!(input("party.buyer.patience")["rests_on"], "source");
    assert_eq!(input("party.buyer.patience")["quotes"][0], "we can wait");
    assert_eq!(input("issue.price.status_quo")["rests_on"], "nothing");
    assert_eq!(input("party.seller.opening")["rests_on"], "default");
    assert_eq!(input("party.seller.issues.price.points")["value"]["points"][1][1], 1.0);
    assert_eq!(
        input("party.buyer.issues.watch.ideal")["in_words"],
        "\"none\" to \"some\", each as likely"
    );
    assert!(input("talks.cooling_half_life")["cannot_matter"].is_string());
    assert!(input("party.buyer.no_deal")["cannot_matter"].is_null());
    let counts = &sound["counts"];
    assert_eq!(
        counts["inputs"].as_u64(),
        ["sourced", "assumptions", "without_reason"]
            .map(|class| counts[class].as_u64())
            .iter()
            .copied()
            .sum::<Option<u64>>()
    );
    assert_eq!(
        (&wrong["mistakes"][0]["line"], &wrong["mistakes"][0]["column"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(
        (&wrong["mistakes"][2]["line"], &wrong["mistakes"][2]["column"]),
        (&Value::from(1), &Value::from(9))
    );
}

#[test]
fn all_files_are_checked_though_one_is_wrong() {
    let files = [
        ("a.toml", QUARREL.as_bytes()),
        ("b.toml", b"x".as_slice()),
        ("c.toml", QUARREL.as_bytes()),
    ];
    let folder = Folder::of("several", &files);
    let output = folder.typed(&["check", "a.toml", "b.toml", "c.toml", "d.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(out.contains("a.toml: no mistakes") && out.contains("c.toml: no mistakes"));
    assert!(err.contains("b.toml is no scenario") && err.contains("there is no file d.toml"));
    assert!(err.ends_with("2 of 4 files have mistakes\n"), "{err}");
}

#[test]
fn settings_are_checked_too() {
    let folder = Folder::of("set", &[("a.toml", QUARREL.as_bytes())]);
    let output = folder.typed(&["check", "a.toml", "--set", "party.seller.no_deal=[0.2, 0.4]"]);
    assert!(text(&output.stdout).contains("party.seller.no_deal"));
    let output = folder.typed(&["check", "a.toml", "--set", "party.seller.no_deal=40%"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[test]
fn quotes_are_looked_for_in_their_source() {
    let letter = "Dear Sir,\nwe\n  can wait.";
    let folder = Folder::of(
        "quotes",
        &[
            ("a.toml", QUARREL.as_bytes()),
            ("letter.txt", letter.as_bytes()),
            ("other.txt", b"We can wait, he said"),
        ],
    );
    let output = folder.typed(&["check", "a.toml", "--quotes", "letter.txt"]);
    assert_eq!(output.status.code(), Some(0));
    let words = text(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("The one quote stands in its source."), "{words}");
    let output = folder.typed(&["check", "a.toml", "--quotes", "other.txt"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    assert_snapshot!(text(&output.stderr), @r#"
    error: this quote does not stand in the source
       ╭▸ a.toml:23:9
       │
    23 │ quote = "we can wait"
       │         ━━━━━━━━━━━━━ other capitals, quotation marks or dashes than there
       │
       ╰ help: it is written there: We can wait
    "#);
    let output = folder.typed(&["check", "a.toml", "--quotes", "nothing.txt"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
}

#[test]
fn a_new_scenario_runs_and_never_takes_the_place_of_another() {
    let folder = Folder::of("new", &[("there.toml", b"mine")]);
    let output = folder.typed(&["new", "mine.toml"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), ""));
    let output = folder.typed(&["check", "mine.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        !text(&output.stdout).contains("Caution")
            && !text(&output.stdout).contains("Cannot matter")
    );
    assert!(!text(&output.stdout).contains("Bare guesses"));
    let output = folder.typed(&["run", "mine.toml", "--draws", "2000"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(!text(&output.stdout).contains("Caution"), "{}", text(&output.stdout));
    let output = folder.typed(&["new", "there.toml"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    assert_eq!(fs::read(folder.0.join("there.toml")).expect("there"), b"mine");
    assert_eq!(folder.typed(&["new", "no/such/folder.toml"]).status.code(), Some(2));
}

#[test]
fn shells_and_editors_get_what_they_need() {
    let folder = Folder::of("shells", &[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = folder.typed(&["completions", shell]);
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains("check"), "{shell}");
    }
    let output = folder.typed(&["schema"]);
    let schema: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn what_is_no_scenario_is_refused_with_a_message_and_nothing_else() {
    let large = b"# large\n".repeat(10 << 17);
    let files: [(&str, &[u8]); 6] = [
        ("empty.toml", b""),
        ("binary.toml", b"\x7fELF\0\x01\x02\xff"),
        ("large.toml", &large),
        ("huge.toml", b"title = \"x\"\nrounds = 1e400\n"),
        ("nan.toml", b"title = \"x\"\nrounds = nan\n"),
        ("latin.toml", b"title = \"Z\xfcrich\"\n"),
    ];
    let folder = Folder::of("nothing", &files);
    fs::create_dir(folder.0.join("folder")).expect("it can be made");
    for extends in ["folder", "/dev/zero", "nothing.toml", "../nothing", "self.toml"] {
        let text = format!("extends = \"{extends}\"\n");
        fs::write(folder.0.join("self.toml"), text).expect("it can be written");
        refused(&folder, "self.toml");
    }
    let names = files.iter().map(|(name, _)| *name);
    names.chain(["folder", "missing.toml"]).for_each(|file| refused(&folder, file));
}

fn refused(folder: &Folder, file: &str) {
    for command in ["check", "run"] {
        let output = folder.typed(&[command, file]);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""), "{file}");
        assert!(text(&output.stderr).starts_with("error: "), "{}", text(&output.stderr));
    }
}
