//! Reading members tolerantly: their names in any case, and what has another type than expected is absent.

use serde_json::Value;

/// A member of an object. The exact name is preferred.
pub(crate) fn member<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    let members = object.as_object()?;
    let other_case = || members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    members.get(name).or_else(other_case).filter(|value| !value.is_null())
}

/// A text. A number is read as its digits, since account numbers were seen in both forms.
pub(crate) fn text(object: &Value, name: &str) -> Option<String> {
    match member(object, name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The texts of a list.
pub(crate) fn texts(object: &Value, name: &str) -> Vec<String> {
    let items = member(object, name).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}
