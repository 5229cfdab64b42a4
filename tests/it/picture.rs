//! The README's picture is the program's own page.

use crate::page::folder;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

const WHERE: &str = "docs/pictures/abu_dhabi_page";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_picture_in_the_readme_is_of_the_page_as_it_is() {
    let readme = fs::read_to_string(root().join("README.md")).expect("it is there");
    assert!(readme.contains(&format!("{WHERE}.png")), "the README shows it");
    let page = folder("picture").join("page.html");
    let run = Command::new(env!("CARGO_BIN_EXE_negsim"))
        .current_dir(root())
        .args(["run", "scenarios/abu_dhabi.toml", "--quiet", "--html"])
        .arg(&page)
        .output();
    assert!(run.expect("it runs").status.success());
    let page = fs::read(page).expect("written");
    let found: String = Sha256::digest(&page).iter().map(|byte| format!("{byte:02x}")).collect();
    let known = fs::read_to_string(root().join(format!("{WHERE}.sha256"))).expect("it is there");
    assert_eq!(
        found,
        known.trim(),
        "the page has changed: draw its picture again with docs/picture"
    );
}

#[test]
fn the_picture_can_be_drawn_again() {
    let folder = folder("picture_drawn");
    if std::env::var_os("NEGSIM_BROWSER").is_none() {
        println!("skipped: NEGSIM_BROWSER says of no browser, so nobody drew the picture");
        return;
    }
    let draw = Command::new(root().join("docs/picture"))
        .arg(&folder)
        .env("NEGSIM", env!("CARGO_BIN_EXE_negsim"))
        .status();
    assert!(draw.expect("it runs").success());
    let name = |end: &str| format!("abu_dhabi_page.{end}");
    let [known, drawn] = [root().join("docs/pictures"), folder]
        .map(|folder| fs::read(folder.join(name("png"))).expect("it is there"));
    // The width and the height of the picture; an empty one would be far smaller.
    assert_eq!(known[16..24], drawn[16..24], "they have the same size");
    assert!(drawn.len() > known.len() / 2, "{} of {} bytes", drawn.len(), known.len());
}
