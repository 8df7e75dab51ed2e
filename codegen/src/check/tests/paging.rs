//! Paging that can't be typed, which is left out.

use super::{problems, with_operation};

#[test]
fn an_operation_whose_paging_has_missing_members_or_unsupported_types_is_not_paged_with_a_warning() {
    let paged = |paging: &str| {
        let operation = format!(
            r#""input": {{"target": "a.b#In"}}, "output": {{"target": "a.b#Out"}}, "traits": {{"smithy.api#paginated": {{{paging}}}}}"#
        );
        problems(&with_operation(&operation, ""))
    };
    let good = r#""inputToken": "Token", "outputToken": "Next", "items": "Names", "pageSize": "Max""#;
    assert_eq!(paged(good), "");
    let cases = [
        (
            r#""inputToken": "Tokn", "outputToken": "Next""#,
            "warning: the operation `Get` is generated without paging: its `inputToken` is `Tokn`, which the operation's input doesn't have",
        ),
        (r#""inputToken": "Tokn", "outputToken": "Next""#, "did you mean `Token`?"),
        (
            r#""inputToken": "Max", "outputToken": "Next""#,
            "its `outputToken` is a string, but its `inputToken` is an integer",
        ),
        (r#""inputToken": "Token""#, "without paging: it has no `outputToken`"),
        (r#""inputToken": "Token", "outputToken": "Next", "pageSize": "Token""#, "must be an integer, but is a string"),
        (r#""inputToken": "Token", "outputToken": "Next", "items": "Next""#, "must be a list or map, but are a string"),
        (
            r#""inputToken": "Token", "outputToken": "Next.x""#,
            "its `outputToken` is `Next.x`, which the operation's output doesn't have",
        ),
    ];
    for (paging, message) in cases {
        let text = paged(paging);
        assert!(text.contains(message) && !text.contains("error"), "{text}");
    }
}

#[test]
fn tokens_page_sizes_and_items_of_any_other_type_leave_paging_out() {
    let shapes = r#""a.b#Kinds": {"type": "structure", "members": {
        "string": {"target": "smithy.api#String"}, "integer": {"target": "smithy.api#Integer"},
        "long": {"target": "smithy.api#Long"}, "boolean": {"target": "smithy.api#Boolean"},
        "double": {"target": "smithy.api#Double"}, "blob": {"target": "smithy.api#Blob"},
        "timestamp": {"target": "smithy.api#Timestamp"}, "document": {"target": "smithy.api#Document"},
        "list": {"target": "a.b#Names"}, "map": {"target": "a.b#Map"}, "enums": {"target": "a.b#EnumMap"},
        "enum": {"target": "a.b#Enum"}, "intEnum": {"target": "a.b#IntEnum"},
        "structure": {"target": "a.b#In"}, "union": {"target": "a.b#Union"}}},
        "a.b#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a.b#Names"}},
        "a.b#EnumMap": {"type": "map", "key": {"target": "a.b#Enum"}, "value": {"target": "a.b#Names"}},
        "a.b#Enum": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
        "a.b#IntEnum": {"type": "intEnum", "members": {
            "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}},
        "a.b#Union": {"type": "union", "members": {"text": {"target": "smithy.api#String"}}}"#;
    let warning = |token: &str, size: &str, items: &str| {
        let text = with_operation(
            &format!(
                r#""input": {{"target": "a.b#Kinds"}}, "output": {{"target": "a.b#Kinds"}}, "traits": {{
                "smithy.api#paginated": {{"inputToken": "{token}", "outputToken": "{token}", "pageSize": "{size}", "items": "{items}"}}}}"#
            ),
            shapes,
        );
        let problems = problems(&text);
        assert!(problems.is_empty() || problems.ends_with("\n1 warning\n"), "{token} {size} {items}: {problems}");
        let (_, rest) = problems.split_once("warning: the operation `Get` is generated without paging: ")?;
        rest.lines().next().map(str::to_owned)
    };
    for (token, size, items) in
        [("string", "integer", "list"), ("map", "long", "map"), ("structure.Token", "long", "enums")]
    {
        assert_eq!(warning(token, size, items), None, "{token} {size} {items}");
    }
    let others = [
        "integer",
        "boolean",
        "double",
        "blob",
        "timestamp",
        "document",
        "list",
        "enums",
        "enum",
        "intEnum",
        "structure",
        "union",
    ];
    for token in others {
        let found = warning(token, "integer", "list").unwrap_or_else(|| panic!("{token} has a warning"));
        assert!(found.starts_with("its token must be a string or a map with strings as keys, but is "), "{found}");
    }
    for size in ["string", "double", "intEnum", "enum", "list", "map", "structure"] {
        let found = warning("string", size, "list").unwrap_or_else(|| panic!("{size} has a warning"));
        assert!(found.starts_with("its `pageSize` must be an integer, but is "), "{found}");
    }
    for items in ["string", "integer", "structure", "union", "document", "blob"] {
        let found = warning("string", "integer", items).unwrap_or_else(|| panic!("{items} has a warning"));
        assert!(found.starts_with("its `items` must be a list or map, but are "), "{found}");
    }
    // A path leads only through structures.
    for items in ["list.member", "map.value", "union.text"] {
        let found = warning("string", "integer", items).unwrap();
        assert!(found.contains("which the operation's output doesn't have"), "{found}");
    }
}
