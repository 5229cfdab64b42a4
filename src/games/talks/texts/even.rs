//! Between two: the text in which both have as much more than they can live with.
//!
//! - Models: from the one's best text to the other's, what gives the other most for the one's loss first; where both have
//!   the same surplus, or the end nearest to that.
//! - Equation: stretches in the order of gain / loss; those with the same ratio move together, each by the same share.
//! - Source: Raiffa (1982) The Art and Science of Negotiation; Kalai (1977) "Proportional Solutions" for equal surpluses.
//! - Units: positions and values 0..1.
//! - Leaves out: levels and dents, which are tried in combination ([`crate::games::talks::texts::search`]).

/// Ratios closer than this share of each other are equal.
const TIE: f64 = 1.0 + 1e-12;
/// Values closer than this are equal.
const EQUAL: f64 = 1e-13;

/// The way between two sides; used again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Even {
    stretches: Vec<Stretch>,
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    issue: usize,
    end: f64,
    loss: f64,
    gain: f64,
}

/// By issue: the positions that may stand, rising, and what each side has of each.
type Options = [Vec<(f64, Vec<f64>)>];

impl Even {
    /// Puts the open issues of a text where both sides have the same surplus.
    pub(crate) fn solve(
        &mut self,
        spare: &[f64],
        options: &Options,
        open: &[usize],
        text: &mut [f64],
    ) {
        self.stretches.clear();
        let (mut mine, mut theirs) = (spare[0], spare[1]);
        for &k in open {
            let from = self.set_out(&options[k], k);
            let (position, worth) = &options[k][from];
            text[k] = *position;
            mine += worth[0];
            theirs += worth[1];
        }
        // Of the same issue the nearer stretch gives more for its cost, so the order keeps them in line.
        self.stretches.sort_by(|one, other| other.ratio().total_cmp(&one.ratio()));
        let mut from = 0;
        while from < self.stretches.len() && mine > theirs {
            let to = self.tied(from);
            let (loss, gain) = self.stretches[from..to]
                .iter()
                .fold((0.0, 0.0), |(loss, gain), s| (loss + s.loss, gain + s.gain));
            let share = ((mine - theirs) / (loss + gain)).clamp(0.0, 1.0);
            self.go(from, to, share, text);
            mine -= share * loss;
            theirs += share * gain;
            from = to;
        }
    }

    /// The stretches of an issue from what the first side likes best (of equals the nearest to what the other does) to what
    /// the second likes best. Returns where it starts.
    fn set_out(&mut self, options: &[(f64, Vec<f64>)], k: usize) -> usize {
        let best = |i: usize| {
            let most = options
                .iter()
                .map(|(_, w)| w[i])
                .fold(f64::NEG_INFINITY, |most, worth| if worth > most { worth } else { most });
            let near = move |w: &[f64]| w[i] >= most - EQUAL;
            let first = options.iter().position(|(_, w)| near(w));
            let last = options.iter().rposition(|(_, w)| near(w));
            (first.expect("an issue has options"), last.expect("an issue has options"))
        };
        let (mine, theirs) = (best(0), best(1));
        // What both like best, or as near as the flats let.
        let start = theirs.0.clamp(mine.0, mine.1);
        let end = start.clamp(theirs.0, theirs.1);
        let mut here = start;
        while here != end {
            let next = if end > here { here + 1 } else { here - 1 };
            self.stretches.push(Stretch {
                issue: k,
                end: options[next].0,
                loss: options[here].1[0] - options[next].1[0],
                gain: options[next].1[1] - options[here].1[1],
            });
            here = next;
        }
        start
    }

    fn tied(&self, from: usize) -> usize {
        let first = self.stretches[from];
        let same = |s: &Stretch| first.gain * s.loss <= s.gain * first.loss * TIE;
        from + self.stretches[from..].iter().take_while(|s| same(s)).count()
    }

    /// Goes the same share of what lies ahead on every issue of these stretches.
    fn go(&self, from: usize, to: usize, share: f64, text: &mut [f64]) {
        let ahead = &self.stretches[from..to];
        for (place, stretch) in ahead.iter().enumerate() {
            let same = |other: &&Stretch| other.issue == stretch.issue;
            let before: f64 = ahead[..place].iter().filter(same).map(|s| s.loss + s.gain).sum();
            let all: f64 = ahead.iter().filter(same).map(|s| s.loss + s.gain).sum();
            let own = stretch.loss + stretch.gain;
            let part = if share >= 1.0 { 1.0 } else { (share * all - before) / own };
            let here = text[stretch.issue];
            if part >= 1.0 {
                text[stretch.issue] = stretch.end;
            } else if part > 0.0 {
                text[stretch.issue] = here + part * (stretch.end - here);
            }
        }
    }
}

impl Stretch {
    fn ratio(&self) -> f64 {
        if self.loss > 0.0 { self.gain / self.loss } else { f64::INFINITY }
    }
}
