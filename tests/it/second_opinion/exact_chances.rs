//! The exact cases with chance.
