//! `--timings`: what took how long, to standard error.
#![allow(clippy::disallowed_methods, reason = "the clock decides only what is shown")]

use std::time::{Duration, Instant};

/// A stopwatch with a name for every lap.
pub struct Timings {
    lap: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Timings {
    /// Starts.
    pub fn start() -> Self {
        Timings { lap: Instant::now(), laps: Vec::new() }
    }

    /// What was done since the last time.
    pub fn done(&mut self, what: &'static str) {
        let now = Instant::now();
        self.laps.push((what, now - self.lap));
        self.lap = now;
    }

    /// A line a lap: milliseconds and the share of all.
    pub fn table(&self) -> String {
        let all: Duration = self.laps.iter().map(|(_, took)| *took).sum();
        let whole = all.as_secs_f64();
        let share = |took: &Duration| if whole > 0.0 { took.as_secs_f64() / whole } else { 0.0 };
        let line = |(what, took): &(&str, Duration)| {
            let milliseconds = 1000.0 * took.as_secs_f64();
            format!("  {what:<12}{milliseconds:>10.1} ms{:>8.1} %\n", 100.0 * share(took))
        };
        let rows = self.laps.iter().map(line).chain([line(&("in all", all))]);
        format!("What took how long (measured once, in this run)\n{}", rows.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_are_of_all() {
        let laps = [("reading", 10), ("playing", 190)];
        let laps = laps.map(|(what, took)| (what, Duration::from_millis(took)));
        let timings = Timings { lap: Instant::now(), laps: laps.to_vec() };
        let expected = "What took how long (measured once, in this run)
  reading           10.0 ms     5.0 %
  playing          190.0 ms    95.0 %
  in all           200.0 ms   100.0 %
";
        assert_eq!(timings.table(), expected);
    }
}
