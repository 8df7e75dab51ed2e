//! Invalid models and their problems.

use super::check;
use crate::diagnostic::Diagnostics;
use crate::options::Selection;
use crate::smithy;

/// A valid model with one operation, and the given shapes.
fn model(more: &str) -> String {
    with_operation(r#""input": {"target": "a.b#In"}, "output": {"target": "a.b#Out"}"#, more)
}

fn with_operation(operation: &str, more: &str) -> String {
    let comma = if more.is_empty() { "" } else { "," };
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a.b#Store": {{"type": "service", "operations": [{{"target": "a.b#Get"}}], "traits": {{
  "aws.protocols#awsJson1_0": {{}}, "aws.auth#sigv4": {{"name": "store"}}}}}},
"a.b#Get": {{"type": "operation", {operation}}},
"a.b#In": {{"type": "structure", "members": {{"Token": {{"target": "smithy.api#String"}}, "Max": {{"target": "smithy.api#Integer"}}}}}},
"a.b#Out": {{"type": "structure", "members": {{"Next": {{"target": "smithy.api#String"}}, "Names": {{"target": "a.b#Names"}}}}}},
"a.b#Names": {{"type": "list", "member": {{"target": "smithy.api#String"}}}}{comma}
{more}
}}}}"#
    )
}

/// The rendered problems, without the name of the file.
fn problems(text: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    if let Some(model) = smithy::parse(text, &mut diagnostics) {
        check(&model, &mut diagnostics);
    }
    diagnostics.render("", text)
}

/// The messages of the problems in these shapes.
fn messages(more: &str) -> Vec<String> {
    let text = problems(&model(more));
    let messages = text.lines().filter_map(|line| line.split_once(": error: "));
    messages.map(|(_, message)| message.to_owned()).collect()
}

#[test]
fn a_valid_model_has_no_problems() {
    assert_eq!(problems(&model("")), "");
}

#[test]
fn all_problems_are_reported_at_once_in_the_order_of_the_file() {
    let text = model(
        r#""a.b#Thing": {"type": "structure", "members": {
    "gone": {"target": "a.b#Nmaes"},
    "count": {"target": "smithy.api#Integer", "traits": {"smithy.api#pattern": "x"}},
    "text": {"target": "a.b#String", "traits": {"smithy.api#length": {"min": "1"}}}
}}"#,
    );
    assert_eq!(
        problems(&text),
        ":9: error: the target of a member is `a.b#Nmaes`, which the model doesn't define
  shape: a.b#Thing, member: gone
  help: did you mean `a.b#Names`?
:10: error: the trait `smithy.api#pattern` is for a string, not for an integer
  shape: a.b#Thing, member: count
:11: error: the target of a member is `a.b#String`, which the model doesn't define
  shape: a.b#Thing, member: text
  help: did you mean `smithy.api#String`?
:11: error: the value of the trait `smithy.api#length` is invalid: invalid type: string \"1\", expected u64
  shape: a.b#Thing, member: text
4 errors
"
    );
}

#[test]
fn references_must_lead_to_the_right_type() {
    let cases = [
        (
            r#""input": {"target": "a.b#Names"}"#,
            "the input of an operation must be a structure, but `a.b#Names` is a list",
        ),
        (
            r#""output": {"target": "a.b#Get"}"#,
            "the output of an operation must be a structure, but `a.b#Get` is an operation",
        ),
        (
            r#""errors": [{"target": "a.b#Out"}]"#,
            "an error must be a structure with the trait `smithy.api#error`, but `a.b#Out` doesn't have it",
        ),
        (
            r#""input": {"target": "a.b#Store"}"#,
            "the input of an operation must not be `a.b#Store`, which is a service",
        ),
    ];
    for (operation, message) in cases {
        let text = problems(&with_operation(operation, ""));
        assert!(text.contains(message), "{text}");
    }
    assert_eq!(
        messages(
            r#""a.b#M": {"type": "map", "key": {"target": "smithy.api#Integer"}, "value": {"target": "smithy.api#Unit"}}"#
        ),
        [
            "the key of a map must be a string or an enum, but `smithy.api#Integer` is an integer",
            "the target of a list or map must be a simple or aggregate shape, but `smithy.api#Unit` is the unit type",
        ]
    );
}

#[test]
fn enum_values_must_be_unique() {
    let shape = r#""a.b#E": {"type": "enum", "members": {
        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "x"}},
        "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "x"}}}}"#;
    assert_eq!(messages(shape), ["the members `A` and `B` of the enum have the same value `x`"]);
}

#[test]
fn members_with_the_same_value_are_both_named_in_any_kind_of_enum() {
    let shape = r#""a.b#E": {"type": "intEnum", "members": {
        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
        "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 2}},
        "C": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
        "D": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}}"#;
    let expected = ["C", "D"].map(|name| format!("the members `A` and `{name}` of the enum have the same value `1`"));
    assert_eq!(messages(shape), expected);
    let shape = r#""a.b#E": {"type": "string", "traits": {"smithy.api#enum": [
        {"name": "ON", "value": "1"}, {"name": "YES", "value": "1"}]}}"#;
    assert_eq!(messages(shape), ["the members `ON` and `YES` of the enum have the same value `1`"]);
    let shape = r#""a.b#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"},
        "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "A"}}}}"#;
    assert_eq!(messages(shape), ["the members `A` and `B` of the enum have the same value `A`"]);
}

#[test]
fn traits_must_be_valid_for_their_shapes() {
    let cases = [
        (
            "smithy.api#Blob",
            r#""smithy.api#idempotencyToken": {}"#,
            "the trait `smithy.api#idempotencyToken` is for a string, not for a blob",
        ),
        (
            "smithy.api#String",
            r#""smithy.api#range": {"min": 1}"#,
            "the trait `smithy.api#range` is for a number, not for a string",
        ),
        (
            "smithy.api#String",
            r#""smithy.api#timestampFormat": "date-time""#,
            "the trait `smithy.api#timestampFormat` is for a timestamp, not for a string",
        ),
        (
            "smithy.api#String",
            r#""smithy.api#length": {"min": 2, "max": 1}"#,
            "the minimum length 2 is greater than the maximum length 1",
        ),
        (
            "smithy.api#Long",
            r#""smithy.api#range": {"min": 2.5, "max": -1}"#,
            "the minimum 2.5 is greater than the maximum -1",
        ),
        ("smithy.api#Byte", r#""smithy.api#default": 200"#, "the default 200 doesn't fit in a byte"),
        ("smithy.api#Float", r#""smithy.api#default": 1e300"#, "the default 1e+300 doesn't fit in a float"),
        (
            "smithy.api#BigInteger",
            r#""smithy.api#default": 123456789012345678901234567890"#,
            "the default (about 1.2345678901234568e+29) is too large: only defaults of up to 64 bits are supported",
        ),
        (
            "smithy.api#Boolean",
            r#""smithy.api#default": "no""#,
            "the default is a string, which is not a value of a boolean",
        ),
        (
            "a.b#Names",
            r#""smithy.api#default": ["x"]"#,
            "the default is a list or object that is not empty, which is not a value of a list",
        ),
    ];
    for (target, traits, message) in cases {
        let shape = format!(
            r#""a.b#S": {{"type": "structure", "members": {{"m": {{"target": "{target}", "traits": {{{traits}}}}}}}}}"#
        );
        assert_eq!(messages(&shape), [message], "{traits}");
    }
}

#[test]
fn shapes_may_contain_themselves_only_through_structures_and_unions() {
    let looped = r#""a.b#A": {"type": "list", "member": {"target": "a.b#B"}},
        "a.b#B": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a.b#A"}},
        "a.b#C": {"type": "list", "member": {"target": "a.b#A"}}"#;
    assert_eq!(messages(looped), ["the shape contains itself: `a.b#A`, `a.b#B` and back"]);
    let fine = r#""a.b#A": {"type": "list", "member": {"target": "a.b#S"}},
        "a.b#S": {"type": "structure", "members": {"a": {"target": "a.b#A"}, "s": {"target": "a.b#S", "traits": {"smithy.api#required": {}}}}}"#;
    assert_eq!(messages(fine), [""; 0]);
}

#[test]
fn nesting_of_lists_has_a_limit() {
    let list =
        |n: usize, target: &str| format!(r#""a.b#L{n}": {{"type": "list", "member": {{"target": "{target}"}}}}"#);
    let lists: Vec<_> =
        (0..200).map(|n| list(n, &format!("a.b#L{}", n + 1))).chain([list(200, "smithy.api#String")]).collect();
    let messages = messages(&lists.join(","));
    assert_eq!(messages, ["lists and maps are nested more than 32 levels deep"]);
}

#[test]
fn resources_must_not_contain_themselves() {
    let shapes = r#""a.b#R": {"type": "resource", "resources": [{"target": "a.b#Q"}]},
        "a.b#Q": {"type": "resource", "resources": [{"target": "a.b#R"}]}"#;
    assert_eq!(messages(shapes), ["the resource contains itself through `a.b#Q`"]);
}

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

#[test]
fn labels_of_host_prefixes_are_members_of_the_input() {
    let with = |prefix: &str| {
        let operation = format!(
            r#""input": {{"target": "a.b#Labels"}}, "traits": {{"smithy.api#endpoint": {{"hostPrefix": "{prefix}"}}}}"#
        );
        let labels = r#""a.b#Labels": {"type": "structure", "members": {
            "Id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#hostLabel": {}}},
            "Name": {"target": "smithy.api#String"}}}"#;
        problems(&with_operation(&operation, labels))
    };
    for prefix in ["sync-", "{Id}.", "a.{Id}-{Id}.b-"] {
        assert_eq!(with(prefix), "", "{prefix}");
    }
    for (prefix, message) in [
        ("", "the host prefix `` is invalid"),
        ("a/", "the host prefix `a/` is invalid"),
        ("{Id.", "the host prefix `{Id.` is invalid"),
        ("Id}.", "the host prefix `Id}.` is invalid"),
        ("{}.", "has the label ``, which the operation's input doesn't have"),
        (
            "{id}.",
            "has the label `id`, which the operation's input doesn't have\n  shape: a.b#Get\n  help: did you mean `Id`?",
        ),
        ("{Name}.", "the host prefix `{Name}.` has the label `Name`, which is not a host label"),
    ] {
        let text = with(prefix);
        assert!(text.contains(message) && text.contains("shape: a.b#Get"), "{prefix}: {text}");
    }
}

#[test]
fn exactly_one_service_with_a_supported_protocol_is_needed() {
    let text = model("");
    for (from, to, message) in [
        ("awsJson1_0", "restJson1", "the service uses restJson1, which is not supported"),
        ("aws.protocols#awsJson1_0", "smithy.api#internal", "the service has no protocol"),
        ("\"type\": \"service\", ", "\"type\": \"structure\", ", "the model has no service"),
        ("{\"name\": \"store\"}", "{\"nam\": \"store\"}", "missing field `name`"),
        ("\"aws.auth#sigv4\"", "\"smithy.api#internal\"", "the service has no name for signatures"),
        ("[{\"target\": \"a.b#Get\"}]", "[]", "the service has no operations"),
        ("\"name\": \"store\"", "\"name\": \"\"", "the name `` for signatures is invalid"),
        ("\"name\": \"store\"", "\"name\": \"a/b\"", "the name `a/b` for signatures is invalid"),
    ] {
        let text = problems(&text.replace(from, to));
        assert!(text.contains(message), "{message}: {text}");
    }
    let second = r#""a.b#Other": {"type": "service", "traits": {"aws.protocols#awsJson1_1": {}}}"#;
    assert!(problems(&model(second)).contains("the model has several services: this one and `a.b#Other`"));
}

#[test]
fn one_mistake_is_reported_once() {
    let text = model("");
    let only = |text: &str, message: &str| {
        let printed = problems(text);
        assert!(printed.contains(message) && printed.ends_with("\n1 error\n"), "{printed}");
    };
    only(
        &text.replace("[{\"target\": \"a.b#Get\"}]", "[{\"target\": \"a.b#Out\"}]"),
        "a bound operation must be an operation, but `a.b#Out` is a structure",
    );
    only(&text.replace("\"aws.protocols#awsJson1_0\": {}", "\"aws.protocols#awsJson1_0\": 1"), "is invalid");
    only(&text.replace("{\"name\": \"store\"}", "{\"nam\": \"store\"}"), "missing field `name`");
    let level = r#""a.b#L": {"type": "intEnum", "members": {
        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
        "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 5000000000}}}}"#;
    only(&model(level), "5000000000 doesn't fit in 32 bits");
    only(&model(r#""a.b#L": {"type": "intEnum", "members": {}}"#), "an intEnum needs at least one member");
    let lost = r#""a.b#L": {"type": "intEnum", "members": {
        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1.5}}}}"#;
    only(&model(lost), "1.5 doesn't fit in 32 bits");
}

#[test]
fn renamed_shapes_exist_and_are_simple_or_aggregate() {
    let renamed = |id: &str| {
        let rename = format!(r#""type": "service", "rename": {{"{id}": "New"}}, "#);
        problems(&model("").replace("\"type\": \"service\", ", &rename))
    };
    assert_eq!(renamed("a.b#Out"), "");
    assert!(renamed("a.b#Get").contains("`rename` is for simple and aggregate shapes, but `a.b#Get` is an operation"));
    let text = renamed("a.b#Uot");
    assert!(text.contains("`rename` has `a.b#Uot`, which the model doesn't define"), "{text}");
}

#[test]
fn models_must_not_define_shapes_of_the_prelude() {
    let text = problems(&model(r#""smithy.api#String": {"type": "integer"}"#));
    assert!(text.contains("`smithy.api#String` is in the namespace `smithy.api`"), "{text}");
}

#[test]
fn unknown_traits_are_one_warning_each() {
    let found = problems(&model(
        r#""a.b#mine": {"type": "structure", "traits": {"smithy.api#trait": {}}},
"a.b#X": {"type": "string", "traits": {"a.b#mine": {}, "aws.iam#iamAction": 1, "smithy.api#examples": []}},
"a.b#Y": {"type": "string", "traits": {"a.b#mine": {}}}"#,
    ));
    assert_eq!(
        found,
        ":9: warning: the trait `a.b#mine` is unknown and has no effect\n  shape: a.b#X\n  \
         help: used 2 times; check whether it matters to callers of the service\n1 warning\n"
    );
}

#[test]
fn for_an_unknown_trait_the_nearest_known_one_is_suggested() {
    for (id, expected) in [
        ("smithy.api#lenght", "did you mean `smithy.api#length`? (used once)"),
        ("smithy.api#Pattern", "did you mean `smithy.api#pattern`? (used once)"),
        ("smithy.api#idempotentToken", "did you mean `smithy.api#idempotencyToken`? (used once)"),
        ("smithy.api#documentaton", "did you mean `smithy.api#documentation`? (used once)"),
        ("smithy.api#tag", "did you mean `smithy.api#tags`? (used once)"),
        ("smithy.apis#length", "did you mean `smithy.api#length`? (used once)"),
        ("aws.protocols#awsJson1_2", "did you mean `aws.protocols#awsJson1_0`? (used once)"),
        ("aws.auth#sigv5", "did you mean `aws.auth#sigv4`? (used once)"),
        ("smithy.api#somethingElse", "used once; check whether it matters to callers of the service"),
        ("com.example#length", "used once; check whether it matters to callers of the service"),
        ("com.example#lenght", "used once; check whether it matters to callers of the service"),
    ] {
        let shape = format!(r#""a.b#X": {{"type": "string", "traits": {{"{id}": {{}}}}}}"#);
        let printed = problems(&model(&shape));
        assert!(printed.contains(&format!("the trait `{id}` is unknown")), "{printed}");
        assert!(printed.contains(&format!("  help: {expected}\n")), "{id}: {printed}");
    }
}

#[test]
fn an_operation_with_optional_auth_is_no_warning() {
    let printed = problems(&with_operation(r#""traits": {"smithy.api#optionalAuth": {}}"#, ""));
    assert!(!printed.contains("warning"), "{printed}");
}

/// The rendered problems of a model with a valid operation `Get` and an invalid one, for a selection of them.
fn selected(only: &str, except: &str) -> String {
    let bad = r#""a.b#Bad": {"type": "operation", "input": {"target": "a.b#BadIn"}},
        "a.b#BadIn": {"type": "structure", "members": {
            "gone": {"target": "a.b#Gone"},
            "count": {"target": "smithy.api#Integer", "traits": {"smithy.api#pattern": "x"}},
            "text": {"target": "smithy.api#String", "traits": {"smithy.api#length": {"min": "1"}}},
            "endless": {"target": "a.b#Endless", "traits": {"x.y#z": {}}}}},
        "a.b#Endless": {"type": "list", "member": {"target": "a.b#Endless"}},
        "a.b#Empty": {"type": "union", "members": {}}"#;
    let text = model(bad).replace(r#"[{"target": "a.b#Get"}]"#, r#"[{"target": "a.b#Get"}, {"target": "a.b#Bad"}]"#);
    selected_of(&text, only, except)
}

fn selected_of(text: &str, only: &str, except: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    let mut model = smithy::parse(text, &mut diagnostics).unwrap();
    let names = |list: &str| if list.is_empty() { Default::default() } else { Selection::names(list).unwrap() };
    let selection = Selection { only: names(only), except: names(except) };
    super::selection::select(&mut model, &selection, &mut diagnostics);
    check(&model, &mut diagnostics);
    diagnostics.render("", text)
}

/// Each kind of problem is reported if an operation that has it is selected, and only then.
#[test]
fn no_kind_of_problem_of_what_is_not_selected_is_reported() {
    for (bad, problem) in [
        (r#""input": {"target": "a.b#Gone"}}"#, "which the model doesn't define"),
        (r#""errors": [{"target": "a.b#In"}]}"#, "an error must be a structure"),
        (r#""traits": {"smithy.api#endpoint": {"hostPrefix": "{x}."}}}"#, "the host prefix"),
        (r#""traits": {"smithy.api#paginated": {"inputToken": "x"}}}"#, "without paging"),
        (r#""traits": {"smithy.api#paginated": 1}}"#, "the value of the trait"),
        (r#""traits": {"smithy.api#lenght": {}}}"#, "is unknown"),
        (
            r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {"e": {"target": "a.b#E"}}},
            "a.b#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"},
            "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "A"}}}}"#,
            "have the same value",
        ),
        (
            r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {
            "n": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 1000}}}}"#,
            "doesn't fit in a byte",
        ),
        (
            r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {"u": {"target": "a.b#U"}}},
            "a.b#U": {"type": "union", "members": {}}"#,
            "needs at least one member",
        ),
        (r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "strcture"}"#, "strcture"),
        (r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {"x": 1}}"#, "a.b#X"),
        (
            r#""output": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {"s": {"target": "a.b#S"},
            "n": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 1000}}}},
            "a.b#S": {"type": "blob", "traits": {"smithy.api#streaming": {}}}"#,
            "is left out",
        ),
    ] {
        let with = |only: &str, except: &str| {
            let text = model(&format!(r#""a.b#Bad": {{"type": "operation", {bad}"#));
            let text = text.replace(r#"[{"target": "a.b#Get"}]"#, r#"[{"target": "a.b#Get"}, {"target": "a.b#Bad"}]"#);
            selected_of(&text, only, except)
        };
        assert!(with("", "").contains(problem), "{}", with("", ""));
        assert_eq!((with("Get", ""), with("", "Bad")), (String::new(), String::new()), "{problem}");
    }
}

#[test]
fn what_only_an_operation_that_is_left_out_reaches_is_not_checked_after_a_selection() {
    let text = model(
        r#""a.b#Watch": {"type": "operation", "output": {"target": "a.b#X"}},
        "a.b#Other": {"type": "operation"},
        "a.b#X": {"type": "structure", "members": {"s": {"target": "a.b#S"},
        "n": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 1000}}}},
        "a.b#S": {"type": "blob", "traits": {"smithy.api#streaming": {}}}"#,
    );
    let all = r#"[{"target": "a.b#Get"}, {"target": "a.b#Watch"}, {"target": "a.b#Other"}]"#;
    let printed = selected_of(&text.replace(r#"[{"target": "a.b#Get"}]"#, all), "", "Other");
    assert!(printed.contains("`Watch` is left out") && printed.ends_with("\n1 warning\n"), "{printed}");
}

#[test]
fn only_the_selected_part_of_a_service_is_checked() {
    assert_eq!(selected("Get", ""), "");
    assert_eq!(selected("", "Bad"), "");
    for (only, problems) in [("", "5 errors, 1 warning\n"), ("Bad", "4 errors, 1 warning\n")] {
        let printed = selected(only, "");
        for part in ["`a.b#Gone`", "smithy.api#pattern", "expected u64", "contains itself", "x.y#z"] {
            assert!(printed.contains(part), "{part}: {printed}");
        }
        assert_eq!(printed.contains("a union needs at least one member"), only.is_empty(), "{printed}");
        assert!(printed.ends_with(problems), "{printed}");
    }
}
