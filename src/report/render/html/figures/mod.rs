//! Figures drawn: one file a kind.

mod along;
mod courses;
mod curve;
mod dots;
mod groups;
mod headline;
mod hundreds;
mod ladders;
mod map;
mod planes;
mod rows;
mod several;
mod squares;
mod stack;
mod steps;
mod swings;
mod timeline;
mod told;
mod ways;
mod whiskers;

pub use along::along;
pub use courses::courses;
pub use curve::curve;
pub use dots::dots;
pub use groups::groups;
pub use headline::headline;
pub use hundreds::hundreds;
pub use ladders::ladders;
pub use map::map;
pub use planes::planes;
pub use stack::stack;
pub use steps::steps;
pub use swings::swings;
pub use timeline::timeline;
pub use told::told;
pub use whiskers::whiskers;
