//! Whatever stands in a file, reading it neither panics nor takes long: 100,000 mutations of the shipped scenarios, the
//! same every time, and the worst that is known.

#![allow(clippy::disallowed_methods, reason = "how long a file takes is what is tested")]

use super::random_scenarios::Choice;
use negsim::scenario::Scenario;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Mutations that are read.
const MUTATIONS: usize = 100_000;
/// What mutations put in.
#[rustfmt::skip]
const PIECES: [&str; 40] = [
    "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "\"", "'''", "\"\"\"", "#", "\n", "\r\n", "\t", "\0", "\\", "\\u0000",
    "1e400", "-1", "0", "nan", "inf", "9999999999999999999", "1979-05-27", "true", "id = \"x\"", "remove = true", "[[party]]",
    "[[issue]]", "[party.issues]", "points = [[0, 1], [1, 0]]", "levels = [\"a\", \"b\"]", "{ mean = 0, sd = 1e308 }",
    "[0, 1e308]", "\u{feff}", "é", "\u{202e}", "extends = \"abu_dhabi.toml\"",
];
/// No file may take longer. The worst take a fifth of it with little optimisation, mutations a thousandth.
const LONGEST: Duration = Duration::from_secs(1);
/// So many others may share a core with a test, where the system does not tell how long the test itself worked.
const OTHERS: u32 = 10;

fn shipped() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("shipped").map(|e| e.expect("readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("text")).collect()
}

/// A piece of a scenario with a few things changed in it.
fn mutated(choice: &mut Choice, texts: &[String]) -> String {
    let text = &texts[choice.whole(0, texts.len() - 1)];
    let lines: Vec<&str> = text.lines().collect();
    // Pieces of some lines reach every branch as well as whole files do, and a hundred times as often.
    let start = if choice.often(0.5) { 0 } else { choice.whole(0, lines.len() - 1) };
    let end = (start + choice.whole(1, 40)).min(lines.len());
    let mut text: Vec<char> = lines[start..end].join("\n").chars().collect();
    for _ in 0..choice.whole(1, 4) {
        let at = choice.whole(0, text.len());
        match choice.whole(0, 3) {
            0 => drop(text.splice(at..at, PIECES[choice.whole(0, PIECES.len() - 1)].chars())),
            1 => drop(text.drain(at..(at + choice.whole(1, 12)).min(text.len()))),
            2 => text.truncate(at.max(1)),
            _ => {
                let from = choice.whole(0, text.len());
                let copy: Vec<char> = text[from..(from + 40).min(text.len())].to_vec();
                drop(text.splice(at..at, copy));
            }
        }
    }
    text.into_iter().collect()
}

/// What comes of reading, which must be quick. Where it was not by the clock, other programs may have been running: then
/// it is done again, and what counts is how long this thread itself worked, where the system tells.
fn is_quick<T>(what: &str, read: impl Fn() -> T) -> T {
    let start = Instant::now();
    let result = read();
    let mut taken = start.elapsed();
    for _ in 0..3 {
        if taken < LONGEST {
            return result;
        }
        let (clock, before) = (Instant::now(), worked());
        drop(read());
        taken =
            worked().zip(before).map_or(clock.elapsed() / OTHERS, |(after, before)| after - before);
    }
    assert!(taken < LONGEST, "{taken:?} for {}", what.chars().take(200).collect::<String>());
    result
}

/// How long this thread has worked, whatever else the machine did meanwhile.
fn worked() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

#[test]
fn mutated_scenarios_are_read_or_refused() {
    let texts = shipped();
    let threads = 4;
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let texts = &texts;
            scope.spawn(move || {
                let mut choice = Choice::new(thread as u64);
                for _ in 0..MUTATIONS / threads {
                    let text = mutated(&mut choice, texts);
                    is_quick(&text, || match Scenario::parse(&text, "scenarios/mutated.toml") {
                        Ok(scenario) => assert!(!scenario.to_toml().is_empty()),
                        Err(mistakes) => assert!(mistakes.len() > 0),
                    });
                }
            });
        }
    });
}

#[test]
fn whole_mutated_scenarios_are_told_of_and_read_back() {
    let texts = shipped();
    let mut choice = Choice::new(7);
    let mut read = 0;
    for _ in 0..300 {
        let mut text = texts[choice.whole(0, texts.len() - 1)].clone();
        let at = choice.whole(0, text.len());
        let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).expect("0 is one");
        text.insert_str(at, PIECES[choice.whole(0, PIECES.len() - 1)]);
        match is_quick(&text, || Scenario::parse(&text, "scenarios/mutated.toml")) {
            Ok(scenario) => {
                read += 1;
                let again = Scenario::parse(scenario.to_toml(), "again.toml");
                let again = again.unwrap_or_else(|mistakes| panic!("{mistakes}"));
                assert_eq!(again.table().parts(), scenario.table().parts());
            }
            Err(mistakes) => assert!(is_quick(&text, || mistakes.plain()).len() > 20),
        }
    }
    assert!(read > 20, "{read}");
}

#[test]
fn nothing_of_the_largest_size_takes_long() {
    for file in largest() {
        assert!(file.len() <= MOST + 10, "{}", file.len());
        let mistakes =
            is_quick(&file, || Scenario::parse(&file, "x.toml").expect_err("all are wrong"));
        assert!(is_quick(&file, || mistakes.plain()).len() < 200_000);
    }
}

/// 200 MB, held by the shell that starts the program.
#[cfg(target_os = "linux")]
#[test]
fn nothing_of_the_largest_size_takes_much_memory() {
    let path = std::env::temp_dir().join(format!("negsim-hostile-{}.toml", std::process::id()));
    for file in largest() {
        fs::write(&path, &file).expect("a temporary file can be written");
        let mut shell = std::process::Command::new("sh");
        let script = "ulimit -v 204800; exec \"$0\" check \"$1\"";
        let output = shell.args(["-c", script, env!("CARGO_BIN_EXE_negsim")]).arg(&path).output();
        let output = output.expect("there is a shell");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{}: {told}", &file[..40]);
    }
    // What is left behind is in the temporary folder.
    let _ = fs::remove_file(&path);
}

/// The most bytes that are read.
const MOST: usize = 1 << 20;

/// Files of the largest size, each the worst of its kind.
fn largest() -> Vec<String> {
    let head = "title = \"x\"\nrounds = 1\n";
    let full = |piece: &str| piece.repeat(MOST / piece.len());
    let below = |head: &str, piece: &str| {
        format!("{head}{}", piece.repeat((MOST - head.len()) / piece.len()))
    };
    let number = |from: &str, piece: &dyn Fn(usize) -> String| {
        let mut text = from.to_string();
        (0..)
            .map(piece)
            .take_while(|piece| {
                text.push_str(piece);
                text.len() < MOST - 100
            })
            .for_each(drop);
        text
    };
    let curve = "[[issue]]\nid = \"w\"\nscale = [\"a\", \"b\"]\n[[party]]\nid = \"a\"\nrole = \"signatory\"\n[party.issues.w]\nweight = 1\npoints = [";
    vec![
        full("\""),
        full("'"),
        full("="),
        full("["),
        full("{a="),
        full("a."),
        full("\0"),
        full("a=[\n"),
        full("a b c\n"),
        full("a = b\n"),
        full("[[party]"),
        full("# x\n"),
        full("a=1\n"),
        below(head, "[[party]]\n"),
        below(head, "[[party]]\nid=\"x\"\n"),
        below("title = [", "0,"),
        below("x = \"", "é"),
        below("rounds = ", "9"),
        below("", "k") + " = 1",
        below(&format!("{head}[[party]]\nid = \""), "a"),
        below(&format!("{head}quote = ["), "\"a\",") + "]",
        below(&format!("{head}balance = {{"), "a=1,") + "a=1}",
        below(&format!("{head}{curve}"), "[0.5, 2],") + "]",
        number(head, &|n| format!("[t{n}.a.b.c.d.e.f]\n")),
        number(head, &|n| format!("k{n}=1\n")),
        number(head, &|n| format!("[[party]]\nid=\"p{n}\"\nrole=\"signatory\"\n")),
        number(&format!("{head}[talks]\nreading={{"), &|n| format!("a{n}=1,")) + "a=1}",
        number(&format!("{head}[[party]]\nid=\"a\"\ntrust={{"), &|n| format!("a{n}=1,")) + "a=1}",
        number(&format!("{head}{curve}"), &|n| format!("[{},0.5],", n as f64 / 1e6)) + "]",
    ]
}
