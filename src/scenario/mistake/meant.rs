//! What was meant by a value that is written as people write: `0.2-0.4`, `24.01.2026`, `(0.2, 0.5)`, `~0.4`.

use crate::engine::Range;

/// What a sign of per cent divides by, where it does.
const HUNDRED: f64 = 100.0;

/// How the value is written here; none where nobody can tell. Never a guess: what is not understood to its last character is
/// not proposed, and what is in per cent is proposed in both forms.
pub(in crate::scenario) fn meant(value: &str) -> Option<String> {
    meant_within(value, Range::ANY)
}

/// The same of a number that must lie in a range: one that ends at 1 cannot count per cent. One that ends at 100 need not.
pub(in crate::scenario) fn meant_within(value: &str, range: Range) -> Option<String> {
    let [share, count] = [HUNDRED, 1.0].map(|hundred| form(value, hundred));
    let share = share?;
    let count = count.filter(|count| *count != share);
    Some(match count {
        Some(count) if range.most > 1.0 => {
            format!("{}, or {count} where the scale counts per cent", with_sd(&share))
        }
        _ => with_sd(&share),
    })
}

/// With the remark that a standard deviation is one.
fn with_sd(form: &str) -> String {
    match form.split_once("sd = ").map(|(_, sd)| sd.trim_end_matches(" }")) {
        Some(sd) => format!("{form} where {sd} is the standard deviation"),
        None => form.to_owned(),
    }
}

/// As the value is written here, with what a sign of per cent divides by.
fn form(value: &str, hundred: f64) -> Option<String> {
    let value = value.split('#').next().unwrap_or_default();
    let written = value.trim();
    let value = written.trim_matches(['"', '\'']).trim();
    if value.len() > 60 {
        return None;
    }
    let found = date(value).or_else(|| spread(value, hundred)).or_else(|| call(value, hundred));
    found
        .or_else(|| either(value, hundred))
        .or_else(|| range(value, hundred))
        .or_else(|| about(value, hundred))
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

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// `2026-1-24`, `24.01.2026`, `24 January 2026`. Both dates where it can be read two ways.
fn date(value: &str) -> Option<String> {
    let parts: Vec<&str> =
        value.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok();
    let named = |part: &str| {
        let part = part.to_lowercase();
        let is_short = part.len() == 3 || part == "sept";
        let is_it = |month: &str| month == part || (is_short && month.starts_with(&part));
        let month = MONTHS.iter().position(|month| is_it(month));
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
fn spread(value: &str, hundred: f64) -> Option<String> {
    let (mean, sd) = value
        .split_once('±')
        .or_else(|| value.split_once("+-"))
        .or_else(|| value.split_once("+/-"))?;
    let [mean, sd] = alike(&[mean, sd], hundred)?[..] else { return None };
    Some(format!("{{ mean = {mean}, sd = {sd} }}"))
}

/// `uniform(0.2, 0.5)`, as other programs write what is not known.
fn call(value: &str, hundred: f64) -> Option<String> {
    let (name, inner) = value.strip_suffix([')', ']'])?.split_once(['(', '['])?;
    let sign = if inner.contains(';') { ';' } else { ',' };
    let numbers = alike(&inner.split(sign).collect::<Vec<_>>(), hundred)?;
    match (name.trim().to_lowercase().as_str(), numbers.as_slice()) {
        ("uniform" | "unif" | "u", [low, high]) if low <= high => Some(format!("[{low}, {high}]")),
        ("normal" | "norm" | "gauss" | "gaussian" | "n", [mean, sd]) => {
            Some(format!("{{ mean = {mean}, sd = {sd} }}"))
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
fn either(value: &str, hundred: f64) -> Option<String> {
    let (one, other) = value.split_once(" or ")?;
    let [one, other] = alike(&[one, other], hundred)?[..] else { return None };
    Some(format!("{{ any = [{one}, {other}] }}"))
}

/// Numbers of which all are in per cent or none.
fn alike(parts: &[&str], hundred: f64) -> Option<Vec<f64>> {
    let shares = parts.iter().filter(|part| share_of(part).is_some()).count();
    let is_alike = shares == 0 || shares == parts.len();
    parts.iter().map(|part| number(part, hundred).filter(|_| is_alike)).collect()
}

/// `0.2-0.4`, `0.2 to 0.4`, `(0.2, 0.5)`, and three such numbers.
fn range(value: &str, hundred: f64) -> Option<String> {
    let inner = value.trim_matches(['(', ')', '[', ']', '{', '}']);
    // A comma may stand for a point, or for thousands.
    let is_one = inner == value || meant_by_comma(inner).is_some();
    let commas = if is_one { ", " } else { "," };
    let inner = inner.trim().trim_start_matches("between ").trim_start_matches("from ");
    let dashes = ["\u{2013}", "\u{2014}", "\u{2212}", " - ", "-"];
    let signs = ["...", "..", " to ", " and ", ";", commas];
    for sign in signs.into_iter().chain(dashes) {
        let parts: Vec<&str> = inner.split(sign).collect();
        // A sign at the end is for all, one elsewhere may be for one or for all.
        let is_share = parts.last().is_some_and(|last| share_of(last).is_some());
        let read = |part: &str| match (share_of(part), is_share) {
            (None, true) => Some(over(number(part, hundred)?, hundred)),
            (Some(_), false) => None,
            _ => number(part, hundred),
        };
        let parts: Option<Vec<f64>> = parts.into_iter().map(read).collect();
        match parts.as_deref() {
            Some([low, high]) if low <= high => return Some(format!("[{low}, {high}]")),
            // Three with dashes may be a date.
            Some([low, mode, high]) if low <= mode && mode <= high && !dashes.contains(&sign) => {
                return Some(format!("{{ low = {low}, mode = {mode}, high = {high} }}"));
            }
            _ => {}
        }
    }
    None
}

/// `~0.4`, `about 0.4`, `40 per cent`, and a minus as books print it.
fn about(value: &str, hundred: f64) -> Option<String> {
    let words = ["about ", "around ", "roughly ", "approximately ", "circa ", "ca. ", "~", "≈"];
    let bare = words.iter().find_map(|word| value.strip_prefix(word)).unwrap_or(value);
    number(bare, hundred).map(|number| number.to_string())
}

/// What stands before a sign of per cent.
fn share_of(text: &str) -> Option<&str> {
    let signs = ["%", "percent", "per cent"];
    signs.iter().find_map(|sign| text.trim().strip_suffix(sign)).map(str::trim)
}

/// A number, perhaps in per cent; its minus may be another dash, its point a comma.
fn number(text: &str, hundred: f64) -> Option<f64> {
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
    let read = if is_share { over(read, hundred) } else { read };
    read.is_finite().then_some(read)
}

/// A hundredth of a short number is a short number.
fn over(number: f64, hundred: f64) -> f64 {
    let quotient = number / hundred;
    if hundred == 1.0 { number } else { format!("{quotient:.14e}").parse().unwrap_or(quotient) }
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
            ("20% - 40%", "[0.2, 0.4], or [20, 40] where the scale counts per cent"),
            ("{ 0.2, 0.3, 0.5 }", "{ low = 0.2, mode = 0.3, high = 0.5 }"),
            ("0.4 ± 0.1", "{ mean = 0.4, sd = 0.1 } where 0.1 is the standard deviation"),
            ("~0.4", "0.4"),
            ("\u{2212}0.2", "-0.2"),
            ("\u{2013}0.2", "-0.2"),
            ("\u{2212}0.4\u{2013}0.2", "[-0.4, 0.2]"),
            ("\u{2212}0.2 to 0.3", "[-0.2, 0.3]"),
            ("5\u{2013}20%", "[0.05, 0.2], or [5, 20] where the scale counts per cent"),
            ("1 to 200 per cent", "[0.01, 2], or [1, 200] where the scale counts per cent"),
            (
                "40% ± 5%",
                "{ mean = 0.4, sd = 0.05 } where 0.05 is the standard deviation, or { mean = 40, sd = 5 } where the scale counts per cent",
            ),
            ("0.57-1%", "[0.0057, 0.01], or [0.57, 1] where the scale counts per cent"),
            ("24 Sept 2026", "2026-09-24"),
            ("40 per cent", "0.4, or 40 where the scale counts per cent"),
            ("uniform(0.2, 0.5)", "[0.2, 0.5]"),
            ("U[0.2, 0.5]", "[0.2, 0.5]"),
            ("Normal(0.3, 0.1)", "{ mean = 0.3, sd = 0.1 } where 0.1 is the standard deviation"),
            ("tri(0,2; 0,3; 0,5)", "{ low = 0.2, mode = 0.3, high = 0.5 }"),
            ("0.2 or 0.5", "{ any = [0.2, 0.5] }"),
            ("0,2-0,5", "[0.2, 0.5]"),
            ("0,2; 0,5", "[0.2, 0.5]"),
            ("~0,5", "0.5"),
            ("0.57%", "0.0057, or 0.57 where the scale counts per cent"),
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
    fn a_range_that_ends_at_one_counts_no_per_cent() {
        let hundred = Range::closed(0.0, 100.0);
        assert_eq!(meant_within("40%", Range::UNIT).as_deref(), Some("0.4"));
        // A share of a scale in per cent, or a hesitation of 0..100.
        let both = "[0.4, 0.6], or [40, 60] where the scale counts per cent";
        assert_eq!(meant_within("40-60%", hundred).as_deref(), Some(both));
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
            "01\u{2013}02\u{2013}03",
            "01 \u{2212} 02 \u{2212} 03",
            "N(3, 20%)",
            "U(0.2, 40%)",
            "24 Marble 2026",
            "24 Janu 2026",
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
