//! What it would take of each lever, alone: first which of many may do it at all, then a search along each of those.

use super::look::{Look, best};
use super::paired::Paired;
use super::probe::Probe;
use super::screen::Screen;
use super::search::Search;
use super::target::{LeverRange, Target, Targets};
use crate::claims::asked;
use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;
use crate::claims::work::Work;
use crate::engine::{Asked, Game, Plan, QuantityId};

/// More levers than these are screened before any search.
const FEW_LEVERS: usize = 4;
/// Draws at a value of the screen at the most: one in so many of the plan's, or all where these are few.
const ROUGH: u64 = 16;
const FEW: u64 = 64;
/// The searches of many levers look about so often each,
const LOOKS: u64 = 16;
/// and take about so many times the plan's draws together,
const BUDGET: u64 = 3;
/// but each look has so many draws at the least, or all.
const FEWEST: u64 = 250;
/// So many times the draws where these could not tell,
const AGAIN: u64 = 4;
/// as long as no more than so many times the plan's were played.
const PATIENCE: u64 = 16;
/// More draws than these are not kept one by one.
const MOST_PAIRED: u64 = 1 << 22;

/// The search for what it would take of each lever, look by look. Of more than four levers only those are searched that
/// may reach the likelihood, with fewer draws the more they are; where that cannot tell, once more with more.
pub struct Targeting<'a, G> {
    case: Case,
    probe: Probe<'a, G>,
    ranges: Vec<LeverRange>,
    reach: f64,
    now: Option<Likelihood>,
    screen: Option<Screen>,
    /// Of many levers: what their looks are held against.
    paired: Option<Paired>,
    searches: Vec<Search>,
    rows: Vec<Target>,
    /// Draws of the searches so far.
    played: u64,
    /// Draws of a look of a search.
    of_look: u64,
}

impl<'a, G: Game> Targeting<'a, G> {
    /// For a likelihood of `reach`. `asked` is a likelihood.
    pub fn new(
        case: &Case,
        game: &'a G,
        asked: Asked,
        reach: f64,
        ranges: Vec<LeverRange>,
        plan: Plan,
    ) -> Self {
        Targeting {
            case: case.clone(),
            probe: Probe::new(game, asked, plan),
            ranges,
            reach,
            now: None,
            screen: None,
            paired: None,
            searches: Vec::new(),
            rows: Vec::new(),
            played: 0,
            of_look: plan.draws(),
        }
    }

    /// Everything; none where looks are left.
    pub fn finish(self) -> Option<Targets> {
        let Targeting { case, probe, reach, now, mut rows, .. } = self;
        if self.screen.is_some() || !self.searches.is_empty() {
            return None;
        }
        rows.sort_by(|one, other| one.rank(reach).total_cmp(other.rank(reach)));
        let questions = probe.game.questions();
        Some(Targets {
            case: case.played(probe.plan.into()),
            of: asked::word(questions, probe.asked),
            name: asked::name(questions, probe.asked),
            reach,
            now: now?,
            rows,
            left_out: Vec::new(),
        })
    }

    /// Looks at the scenario as it stands.
    fn begin(&mut self) {
        let draws = self.probe.plan.draws();
        let now = self.probe.at(&[], draws);
        self.now = Some(now);
        if self.ranges.len() > FEW_LEVERS {
            let most = (draws / ROUGH).max(FEW).min(draws);
            let mut paired = Paired::new(now);
            self.played = paired.make_ready(&self.probe, most);
            self.paired = Some(paired);
            self.screen = Some(Screen::new(&self.ranges, self.reach, now, most));
        } else {
            let ranges = core::mem::take(&mut self.ranges).into_iter();
            let search = |range| Search::new(range, self.reach, now.p, draws);
            self.searches = ranges.map(search).collect();
        }
    }

    /// Makes rows of the levers that the screen dropped, and searches of the others.
    fn screened(&mut self, screen: Screen, now: Likelihood) {
        let ranges = core::mem::take(&mut self.ranges);
        self.played += screen.played;
        let all = screen.finish(ranges.len());
        let open = all.iter().filter(|(_, is_open)| *is_open).count() as u64;
        let draws = self.probe.plan.draws();
        let share = BUDGET * draws / (LOOKS * at_least_1(open));
        self.of_look = share.max(FEWEST).min(draws);
        for (range, (looks, is_open)) in ranges.into_iter().zip(all) {
            if is_open {
                self.searches.push(Search::new(range, self.reach, now.p, self.of_look));
            } else {
                // Of values looked at with few draws the highest is high by luck.
                let most = looks.iter().map(|look| look.draws).max();
                let mut relied: Vec<Look> =
                    looks.into_iter().filter(|look| Some(look.draws) == most).collect();
                // What was looked at may lie farther off than the lever stands now.
                let present = range.lever.present;
                if range.lever.is_known() && (range.low..=range.high).contains(&present) {
                    relied.push(Look { value: present, seen: now, draws });
                }
                let best = best(&relied, self.reach, now.p);
                self.rows.push(Target {
                    search: range,
                    value: None,
                    best: best.seen,
                    best_at: best.value,
                    draws: best.draws,
                });
            }
        }
    }

    /// How likely it is at a value, seen with so many draws.
    fn look(&mut self, quantity: QuantityId, value: f64, draws: u64) -> Likelihood {
        let Some(paired) = self.paired.as_mut().filter(|_| draws <= MOST_PAIRED) else {
            return self.probe.at(&[(quantity, value)], draws);
        };
        self.played += paired.make_ready(&self.probe, draws);
        let nothing = Likelihood { p: 0.0, low: 0.0, high: 1.0, n: 0 };
        let look = Look { value, seen: nothing, draws: 0 };
        paired.look(&self.probe, quantity, &look, [0; 2], draws).1.seen
    }

    /// Goes on with the last search.
    fn search(&mut self) {
        let Some(mut search) = self.searches.pop() else { return };
        let Some(row) = search.target() else {
            if let Some((value, draws)) = search.lacking() {
                search.see(self.look(search.range.lever.quantity, value, draws));
                self.played += draws;
            }
            return self.searches.push(search);
        };
        let plan = self.probe.plan.draws();
        let more = (AGAIN * row.draws).min(plan);
        let is_patient = self.played < PATIENCE * plan;
        // A value of which nothing is known is none yet.
        let is_vague = row.value.is_some_and(|value| value.is_open_below && value.is_open_above);
        if (row.may_reach(self.reach) || is_vague) && row.draws < more && is_patient {
            return self.searches.push(search.again(more));
        }
        self.rows.push(row);
    }
}

impl<G: Game> Work for Targeting<'_, G> {
    /// A look at a time, or on the screen, where looks are short, as many as batches are asked for.
    fn advance(&mut self, batches: u64) -> bool {
        match (self.now, self.screen.take()) {
            (None, _) => self.begin(),
            (Some(now), Some(mut screen)) => {
                let paired = self.paired.as_ref().expect("a screen holds against how it stands");
                let looks = at_least_1(batches) as usize;
                if screen.advance(&self.probe, paired, &self.ranges, looks) {
                    self.screen = Some(screen);
                } else {
                    self.screened(screen, now);
                }
            }
            (Some(_), None) => self.search(),
        }
        self.screen.is_some() || !self.searches.is_empty()
    }

    /// In draws, of which nobody knows how many are left.
    fn progress(&self) -> (u64, u64) {
        let played = self.played + self.screen.as_ref().map_or(0, |screen| screen.played);
        let left = match self.screen {
            Some(_) => played + BUDGET * self.probe.plan.draws(),
            None => LOOKS * self.of_look * self.searches.len() as u64,
        };
        (played, played + left)
    }
}

fn at_least_1(draws: u64) -> u64 {
    if draws > 0 { draws } else { 1 }
}
