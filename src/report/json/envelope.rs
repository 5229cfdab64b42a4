//! What opens every command's JSON: the program, the format, the case and what was played; and what weakens the claim.

use super::object::{iso, lines, object};
use crate::claims::{Case, CaseParty, Warning};
use crate::games::talks::IssueLabel;
use serde::Serialize;

/// The number of the format: keys may be added to it, none changed or removed.
pub const FORMAT: u32 = 2;

/// A claim of one case, with what was played and what it says.
pub fn envelope<'a>(
    case: &Case,
    plan: impl Serialize,
    claim: impl Serialize,
    warnings: impl IntoIterator<Item = &'a Warning>,
) -> String {
    lines(&object! {
        negsim: env!("CARGO_PKG_VERSION"),
        format: FORMAT,
        case: self::case(case),
        plan: plan,
        #[serde(flatten)]
        claim: claim,
        warnings: self::warnings(warnings),
    })
}

/// What a claim is about.
pub fn case(case: &Case) -> impl Serialize {
    object! {
        title: &case.title,
        summary: &case.summary,
        file: &case.file,
        sha256: &case.sha256,
        as_of: case.as_of.map(iso),
        rounds: case.rounds,
        days_between_rounds: case.days_between_rounds,
        until: case.until().map(iso),
        changed: &case.changed,
        parties: case.parties.iter().map(party).collect::<Vec<_>>(),
        issues: case.issues.iter().map(issue).collect::<Vec<_>>(),
    }
}

/// What weakens it.
pub fn warnings<'a>(warnings: impl IntoIterator<Item = &'a Warning>) -> impl Serialize {
    let warning = |warning: &'a Warning| {
        object! {
            code: &warning.code,
            text: &warning.text,
            advice: warning.advice,
        }
    };
    warnings.into_iter().map(warning).collect::<Vec<_>>()
}

fn party(party: &CaseParty) -> impl Serialize {
    object! { id: &party.id, name: &party.name, role: party.role }
}

fn issue(issue: &IssueLabel) -> impl Serialize {
    object! { id: &issue.id, name: &issue.name, unit: &issue.unit, scale: &issue.scale }
}
