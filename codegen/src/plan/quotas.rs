//! The quotas of the side file, checked against the model.

use std::collections::BTreeSet;

use super::ir::{Operation, QuotaGroup};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::options::Quotas;
use crate::smithy::{Model, ShapeKind};

/// The quotas of the planned operations. Reports operations that the model doesn't have.
pub(super) fn plan(
    model: &Model,
    quotas: &Quotas,
    operations: &[Operation],
    diagnostics: &mut Diagnostics,
) -> Vec<QuotaGroup> {
    let is_operation = |kind: &ShapeKind| matches!(kind, ShapeKind::Operation(_));
    let all = model.shapes.iter().filter(|(_, shape)| is_operation(&shape.kind));
    let all: BTreeSet<&str> = all.map(|(id, _)| id.name.as_str()).collect();
    let mut planned = Vec::new();
    for (name, group) in &quotas.groups {
        for (operation, line) in group.operations.iter().filter(|(operation, _)| !all.contains(operation.as_str())) {
            let problem =
                format!("the group `{name}` in `quotas` has `{operation}`, which is no operation of the model");
            let problem = Diagnostic::error(problem).did_you_mean(nearest(operation, all.iter().copied()));
            diagnostics.push(problem.in_file(&quotas.file, *line));
        }
        let has = |operation: &&Operation| group.operations.iter().any(|(name, _)| *name == operation.name);
        let operations: Vec<String> = operations.iter().filter(has).map(|operation| operation.name.clone()).collect();
        if !operations.is_empty() {
            let (per_second, burst, per_day) = (group.per_second, group.burst, group.per_day);
            planned.push(QuotaGroup { name: name.clone(), operations, per_second, burst, per_day });
        }
    }
    planned
}
