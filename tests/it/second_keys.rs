//! What the second model's files can say: until when, deadlines, changes, alternatives of a text, face saved for each.

use crate::helpers::table;
use negsim::games::talks::{Drafting, Effect, How, Target, When};
use negsim::scenario::Scenario;

const TALKS: &str = r#"title = "Two sides"
as_of = 2026-01-01
rounds = 20
[talks]
deadline = { date = 2026-03-01, yields = [0.2, 0.4], assumption = "a summer break" }
[[issue]]
id = "pie"
scale = ["all to b", "all to a"]
[[issue]]
id = "price"
range = [10, 50]
status_quo = 20
[[party]]
id = "a"
role = "signatory"
no_deal = { as = { price = [25, 33] }, plus = [-0.1, 0.1], source = "its bid" }
issues = { pie = { ideal = 1, weight = 1 }, price = { ideal = 40, weight = 1 } }
[[party]]
id = "b"
role = "signatory"
no_deal = { as = "status_quo" }
patience = "none"
issues = { pie = { ideal = 0, weight = 1 }, price = { ideal = 20, weight = 1 } }
[[party]]
id = "m"
role = "mediator"
drafts = "search"
face_saving = { a = 0.3, assumption = "its client" }
[[event]]
id = "raid"
by = "b"
on = ["a"]
per_month = 1
[[interim]]
id = "truce"
issues = ["pie"]
relief = { raid = 0.2, costs = 0.8 }
[[change]]
id = "vote"
name = "the vote"
date = 2026-04-01
lasts = 3
likelihood = [0.5, 0.9]
times = { "event.raid.per_month" = 0.5 }
add = { "party.a.no_deal" = -0.05 }
set = { "party.m.drafts" = "mean", "party.m.face_saving.b" = 0.5 }
"#;

fn read(text: &str) -> Scenario {
    Scenario::parse(text, "two.toml").unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn set(sets: &[&str]) -> Result<Scenario, String> {
    read(TALKS).with(sets).map_err(|mistakes| mistakes.to_string())
}

fn told(from: &str, to: &str) -> String {
    assert!(TALKS.contains(from), "{from}");
    Scenario::parse(&TALKS.replacen(from, to, 1), "two.toml").expect_err(to).to_string()
}

#[test]
fn every_part_is_read_and_reads_back() {
    let scenario = read(TALKS);
    let parts = scenario.table().parts();
    let path = |id: negsim::engine::QuantityId| parts.quantities[id.index()].path.clone();
    let alternative = parts.parties[0].alternative.clone().expect("a text");
    assert_eq!(
        alternative.iter().map(|id| id.map(path)).collect::<Vec<_>>(),
        [None, Some("party.a.no_deal.as.price".to_owned())]
    );
    assert_eq!(path(parts.parties[0].no_deal), "party.a.no_deal.plus");
    assert_eq!(parts.parties[1].alternative, Some(vec![None, None]));
    assert_eq!(parts.parties[1].patience, None);
    assert_eq!(parts.parties[2].drafts, Some(Drafting::Search));
    assert_eq!(path(parts.parties[2].face_saving[0]), "party.m.face_saving.a");
    assert_eq!(path(parts.interims[0].relief_of_costs), "interim.truce.relief.costs");
    assert!(
        (parts.deadlines[0].month - 59.0 / 30.4375).abs() < 1e-12,
        "{}",
        parts.deadlines[0].month
    );
    assert_eq!(path(parts.deadlines[0].yields), "talks.deadline.yields");
    let vote = &parts.changes[0];
    assert_eq!((vote.when, vote.lasts), (When::Month(90.0 / 30.4375), Some(3.0)));
    assert_eq!(path(vote.likelihood), "change.vote.likelihood");
    let effects: Vec<(String, How)> = vote
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Number { how, by, .. } => Some((path(*by), *how)),
            Effect::Drafting(..) => None,
        })
        .collect();
    assert_eq!(
        effects,
        [
            ("change.vote.add.party.a.no_deal".to_owned(), How::Add),
            ("change.vote.times.event.raid.per_month".to_owned(), How::Times),
            ("change.vote.set.party.m.face_saving.b".to_owned(), How::Set),
        ]
    );
    assert!(vote.effects.contains(&Effect::Drafting(2, Some(Drafting::Mean))));
    assert!(matches!(vote.effects[0], Effect::Number { target: Target::NoDeal(0), .. }));
    let again = read(scenario.to_toml());
    assert_eq!(again.table(), scenario.table());
    assert_eq!(again.sha256(), scenario.sha256());
}

#[test]
fn what_these_numbers_rest_on_is_known() {
    let scenario = read(TALKS);
    let basis = |path: &str| {
        let id = scenario.quantity(path).unwrap_or_else(|told| panic!("{told}"));
        scenario.table().quantities()[id.index()].basis.clone()
    };
    for path in ["party.a.no_deal.plus", "party.a.no_deal.as.price"] {
        assert_eq!(basis(path).source.as_deref(), Some("its bid"), "{path}");
    }
    assert_eq!(basis("talks.deadline.yields").assumption.as_deref(), Some("a summer break"));
    assert_eq!(basis("party.m.face_saving.a").assumption.as_deref(), Some("its client"));
}

#[test]
fn settings_reach_inside() {
    let sets = [
        "party.a.no_deal.plus=0.05",
        "party.a.no_deal.as.price=30",
        "party.m.face_saving.b=0.1",
        "talks.deadline.ends=0.2",
        "change.vote.times.event.raid.per_month=0.7",
        "change.vote.month=4",
        "interim.truce.relief.costs=0.5",
    ];
    let scenario = set(&sets).unwrap_or_else(|told| panic!("{told}"));
    let known = |path: &str| {
        let id = scenario.quantity(path).unwrap_or_else(|told| panic!("{told}"));
        scenario.table().quantities()[id.index()].distribution.known()
    };
    let rows = [
        ("party.a.no_deal.plus", 0.05),
        ("party.a.no_deal.as.price", 30.0),
        ("party.m.face_saving.b", 0.1),
        ("talks.deadline.ends", 0.2),
        ("change.vote.times.event.raid.per_month", 0.7),
        ("interim.truce.relief.costs", 0.5),
    ];
    for (path, value) in rows {
        assert_eq!(known(path), Some(value), "{path}");
    }
    assert_eq!(scenario.table().parts().changes[0].when, When::Month(4.0));
    let list = "talks.deadline=[{ month = 2, yields = 0.1 }, { month = 3, yields = 0.2 }]";
    let two = set(&[list, "talks.deadline.2.yields=0.7"]).unwrap_or_else(|told| panic!("{told}"));
    let id = two.quantity("talks.deadline.2.yields").expect("the second");
    assert_eq!(two.table().quantities()[id.index()].distribution.known(), Some(0.7));
}

#[test]
fn until_is_as_many_rounds_as_fit() {
    let rounds = |until: &str| {
        let text = TALKS.replacen("rounds = 20", &format!("until = {until}"), 1);
        table(&text).parts().setting.rounds
    };
    assert_eq!([rounds("2026-01-08"), rounds("2026-01-14"), rounds("2026-12-31")], [1, 1, 52]);
    let other = set(&["until=2026-02-01"]).expect("it takes the place of rounds");
    assert_eq!(other.table().parts().setting.rounds, 4);
    assert_eq!(
        other.with(&["rounds=7"]).expect("and the reverse").table().parts().setting.rounds,
        7
    );
}

#[test]
fn every_mistake_is_told() {
    #[rustfmt::skip]
    let rows = [
        ("rounds = 20", "rounds = 20\nuntil = 2026-05-01", "`rounds` and `until` both say where the forecast ends", "keep one"),
        ("rounds = 20", "until = 2026-01-03", "no round fits before `until`", "days_between_rounds"),
        ("rounds = 20", "until = 2999-01-03", "more than 10,000 rounds fit before `until`", ""),
        ("as_of = 2026-01-01\n", "", "a date needs `as_of`", "as_of = 2026-01-24"),
        ("date = 2026-03-01, ", "", "nothing says when this deadline falls", "`date`, `month`"),
        ("date = 2026-03-01, ", "date = 2026-03-01, month = 2, ", "`date` and `month` both say when this deadline falls", "keep one"),
        ("date = 2026-03-01, ", "month = 0.1, ", "this deadline falls before the first round", ""),
        ("yields = [0.2, 0.4], ", "", "`yields` in [talks] is missing", "yields = 0.5"),
        ("yields = [0.2, 0.4], ", "yealds = 0.2, ", "unknown key `yealds`", "did you mean `yields`?"),
        ("as = { price = [25, 33] }", "as = { prize = 30 }", "there is no issue `prize`", "did you mean `price`?"),
        ("as = { price = [25, 33] }", "as = { price = 60 }", "`price` in `no_deal` of party `a` must lie in 10..50, found 60", ""),
        ("as = \"status_quo\"", "as = \"today\"", "must be positions of issues or \"status_quo\"", "as = { water = 0.6 }"),
        ("as = \"status_quo\"", "as = \"statusquo\"", "must be positions of issues or \"status_quo\"", "did you mean \"status_quo\"?"),
        ("patience = \"none\"", "patience = \"forever\"", "`patience` of party `b` must be a number", "\"none\" where only costs"),
        ("costs = 0.8", "cost = 0.8", "there is no event `cost`", "did you mean `costs`?"),
        ("plus = [-0.1, 0.1]", "plus = 2", "`plus` in `no_deal` of party `a` must lie in -1..1, found 2", ""),
        ("plus = [-0.1, 0.1]", "low = 0.2", "unknown key `low` in `no_deal` of party `a`", "the value of a text"),
        ("face_saving = { a = 0.3", "face_saving = { z = 0.3", "there is no party `z`", ""),
        ("date = 2026-04-01\n", "", "nothing says when this change falls", "`date`, `month`, `per_month`"),
        ("date = 2026-04-01\n", "month = 3\nper_month = 0.1\n", "`month` and `per_month` both say when this change falls", ""),
        ("date = 2026-04-01\n", "month = 3\nfrom = 2\n", "`from` of change `vote` goes with `per_month`", ""),
        ("\"event.raid.per_month\" = 0.5", "\"event.raid.per_mnth\" = 0.5", "there is no number `event.raid.per_mnth` in this scenario", "did you mean `event.raid.per_month`?"),
        ("\"event.raid.per_month\" = 0.5", "\"event.raid.hardening\" = 0.5", "`event.raid.hardening` cannot change while talks go on", ""),
        ("\"event.raid.per_month\" = 0.5", "\"event.raid.per_month\" = -0.5", "`event.raid.per_month` of change `vote` must", ""),
        ("\"event.raid.per_month\" = 0.5", "event.raid.per_month = 0.5", "the path of a number stands in quotes here", ""),
        ("\"party.a.no_deal\" = -0.05", "\"party.a.ratify_margin\" = 0.1", "there is no number `party.a.ratify_margin` in this scenario", "give party `a` its `ratify_margin` first"),
        ("\"party.a.no_deal\" = -0.05", "\"party.m.drafts\" = \"mean\"", "how somebody drafts can only be `set`", ""),
        ("\"party.m.drafts\" = \"mean\"", "\"party.a.drafts\" = \"mean\"", "there is no mediator `a`", "only mediators draft"),
        ("\"party.m.drafts\" = \"mean\"", "\"party.m.drafts\" = \"men\"", "cannot be \"men\"", "did you mean \"mean\"?"),
    ];
    for (from, to, title, help) in rows {
        let told = told(from, to);
        assert!(told.contains(title) && told.contains(help), "{from} -> {to}\n{told}");
    }
    let idle = TALKS.split("times = {").next().expect("something");
    let told = Scenario::parse(idle, "two.toml").expect_err("it does nothing").to_string();
    assert!(told.contains("change `vote` changes nothing"), "{told}");
}

#[test]
fn ids_and_names_have_their_limits() {
    let long = "x".repeat(65);
    assert!(told("id = \"raid\"", &format!("id = \"{long}\"")).contains("this id is too long"));
    let name = "y".repeat(201);
    assert!(told("name = \"the vote\"", &format!("name = \"{name}\"")).contains("is too long"));
    for word in ["any", "experts", "as", "plus", "costs", "weights"] {
        assert!(
            told("id = \"raid\"", &format!("id = \"{word}\"")).contains("cannot be an id"),
            "{word}"
        );
    }
}
