//! `negsim bench`: how fast this machine plays, by number of threads.
#![allow(clippy::disallowed_methods, reason = "measuring time is what this command is for")]

use super::beside::Beside;
use super::failure::Failure;
use super::interrupt;
use super::memory;
use super::options::{ScenarioOptions, ShowOptions, ThreadOptions, on_threads};
use super::pace::{REPEATS, SEED, first_look, repetition};
use super::progress::Progress;
use super::subject::Subject;
use negsim::claims::{self, BesideKernel, Case, Repetition, Speed, Warning};
use negsim::games::talks::Table;
use negsim::report::{self, Benchmark};
use negsim::scenario::Scenario;
use std::time::{Duration, Instant};

/// What is played where no file is named.
const ABU_DHABI: &str = include_str!("../../scenarios/abu_dhabi.toml");
/// Repetitions that are aimed at, on every number of threads.
const REPETITIONS: u32 = 15;
/// Fewer repetitions than this have no 95 % interval of their median.
const FEWEST: usize = 6;
/// Who waits for Ctrl-C to work waits about so long.
const PATIENCE: Duration = Duration::from_millis(250);

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
        interrupt::playing();
        let measured = self.measure(scenario.table(), &counts)?;
        interrupt::played();
        let stopped = measured.stopped(self.seconds)?;
        let mut benchmark = benchmark(case, &counts, &measured);
        benchmark.case.cautions.extend(stopped.clone());
        self.show.print(
            || report::speed_json(&benchmark),
            |page| report::speed_text(&benchmark, page),
        )?;
        stopped.map_or(Ok(()), |warning| Err(Failure::of_interruption(warning.text)))
    }

    fn read(&self) -> Result<Subject, Failure> {
        let built_in = || {
            let scenario = Scenario::parse(ABU_DHABI, "abu_dhabi.toml")?;
            Ok(Subject::of(scenario, "abu_dhabi.toml".to_owned(), &[]))
        };
        self.scenario
            .named(&self.show)
            .unwrap_or_else(|| built_in().map_err(|mistakes| self.show.failure(&mistakes)))
    }

    /// Repetitions by number of threads, and of the kernel beside the engine. They take turns, so that what else the machine
    /// does meanwhile meets all alike.
    fn measure(&self, table: &Table, counts: &[usize]) -> Result<Measured, Failure> {
        let mut progress = Progress::new(self.show.progress());
        let whole = Duration::from_secs_f64(self.seconds);
        let turn_of_each = whole / (REPETITIONS * (counts.len() as u32 + 1));
        let mut measured = Measured::new(counts.len());
        let start = Instant::now();
        let pace = first_look(|batches| on_threads(1, || repetition(table, batches, 1)))?;
        let mut beside = Beside::new();
        let share = beside.look(turn_of_each, PATIENCE)?;
        let (batches, stride) = (pace.within(turn_of_each), pace.within(PATIENCE));
        while start.elapsed() < whole || measured.beside.len() < FEWEST {
            let (all, both) = (turn(table, counts, batches, stride)?, beside.turn(share)?);
            let Some((all, both)) = all.zip(both) else {
                return Ok(Measured { stopped: Some(start.elapsed()), ..measured });
            };
            measured.note(all, both);
            progress.tell(start.elapsed().as_millis() as u64, whole.as_millis() as u64);
        }
        Ok(measured)
    }
}

/// Repetitions by number of threads, as many on each, and as many of engine and kernel side by side.
struct Measured {
    repetitions: Vec<Vec<Repetition>>,
    beside: Vec<[Repetition; 2]>,
    /// After how long somebody asked to stop, where somebody did.
    stopped: Option<Duration>,
}

impl Measured {
    fn new(counts: usize) -> Self {
        Measured { repetitions: vec![Vec::new(); counts], beside: Vec::new(), stopped: None }
    }

    fn note(&mut self, turn: Vec<Repetition>, both: [Repetition; 2]) {
        self.repetitions.iter_mut().zip(turn).for_each(|(all, one)| all.push(one));
        self.beside.push(both);
    }

    /// What is to be said of a measurement that was stopped; fails where it is too short to say anything.
    fn stopped(&self, seconds: f64) -> Result<Option<Warning>, Failure> {
        let Some(after) = self.stopped else { return Ok(None) };
        let repetitions = self.repetitions[0].len();
        let start = format!("Stopped after {:.1} of {seconds} seconds: ", after.as_secs_f64());
        if repetitions < FEWEST {
            return Err(Failure::of_interruption(format!(
                "{start}nothing is reported, as {repetitions} repetitions were measured, and fewer than {FEWEST} have no \
                 95 % interval."
            )));
        }
        let text = format!(
            "{start}the speeds are those of the {repetitions} repetitions measured by then, and their intervals are wider \
             than those of all."
        );
        Ok(Some(Warning::new("interrupted", text)))
    }
}

/// 1, 2, 4, ... and the most.
fn thread_counts(most: usize) -> Vec<usize> {
    let doubling = core::iter::successors(Some(1), |threads| Some(threads * 2));
    doubling.take_while(|threads| *threads < most).chain([most]).collect()
}

/// A repetition on every number of threads; none where somebody asks to stop meanwhile.
fn turn(
    table: &Table,
    counts: &[usize],
    batches: u64,
    stride: u64,
) -> Result<Option<Vec<Repetition>>, Failure> {
    let mut turn = Vec::new();
    for threads in counts {
        let many = *threads as u64;
        let one = on_threads(*threads, || repetition(table, batches * many, stride * many))?;
        let Some(one) = one else { return Ok(None) };
        turn.push(one);
    }
    Ok(Some(turn))
}

fn benchmark(case: Case, counts: &[usize], measured: &Measured) -> Benchmark {
    let Measured { repetitions, beside, .. } = measured;
    let alone = &repetitions[0];
    let draws = alone[0].negotiations / REPEATS;
    let speed = |(threads, repetitions): (&usize, &Vec<Repetition>)| {
        Speed::of(*threads, repetitions, alone).expect("something was measured")
    };
    Benchmark {
        case: case.played(claims::Plan::of(SEED, draws, REPEATS)),
        rounds_played: alone[0].rounds as f64 / alone[0].negotiations as f64,
        speeds: counts.iter().zip(repetitions).map(speed).collect(),
        beside_kernel: BesideKernel::of(beside).expect("something was measured"),
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
}
