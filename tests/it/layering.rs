//! The house stands: imports go down only, nothing goes round in a circle, and no file, function or struct grows too large.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every room with the rooms that it may import.
const ROOMS: [(&str, &[&str]); 9] = [
    ("lanes", &[]),
    ("random", &["lanes"]),
    ("stats", &["lanes"]),
    ("engine", &["lanes", "random", "stats"]),
    ("games", &["lanes", "random", "stats", "engine"]),
    ("scenario", &["lanes", "random", "stats", "engine", "games"]),
    ("claims", &["lanes", "random", "stats", "engine", "games"]),
    ("report", &["lanes", "random", "stats", "engine", "games", "claims"]),
    ("cli", &["lanes", "random", "stats", "engine", "games", "scenario", "claims", "report"]),
];

/// The most lines of a file without its tests.
const MOST_LINES: usize = 400;
/// The most lines of a function.
const LONGEST_FUNCTION: usize = 60;
/// The most fields of a struct that others may write.
const MOST_FIELDS: usize = 20;

/// The path of a module: `["engine", "plan"]`.
type Module = Vec<String>;

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a room is a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files_below(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// A source text without comments and without its tests at the end; as many lines as before, up to there.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().expect("at least one part");
    let is_comment = |line: &&str| line.trim_start().starts_with("//");
    let lines = before_tests.lines().map(|line| if is_comment(&line) { "" } else { line });
    lines.collect::<Vec<&str>>().join("\n")
}

/// Every file of the crate, by its path below `src`, with its code; files of tests are left out.
fn sources() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    files_below(&source(), &mut files);
    let name = |path: &PathBuf| {
        let below = path.strip_prefix(source()).expect("it is below").display().to_string();
        below.replace('\\', "/")
    };
    let read = |path: &PathBuf| (name(path), code(&fs::read_to_string(path).expect("readable")));
    let mut sources: BTreeMap<String, String> = files.iter().map(read).collect();
    let mut of_tests = Vec::new();
    for (file, code) in &sources {
        for after in code.split("#[cfg(test)]\nmod ").skip(1) {
            let child = word(after);
            let module = [module(file), vec![child.to_owned()]].concat().join("/");
            of_tests.extend([format!("{module}.rs"), format!("{module}/mod.rs")]);
        }
    }
    sources.retain(|file, _| !of_tests.contains(file));
    sources
}

fn module(file: &str) -> Module {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if matches!(path, "lib" | "main") {
        return Module::new();
    }
    path.split('/').map(str::to_owned).collect()
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    &text[..end]
}

/// All paths that a text begins with: `::{a::B, c}` are two.
fn paths(text: &str) -> (Vec<Module>, &str) {
    let Some(text) = text.strip_prefix("::") else { return (vec![Module::new()], text) };
    let Some(mut text) = text.strip_prefix('{') else {
        let head = word(text);
        let (tails, rest) = paths(&text[head.len()..]);
        let whole = |tail| [vec![head.to_owned()], tail].concat();
        return (tails.into_iter().map(whole).collect(), rest);
    };
    let mut all = Vec::new();
    loop {
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if let Some(rest) = text.strip_prefix('}') {
            return (all, rest);
        }
        let head = word(text);
        let (tails, rest) = paths(&text[head.len()..]);
        all.extend(tails.into_iter().map(|tail| [vec![head.to_owned()], tail].concat()));
        text = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
        assert!(!text.is_empty(), "a group of imports has no end");
    }
}

/// The modules or items that a file names, from the root: `crate::`, `super::`, `self::`, the library's name, a child's.
fn named(file: &str, code: &str, modules: &BTreeMap<Module, String>) -> BTreeSet<Module> {
    let here = module(file);
    let mut all = BTreeSet::new();
    let mut is_inside = false;
    for (place, c) in code.char_indices() {
        let starts = !is_inside && (c.is_alphabetic() || c == '_');
        is_inside = c.is_alphanumeric() || c == '_';
        let before = &code[..place];
        if !starts || before.ends_with("::") || before.ends_with("(in ") {
            continue;
        }
        let head = word(&code[place..]);
        let after = &code[place + head.len()..];
        let child = [here.clone(), vec![head.to_owned()]].concat();
        let base = match head {
            _ if !after.starts_with("::") => continue,
            "crate" | "negsim" => Module::new(),
            "self" | "super" => here[..here.len() - usize::from(head == "super")].to_vec(),
            _ if modules.contains_key(&child) => child,
            _ => continue,
        };
        for path in paths(after).0 {
            let ups = path.iter().take_while(|name| *name == "super").count();
            all.insert([&base[..base.len() - ups], &path[ups..]].concat());
        }
    }
    all
}

/// Every file with the files that it imports from.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let sources = sources();
    let in_the_library = |file: &&String| *file != "main.rs";
    let modules: BTreeMap<Module, String> =
        sources.keys().filter(in_the_library).map(|file| (module(file), file.clone())).collect();
    let owner = |path: &Module| {
        let deepest = (0..=path.len()).rev().find_map(|length| modules.get(&path[..length]));
        deepest.expect("the root is a module").clone()
    };
    let imports = |(file, code): (&String, &String)| {
        let mut owners: BTreeSet<String> = named(file, code, &modules).iter().map(owner).collect();
        owners.remove(file);
        (file.clone(), owners)
    };
    sources.iter().map(imports).collect()
}

fn reachable(from: &str, imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        open.extend(
            imports[file].iter().filter(|next| reached.insert((*next).clone())).map(String::as_str),
        );
    }
    reached
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let imports = imports();
    let reached: BTreeMap<&String, BTreeSet<String>> =
        imports.keys().map(|file| (file, reachable(file, &imports))).collect();
    let circle = |file: &String| -> Vec<String> {
        let mutual = reached[file].iter().filter(|other| reached[other].contains(file));
        mutual.cloned().collect()
    };
    let circles: BTreeSet<Vec<String>> =
        imports.keys().map(circle).filter(|circle| circle.len() > 1).collect();
    let within = |circle: &Vec<String>| {
        let edges = circle.iter().map(|file| {
            let inside: Vec<&str> =
                imports[file].iter().filter(|to| circle.contains(to)).map(String::as_str).collect();
            format!("    {file} imports {}", inside.join(", "))
        });
        edges.collect::<Vec<String>>().join("\n")
    };
    let listed: Vec<String> = circles.iter().map(within).collect();
    assert!(listed.is_empty(), "{} circles of files:\n{}", listed.len(), listed.join("\n\n"));
}

#[test]
fn both_kinds_of_import_are_read() {
    let files = ["lib.rs", "a/mod.rs", "a/b.rs", "a/c/mod.rs", "d.rs"];
    let modules = files.iter().map(|file| (module(file), (*file).to_owned())).collect();
    let code = "use super::{b::{One, Two}, Three};\nuse crate::{d, a::c};\nfn f() { super::super::d::f(); }";
    let named = named("a/c/mod.rs", code, &modules);
    let named: Vec<String> = named.iter().map(|path| path.join("::")).collect();
    assert_eq!(named, ["a::Three", "a::b::One", "a::b::Two", "a::c", "d", "d::f"]);
}

#[test]
fn imports_go_down_only() {
    let imports = imports();
    let room = |file: &str| file.split('/').next().expect("a first part").to_owned();
    for (room_name, allowed) in ROOMS {
        let own: Vec<_> = imports.iter().filter(|(file, _)| room(file) == room_name).collect();
        assert!(!own.is_empty(), "{room_name} is empty");
        for (file, others) in own {
            for other in others.iter().map(|other| room(other)) {
                let of_the_front = room_name == "cli" && other == "lib.rs";
                let fine = other == room_name || allowed.contains(&other.as_str()) || of_the_front;
                assert!(fine, "{file} looks up to {other}");
            }
        }
    }
}

#[test]
fn no_file_function_or_struct_is_too_large() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let lines: Vec<&str> = code.lines().collect();
        if lines.len() > MOST_LINES {
            wrong.push(format!("{file} has {} lines without tests", lines.len()));
        }
        for (place, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let ends = |other: &&str| {
                other.trim_start().starts_with('}')
                    && other.len() - other.trim_start().len() == indent
            };
            let body = || lines[place..].iter().take_while(|other| !ends(other));
            let start = line.trim_start();
            let is_function = start.starts_with("fn ")
                || start.starts_with("pub") && start.contains(" fn ")
                || start.starts_with("const fn ");
            let length = if is_function { body().count() + 1 } else { 0 };
            if length > LONGEST_FUNCTION && !line.ends_with(';') && !line.ends_with('}') {
                wrong.push(format!("{file}: `{start}` has {length} lines"));
            }
            if start.starts_with("pub") && start.contains("struct ") && start.ends_with('{') {
                let fields = body().skip(1).filter(|field| field.trim_start().starts_with("pub"));
                let fields = fields.count();
                if fields > MOST_FIELDS {
                    wrong.push(format!("{file}: `{start}` has {fields} public fields"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "too large:\n{}", wrong.join("\n"));
}

#[test]
fn only_lanes_knows_the_simd_library_and_only_scenario_knows_toml() {
    let keepers = [
        ("fearless_simd", "lanes"),
        ("toml", "scenario"),
        ("rand_chacha", "random"),
        ("sobol_burley", "random"),
        ("clap", "cli"),
    ];
    let mut files = Vec::new();
    files_below(&source(), &mut files);
    for (library, keeper) in keepers {
        for file in &files {
            let text = fs::read_to_string(file).expect("readable");
            let uses = text.contains(&format!("{library}::"));
            let inside = file.starts_with(source().join(keeper));
            assert!(inside || !uses, "{} knows {library}", file.display());
        }
    }
}

/// What needs an operating system. `std::io::Read`, `std::sync` and paths as names do not.
const OF_THE_SYSTEM: [&str; 6] =
    ["std::fs", "std::time", "std::thread", "std::env", "std::process", "std::net"];

#[test]
fn the_library_needs_no_operating_system() {
    let sources = sources();
    let of_the_program = |file: &str| file.starts_with("cli/") || file == "main.rs";
    for (file, code) in sources.iter().filter(|(file, _)| !of_the_program(file)) {
        let named: Vec<&&str> = OF_THE_SYSTEM.iter().filter(|name| code.contains(**name)).collect();
        let reads_files = file == "scenario/tree/files.rs" && named == [&"std::fs"];
        assert!(named.is_empty() || reads_files, "{file} names {named:?}");
    }
}
