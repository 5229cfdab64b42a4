//! Nothing of the arithmetic of lanes fell out of its vector level: a function that stands outside `vectorize` is compiled
//! without the instructions of the level, and calls one function an operation, at many times the cost.

use std::fs;

/// Such a function in the names of a program: one operation of the library, compiled by itself.
const ALONE: &[u8] = b"__fearless_simd_kernel";
/// Lanes where they belong.
const TOGETHER: &[u8] = b"vectorize_";

fn has(program: &[u8], name: &[u8]) -> bool {
    program.windows(name.len()).any(|here| here == name)
}

#[test]
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn no_arithmetic_of_lanes_stands_alone() {
    let program = fs::read(env!("CARGO_BIN_EXE_negsim")).expect("the program was built");
    if !has(&program, TOGETHER) {
        eprintln!("skipped: the program has no names");
        return;
    }
    // Without optimisation every function stands alone.
    let is_optimised = !cfg!(debug_assertions);
    assert!(!is_optimised || !has(&program, ALONE), "objdump -dC names who calls them");
}
