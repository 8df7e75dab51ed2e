//! What a change changed: the members that differ, whether they may be changed, and whether a record holds them.

use super::rules::UpdateRules;
use super::tree::Tree;
use crate::codec::Sorted;
use crate::error::{ErrorKind, Failure, FieldError};

/// The code of the advice.
pub(super) const NOT_EDITABLE: &str = "NotEditable";

/// The paths of the members that differ, without those that are empty on both sides. Only structures are compared
/// member by member: keys of maps may be sensitive, and paths are printed.
pub(super) fn changed(old: &Tree, new: &Tree, rules: &UpdateRules) -> Vec<String> {
    let mut paths = Vec::new();
    compare(Some(old), Some(new), "", rules, &mut paths);
    paths
}

fn compare(old: Option<&Tree>, new: Option<&Tree>, path: &str, rules: &UpdateRules, paths: &mut Vec<String>) {
    if !path.is_empty() && !rules.structures.contains(&path) {
        if !same(old, new) {
            paths.push(path.to_owned());
        }
        return;
    }
    let mut names = Sorted::new();
    for tree in [old, new].into_iter().flatten() {
        if let Tree::Object(members) = tree {
            names.extend(members.keys().map(|name| (name.as_str(), ())));
        }
    }
    for (name, ()) in names {
        let below = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let member = |tree: Option<&Tree>| tree.and_then(|tree| tree.member(name)).cloned();
        compare(member(old).as_ref(), member(new).as_ref(), &below, rules, paths);
    }
}

/// An empty value is the same as none.
fn same(old: Option<&Tree>, new: Option<&Tree>) -> bool {
    let present = |tree: Option<&Tree>| tree.filter(|tree| !tree.is_empty()).cloned();
    present(old) == present(new)
}

/// The paths at which a record doesn't hold what was sent.
pub(super) fn lost<'p>(sent: &Tree, record: &Tree, changed: &'p [String]) -> Vec<&'p str> {
    changed.iter().map(String::as_str).filter(|path| !same(sent.get(path), record.get(path))).collect()
}

/// Reports changes that the state of the record doesn't permit.
pub(super) fn check_editable(old: &Tree, changed: &[String], rules: &UpdateRules) -> Result<(), Failure> {
    let Some(editable) = rules.editable else { return Ok(()) };
    let Some(status) = old.get(editable.status).and_then(Tree::text) else { return Ok(()) };
    let fixed = changed.iter().filter(|path| editable.may_change(&status, path) == Some(false));
    let message = format!("can't be changed while {} is `{status}`", editable.status);
    let fields = fixed.map(|path| FieldError::new(Some(path.clone()), Some(NOT_EDITABLE.to_owned()), message.clone()));
    let fields: Vec<FieldError> = fields.collect();
    if fields.is_empty() {
        return Ok(());
    }
    let message = format!(
        "{} is `{status}`, and then the service rejects {}; nothing was sent (`advice(false)` sends it all the same)",
        editable.status,
        if fields.len() == 1 { "this change" } else { "these changes" },
    );
    Err(Failure::new(ErrorKind::InvalidRequest, Some(NOT_EDITABLE.into()), message).with_details(None, fields))
}
