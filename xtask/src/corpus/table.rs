//! The table with the results of a run.

use std::time::Duration;

use smithy_client_codegen::Stages;

use super::{Facts, Outcome};

const COLUMNS: usize = 13;

/// The columns from `parse` to `emit` are milliseconds of the stages, and `ms` is their sum.
const HEAD: [&str; COLUMNS] = [
    "model",
    "protocol",
    "operations",
    "shapes",
    "lines",
    "warnings",
    "parse",
    "check",
    "plan",
    "emit",
    "ms",
    "ms/MB",
    "cargo",
];

/// One line for each model, and the totals.
pub(super) fn text(rows: &[(String, Outcome)]) -> String {
    let mut cells: Vec<[String; COLUMNS]> = vec![HEAD.map(str::to_owned)];
    cells.extend(rows.iter().map(|(name, outcome)| row(name, outcome)));
    cells.push(totals(rows));
    let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: [usize; COLUMNS] = std::array::from_fn(width);
    let line = |row: &[String; COLUMNS]| {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            // Names are aligned to the left, numbers to the right.
            line +=
                &if matches!(column, 0 | 1 | 12) { format!("{cell:<width$}  ") } else { format!("{cell:>width$}  ") };
        }
        line.trim_end().to_owned() + "\n"
    };
    cells.iter().map(line).collect()
}

fn row(name: &str, outcome: &Outcome) -> [String; COLUMNS] {
    match outcome {
        Outcome::Crate { facts, cargo } => {
            let cargo = match cargo {
                None => String::new(),
                Some(Ok(time)) => format!("{:.1} s", time.as_secs_f64()),
                Some(Err(_)) => "FAILED".to_owned(),
            };
            numbers(name, facts.protocol, std::slice::from_ref(&facts), cargo)
        }
        Outcome::Skipped(protocols) => words(name, protocols, "skipped"),
        Outcome::Failed(_) => words(name, "", "NOT GENERATED"),
    }
}

fn totals(rows: &[(String, Outcome)]) -> [String; COLUMNS] {
    let crates = rows.iter().filter_map(|(_, outcome)| match outcome {
        Outcome::Crate { facts, cargo } => Some((facts, cargo)),
        _ => None,
    });
    let (facts, cargo): (Vec<&Facts>, Vec<_>) = crates.unzip();
    let checked = cargo.iter().filter(|cargo| cargo.is_some()).count();
    let passed = cargo.iter().filter(|cargo| matches!(cargo, Some(Ok(_)))).count();
    let cargo = if checked == 0 { String::new() } else { format!("{passed} of {checked}") };
    numbers(&format!("{} of {} models", facts.len(), rows.len()), "", &facts, cargo)
}

/// The sums of some crates.
fn numbers(name: &str, protocol: &str, facts: &[&Facts], cargo: String) -> [String; COLUMNS] {
    let sum = |number: fn(&Facts) -> usize| facts.iter().map(|facts| number(facts)).sum::<usize>();
    let stage = |time: fn(&Stages) -> Duration| {
        facts.iter().map(|facts| time(&facts.stages)).sum::<Duration>().as_secs_f64() * 1000.0
    };
    let stages = [stage(|it| it.parse), stage(|it| it.check), stage(|it| it.plan), stage(|it| it.emit)];
    let ms: f64 = stages.iter().sum();
    let [parse, check, plan, emit] = stages.map(|ms| format!("{ms:.0}"));
    #[expect(clippy::cast_precision_loss, reason = "models are shorter than 2^52 bytes")]
    let per_mb = ms / (sum(|facts| facts.bytes) as f64 / 1e6);
    [
        name.to_owned(),
        protocol.to_owned(),
        sum(|facts| facts.operations).to_string(),
        sum(|facts| facts.shapes).to_string(),
        sum(|facts| facts.lines).to_string(),
        sum(|facts| facts.warnings).to_string(),
        parse,
        check,
        plan,
        emit,
        format!("{ms:.0}"),
        format!("{per_mb:.0}"),
        cargo,
    ]
}

fn words(name: &str, protocol: &str, end: &str) -> [String; COLUMNS] {
    let mut cells: [String; COLUMNS] = Default::default();
    [cells[0], cells[1], cells[12]] = [name.to_owned(), protocol.to_owned(), end.to_owned()];
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_numbers_added_up() {
        let facts = |operations, ms: u64| Facts {
            title: "T".to_owned(),
            protocol: "awsJson1_0",
            operations,
            shapes: 10,
            lines: 100,
            warnings: 1,
            stages: Stages { emit: Duration::from_millis(ms - 4), plan: Duration::from_millis(4), ..Stages::default() },
            bytes: 500_000,
        };
        let rows = [
            ("a".to_owned(), Outcome::Crate { facts: facts(1, 10), cargo: Some(Ok(Duration::from_secs(2))) }),
            ("long/name".to_owned(), Outcome::Crate { facts: facts(22, 30), cargo: Some(Err("no".to_owned())) }),
            ("c".to_owned(), Outcome::Skipped("restJson1".to_owned())),
            ("d".to_owned(), Outcome::Failed("why".to_owned())),
        ];
        let expected = "\
model          protocol    operations  shapes  lines  warnings  parse  check  plan  emit  ms  ms/MB  cargo
a              awsJson1_0           1      10    100         1      0      0     4     6  10     20  2.0 s
long/name      awsJson1_0          22      10    100         1      0      0     4    26  30     60  FAILED
c              restJson1                                                                             skipped
d                                                                                                    NOT GENERATED
2 of 4 models                      23      20    200         2      0      0     8    32  40     40  1 of 2
";
        assert_eq!(text(&rows), expected);
    }
}
