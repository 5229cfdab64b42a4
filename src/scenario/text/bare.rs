//! What of a line is neither in quotes nor a remark.

/// The characters of a line outside of texts, to its remark.
pub(super) fn bare(line: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quote, mut is_over, mut is_escaped) = (None, false, false);
    line.char_indices().filter(move |(_, letter)| {
        let is_inside = quote.is_some() || is_over;
        match (quote, letter) {
            _ if is_escaped => is_escaped = false,
            (Some('"'), '\\') => is_escaped = true,
            (None, '"' | '\'') => quote = Some(*letter),
            (Some(open), _) if open == *letter => quote = None,
            _ => {}
        }
        is_over |= !is_inside && *letter == '#';
        !is_inside
    })
}
