//! A file of the first model: every name that is gone or changed its unit is told with what to write now.

use negsim::scenario::Scenario;

fn told(top: &str, talks: &str, party: &str, interim: &str) -> String {
    let text = format!(
        r#"title = "A pie"
rounds = 30
{top}
[talks]
{talks}
[[issue]]
id = "pie"
scale = ["all to b", "all to a"]
[[party]]
id = "a"
role = "signatory"
{party}
issues = {{ pie = {{ ideal = 1, weight = 1 }} }}
[[party]]
id = "b"
role = "signatory"
issues = {{ pie = {{ ideal = 0, weight = 1 }} }}
[[interim]]
id = "truce"
issues = ["pie"]
{interim}
"#
    );
    match Scenario::parse(&text, "old.toml") {
        Ok(_) => String::new(),
        Err(mistakes) => mistakes.to_string(),
    }
}

fn holds(told: &str, all: &[&str]) {
    all.iter().for_each(|words| assert!(told.contains(words), "{words}\n{told}"));
}

#[test]
fn learning_is_a_half_life() {
    // A week is 0.229979 months; -0.229979 ln2 / ln(0.75) = 0.554.
    holds(
        &told("", "learning = 0.25", "", ""),
        &[
            "`learning` is a name of the first model",
            "in months of talks held",
            "write misreading_half_life = 0.554",
        ],
    );
    // Twice as often: half of it. And faster learning is a shorter half-life.
    holds(
        &told("days_between_rounds = 3.5", "learning = [0.25, 0.5]", "", ""),
        &["write misreading_half_life = [0.115, 0.277]"],
    );
    holds(
        &told("", "learning = 1", "", ""),
        &["write misreading_half_life = 0.001: as good as at once"],
    );
}

/// A share of none or all has no half-life above 0: what is as good is proposed, not a formula that gives 0.
#[test]
fn shares_at_their_ends() {
    for (line, written) in [
        ("cooling = 0", "cooling_half_life = 0.001: as good as at once"),
        ("cooling = 1", "cooling_half_life = 1000000: as good as never"),
        ("resume = 1", "resume_after = 0.001: as good as at once"),
        ("resume = 0", "resume_after = 1000000: as good as never"),
        ("learning = 0", "misreading_half_life = 1000000: as good as never"),
    ] {
        holds(&told("", line, "", ""), &[&format!("write {written}")]);
    }
}

#[test]
fn cooling_is_a_half_life() {
    holds(
        &told("", "cooling = 0.8", "", ""),
        &["`cooling` is a name of the first model", "write cooling_half_life = 0.714"],
    );
    // A half-life of nothing is no number of the second model.
    holds(
        &told("", "cooling = 0", "", ""),
        &["write cooling_half_life = 0.001: as good as at once"],
    );
}

#[test]
fn resume_is_a_time() {
    holds(
        &told("", "resume = { low = 0.3, mode = 0.5, high = 0.6 }", "", ""),
        &["write resume_after = { low = 0.251, mode = 0.332, high = 0.645 }"],
    );
}

#[test]
fn urgency_is_gone() {
    holds(
        &told("", "", "urgency = 2", ""),
        &["`urgency` is a name of the first model", "`cost_per_month`", "`resolve`"],
    );
}

#[test]
fn patience_counts_months() {
    holds(
        &told("", "resume = 0.5", "patience = 50", ""),
        &[
            "`patience` means something else since the first model",
            "months of talks now, not rounds",
            "write patience = 11.5",
        ],
    );
}

#[test]
fn collapse_after_counts_months() {
    holds(
        &told("", "resume = 0.5\ncollapse_after = 12", "", ""),
        &["`collapse_after` means something else", "write collapse_after = 2.76"],
    );
}

#[test]
fn goodwill_is_a_month() {
    holds(
        &told("", "resume = 0.5\ngoodwill = 0.25", "", ""),
        &["`goodwill` means something else", "write goodwill = 1.09"],
    );
}

#[test]
fn fragility_is_a_rate() {
    holds(
        &told("", "resume = 0.5", "", "fragility = 0.1"),
        &["`fragility` means something else", "write fragility = 0.458"],
    );
}

#[test]
fn costs_lower_no_floor() {
    holds(
        &told("", "resume = 0.5", "cost_per_month = [0.01, 0.02]", ""),
        &["`cost_per_month` means something else", "write erosion_per_month = [0.01, 0.02]"],
    );
}

#[test]
fn a_file_of_the_second_model_is_not_bothered() {
    let all = told(
        "",
        "collapse_after = 3\ngoodwill = 0.5",
        "patience = 10\ncost_per_month = 0.01",
        "fragility = 0.1",
    );
    assert_eq!(all, "");
}
