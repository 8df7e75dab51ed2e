//! Changes of the side file. Everything else in its text stays as it is.

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstInputValue, CstObject, CstRootNode};

const NAMES: &str = "names";

/// The side file with another version.
pub(super) fn with_version(text: &str, version: &str) -> Result<String, String> {
    edit(text, |side| set(side, "version", version))
}

/// The side file with more names.
pub(super) fn with_names(text: &str, names: &[(String, String)]) -> Result<String, String> {
    edit(text, |side| {
        let table = side.object_value_or_set(NAMES);
        names.iter().for_each(|(id, name)| set(&table, id, name));
    })
}

/// The side file without the names of these items.
pub(super) fn without_names(text: &str, ids: &[String]) -> Result<String, String> {
    edit(text, |side| {
        let Some(table) = side.object_value(NAMES) else { return };
        ids.iter().filter_map(|id| table.get(id)).for_each(|property| property.remove());
    })
}

fn set(table: &CstObject, key: &str, value: &str) {
    let value = CstInputValue::String(value.to_owned());
    match table.get(key) {
        Some(property) => property.set_value(value),
        None => drop(table.append(key, value)),
    }
}

fn edit(text: &str, change: impl FnOnce(&CstObject)) -> Result<String, String> {
    let root = CstRootNode::parse(text, &ParseOptions::default());
    let root = root.map_err(|error| format!("error: the side file is not valid JSON: {error}"))?;
    let side = root.object_value().ok_or("error: the side file is not an object")?;
    change(&side);
    Ok(root.to_string())
}
