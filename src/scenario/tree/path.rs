//! The way to a value through the tables of a file: `party`, 2, `no_deal`.

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Step {
    /// Into a table.
    Key(String),
    /// Into a list, counted from 0.
    Index(usize),
}

/// The way from the top of the file to a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::scenario) struct Path(pub Vec<Step>);

impl Path {
    /// The top of the file.
    pub fn top() -> Self {
        Path::default()
    }

    /// One key further.
    pub fn key(&self, key: &str) -> Self {
        self.with(Step::Key(key.to_string()))
    }

    /// One place of a list further.
    pub fn index(&self, index: usize) -> Self {
        self.with(Step::Index(index))
    }

    /// The last key of the way.
    pub fn last_key(&self) -> &str {
        let keys = self.0.iter().rev();
        let last = keys.filter_map(|step| if let Step::Key(key) = step { Some(key) } else { None });
        last.map(String::as_str).next().unwrap_or_default()
    }

    /// The way to the table in which it stands.
    pub fn parent(&self) -> Self {
        Path(self.0[..self.0.len().saturating_sub(1)].to_vec())
    }

    fn with(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Path(steps)
    }
}
