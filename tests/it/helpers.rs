//! What many tests need: playing a scenario given as text, and holding its tally against what is known.

use negsim::claims::{Case, Origin, asked, counting};
use negsim::engine::{
    Answers, Asked, Cells, Count, Counting, Game, Ledger, Level, Pass, Plan, Positions, Question,
    QuestionId,
};
use negsim::games::talks::{End, Table};
use negsim::scenario::Scenario;

/// Probabilities are held to |z| < 4: α = 6.3e-5 a comparison.
const CRITICAL: f64 = 4.0;

/// The table of a scenario given as text.
pub fn table(toml: &str) -> Table {
    match Scenario::parse(toml, "test.toml") {
        Ok(scenario) => scenario.table().clone(),
        Err(mistakes) => panic!("{mistakes}"),
    }
}

/// Plays a scenario given as text, with seed 0.
pub fn play(toml: &str, draws: u64, repeats: u64) -> Tally {
    simulate(&table(toml), Plan::new(0, draws, repeats).expect("small"))
}

/// Plays a whole plan.
pub fn simulate(table: &Table, plan: Plan) -> Tally {
    Tally::of(table.questions(), &negsim::simulate(table, plan))
}

/// The same at a SIMD level, of any game of talks.
pub fn simulate_at<G: Game>(game: &G, plan: Plan, level: Level) -> Ledger {
    let pass = Pass::new(core::slice::from_ref(game), settling(game, &plan), plan);
    pass.at_level(level).finish().into_ledger()
}

/// What a run counts, of any game of talks.
pub fn settling<G: Game>(game: &G, plan: &Plan) -> Counting {
    Counting::new(game, plan, ask(game.questions(), "settled"))
}

/// What a run of a table counts.
pub fn ledger(table: &Table, plan: Plan) -> Ledger {
    let pass = Pass::new(core::slice::from_ref(table), counting(table, &plan), plan);
    pass.finish().into_ledger()
}

/// A table of which nobody knows where it comes from.
pub fn case(table: &Table) -> Case {
    Case::of(table, Origin::default())
}

/// What a word asks.
pub fn ask(questions: &[Question], word: &str) -> Asked {
    asked::find(questions, word).expect("it can be asked")
}

/// The question of that id.
pub fn question(questions: &[Question], id: &str) -> QuestionId {
    let place = questions.iter().position(|question| question.id == id).expect("there is one");
    QuestionId(place as u32)
}

/// Whether something happened in the first play.
pub fn happened(table: &Table, answers: &Answers, word: &str) -> bool {
    answers.happened(question(table.questions(), word), 0)
}

/// A ledger of talks, by the names of what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    pub draws: u64,
    pub repeats: u64,
    pub ends: [Count; 5],
    pub zone_at_start: Count,
    pub zone_ever: Count,
    pub agreed: Count,
    pub refused: Count,
    pub holds: Vec<Count>,
    pub terms: Vec<Positions>,
    pub sticking: Vec<u64>,
    pub draws_by_settlements: Vec<u64>,
    pub inputs: Vec<Cells>,
    /// Every event, in the order of the questions.
    events: Vec<Count>,
    ended_by: [Vec<Count>; 3],
    suspended_in: Vec<u64>,
}

impl Tally {
    /// The same, whatever its uncertain inputs are.
    pub fn without_inputs(self) -> Self {
        Tally { inputs: Vec::new(), ..self }
    }

    pub fn of(questions: &[Question], ledger: &Ledger) -> Self {
        let id = |word: &str| question(questions, word);
        let count = |word: &str| ledger.count(id(word));
        let ids = |start: &'static str| {
            let all = (0..questions.len() as u32).map(QuestionId);
            all.filter(move |id| questions[id.0 as usize].id.starts_with(start))
        };
        let is_event =
            |id: &QuestionId| questions[id.0 as usize].kind == negsim::engine::Kind::Event;
        let rounds = ["round_of_settlement", "round_of_collapse", "round_of_decision"];
        let suspended = questions.iter().any(|question| question.id == "suspended_in");
        Tally {
            draws: ledger.draws,
            repeats: ledger.repeats,
            ends: End::ALL.map(|end| count(end.word())),
            zone_at_start: count("zone_at_start"),
            zone_ever: count("zone_ever"),
            agreed: count("agreed_in_room"),
            refused: count("refused"),
            holds: ledger.counts(id("months_held")).to_vec(),
            terms: ids("terms.").map(|id| ledger.positions(id).clone()).collect(),
            sticking: ledger.counts(id("sticking")).iter().map(|count| count.total).collect(),
            draws_by_settlements: ledger.draws_by().to_vec(),
            inputs: ledger.cells().collect(),
            events: ids("").filter(is_event).map(|id| ledger.count(id)).collect(),
            ended_by: rounds.map(|word| ledger.by_round(id(word))),
            suspended_in: match suspended {
                true => ledger.in_rounds(id("suspended_in")).to_vec(),
                false => vec![0; ledger.by_round(id("round_of_settlement")).len()],
            },
        }
    }

    /// By round: settled in this round or before.
    pub fn settled_by(&self) -> Vec<Count> {
        self.ended_by[0].clone()
    }

    /// By round and state: negotiations in that state at the end of the round.
    pub fn states(&self) -> Vec<[u64; 5]> {
        let n = self.draws * self.repeats;
        let state = |(round, suspended): (usize, &u64)| {
            let [settled, collapsed, decided] =
                [0, 1, 2].map(|end: usize| self.ended_by[end][round].total);
            let talking = n - settled - collapsed - decided - suspended;
            [settled, collapsed, decided, talking, *suspended]
        };
        self.suspended_in.iter().enumerate().map(state).collect()
    }
}

/// Φ, the normal cumulative probability.
pub fn cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / core::f64::consts::SQRT_2)
}

/// What a test asks of a tally.
pub trait Check {
    fn negotiations(&self) -> u64;
    fn always_settled(&self, round: u32, text: &[f64]);
    fn always_at(&self, issue: usize, position: f64);
    fn settled_with(&self, probability: f64);
    fn zone_at_start_with(&self, probability: f64);
    fn end_with(&self, end: &str, probability: f64);
}

impl Check for Tally {
    fn negotiations(&self) -> u64 {
        self.draws * self.repeats
    }

    fn always_settled(&self, round: u32, text: &[f64]) {
        assert_eq!(self.ends[0].total, self.negotiations(), "not always settled");
        let by = self.settled_by();
        assert_eq!(by[round as usize - 1].total, self.negotiations(), "settled later");
        if round > 1 {
            assert_eq!(by[round as usize - 2].total, 0, "settled earlier");
        }
        for (issue, position) in text.iter().enumerate() {
            self.always_at(issue, *position);
        }
    }

    fn always_at(&self, issue: usize, position: f64) {
        for found in [
            self.terms[issue].mean(),
            self.terms[issue].quantile(0.01),
            self.terms[issue].quantile(0.99),
        ] {
            let found = found.expect("something settled");
            assert!((found - position).abs() < 1e-9, "issue {issue} at {found}, not {position}");
        }
    }

    fn settled_with(&self, probability: f64) {
        self.end_with("settled", probability);
    }

    fn zone_at_start_with(&self, probability: f64) {
        agree(self.zone_at_start.total, self.negotiations(), probability);
    }

    fn end_with(&self, end: &str, probability: f64) {
        let place = End::ALL.iter().position(|e| e.word() == end).expect("an end");
        agree(self.ends[place].total, self.negotiations(), probability);
    }
}

/// Whether a count of independent negotiations agrees with its probability.
pub fn agree(count: u64, n: u64, probability: f64) {
    let share = count as f64 / n as f64;
    let z = (share - probability) / (probability * (1.0 - probability) / n as f64).sqrt();
    assert!(z.abs() < CRITICAL, "{share} of {n} is not {probability}: z = {z}");
}

/// The table of the talks; without a key it would be a mistake.
pub fn talks_table(keys: &str) -> String {
    if keys.trim().is_empty() { String::new() } else { format!("[talks]\n{keys}") }
}

/// One continuous issue; a's ideal is 1, b's is 0; rounds of 7 days.
pub fn pie(rounds: u32, talks: &str, issue: &str, a: &str, b: &str, rest: &str) -> String {
    let talks = talks_table(talks);
    format!(
        r#"
title = "Pie"
rounds = {rounds}
{talks}
[[issue]]
id = "pie"
scale = ["all to b", "all to a"]
{issue}
[[party]]
id = "a"
role = "signatory"
{a}
[party.issues]
pie = {{ ideal = 1.0, weight = 1.0 }}
[[party]]
id = "b"
role = "signatory"
{b}
[party.issues]
pie = {{ ideal = 0.0, weight = 1.0 }}
{rest}
"#
    )
}

/// Replaces what the whole file says of the length of a round.
pub fn monthly(toml: &str) -> String {
    toml.replacen("title = \"Pie\"", "title = \"Pie\"\ndays_between_rounds = 30.4375", 1)
}
