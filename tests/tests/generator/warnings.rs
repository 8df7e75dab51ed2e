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

#[test]
fn a_pattern_in_slashes_or_one_that_is_no_regular_expression_is_reported_and_not_checked() {
    let model = |pattern: &str| {
        let model = include_str!("../../fixtures/nested_constraints.json");
        model.replace("^(?<=a)b$", &pattern.replace('\\', "\\\\"))
    };
    for (pattern, reason, help) in [
        (
            "/^[a-z]+$/",
            "no text matches it",
            "  help: the slashes are a part of the pattern: in models, patterns stand without them\n",
        ),
        ("a$b", "no text matches it", ""),
        ("^(?=a)b$", "no text matches it", ""),
        ("[a-", "it is invalid: a `[` without its `]`", ""),
        ("(a", "it is invalid: unclosed group", ""),
        ("a{2,1}", "it is invalid: invalid repetition count range, the start must be <= the end", ""),
        ("+", "it is invalid: repetition operator missing expression", ""),
    ] {
        let model = model(pattern);
        let generated = good(pattern, &model);
        let printed = generated.warnings.render("model.json", &model);
        let expected = format!(
            "model.json:67: warning: the pattern `{pattern}` is not checked before requests are sent, because {reason}\n  \
             shape: example.zoo#FeedRequest, member: Label\n{help}"
        );
        assert!(printed.contains(&expected), "{printed}");
        let request = generated.files.get("src/operation/feed.rs").unwrap();
        assert!(request.contains(&format!("Pattern, which only the service checks: `{pattern}`")), "{pattern}");
        assert!(request.contains("label: \"Label\" [length(0, 3)],"), "{pattern}");
    }
    // The slashes of a path are meant.
    let model = model("/a/");
    let printed = good("/a/", &model).warnings.render("model.json", &model);
    assert!(!printed.contains("pattern"), "{printed}");
}

#[test]
fn paging_that_has_no_type_is_left_out_of_its_operation_only() {
    let model = include_str!("../../fixtures/paging_left_out.json");
    let generated = good("paging_left_out", model);
    let printed = generated.warnings.render("model.json", model);
    for (operation, problems) in
        [("ListA", 2), ("ListB", 1), ("ListC", 3), ("ListD", 1), ("ListE", 1), ("ListF", 2), ("ListG", 1), ("ListH", 0)]
    {
        let warning = format!("warning: the operation `{operation}` is generated without paging: ");
        assert_eq!(printed.matches(&warning).count(), problems, "{operation}: {printed}");
        let file = format!("src/operation/list_{}.rs", operation.trim_start_matches("List").to_lowercase());
        let paged = generated.files.get(&file).unwrap().contains("impl Paginated for");
        assert_eq!(paged, problems == 0, "{operation}");
    }
}
