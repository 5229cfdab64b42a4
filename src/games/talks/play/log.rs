//! What is kept of each negotiation.

use crate::games::talks::play::outcome::End;
use crate::games::talks::table::Table;
use crate::lanes::{Eight, WIDTH};

/// What is kept of eight negotiations; a set of lanes is a `u8`, lane 0 lowest.
#[derive(Clone, Debug)]
pub(crate) struct Log {
    pub end: [End; WIDTH],
    pub end_round: [u32; WIDTH],
    /// By issue: the settled text.
    pub text: Vec<Eight>,
    /// Lanes in which there was a zone of agreement at the first round.
    pub zone_at_start: u8,
    /// Lanes in which all bargained in good faith in every round reached.
    pub good_faith: u8,
    /// Lanes decided outside the room for whoever gains as the balance rises.
    pub decided_up: u8,
    /// Signatories who left, by their place among them, as bits.
    pub left: [u64; WIDTH],
    /// Lanes that a deadline ended.
    pub at_deadline: u8,
    pub agreed_ever: u8,
    pub refusals: [u32; WIDTH],
    /// Signatories, by their place among them, as bits.
    pub refused_by: [u64; WIDTH],
    pub last_refused_by: [u64; WIDTH],
    /// Interim deals as bits.
    pub interim_ever: [u64; WIDTH],
    pub months_held: [u32; WIDTH],
    /// The issue that failures stick on; none where nothing is lacking.
    pub sticking: [Option<u32>; WIDTH],
    /// The settled text's place on the table.
    pub author: [u32; WIDTH],
    /// By round: lanes suspended at its end.
    pub suspended: Vec<u8>,
}

/// The lanes of a set.
#[inline(always)]
pub(crate) fn each(lanes: u8) -> impl Iterator<Item = usize> {
    (0..WIDTH).filter(move |lane| lanes >> lane & 1 == 1)
}

impl Log {
    pub(crate) fn new(table: &Table) -> Self {
        Log {
            end: [End::Talking; WIDTH],
            end_round: [0; WIDTH],
            text: vec![Eight::ZERO; table.parts().issues.len()],
            zone_at_start: 0,
            good_faith: 0,
            decided_up: 0,
            left: [0; WIDTH],
            at_deadline: 0,
            agreed_ever: 0,
            refusals: [0; WIDTH],
            refused_by: [0; WIDTH],
            last_refused_by: [0; WIDTH],
            interim_ever: [0; WIDTH],
            months_held: [0; WIDTH],
            sticking: [None; WIDTH],
            author: [0; WIDTH],
            suspended: vec![0; table.parts().setting.rounds as usize],
        }
    }

    /// Forgets the negotiations before.
    pub(crate) fn reset(&mut self, rounds: u32) {
        self.end = [End::Talking; WIDTH];
        self.end_round = [rounds; WIDTH];
        self.text.fill(Eight::ZERO);
        self.zone_at_start = 0;
        self.good_faith = u8::MAX;
        self.decided_up = 0;
        self.left = [0; WIDTH];
        self.at_deadline = 0;
        self.agreed_ever = 0;
        self.refusals = [0; WIDTH];
        self.refused_by = [0; WIDTH];
        self.last_refused_by = [0; WIDTH];
        self.interim_ever = [0; WIDTH];
        self.months_held = [0; WIDTH];
        self.author = [0; WIDTH];
        self.suspended.fill(0);
    }

    /// These lanes ended so.
    #[inline(always)]
    pub(crate) fn end(&mut self, lanes: u8, end: End, round: u32) {
        for lane in each(lanes) {
            self.end[lane] = end;
            self.end_round[lane] = round;
        }
    }

    /// By signatory: the lanes in which it left in this round.
    pub(crate) fn note_who_left(&mut self, left: &[u8]) {
        for (i, lanes) in left.iter().enumerate() {
            each(*lanes).for_each(|lane| self.left[lane] |= 1 << i);
        }
    }

    /// By signatory: the lanes in which its capital refused in this round.
    pub(crate) fn note_refusals(&mut self, refused: &[u8]) {
        for lane in 0..WIDTH {
            let mut now = 0;
            for (i, refused) in refused.iter().enumerate() {
                now |= u64::from(refused >> lane & 1) << i;
            }
            if now != 0 {
                self.refusals[lane] += now.count_ones();
                self.refused_by[lane] |= now;
                self.last_refused_by[lane] = now;
            }
        }
    }
}
