//! The values that a number may take.

/// The values that a quantity may take, in its own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Lower end; may be minus infinity.
    pub least: f64,
    /// Upper end; may be infinity.
    pub most: f64,
    /// Whether the lower end itself is excluded.
    pub above_least: bool,
    /// Whether the upper end itself is excluded.
    pub below_most: bool,
}

impl Range {
    /// From `least` to `most`, both allowed.
    pub const fn closed(least: f64, most: f64) -> Self {
        Range { least, most, above_least: false, below_most: false }
    }

    /// 0..1: shares, probabilities, values, positions without units.
    pub const UNIT: Range = Range::closed(0.0, 1.0);
    /// Zero or more.
    pub const NOT_NEGATIVE: Range = Range::closed(0.0, f64::INFINITY);
    /// Any finite number.
    pub const ANY: Range = Range::closed(f64::NEG_INFINITY, f64::INFINITY);
    /// Above zero.
    pub const POSITIVE: Range =
        Range { least: 0.0, most: f64::INFINITY, above_least: true, below_most: false };

    /// Whether the value is finite and allowed.
    pub fn allows(self, value: f64) -> bool {
        let low = value > self.least || (value == self.least && !self.above_least);
        let high = value < self.most || (value == self.most && !self.below_most);
        value.is_finite() && low && high
    }

    /// In words, after "must": "lie in 0..1".
    pub fn in_words(self) -> String {
        let (least, most) = (shown(self.least), shown(self.most));
        match (self.least.is_finite(), self.most.is_finite()) {
            (false, false) => "be a finite number".into(),
            (true, false) if self.above_least => format!("be above {least}"),
            (true, false) => format!("be {least} or more"),
            (false, true) => format!("be at most {most}"),
            (true, true) if self.above_least => format!("be above {least} and at most {most}"),
            (true, true) if self.below_most => format!("be {least} or more and below {most}"),
            (true, true) => format!("lie in {least}..{most}"),
        }
    }

    /// The ends to which a normal distribution is cut: an end that is not allowed itself is stepped over, and 0 so far
    /// that its inverse stays finite.
    pub fn ends(self) -> (f64, f64) {
        let least = match self.least {
            0.0 if self.above_least => f64::MIN_POSITIVE,
            least if self.above_least => least.next_up(),
            least => least,
        };
        let most = if self.below_most { self.most.next_down() } else { self.most };
        (least, most)
    }
}

/// A number with commas between thousands, a very large one as 1e12; of a long fraction four digits, and of a small one as
/// many as it has.
fn shown(number: f64) -> String {
    if number.abs() >= 1e7 {
        return format!("{number:e}");
    }
    if number != 0.0 && number.abs() < 1e-3 {
        return if number.abs() < 1e-6 { format!("{number:e}") } else { number.to_string() };
    }
    if number.fract() != 0.0 {
        let short = format!("{number:.4}");
        return short.trim_end_matches('0').to_string();
    }
    let digits = format!("{:.0}", number.abs());
    let sign = if number < 0.0 { "-" } else { "" };
    let grouped = digits.char_indices().map(|(place, digit)| {
        let is_apart = digits.len() > 4 && place > 0 && (digits.len() - place).is_multiple_of(3);
        if is_apart { format!(",{digit}") } else { digit.to_string() }
    });
    sign.to_owned() + &grouped.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_said_in_words() {
        let open = Range { below_most: true, ..Range::UNIT };
        let months = Range { above_least: true, ..Range::closed(0.0, 1e6) };
        let rows = [
            (Range::UNIT, "lie in 0..1"),
            (open, "be 0 or more and below 1"),
            (months, "be above 0 and at most 1,000,000"),
            (Range::closed(-12_500.0, 1e12), "lie in -12,500..1e12"),
            (Range::POSITIVE, "be above 0"),
            (Range::ANY, "be a finite number"),
            (Range::closed(0.25, 3_660.0), "lie in 0.25..3660"),
        ];
        for (range, words) in rows {
            assert_eq!(range.in_words(), words);
        }
    }
}
