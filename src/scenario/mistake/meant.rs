//! What was meant by a value that is written as people write: `0.2-0.4`, `24.01.2026`, `(0.2, 0.5)`, `~0.4`.

/// How the value is written here; none where nobody can tell. Never a guess: what is not understood to its last character is
/// not proposed.
pub(in crate::scenario) fn meant(value: &str) -> Option<String> {
    let value = value.split('#').next().unwrap_or_default();
    let written = value.trim();
    let value = written.trim_matches(['"', '\'']).trim();
    if value.len() > 60 {
        return None;
    }
    let found = date(value).or_else(|| spread(value)).or_else(|| call(value));
    found
        .or_else(|| either(value))
        .or_else(|| range(value))
        .or_else(|| about(value))
        .filter(|found| found != written)
}

/// The date that is meant by a value; none where it is none, or there is no such day.
pub(in crate::scenario) fn meant_date(value: &str) -> Option<String> {
    date(value.trim().trim_matches(['"', '\'']).trim())
}

/// A number with a comma in it: a point, or thousands; both where it can be either.
pub(in crate::scenario) fn meant_by_comma(text: &str) -> Option<String> {
    let (whole, rest) = text.trim().split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let bare = whole.trim_start_matches(['-', '+']);
    if !digits(bare) || !digits(rest) {
        return None;
    }
    let point = format!("{whole}.{rest}");
    let may_be_thousands = rest.len() == 3 && bare.len() <= 3 && !bare.starts_with('0');
    Some(if may_be_thousands {
        format!("{point} where the comma is a point, {whole}{rest} where it parts thousands")
    } else {
        point
    })
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `2026-1-24`, `24.01.2026`, `24 January 2026`. Both dates where it can be read two ways.
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
    match (number(one), number(two), number(three)) {
        (Some(year), Some(month), Some(day)) if one.len() == 4 => written(year, month, day),
        (Some(first), Some(second), Some(year)) if three.len() == 4 => {
            let day_first = written(year, second, first);
            let month_first = written(year, first, second).filter(|_| !value.contains('.'));
            match (day_first, month_first) {
                (Some(one), Some(other)) if one != other => {
                    Some(format!("{one} where the day comes first, {other} where the month does"))
                }
                (day_first, month_first) => day_first.or(month_first),
            }
        }
        (Some(day), None, Some(year)) => written(year, named(two)?, day),
        (None, Some(day), Some(year)) => written(year, named(one)?, day),
        _ => None,
    }
}

/// A date that there is.
fn written(year: u32, month: u32, day: u32) -> Option<String> {
    let date = format!("{year:04}-{month:02}-{day:02}");
    date.parse::<toml::value::Datetime>().is_ok().then_some(date)
}

/// `0.4 ± 0.1`.
fn spread(value: &str) -> Option<String> {
    let (mean, sd) = value
        .split_once('±')
        .or_else(|| value.split_once("+-"))
        .or_else(|| value.split_once("+/-"))?;
    if share_of(mean).is_some() != share_of(sd).is_some() {
        return None;
    }
    Some(format!("{{ mean = {}, sd = {} }}", number(mean)?, number(sd)?))
}

/// `uniform(0.2, 0.5)`, as other programs write what is not known.
fn call(value: &str) -> Option<String> {
    let (name, inner) = value.strip_suffix([')', ']'])?.split_once(['(', '['])?;
    let sign = if inner.contains(';') { ';' } else { ',' };
    let numbers: Vec<f64> = inner.split(sign).map(number).collect::<Option<_>>()?;
    match (name.trim().to_lowercase().as_str(), numbers.as_slice()) {
        ("uniform" | "unif" | "u", [low, high]) if low <= high => Some(format!("[{low}, {high}]")),
        ("normal" | "norm" | "gauss" | "gaussian" | "n", [mean, sd]) => {
            Some(format!("{{ mean = {mean}, sd = {sd} }} where {sd} is the standard deviation"))
        }
        ("triangular" | "triang" | "tri" | "pert", [low, mode, high])
            if low <= mode && mode <= high =>
        {
            Some(format!("{{ low = {low}, mode = {mode}, high = {high} }}"))
        }
        _ => None,
    }
}

/// `0.2 or 0.5`.
fn either(value: &str) -> Option<String> {
    let (one, other) = value.split_once(" or ")?;
    if share_of(one).is_some() != share_of(other).is_some() {
        return None;
    }
    Some(format!("{{ any = [{}, {}] }}", number(one)?, number(other)?))
}

/// `0.2-0.4`, `0.2 to 0.4`, `(0.2, 0.5)`, and three such numbers.
fn range(value: &str) -> Option<String> {
    let inner = value.trim_matches(['(', ')', '[', ']', '{', '}']);
    // A comma may stand for a point, or for thousands.
    let is_one = inner == value || meant_by_comma(inner).is_some();
    let commas = if is_one { ", " } else { "," };
    let inner = inner.trim().trim_start_matches("between ").trim_start_matches("from ");
    let signs =
        ["...", "..", " to ", " and ", "\u{2013}", "\u{2014}", "\u{2212}", ";", commas, " - ", "-"];
    for sign in signs {
        let parts: Vec<&str> = inner.split(sign).collect();
        // A sign at the end is for all, one elsewhere may be for one or for all.
        let is_share = parts.last().is_some_and(|last| share_of(last).is_some());
        let read = |part: &str| match (share_of(part), is_share) {
            (None, true) => Some(number(part)? / 100.0),
            (Some(_), false) => None,
            _ => number(part),
        };
        let parts: Option<Vec<f64>> = parts.into_iter().map(read).collect();
        match parts.as_deref() {
            Some([low, high]) if low <= high => return Some(format!("[{low}, {high}]")),
            // Three with dashes may be a date.
            Some([low, mode, high]) if low <= mode && mode <= high && sign != "-" => {
                return Some(format!("{{ low = {low}, mode = {mode}, high = {high} }}"));
            }
            _ => {}
        }
    }
    None
}

/// `~0.4`, `about 0.4`, `40 per cent`, and a minus as books print it.
fn about(value: &str) -> Option<String> {
    let words = ["about ", "around ", "roughly ", "approximately ", "circa ", "ca. ", "~", "≈"];
    let bare = words.iter().find_map(|word| value.strip_prefix(word)).unwrap_or(value);
    number(bare).map(|number| number.to_string())
}

/// What stands before a sign of per cent.
fn share_of(text: &str) -> Option<&str> {
    let signs = ["%", "percent", "per cent"];
    signs.iter().find_map(|sign| text.trim().strip_suffix(sign)).map(str::trim)
}

/// A number, perhaps in per cent; its minus may be another dash, its point a comma.
fn number(text: &str) -> Option<f64> {
    let (text, is_share) = share_of(text).map_or((text.trim(), false), |share| (share, true));
    let point = meant_by_comma(text).filter(|one| !one.contains(' '));
    let text = point.as_deref().unwrap_or(text);
    let dashes =
        ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2212}', '\u{fe63}', '\u{ff0d}'];
    let read = match text.strip_prefix(dashes) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') => {
            -rest.parse::<f64>().ok()?
        }
        Some(_) => return None,
        None => text.parse::<f64>().ok()?,
    };
    // A hundredth of a short number is a short number.
    let read = if is_share { format!("{:.14e}", read / 100.0).parse().ok()? } else { read };
    read.is_finite().then_some(read)
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
            ("\u{2212}0.2", "-0.2"),
            ("\u{2013}0.2", "-0.2"),
            ("\u{2212}0.4\u{2013}0.2", "[-0.4, 0.2]"),
            ("\u{2212}0.2 to 0.3", "[-0.2, 0.3]"),
            ("5\u{2013}20%", "[0.05, 0.2]"),
            ("1 to 200 per cent", "[0.01, 2]"),
            ("40% ± 5%", "{ mean = 0.4, sd = 0.05 }"),
            ("40 per cent", "0.4"),
            ("uniform(0.2, 0.5)", "[0.2, 0.5]"),
            ("U[0.2, 0.5]", "[0.2, 0.5]"),
            ("Normal(0.3, 0.1)", "{ mean = 0.3, sd = 0.1 } where 0.1 is the standard deviation"),
            ("tri(0,2; 0,3; 0,5)", "{ low = 0.2, mode = 0.3, high = 0.5 }"),
            ("0.2 or 0.5", "{ any = [0.2, 0.5] }"),
            ("0,2-0,5", "[0.2, 0.5]"),
            ("0,2; 0,5", "[0.2, 0.5]"),
            ("~0,5", "0.5"),
            ("0.57%", "0.0057"),
            (".5", "0.5"),
            ("00.5", "0.5"),
            ("pert(0.2, 0.3, 0.5)", "{ low = 0.2, mode = 0.3, high = 0.5 }"),
            ("24.01.2026", "2026-01-24"),
            ("2026/1/24", "2026-01-24"),
            ("24 January 2026", "2026-01-24"),
            ("Jan 24, 2026", "2026-01-24"),
            ("01/24/2026", "2026-01-24"),
            ("05.06.2026", "2026-06-05"),
            ("05/06/2026", "2026-06-05 where the day comes first, 2026-05-06 where the month does"),
            ("05/05/2026", "2026-05-05"),
        ];
        for (written, meant_by_it) in cases {
            assert_eq!(meant(written).as_deref(), Some(meant_by_it), "{written}");
        }
    }

    #[test]
    fn a_comma_is_a_point_or_parts_thousands() {
        assert_eq!(meant_by_comma("0,5").as_deref(), Some("0.5"));
        assert_eq!(meant_by_comma("-0,125").as_deref(), Some("-0.125"));
        assert_eq!(meant_by_comma("12,5").as_deref(), Some("12.5"));
        let both = "1.500 where the comma is a point, 1500 where it parts thousands";
        assert_eq!(meant_by_comma("1,500").as_deref(), Some(both));
        assert_eq!(meant_by_comma("1,500,000"), None);
        assert_eq!(meant_by_comma("a,5"), None);
    }

    /// Would break if a guess changed what somebody wrote.
    #[test]
    fn what_is_not_understood_to_the_last_character_is_not_proposed() {
        let strange = [
            "2026-01",
            "a lot",
            "all of it",
            "2026-02-30",
            "2026-13-01",
            "31.04.2026",
            "10\u{207b}\u{00b9}",
            "200\u{2030}",
            "\u{0660}.\u{0665}",
            "2 years",
            "5k",
            "10 thousand",
            "1,500",
            "1,500 - 2,500",
            "01-02-03",
            "20% or 40",
            "triangular(0.2, 0.5, 0.3)",
            "$200",
            "1/2",
            "> 0.3",
            "<0.3",
            "\u{2248}",
            "0.5?",
            "3x",
            "20% - 40",
            "40 ± 5 %",
            "(1,500)",
            "beta(2, 5)",
            "uniform(0.2)",
        ];
        for written in strange {
            assert_eq!(meant(written), None, "{written}");
        }
    }
}
