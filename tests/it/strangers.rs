//! A file from a stranger: nothing in it reaches the reader's terminal as anything but text, and it reads no other file.

use super::command_line::{run, run_with, text};
use negsim::engine::visible::is_hidden;
use negsim::scenario::Scenario;
use std::fs;
use std::path::{Path, PathBuf};

/// Every control character but line breaks and tabs, marks that turn a line round, and marks that show nothing.
fn hidden() -> String {
    (0..0xffff).filter_map(char::from_u32).filter(|letter| is_hidden(*letter)).collect()
}

/// As TOML writes a text with anything in it.
fn quoted(text: &str) -> String {
    let escaped: String = text.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
    format!("\"x{escaped}y\"")
}

/// A scenario with hidden characters in every text that it may have.
fn hostile() -> String {
    // A name has room for so many.
    let all: Vec<char> = hidden().chars().collect();
    let pieces: Vec<String> =
        all.chunks(150).map(|piece| quoted(&piece.iter().collect::<String>())).collect();
    let name = |place: usize| pieces[place % pieces.len()].replacen('x', &format!("x{place}"), 1);
    let whole = quoted(&hidden());
    format!(
        "title = {whole}\nsummary = {whole}\nrounds = 4\nas_of = 2026-01-24\nsource = {whole}\nassumption = {whole}\n\
         [talks]\nhesitation = 0.05\n\
         [[issue]]\nid = \"w\"\nname = {}\nscale = [{}, {}]\nstatus_quo = 0.3\npromise = 0.2\n\
         [[issue]]\nid = \"l\"\nname = {}\nlevels = [{}, {}]\n\
         [[party]]\nid = \"n\"\nname = {}\nrole = \"signatory\"\ncapital = {}\nno_deal = {{ low = 0.1, high = 0.4, source = {whole}, quote = {whole} }}\n\
         ratify_margin = 0.1\npatience = 1\nissues.w = {{ ideal = 0, weight = 1 }}\nissues.l = {{ ideal = {}, weight = 0.1 }}\n\
         [[party]]\nid = \"s\"\nname = {}\nrole = \"signatory\"\npatience = 1\nissues.w = {{ ideal = 1, weight = 1 }}\n\
         [[party]]\nid = \"m\"\nname = {}\nrole = \"mediator\"\n\
         [[event]]\nid = \"e\"\nname = {}\nby = \"n\"\non = [\"s\"]\nper_month = 2\nwalkout = 0.1\n\
         [[interim]]\nid = \"t\"\nname = {}\nissues = [\"l\"]\n\
         [[change]]\nid = \"c\"\nname = {}\nmonth = 0.5\nadd = {{ \"party.n.no_deal\" = 0.1 }}\n\
         [[outside_view]]\nevent = \"settled\"\nlow = 0.1\nhigh = 0.2\nreference = {whole}\n",
        name(0),
        name(1),
        name(2),
        name(3),
        name(4),
        name(5),
        name(6),
        name(7),
        name(4),
        name(8),
        name(9),
        name(10),
        name(11),
        name(12),
    )
}

struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, files: &[(&str, &str)]) -> Self {
        let path =
            std::env::temp_dir().join(format!("negsim-strangers-{}-{name}", std::process::id()));
        for (file, text) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().expect("it has a folder"))
                .expect("a folder can be made");
            fs::write(file, text).expect("a file can be written to it");
        }
        Folder(path)
    }

    fn at(&self, file: &str) -> String {
        self.0.join(file).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Nothing is hidden in what was printed but the marks that keep a line in order.
fn holds_nothing_hidden(printed: &str, what: &str) {
    let found: Vec<String> = printed
        .chars()
        .filter(|c| is_hidden(*c) && *c != '\u{2068}' && *c != '\u{2069}')
        .map(|c| format!("{:04X}", u32::from(c)))
        .collect();
    assert!(found.is_empty(), "{what}: {found:?}");
}

#[test]
fn no_hidden_character_reaches_a_terminal() {
    let text_of = hostile();
    Scenario::parse(&text_of, "hostile.toml").unwrap_or_else(|wrong| panic!("{wrong}"));
    let folder = Folder::of(
        "hidden",
        &[
            ("hostile.toml", &text_of),
            ("wrong.toml", &text_of.replace("no_deal = {", "no_deel = {")),
        ],
    );
    let (file, wrong) = (folder.at("hostile.toml"), folder.at("wrong.toml"));
    let kept = folder.at("kept");
    let few = ["--draws", "40", "--repeats", "2"];
    let lever = "party.n.no_deal=0.1:0.4:3";
    let commands: [&[&str]; 9] = [
        &["run", &file, "--out", &kept],
        &["compare", &file, "--with", "shuttle: talks.format=shuttle"],
        &["drivers", &file, "--rows", "16"],
        &["target", &file, "--lever", "party.n.no_deal", "--reach", "50%"],
        &["sweep", &file, "--lever", lever],
        &["trace", &file],
        &["check", &file, "--full"],
        &["check", &wrong],
        &["run", &file, "--set", "party.n.no_deal=\u{1b}[2J"],
    ];
    for command in commands {
        let plays = !["check", "trace"].contains(&command[0]);
        for more in [&[][..], &["--json"], &["--color", "never"]] {
            let few = if plays { &few[..] } else { &[] };
            let arguments = [command, more, few].concat();
            let output = run(&arguments);
            for stream in [&output.stdout, &output.stderr] {
                holds_nothing_hidden(text(stream), &format!("{arguments:?}"));
            }
            assert!(!output.stdout.is_empty() || !output.stderr.is_empty());
        }
    }
    for entry in fs::read_dir(&kept).expect("the run was kept") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|kind| kind != "toml") {
            let kept = fs::read_to_string(&path).expect("a text");
            holds_nothing_hidden(&kept, &path.display().to_string());
        }
    }
}

/// A name that runs from right to left leaves the numbers beside it in order.
#[test]
fn names_from_right_to_left_are_isolated() {
    let name = "\u{5d7}\u{5dc}\u{5d5}\u{5e7}\u{5ea} \u{5d4}\u{5de}\u{5d9}\u{5dd}";
    let pie = super::command_line::SMALL
        .replace("id = \"price\"", &format!("id = \"price\"\nname = \"{name}\""));
    let folder = Folder::of("right", &[("right.toml", &pie)]);
    let output = run(&["check", &folder.at("right.toml"), "--full"]);
    let printed = text(&output.stdout);
    assert!(printed.contains(&format!("\u{2068}{name}\u{2069} 1.00")), "{printed}");
    assert_eq!(printed.matches('\u{2068}').count(), printed.matches('\u{2069}').count());
    let digit = pie.replace(name, "\u{663} \u{61f}");
    let output = run_with(&digit, &["check", "-", "--full"]);
    assert!(text(&output.stdout).contains("\u{2068}\u{663} \u{61f}\u{2069} 1.00"));
}

#[test]
fn a_file_extends_nothing_outside_its_folder_unless_that_is_allowed() {
    let base = super::command_line::SMALL;
    let folder = Folder::of(
        "outside",
        &[
            ("base.toml", base),
            ("secrets.txt", "root:x:0:0:root:/root:/bin/sh\nthe secret\n"),
            ("inner/below/base.toml", base),
            ("inner/up.toml", "extends = \"../base.toml\"\n"),
            ("inner/down.toml", "extends = \"below/base.toml\"\n"),
            ("inner/round.toml", "extends = \"below/../below/base.toml\"\n"),
            ("inner/secret.toml", "extends = \"../secrets.txt\"\n"),
            ("inner/nowhere.toml", "extends = \"../nowhere.toml\"\n"),
        ],
    );
    let told = |file: &str, more: &[&str]| {
        let file = folder.at(file);
        let output = run(&[&["check", file.as_str()], more].concat());
        (output.status.success(), text(&output.stderr).to_owned())
    };
    for file in ["inner/down.toml", "inner/round.toml"] {
        assert!(told(file, &[]).0, "{file}: {}", told(file, &[]).1);
    }
    for file in ["inner/up.toml", "inner/secret.toml", "inner/nowhere.toml"] {
        let (is_fine, message) = told(file, &[]);
        assert!(!is_fine && message.contains("lies outside the folder of"), "{message}");
        assert!(message.contains("--allow-outside"), "{message}");
    }
    assert!(told("inner/up.toml", &["--allow-outside"]).0);
    let above = "extends = \"../negsim-nowhere.toml\"\n";
    let from_input = |more: &[&str]| {
        let output = run_with(above, &[&["check", "-"], more].concat());
        text(&output.stderr).to_owned()
    };
    assert!(from_input(&[]).contains("lies outside the folder"), "{}", from_input(&[]));
    let allowed = from_input(&["--allow-outside"]);
    assert!(allowed.contains("there is no file"), "{allowed}");
    let (is_fine, message) = told("inner/secret.toml", &["--allow-outside"]);
    assert!(
        !is_fine && message.contains("is no scenario") && !message.contains("secret\n"),
        "{message}"
    );
    assert!(!message.contains("root:x"), "{message}");
    assert!(Scenario::read(Path::new(&folder.at("inner/up.toml"))).is_err());
    assert!(Scenario::read_from_anywhere::<&str>(folder.at("inner/up.toml"), &[]).is_ok());
}

/// A mistake says by which option it came.
#[test]
fn a_mistake_in_a_variant_says_so() {
    let folder = Folder::of("variant", &[("small.toml", super::command_line::SMALL)]);
    let file = folder.at("small.toml");
    let told = |arguments: &[&str]| text(&run(arguments).stderr).to_owned();
    let with = told(&["compare", &file, "--with", "late: party.buyer.no_deel=0.5"]);
    assert!(with.contains("╭▸ --with:1:13") && !with.contains("--set"), "{with}");
    let set = told(&["run", &file, "--set", "party.buyer.no_deel=0.5"]);
    assert!(set.contains("╭▸ --set:1:13"), "{set}");
    let two = ["compare", &file, "--with", "b: party.buyer.no_deal=0.5; party.buyer.patience=x"];
    assert!(told(&two).contains("--with:2:"), "{}", told(&two));
}

/// Raw characters in a line that is shown beneath a mistake, as no reader of TOML takes them.
#[test]
fn lines_that_are_shown_hide_nothing() {
    let raw = "title = \"x\u{1b}[31m\u{9b}2J\u{202e}y\"\nrounds = 4\r\nname = \"\u{200b}z\" 3\r\n";
    let folder = Folder::of("raw", &[("raw.toml", raw)]);
    for more in [&[][..], &["--json"], &["--color", "always"]] {
        let output = run(&[&["check", &folder.at("raw.toml")], more].concat());
        assert_eq!(output.status.code(), Some(2));
        let printed = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert!(
            !printed.contains("\u{1b}[31m\u{9b}") && !printed.contains("x\u{1b}[31m"),
            "{printed:?}"
        );
        if !more.contains(&"always") {
            holds_nothing_hidden(&printed, &format!("{more:?} {printed:?}"));
        }
    }
}

/// `~/` is the home folder where no shell has read it so; in a file, and of others, it is nobody's.
#[test]
fn a_home_folder_in_quotes() {
    let folder = Folder::of(
        "home",
        &[("small.toml", super::command_line::SMALL), ("up.toml", "extends = \"~/small.toml\"\n")],
    );
    let told = |arguments: &[&str]| {
        let mut command = super::command_line::negsim(arguments);
        let output =
            command.env("HOME", folder.0.as_os_str()).output().expect("the program starts");
        (output.status.success(), text(&output.stderr).to_owned())
    };
    assert!(told(&["check", "~/small.toml"]).0);
    let few = ["--draws", "2", "--repeats", "1", "--quiet", "--out=~/kept"];
    assert!(told(&[&["run", "~/small.toml"], &few[..]].concat()).0);
    assert!(folder.0.join("kept/manifest.json").exists());
    assert!(told(&["new", "~/new.toml"]).0 && folder.0.join("new.toml").exists());
    let up = told(&["check", "~/up.toml"]);
    assert!(!up.0 && up.1.contains("~ stands for nobody's folder here"), "{}", up.1);
    let draft = told(&["check", "~draft.toml"]);
    assert!(!draft.0 && !draft.1.contains("nobody's folder"), "{}", draft.1);
    let other = told(&["check", "$HOME/small.toml"]);
    assert!(other.1.contains("write the path out"), "{}", other.1);
}

/// Two settings in one are told apart, and nothing that is one value is taken for two.
#[test]
fn two_settings_in_one() {
    let folder = Folder::of("two", &[("small.toml", super::command_line::SMALL)]);
    let file = folder.at("small.toml");
    let told = |arguments: &[&str]| text(&run(arguments).stderr).to_owned();
    let one = "party.buyer.no_deal=0.5";
    for sign in [" ", ", ", ",", " and ", " && "] {
        let two = format!("{one}{sign}talks.format=shuttle");
        let with = told(&["compare", &file, "--with", &two]);
        let help = format!("--with \"{one}; talks.format=shuttle\"");
        assert!(with.contains("a second setting begins here") && with.contains(&help), "{with}");
        let set = told(&["run", &file, "--set", &two]);
        assert!(set.contains(&format!("--set {one} --set talks.format=shuttle")), "{set}");
    }
    let named = told(&["compare", &file, "--with", &format!("late {one}")]);
    assert!(named.contains(&format!("--with \"late: {one}\"")), "{named}");
    let title =
        told(&["check", &file, "--set", "title=\"at noon, rounds = 3\"", "--set", "summary=a b=c"]);
    assert_eq!(title, "");
}
