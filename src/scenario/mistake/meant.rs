//! What was meant by a value that is written as people write: `0.2-0.4`, `24.01.2026`, `(0.2, 0.5)`, `~0.4`.

/// How the value is written here; none where nobody can tell.
pub(in crate::scenario) fn meant(value: &str) -> Option<String> {
    let value = value.split('#').next().unwrap_or_default();
    let written = value.trim();
    let value = written.trim_matches(['"', '\'']).trim();
    if value.len() > 60 {
        return None;
    }
    let found = date(value).or_else(|| spread(value)).or_else(|| range(value));
    found.or_else(|| about(value)).filter(|found| found != written)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `2026-1-24`, `24.01.2026`, `24 January 2026`.
fn date(value: &str) -> Option<String> {
    let parts: Vec<&str> =
        value.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok();
    let named = |part: &str| {
        let part = part.to_lowercase();
        let month = MONTHS.iter().position(|month| part.starts_with(month));
        month.map(|month| month as u32 + 1)
    };
    let (year, month, day) = match (number(one), number(two), number(three)) {
        (Some(year), Some(month), Some(day)) if one.len() == 4 => (year, month, day),
        (Some(day), Some(month), Some(year)) if three.len() == 4 => (year, month, day),
        (Some(day), None, Some(year)) => (year, named(two)?, day),
        (None, Some(day), Some(year)) => (year, named(one)?, day),
        _ => return None,
    };
    let fits =
        (1000..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| format!("{year}-{month:02}-{day:02}"))
}

/// `0.4 ± 0.1`.
fn spread(value: &str) -> Option<String> {
    let (mean, sd) = value
        .split_once('±')
        .or_else(|| value.split_once("+-"))
        .or_else(|| value.split_once("+/-"))?;
    Some(format!("{{ mean = {}, sd = {} }}", number(mean)?, number(sd)?))
}

/// `0.2-0.4`, `0.2 to 0.4`, `(0.2, 0.5)`, and three such numbers.
fn range(value: &str) -> Option<String> {
    let inner = value.trim_matches(['(', ')', '[', ']', '{', '}']);
    let inner = inner.trim().trim_start_matches("between ").trim_start_matches("from ");
    for sign in ["...", "..", " to ", " and ", "\u{2013}", "\u{2014}", ";", ",", " - ", "-"] {
        let parts: Option<Vec<f64>> = inner.split(sign).map(number).collect();
        match parts.as_deref() {
            Some([low, high]) if low <= high => return Some(format!("[{low}, {high}]")),
            Some([low, mode, high]) => {
                return Some(format!("{{ low = {low}, mode = {mode}, high = {high} }}"));
            }
            _ => {}
        }
    }
    None
}

/// `~0.4`, `about 0.4`, `0.4 years`.
fn about(value: &str) -> Option<String> {
    let bare = value.trim_matches(|c: char| !c.is_ascii_digit() && c != '-');
    let found = number(if value.ends_with('%') { value } else { bare })?;
    Some(found.to_string())
}

/// A number, perhaps in per cent.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (text, factor) = text.strip_suffix('%').map_or((text, 1.0), |share| (share, 100.0));
    let read = text.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
    Some(read / factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood() {
        let cases = [
            ("0.2-0.4", "[0.2, 0.4]"),
            ("0.2..0.4", "[0.2, 0.4]"),
            ("0.2 to 0.4 # wide", "[0.2, 0.4]"),
            ("\"[0.2, 0.4]\"", "[0.2, 0.4]"),
            ("20% - 40%", "[0.2, 0.4]"),
            ("{ 0.2, 0.3, 0.5 }", "{ low = 0.2, mode = 0.3, high = 0.5 }"),
            ("0.4 ± 0.1", "{ mean = 0.4, sd = 0.1 }"),
            ("~0.4", "0.4"),
            ("24.01.2026", "2026-01-24"),
            ("2026/1/24", "2026-01-24"),
            ("24 January 2026", "2026-01-24"),
            ("Jan 24, 2026", "2026-01-24"),
        ];
        for (written, meant_by_it) in cases {
            assert_eq!(meant(written).as_deref(), Some(meant_by_it), "{written}");
        }
        assert_eq!(meant("2026-01"), None);
        assert_eq!(meant("a lot"), None);
        assert_eq!(meant("all of it"), None);
    }
}
