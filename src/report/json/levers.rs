//! A target and a sweep for programs. Their formats are stable: keys may be added, none changed or removed.

use crate::claims::{Likelihood, Plan, Sweep, Swept, Target, Targets};
use serde::Serialize;

/// One JSON object and a line break. What is not known is null.
pub fn target_json(targets: &Targets) -> String {
    let report = TargetReport {
        negsim: env!("CARGO_PKG_VERSION"),
        format: super::FORMAT,
        plan: targets.case.plan,
        of: &targets.of,
        reach: targets.reach,
        now: targets.now,
        levers: targets.rows.iter().map(TargetLever::of).collect(),
        left_out: &targets.left_out,
    };
    serde_json::to_string_pretty(&report).expect("every key is a string") + "\n"
}

/// One JSON object and a line break.
pub fn sweep_json(sweep: &Sweep) -> String {
    let each = |end: fn(&Likelihood) -> f64| {
        sweep.grid.iter().map(|row| row.iter().map(end).collect()).collect()
    };
    let contours = sweep.contours.iter();
    let report = SweepReport {
        negsim: env!("CARGO_PKG_VERSION"),
        format: super::FORMAT,
        plan: sweep.case.plan,
        of: &sweep.of,
        levers: sweep.levers.iter().map(SweptLever::of).collect(),
        p: each(|likelihood| likelihood.p),
        low: each(|likelihood| likelihood.low),
        high: each(|likelihood| likelihood.high),
        n: sweep.case.plan.negotiations,
        contours: contours.map(|one| Contour { p: one.p, points: &one.points }).collect(),
    };
    serde_json::to_string_pretty(&report).expect("every key is a string") + "\n"
}

/// A line a point: the levers' values, the likelihood with its interval, the negotiations.
pub fn sweep_csv(sweep: &Sweep) -> String {
    let paths = sweep.levers.iter().map(|swept| swept.lever.path.as_str());
    let head: Vec<&str> = paths.chain(["p", "low", "high", "n"]).collect();
    let mut lines = head.join(",") + "\n";
    let columns = &sweep.levers[sweep.levers.len() - 1].values;
    for (row, likelihoods) in sweep.grid.iter().enumerate() {
        for (column, likelihood) in columns.iter().zip(likelihoods) {
            if sweep.levers.len() == 2 {
                lines += &format!("{},", sweep.levers[0].values[row]);
            }
            let Likelihood { p, low, high, n } = likelihood;
            lines += &format!("{column},{p},{low},{high},{n}\n");
        }
    }
    lines
}

#[derive(Serialize)]
struct TargetReport<'a> {
    negsim: &'static str,
    format: u32,
    plan: Plan,
    of: &'a str,
    reach: f64,
    now: Likelihood,
    levers: Vec<TargetLever<'a>>,
    left_out: &'a [String],
}

#[derive(Serialize)]
struct TargetLever<'a> {
    lever: &'a str,
    name: &'a str,
    unit: &'a str,
    from: f64,
    searched_low: f64,
    searched_high: f64,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    open_below: Option<bool>,
    open_above: Option<bool>,
    change_in_sd: Option<f64>,
    change_in_range: Option<f64>,
    best: f64,
    best_low: f64,
    best_high: f64,
    best_at: f64,
    n: u64,
}

#[derive(Serialize)]
struct SweepReport<'a> {
    negsim: &'static str,
    format: u32,
    plan: Plan,
    of: &'a str,
    levers: Vec<SweptLever<'a>>,
    p: Vec<Vec<f64>>,
    low: Vec<Vec<f64>>,
    high: Vec<Vec<f64>>,
    n: u64,
    contours: Vec<Contour<'a>>,
}

#[derive(Serialize)]
struct SweptLever<'a> {
    lever: &'a str,
    name: &'a str,
    unit: &'a str,
    from: f64,
    values: &'a [f64],
    #[serde(skip_serializing_if = "Option::is_none")]
    levels: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct Contour<'a> {
    p: f64,
    points: &'a [(f64, f64)],
}

impl<'a> TargetLever<'a> {
    fn of(row: &'a Target) -> Self {
        let lever = &row.search.lever;
        TargetLever {
            lever: &lever.path,
            name: &lever.name,
            unit: &lever.unit,
            from: lever.present,
            searched_low: row.search.low,
            searched_high: row.search.high,
            value: row.value.map(|found| found.value),
            low: row.value.map(|found| found.low),
            high: row.value.map(|found| found.high),
            open_below: row.value.map(|found| found.is_open_below),
            open_above: row.value.map(|found| found.is_open_above),
            change_in_sd: row.change_in_sd(),
            change_in_range: row.change_in_range(),
            best: row.best.p,
            best_low: row.best.low,
            best_high: row.best.high,
            best_at: row.best_at,
            n: row.best.n,
        }
    }
}

impl<'a> SweptLever<'a> {
    fn of(swept: &'a Swept) -> Self {
        let values = || swept.values.iter();
        let levels = swept.lever.levels.is_some();
        SweptLever {
            lever: &swept.lever.path,
            name: &swept.lever.name,
            unit: &swept.lever.unit,
            from: swept.lever.present,
            values: &swept.values,
            levels: levels.then(|| values().filter_map(|at| swept.lever.level(*at)).collect()),
        }
    }
}
