//! `negsim bench`: how fast this machine plays, by number of threads.
#![allow(clippy::disallowed_methods, reason = "measuring time is what this command is for")]

use super::failure::Failure;
use super::memory;
use super::options::{ScenarioOptions, ShowOptions, ThreadOptions, on_threads};
use super::progress::Progress;
use super::subject::Subject;
use negsim::claims::{self, Case, Repetition, Speed, rounds_played};
use negsim::engine::{BATCH, MOST_DRAWS, Plan};
use negsim::games::talks::Table;
use negsim::report::{self, Benchmark};
use negsim::scenario::Scenario;
use negsim::simulate;
use std::time::{Duration, Instant};

/// What is played where no file is named.
const ABU_DHABI: &str = include_str!("../../scenarios/abu_dhabi.toml");
/// The same luck at all times: what is measured is the machine.
const SEED: u64 = 0;
/// Negotiations of each set of inputs, as `run` plays them.
const REPEATS: u64 = 4;
/// Repetitions that are aimed at, on every number of threads.
const REPETITIONS: u32 = 15;
/// Fewer repetitions than this have no 95 % interval of their median.
const FEWEST: usize = 6;
/// A first look at the speed takes about so long.
const FIRST_LOOK: Duration = Duration::from_millis(30);

/// Measures how fast this machine plays: negotiations and rounds a second on one, two, ... threads
#[derive(clap::Args)]
#[command(mut_arg("file", |file| {
    file.required(false)
        .help("The scenario file; `-` reads standard input; without one, the Abu Dhabi talks that come with negsim")
}))]
#[cfg_attr(feature = "parallel", command(mut_arg("threads", |threads| {
    threads.help("The most threads (default: all cores)")
})))]
pub struct Bench {
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    threads: ThreadOptions,
    /// Measures for about so long (0.5 to 3600); longer is more exact
    #[arg(long, value_name = "S", default_value_t = 4.0, value_parser = seconds)]
    #[arg(allow_negative_numbers = true)]
    seconds: f64,
    #[command(flatten)]
    show: ShowOptions,
}

impl Bench {
    /// Reads, measures, prints.
    pub fn run(&self) -> Result<(), Failure> {
        let Subject { scenario, case } = self.read()?;
        let counts = thread_counts(self.threads.count());
        let measured = self.measure(scenario.table(), &counts)?;
        let benchmark = benchmark(case, &counts, &measured);
        self.show
            .print(|| report::speed_json(&benchmark), |page| report::speed_text(&benchmark, page))
    }

    fn read(&self) -> Result<Subject, Failure> {
        let built_in = || {
            let scenario = Scenario::parse(ABU_DHABI, "abu_dhabi.toml")?;
            Ok(Subject::of(scenario, "abu_dhabi.toml".to_owned(), Vec::new()))
        };
        self.scenario
            .named(&self.show)
            .unwrap_or_else(|| built_in().map_err(|mistakes| self.show.failure(&mistakes)))
    }

    /// Repetitions by number of threads. They take turns, so that what else the machine does meanwhile meets all alike.
    fn measure(&self, table: &Table, counts: &[usize]) -> Result<Vec<Vec<Repetition>>, Failure> {
        let mut progress = Progress::new(self.show.progress());
        let whole = Duration::from_secs_f64(self.seconds);
        let batches = first_look(table)?.within(whole / (REPETITIONS * counts.len() as u32));
        let mut measured = vec![Vec::new(); counts.len()];
        let start = Instant::now();
        while start.elapsed() < whole || measured[0].len() < FEWEST {
            for (threads, repetitions) in counts.iter().zip(&mut measured) {
                let batches = batches * *threads as u64;
                repetitions.push(on_threads(*threads, || repetition(table, batches))?);
                progress.tell(start.elapsed().as_millis() as u64, whole.as_millis() as u64);
            }
        }
        Ok(measured)
    }
}

/// 1, 2, 4, ... and the most.
fn thread_counts(most: usize) -> Vec<usize> {
    let doubling = core::iter::successors(Some(1), |threads| Some(threads * 2));
    doubling.take_while(|threads| *threads < most).chain([most]).collect()
}

/// How long so many batches took.
struct Pace {
    batches: u64,
    took: Duration,
}

impl Pace {
    /// Batches that take about so long, at least one.
    fn within(&self, time: Duration) -> u64 {
        let share = time.as_secs_f64() / self.took.as_secs_f64();
        ((self.batches as f64 * share).round() as u64).clamp(1, MOST_DRAWS / BATCH / 4096)
    }
}

/// More and more batches on one thread, until they take long enough to say how long others will.
fn first_look(table: &Table) -> Result<Pace, Failure> {
    let mut batches = 1;
    loop {
        let repetition = on_threads(1, || repetition(table, batches))?;
        let took = Duration::from_secs_f64(repetition.seconds);
        if took >= FIRST_LOOK {
            return Ok(Pace { batches, took });
        }
        batches *= 2;
    }
}

/// Plays so many batches, always the same ones.
fn repetition(table: &Table, batches: u64) -> Repetition {
    let plan = Plan::new(SEED, batches * BATCH, REPEATS).expect("the batches are few enough");
    let start = Instant::now();
    let ledger = simulate(table, plan);
    let seconds = start.elapsed().as_secs_f64();
    let rounds = rounds_played(table, &ledger);
    Repetition { negotiations: plan.draws() * plan.repeats(), rounds, seconds }
}

fn benchmark(case: Case, counts: &[usize], measured: &[Vec<Repetition>]) -> Benchmark {
    let alone = &measured[0];
    let draws = alone[0].negotiations / REPEATS;
    let speed = |(threads, repetitions): (&usize, &Vec<Repetition>)| {
        Speed::of(*threads, repetitions, alone).expect("something was measured")
    };
    Benchmark {
        case: case.played(claims::Plan::of(SEED, draws, REPEATS)),
        rounds_played: alone[0].rounds as f64 / alone[0].negotiations as f64,
        speeds: counts.iter().zip(measured).map(speed).collect(),
        peak_memory_mb: memory::peak_mb(),
    }
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.5..=3600.0).contains(seconds));
    seconds.ok_or_else(|| "it must be a number of seconds from 0.5 to 3600".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_double_up_to_the_most() {
        let counts = [1, 2, 3, 8, 12].map(thread_counts);
        assert_eq!(counts[0], [1]);
        assert_eq!(counts[1], [1, 2]);
        assert_eq!(counts[2], [1, 2, 3]);
        assert_eq!(counts[3], [1, 2, 4, 8]);
        assert_eq!(counts[4], [1, 2, 4, 8, 12]);
    }

    #[test]
    fn rounds_are_those_that_were_played() {
        let scenario = Scenario::parse(ABU_DHABI, "abu_dhabi.toml").expect("it is shipped");
        let table = scenario.table();
        let played = repetition(table, 1);
        let by_hand: u64 = (0..played.negotiations)
            .map(|play| negsim::Story::of(table, SEED, play / REPEATS, play % REPEATS))
            .map(|story| u64::from(story.outcome.round))
            .sum();
        assert_eq!(played.rounds, by_hand);
    }
}
