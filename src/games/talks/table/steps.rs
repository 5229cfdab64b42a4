//! The steps of a deal, each of which counts with all before it: from good faith to a settlement that still holds.

use crate::engine::QuestionId;

/// One step of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// All signatories bargained in good faith.
    GoodFaith,
    /// Some text was worth no less than no deal to every side, within all red lines.
    Zone,
    /// Some text was agreed in the room.
    Room,
    /// It was ratified where it must be: settled.
    Ratified,
    /// Nobody broke it within so many months.
    Holds(u32),
}

/// The questions of a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StepAsked {
    pub step: Step,
    /// It and all steps before it.
    pub reached: QuestionId,
    /// All steps before it, and not this one.
    pub lost: QuestionId,
}

impl Step {
    /// The steps of talks after which so many months are played, in their order.
    pub(crate) fn all(months: u32) -> impl Iterator<Item = Step> {
        let years = [12, 24].into_iter().filter(move |year| *year <= months).map(Step::Holds);
        [Step::GoodFaith, Step::Zone, Step::Room, Step::Ratified].into_iter().chain(years)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Step::GoodFaith => "good_faith",
            Step::Zone => "zone_ever",
            Step::Room => "agreed_in_room",
            Step::Ratified => "ratified",
            Step::Holds(12) => "holds_12",
            Step::Holds(_) => "holds_24",
        }
    }

    /// What is lost at it, for a reader.
    pub(crate) fn loss(self) -> &'static str {
        match self {
            Step::GoodFaith => "bad faith of some side",
            Step::Zone => "good faith and no zone of agreement",
            Step::Room => "a zone of agreement and no agreement",
            Step::Ratified => "agreement in the room and no ratification",
            Step::Holds(_) => "a settlement that was broken",
        }
    }
}
