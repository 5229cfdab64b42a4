//! What moves: everything that eight negotiations remember.

use crate::games::talks::play::draw::Draw;
use crate::games::talks::play::luck::Luck;
use crate::games::talks::play::outcome::End;
use crate::games::talks::table::Table;
use crate::games::talks::told::told::Told;
use crate::lanes::{Eight, WIDTH};
use crate::random::Key;

/// Eight negotiations side by side. Reset by every play, never rebuilt; a set of lanes is a `u8`, lane 0 lowest.
#[derive(Clone, Debug)]
pub(crate) struct Talks {
    pub luck: Luck,
    /// What was seen of the rounds already held, where anything was.
    pub told: Told,
    pub draw: Draw,
    pub issues: usize,
    pub signatories: usize,

    /// Lanes that have not ended.
    pub live: u8,
    /// Lanes whose talks are suspended.
    pub suspended: u8,
    /// Lanes whose talks take place in this round.
    pub held: u8,
    /// By signatory: lanes in which it bargains in good faith.
    pub good_faith: Vec<u8>,
    /// Rounds in a row without resuming.
    pub waited: Eight,
    /// Earlier rounds that took place.
    pub met: Eight,
    /// The round.
    pub round: u32,

    /// The balance outside the room.
    pub balance: Eight,
    /// By event: occurrences before this round.
    pub counts: Vec<Eight>,
    /// By event: the logarithm of the probability that an occurrence does not postpone.
    pub stays: Vec<Eight>,
    /// By bond: observations of good faith.
    pub kept: Vec<Eight>,
    /// By bond: observations of bad faith.
    pub broken: Vec<Eight>,
    /// By bond: trust of the moment.
    pub trust: Vec<Eight>,

    /// What is left of the illusions of the start, 0..1.
    pub illusion: Eight,
    /// How much of the illusions a round leaves.
    pub fading: Eight,
    /// By signatory: no-deal value of the moment.
    pub no_deal: Vec<Eight>,
    /// By issue: the position while there is no agreement, now.
    pub status_quo: Vec<Eight>,
    /// By signatory and issue: its value of the status quo.
    pub quo_value: Vec<Eight>,
    /// By signatory: its value of the whole status quo now, and at the start.
    pub quo_worth: Vec<Eight>,
    pub quo_worth_at_start: Vec<Eight>,

    /// By signatory and issue: weight times what is promised.
    pub pledged: Vec<Eight>,
    /// By signatory and issue: weight times what rests on an untrusted promise.
    pub doubt: Vec<Eight>,
    /// By signatory: the sum over issues of doubt times (cost of betrayal - value of the status quo).
    pub doubt_cost: Vec<Eight>,
    /// By signatory and issue: weights with the credibility of the reference text.
    pub held_weight: Vec<Eight>,
    /// By signatory: the constant that goes with them.
    pub held_constant: Vec<Eight>,
    /// By issue: the reference text; the status quo until there is one.
    pub reference: Vec<Eight>,

    /// By signatory: concession so far, 0..1.
    pub conceded: Vec<Eight>,
    /// By signatory: hardening of the moment.
    pub hardness: Vec<Eight>,
    /// By signatory: what its capital was seen to need.
    pub seen_need: Vec<Eight>,
    /// By signatory: the least it can live with.
    pub reservation: Vec<Eight>,
    /// By signatory: the least it asks for now.
    pub aspiration: Vec<Eight>,
    /// By signatory and issue: its last offer.
    pub offers: Vec<Eight>,
    /// By author, reader and issue: what the reader values of the last offer.
    pub offer_value: Vec<Eight>,
    /// The same of the first offer.
    pub first_value: Vec<Eight>,
    /// By drafter and issue: the last draft.
    pub drafts: Vec<Eight>,
    /// By drafter, signatory and issue: what the reader values of it.
    pub draft_value: Vec<Eight>,

    /// What each side believes that the others care about.
    pub beliefs: Beliefs,
    /// By signatory: the reading of its instructions, in value.
    pub leniency: Vec<Eight>,

    /// What the room and the capitals said in this round.
    pub verdict: Verdict,
    /// Lanes in which a text was agreed in the room in this round.
    pub agreed: u8,
    /// By interim deal: lanes in which it is in force.
    pub in_force: Vec<u8>,
    /// Scratch: the status quo with a deal, by issue.
    pub deal: Vec<Eight>,
    /// By interim deal: lanes in which it broke in this round.
    pub broke: Vec<u8>,

    /// Lanes in which a zone of agreement was found.
    pub zone: u8,
    /// Scratch: zones of agreement.
    pub search: crate::games::talks::zone::Search,
    /// Scratch: walks of concession.
    pub walk: crate::games::talks::texts::offers::Scratch,

    pub log: Log,
    pub keys: OnceKeys,
}

/// What the room and the capitals said in a round.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// By text on the table and signatory: its value to it, at the text's own credibility.
    pub text_worth: Vec<Eight>,
    /// By text on the table: lanes in which all accept it.
    pub accepted: Vec<u8>,
    /// By text on the table: product of surpluses, or -1 where it is not accepted.
    pub product: Vec<Eight>,
    /// The agreed text's place on the table.
    pub author: [u32; WIDTH],
    /// By signatory: what the agreed text is worth to it.
    pub agreed_worth: Vec<Eight>,
    /// By signatory: lanes in which its capital refused in this round.
    pub refused: Vec<u8>,
}

/// What each side believes that the others care about.
#[derive(Clone, Debug)]
pub(crate) struct Beliefs {
    /// By reading and issue: the normal deviate of a misread weight.
    pub deviates: Vec<Eight>,
    /// By reading and issue: the weight as it is believed to be.
    pub believed: Vec<Eight>,
    /// How much of the misreading of the start is left, 0..1.
    pub misread: Eight,
}

/// What is kept of each negotiation for its outcome.
#[derive(Clone, Debug)]
pub(crate) struct Log {
    pub end: [End; WIDTH],
    pub end_round: [u32; WIDTH],
    /// By issue: the settled text.
    pub text: Vec<Eight>,
    /// Lanes in which there was a zone of agreement at the first round.
    pub zone_at_start: u8,
    pub agreed_ever: u8,
    pub refusals: [u32; WIDTH],
    pub refused_by: [u64; WIDTH],
    pub last_refused_by: [u64; WIDTH],
    pub interim_ever: [u64; WIDTH],
    pub months_held: [u32; WIDTH],
    pub author: [u32; WIDTH],
    /// At the settlement: what it is worth to each signatory, its assurance, the balance and the months gone by.
    pub signed_worth: Vec<Eight>,
    pub signed_assurance: Eight,
    pub signed_balance: Eight,
    pub signed_month: Eight,
    pub signed_illusion: Eight,
    /// By round: lanes suspended at its end.
    pub suspended: Vec<u8>,
}

/// Addresses of what is drawn once a negotiation.
#[derive(Clone, Debug)]
pub(crate) struct OnceKeys {
    pub good_faith: Vec<Key>,
    pub hesitation: Vec<Key>,
    pub misreading: Vec<Key>,
}

fn zeros(count: usize) -> Vec<Eight> {
    vec![Eight::ZERO; count]
}

impl Talks {
    pub(crate) fn new(table: &Table, seed: u64) -> Self {
        let (parts, shape) = (table.parts(), table.shape());
        let (n, k) = (shape.signatories.len(), parts.issues.len());
        let luck = Luck::new(table, seed);
        Talks {
            keys: OnceKeys::new(table, &luck),
            luck,
            told: Told::new(parts.events.len()),
            draw: Draw::new(table),
            issues: k,
            signatories: n,
            live: 0,
            suspended: 0,
            held: 0,
            good_faith: vec![0; n],
            waited: Eight::ZERO,
            met: Eight::ZERO,
            round: 0,
            balance: Eight::ZERO,
            counts: zeros(parts.events.len()),
            stays: zeros(parts.events.len()),
            kept: zeros(shape.bonds.len()),
            broken: zeros(shape.bonds.len()),
            trust: zeros(shape.bonds.len()),
            illusion: Eight::ZERO,
            fading: Eight::ZERO,
            no_deal: zeros(n),
            status_quo: zeros(k),
            quo_value: zeros(n * k),
            quo_worth: zeros(n),
            quo_worth_at_start: zeros(n),
            pledged: zeros(n * k),
            doubt: zeros(n * k),
            doubt_cost: zeros(n),
            held_weight: zeros(n * k),
            held_constant: zeros(n),
            reference: zeros(k),
            conceded: zeros(n),
            hardness: zeros(n),
            seen_need: zeros(n),
            reservation: zeros(n),
            aspiration: zeros(n),
            offers: zeros(n * k),
            offer_value: zeros(n * n * k),
            first_value: zeros(n * n * k),
            drafts: zeros(shape.drafters.len() * k),
            draft_value: zeros(shape.drafters.len() * n * k),
            beliefs: Beliefs::new(shape.readings.len() * k),
            leniency: zeros(n),
            verdict: Verdict::new(n, n + shape.drafters.len()),
            agreed: 0,
            in_force: vec![0; parts.interims.len()],
            deal: zeros(k),
            broke: vec![0; parts.interims.len()],
            zone: 0,
            search: crate::games::talks::zone::Search::new(table),
            walk: crate::games::talks::texts::offers::Scratch::new(table),
            log: Log::new(table),
        }
    }

    /// The place of a signatory's numbers on an issue.
    #[inline(always)]
    pub(crate) fn at(&self, who: usize, issue: usize) -> usize {
        who * self.issues + issue
    }

    /// The place of what a reader values of an author's text on an issue.
    #[inline(always)]
    pub(crate) fn read_at(&self, author: usize, reader: usize, issue: usize) -> usize {
        (author * self.signatories + reader) * self.issues + issue
    }
}

impl Verdict {
    fn new(signatories: usize, texts: usize) -> Self {
        Verdict {
            text_worth: vec![Eight::ZERO; texts * signatories],
            accepted: vec![0; texts],
            product: vec![Eight::ZERO; texts],
            author: [0; WIDTH],
            agreed_worth: vec![Eight::ZERO; signatories],
            refused: vec![0; signatories],
        }
    }
}

impl Beliefs {
    fn new(weights: usize) -> Self {
        Beliefs {
            deviates: vec![Eight::ZERO; weights],
            believed: vec![Eight::ZERO; weights],
            misread: Eight::ZERO,
        }
    }
}

impl Log {
    fn new(table: &Table) -> Self {
        Log {
            end: [End::Talking; WIDTH],
            end_round: [0; WIDTH],
            text: zeros(table.parts().issues.len()),
            zone_at_start: 0,
            agreed_ever: 0,
            refusals: [0; WIDTH],
            refused_by: [0; WIDTH],
            last_refused_by: [0; WIDTH],
            interim_ever: [0; WIDTH],
            months_held: [0; WIDTH],
            author: [0; WIDTH],
            signed_worth: zeros(table.signatories().len()),
            signed_assurance: Eight::ZERO,
            signed_balance: Eight::ZERO,
            signed_month: Eight::ZERO,
            signed_illusion: Eight::ZERO,
            suspended: vec![0; table.parts().setting.rounds as usize],
        }
    }

    /// Forgets the negotiations before.
    pub(crate) fn reset(&mut self, rounds: u32) {
        self.end = [End::Talking; WIDTH];
        self.end_round = [rounds; WIDTH];
        self.text.fill(Eight::ZERO);
        self.zone_at_start = 0;
        self.agreed_ever = 0;
        self.refusals = [0; WIDTH];
        self.refused_by = [0; WIDTH];
        self.last_refused_by = [0; WIDTH];
        self.interim_ever = [0; WIDTH];
        self.months_held = [0; WIDTH];
        self.author = [0; WIDTH];
        self.suspended.fill(0);
    }
}

impl OnceKeys {
    fn new(table: &Table, luck: &Luck) -> Self {
        let (labels, shape) = (table.labels(), table.shape());
        let party = |party: usize| labels.parties[party].id.as_str();
        let of_signatories = |what: &str| -> Vec<Key> {
            let path = |&i: &usize| luck.once_key(&format!("{what}.{}", party(i)));
            shape.signatories.iter().map(path).collect()
        };
        let misread = |reading: &crate::games::talks::table::shape::Reading| {
            let (reader, read) = (party(reading.reader), party(reading.read));
            labels.issues.iter().map(move |issue| {
                luck.once_key(&format!("misreading.{reader}.of.{read}.on.{}", issue.id))
            })
        };
        OnceKeys {
            good_faith: of_signatories("good_faith"),
            hesitation: of_signatories("hesitation"),
            misreading: shape.readings.iter().flat_map(misread).collect(),
        }
    }
}
