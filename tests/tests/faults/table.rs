//! Runs scenarios concurrently and prints their table.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tests::example::Example;

use crate::scenario::Scenario;

/// Scenarios mostly wait, so more of them run than there are processors.
const SIDE_BY_SIDE: usize = 4;

/// Runs all scenarios and prints a line for each. Fails with the names of those that failed.
pub(crate) fn run(title: &str, scenarios: &[Scenario]) {
    // Builds the program first, which takes all processors.
    let _ = Example::new([""; 0]);
    let next = AtomicUsize::new(0);
    let lines = Mutex::new(vec![None; scenarios.len()]);
    thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            scope.spawn(|| {
                while let Some((index, scenario)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    scenarios.get(index).map(|scenario| (index, scenario))
                } {
                    let line = catch_unwind(AssertUnwindSafe(|| scenario.run())).ok();
                    lines.lock().unwrap()[index] = line;
                }
            });
        }
    });
    let lines = lines.into_inner().unwrap();
    print(title, &lines.iter().flatten().cloned().collect::<String>());
    let failed: Vec<&str> =
        scenarios.iter().zip(&lines).filter(|(_, line)| line.is_none()).map(|(scenario, _)| scenario.name).collect();
    assert!(failed.is_empty(), "{} of {} scenarios failed: {failed:#?}", failed.len(), scenarios.len());
}

/// Prints lines of the table under a heading.
pub(crate) fn print(title: &str, lines: &str) {
    println!(
        "\n### {title}\n\n| scenario | attempts | time | end | exit | official SDK |\n|---|---|---|---|---|---|\n{lines}"
    );
}
