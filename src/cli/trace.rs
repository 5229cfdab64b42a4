//! `negsim trace`: tells one negotiation, round by round.

use super::failure::Failure;
use super::options::{LuckOptions, ScenarioOptions, ShowOptions};
use super::page::PageOptions;
use super::playing::play_all;
use negsim::claims::{Pick, Plan, Search, Trace as Traced, asked};
use negsim::engine::{self, Game, MOST_DRAWS, MOST_REPEATS};
use negsim::games::talks::{Given, Table};
use negsim::report::{self, Telling, whole};

/// Tells one negotiation of a scenario, round by round
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
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
    /// Which one: the first in which an event of the scenario happened (default: typical, where anything settled)
    ///
    /// `settled`, `collapsed`, `refused`, `interim.truce` or any other event: the first in which it happened. `stuck`: the
    /// first that went on to the last round without a text agreed in the room. `typical`: the settlement nearest to the
    /// medians of round and terms, among 20,000 negotiations.
    #[arg(long, value_name = "EVENT")]
    pick: Option<String>,
    #[command(flatten)]
    luck: LuckOptions,
    /// Tells every round in full
    #[arg(long, conflicts_with_all = ["rounds", "json"])]
    all: bool,
    /// Tells these rounds alone, in full: --rounds 3:8, or one: --rounds 5
    #[arg(long, value_name = "A:B", value_parser = rounds, conflicts_with = "json")]
    rounds: Option<(u32, u32)>,
    #[command(flatten)]
    page: PageOptions,
    #[command(flatten)]
    show: ShowOptions,
}

const EXAMPLES: &str = "\
Examples:
  negsim trace talks.toml                      the typical settlement, round by round
  negsim trace talks.toml --pick collapsed     the first that collapsed
  negsim trace talks.toml --html page.html     the same as a page of figures";

impl Trace {
    /// Reads, searches, plays once more, prints.
    pub fn run(&self) -> Result<(), Failure> {
        self.page.check()?;
        let subject = self.scenario.read(&self.show)?;
        let case = subject.case.clone();
        self.check_rounds(subject.scenario.table())?;
        let given = subject.given(&self.pilot()?);
        let (draw, repeat, chosen) = self.choose(&given)?;
        let case = case.played(Plan::of(self.luck.seed, 1, 1));
        let trace = Traced::of(&case, &given, draw, repeat, chosen).ok_or_else(|| {
            Failure::of_run(format!(
                "draw {draw} of seed {} cannot go as was seen of the rounds already held; name another with --draw, or none",
                self.luck.seed
            ))
        })?;
        let printed = self.show.print(
            || report::trace_json(&trace),
            |page| report::trace_text(&trace, self.telling(), page),
        );
        let page = self.page.write(|| Ok(report::trace_page(&trace)));
        printed?;
        self.show.remark(&page?);
        Ok(())
    }

    fn check_rounds(&self, table: &Table) -> Result<(), Failure> {
        let rounds = table.parts().setting.rounds;
        match self.rounds {
            Some((from, _)) if from > rounds => Err(Failure::of_command_line(format!(
                "--rounds starts at round {from}, but the last round of the scenario is {rounds}"
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

    /// What is played to know how well draws agree with the rounds already held.
    fn pilot(&self) -> Result<engine::Plan, Failure> {
        let plan = engine::Plan::new(self.luck.seed, 1_024, 64);
        plan.map_err(|error| Failure::of_command_line(error.to_string()))
    }

    /// The draw, the repeat, and why these.
    fn choose(&self, given: &Given) -> Result<(u64, u64, String), Failure> {
        if self.draw.is_some() || self.repeat.is_some() {
            let (draw, repeat) = (self.draw.unwrap_or(0), self.repeat.unwrap_or(0));
            return Ok((draw, repeat, "the one that was asked for".to_owned()));
        }
        let table = given.table();
        let pick = self.pick(table)?;
        let mut search = Search::new(given, self.luck.seed, pick);
        play_all(&mut search, &self.luck.threads, &self.show)?;
        let searched = whole(search.searched());
        match search.found() {
            Some(one) => {
                let why = Trace::why(table, pick, one.of_kind, &searched);
                Ok((one.draw, one.repeat, why))
            }
            None if self.pick.is_none() => {
                let why =
                    format!("the first of all, as none of {searched} that were searched settled");
                Ok((0, 0, why))
            }
            None => Err(Failure::of_run(format!(
                "none of the first {searched} negotiations of seed {} {}; any other is told with --draw and --repeat",
                self.luck.seed,
                what(table, pick)
            ))),
        }
    }

    fn pick(&self, table: &Table) -> Result<Pick, Failure> {
        let word = match self.pick.as_deref() {
            None | Some("typical") => return Ok(Pick::Typical),
            Some("stuck") => return Ok(Pick::Stuck),
            Some(word) => word,
        };
        let wrong = |why: String| Failure::of_command_line(format!("--pick {word}: {why}"));
        let asked = asked::find(table.questions(), word).map_err(|why| wrong(why.to_string()))?;
        if asked.is_likelihood() {
            return Ok(Pick::First(asked));
        }
        Err(wrong("the terms on an issue are no event; pick one, such as settled".to_owned()))
    }

    fn why(table: &Table, pick: Pick, of_kind: u64, searched: &str) -> String {
        if pick == Pick::Typical {
            let settled = whole(of_kind);
            return format!(
                "the typical settlement, nearest to the medians of round and terms ({settled} of {searched} negotiations \
                 settled)"
            );
        }
        format!("the first that {}, in order of draw and repeat", what(table, pick))
    }
}

/// What it did, after "none of them".
fn what(table: &Table, pick: Pick) -> String {
    let Pick::First(asked) = pick else {
        return match pick {
            Pick::Stuck => "went on to the last round without a text agreed in the room".to_owned(),
            _ => "settled".to_owned(),
        };
    };
    match asked::word(table.questions(), asked).as_str() {
        "settled" => "settled".to_owned(),
        "collapsed" => "collapsed".to_owned(),
        "decided" => "was decided outside the room".to_owned(),
        _ => format!("saw {}", asked::name(table.questions(), asked)),
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
