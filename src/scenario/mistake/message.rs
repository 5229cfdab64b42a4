//! One mistake of a scenario, told to the person who wrote it.

use crate::scenario::text::place::{Place, letter_at};
use std::fmt;

/// The longest sentence of a message, in bytes.
const LONGEST: usize = 1_000;

/// One mistake: what is wrong, where, what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub(in crate::scenario) title: String,
    pub(in crate::scenario) place: Option<Place>,
    pub(in crate::scenario) label: Option<String>,
    pub(in crate::scenario) context: Option<(Place, String)>,
    pub(in crate::scenario) help: Option<String>,
    /// How the titles of other mistakes begin after which this one says nothing new.
    pub(in crate::scenario) moot_after: &'static [&'static str],
}

/// Something that is allowed and may still surprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// A word for programs: `toml_1_1`, `truncation`.
    pub code: &'static str,
    /// What it is and what to do, for a reader.
    pub text: String,
}

impl Mistake {
    /// What is wrong, in one sentence.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What to do about it, where more can be said.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Names in a file may be of any length; what is said of them may not.
    pub(in crate::scenario) fn shorten(&mut self) {
        let context = self.context.as_mut().map(|(_, words)| words);
        let texts = [Some(&mut self.title), self.label.as_mut(), self.help.as_mut(), context];
        for text in texts.into_iter().flatten().filter(|text| text.len() > LONGEST) {
            text.truncate(letter_at(text, LONGEST));
            text.push_str(" ...");
        }
    }

    /// What stands under the underlined text: what is allowed, or what it is.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// A mistake that underlines something.
    pub(in crate::scenario) fn at(place: Place, title: impl Into<String>) -> Self {
        Mistake { place: Some(place), ..Mistake::nowhere(title) }
    }

    /// A mistake about a whole file.
    pub(in crate::scenario) fn nowhere(title: impl Into<String>) -> Self {
        Mistake {
            title: title.into(),
            place: None,
            label: None,
            context: None,
            help: None,
            moot_after: &[],
        }
    }

    /// The words under the underlined text.
    pub(in crate::scenario) fn says(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// What to do about it.
    pub(in crate::scenario) fn hint(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Said only where no mistake is told that begins so, and of which this one may be a consequence.
    pub(in crate::scenario) fn unless(mut self, told: &'static [&'static str]) -> Self {
        self.moot_after = told;
        self
    }

    /// Another place that helps to understand it.
    pub(in crate::scenario) fn beside(mut self, context: Option<(Place, String)>) -> Self {
        self.context = context;
        self
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
