//! A scenario that was read and checked, and what can be asked of its text.

use crate::engine::{Basis, QuantityId};
use crate::games::talks::Table;
use crate::scenario::mistake::list::Mistakes;
use crate::scenario::mistake::message::{Mistake, Warning};
use crate::scenario::observed::Observed;
use crate::scenario::text::place::Source;
use crate::scenario::tree::backwards::levels;
use crate::scenario::tree::load::Loaded;
use sha2::{Digest, Sha256};

/// What messages call the changes of a scenario that were made after it was read.
const SET: &str = "--set";

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
    /// Reads a file, and the files that it extends, in its own folder or below.
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
        Scenario::of_file(path.as_ref(), sets, false)
    }

    /// The same, where a file may also extend what lies outside the folder of the first.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    #[cfg(feature = "files")]
    pub fn read_from_anywhere<S: AsRef<str>>(
        path: impl AsRef<std::path::Path>,
        sets: &[S],
    ) -> Result<Self, Mistakes> {
        Scenario::of_file(path.as_ref(), sets, true)
    }

    #[cfg(feature = "files")]
    fn of_file<S: AsRef<str>>(
        path: &std::path::Path,
        sets: &[S],
        anywhere: bool,
    ) -> Result<Self, Mistakes> {
        let loaded = crate::scenario::tree::load::file(path, anywhere);
        Scenario::checked(loaded, path.display().to_string(), sets, SET)
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
        Scenario::checked(
            crate::scenario::tree::load::text(text, name),
            name.to_string(),
            sets,
            SET,
        )
    }

    /// Reads a text from anywhere, such as standard input, and changes it. What it extends is found relative to `name`: in
    /// that folder or below, or `anywhere`.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    pub fn read_from<S: AsRef<str>>(
        from: impl std::io::Read,
        name: &str,
        sets: &[S],
        anywhere: bool,
    ) -> Result<Self, Mistakes> {
        Scenario::checked(
            crate::scenario::tree::load::reader(from, name, anywhere),
            name.to_string(),
            sets,
            SET,
        )
    }

    /// The scenario with changes such as `party.north.no_deal=0.5`, one after the other.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    pub fn with<S: AsRef<str>>(&self, sets: &[S]) -> Result<Self, Mistakes> {
        self.with_option(sets, SET)
    }

    /// The same, where messages call the changes by the option that they came from, such as `--with`.
    ///
    /// # Errors
    /// All mistakes, where there are any.
    pub fn with_option<S: AsRef<str>>(&self, sets: &[S], option: &str) -> Result<Self, Mistakes> {
        Scenario::checked(self.loaded.clone(), self.file.clone(), sets, option)
    }

    /// The negotiation that it describes.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The same negotiation with its signatories (0), issues (1) or levels (2) listed backwards, and the name of what is;
    /// none where the other order would not mean the same.
    pub fn backwards(&self, list: usize) -> Option<(&'static str, Table)> {
        let table = &self.table;
        match list {
            0 => Some(("signatories", table.with_signatories_backwards())),
            1 if table.parts().issues.len() > 1 => Some(("issues", table.with_issues_backwards())),
            2 if table.parts().issues.iter().any(|issue| issue.levels.is_some())
                && !table.has_ranges_of_levels() =>
            {
                Some(("levels", self.with_levels_backwards()?))
            }
            _ => None,
        }
    }

    fn with_levels_backwards(&self) -> Option<Table> {
        let mut tree = self.loaded.tree.clone()?;
        levels(&mut tree);
        let built = crate::scenario::make::build(&tree, &self.loaded.sources, &self.loaded.removed);
        built.parts.filter(|_| built.mistakes.is_empty()).map(Table::new)
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
        self.table.quantity(path).ok_or_else(|| {
            crate::scenario::tree::words::no_quantity(&self.loaded, &self.table, path)
        })
    }

    /// What the value at a path such as `talks.collapse_after` rests on, also where it takes no uncertainty; none
    /// where the scenario does not give it.
    pub fn basis(&self, path: &str) -> Option<Basis> {
        crate::scenario::tree::words::basis_at(self.loaded.tree.as_ref()?, path)
    }

    /// Looks for every quote in the texts of its sources, and counts them. Spaces and line breaks do not matter.
    ///
    /// # Errors
    /// The quotes that stand in none of the texts.
    pub fn find_quotes(&self, texts: &[String]) -> Result<usize, Mistakes> {
        let Some(tree) = &self.loaded.tree else { return Ok(0) };
        let (count, missing) = crate::scenario::tree::quotes::missing(tree, texts);
        let sources = || self.loaded.sources.clone();
        if missing.is_empty() { Ok(count) } else { Err(Mistakes::new(sources(), missing)) }
    }

    pub(in crate::scenario) fn checked<S: AsRef<str>>(
        mut loaded: Loaded,
        file: String,
        sets: &[S],
        set_by: &str,
    ) -> Result<Self, Mistakes> {
        loaded.set(sets, set_by);
        let Loaded { tree: Some(tree), sources, removed, .. } = &loaded else {
            return Err(Mistakes::new(loaded.sources, loaded.mistakes));
        };
        let built = crate::scenario::make::build(tree, sources, removed);
        let told = loaded.mistakes.iter().filter_map(|mistake| mistake.place);
        let told: std::collections::BTreeSet<crate::scenario::text::place::Place> = told.collect();
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
        let text = crate::scenario::text::write::write(tree, sources.len() == 1);
        let rescaled = crate::scenario::tree::rescaled::warnings(&loaded, tree);
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
            match crate::scenario::tree::set::change(&tree, by, file, text.len(), set) {
                Ok((mut change, mistakes)) => {
                    self.mistakes.extend(mistakes);
                    crate::scenario::tree::shape::straighten(
                        &mut change,
                        crate::scenario::keys::Section::Top,
                        &mut self.mistakes,
                    );
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
