//! Whether the quotes of a scenario stand in their source.

use crate::scenario::mistake::message::Mistake;
use crate::scenario::tree::node::Node;

/// Letters of the source that are shown where it departs from a quote.
const SHOWN: usize = 60;

/// Every quote that stands in none of the texts, and how many quotes were looked for.
pub(in crate::scenario) fn missing(tree: &Node, texts: &[String]) -> (usize, Vec<Mistake>) {
    let texts: Vec<Text> = texts.iter().map(|text| Text::of(text)).collect();
    let mut quotes = Vec::new();
    collect(tree, &mut quotes);
    let mistakes = quotes.iter().filter_map(|quote| mistake(quote, &texts)).collect();
    (quotes.len(), mistakes)
}

/// The quotes of a table and of all that is in it.
fn collect<'a>(node: &'a Node, quotes: &mut Vec<&'a Node>) {
    node.list().iter().for_each(|entry| collect(entry, quotes));
    for (key, node) in node.entries().into_iter().flatten() {
        if key != "quote" {
            collect(node, quotes);
        } else if node.text().is_some() {
            quotes.push(node);
        } else {
            quotes.extend(node.list().iter().filter(|quote| quote.text().is_some()));
        }
    }
}

fn mistake(quote: &Node, texts: &[Text]) -> Option<Mistake> {
    let wanted = Text::of(quote.text()?);
    if texts.iter().any(|text| text.plain.contains(&wanted.plain)) {
        return None;
    }
    let mistake = Mistake::at(quote.place, "this quote does not stand in the source");
    let alike = texts.iter().find_map(|text| text.alike(&wanted));
    let longest = || texts.iter().filter_map(|text| text.beginning(&wanted)).max();
    Some(match (alike, longest()) {
        (Some(there), _) => mistake
            .says("other capitals, quotation marks or dashes than there")
            .hint(format!("it is written there: {there}")),
        (None, Some((_, there))) => mistake.hint(format!("there it goes: {there} ...")),
        (None, None) => mistake.hint("quote word for word; line breaks and spaces do not matter"),
    })
}

/// A text twice, letter by letter: with single spaces, and with what writers mix up made alike.
struct Text {
    plain: String,
    letters: Vec<char>,
    loose: Vec<char>,
}

impl Text {
    fn of(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let plain = words.join(" ");
        let letters: Vec<char> = plain.chars().collect();
        let loose = letters.iter().map(|letter| alike(*letter)).collect();
        Text { plain, letters, loose }
    }

    /// The passage that differs from the wanted one in signs only.
    fn alike(&self, wanted: &Text) -> Option<String> {
        let start = find(&self.loose, &wanted.loose)?;
        Some(self.letters[start..start + wanted.loose.len()].iter().collect())
    }

    /// The passage that begins with the same words, at least two of them, and how many letters are the same.
    fn beginning(&self, wanted: &Text) -> Option<(usize, String)> {
        let ends: Vec<usize> =
            (1..wanted.loose.len()).filter(|at| wanted.loose[*at] == ' ').collect();
        let same = |end: &usize| find(&self.loose, &wanted.loose[..*end]).is_some();
        let count = ends.partition_point(same);
        let end = *ends.get(count.checked_sub(1)?).filter(|_| count >= 2)?;
        let start = find(&self.loose, &wanted.loose[..end])?;
        let stop = (start + end + SHOWN).min(self.letters.len());
        Some((end, self.letters[start..stop].iter().collect()))
    }
}

fn find(text: &[char], wanted: &[char]) -> Option<usize> {
    (!wanted.is_empty()).then(|| text.windows(wanted.len()).position(|window| window == wanted))?
}

/// A letter without what editors and writers change: capitals, curly quotes, long dashes.
fn alike(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_found_by_their_words() {
        let text = Text::of("He said: “We  meet\nagain — next week”, and left.");
        let alike = |quote: &str| text.alike(&Text::of(quote));
        assert_eq!(alike("we meet again - next week\""), Some("We meet again — next week”".into()));
        assert_eq!(alike("we meet tomorrow"), None);
        let beginning = |quote: &str| text.beginning(&Text::of(quote)).map(|found| found.1);
        assert_eq!(beginning("we part tomorrow"), None, "one word is no beginning");
        assert_eq!(
            beginning("we meet again today").as_deref(),
            Some("We meet again — next week”, and left.")
        );
    }
}
