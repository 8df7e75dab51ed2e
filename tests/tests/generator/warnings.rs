//! Warnings: a crate is made, and something in the model has no effect on it.

use crate::support::good;

#[test]
fn a_pattern_that_cannot_be_compiled_is_named_with_its_member_and_the_reason() {
    let model = include_str!("../../fixtures/nested_constraints.json");
    let generated = good("nested_constraints", model);
    let printed = generated.warnings.render("model.json", model);
    let expected = "model.json:67: warning: the pattern `^(?<=a)b$` is not checked before requests are sent, because it \
                    looks behind\n  shape: example.zoo#FeedRequest, member: Label\n";
    assert!(printed.contains(expected), "{printed}");
    let request = generated.files.get("src/operation/feed.rs").unwrap();
    assert!(request.contains("/// At most 3 characters. Pattern, which only the service checks: `^(?<=a)b$`"));
    assert!(request.contains("label: \"Label\" [length(0, 3)],"));
}
