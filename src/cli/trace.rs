//! `negsim trace`: tells one negotiation, round by round.

use super::failure::Failure;
use super::interrupt;
use super::options::{LuckOptions, ScenarioOptions, ShowOptions};
use super::playing::play_all;
use super::subject::Subject;
use clap::ValueEnum;
use negsim::claims::{Pick, Plan, Search, Trace as Traced};
use negsim::engine::{MOST_DRAWS, MOST_REPEATS};
use negsim::games::talks::Table;
use negsim::report::{self, Telling, whole};

/// Tells one negotiation of a scenario, round by round
#[derive(clap::Args)]
pub struct Trace {
    #[command(flatten)]
    scenario: ScenarioOptions,
    /// The draw of the inputs, counted from 0 (with --repeat: one negotiation of a run of the same seed)
    #[arg(long, value_name = "D", conflicts_with = "pick")]
    #[arg(value_parser = clap::value_parser!(u64).range(..=MOST_DRAWS - 1))]
    draw: Option<u64>,
    /// The repeat of that draw, counted from 0
    #[arg(long, value_name = "R", conflicts_with = "pick")]
    #[arg(value_parser = clap::value_parser!(u64).range(..=MOST_REPEATS - 1))]
    repeat: Option<u64>,
    /// The first of a kind, or the typical settlement (default: the typical one, where anything settled)
    #[arg(long, value_enum, value_name = "KIND")]
    pick: Option<Kind>,
    #[command(flatten)]
    luck: LuckOptions,
    /// Tells every round in full
    #[arg(long, conflicts_with_all = ["rounds", "json"])]
    all: bool,
    /// Tells these rounds alone, in full: --rounds 3:8, or one: --rounds 5
    #[arg(long, value_name = "A:B", value_parser = rounds, conflicts_with = "json")]
    rounds: Option<(u32, u32)>,
    #[command(flatten)]
    show: ShowOptions,
}

/// A kind of negotiation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The first that settled
    Settled,
    /// The first that collapsed
    Collapsed,
    /// The first that was decided outside the room
    Decided,
    /// The first in which a capital refused what was agreed in the room
    Refused,
    /// The first that went on to the last round without a text agreed in the room
    Stuck,
    /// The settlement nearest to the medians of round and terms, among 20,000 negotiations
    Typical,
}

impl Trace {
    /// Reads, searches, plays once more, prints.
    pub fn run(&self) -> Result<(), Failure> {
        interrupt::watch();
        let Subject { scenario, case } = self.scenario.read(&self.show)?;
        let table = scenario.table();
        self.check_rounds(table)?;
        let (draw, repeat, chosen) = self.choose(table)?;
        let case = case.played(Plan::of(self.luck.seed, 1, 1));
        let trace = Traced::of(&case, table, draw, repeat, chosen);
        self.show.print(
            || report::trace_json(&trace),
            |page| report::trace_text(&trace, self.telling(), page),
        )
    }

    fn check_rounds(&self, table: &Table) -> Result<(), Failure> {
        let rounds = table.parts().setting.rounds;
        match self.rounds {
            Some((from, _)) if from > rounds => Err(Failure::of_command_line(format!(
                "--rounds starts at round {from}, but the scenario has {rounds} rounds"
            ))),
            _ => Ok(()),
        }
    }

    fn telling(&self) -> Telling {
        match self.rounds {
            Some((from, to)) => Telling::Only(from, to),
            None if self.all => Telling::All,
            None => Telling::Main,
        }
    }

    /// The draw, the repeat, and why these.
    fn choose(&self, table: &Table) -> Result<(u64, u64, String), Failure> {
        if self.draw.is_some() || self.repeat.is_some() {
            let (draw, repeat) = (self.draw.unwrap_or(0), self.repeat.unwrap_or(0));
            return Ok((draw, repeat, "the one that was asked for".to_owned()));
        }
        let kind = self.pick.unwrap_or(Kind::Typical);
        let mut search = Search::new(table, self.luck.seed, kind.pick());
        play_all(&mut search, &self.luck.threads, &self.show)?;
        let searched = whole(search.searched());
        match search.found() {
            Some(one) => Ok((one.draw, one.repeat, kind.why(one.of_kind, &searched))),
            None if self.pick.is_none() => {
                let why =
                    format!("the first of all, as none of {searched} that were searched settled");
                Ok((0, 0, why))
            }
            None => Err(Failure::of_run(format!(
                "none of the first {searched} negotiations of seed {} {}; any other is told with --draw and --repeat",
                self.luck.seed,
                kind.what()
            ))),
        }
    }
}

impl Kind {
    fn pick(self) -> Pick {
        match self {
            Kind::Settled => Pick::Settled,
            Kind::Collapsed => Pick::Collapsed,
            Kind::Decided => Pick::Decided,
            Kind::Refused => Pick::Refused,
            Kind::Stuck => Pick::Stuck,
            Kind::Typical => Pick::Typical,
        }
    }

    /// What it did, after "none of them".
    fn what(self) -> &'static str {
        match self {
            Kind::Settled | Kind::Typical => "settled",
            Kind::Collapsed => "collapsed",
            Kind::Decided => "was decided outside the room",
            Kind::Refused => "saw a capital refuse",
            Kind::Stuck => "went on to the last round without a text agreed in the room",
        }
    }

    fn why(self, of_kind: u64, searched: &str) -> String {
        if self == Kind::Typical {
            let settled = whole(of_kind);
            return format!(
                "the typical settlement, nearest to the medians of round and terms among {settled} settlements \
                 of {searched} negotiations"
            );
        }
        format!("the first that {}, in order of draw and repeat", self.what())
    }
}

/// `5` or `3:8`, both ends included.
fn rounds(text: &str) -> Result<(u32, u32), String> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let round = |text: &str| {
        let number: Result<u32, _> = text.trim().parse();
        number.ok().filter(|number| *number > 0)
    };
    match (round(from), round(to)) {
        (Some(from), Some(to)) if from <= to => Ok((from, to)),
        (Some(_), Some(_)) => Err("the first round must not come after the last".to_owned()),
        _ => Err("write two rounds, counted from 1, with a colon between them: 3:8".to_owned()),
    }
}
