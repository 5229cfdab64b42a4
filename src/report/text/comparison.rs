//! Scenarios against the first of them: for each a table of what both have, then a plain sentence a row.

use super::headline::calendar;
use super::numbers::{likely, power_of_ten, whole};
use super::page::{Page, columns, finish, padded, widest};
use super::words::counted;
use crate::claims::{Against, Answer, Compared, Comparison, Difference, Likelihood, Row, What};
use crate::report::advice;

/// Columns that labels take at the least where a row is one line.
const LEAST_LABEL: usize = 20;

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
    let what = format!("Compared with \"{}\"", first.name);
    let played = format!(
        "{} · {} of each scenario ({} x\u{a0}{}), with the same luck · seed\u{a0}{}",
        calendar(&first.case),
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
    let name = format!("\"{}\"", second.name);
    let rows = in_order(against);
    let mut lines = page.heading(&name, &from_where(second));
    lines += &table(&rows, page);
    lines.extend(against.left_out.iter().map(|text| page.entry("Left out", text)));
    let cautions = against.warnings.iter();
    lines.extend(cautions.map(|warning| page.entry("Caution", &advice::text(warning))));
    lines.push('\n');
    lines += &page.heading("In words", "");
    if rows.iter().any(|row| row.difference.is_some_and(|found| found.is_same_talks)) {
        let same = format!("{name} is the same talks as the first: nothing can differ.");
        return lines + &page.paragraph(&same, 4, 6);
    }
    let negotiations = counted(comparison.plan.negotiations, "negotiation");
    let mut who = name.as_str();
    for row in rows {
        lines += &page.paragraph(&sentence(row, who, &negotiations), 4, 6);
        if row.difference.is_some_and(|found| found.is_visible()) {
            who = "It";
        }
    }
    lines + &page.paragraph(&narrowing(against), 4, 6)
}

/// The settlement, the steps on the way to it and after it, then the other ends and all else. Ratified by every capital
/// is the same as settled.
fn in_order(against: &Against) -> Vec<&Row> {
    let rank = |row: &Row| match row.first.of.as_str() {
        "settled" => 0,
        "zone_at_start" | "zone_ever" | "agreed_in_room" => 1,
        of if of.starts_with("holds_") => 2,
        "refused" => 3,
        _ if row.what == What::Likelihood => 4,
        _ if row.what == What::Interim => 5,
        _ if row.what == What::Round => 6,
        _ => 7,
    };
    let mut rows: Vec<&Row> =
        against.rows.iter().filter(|row| row.first.of != "ratified").collect();
    rows.sort_by_key(|row| rank(row));
    rows
}

/// `("Abu Dhabi", abu_dhabi.toml)`: the title, where that is not its name, and the file, where there is one.
fn from_where(scenario: &Compared) -> String {
    let title = Some(format!("\"{}\"", scenario.case.title));
    let title = title.filter(|_| scenario.name != scenario.case.title);
    let file = Some(scenario.case.file.clone()).filter(|file| !file.is_empty());
    let known: Vec<String> = title.into_iter().chain(file).collect();
    if known.is_empty() { String::new() } else { format!("({})", known.join(", ")) }
}

/// A row a line, a label that is too long on a line of its own; everything stacked where the page is narrow.
fn table(rows: &[&Row], page: &Page) -> String {
    let head = ["", "the first", "this one", "difference"].map(str::to_owned);
    let rows: Vec<[String; 4]> = rows.iter().map(|row| cells(row)).collect();
    let width = |cell: usize| widest(rows.iter().chain([&head]).map(|row| row[cell].as_str()));
    let widths = [1, 2, 3].map(width);
    let room = page.width.saturating_sub(4 + widths.iter().sum::<usize>() + 6);
    if room < LEAST_LABEL {
        return rows.iter().map(|row| stacked(row, page)).collect();
    }
    let short = rows.iter().map(|row| row[0].as_str()).filter(|label| columns(label) <= room);
    let label = widest(short);
    let line = |row: &[String; 4]| {
        let cells = row[1..].iter().zip(widths).map(|(cell, width)| padded(cell, width));
        let numbers = cells.collect::<Vec<String>>().join("  ");
        let (above, beside) = if columns(&row[0]) > room {
            (page.paragraph(&row[0], 4, 6), "")
        } else {
            (String::new(), row[0].as_str())
        };
        format!("{above}    {}  {}\n", padded(beside, label), numbers.trim_end())
    };
    line(&head) + &rows.iter().map(line).collect::<String>()
}

fn stacked(row: &[String; 4], page: &Page) -> String {
    let values = format!("{}  ->  {}", row[1], row[2]);
    let mut lines = page.paragraph(&row[0], 4, 6) + &page.paragraph(&values, 6, 8);
    if !row[3].is_empty() {
        lines += &page.paragraph(&format!("difference {}", row[3]), 6, 8);
    }
    lines
}

fn cells(row: &Row) -> [String; 4] {
    let label = match &row.what {
        What::Likelihood if row.first.of == "zone_at_start" => "a zone at the start".to_owned(),
        What::Likelihood if row.first.of == "zone_ever" => "a zone at any time".to_owned(),
        What::Likelihood => row.name.replace("a settlement that holds for", "holding after"),
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
    let digits = digits_of(what, found);
    let number = |value: f64| signed(scale * value, digits);
    if found.is_same_talks {
        return "0, exactly".to_owned();
    }
    format!("{} [{},\u{a0}{}]", number(found.value), number(found.low), number(found.high))
}

/// `+4.1`, `-4.1`, `0.0`
fn signed(value: f64, digits: usize) -> String {
    let shown = format!("{value:+.digits$}");
    let is_zero = shown.chars().all(|letter| !letter.is_ascii_digit() || letter == '0');
    if is_zero { shown[1..].to_owned() } else { shown }
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

/// The same for a difference; an end of what is visible never looks like nothing.
fn digits_of(what: &What, found: &Difference) -> usize {
    let (low, high) = (found.low.abs(), found.high.abs());
    let nearest = scale(what) * if low < high { low } else { high };
    let fewest = digits(what, found.high - found.low);
    let is_apart = |digits: &usize| nearest * power_of_ten(*digits) >= 0.5;
    if !found.is_visible() || *what == What::Round {
        return fewest;
    }
    (fewest..6).find(is_apart).unwrap_or(6)
}

/// What a row says in a plain sentence about the scenario that is so called.
fn sentence(row: &Row, who: &str, negotiations: &str) -> String {
    let subject = subject(row);
    match &row.difference {
        None if row.first.value.is_some() && row.second.value.is_some() => {
            format!("{}: too few settlements to tell.", capital(&subject))
        }
        None => format!("{}: nothing settled in one of the two.", capital(&subject)),
        Some(found) if found.is_visible() => visible(row, found, who, &subject),
        Some(found) if found.bound() == 0.0 => {
            format!("{}: no difference of a whole round.", capital(&subject))
        }
        Some(found) => {
            let than = amount(&row.what, &bound(&row.what, found));
            let subject = capital(&subject);
            format!("{subject}: no difference larger than {than} can be seen with {negotiations}.")
        }
    }
}

fn subject(row: &Row) -> String {
    match row.what {
        What::Likelihood => row.name.clone(),
        What::Interim => format!("adoption of \"{}\"", row.name),
        What::Round => "the median round of a settlement".to_owned(),
        What::Terms { .. } => format!("the mean terms on \"{}\"", row.name),
    }
}

fn visible(row: &Row, found: &Difference, who: &str, subject: &str) -> String {
    let digits = digits_of(&row.what, found);
    let number = |value: f64| format!("{:.digits$}", scale(&row.what) * value.abs());
    let by = amount(&row.what, &number(found.value));
    let (near, far) =
        if found.value < 0.0 { (found.high, found.low) } else { (found.low, found.high) };
    let by = format!("by {by} [{},\u{a0}{}]", number(near), number(far));
    let either =
        |more: &str, less: &str| if found.value > 0.0 { more.to_owned() } else { less.to_owned() };
    match &row.what {
        What::Likelihood | What::Interim => {
            format!("{who} makes {subject} {} likely {by}.", either("more", "less"))
        }
        What::Round => format!("{who} makes {subject} {} {by}.", either("later", "earlier")),
        What::Terms { ends: Some((low, high)), .. } => {
            format!("{who} moves {subject} towards \"{}\" {by}.", either(high, low))
        }
        What::Terms { .. } => format!("{who} makes {subject} {} {by}.", either("higher", "lower")),
    }
}

/// `4.1 points`, `3 rounds`, `0.4 years`, `0.03`
fn amount(what: &What, number: &str) -> String {
    let noun = match what {
        What::Likelihood | What::Interim => "points",
        What::Round if number == "1" => "round",
        What::Round => "rounds",
        What::Terms { unit: Some(unit), .. } => unit,
        What::Terms { .. } => "of the scale",
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
    let legend = "Differences of likelihoods are in percentage points. Rounds and terms are of what settles in each \
                  scenario, which is not always the same negotiations. In brackets: 95\u{a0}% intervals of the \
                  simulation's own noise, those of differences paired by draw, one row at a time: of twenty rows in \
                  which nothing differs about one will look as if it did. They cover neither what the model leaves out \
                  nor inputs that are wrong.";
    let mut cautions: Vec<String> = Vec::new();
    for scenario in &comparison.scenarios {
        for warning in &scenario.case.cautions {
            if !cautions.contains(&advice::text(warning)) {
                cautions.push(advice::text(warning));
            }
        }
    }
    let cautions = cautions.iter().map(|text| page.entry("Caution", text));
    page.paragraph(legend, 2, 2) + &cautions.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let said = |row: &Row| sentence(row, "It", "100,000 negotiations").replace('\u{a0}', " ");
        assert_eq!(
            said(&row(-0.041, -0.046, -0.036)),
            "It makes a settlement less likely by 4.1 points [3.6, 4.6]."
        );
        assert_eq!(
            said(&row(0.001, -0.0017, 0.0037)),
            "A settlement: no difference larger than 0.4 points can be seen with 100,000 negotiations."
        );
        let rounds = Row { what: What::Round, ..row(1.0, 1.0, 2.0) };
        assert_eq!(
            said(&rounds),
            "It makes the median round of a settlement later by 1 round [1, 2]."
        );
        let ends = Some(("north".to_owned(), "south".to_owned()));
        let terms = Row { what: What::Terms { unit: None, ends }, ..row(-0.03, -0.04, -0.02) };
        assert_eq!(
            said(&Row { name: "Water".to_owned(), ..terms }),
            "It moves the mean terms on \"Water\" towards \"north\" by 0.03 of the scale [0.02, 0.04]."
        );
    }

    #[test]
    fn the_last_columns_are_not_wider_than_the_page() {
        for width in [40, 60, 100] {
            let row = row(-0.041, -0.046, -0.036);
            let page = Page { width, colour: false };
            let lines = table(&[&row], &page);
            assert!(lines.lines().all(|line| columns(line) <= width), "{lines}");
        }
    }
}
