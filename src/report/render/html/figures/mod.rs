//! Figures drawn: one file a kind.

mod courses;
mod curve;
mod dots;
mod groups;
mod headline;
mod hundreds;
mod ladders;
mod rows;
mod several;
mod squares;
mod stack;
mod steps;
mod swings;
mod ways;

pub use courses::courses;
pub use curve::curve;
pub use dots::dots;
pub use groups::groups;
pub use headline::headline;
pub use hundreds::hundreds;
pub use ladders::ladders;
pub use stack::stack;
pub use steps::steps;
pub use swings::swings;
