//! Small cases worked by hand.
