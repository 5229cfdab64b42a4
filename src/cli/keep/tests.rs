//! A kill at every change of the disk: the old run or the new one stands there, whole, and the next one takes its place.

use super::names::FILES;
use super::switch::{Step, build, finish, is_due, perform};
use super::*;
use std::collections::BTreeSet;

/// A folder of a test's own, with a file of somebody else's.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("negsim-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests is writable");
    fs::write(folder.join("notes.md"), "mine").expect("writable");
    folder
}

fn files(run: &str) -> [(&'static str, String); 3] {
    FILES.map(|name| (name, format!("the {name} of the {run} run")))
}

fn manifest() -> Manifest {
    let plan = serde_json::json!({"seed": 0, "draws": 1, "repeats": 1, "negotiations": 1});
    let origin = serde_json::json!({"file": "", "sha256": "", "changed": [], "cautions": []});
    let all = serde_json::json!({
        "negsim": "0", "format": 2, "command": [], "origin": origin, "plan": plan, "sha256": {},
    });
    serde_json::from_value(all).expect("a manifest")
}

fn whole(run: &str) -> Vec<(&'static str, String)> {
    let manifest = manifest().of(&files(run)).to_json().expect("it is short");
    [&files(run)[..], &[(MANIFEST, manifest)]].concat()
}

/// A kill while a step is under way: of a file that was to be written there is half.
fn kill_in(step: &Step) {
    if let Step::Write(path, text) = step {
        fs::write(path, &text[..text.len() / 2]).expect("writable");
    }
}

/// Performs so many steps and is killed in the next one, where there is one; how many are left to do.
fn perform_some(steps: &[Step], count: usize) -> usize {
    let done = count.min(steps.len());
    perform(&steps[..done]).expect("nothing stands in the way");
    steps.get(done).inspect(|step| kill_in(step));
    count - done
}

/// Keeps a run, as far as so many steps lead; whether it came to its end.
fn keep_some(folder: &Path, run: &str, count: usize) -> bool {
    let left = perform_some(&build(folder, &whole(run)), count);
    if !is_due(folder) {
        return false;
    }
    let steps = finish(folder);
    perform_some(&steps, left);
    left > steps.len()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8"))
        .collect()
}

/// The run of which all files stand in a folder; none where there is none of any. Never of two, nor a manifest alone.
fn standing(folder: &Path, runs: &[&str]) -> Option<String> {
    let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let all = [&FILES[..], &[MANIFEST]].concat();
    let count = all.iter().filter(|name| folder.join(name).exists()).count();
    let of = |run: &str| {
        whole(run).into_iter().filter(|(name, text)| read(name).as_ref() == Some(text)).count()
    };
    let run = runs.iter().find(|run| of(run) == count);
    let run = run.unwrap_or_else(|| panic!("files of two runs in {:?}", names(folder)));
    assert!(!folder.join(MANIFEST).exists() || count == 4, "a manifest without its files");
    (count == 4).then(|| (*run).to_owned())
}

/// Somebody keeps a run there, undisturbed: it is whole, and nothing else of negsim's is left.
fn keep_another(folder: &Path) {
    let open = Folder::open(folder).expect("it can be replaced");
    open.keep(&files("last"), &manifest()).expect("it is kept");
    drop(open);
    assert_eq!(standing(folder, &["last"]).as_deref(), Some("last"));
    assert_eq!(names(folder).len(), 5, "{:?}", names(folder));
    assert_eq!(fs::read_to_string(folder.join("notes.md")).expect("it stays"), "mine");
}

#[test]
fn a_kill_at_any_change_leaves_one_whole_run() {
    for is_first in [true, false] {
        for count in 0.. {
            let folder = folder("kill");
            if !is_first {
                assert!(keep_some(&folder, "old", usize::MAX));
            }
            let is_done = keep_some(&folder, "new", count);
            let stood = standing(&folder, &["old", "new"]);
            let counts = is_due(&folder) || stood.as_deref() == Some("new");
            recover(&folder).expect("it can be put there");
            let expected = if counts { Some("new") } else { Some("old").filter(|_| !is_first) };
            assert_eq!(standing(&folder, &["old", "new"]).as_deref(), expected, "{count}");
            keep_another(&folder);
            fs::remove_dir_all(&folder).expect("it is there");
            if is_done {
                assert!(count > 15, "{count} steps are not all");
                break;
            }
        }
    }
}

#[test]
fn a_kill_while_a_kill_is_mended_loses_nothing() {
    let before = build(Path::new(""), &whole("new")).len();
    for first in 0.. {
        for second in 0.. {
            let folder = folder("twice");
            for (name, text) in whole("old") {
                fs::write(folder.join(name), text).expect("writable");
            }
            let is_done = keep_some(&folder, "new", before + first);
            let steps = if is_due(&folder) { finish(&folder) } else { Vec::new() };
            perform_some(&steps, second);
            standing(&folder, &["old", "new"]);
            recover(&folder).expect("it can be put there");
            assert_eq!(standing(&folder, &["old", "new"]).as_deref(), Some("new"));
            fs::remove_dir_all(&folder).expect("it is there");
            if is_done {
                return;
            }
            if second >= steps.len() {
                break;
            }
        }
    }
}

#[test]
fn what_somebody_changed_after_a_kill_is_left_alone() {
    let folder = folder("changed");
    keep_some(&folder, "old", usize::MAX);
    keep_some(&folder, "new", build(&folder, &whole("new")).len());
    for _ in 0..2 {
        fs::write(folder.join(TEXT), "my own words").expect("writable");
        let refused = recover(&folder).expect_err("it was changed");
        assert!(refused.contains("report.txt was changed"), "{refused}");
        assert!(Folder::open(&folder).is_err());
        fs::remove_file(folder.join(TEXT)).expect("it stays");
        // The second time the old manifest is out of its place.
        perform_some(&finish(&folder), 2);
    }
    recover(&folder).expect("nothing stands in the way");
    assert_eq!(standing(&folder, &["new"]).as_deref(), Some("new"));
    fs::remove_dir_all(&folder).expect("it is there");
}

#[test]
fn leftovers_of_earlier_versions_go_and_others_stay() {
    let folder = folder("leftovers");
    let left = [".report.json.a1B2c3.tmp", ".manifest.json.ZZZZZZ.tmp", ".probe.000000.tmp"];
    let others = [".report.json.tmp", ".other.a1B2c3.tmp", "report.json.a1B2c3.tmp"];
    for name in left.iter().chain(&others) {
        fs::write(folder.join(name), "").expect("writable");
    }
    fs::write(folder.join(JSON), "{}").expect("writable");
    let part = part(&folder).expect("a manifest was under way");
    assert!(part.contains("interrupted") && part.contains("(report.json)"), "{part}");
    fs::remove_file(folder.join(JSON)).expect("it is there");
    let open = Folder::open(&folder).expect("nothing stands in the way");
    open.keep(&files("last"), &manifest()).expect("it is kept");
    let names = names(&folder);
    assert!(left.iter().all(|name| !names.contains(*name)), "{names:?}");
    assert!(others.iter().all(|name| names.contains(*name)), "{names:?}");
    fs::remove_dir_all(&folder).expect("it is there");
}
