//! Random scenarios as text, with every switch in use: what invariants are held against.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::fmt::Write;

/// What a random scenario may hold.
#[derive(Clone, Copy, Debug)]
pub struct Mix {
    /// Fewest and most signatories.
    pub signatories: (usize, usize),
    /// Most issues.
    pub issues: usize,
    /// Whether issues may have levels and curves go through points.
    pub crooked: bool,
    /// Whether numbers may be uncertain.
    pub uncertain: bool,
    /// Whether promises, guarantees and trust are in play.
    pub promises: bool,
    /// Whether mediators may search for their drafts.
    pub searching: bool,
    /// Whether numbers change on the way.
    pub changing: bool,
    /// Whether there are deadlines, providers bind, and values hang on more than positions.
    pub rare: bool,
}

impl Mix {
    /// Everything.
    pub const ALL: Mix = Mix { signatories: (2, 4), issues: 5, crooked: true, ..Mix::PLAIN };
    /// Ideals on continuous issues.
    pub const SMOOTH: Mix = Mix { crooked: false, ..Mix::ALL };
    /// Two sides, ideals on continuous issues: the plain exchange.
    pub const PLAIN: Mix = Mix {
        signatories: (2, 2),
        issues: 5,
        crooked: false,
        uncertain: false,
        promises: true,
        searching: false,
        changing: false,
        rare: true,
    };
}

/// A source of choices.
pub struct Choice(ChaCha8Rng);

impl Choice {
    pub fn new(seed: u64) -> Self {
        Choice(ChaCha8Rng::seed_from_u64(seed))
    }

    /// 0..1.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (0.5f64).powi_like(53)
    }

    /// low..high.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// low..=high.
    pub fn whole(&mut self, low: usize, high: usize) -> usize {
        low + (self.unit() * (high - low + 1) as f64) as usize
    }

    /// With that probability.
    pub fn often(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }
}

trait PowerOfTwo {
    fn powi_like(self, power: i32) -> f64;
}

impl PowerOfTwo for f64 {
    fn powi_like(self, power: i32) -> f64 {
        libm::pow(self, f64::from(power))
    }
}

struct Writer {
    choice: Choice,
    mix: Mix,
    text: String,
    levels: Vec<Option<usize>>,
    signatories: usize,
    mediators: usize,
    guarantors: usize,
}

/// A random scenario; the same for the same seed and mix.
pub fn scenario(seed: u64, mix: Mix) -> String {
    let mut choice = Choice::new(seed);
    let signatories = choice.whole(mix.signatories.0, mix.signatories.1);
    let mediators = choice.whole(0, 2);
    let guarantors = choice.whole(0, 1);
    let issues = choice.whole(1, mix.issues);
    let levels =
        (0..issues).map(|_| (mix.crooked && choice.often(0.3)).then(|| choice.whole(2, 4)));
    let levels = levels.collect();
    let mut writer =
        Writer { choice, mix, text: String::new(), levels, signatories, mediators, guarantors };
    writer.write();
    writer.text
}

impl Writer {
    fn write(&mut self) {
        let rounds = self.choice.whole(1, 24);
        let days = [7.0, 30.4375, 3.0][self.choice.whole(0, 2)];
        let text =
            format!("title = \"Random\"\nrounds = {rounds}\ndays_between_rounds = {days:?}\n");
        self.text.push_str(&text);
        self.talks(days / 30.4375, f64::from(rounds as u32) * days / 30.4375);
        self.issues();
        for i in 0..self.signatories {
            self.signatory(i);
        }
        for m in 0..self.mediators {
            self.mediator(m);
        }
        for g in 0..self.guarantors {
            self.guarantor(g);
        }
        self.events();
        self.interims();
        if self.mix.changing {
            self.changes(f64::from(rounds as u32) * days / 30.4375);
        }
    }

    /// `key = number`, sometimes.
    fn maybe(&mut self, key: &str, probability: f64, low: f64, high: f64) {
        if self.choice.often(probability) {
            self.number(key, low, high);
        }
    }

    fn number(&mut self, key: &str, low: f64, high: f64) {
        let number = self.number_of(low, high);
        let _ = writeln!(self.text, "{key} = {number}");
    }

    fn number_of(&mut self, low: f64, high: f64) -> String {
        let (a, b, c) = (
            self.choice.between(low, high),
            self.choice.between(low, high),
            self.choice.between(low, high),
        );
        if !self.mix.uncertain || self.choice.often(0.5) {
            return format!("{a:?}");
        }
        let mut sorted = [a, b, c];
        sorted.sort_by(f64::total_cmp);
        let [low, mode, high] = sorted;
        if self.choice.often(0.5) {
            format!("[{low:?}, {high:?}]")
        } else {
            format!("{{ low = {low:?}, mode = {mode:?}, high = {high:?} }}")
        }
    }

    fn talks(&mut self, round: f64, all: f64) {
        self.text.push_str("[talks]\n");
        if self.mediators > 0 && self.choice.often(0.4) {
            self.text.push_str("format = \"shuttle\"\n");
        }
        self.maybe("misreading_half_life", 0.5, 0.1, 4.0);
        self.maybe("misreading", 0.5, 0.0, 1.0);
        self.maybe("hesitation", 0.4, 0.0, 0.1);
        self.maybe("resume_after", 0.5, 0.1, 2.0);
        let collapse = self.choice.between(0.2, 4.0);
        let _ = writeln!(self.text, "collapse_after = {collapse:?}");
        let inertia = self.choice.between(1.0, 30.0);
        let _ = writeln!(self.text, "trust_inertia = {inertia:?}");
        self.maybe("goodwill", 0.5, 0.0, 4.0);
        self.maybe("cooling_half_life", 0.5, 0.1, 3.0);
        self.maybe("echo_half_life", 0.5, 0.05, 2.0);
        self.maybe("optimism_half_life", 0.5, 1.0, 12.0);
        self.maybe("deterrence", 0.5, 0.0, 0.3);
        self.maybe("pressure_half_life", 0.5, 1.0, 12.0);
        self.maybe_known("look_ahead", 0.4, 0.0, 24.0);
        self.maybe_known("courting", 0.4, 0.0, 1.0);
        if self.mix.rare && self.choice.often(0.4) {
            self.deadlines(round, all);
        }
        if self.choice.often(0.5) {
            self.text.push_str("[balance]\n");
            self.number("drift_per_month", -0.1, 0.1);
            self.number("volatility", 0.0, 0.4);
            self.maybe("decisive", 0.5, 0.3, 1.5);
        }
    }

    /// `key = number` that is always known, sometimes.
    fn maybe_known(&mut self, key: &str, probability: f64, low: f64, high: f64) {
        if self.choice.often(probability) {
            let number = self.choice.between(low, high);
            let _ = writeln!(self.text, "{key} = {number:?}");
        }
    }

    fn deadlines(&mut self, round: f64, all: f64) {
        let count = self.choice.whole(1, 2);
        let list: Vec<String> = (0..count)
            .map(|_| {
                let month = self.choice.between(round, 1.2 * if all > round { all } else { round });
                let yields = self.number_of(0.0, 1.0);
                let ends = self.number_of(0.0, 0.5);
                format!("{{ month = {month:?}, yields = {yields}, ends = {ends} }}")
            })
            .collect();
        let _ = writeln!(self.text, "deadline = [{}]", list.join(", "));
    }

    /// One or two parties as a list.
    fn some_parties(&mut self) -> String {
        let (one, other) = (self.party(), self.party());
        let list = if one == other { vec![one] } else { vec![one, other] };
        let count = self.choice.whole(1, list.len());
        let quoted: Vec<String> = list[..count].iter().map(|id| format!("\"{id}\"")).collect();
        format!("[{}]", quoted.join(", "))
    }

    fn party(&mut self) -> String {
        let all = self.signatories + self.mediators + self.guarantors;
        let place = self.choice.whole(0, all - 1);
        self.id(place)
    }

    fn id(&self, place: usize) -> String {
        if place < self.signatories {
            format!("side_{place}")
        } else if place < self.signatories + self.mediators {
            format!("mediator_{}", place - self.signatories)
        } else {
            format!("guarantor_{}", place - self.signatories - self.mediators)
        }
    }

    fn issues(&mut self) {
        for k in 0..self.levels.len() {
            let _ = writeln!(self.text, "[[issue]]\nid = \"issue_{k}\"");
            match self.levels[k] {
                Some(levels) => {
                    let names: Vec<String> =
                        (0..levels).map(|l| format!("\"level_{l}\"")).collect();
                    let _ = writeln!(self.text, "levels = [{}]", names.join(", "));
                }
                None => self.text.push_str("scale = [\"low\", \"high\"]\n"),
            }
            if self.choice.often(0.6) {
                let quo = self.position(k);
                let _ = writeln!(self.text, "status_quo = {quo}");
            }
            if self.mix.promises && self.choice.often(0.5) {
                self.number("promise", 0.0, 1.0);
                if self.choice.often(0.5) {
                    let keepers = self.some_parties();
                    let _ = writeln!(self.text, "kept_by = {keepers}");
                }
            }
            if self.mix.promises && self.choice.often(0.4) {
                self.number("assures", 0.0, 1.0);
                if self.choice.often(0.5) {
                    let guarantors = self.some_parties();
                    let _ = writeln!(self.text, "guarantor = {guarantors}");
                }
            }
            if self.mix.rare && self.choice.often(0.2) {
                let providers = self.some_parties();
                let _ = writeln!(self.text, "provided_by = {providers}");
            }
        }
    }

    fn position(&mut self, issue: usize) -> String {
        match self.levels[issue] {
            None => self.number_of(0.0, 1.0),
            Some(levels) => format!("\"level_{}\"", self.choice.whole(0, levels - 1)),
        }
    }

    fn signatory(&mut self, i: usize) {
        let _ = writeln!(self.text, "[[party]]\nid = \"side_{i}\"\nrole = \"signatory\"");
        self.no_deal();
        self.maybe("optimism", 0.4, -0.2, 0.4);
        self.maybe("erosion_per_month", 0.4, 0.0, 0.03);
        self.maybe("cost_per_month", 0.5, 0.0, 0.15);
        self.maybe("resolve", 0.4, 0.3, 3.0);
        self.maybe("foresight", 0.4, 0.0, 1.0);
        self.maybe("leaves_per_month", 0.3, 0.0, 0.4);
        self.maybe("exposure", 0.4, -0.3, 0.3);
        self.maybe("opening", 0.4, 0.5, 1.0);
        self.maybe("concession", 0.6, 0.2, 3.0);
        if self.choice.often(0.3) {
            self.text.push_str("patience = \"none\"\n");
        } else {
            self.number("patience", 0.3, 12.0);
        }
        self.maybe("vulnerability", 0.4, 0.0, 0.3);
        self.maybe("reciprocity", 0.4, 0.0, 1.0);
        self.maybe("ratify_margin", 0.5, -0.05, 0.15);
        self.maybe("good_faith", 0.3, 0.5, 1.0);
        self.maybe("influence", 0.3, 0.0, 2.0);
        self.trust(i);
        self.stances(true);
    }

    fn no_deal(&mut self) {
        if !self.mix.rare || self.choice.often(0.8) {
            return self.number("no_deal", 0.0, 0.6);
        }
        let named: Vec<String> = (0..self.levels.len())
            .filter_map(|k| {
                let position = self.position(k);
                self.choice.often(0.5).then(|| format!("issue_{k} = {position}"))
            })
            .collect();
        let plus = self.number_of(-0.2, 0.2);
        let text = match named.is_empty() {
            true => "\"status_quo\"".to_owned(),
            false => format!("{{ {} }}", named.join(", ")),
        };
        let _ = writeln!(self.text, "no_deal = {{ as = {text}, plus = {plus} }}");
    }

    fn trust(&mut self, of: usize) {
        let all = self.signatories + self.mediators + self.guarantors;
        let mut entries = Vec::new();
        for other in (0..all).filter(|&other| other != of) {
            if self.choice.often(0.6) {
                let trust = self.number_of(0.0, 1.0);
                entries.push(format!("{} = {trust}", self.id(other)));
            }
        }
        if !entries.is_empty() {
            let _ = writeln!(self.text, "trust = {{ {} }}", entries.join(", "));
        }
    }

    fn mediator(&mut self, m: usize) {
        let _ = writeln!(self.text, "[[party]]\nid = \"mediator_{m}\"\nrole = \"mediator\"");
        if self.choice.often(0.3) {
            let (one, other) = (self.number_of(0.0, 1.0), self.number_of(0.0, 1.0));
            let _ = writeln!(self.text, "face_saving = {{ side_0 = {one}, side_1 = {other} }}");
        } else {
            self.maybe("face_saving", 0.6, 0.0, 1.0);
        }
        if self.mix.rare && m > 0 && self.choice.often(0.2) {
            self.text.push_str("drafts = false\n");
        } else if self.mix.searching && self.choice.often(0.4) {
            self.text.push_str("drafts = \"search\"\n");
        }
        self.maybe("influence", 0.5, 0.0, 1.0);
        self.maybe("credibility", 0.5, 0.0, 1.0);
        if self.choice.often(0.5) {
            let pressure = self.number_of(0.0, 0.03);
            let _ = writeln!(self.text, "pressure = {{ side_0 = {pressure} }}");
        }
        self.stances(false);
    }

    fn guarantor(&mut self, g: usize) {
        let _ = writeln!(self.text, "[[party]]\nid = \"guarantor_{g}\"\nrole = \"guarantor\"");
        self.maybe("influence", 0.5, 0.0, 1.0);
        self.maybe("credibility", 0.5, 0.0, 1.0);
        self.stances(false);
    }

    fn stances(&mut self, signs: bool) {
        let mut listed = 0;
        for k in 0..self.levels.len() {
            let last = k + 1 == self.levels.len();
            let lists =
                self.choice.often(if signs { 0.85 } else { 0.6 }) || (signs && last && listed == 0);
            if lists {
                listed += 1;
                let zero = !last && self.choice.often(0.1);
                self.stance(k, zero && listed > 1);
            }
        }
    }

    fn stance(&mut self, k: usize, zero: bool) {
        let curve = if self.mix.crooked && self.choice.often(0.35) {
            format!("points = {}", self.points(k))
        } else {
            let ideal = self.position(k);
            if self.mix.crooked && self.choice.often(0.3) {
                let power = self.choice.between(1.0, 4.0);
                format!("ideal = {ideal}, curve = {power:?}")
            } else {
                format!("ideal = {ideal}")
            }
        };
        let weight = if zero { "0.0".to_owned() } else { self.number_of(0.1, 1.0) };
        let red = if self.choice.often(0.2) {
            let line = self.position(k);
            let bars = match self.mix.rare {
                true => {
                    ["", "", ", bars = \"above\"", ", bars = \"below\""][self.choice.whole(0, 3)]
                }
                false => "",
            };
            format!(", red_line = {line}{bars}")
        } else {
            String::new()
        };
        let _ = writeln!(self.text, "issues.issue_{k} = {{ {curve}, weight = {weight}{red} }}");
    }

    fn points(&mut self, k: usize) -> String {
        let points: Vec<String> = match self.levels[k] {
            Some(levels) => {
                (0..levels).map(|l| format!("[\"level_{l}\", {:?}]", self.choice.unit())).collect()
            }
            None => {
                let count = self.choice.whole(2, 4);
                let mut positions: Vec<f64> = (0..count).map(|_| self.choice.unit()).collect();
                positions.sort_by(f64::total_cmp);
                positions.iter().map(|p| format!("[{p:?}, {:?}]", self.choice.unit())).collect()
            }
        };
        format!("[{}]", points.join(", "))
    }

    fn events(&mut self) {
        for e in 0..self.choice.whole(0, 3) {
            let _ = writeln!(self.text, "[[event]]\nid = \"event_{e}\"");
            let on = self.choice.whole(0, self.signatories - 1);
            let _ = writeln!(self.text, "on = [\"side_{on}\"]");
            let by = self.party();
            let shock = self.choice.often(0.25);
            if !shock && by != self.id(on) {
                let _ = writeln!(self.text, "by = \"{by}\"");
            }
            self.number("per_month", 0.0, 4.0);
            self.maybe("excitation", 0.5, 0.0, 0.8);
            self.maybe("distrust", 0.6, 0.0, 1.0);
            self.maybe("hardening", 0.6, 0.0, 0.1);
            self.maybe("walkout", 0.6, 0.0, 0.3);
            self.maybe("postpones", 0.4, 0.0, 0.4);
        }
    }

    fn interims(&mut self) {
        for d in 0..self.choice.whole(0, 2) {
            let issue = self.choice.whole(0, self.levels.len() - 1);
            let _ =
                writeln!(self.text, "[[interim]]\nid = \"deal_{d}\"\nissues = [\"issue_{issue}\"]");
            self.maybe("least_gain", 0.5, -0.02, 0.05);
            self.maybe("fragility", 0.6, 0.0, 1.0);
            let mut relief = Vec::new();
            if self.text.contains("id = \"event_0\"") && self.choice.often(0.6) {
                relief.push(format!("event_0 = {}", self.number_of(0.0, 1.5)));
            }
            if self.choice.often(0.4) {
                relief.push(format!("costs = {}", self.number_of(0.0, 1.5)));
            }
            if !relief.is_empty() {
                let _ = writeln!(self.text, "relief = {{ {} }}", relief.join(", "));
            }
        }
    }

    fn changes(&mut self, all: f64) {
        for c in 0..self.choice.whole(0, 2) {
            let _ = writeln!(self.text, "[[change]]\nid = \"change_{c}\"");
            if self.choice.often(0.5) {
                let month = self.choice.between(0.0, 1.1 * all);
                let _ = writeln!(self.text, "month = {month:?}");
            } else {
                self.number("per_month", 0.05, 1.0);
                self.maybe_known("from", 0.4, 0.0, 0.7 * all);
            }
            self.maybe("likelihood", 0.4, 0.2, 1.0);
            self.maybe_known("lasts", 0.5, 0.1, all);
            let mut idle = true;
            for how in ["add", "times", "set"] {
                let fewest = usize::from(how == "set" && idle);
                let effects: Vec<String> =
                    (0..self.choice.whole(fewest, 2)).map(|_| self.effect(how)).collect();
                idle = idle && effects.is_empty();
                let named = |effect: &String| effect[..effect.find('=').unwrap_or(0)].to_owned();
                let twice = effects.len() == 2 && named(&effects[0]) == named(&effects[1]);
                let effects = if twice { &effects[..1] } else { &effects[..] };
                if !effects.is_empty() {
                    let _ = writeln!(self.text, "{how} = {{ {} }}", effects.join(", "));
                }
            }
        }
    }

    /// What a change does to some number that the scenario surely has.
    fn effect(&mut self, how: &str) -> String {
        let of_sides = [
            ("no_deal", 0.3),
            ("erosion_per_month", 0.03),
            ("cost_per_month", 0.1),
            ("exposure", 0.3),
            ("resolve", 2.0),
            ("credibility", 0.5),
            ("foresight", 0.5),
            ("good_faith", 0.5),
            ("leaves_per_month", 0.3),
        ];
        let of_events = [("per_month", 2.0), ("walkout", 0.2), ("postpones", 0.3)];
        let (path, size) = match self.choice.whole(0, 9) {
            0 => ("balance.drift_per_month".to_owned(), 0.1),
            1 => ("balance.volatility".to_owned(), 0.3),
            2 => ("talks.resume_after".to_owned(), 1.0),
            3 if self.text.contains("id = \"event_0\"") => {
                let (key, size) = of_events[self.choice.whole(0, 2)];
                (format!("event.event_0.{key}"), size)
            }
            4 if self.mediators > 0 => {
                let m = self.choice.whole(0, self.mediators - 1);
                (format!("party.mediator_{m}.pressure.side_0"), 0.03)
            }
            5 if self.mediators > 0 && how == "set" => {
                let way = ["false", "\"mean\""][self.choice.whole(0, 1)];
                let m = self.choice.whole(0, self.mediators - 1);
                return format!("\"party.mediator_{m}.drafts\" = {way}");
            }
            _ => {
                let side = self.choice.whole(0, self.signatories - 1);
                let (key, size) = of_sides[self.choice.whole(0, of_sides.len() - 1)];
                (format!("party.side_{side}.{key}"), size)
            }
        };
        let by = match how {
            "add" => self.number_of(-size, size),
            "times" => self.number_of(0.0, 2.0),
            _ => self.number_of(0.1 * size, size),
        };
        format!("\"{path}\" = {by}")
    }
}
