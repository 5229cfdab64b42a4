//! The Wilson interval of a share.

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The 95 % Wilson interval of a share `p` (0..1) seen in `effective_n` independent trials, within
/// 0..1.
///
/// The number of trials need not be whole; 0 trials (or fewer, or NaN) say nothing: 0..1.
pub fn wilson(p: f64, effective_n: f64) -> (f64, f64) {
    if effective_n.is_nan() || effective_n <= 0.0 {
        return (0.0, 1.0);
    }
    let square = Z * Z / effective_n;
    let centre = (p + 0.5 * square) / (1.0 + square);
    let half = (square * (p * (1.0 - p) + 0.25 * square)).sqrt() / (1.0 + square);
    // The ends are exact, whatever rounding does to them.
    let low = if p <= 0.0 { 0.0 } else { centre - half };
    let high = if p >= 1.0 { 1.0 } else { centre + half };
    (low.clamp(0.0, 1.0), high.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ends of the interval lie z standard errors *of the end* from p: what defines it (Wilson
    /// 1927).
    #[test]
    fn ends_solve_their_equation() {
        for p in [0.01, 0.2, 0.5, 0.93] {
            for n in [3.0, 10.0, 62.5, 1e4, 1e8] {
                let (low, high) = wilson(p, n);
                for end in [low, high] {
                    let error = (end * (1.0 - end) / n).sqrt();
                    assert!(((p - end).abs() / error - Z).abs() < 1e-6, "{p} {n}: {end}");
                }
                assert!(low < p && p < high);
            }
        }
    }

    #[test]
    fn at_the_ends() {
        // All or nothing in n trials: z² / (n + z²).
        let (low, high) = wilson(0.0, 10.0);
        assert_eq!(low, 0.0);
        assert!((high - 0.277_532_799).abs() < 1e-8);
        let (low, high) = wilson(1.0, 10.0);
        assert!((low - 0.722_467_201).abs() < 1e-8);
        assert_eq!(high, 1.0);
        assert_eq!(wilson(0.5, 0.0), (0.0, 1.0));
        assert_eq!(wilson(0.5, f64::NAN), (0.0, 1.0));
    }
}
