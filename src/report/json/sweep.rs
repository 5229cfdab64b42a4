//! A sweep for programs.

use super::envelope::envelope;
use super::object::{Keyed, object};
use crate::claims::{Contour, Likelihood, Sweep, Swept};
use serde::Serialize;

/// One JSON object and a line break.
pub fn sweep_json(sweep: &Sweep) -> String {
    let row = |row: &Vec<Likelihood>, end: fn(&Likelihood) -> f64| row.iter().map(end).collect();
    let each = |end| -> Vec<Vec<f64>> { sweep.grid.iter().map(|of| row(of, end)).collect() };
    let contour = |contour: &Contour| object! { p: contour.p, points: contour.points.clone() };
    let plan = sweep.case.plan;
    let claim = object! {
        of: &sweep.of,
        levers: sweep.levers.iter().map(lever).collect::<Vec<_>>(),
        p: each(|likelihood| likelihood.p),
        low: each(|likelihood| likelihood.low),
        high: each(|likelihood| likelihood.high),
        n: plan.negotiations,
        contours: sweep.contours.iter().map(contour).collect::<Vec<_>>(),
    };
    envelope(&sweep.case, plan, claim, sweep.case.cautions.iter())
}

fn lever(swept: &Swept) -> impl Serialize {
    let lever = &swept.lever;
    let levels = lever.levels.as_ref().map(|_| {
        let values = swept.values.iter();
        ("levels", values.filter_map(|at| lever.level(*at)).collect::<Vec<_>>())
    });
    object! {
        lever: &lever.path,
        name: &lever.name,
        unit: &lever.unit,
        from: lever.present,
        values: &swept.values,
        #[serde(flatten)]
        levels: Keyed(levels.into_iter().collect()),
    }
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
