//! A range in words, and as the ends to which a distribution is cut.

use crate::engine::Range;

/// A range in words, after "must".
pub(super) fn in_words(range: Range) -> String {
    let (least, most) = (shown(range.least), shown(range.most));
    match (range.least.is_finite(), range.most.is_finite()) {
        (false, false) => "be a finite number".into(),
        (true, false) if range.above_least => format!("be above {least}"),
        (true, false) => format!("be {least} or more"),
        (false, true) => format!("be at most {most}"),
        (true, true) if range.above_least => format!("be above {least} and at most {most}"),
        (true, true) if range.below_most => format!("be {least} or more and below {most}"),
        (true, true) => format!("lie in {least}..{most}"),
    }
}

/// A number with a comma between thousands; of a long fraction four digits, and of a small one as many as it has.
fn shown(number: f64) -> String {
    if number != 0.0 && number.abs() < 1e-3 {
        return if number.abs() < 1e-6 { format!("{number:e}") } else { number.to_string() };
    }
    if number.fract() != 0.0 {
        let short = format!("{number:.4}");
        return short.trim_end_matches('0').to_string();
    }
    let digits = format!("{number:.0}");
    if digits.len() > 4 && number > 0.0 && digits.len() < 7 {
        let (front, back) = digits.split_at(digits.len() - 3);
        return format!("{front},{back}");
    }
    digits
}

/// The ends to which a normal distribution is cut: an end that is not allowed itself is stepped over, and 0 so far
/// that its inverse stays finite.
pub(super) fn closed(range: Range) -> (f64, f64) {
    let least = match range.least {
        0.0 if range.above_least => f64::MIN_POSITIVE,
        least if range.above_least => least.next_up(),
        least => least,
    };
    let most = if range.below_most { range.most.next_down() } else { range.most };
    (least, most)
}
