//! How instructions grow with sides, issues and what issues are made of.

use crate::callgrind::{self, Play};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

const SIDES: [usize; 5] = [2, 3, 5, 8, 28];
const ISSUES: [usize; 4] = [2, 5, 10, 20];

/// What the issues are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Continuous, with ideals.
    Ideals,
    /// Three levels each.
    Levels,
    /// Continuous, with curves that bend.
    Curves,
    /// Levels on which two sides want the contrary and weigh alike, an odd sum: what one can have of a mixture of texts is just
    /// enough for both, and of no text.
    Contrary,
}

/// Issues of a kind between so many sides, and how far talks are from a zone.
#[derive(Clone, Copy)]
struct Case {
    kind: Kind,
    levels: usize,
    sides: usize,
    issues: usize,
    no_deal: [f64; 2],
}

/// Prints the tables.
pub fn print() -> io::Result<bool> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("growth");
    fs::create_dir_all(&folder)?;
    for (kind, title) in [
        (Kind::Ideals, "ideals on continuous issues"),
        (Kind::Levels, "three levels an issue"),
        (Kind::Curves, "curves of the second power"),
    ] {
        println!("\n{title}\n\n| sides | {} |", ISSUES.map(|n| format!("{n} issues")).join(" | "));
        println!("|---|{}", "---|".repeat(ISSUES.len()));
        for sides in SIDES {
            let of = |issues| Case { kind, levels: 3, sides, issues, no_deal: [0.4, 0.7] };
            let found = measure(&folder, &ISSUES.map(of))?;
            let found: Vec<String> = found.iter().map(|figure| format!("{figure:.0}")).collect();
            println!("| {sides} | {} |", found.join(" | "));
        }
    }
    println!("\nno zone at 4,096 combinations of levels, all of them tried\n");
    for (issues, levels) in [(12, 2), (6, 4)] {
        let case = Case { kind: Kind::Contrary, levels, sides: 2, issues, no_deal: [0.49, 0.499] };
        let found = measure(&folder, &[case])?;
        println!("{issues} issues of {levels} levels: {:.0}", found[0]);
    }
    Ok(true)
}

fn measure(folder: &Path, cases: &[Case]) -> io::Result<Vec<f64>> {
    let play = |case: &Case| -> io::Result<Play> {
        let Case { kind, levels, sides, issues, .. } = *case;
        let path = folder.join(format!("{}_{levels}_{sides}_{issues}.toml", kind as usize));
        fs::write(&path, case.toml())?;
        Ok(Play::of(&path, case.draws()))
    };
    let plays: io::Result<Vec<Play>> = cases.iter().map(play).collect();
    callgrind::of_all(&plays?)
}

impl Case {
    /// Fewer where each takes long.
    fn draws(&self) -> u64 {
        match self.sides * self.sides * self.issues {
            0..=100 => 128,
            101..=700 => 32,
            701..=2000 => 8,
            _ => 2,
        }
    }

    fn toml(&self) -> String {
        let mut toml = String::from("title = \"Growth\"\nrounds = 12\ndays_between_rounds = 14\n");
        for issue in 0..self.issues {
            let _ = writeln!(toml, "[[issue]]\nid = \"i{issue}\"");
            let levels: Vec<String> =
                (0..self.levels).map(|level| format!("\"l{level}\"")).collect();
            let _ = match self.kind {
                Kind::Levels | Kind::Contrary => writeln!(toml, "levels = [{}]", levels.join(", ")),
                Kind::Ideals | Kind::Curves => writeln!(toml, "scale = [\"a\", \"b\"]"),
            };
        }
        for side in 0..self.sides {
            let [low, high] = self.no_deal;
            let _ = writeln!(
                toml,
                "[[party]]\nid = \"s{side}\"\nrole = \"signatory\"\nno_deal = [{low}, {high}]\n\
                 patience = [12, 36]\n[party.issues]"
            );
            for issue in 0..self.issues {
                let _ = writeln!(toml, "i{issue} = {{ {} }}", self.stance(side, issue));
            }
        }
        toml
    }

    /// Sides alternate between the ends and lie somewhere near them; weights differ.
    fn stance(&self, side: usize, issue: usize) -> String {
        let near = ((7 * side + 3 * issue) % 10) as f64 / 40.0;
        let ideal = if (side + issue / 2).is_multiple_of(2) { near } else { 1.0 - near };
        let weight = 1 + (5 * side + 3 * issue) % 7;
        match self.kind {
            Kind::Ideals => format!("ideal = {ideal}, weight = {weight}"),
            Kind::Curves => format!("ideal = {ideal}, weight = {weight}, curve = 2"),
            Kind::Levels => {
                let level = (ideal * (self.levels - 1) as f64).round();
                format!("ideal = \"l{level}\", weight = {weight}")
            }
            Kind::Contrary => {
                let level = side * (self.levels - 1);
                // 3, 2, 2, ...: an odd sum.
                format!("ideal = \"l{level}\", weight = {}", 2 + usize::from(issue == 0))
            }
        }
    }
}
