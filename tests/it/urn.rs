//! A game that is no negotiation, with answers known in full: a ball from an urn, of which one in four is painted red all
//! over; of the balls in the others any share is red.

use negsim::claims::{Case, Comparing, Contender, Driving, Lever, LeverRange, Likelihood, Spread};
use negsim::claims::{Targeting, Work, drivers};
use negsim::engine::*;
use negsim::{replay, report};

const SHARE: QuantityId = QuantityId(0);
const PAINT: QuantityId = QuantityId(1);
const RED: QuestionId = QuestionId(0);
const PAINTED: QuestionId = QuestionId(1);
const OF_RED: QuestionId = QuestionId(2);

#[derive(Clone, PartialEq)]
struct Urn {
    quantities: [Quantity; 2],
    uncertain: Vec<QuantityId>,
    questions: [Question; 3],
}

fn urn() -> Urn {
    let share = Quantity::new("share", Distribution::uniform(0.0, 1.0).expect("in order"));
    let paint = Quantity::among("paint", &[("none", 0.75), ("red", 0.25)]).expect("two shares");
    let position = Kind::Position { range: (0.0, 1.0), levels: None };
    let red = Question::new("red", "a red ball", Kind::Event);
    let painted = Question::new("painted", "a painted urn", Kind::Event).once_a_draw();
    let of_red = Question::new("of_red", "the share of red balls", position).within(RED);
    let questions = [red, painted, of_red];
    Urn { quantities: [share, paint], uncertain: vec![SHARE, PAINT], questions }
}

impl Game for Urn {
    type Scratch = Key;
    fn quantities(&self) -> &[Quantity] {
        &self.quantities
    }
    fn uncertain(&self) -> &[QuantityId] {
        &self.uncertain
    }
    fn questions(&self) -> &[Question] {
        &self.questions
    }
    fn scratch(&self, seed: u64, _: Level) -> Key {
        Key::new(seed, "ball", Chance::Once)
    }
    fn play(
        &self,
        ball: &mut Key,
        inputs: &Inputs,
        seats: &[Seat; WIDTH],
        count: usize,
        answers: &mut Answers,
    ) {
        let value = |id, lane: usize| self.value(inputs, id, seats[lane].column);
        let ball = |lane: usize| once(ball, seats[lane].draw, seats[lane].repeat);
        let painted = lanes(|lane| value(PAINT, lane) == 1.0);
        let red = painted | lanes(|lane| ball(lane) < value(SHARE, lane));
        let of_red = |lane| if red >> lane & 1 == 1 { value(SHARE, lane) } else { f64::NAN };
        answers.open(count);
        answers.event(RED, red);
        answers.event(PAINTED, painted);
        answers.number(OF_RED, &core::array::from_fn(of_red));
    }
    fn moved(&self, moves: &[(QuantityId, f64)]) -> Urn {
        let mut moved = self.clone();
        for (id, value) in moves {
            moved.quantities[id.index()].distribution = Distribution::Known { value: *value };
            moved.uncertain.retain(|other| other != id);
        }
        moved
    }
}

fn plan() -> Plan {
    Plan::new(5, 16_000, 4).expect("small")
}

fn pass(urn: &Urn) -> Pass<'_, Urn, Counting> {
    let counting = Counting::new(urn, &plan(), Asked::Event(RED));
    Pass::new(core::slice::from_ref(urn), counting, plan())
}

/// Whether a figure lies as near its exact value as chance lets it: |z| < 4 with its true standard error, alpha = 6e-5.
/// n = 16,000 draws of 4 repeats, where nothing else is said.
fn is_near(figure: f64, exact: f64, standard_error: f64) -> bool {
    (figure - exact).abs() < 4.0 * standard_error
}

/// The standard error of a mean over the draws of the plan that vary so.
fn error_of_mean(variance: f64) -> f64 {
    (variance / plan().draws() as f64).sqrt()
}

#[test]
fn a_game_of_ones_own_has_likelihoods_and_what_moves_them() {
    let urn = urn();
    let counted = pass(&urn).finish();
    let ledger = counted.ledger();
    let likely = |asked| Likelihood::in_ledger(ledger, asked).expect("an event");
    let [red, painted] = [RED, PAINTED].map(|question| likely(Asked::Event(question)));
    // Var P + E[P (1 - P)] / 4 = 7/64 + 8/256.
    assert!(is_near(red.p, 0.625, error_of_mean(9.0 / 64.0)) && red.n == 64_000, "{red:?}");
    // Settled once a draw: as many answers as draws.
    let of_painted = error_of_mean(3.0 / 16.0);
    assert!(is_near(painted.p, 0.25, of_painted) && painted.n == 16_000, "{painted:?}");
    // E[share and red] = 3/4 · 1/3 + 1/4 · 1/2 = 3/8; 0.01 is 3.9 standard errors.
    let of_red = ledger.positions(OF_RED).mean().expect("some are red");
    assert!((of_red - 0.6).abs() < 0.01, "{of_red}");
    // Var P = 3/4 · 1/3 + 1/4 - 25/64 = 7/64 of the outcome's 15/64; each input explains 3/64 alone.
    let spread = Spread::of(ledger, Asked::Event(RED)).expect("repeated");
    // Standard errors of shares: the scatter of another program's estimates from 120 times as many draws, or rows.
    assert!(is_near(spread.input_share, 7.0 / 15.0, 0.0044), "{spread:?}");
    for driver in drivers(&urn, ledger, Asked::Event(RED)) {
        let share = driver.share.expect("both explain some");
        let standard_error = if driver.input == "share" { 0.0079 } else { 0.0056 };
        assert!(is_near(share.value, 3.0 / 7.0, standard_error), "{driver:?}");
        assert!(share.low < share.value && share.value < share.high, "{driver:?}");
    }
    let mut driving = Driving::new(&Case::named("urn"), &urn, Asked::Event(RED), plan(), 2_048);
    while driving.advance(4) {}
    for input in driving.finish().inputs {
        let total = input.total.expect("the design is whole");
        // 2,048 rows.
        let standard_error = if input.input == "share" { 0.025 } else { 0.028 };
        assert!(is_near(total.value, 4.0 / 7.0, standard_error), "{input:?}");
        assert!(total.low < total.value && total.high - total.low < 0.15, "{input:?}");
    }
}

#[test]
fn a_game_of_ones_own_is_moved_and_compared() {
    let (urn, case, red) = (urn(), Case::named("urn"), Asked::Event(RED));
    let search = LeverRange { lever: Lever::of(&urn, SHARE), low: 0.0, high: 1.0 };
    let mut targeting = Targeting::new(&case, &urn, red, 0.7, vec![search], plan());
    while targeting.advance(1) {}
    let value = targeting.finish().expect("all is searched").rows[0].value.expect("it reaches it");
    // At 0.6 the likelihood rises by 3/4 a unit, and varies by 3/16 · 0.4² + 3/4 · 0.24 / 4.
    assert!(is_near(value.value, 0.6, error_of_mean(0.03 + 0.045) / 0.75), "{value:?}");
    assert!(value.low < value.value && value.value < value.high, "{value:?}");

    let games = [urn.moved(&[(SHARE, 0.5)]), urn.moved(&[(SHARE, 0.9)])];
    let contender = |name: &str| Contender { name: name.to_owned(), case: Case::named(name) };
    let contenders = vec![contender("half"), contender("most")];
    let mut comparing = Comparing::new(&games, contenders, plan());
    while comparing.advance(1) {}
    let mut comparison = comparing.finish();
    let page = report::comparison_page(&comparison);
    assert!(page.contains("“most” makes") && !page.contains("Where deals die"), "{page}");
    let against = comparison.against.remove(0);
    let difference = against.rows[0].difference.expect("both have a red ball");
    // Red in the second urn alone: 0.4 where there is no paint. Its variance: 3/4 · 0.24 / 4 + 3/16 · 0.4².
    let exact_error = error_of_mean(0.045 + 0.03);
    assert!(is_near(difference.value, 0.3, exact_error), "{difference:?}");
    let half = 0.5 * (difference.high - difference.low);
    assert!((half / exact_error - 1.96).abs() < 0.1, "{difference:?}");
    assert!(against.narrowing.is_none_or(|narrower| narrower >= 1.0));
}

#[test]
fn a_game_of_ones_own_is_replayed_and_cut_into_shards() {
    let urn = urn();
    let whole = pass(&urn).finish().into_ledger();
    let [mut first, last] =
        [0..5, 5..63].map(|batches| pass(&urn).shard(batches).finish().into_ledger());
    first.merge(&last).expect("of the same game and plan");
    assert_eq!(first, whole);
    let other = urn.moved(&[(PAINT, 0.0)]);
    assert_eq!(first.merge(pass(&other).finish().ledger()), Err(Foreign));

    let again = |draw, repeat| replay(&urn, plan().seed(), draw, repeat);
    let plays = (0..plan().draws()).flat_map(|draw| (0..4).map(move |repeat| (draw, repeat)));
    let red = plays.filter(|(draw, repeat)| again(*draw, *repeat).happened(RED, 0));
    assert_eq!(red.count() as u64, whole.count(RED).total);
}
