//! A mean over negotiations that come in draws, and the difference of two such means over the same draws.
//!
//! - Models: the ratio of two sums over draws, what was answered and how many answered; the draws are independent, the
//!   negotiations of one draw are not.
//! - Equation: mean m = Σx / Σw. Its variance is that of the residuals x - m·w: n/(n-1) · Σ(x - m·w)² / (Σw)²; the
//!   covariance of two means likewise, from the products of their residuals in the same draw.
//! - Source: Cochran (1977) "Sampling Techniques", chapters 2 and 6 (ratio estimates, single-stage clusters).
//! - Units: those of the answers, and their square.
//! - Leaves out: the bias of a ratio, of the order of 1/n; it is 0 where every draw has as many answers.

/// Sums over draws of what they answer (x) and of how many answers they give (w). Whole numbers: any order of merging
/// gives the same bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Σx.
    pub sum: u128,
    /// Σw.
    pub answers: u128,
    /// Draws that answer at all.
    pub draws: u64,
    /// With itself.
    products: Products,
}

/// Sums over draws of the products of two answers to two questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Products {
    sum_sum: u128,
    sum_answers: u128,
    answers_sum: u128,
    answers_answers: u128,
}

impl Ratio {
    /// Adds a draw: its sum of answers and how many it gives. Below 2^32 answers of less than 2^33 each.
    #[inline]
    pub fn add(&mut self, sum: u64, answers: u64) {
        self.sum += u128::from(sum);
        self.answers += u128::from(answers);
        self.draws += u64::from(answers > 0);
        self.products.add((sum, answers), (sum, answers));
    }

    /// Adds what was counted of other draws.
    pub fn merge(&mut self, other: &Ratio) {
        self.sum += other.sum;
        self.answers += other.answers;
        self.draws += other.draws;
        self.products.merge(&other.products);
    }

    /// Σx², exactly.
    pub fn squares(&self) -> u128 {
        self.products.sum_sum
    }

    /// The mean answer; none where nobody answers.
    pub fn mean(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.sum as f64 / self.answers as f64)
    }

    /// The variance of the mean, of `draws` draws in all; none below two draws that answer.
    pub fn variance(&self, draws: u64) -> Option<f64> {
        self.covariance(self, &self.products, draws).map(at_least_0)
    }

    /// The covariance of this mean with another over the same draws, from the sums of their products.
    pub fn covariance(&self, other: &Ratio, products: &Products, draws: u64) -> Option<f64> {
        let (mine, theirs) = (self.mean()?, other.mean()?);
        if self.draws < 2 || other.draws < 2 {
            return None;
        }
        let residuals = products.sum_sum as f64
            - (theirs * products.sum_answers as f64 + mine * products.answers_sum as f64)
            + mine * theirs * products.answers_answers as f64;
        let draws = draws as f64;
        Some(draws / (draws - 1.0) * residuals / (self.answers as f64 * other.answers as f64))
    }

    /// The variance of the difference of two means over the same draws: exactly 0 where both are alike in every draw.
    pub fn variance_of_difference(
        &self,
        other: &Ratio,
        products: &Products,
        draws: u64,
    ) -> Option<f64> {
        let (mine, theirs) = (self.variance(draws)?, other.variance(draws)?);
        Some(at_least_0(mine + theirs - 2.0 * self.covariance(other, products, draws)?))
    }
}

impl Products {
    /// Adds a draw: to either question its sum of answers and how many they are.
    #[inline]
    pub fn add(&mut self, one: (u64, u64), other: (u64, u64)) {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        self.sum_sum += product(one.0, other.0);
        self.sum_answers += product(one.0, other.1);
        self.answers_sum += product(one.1, other.0);
        self.answers_answers += product(one.1, other.1);
    }

    /// Adds what was counted of other draws.
    pub fn merge(&mut self, other: &Products) {
        self.sum_sum += other.sum_sum;
        self.sum_answers += other.sum_answers;
        self.answers_sum += other.answers_sum;
        self.answers_answers += other.answers_answers;
    }
}

fn at_least_0(variance: f64) -> f64 {
    if variance > 0.0 { variance } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a draw answers: the sum of its answers and how many they are.
    type Answered = (u64, u64);

    fn two(draws: &[(Answered, Answered)]) -> (Ratio, Ratio, Products) {
        let (mut one, mut other, mut products) = Default::default();
        for (a, b) in draws {
            Ratio::add(&mut one, a.0, a.1);
            Ratio::add(&mut other, b.0, b.1);
            Products::add(&mut products, *a, *b);
        }
        (one, other, products)
    }

    #[test]
    fn shares_of_equal_draws_have_the_variance_of_their_mean() {
        // Of 4: 0, 4, 2, 2 against 1, 4, 2, 1; differences 1/4, 0, 0, -1/4 of mean 0 and variance 2/16/3.
        let draws = [((0, 4), (1, 4)), ((4, 4), (4, 4)), ((2, 4), (2, 4)), ((2, 4), (1, 4))];
        let (one, other, products) = two(&draws);
        assert_eq!((one.mean(), other.mean()), (Some(0.5), Some(0.5)));
        // The shares 0, 1, 1/2, 1/2 have variance 1/6, their mean 1/24.
        assert!((one.variance(4).expect("four draws") - 1.0 / 24.0).abs() < 1e-15);
        let difference = one.variance_of_difference(&other, &products, 4).expect("four draws");
        assert!((difference - 2.0 / 16.0 / 3.0 / 4.0).abs() < 1e-15);
    }

    #[test]
    fn a_mean_against_itself_differs_by_exactly_nothing() {
        let answers = [(7, 3), (1, 1), (0, 0), (12_345, 4), (999, 2), (3, 1)];
        let draws: Vec<_> = answers.iter().map(|a| (*a, *a)).collect();
        let (one, other, products) = two(&draws);
        assert_eq!(one.variance_of_difference(&other, &products, 6), Some(0.0));
        assert!(one.variance(6) > Some(0.0));
    }

    #[test]
    fn draws_that_do_not_answer_count_for_the_mean_of_none() {
        // x 6, 2 of w 2, 2 in two draws of three: mean 2, residuals 2, -2, 0; 3/2 · 8 / 16.
        let draws = [((6, 2), (0, 0)), ((2, 2), (0, 0)), ((0, 0), (5, 1))];
        let (one, other, _) = two(&draws);
        assert_eq!((one.mean(), one.variance(3)), (Some(2.0), Some(0.75)));
        assert_eq!((other.mean(), other.variance(3)), (Some(5.0), None));
        assert_eq!(Ratio::default().mean(), None);
    }
}
