//! Uniform numbers for the tests of this room.

use crate::random::{Key, Kind, input_uniforms};

/// So many uniform numbers, always the same; taking more fails the test.
pub fn uniforms(count: usize) -> impl FnMut() -> f64 {
    let mut all = vec![0.0; count];
    input_uniforms(&Key::new(20_260_124, "analysis", Kind::Input), 0, &mut all);
    let mut left = all.into_iter();
    move || left.next().expect("as many as were asked for")
}
