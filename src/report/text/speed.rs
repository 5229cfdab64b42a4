//! The engine's speed, for readers.

use super::numbers::whole;
use super::page::{Page, columns, finish, padded};
use crate::claims::{Estimate, Speed};
use crate::report::Benchmark;

/// Columns that the names of numbers take.
const NAME: usize = 24;

/// For readers.
pub fn speed_text(found: &Benchmark, page: &Page) -> String {
    let page = &page.within_reason();
    let repetitions = found.speeds.first().map_or(0, |speed| speed.repetitions);
    let about = format!(
        "Median of {repetitions} repetitions [with its 95 % interval]; seed {}, {} negotiations of every draw. Rounds \
         are those really played: {:.1} of {} a negotiation.",
        found.seed, found.repeats, found.rounds_played, found.rounds
    );
    let speeds: String = found.speeds.iter().map(|speed| threads(speed, page)).collect();
    let title = format!("How fast negsim {} plays", env!("CARGO_PKG_VERSION"));
    let title = page.bold(page.paragraph(&title, 0, 2).trim_end());
    let memory = found.peak_memory_mb.map(|memory| format!("\n  Peak memory {memory:.0} MB\n"));
    let head = page.paragraph(&found.scenario, 0, 2) + &page.paragraph(&about, 0, 2);
    finish(&format!("{title}\n{head}{speeds}{}", memory.unwrap_or_default()))
}

fn threads(speed: &Speed, page: &Page) -> String {
    let noun = if speed.threads == 1 { "thread" } else { "threads" };
    let plain = |value: f64| significant(value);
    let percent = |value: f64| format!("{:.1}", 100.0 * value);
    let line = |name: &str, estimate: &Estimate, shown: &dyn Fn(f64) -> String, unit: &str| {
        let Estimate { value, low, high } = *estimate;
        let said = format!("{}{unit} [{},\u{a0}{}]", shown(value), shown(low), shown(high));
        if 4 + NAME + columns(&said) <= page.width {
            return format!("    {}{said}\n", padded(name, NAME));
        }
        page.paragraph(name, 4, 6) + &page.paragraph(&said, 6, 6)
    };
    let mut text = format!("\n  {}\n", page.bold(&format!("{} {noun}", speed.threads)));
    text += &line("negotiations a second", &speed.negotiations_per_second, &plain, "");
    text += &line("rounds a second", &speed.rounds_per_second, &plain, "");
    text += &line("ns a round and core", &speed.ns_per_round_and_core, &plain, "");
    if speed.threads > 1 {
        text += &line("efficiency", &speed.efficiency, &percent, " %");
    }
    text
}

/// Four digits that count: `186,300`, `58.42`.
fn significant(value: f64) -> String {
    let whole_digits = (value as u64).to_string().len();
    if whole_digits >= 4 {
        let unit = (4..whole_digits).fold(1, |unit: u64, _| unit * 10);
        return whole((value / unit as f64).round() as u64 * unit);
    }
    format!("{value:.0$}", 4 - whole_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_every_page() {
        let estimate = Estimate { value: 1_234_567.0, low: 1_100_000.0, high: 1_300_000.0 };
        let speed = Speed {
            threads: 2,
            repetitions: 15,
            negotiations: 4_096,
            negotiations_per_second: estimate,
            rounds_per_second: estimate,
            ns_per_round_and_core: estimate,
            efficiency: estimate,
        };
        for width in [20, 33, 60, 100] {
            let told = finish(&threads(&speed, &Page { width, colour: false }));
            assert!(told.lines().all(|line| columns(line) <= width), "{told}");
        }
    }

    #[test]
    fn four_digits_count() {
        let shown = [1_234_567.0, 12_345.0, 1_234.4, 999.96, 58.417, 0.123_4].map(significant);
        assert_eq!(shown, ["1,235,000", "12,350", "1,234", "1000.0", "58.42", "0.123"]);
    }
}
