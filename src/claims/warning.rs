//! What makes findings weaker than they look.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Something that weakens the findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Which kind, for programs.
    pub code: Cow<'static, str>,
    /// What is wrong.
    pub text: String,
    /// What would help, where the text does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
}

/// What would help. How to do it only the program knows that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// More sets of the uncertain inputs.
    MoreDraws,
}

impl Warning {
    /// With everything in its text.
    pub fn new(code: &'static str, text: impl Into<String>) -> Self {
        Warning { code: code.into(), text: text.into(), advice: None }
    }

    /// A clause as a sentence of its own.
    pub fn as_sentence(self) -> Self {
        let mut letters = self.text.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string());
        let text = format!("{}{}.", first.unwrap_or_default(), letters.as_str());
        Warning { text, ..self }
    }

    /// More draws would help.
    pub(crate) fn of_few_draws(code: &'static str, text: String) -> Self {
        Warning { code: code.into(), text, advice: Some(Advice::MoreDraws) }
    }
}
