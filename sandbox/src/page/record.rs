//! Any record as a list of names and values.

use maud::{Markup, html};
use serde_json::Value;

/// The members of an object, without those that are empty.
pub(super) fn members(value: &Value) -> Markup {
    let Some(members) = value.as_object() else { return scalar(value) };
    html! {
        dl {
            @for (name, value) in members.iter().filter(|(_, value)| !is_empty(value)) {
                div .nest[is_nested(value)] { dt { (label(name)) } dd { (any(value)) } }
            }
        }
    }
}

fn any(value: &Value) -> Markup {
    match value {
        Value::Object(_) => members(value),
        Value::Array(items) if items.iter().any(Value::is_object) => html! {
            ol { @for item in items { li { (members(item)) } } }
        },
        Value::Array(items) => html! {
            ul .values { @for item in items { li { (any(item)) } } }
        },
        _ => scalar(value),
    }
}

fn scalar(value: &Value) -> Markup {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    html! { bdi { (text) } }
}

/// True for what has names of its own, which stand below its name.
fn is_nested(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(Value::is_object),
        other => other.is_object(),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(members) => members.values().all(is_empty),
        _ => false,
    }
}

/// Words that people write with capitals.
const ACRONYMS: [&str; 5] = ["APN", "ARN", "AWS", "ID", "URL"];

/// `CustomerBusinessProblem` as `Customer business problem`.
pub(super) fn label(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut before_is_lower = false;
    for letter in name.chars() {
        match words.last_mut() {
            Some(word) if !(letter.is_uppercase() && before_is_lower) => word.push(letter),
            None => words.push(letter.to_string()),
            Some(_) => words.push(letter.to_lowercase().collect()),
        }
        before_is_lower = letter.is_lowercase();
    }
    for word in &mut words {
        if let Some(acronym) = ACRONYMS.iter().find(|acronym| acronym.eq_ignore_ascii_case(word)) {
            *word = (*acronym).to_owned();
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_words() {
        assert_eq!(label("CustomerBusinessProblem"), "Customer business problem");
        assert_eq!(label("AwsTeam"), "AWS team");
        assert_eq!(label("PrimaryNeedsFromAws"), "Primary needs from AWS");
        assert_eq!(label("WebsiteUrl"), "Website URL");
        assert_eq!(label(""), "");
    }

    #[test]
    fn values_are_escaped_in_all_depths() {
        let hostile = "<script>alert(1)</script>";
        let value =
            serde_json::json!({ hostile: [hostile, { hostile: { "a": hostile } }, [[hostile]]], "b": [{}, null] });
        let html = members(&value).into_string();
        assert!(!html.contains("<script") && html.matches("&lt;script&gt;").count() == 5, "{html}");
    }
}
