//! Warnings: a crate is generated, but a part of the model has no effect on it.

use crate::support::good;

#[test]
fn a_name_clash_is_reported_with_both_names_and_the_way_to_choose_another() {
    let model = include_str!("../../fixtures/name_clashes.json");
    let printed = good("name_clashes", model).warnings.render("model.json", model);
    let warnings = printed.lines().filter(|line| line.contains(" becomes the ")).count();
    assert_eq!(warnings, 10, "{printed}");
    let expected = "model.json:36: warning: `example.shop#UrlThing` becomes the type `UrlThing2`, because \
                    `example.shop#URLThing` already has the name `UrlThing`\n  shape: example.shop#UrlThing\n  \
                    help: to choose another name, add it to `names` in the side file: \
                    \"example.shop#UrlThing\": \"…\"\n";
    assert!(printed.contains(expected), "{printed}");
}

#[test]
fn a_pattern_that_cannot_be_compiled_is_reported_with_its_member_and_the_reason() {
    let model = include_str!("../../fixtures/nested_constraints.json");
    let generated = good("nested_constraints", model);
    let printed = generated.warnings.render("model.json", model);
    let expected = "model.json:67: warning: the pattern `^(?<=a)b$` is not checked before requests are sent, because it \
                    has a look-behind\n  shape: example.zoo#FeedRequest, member: Label\n";
    assert!(printed.contains(expected), "{printed}");
    let request = generated.files.get("src/operation/feed.rs").unwrap();
    assert!(request.contains("/// At most 3 characters. Pattern, which only the service checks: `^(?<=a)b$`"));
    assert!(request.contains("label: \"Label\" [length(0, 3)],"));
}
