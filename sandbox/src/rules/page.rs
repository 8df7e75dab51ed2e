//! The table of rules as a page of the documentation.

use std::fmt::Write as _;

use super::rule::{Outcome, Rule, Source};
use super::table::RULES;

/// The rules as Markdown, one table for each source.
#[must_use]
pub fn page() -> String {
    let mut page = "\
# Rules of the sandbox

<!-- Printed by `cargo run -p partnercentral-sandbox -- --rules`; a test compares it. -->

What the sandbox does beyond the constraints of the model, which it takes from the client crate. Each rule is known from
somewhere; where nothing is known, the stricter behaviour is chosen. A response by a rule names it in the header
`x-sandbox-rules`.
"
    .to_owned();
    let sources = [
        (Source::Documented, "Documented", "stated in the documentation of AWS or in the model of the service"),
        (Source::Reported, "Reported", "told by users of the service, or seen in recorded responses"),
        (Source::Assumed, "Assumed", "chosen where the facts are silent"),
    ];
    for (source, title, explanation) in sources {
        let rules: Vec<&Rule> = RULES.iter().copied().filter(|rule| rule.source == source).collect();
        // Writing to a String can't fail.
        let _ = write!(
            page,
            "\n## {title}\n\n{} rules, {explanation}.\n\n| rule | operations | error | text |\n|---|---|---|---|\n",
            rules.len()
        );
        rules.iter().for_each(|rule| page.push_str(&row(rule)));
    }
    page
}

fn row(rule: &Rule) -> String {
    let operations = if rule.operations.is_empty() { "all".to_owned() } else { rule.operations.join(", ") };
    let error = match rule.outcome {
        Outcome::Business(code) => format!("`{code}` (business)"),
        Outcome::Request(code) => format!("`{code}` (request)"),
        Outcome::Error(code) => format!("`{code}`"),
        Outcome::Protocol(code, status) => format!("`{code}` ({status})"),
        Outcome::Behaviour => String::new(),
    };
    format!("| `{}` | {operations} | {error} | {} |\n", rule.id, rule.text)
}
