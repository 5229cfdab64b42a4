//! The engine's speed.

use super::case::foot;
use super::numbers::whole;
use super::words::counted;
use crate::claims::{BesideKernel, Estimate, Speed};
use crate::report::benchmark::Benchmark;
use crate::report::document::{Block, Document, Item, List, Style, Text};

/// How fast the engine plays.
pub fn speed(benchmark: &Benchmark) -> Document {
    let (case, speeds) = (&benchmark.case, &benchmark.speeds);
    let about = format!(
        "Median of {} [with its 95 % interval]; seed {}, {} of every draw. Rounds are those really played: {:.1} of {} a \
         negotiation.",
        counted(speeds.first().map_or(0, |speed| speed.repetitions as u64), "repetition"),
        case.plan.seed,
        counted(case.plan.repeats, "negotiation"),
        benchmark.rounds_played,
        case.rounds.unwrap_or(0)
    );
    let mut blocks = vec![
        Block::title(format!("How fast negsim {} plays", env!("CARGO_PKG_VERSION"))),
        Block::text(0, 1, &case.title),
        Block::text(0, 1, about),
    ];
    blocks.extend(foot(case));
    blocks.extend(speeds.iter().flat_map(threads));
    blocks.extend([Block::Gap, Block::text(1, 0, orientation(&benchmark.beside_kernel))]);
    if let Some(memory) = benchmark.peak_memory_mb {
        blocks.extend([Block::Gap, Block::text(1, 0, format!("Peak memory {memory:.0} MB"))]);
    }
    Document { blocks }
}

fn orientation(beside: &BesideKernel) -> String {
    let times = |value: f64| format!("{value:.1}");
    let BesideKernel { engine_ns_per_round, kernel_ns_per_round, times_as_fast } = beside;
    format!(
        "For orientation: on two sides with ideals a plain scalar kernel takes {} ns a round, this engine {}; it is {} times \
         as fast, one thread each.",
        significant(kernel_ns_per_round.value),
        significant(engine_ns_per_round.value),
        estimated(times_as_fast, times, "")
    )
}

fn threads(speed: &Speed) -> [Block; 3] {
    let noun = if speed.threads == 1 { "thread" } else { "threads" };
    let heading = Text { strong: true, ..Text::new(1, 0, format!("{} {noun}", speed.threads)) };
    let percent = |value: f64| format!("{:.1}", 100.0 * value);
    let mut items = vec![
        item("negotiations a second", &speed.negotiations_per_second, significant, ""),
        item("rounds a second", &speed.rounds_per_second, significant, ""),
        item("ns a round and core", &speed.ns_per_round_and_core, significant, ""),
    ];
    if speed.threads > 1 {
        items.push(item("efficiency", &speed.efficiency, percent, " %"));
    }
    let list = List { items, depth: 2, style: Style::Numbers };
    [Block::Gap, Block::Text(heading), Block::List(list)]
}

fn item(label: &str, estimate: &Estimate, shown: fn(f64) -> String, unit: &str) -> Item {
    Item::new(label, estimated(estimate, shown, unit))
}

/// A value with its interval.
fn estimated(estimate: &Estimate, shown: fn(f64) -> String, unit: &str) -> String {
    let Estimate { value, low, high } = *estimate;
    format!("{}{unit} [{},\u{a0}{}]", shown(value), shown(low), shown(high))
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
    fn four_digits_count() {
        let shown = [1_234_567.0, 12_345.0, 1_234.4, 999.96, 58.417, 0.123_4].map(significant);
        assert_eq!(shown, ["1,235,000", "12,350", "1,234", "1000.0", "58.42", "0.123"]);
    }
}
