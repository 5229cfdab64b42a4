//! Files to one tree: reading, following `extends`, merging.

use crate::scenario::keys::Section;
use crate::scenario::mistake::message::{Mistake, Warning};
use crate::scenario::text::place::{Place, Source};
use crate::scenario::text::scan::Newer;
use crate::scenario::text::toml_text;
use crate::scenario::tree::files;
use crate::scenario::tree::merge::{Merge, Removed};
use crate::scenario::tree::node::Node;
use crate::scenario::tree::rests_on;
use crate::scenario::tree::shape;
use files::{MOST_BYTES, Refusal, identity};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Files that may extend one another in a row.
const MOST_FILES: usize = 32;

/// What was read: the files, and the tree that they make together.
#[derive(Clone, Default)]
pub(in crate::scenario) struct Loaded {
    /// The file that was asked for, then those that it extends.
    pub sources: Vec<Source>,
    /// The files merged. Without mistakes there is one.
    pub tree: Option<Node>,
    /// Entries that were taken out.
    pub removed: Vec<Removed>,
    /// Issues whose scale a change replaced by one of another kind.
    pub rescaled: Vec<String>,
    /// Mistakes of the files and of their merging.
    pub mistakes: Vec<Mistake>,
    /// What other readers of TOML refuse.
    pub warnings: Vec<Warning>,
    /// Whether some file could not be read at all.
    broken: bool,
    /// Whether files may extend what lies outside the folder of the first.
    anywhere: bool,
}

/// A file by its path, and what it extends: in its own folder, or anywhere.
#[cfg(feature = "files")]
pub(in crate::scenario) fn file(path: &Path, anywhere: bool) -> Loaded {
    let mut loaded = Loaded { anywhere, ..Loaded::default() };
    match files::read(path) {
        Ok(text) => loaded.follow(path, text),
        Err((title, help)) => loaded.mistakes.push(mistake(title, help)),
    }
    loaded
}

/// A text under the name of a file.
pub(in crate::scenario) fn text(text: &str, name: &str) -> Loaded {
    let mut loaded = Loaded::default();
    if text.len() > MOST_BYTES {
        let (title, help) = files::too_long(name);
        loaded.mistakes.push(mistake(title, help));
    } else {
        loaded.follow(Path::new(name), text.to_string());
    }
    loaded
}

/// A text from anywhere under the name of a file.
pub(in crate::scenario) fn reader(from: impl Read, name: &str, anywhere: bool) -> Loaded {
    let mut loaded = Loaded { anywhere, ..Loaded::default() };
    match files::read_from(from, name) {
        Ok(text) => loaded.follow(Path::new(name), text),
        Err((title, help)) => loaded.mistakes.push(mistake(title, help)),
    }
    loaded
}

impl Loaded {
    /// Reads a text and what it extends, and merges them.
    fn follow(&mut self, path: &Path, text: String) {
        let mut layers: Vec<Node> = Vec::new();
        let mut seen: Vec<PathBuf> = Vec::new();
        let mut next = Some((path.to_path_buf(), text));
        while let Some((path, text)) = next {
            seen.push(identity(&path));
            let Some(mut layer) = self.layer(&path, text) else { break };
            let extends = layer.entries_mut().and_then(|top| top.remove("extends"));
            layers.push(layer);
            next = extends.and_then(|extends| self.extended(&path, &extends, &seen));
        }
        if self.broken {
            return;
        }
        let mut tree = layers.pop();
        while let (Some(base), Some(change)) = (tree.as_mut(), layers.pop()) {
            let by = self.sources[layers.len()].name.clone();
            self.merge(base, change, by);
        }
        // What is missing is missing from the file that was asked for.
        let top = Place::new(0, 0..0);
        self.tree = tree.map(|tree| Node { place: top, key: top, ..tree });
    }

    /// Merges a change into a tree.
    pub fn merge(&mut self, base: &mut Node, change: Node, by: String) {
        let Loaded { mistakes, removed, rescaled, .. } = self;
        let mut merge = Merge { by, mistakes, removed, rescaled };
        merge.tables(base, change, Section::Top);
    }

    /// How far down among the changes a file stands: settings come last and change all, then the file that was asked for.
    pub fn age(&self, file: usize) -> usize {
        match self.sources.get(file) {
            Some(source) if source.is_an_option() => 0,
            _ => file + 1,
        }
    }

    /// One file as a tree whose tables are tables and whose numbers know what they rest on.
    fn layer(&mut self, path: &Path, text: String) -> Option<Node> {
        let name = path.display().to_string();
        let file = self.sources.len();
        self.sources.push(Source { name: name.clone(), text: text.as_str().into() });
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            self.broken = true;
            let help = "a scenario begins with title = \"...\" and rounds = 26";
            self.mistakes.push(mistake(format!("{name} is empty"), help.to_string()));
            return None;
        }
        let read = toml_text::read(&text, file);
        // Nothing of a file that is no scenario is shown to anybody.
        if (file > 0 || read.is_err()) && !is_like_a_scenario(&text, file > 0) {
            self.broken = true;
            let help = "a scenario begins with title = \"...\" and rounds = 26";
            self.mistakes.push(mistake(format!("{name} is no scenario"), help.to_string()));
            return None;
        }
        match read {
            Ok((mut node, newer, mistakes)) => {
                self.mistakes.extend(mistakes);
                self.warn_newer(file, newer);
                shape::straighten(&mut node, Section::Top, &mut self.mistakes);
                rests_on::hand_down(&mut node, Section::Top, &None);
                Some(node)
            }
            Err(mistakes) => {
                self.broken = true;
                self.mistakes.extend(mistakes);
                None
            }
        }
    }

    fn warn_newer(&mut self, file: usize, newer: Vec<Newer>) {
        let source = &self.sources[file];
        for newer in newer {
            let text = format!(
                "{}:{}: {} is TOML 1.1: negsim reads it, but editors and other programs refuse the file; use one line, or a [header]",
                source.name,
                source.line(newer.at),
                newer.what
            );
            self.warnings.push(Warning { code: "toml_1_1", text });
        }
    }

    /// The file that another one extends.
    fn extended(
        &mut self,
        path: &Path,
        extends: &Node,
        seen: &[PathBuf],
    ) -> Option<(PathBuf, String)> {
        let found = self.find_extended(path, extends, seen);
        match found {
            Ok(found) => Some(found),
            Err((title, help)) => {
                self.broken = true;
                self.mistakes.push(Mistake::at(extends.place, title).hint(help));
                None
            }
        }
    }

    fn find_extended(
        &self,
        path: &Path,
        extends: &Node,
        seen: &[PathBuf],
    ) -> Result<(PathBuf, String), Refusal> {
        let Some(other) = extends.text() else {
            return Err((
                "`extends` must be a text in quotes".into(),
                "write extends = \"other.toml\"".into(),
            ));
        };
        if other.trim().is_empty() {
            return Err((
                "`extends` names no file".into(),
                "write extends = \"other.toml\", or leave the line out".into(),
            ));
        }
        let other = path.parent().unwrap_or(Path::new("")).join(other);
        let first = Path::new(&self.sources[0].name);
        let folder = first.parent().filter(|folder| !folder.as_os_str().is_empty());
        if !self.anywhere && !files::is_within(folder.unwrap_or(Path::new(".")), &other) {
            return Err((
                format!("{} lies outside the folder of {}", other.display(), first.display()),
                "copy it there, or allow it with --allow-outside".into(),
            ));
        }
        if seen.contains(&identity(&other)) {
            let chain: Vec<&str> = self.sources.iter().map(|source| source.name.as_str()).collect();
            let chain = format!("{} -> {}", chain.join(" -> "), other.display());
            return Err(("these files extend each other in a circle".into(), chain));
        }
        if seen.len() >= MOST_FILES {
            return Err((
                "too many files extend each other".into(),
                format!("at most {MOST_FILES} in a row"),
            ));
        }
        let text = files::read_plain(&other)?;
        let before: usize = self.sources.iter().map(|source| source.text.len()).sum();
        if before + text.len() > MOST_BYTES {
            return Err((
                "the files that extend each other are together larger than 1 MB".into(),
                "that is no scenario: the longest has a few thousand lines".into(),
            ));
        }
        Ok((other, text))
    }
}

/// Whether some line begins as one of a scenario does: with one of its words, and where it must be `exact` as TOML has it.
fn is_like_a_scenario(text: &str, exact: bool) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let bare = line.trim_start_matches('[');
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let (word, rest) = bare.split_at(bare.find(|c| !is_letter(c)).unwrap_or(bare.len()));
        let is_toml = bare.len() < line.len() || rest.trim_start().starts_with(['=', '.']);
        Section::Top.keys().contains(&word) && (is_toml || !exact)
    })
}

fn mistake(title: String, help: String) -> Mistake {
    Mistake::nowhere(title).hint(help)
}
