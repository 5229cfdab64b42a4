//! How long one negotiation, one batch of draws, and loading a scenario take; and a batch of every mechanism.

#[allow(dead_code, reason = "a test uses the rest")]
mod rows;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use negsim::engine::BATCH;
use negsim::{Plan, Scenario, replay, simulate};
use std::hint::black_box;
use std::path::Path;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/abu_dhabi.toml");

fn loading(criterion: &mut Criterion) {
    let text = std::fs::read_to_string(FILE).expect("the scenario is shipped");
    criterion.bench_function("load the Abu Dhabi case", |bencher| {
        bencher.iter(|| Scenario::parse(black_box(&text), FILE).is_ok());
    });
}

fn playing(criterion: &mut Criterion) {
    let scenario = Scenario::read(FILE).expect("the scenario is shipped");
    let table = scenario.table();
    criterion.bench_function("one negotiation", |bencher| {
        bencher.iter(|| replay(table, 0, black_box(3), 1));
    });
    let plan = Plan::new(0, BATCH, 4).expect("small");
    let mut group = criterion.benchmark_group("one batch");
    group.throughput(Throughput::Elements(plan.draws() * plan.repeats()));
    group.bench_function("256 draws x 4", |bencher| {
        bencher.iter(|| simulate(table, black_box(plan)));
    });
    group.finish();
}

/// A batch of the plain scenario, and with each mechanism.
fn mechanisms(criterion: &mut Criterion) {
    let rows = rows::rows();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mechanisms");
    let files = rows::write(&rows, &folder).expect("there is room for small files");
    let plan = Plan::new(0, BATCH, 4).expect("small");
    let mut group = criterion.benchmark_group("256 draws x 4");
    group.throughput(Throughput::Elements(plan.draws() * plan.repeats()));
    for (row, file) in rows.iter().zip(files) {
        let scenario = Scenario::read(file).expect("a test reads every row");
        group.bench_function(&row.name, |bencher| {
            bencher.iter(|| simulate(scenario.table(), black_box(plan)));
        });
    }
    group.finish();
}

criterion_group!(benches, loading, playing, mechanisms);
criterion_main!(benches);
