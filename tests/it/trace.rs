//! One negotiation told: the very one that was counted, and as people read it.

use crate::helpers::{ask, case, simulate, table};
use crate::reproducibility::is_told;
use negsim::claims::{Pick, Search, Trace, Work};
use negsim::engine::{Answers, Game, Level, Plan, QuestionId, alone, replay};
use negsim::games::talks::{End, Given, Observed, State, Story, Table};
use negsim::report::{Page, Telling, trace_json, trace_text};
use negsim::scenario::Scenario;

const SCENARIOS: [&str; 5] = [
    "abu_dhabi",
    "abu_dhabi_escalation",
    "abu_dhabi_guarantees",
    "abu_dhabi_shuttle",
    "two_neighbours",
];

fn shipped(name: &str) -> Table {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    Scenario::read(path).expect("it ships").table().clone()
}

/// Several mediators in shuttle talks, levels, three signatories, promises with a guarantor, an event, an interim deal.
const MANY: &str = r#"
title = "Three sides and a port"
rounds = 12

[talks]
format = "shuttle"
hesitation = 0.02

[[issue]]
id = "rent"
unit = "million a year"
range = [0, 50]
[[issue]]
id = "monitors"
levels = ["none", "observers", "peacekeepers"]
promise = 0.4
assures = 0.5
guarantor = "union"

[[party]]
id = "city"
role = "signatory"
no_deal = [0.2, 0.4]
good_faith = 0.8
patience = 8
issues = { rent = { ideal = 45, weight = 0.6 }, monitors = { ideal = "peacekeepers", weight = 0.4 } }
[[party]]
id = "coast"
role = "signatory"
no_deal = 0.3
ratify_margin = 0.1
patience = 8
issues = { rent = { ideal = 5, weight = 0.7, red_line = 40 }, monitors = { ideal = "none", weight = 0.3 } }
[[party]]
id = "island"
role = "signatory"
no_deal = 0.3
patience = 8
issues = { rent = { ideal = 20, weight = 0.5 }, monitors = { ideal = "observers", weight = 0.5 } }
[[party]]
id = "union"
role = "mediator"
credibility = 0.8
[[party]]
id = "envoy"
role = "mediator"

[[event]]
id = "blockade"
by = "coast"
on = ["city", "island"]
per_month = 1
distrust = 0.5
hardening = 0.05
walkout = 0.3

[[interim]]
id = "truce"
issues = ["monitors"]
fragility = 0.2
"#;

/// What a run counts, and what replays of its negotiations add up to.
#[test]
fn a_story_is_the_negotiation_that_was_counted() {
    for table in [shipped("abu_dhabi"), table(MANY)] {
        let tally = simulate(&table, Plan::new(3, 40, 4).expect("small"));
        let mut ends = [0; 5];
        let (mut refused, mut agreed, mut zone) = (0, 0, 0);
        for (draw, repeat) in (0..40).flat_map(|draw| (0..4).map(move |repeat| (draw, repeat))) {
            let story = Story::of(&table, 3, draw, repeat);
            is_told(&table, &story, &replay(&table, 3, draw, repeat));
            ends[story.outcome.end as usize] += 1;
            refused +=
                u64::from(story.rounds.iter().any(|round| !round.capitals.refused_by.is_empty()));
            agreed += u64::from(story.rounds.iter().any(|round| round.agreed.is_some()));
            zone += u64::from(story.rounds.iter().any(|round| round.zone));
        }
        assert_eq!(tally.ends.map(|count| count.total), ends);
        let counted = [tally.refused.total, tally.agreed.total, tally.zone_ever.total];
        assert_eq!(counted, [refused, agreed, zone]);
    }
}

/// Whoever lacks nothing signs, and a text that all sign is accepted: what is told is what the room did.
#[test]
fn what_is_lacking_explains_the_room() {
    let mut texts = 0;
    for table in [shipped("abu_dhabi"), shipped("abu_dhabi_shuttle"), table(MANY)] {
        for draw in 0..40 {
            let story = Story::of(&table, 0, draw, 0);
            for round in &story.rounds {
                for (text, accepted) in round.texts.iter().map(|text| text.accepted).enumerate() {
                    let signatories = 0..table.signatories().len();
                    let all_sign = signatories.into_iter().all(|i| story.signs(round, text, i));
                    assert_eq!(
                        all_sign, accepted,
                        "draw {draw}, round {} {text} {:?}",
                        round.round, round.texts[text]
                    );
                    texts += 1;
                }
                for &i in &round.capitals.refused_by {
                    let text = round.agreed.expect("a capital refuses what was agreed");
                    let needs =
                        round.capitals.mandates[i].expect("only a capital that is asked refuses");
                    assert!(
                        round.texts[text].worth[i] < needs,
                        "draw {draw}, round {}",
                        round.round
                    );
                }
            }
        }
    }
    assert!(texts > 1_000);
}

#[test]
fn trust_moves_by_events_first_and_talks_stop_where_they_may() {
    let table = shipped("abu_dhabi_escalation");
    let (mut interrupted, mut expected, mut variance) = (0.0f64, 0.0f64, 0.0f64);
    for draw in 0..300 {
        let story = Story::of(&table, 0, draw, 0);
        let mut before: Vec<f64> = story.trust_at_start.iter().map(|bond| bond.2).collect();
        for round in story.rounds.iter().filter(|round| round.state != End::Settled) {
            let now: Vec<f64> = round.trust.iter().map(|bond| bond.2).collect();
            for (after, before) in round.outside.trust.iter().zip(&before) {
                assert!(*after <= before + 1e-12);
            }
            if !round.held && round.deals.adopted.is_empty() && round.deals.broken.is_empty() {
                assert!(now.iter().zip(&round.outside.trust).all(|(a, b)| (a - b).abs() < 1e-12));
            }
            if !round.outside.was_suspended {
                let chance = round.outside.chance_to_meet;
                expected += 1.0 - chance;
                variance += chance * (1.0 - chance);
                interrupted += f64::from(u8::from(!round.held));
            }
            before = now;
        }
    }
    // Each is decided by a uniform of its own: |z| < 4, alpha = 6.3e-5, n of some thousand rounds.
    assert!(interrupted > 100.0);
    assert!(
        (interrupted - expected).abs() < 4.0 * variance.sqrt(),
        "{interrupted}, not {expected}"
    );
}

/// The talks of which nothing was seen yet.
fn unseen(table: &Table) -> Given<'_> {
    Given::new(table, &[], &Plan::new(0, 1, 1).expect("small"))
}

fn found(table: &Table, pick: Pick) -> Option<(u64, u64)> {
    let given = unseen(table);
    let mut search = Search::new(&given, 0, pick);
    while search.advance(4) {}
    search.found().map(|found| (found.draw, found.repeat))
}

/// The first in which something happened.
fn first(table: &Table, word: &str) -> Pick {
    Pick::First(ask(table.questions(), word))
}

#[test]
fn the_first_of_a_kind_has_none_before_it() {
    let table = shipped("abu_dhabi");
    let (draw, repeat) = found(&table, first(&table, "settled")).expect("one in eight settles");
    let settles = |draw, repeat| Story::of(&table, 0, draw, repeat).outcome.end == End::Settled;
    assert!(settles(draw, repeat));
    for number in 0..draw * 4 + repeat {
        assert!(!settles(number / 4, number % 4), "negotiation {number} settles already");
    }
    let refused = found(&table, first(&table, "refused")).expect("capitals refuse");
    assert!(Story::of(&table, 0, refused.0, refused.1).outcome.refusals > 0);
    let neighbours = shipped("two_neighbours");
    assert_eq!(found(&neighbours, first(&neighbours, "collapsed")), None);
}

#[test]
fn the_typical_settlement_is_near_the_median() {
    let table = shipped("two_neighbours");
    let (draw, repeat) = found(&table, Pick::Typical).expect("half of them settle");
    let story = Story::of(&table, 0, draw, repeat);
    let tally = simulate(&table, Plan::new(0, 5_000, 4).expect("small"));
    for (issue, found) in tally.terms.iter().enumerate() {
        let middle = [0.4, 0.6].map(|p| found.quantile(p).expect("something settled"));
        let at = story.text[issue];
        let bin = 1.0 / 2_000.0;
        assert!(
            middle[0] - bin <= at && at <= middle[1] + bin,
            "issue {issue} at {at}, {middle:?}"
        );
    }
}

fn told(table: &Table, draw: u64, width: usize, telling: Telling) -> String {
    let given = unseen(table);
    let one = Trace::of(&case(table), &given, draw, 0, "the one that was asked for".to_owned());
    let one = one.expect("nothing was seen that it could disagree with");
    trace_text(&one, telling, &Page { width, colour: false })
}

#[test]
fn playthroughs_of_the_shipped_scenarios() {
    for name in SCENARIOS {
        let table = shipped(name);
        let (draw, repeat) = found(&table, Pick::Typical).expect("some settle");
        let given = unseen(&table);
        let one = Trace::of(&case(&table), &given, draw, repeat, "the typical settlement".into());
        let one = one.expect("nothing was seen that it could disagree with");
        let page = Page { width: 100, colour: false };
        let told = trace_text(&one, Telling::Main, &page);
        assert!(told.lines().count() <= 160, "{name}: {} lines", told.lines().count());
        insta::assert_snapshot!(format!("{name}_typical"), told);
    }
}

#[test]
fn a_playthrough_with_everything() {
    let table = table(MANY);
    insta::assert_snapshot!("everything_on_eighty_columns", told(&table, 0, 80, Telling::All));
    insta::assert_snapshot!(
        "everything_on_fifty_columns",
        told(&table, 0, 50, Telling::Only(1, 2))
    );
    let given = unseen(&table);
    let one = Trace::of(&case(&table), &given, 0, 0, "the one that was asked for".to_owned());
    let mut short = one.expect("nothing was seen that it could disagree with");
    short.story.rounds.truncate(2);
    insta::assert_snapshot!("everything_for_machines", trace_json(&short));
}

#[test]
fn lines_fit_the_page_whatever_its_width() {
    for table in [shipped("abu_dhabi"), shipped("two_neighbours"), table(MANY)] {
        for width in [40, 60, 77, 100, 120] {
            for line in told(&table, 1, width, Telling::All).lines() {
                let columns = unicode_width::UnicodeWidthStr::width(line);
                assert!(columns <= width, "{columns} columns of {width}: {line}");
            }
        }
    }
}

/// Exit code, standard output and standard error of the program on a shipped scenario.
fn typed(scenario: &str, options: &[&str]) -> (Option<i32>, String, String) {
    let file = format!("{}/scenarios/{scenario}.toml", env!("CARGO_MANIFEST_DIR"));
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_negsim"));
    command.arg("trace").arg(file).args(options).env("COLUMNS", "80");
    let output = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn what_was_asked_for_is_told() {
    let (code, told, errors) = typed("two_neighbours", &["--draw", "1099511627775", "--quiet"]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(told.contains("draw 1099511627775, repeat 0"), "{told}");
    let (_, told, _) = typed("two_neighbours", &["--draw", "3", "--rounds", "2:3"]);
    assert!(told.contains("\nRound 2\n") && told.contains("\nRound 3\n"), "{told}");
    assert!(!told.contains("\nRound 4"), "{told}");
    let (_, one, _) = typed("abu_dhabi", &["--json", "--threads", "1"]);
    let (_, two, _) = typed("abu_dhabi", &["--json", "--threads", "2"]);
    assert_eq!(one, two);
    let read: serde_json::Value = serde_json::from_str(&one).expect("JSON");
    for key in ["draw", "repeat", "end", "round", "inputs", "rounds"] {
        assert!(!read[key].is_null(), "{key}");
    }
    let keys = ["state", "balance", "events", "trust", "aspirations", "offers", "draft", "values"];
    for key in keys {
        assert!(!read["rounds"][0][key].is_null(), "{key}");
    }
    assert!(read["rounds"][0].get("agreed").is_some_and(serde_json::Value::is_null));
}

#[test]
fn what_cannot_be_told_is_refused() {
    let refused = |options: &[&str]| {
        let (code, told, errors) = typed("two_neighbours", options);
        assert_eq!(told, "");
        (code, errors)
    };
    let (code, errors) = refused(&["--repeat", "65536"]);
    assert!(code == Some(2) && errors.contains("65535"), "{errors}");
    let (code, errors) = refused(&["--draw", "1099511627776"]);
    assert!(code == Some(2) && errors.contains("1099511627775"), "{errors}");
    let (code, errors) = refused(&["--pick", "collapsed"]);
    let said = "none of the first 100,000 negotiations of seed 0 collapsed";
    assert!(code == Some(1) && errors.contains(said), "{errors}");
    let (code, errors) = refused(&["--pick", "setled"]);
    assert!(code == Some(2) && errors.contains("`settled`"), "{errors}");
    let (code, errors) = refused(&["--rounds", "5:3"]);
    assert!(code == Some(2) && errors.contains("must not come after"), "{errors}");
    let (code, errors) = refused(&["--rounds", "27"]);
    assert!(code == Some(2) && errors.contains("last round of the scenario is 26"), "{errors}");
    let (code, _) = refused(&["--draw", "1", "--pick", "settled"]);
    assert_eq!(code, Some(2));
}

#[test]
fn a_negotiation_is_told_as_it_was_seen() {
    let table = shipped("abu_dhabi");
    let barrages = |count| {
        let mut events = vec![None; table.parts().events.len()];
        events[0] = Some(count);
        let round = |round, agreed| Observed {
            round,
            state: Some(State::Suspended),
            agreed,
            events: events.clone(),
            ..Observed::default()
        };
        [round(1, None), round(2, Some(false))]
    };
    let plan = Plan::new(0, 256, 64).expect("small");
    let given = Given::new(&table, &barrages(3), &plan);
    let mut stories = 0;
    for draw in 0..40 {
        let Some(story) = Story::given(&given, 0, draw, draw % 64, 64) else { continue };
        stories += 1;
        for round in &story.rounds[..2] {
            assert_eq!((round.state, round.outside.events[0]), (End::Suspended, 3.0));
        }
        // It ends where it ends, and is the very negotiation that is counted.
        assert_eq!(story.rounds.last().map(|round| round.round), Some(story.outcome.round));
        let answers = played_again(&given, draw);
        let settled = answers.happened(id(&table, "settled"), (draw % 64) as usize);
        assert_eq!(settled, story.outcome.end == End::Settled);
    }
    assert!(stories > 5, "{stories} of 40 draws agree with what was seen");
}

fn id(table: &Table, word: &str) -> QuestionId {
    ask(table.questions(), word).question()
}

/// All repeats of a draw, as a run plays them.
fn played_again(given: &Given, draw: u64) -> Answers {
    let mut answers = Answers::new(given.questions());
    let (inputs, _) = alone(given, 0, draw, 0);
    let mut scratch = given.scratch(0, Level::best());
    given.play_draws(&mut scratch, &inputs, &[draw], 64, &mut answers);
    answers
}
