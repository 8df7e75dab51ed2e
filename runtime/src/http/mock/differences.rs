//! Where a request differs from the members that a rule expects.

use serde_json::Value;

/// The paths of the expected members that the request lacks, or whose values differ. Members that aren't expected don't
/// matter. Values are not told, since they may be sensitive.
pub(super) fn differences(expected: &Value, found: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    compare(expected, Some(found), &mut String::new(), &mut paths);
    paths
}

fn compare(expected: &Value, found: Option<&Value>, path: &mut String, paths: &mut Vec<String>) {
    let length = path.len();
    match (expected, found) {
        (Value::Object(members), Some(Value::Object(found))) => {
            for (name, expected) in members {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
                compare(expected, found.get(name), path, paths);
                path.truncate(length);
            }
        }
        (Value::Array(elements), Some(Value::Array(found))) if elements.len() == found.len() => {
            for (index, (expected, found)) in elements.iter().zip(found).enumerate() {
                path.push_str(&format!("[{index}]"));
                compare(expected, Some(found), path, paths);
                path.truncate(length);
            }
        }
        (expected, found) if found != Some(expected) => paths.push(path.clone()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_expected_members_are_compared() {
        let found = json!({"Id": "O1", "Project": {"Title": "a", "Needs": ["x", {"N": 1}]}, "Token": "t"});
        for (expected, paths) in [
            (json!({}), &[][..]),
            (json!({"Id": "O1", "Project": {"Title": "a"}}), &[]),
            (json!({"Id": "O2", "Project": {"Title": "b"}}), &["Id", "Project.Title"]),
            (json!({"Project": {"Needs": ["x", {"N": 2}]}}), &["Project.Needs[1].N"]),
            (json!({"Project": {"Needs": ["x"]}}), &["Project.Needs"]),
            (json!({"Project": {"Stage": {"A": 1}}}), &["Project.Stage"]),
            (json!({"Id": {"A": 1}}), &["Id"]),
        ] {
            assert_eq!(differences(&expected, &found), paths, "{expected}");
        }
    }
}
