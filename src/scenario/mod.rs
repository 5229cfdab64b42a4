//! Scenario files to a checked [`Table`], with a message for every mistake.
//!
//! ```
//! use negsim::scenario::Scenario;
//!
//! let text = r#"
//! title = "Two neighbours and a river"
//! rounds = 26
//!
//! [[issue]]
//! id = "water"
//! scale = ["all to the north", "all to the south"]
//!
//! [[party]]
//! id = "north"
//! role = "signatory"
//! issues = { water = { ideal = 0, weight = 1 } }
//!
//! [[party]]
//! id = "south"
//! role = "signatory"
//! issues = { water = { ideal = 1, weight = 1 } }
//! "#;
//! let scenario = Scenario::parse(text, "river.toml")?;
//! let poorer = scenario.with(&["party.north.no_deal=0.2"])?;
//! assert_ne!(scenario.sha256(), poorer.sha256());
//! # Ok::<(), negsim::scenario::Mistakes>(())
//! ```

mod builder;
mod keys;
mod make;
mod mistake;
mod observed;
mod text;
mod tree;

pub use builder::{Builder, Entry, Value, normal, pert};
pub use keys::schema::schema;
pub use mistake::list::Mistakes;
pub use mistake::message::{Mistake, Warning};
pub use observed::{Observed, State};

/// What messages call the changes of a scenario that were made after it was read.
const SET: &str = "--set";

/// A commented scenario that runs, for whoever begins a new one.
pub const TEMPLATE: &str = include_str!("template.toml");

use crate::engine::{Basis, QuantityId};
use crate::games::talks::Table;
use sha2::{Digest, Sha256};
use text::place::Source;
use tree::load::Loaded;

/// A scenario that was read and checked.
#[derive(Clone)]
pub struct Scenario {
    loaded: Loaded,
    file: String,
    text: String,
    table: Table,
    observed: Vec<Observed>,
    warnings: Vec<Warning>,
}

impl Scenario {
    /// Reads a file, and the files that it extends.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    #[cfg(feature = "files")]
    pub fn read(path: impl AsRef<std::path::Path>) -> Result<Self, Mistakes> {
        Scenario::read_with::<&str>(path, &[])
    }

    /// Reads a file and changes it: a file that makes sense only with its changes is none on its own.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    #[cfg(feature = "files")]
    pub fn read_with<S: AsRef<str>>(
        path: impl AsRef<std::path::Path>,
        sets: &[S],
    ) -> Result<Self, Mistakes> {
        let path = path.as_ref();
        Scenario::checked(tree::load::file(path), path.display().to_string(), sets, SET)
    }

    /// Reads a text. What it extends is found relative to `name`, which is also the file's name in messages.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    pub fn parse(text: &str, name: &str) -> Result<Self, Mistakes> {
        Scenario::parse_with::<&str>(text, name, &[])
    }

    /// Reads a text and changes it.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    pub fn parse_with<S: AsRef<str>>(text: &str, name: &str, sets: &[S]) -> Result<Self, Mistakes> {
        Scenario::checked(tree::load::text(text, name), name.to_string(), sets, SET)
    }

    /// Reads a text from anywhere, such as standard input, and changes it. What it extends is found relative to `name`.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    pub fn read_from<S: AsRef<str>>(
        from: impl std::io::Read,
        name: &str,
        sets: &[S],
    ) -> Result<Self, Mistakes> {
        Scenario::checked(tree::load::reader(from, name), name.to_string(), sets, SET)
    }

    /// The scenario with changes such as `party.north.no_deal=0.5`, one after the other.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    pub fn with<S: AsRef<str>>(&self, sets: &[S]) -> Result<Self, Mistakes> {
        Scenario::checked(self.loaded.clone(), self.file.clone(), sets, SET)
    }

    /// The negotiation that it describes.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The file as one text: what it extends and what was set, merged. Reads back to the same table.
    pub fn to_toml(&self) -> &str {
        &self.text
    }

    /// The fingerprint of that text, in hexadecimal digits.
    pub fn sha256(&self) -> String {
        let digest = Sha256::digest(self.text.as_bytes());
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.table.labels().title
    }

    /// Rounds already held, by round.
    pub fn observed(&self) -> &[Observed] {
        &self.observed
    }

    /// What is allowed and may still surprise.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The number at a path such as `party.north.no_deal`.
    ///
    /// # Errors
    /// Why there is no such number, and the nearest that there is.
    pub fn quantity(&self, path: &str) -> Result<QuantityId, String> {
        self.table
            .quantity(path)
            .ok_or_else(|| tree::words::no_quantity(&self.loaded, &self.table, path))
    }

    /// What the value at a path such as `talks.collapse_after` rests on, also where it takes no uncertainty; none
    /// where the scenario does not give it.
    pub fn basis(&self, path: &str) -> Option<Basis> {
        tree::words::basis_at(self.loaded.tree.as_ref()?, path)
    }

    /// Looks for every quote in the texts of its sources, and counts them. Spaces and line breaks do not matter.
    ///
    /// # Errors
    /// The quotes that stand in none of the texts.
    pub fn find_quotes(&self, texts: &[String]) -> Result<usize, Mistakes> {
        let Some(tree) = &self.loaded.tree else { return Ok(0) };
        let (count, missing) = tree::quotes::missing(tree, texts);
        let sources = || self.loaded.sources.clone();
        if missing.is_empty() { Ok(count) } else { Err(Mistakes::new(sources(), missing)) }
    }

    fn checked<S: AsRef<str>>(
        mut loaded: Loaded,
        file: String,
        sets: &[S],
        set_by: &str,
    ) -> Result<Self, Mistakes> {
        loaded.set(sets, set_by);
        let Loaded { tree: Some(tree), sources, removed, .. } = &loaded else {
            return Err(Mistakes::new(loaded.sources, loaded.mistakes));
        };
        let built = make::build(tree, sources, removed);
        let told = loaded.mistakes.iter().filter_map(|mistake| mistake.place);
        let told: std::collections::BTreeSet<text::place::Place> = told.collect();
        let new = built
            .mistakes
            .into_iter()
            .filter(|mistake| mistake.place.is_none_or(|at| !told.contains(&at)));
        let all: Vec<Mistake> = loaded.mistakes.iter().cloned().chain(new).collect();
        let is_moot = |mistake: &Mistake| {
            let told = |start: &&str| all.iter().any(|other| other.title.starts_with(*start));
            mistake.moot_after.iter().any(told)
        };
        let mistakes: Vec<Mistake> = all.iter().filter(|one| !is_moot(one)).cloned().collect();
        let Some(parts) = built.parts.filter(|_| mistakes.is_empty()) else {
            return Err(Mistakes::new(loaded.sources, mistakes));
        };
        let text = text::write::write(tree);
        let rescaled = tree::rescaled::warnings(&loaded, tree);
        let warnings =
            loaded.warnings.iter().cloned().chain(built.warnings).chain(rescaled).collect();
        let (table, observed) = (Table::new(parts), built.observed);
        Ok(Scenario { loaded, file, text, table, observed, warnings })
    }
}

impl std::fmt::Debug for Scenario {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scenario")
            .field("file", &self.file)
            .field("title", &self.title())
            .finish_non_exhaustive()
    }
}

impl Loaded {
    /// Merges settings into the tree, each a change of its own.
    fn set<S: AsRef<str>>(&mut self, sets: &[S], by: &str) {
        if sets.is_empty() {
            return;
        }
        let Some(mut tree) = self.tree.take() else { return };
        let file = self.sources.len();
        let mut text = String::new();
        for set in sets {
            let set = set.as_ref();
            match tree::set::change(&tree, file, text.len(), set) {
                Ok((mut change, mistakes)) => {
                    self.mistakes.extend(mistakes);
                    tree::shape::straighten(&mut change, keys::Section::Top, &mut self.mistakes);
                    self.merge(&mut tree, change, by.to_string());
                }
                Err(mistake) => self.mistakes.push(*mistake),
            }
            text.push_str(set);
            text.push('\n');
        }
        self.sources.push(Source { name: by.to_string(), text: text.as_str().into() });
        self.tree = Some(tree);
    }
}

#[cfg(test)]
mod tests;
