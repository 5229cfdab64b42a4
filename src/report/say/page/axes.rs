//! Axes: likelihoods from nothing to somewhere round, and the calendar of the talks.

use crate::claims::Case;
use crate::games::talks::Date;
use crate::report::say::numbers::trimmed;
use crate::report::sheet::Axis;

/// Where an axis of likelihoods ends, and how far its ticks are apart, in percent.
const ENDS: [(f64, f64); 18] = [
    (0.01, 0.005),
    (0.02, 0.01),
    (0.05, 0.01),
    (0.1, 0.05),
    (0.2, 0.1),
    (0.5, 0.1),
    (1.0, 0.5),
    (2.0, 1.0),
    (5.0, 1.0),
    (10.0, 2.0),
    (15.0, 5.0),
    (20.0, 5.0),
    (30.0, 10.0),
    (40.0, 10.0),
    (50.0, 10.0),
    (60.0, 20.0),
    (80.0, 20.0),
    (100.0, 25.0),
];
/// Steps along an axis of values.
const MOST_NUMBERS: f64 = 5.0;
/// Room beside the first and the last value, as a share of what lies between them.
const ROOM: f64 = 0.04;
/// Values that lie closer are drawn as if they did not.
const NARROWEST: f64 = 0.05;
/// Steps of a calendar whose labels have room on a telephone.
const MOST_DATES: usize = 4;

/// Likelihoods along an axis.
pub struct Percents {
    most: f64,
    pub axis: Axis,
}

impl Percents {
    /// An axis on which the largest of these has room.
    pub fn up_to(values: impl IntoIterator<Item = f64>, title: &str) -> Self {
        let largest = values.into_iter().fold(
            0.0,
            |most: f64, value| {
                if value > most { value } else { most }
            },
        );
        let ends = ENDS.iter().find(|(end, _)| *end >= 100.0 * largest);
        let (end, step) = *ends.unwrap_or(&ENDS[ENDS.len() - 1]);
        let steps = (end / step + 0.5) as usize;
        let tick = |place: usize| {
            let label = format!("{}\u{a0}%", trimmed(step * place as f64, 3));
            (place as f64 / steps as f64, label)
        };
        let axis = Axis { ticks: (0..=steps).map(tick).collect(), title: title.to_owned() };
        Percents { most: end / 100.0, axis }
    }

    /// All of them: from nothing to everything.
    pub fn whole(title: &str) -> Self {
        Percents::up_to([1.0], title)
    }

    /// How far along a likelihood lies.
    pub fn at(&self, likelihood: f64) -> f64 {
        let share = likelihood / self.most;
        if share > 1.0 { 1.0 } else { share }
    }

    /// Both ends of an interval.
    pub fn both(&self, (low, high): (f64, f64)) -> (f64, f64) {
        (self.at(low), self.at(high))
    }
}

/// Steps of an axis of differences, in percentage points.
const STEPS: [f64; 14] =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 25.0];
/// The widest step: from everything less to everything more.
const WIDEST: f64 = 50.0;
/// Steps that have room on a telephone.
const MOST_STEPS: f64 = 7.0;

/// Values along an axis.
pub struct Values {
    low: f64,
    high: f64,
    pub axis: Axis,
}

/// An axis on which all of these have room, with a little beside them.
pub fn values(all: impl IntoIterator<Item = f64>, title: &str) -> Values {
    let ends = |(low, high): (f64, f64), one: f64| {
        (if one < low { one } else { low }, if one > high { one } else { high })
    };
    let (low, high) = all.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), ends);
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    let beside = if high - low > NARROWEST { ROOM * (high - low) } else { NARROWEST };
    let mut axis = Values { low: low - beside, high: high + beside, axis: Axis::default() };
    let tick = |value: f64| (axis.at(value), trimmed(value, 6));
    let ticks = round_numbers(axis.low, axis.high).into_iter().map(tick).collect();
    axis.axis = Axis { ticks, title: title.to_owned() };
    axis
}

impl Values {
    /// How far along a value lies.
    pub fn at(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// At most six multiples of a round number from one end to the other.
pub fn round_numbers(low: f64, high: f64) -> Vec<f64> {
    let mut unit = 1e-6;
    while unit * 50.0 < high - low {
        unit *= 10.0;
    }
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * unit);
    let step = steps.into_iter().find(|step| high - low <= step * MOST_NUMBERS);
    let step = step.unwrap_or(high - low);
    let (first, last) = ((low / step - 1e-9).ceil(), (high / step + 1e-9).floor());
    (0..=(last - first).clamp(0.0, MOST_NUMBERS) as usize)
        .map(|place| (first + place as f64) * step)
        .collect()
}

/// Differences of likelihoods along an axis, on both sides of nothing.
pub struct Points {
    low: f64,
    high: f64,
    pub axis: Axis,
}

impl Points {
    /// An axis on which all of these and nothing have room.
    pub fn over(values: impl IntoIterator<Item = f64>, title: &str) -> Self {
        let (mut least, mut most) = (0.0, 0.0);
        for value in values {
            least = if value < least { value } else { least };
            most = if value > most { value } else { most };
        }
        let (least, most) = (100.0 * least, 100.0 * most);
        let ends = |step: f64| ((least / step).floor(), (most / step).ceil());
        let fits = |step: &&f64| ends(**step).1 - ends(**step).0 <= MOST_STEPS;
        let step = STEPS.iter().find(fits).copied().unwrap_or(WIDEST);
        let (low, high) = match ends(step) {
            (low, high) if low < high => (low, high),
            _ => (-1.0, 1.0),
        };
        let count = (high - low + 0.5) as usize;
        let tick = |place: usize| {
            let value = low + place as f64;
            let sign = if value > 0.0 { "+" } else { "" };
            (place as f64 / count as f64, format!("{sign}{}", trimmed(step * value, 3)))
        };
        let axis = Axis { ticks: (0..=count).map(tick).collect(), title: title.to_owned() };
        Points { low: low * step / 100.0, high: high * step / 100.0, axis }
    }

    /// How far along a difference lies.
    pub fn at(&self, difference: f64) -> f64 {
        ((difference - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// Days or rounds from the start to the last round.
pub fn calendar(case: &Case, rounds: usize) -> Axis {
    let step = rounds.div_ceil(MOST_DATES).max(1);
    let ticks = (0..=rounds).step_by(step);
    let is_dated = case.day(0).is_some();
    let tick = |round: usize| {
        let label = match case.day(round as u32) {
            Some(day) => short(day),
            None => round.to_string(),
        };
        (round as f64 / rounds.max(1) as f64, label)
    };
    // Dates say themselves what they are.
    let title = if is_dated { "" } else { "Round" };
    Axis { ticks: ticks.map(tick).collect(), title: title.to_owned() }
}

/// `24 Jan`
pub fn short(day: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    format!("{}\u{a0}{}", day.day, MONTHS[usize::from(day.month.clamp(1, 12)) - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_or_above_what_lies_on_it() {
        let axis = Percents::up_to([0.12, 0.42], "");
        assert!((axis.at(0.5) - 1.0).abs() < 1e-12 && axis.axis.ticks.len() == 6);
        assert_eq!(axis.axis.ticks[5].1, "50\u{a0}%");
        assert!((Percents::up_to([0.5], "").at(0.5) - 1.0).abs() < 1e-12);
        assert!(Percents::up_to([0.61], "").at(0.5) < 0.7);
        assert_eq!(Percents::up_to([], "").axis.ticks.len(), 3);
        assert_eq!(Percents::whole("").axis.ticks.len(), 5);
    }

    #[test]
    fn values_have_round_numbers() {
        assert_eq!(round_numbers(19.0, 45.0), [20.0, 30.0, 40.0]);
        assert_eq!(round_numbers(0.0, 100.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(round_numbers(0.0, 3.0), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(round_numbers(-1.0, 1.0), [-1.0, -0.5, 0.0, 0.5, 1.0]);
        let tiny: Vec<String> = round_numbers(0.0, 0.3).iter().map(|at| trimmed(*at, 6)).collect();
        assert_eq!(tiny, ["0", "0.1", "0.2", "0.3"]);
        let axis = values([0.2, 0.6], "");
        assert!(axis.at(0.2) > 0.0 && axis.at(0.6) < 1.0 && axis.axis.ticks.len() >= 3);
        assert!(values([0.5], "").axis.ticks.len() >= 2 && values([], "").at(0.5) == 0.5);
    }

    #[test]
    fn an_axis_of_differences_has_nothing_on_it_and_room_for_all() {
        for values in [vec![], vec![0.001], vec![-0.3, 0.02], vec![-1.0, 1.0], vec![-0.000_004]] {
            let points = Points::over(values.iter().copied(), "");
            let zero = points.axis.ticks.iter().find(|(_, label)| label == "0").expect("a zero");
            assert!((zero.0 - points.at(0.0)).abs() < 1e-12, "{values:?}");
            for value in &values {
                let at = points.at(*value);
                assert!(at > 0.0 - 1e-12 && at < 1.0 + 1e-12, "{values:?}");
                assert_eq!(at < zero.0, *value < 0.0, "{values:?}");
            }
            assert!(points.axis.ticks.len() <= 9, "{values:?}: {:?}", points.axis.ticks);
        }
        let points = Points::over([-0.021, 0.038], "");
        let labels: Vec<&str> = points.axis.ticks.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["-3", "-2", "-1", "0", "+1", "+2", "+3", "+4"]);
    }

    #[test]
    fn a_calendar_has_room_on_a_telephone() {
        for rounds in [1, 5, 6, 24, 400] {
            let axis = calendar(&Case::named(""), rounds);
            assert!(axis.ticks.len() <= MOST_DATES + 1, "{rounds}");
        }
    }
}
