//! The hints of a report in the words of this program's commands and options.

use negsim::report::Hint;

/// A hint in words, with what stands before it.
pub fn words(hint: Hint) -> &'static str {
    match hint {
        Hint::RaiseDraws => " Raise --draws.",
        Hint::MoreDraws => " (--draws\u{a0}1000 or more)",
        Hint::MoreRepeats => " (--repeats\u{a0}2 or more)",
        Hint::Check => " (negsim\u{a0}check lists them)",
        Hint::Drivers => "; negsim drivers tells which matter",
        Hint::AllInputs => " (--all lists them)",
        Hint::AllRounds => " --all tells every round in full.",
        Hint::Inventory => "Every number and what it rests on: --full.",
        Hint::Defaults => "(--defaults lists the others too)",
        Hint::ForPrograms => " (--json lists them)",
        Hint::OtherForms => ", --csv or --json",
        Hint::Full => " All: --full.",
        Hint::Figures => " A page: --html\u{a0}PAGE.",
        Hint::Lever => " --lever",
        _ => "",
    }
}
