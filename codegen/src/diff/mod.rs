//! What the change of a model means: for programs that talk to the service, and for the API of the generated crate.
//!
//! [`diff`] plans the crates of both models and compares the plans, so that it sees exactly what reaches a crate. Each
//! change is of a kind, and the table of kinds (`rules/table.rs`) decides its levels. A change of a shape is one entry,
//! however many operations reach it.

mod allow;
mod change_log;
mod changes;
mod comparison;
mod documentation;
mod endpoints;
mod facts;
mod inputs;
mod levels;
mod markdown;
mod matching;
mod members;
mod operations;
mod page;
mod report;
mod retypes;
mod rules;
mod service;
mod side;
mod text;
mod types;
mod updates;
mod version;
mod waits;

pub use self::allow::{AllowList, Day};
use self::comparison::Comparison;
pub use self::inputs::{Input, Rejected, names_of_nothing};
pub use self::levels::{Direction, Rust, Wire};
pub use self::page::text as page;
pub use self::report::{Allowed, Change, Entry, FailOn, Listed, OldName, Report, Verdict, Versions};
use self::side::Side;
use crate::generate::Planned;

/// Compares two models of a service.
///
/// # Errors
/// The problems of the models. A model from which no crate can be generated is never equal to another one.
pub fn diff(old: &Input<'_>, new: &Input<'_>) -> Result<Report, Rejected> {
    let (before, after) = inputs::plan(old, new)?;
    Ok(compare(&before, &after))
}

/// A row of the table of kinds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The kind of change, as in reports.
    pub kind: String,
    /// `input` (or both), `output`, or empty for all directions.
    pub direction: &'static str,
    /// The level on the wire.
    pub wire: Wire,
    /// The level of the Rust API.
    pub rust: Rust,
}

/// All rows of the table of kinds, in its order.
pub fn rows() -> Vec<Row> {
    let rows = rules::Kind::ALL.iter().flat_map(|kind| kind.rules().rows.iter().map(|rule| (kind.id(), rule)));
    rows.map(|(kind, rule)| Row { kind, direction: rule.when.name(), wire: rule.wire, rust: rule.rust }).collect()
}

fn compare(old: &Planned, new: &Planned) -> Report {
    let sides = [old, new].map(|planned| Side::new(&planned.model, &planned.service));
    let [before, after] = sides;
    let mut comparison = Comparison::new(before, after);
    comparison.services();
    comparison.operations();
    comparison.types();
    comparison.waits();
    let old_names = comparison.old_names.into_iter().collect();
    let changes = comparison.changes.finish();
    let documentation = documentation::changed(&old.model, &new.model);
    let wire = changes.iter().map(|change| change.wire).max().unwrap_or_default();
    let documented = if documentation > 0 { Rust::Patch } else { Rust::None };
    let rust = changes.iter().map(|change| change.rust).max().unwrap_or_default().max(documented);
    let from = old.service.package.version.clone();
    Report {
        identical: changes.is_empty() && documentation == 0,
        verdict: Verdict { wire, rust },
        version: Versions { to: version::next(&from, rust), from },
        changes,
        documentation,
        allow: None,
        title: new.service.title.clone(),
        old_names,
    }
}
