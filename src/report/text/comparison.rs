//! Scenarios against the first of them: for each a table of what both have, then a plain sentence a row.

use super::headline::calendar;
use super::numbers::{likely, power_of_ten, whole};
use super::page::{Page, finish, padded, widest};
use super::words::counted;
use crate::analysis::{Against, Answer, Compared, Comparison, Difference, Likelihood, Row, What};

/// The comparison, with a line break at its end.
pub fn comparison_text(comparison: &Comparison, page: &Page) -> String {
    let page = &page.within_reason();
    let mut sections = vec![title(comparison, page)];
    for against in &comparison.against {
        sections.push(pair(comparison, against, page));
    }
    sections.push(trust(comparison, page));
    finish(&sections.join("\n"))
}

fn title(comparison: &Comparison, page: &Page) -> String {
    let (plan, first) = (&comparison.plan, &comparison.scenarios[0]);
    let what = format!("Compared with \"{}\"", first.contender.name);
    let played = format!(
        "{} · {} of each scenario ({} x\u{a0}{}), with the same luck · seed\u{a0}{}",
        calendar(first.rounds, first.days_between_rounds, first.as_of),
        counted(plan.negotiations, "negotiation"),
        counted(plan.draws, "draw"),
        whole(plan.repeats),
        plan.seed
    );
    let what = page.paragraph(&what, 0, 2);
    page.bold(what.trim_end()) + "\n" + &page.paragraph(&played, 0, 2)
}

fn pair(comparison: &Comparison, against: &Against, page: &Page) -> String {
    let second = &comparison.scenarios[against.scenario];
    let heading = format!("\"{}\"", second.contender.name);
    let explanation = format!("({})", from_where(second));
    let mut lines = page.heading(&heading, &explanation);
    lines += &table(against, page);
    for (heading, said) in [("Left out", &against.left_out), ("Caution", &against.warnings)] {
        lines.extend(said.iter().map(|text| page.entry(heading, text)));
    }
    lines.push('\n');
    lines += &page.heading("In words", &format!("({heading} against the first)"));
    let negotiations = counted(comparison.plan.negotiations, "negotiation");
    for row in &against.rows {
        lines += &page.paragraph(&sentence(row, &negotiations), 4, 6);
    }
    lines + &page.paragraph(&narrowing(against), 4, 6)
}

fn from_where(scenario: &Compared) -> String {
    let file = &scenario.contender.file;
    if scenario.contender.name == scenario.title {
        return file.clone();
    }
    format!("\"{}\", {file}", scenario.title)
}

/// A row a line where all of them fit; else each in two or three.
fn table(against: &Against, page: &Page) -> String {
    let head = ["", "the first", "this one", "difference"].map(str::to_owned);
    let rows: Vec<[String; 4]> = against.rows.iter().map(cells).collect();
    let width = |cell: usize| widest(rows.iter().chain([&head]).map(|row| row[cell].as_str()));
    let widths = [0, 1, 2, 3].map(width);
    let fits = 4 + widths.iter().sum::<usize>() + 6 <= page.width;
    let line = |row: &[String; 4]| {
        if fits {
            let cells: Vec<String> =
                row.iter().zip(widths).map(|(cell, width)| padded(cell, width)).collect();
            return format!("    {}\n", cells.join("  ").trim_end());
        }
        let values = format!("{}  ->  {}", row[1], row[2]);
        let mut lines = page.paragraph(&row[0], 4, 6) + &page.paragraph(&values, 6, 8);
        if !row[3].is_empty() {
            lines += &page.paragraph(&format!("difference {}", row[3]), 6, 8);
        }
        lines
    };
    let body = rows.iter().map(line).collect::<String>();
    if fits { line(&head) + &body } else { body }
}

fn cells(row: &Row) -> [String; 4] {
    let label = match &row.what {
        What::Likelihood => row.name.clone(),
        What::Interim => format!("adopted: {}", row.name),
        What::Round => "median round of a settlement".to_owned(),
        What::Terms { unit: Some(unit), .. } => format!("mean terms: {}, {unit}", row.name),
        What::Terms { .. } => format!("mean terms: {}", row.name),
    };
    let difference = row.difference.as_ref().map(|found| shown(&row.what, found));
    [label, value(row, &row.first), value(row, &row.second), difference.unwrap_or_default()]
}

fn value(row: &Row, answer: &Answer) -> String {
    let (Some(value), Some(low), Some(high)) = (answer.value, answer.low, answer.high) else {
        return match answer.value {
            Some(value) => format!("{value:.2} [unknown]"),
            None => "nothing settled".to_owned(),
        };
    };
    match &row.what {
        What::Likelihood | What::Interim => {
            likely(&Likelihood { p: value, low, high, n: answer.n })
        }
        what => {
            let digits = digits(what, high - low);
            format!("{value:.digits$} [{low:.digits$},\u{a0}{high:.digits$}]")
        }
    }
}

/// `-4.1 points [-4.6, -3.6]`
fn shown(what: &What, found: &Difference) -> String {
    let scale = scale(what);
    let digits = digits(what, found.high - found.low);
    let number = |value: f64| format!("{:+.digits$}", scale * value + 0.0);
    if found.is_same_talks {
        return "the same".to_owned();
    }
    format!("{} [{},\u{a0}{}]", number(found.value), number(found.low), number(found.high))
}

/// What a difference is multiplied by to be read: likelihoods are in percentage points.
fn scale(what: &What) -> f64 {
    match what {
        What::Likelihood | What::Interim => 100.0,
        What::Round | What::Terms { .. } => 1.0,
    }
}

/// So many decimals that the interval's ends differ in their last digits.
fn digits(what: &What, width: f64) -> usize {
    let width = scale(what) * width;
    let enough = |digits: &usize| width * power_of_ten(*digits) >= 1.5;
    let fewest = match what {
        What::Round => return 0,
        What::Likelihood | What::Interim => usize::from(width < 10.0),
        What::Terms { unit: None, ends: Some(_) } => 2,
        What::Terms { .. } => 0,
    };
    (fewest..5).find(enough).unwrap_or(if width > 0.0 { 5 } else { fewest })
}

/// What a row says in a plain sentence.
fn sentence(row: &Row, negotiations: &str) -> String {
    let subject = subject(row);
    match &row.difference {
        None if row.first.value.is_some() && row.second.value.is_some() => {
            format!("{subject}: too few settlements to tell.")
        }
        None => format!("{subject}: cannot be compared, as nothing settled in one of them."),
        Some(found) if found.is_same_talks => format!("{subject}: exactly the same talks."),
        Some(found) if found.is_visible() => visible(row, found, &subject),
        Some(found) if found.bound() == 0.0 => {
            format!("{subject}: no difference of a whole round.")
        }
        Some(found) => {
            let bound = bound(&row.what, found);
            let than = amount(&row.what, &bound);
            format!("{subject}: no difference larger than {than} can be seen with {negotiations}.")
        }
    }
}

fn subject(row: &Row) -> String {
    match row.what {
        What::Likelihood => capital(&row.name),
        What::Interim => format!("Adoption of \"{}\"", row.name),
        What::Round => "The median round of a settlement".to_owned(),
        What::Terms { .. } => format!("The mean terms on \"{}\"", row.name),
    }
}

fn visible(row: &Row, found: &Difference, subject: &str) -> String {
    let digits = digits(&row.what, found.high - found.low);
    let number = |value: f64| format!("{:.digits$}", scale(&row.what) * value.abs());
    let by = amount(&row.what, &number(found.value));
    let (near, far) =
        if found.value < 0.0 { (found.high, found.low) } else { (found.low, found.high) };
    let interval = format!("[{},\u{a0}{}]", number(near), number(far));
    let more = found.value > 0.0;
    match &row.what {
        What::Likelihood | What::Interim => {
            let how = if more { "more" } else { "less" };
            format!("{subject} is {how} likely by {by} {interval}.")
        }
        What::Round => {
            let how = if more { "later" } else { "earlier" };
            format!("{subject} is {how} by {by} {interval}.")
        }
        What::Terms { ends: Some((low, high)), .. } => {
            let end = if more { high } else { low };
            format!("{subject} are nearer to \"{end}\" by {by} of the scale {interval}.")
        }
        What::Terms { .. } => {
            let how = if more { "higher" } else { "lower" };
            format!("{subject} are {how} by {by} {interval}.")
        }
    }
}

/// `4.1 points`, `3 rounds`, `0.4 years`, `0.03`
fn amount(what: &What, number: &str) -> String {
    let noun = match what {
        What::Likelihood | What::Interim => "points",
        What::Round if number == "1" => "round",
        What::Round => "rounds",
        What::Terms { unit: Some(unit), .. } => unit,
        What::Terms { .. } => return number.to_owned(),
    };
    format!("{number}\u{a0}{noun}")
}

/// The largest difference that the interval holds, rounded up.
fn bound(what: &What, found: &Difference) -> String {
    let digits = digits(what, found.high - found.low);
    let ten = power_of_ten(digits);
    let up = (scale(what) * found.bound() * ten - 1e-9).ceil() / ten;
    format!("{up:.digits$}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn narrowing(against: &Against) -> String {
    let settled = against.rows.iter().find(|row| row.first.of == "settled");
    let (Some(ratio), Some(found)) = (against.narrowing, settled.and_then(|row| row.difference))
    else {
        return String::new();
    };
    let half = |low: f64, high: f64| {
        let what = What::Likelihood;
        let digits = digits(&what, high - low);
        format!("{:.digits$}", 50.0 * (high - low))
    };
    let (paired, unpaired) =
        (half(found.low, found.high), half(found.unpaired_low, found.unpaired_high));
    if ratio < 1.05 {
        return format!(
            "The common luck does not narrow this: ±{paired} points for a settlement, ±{unpaired} without it."
        );
    }
    format!(
        "The common luck narrows the interval of a settlement's difference from ±{unpaired} to ±{paired} points, as {:.1} \
         times as many negotiations would.",
        ratio * ratio
    )
}

fn trust(comparison: &Comparison, page: &Page) -> String {
    let legend = "Differences of likelihoods are in percentage points. In brackets: 95\u{a0}% intervals of the \
                  simulation's own noise, those of differences paired by draw, one row at a time: of twenty rows in \
                  which nothing differs about one will look as if it did. They cover neither what the model leaves out \
                  nor inputs that are wrong.";
    let mut cautions: Vec<String> = Vec::new();
    for scenario in &comparison.scenarios {
        for warning in &scenario.contender.advice {
            if !cautions.contains(&warning.text) {
                cautions.push(warning.text.clone());
            }
        }
    }
    let cautions = cautions.iter().map(|text| page.entry("Caution", text));
    page.paragraph(legend, 2, 2) + &cautions.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::page::columns;

    fn row(value: f64, low: f64, high: f64) -> Row {
        let answer = |value| Answer {
            of: "settled".to_owned(),
            value: Some(value),
            low: Some(value - 0.01),
            high: Some(value + 0.01),
            n: 100_000,
        };
        Row {
            what: What::Likelihood,
            name: "a settlement".to_owned(),
            first: answer(0.3),
            second: answer(0.3 + value),
            difference: Some(Difference {
                value,
                low,
                high,
                unpaired_low: -1.0,
                unpaired_high: 1.0,
                is_same_talks: false,
            }),
        }
    }

    #[test]
    fn sentences_say_what_can_be_seen_and_what_cannot() {
        let said = |row: &Row| sentence(row, "100,000 negotiations").replace('\u{a0}', " ");
        assert_eq!(
            said(&row(-0.041, -0.046, -0.036)),
            "A settlement is less likely by 4.1 points [3.6, 4.6]."
        );
        assert_eq!(
            said(&row(0.001, -0.0017, 0.0037)),
            "A settlement: no difference larger than 0.4 points can be seen with 100,000 negotiations."
        );
        let rounds = Row { what: What::Round, ..row(1.0, 1.0, 2.0) };
        assert_eq!(said(&rounds), "The median round of a settlement is later by 1 round [1, 2].");
        let ends = Some(("north".to_owned(), "south".to_owned()));
        let terms = Row { what: What::Terms { unit: None, ends }, ..row(-0.03, -0.04, -0.02) };
        assert_eq!(
            said(&Row { name: "Water".to_owned(), ..terms }),
            "The mean terms on \"Water\" are nearer to \"north\" by 0.03 of the scale [0.02, 0.04]."
        );
    }

    #[test]
    fn the_last_columns_are_not_wider_than_the_page() {
        for width in [40, 60, 100] {
            let against = Against {
                scenario: 1,
                rows: vec![row(-0.041, -0.046, -0.036)],
                narrowing: None,
                left_out: vec![],
                warnings: vec![],
            };
            let page = Page { width, colour: false };
            let lines = table(&against, &page);
            assert!(lines.lines().all(|line| columns(line) <= width), "{lines}");
        }
    }
}
