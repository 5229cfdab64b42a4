//! The known name nearest to one that is not known.

/// A longer name, in bytes, was not meant to be any that is known.
const LONGEST: usize = 200;

/// The nearest of the known names, where one is near enough to have been meant.
pub(in crate::scenario) fn nearest<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_lowercase();
    let letters = name.chars().count();
    let far = if letters < 3 { 0 } else { 1 + letters / 4 };
    let mut best: Option<(f64, &str)> = None;
    for word in known {
        let alike = strsim::normalized_damerau_levenshtein(&lower, &word.to_lowercase());
        let near = strsim::damerau_levenshtein(&lower, &word.to_lowercase()) <= far
            || strsim::jaro_winkler(&lower, word) >= 0.84
            || (lower.chars().count() >= 3 && word.to_lowercase().starts_with(&lower));
        if near && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, word));
        }
    }
    best.map(|(_, word)| word)
}

/// The nearest of the known paths, where one is near enough to have been meant.
pub(in crate::scenario) fn nearest_path<'a>(
    path: &str,
    known: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    if path.len() > LONGEST {
        return None;
    }
    let off = |known: &str| strsim::damerau_levenshtein(path, known);
    let near = known.min_by_key(|known| off(known))?;
    (off(near) <= 2 + path.len() / 3).then_some(near)
}

/// Words of other books and programs for what is called otherwise here.
#[rustfmt::skip]
const SYNONYMS: [(&str, &str); 37] = [
    ("min", "low"), ("minimum", "low"), ("lower", "low"), ("from", "low"), ("max", "high"), ("maximum", "high"),
    ("upper", "high"), ("to", "high"), ("likeliest", "mode"), ("likely", "mode"), ("most_likely", "mode"), ("peak", "mode"), ("mid", "mode"), ("middle", "mode"), ("average", "mean"),
    ("mu", "mean"), ("std", "sd"), ("stdev", "sd"), ("sigma", "sd"), ("exactly", "value"), ("batna", "no_deal"),
    ("reservation", "no_deal"), ("reservation_value", "no_deal"), ("position", "ideal"), ("preferred", "ideal"),
    ("importance", "weight"), ("salience", "weight"), ("type", "role"), ("kind", "role"), ("label", "name"),
    ("description", "summary"), ("date", "as_of"), ("why", "assumption"), ("reason", "assumption"), ("citation", "source"),
    ("frequency", "per_month"), ("rate", "per_month"),
];

/// The word that is used here for one that is used elsewhere.
pub(in crate::scenario) fn synonym(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    SYNONYMS.iter().find(|(other, _)| *other == name).map(|(_, word)| *word)
}

/// "did you mean `x`?", or the names that are known.
pub(in crate::scenario) fn suggestion(name: &str, known: &[&str], what: &str) -> String {
    let other = synonym(name).filter(|word| known.contains(word));
    match other.or_else(|| nearest(name, known.iter().copied())) {
        Some(word) => format!("did you mean `{word}`?"),
        None if known.is_empty() => format!("there is no {what}"),
        None => format!("known here: {}", listed(known)),
    }
}

/// Names in backquotes, with commas between them; of a long list the first twenty-five.
pub(in crate::scenario) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().take(25).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > 25 { ", ..." } else { "" };
    format!("{}{more}", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        assert_eq!(nearest("no_deel", ["no_deal", "optimism"]), Some("no_deal"));
        assert_eq!(nearest("parties", ["party", "issue"]), Some("party"));
        assert_eq!(nearest("zebra", ["no_deal", "optimism"]), None);
        assert_eq!(nearest("north", []), None);
    }
}
