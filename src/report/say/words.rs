//! Words as they stand within a sentence.

use crate::games::talks::possessive;

pub(crate) use crate::games::talks::within;

/// Whose: `the North's`, `the United States'`.
pub fn whose(name: &str) -> String {
    possessive(&within(name))
}

/// The first letter as at the start of a sentence.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// `one, two and three`
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `1 round`, `26 rounds`.
pub fn counted(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{}\u{a0}{noun}{ending}", super::numbers::whole(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_counts_fit_into_sentences() {
        assert_eq!(whose("The North"), "the North's");
        assert_eq!(whose("United States"), "United States'");
        assert_eq!(within("Theodora"), "Theodora");
        assert_eq!(
            (counted(1, "round"), counted(2, "round")),
            ("1\u{a0}round".into(), "2\u{a0}rounds".into())
        );
    }
}
