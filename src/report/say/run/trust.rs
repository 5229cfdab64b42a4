//! How far to trust it: what rests on sources, what the intervals cover, and what weakens the findings.

use crate::claims::{Findings, Support};
use crate::report::document::Block;
use crate::report::hint::Hint;
use crate::report::say::case::source;
use crate::report::say::classes::classes;
use crate::report::say::numbers::whole;
use crate::report::say::warnings::cautions;
use crate::report::say::words::counted;

/// The foot of the report.
pub fn trust(findings: &Findings) -> Vec<Block> {
    let legend = "In brackets: 95\u{a0}% intervals of the simulation's own noise. They cover neither what the model leaves \
                  out nor inputs that are wrong.";
    let draws = format!("{} {legend}", draws(findings));
    let mut blocks = vec![Block::text(1, 0, sources(&findings.support)), Block::text(1, 0, draws)];
    blocks.extend(source(&findings.case));
    blocks.extend(cautions(findings.warnings.iter().chain(&findings.case.cautions)));
    blocks
}

/// What a draw is; nothing where every draw is the same.
fn draws(findings: &Findings) -> String {
    let repeats = match findings.case.plan.repeats {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{}\u{a0}times", whole(more)),
    };
    match findings.support.uncertain {
        0 => String::new(),
        1 => format!("A draw is one value of the only uncertain input, played {repeats}."),
        uncertain => format!(
            "A draw is one set of the {}, played {repeats}.",
            counted(uncertain as u64, "uncertain input")
        ),
    }
}

fn sources(support: &Support) -> String {
    format!("{}{}.", classes(support.classes, support.defaults), Hint::Check)
}
