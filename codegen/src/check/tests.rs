//! Invalid models and their problems.

mod paging;
mod selected;

use super::check;
use crate::diagnostic::Diagnostics;
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
