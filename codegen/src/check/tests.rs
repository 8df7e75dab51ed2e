//! Bad models and what is said about them.

use super::check;
use crate::diagnostic::Diagnostics;
use crate::options::Selection;
use crate::smithy;

/// A sound model with one operation, and the given shapes besides.
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

/// The printed diagnostics, without the file's name.
fn problems(text: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    if let Some(model) = smithy::parse(text, &mut diagnostics) {
        check(&model, &mut diagnostics);
    }
    diagnostics.render("", text)
}

/// The messages of the problems that these shapes have, one a line.
fn messages(more: &str) -> Vec<String> {
    let text = problems(&model(more));
    let messages = text.lines().filter_map(|line| line.split_once(": error: "));
    messages.map(|(_, message)| message.to_owned()).collect()
}

#[test]
fn a_sound_model_has_no_problems() {
    assert_eq!(problems(&model("")), "");
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_file() {
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
:10: error: the trait `smithy.api#pattern` goes with a string, not with an integer
  shape: a.b#Thing, member: count
:11: error: the target of a member is `a.b#String`, which the model doesn't define
  shape: a.b#Thing, member: text
  help: did you mean `smithy.api#String`?
:11: error: the value of the trait `smithy.api#length` has the wrong form: invalid type: string \"1\", expected u64
  shape: a.b#Thing, member: text
4 errors
"
    );
}

#[test]
fn references_must_lead_to_the_right_kind() {
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
            "an error must be a structure with the trait `smithy.api#error`, but `a.b#Out` has none",
        ),
        (r#""input": {"target": "a.b#Store"}"#, "the input of an operation can't be `a.b#Store`, which is a service"),
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
            "what a list or map holds must be a shape of data, but `smithy.api#Unit` is the empty unit",
        ]
    );
}

#[test]
fn enum_values_must_differ() {
    let shape = r#""a.b#E": {"type": "enum", "members": {
        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "x"}},
        "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "x"}}}}"#;
    assert_eq!(messages(shape), ["two members of the enum have the value `x`"]);
}

#[test]
fn traits_must_be_where_they_mean_something() {
    let cases = [
        (
            "smithy.api#Blob",
            r#""smithy.api#idempotencyToken": {}"#,
            "the trait `smithy.api#idempotencyToken` goes with a string, not with a blob",
        ),
        (
            "smithy.api#String",
            r#""smithy.api#range": {"min": 1}"#,
            "the trait `smithy.api#range` goes with a number, not with a string",
        ),
        (
            "smithy.api#String",
            r#""smithy.api#timestampFormat": "date-time""#,
            "the trait `smithy.api#timestampFormat` goes with a timestamp, not with a string",
        ),
        (
            "smithy.api#String",
            r#""smithy.api#length": {"min": 2, "max": 1}"#,
            "no length is both at least 2 and at most 1",
        ),
        (
            "smithy.api#Long",
            r#""smithy.api#range": {"min": 2.5, "max": -1}"#,
            "no number is both at least 2.5 and at most -1",
        ),
        ("smithy.api#Byte", r#""smithy.api#default": 200"#, "the default 200 doesn't fit a byte"),
        ("smithy.api#Float", r#""smithy.api#default": 1e300"#, "the default 1e+300 doesn't fit a float"),
        (
            "smithy.api#BigInteger",
            r#""smithy.api#default": 123456789012345678901234567890"#,
            "the default (about 1.2345678901234568e+29) doesn't fit: only defaults of up to 64 bits are supported",
        ),
        (
            "smithy.api#Boolean",
            r#""smithy.api#default": "no""#,
            "the default is a string, which is no value of a boolean",
        ),
        (
            "a.b#Names",
            r#""smithy.api#default": ["x"]"#,
            "the default is a list or object with something in it, which is no value of a list",
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
fn shapes_may_hold_themselves_only_through_structures_and_unions() {
    let looped = r#""a.b#A": {"type": "list", "member": {"target": "a.b#B"}},
        "a.b#B": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a.b#A"}},
        "a.b#C": {"type": "list", "member": {"target": "a.b#A"}}"#;
    assert_eq!(messages(looped), ["the shape holds itself without end: `a.b#A`, `a.b#B` and back"]);
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
    assert_eq!(messages, ["lists and maps are nested in each other deeper than 32 levels"]);
}

#[test]
fn resources_must_not_hold_themselves() {
    let shapes = r#""a.b#R": {"type": "resource", "resources": [{"target": "a.b#Q"}]},
        "a.b#Q": {"type": "resource", "resources": [{"target": "a.b#R"}]}"#;
    assert_eq!(messages(shapes), ["the resource holds itself through `a.b#Q`"]);
}

#[test]
fn paging_names_members_that_work() {
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
            "`Tokn` as its `inputToken`, which the operation's input doesn't have",
        ),
        (r#""inputToken": "Tokn", "outputToken": "Next""#, "did you mean `Token`?"),
        (
            r#""inputToken": "Max", "outputToken": "Next""#,
            "another type than the one it sends: a string and an integer",
        ),
        (r#""inputToken": "Token""#, "paging doesn't say what its `outputToken` is"),
        (
            r#""inputToken": "Token", "outputToken": "Next", "pageSize": "Token""#,
            "must be a whole number, but is a string",
        ),
        (r#""inputToken": "Token", "outputToken": "Next", "items": "Next""#, "must be a list or map, but are a string"),
        (r#""inputToken": "Token", "outputToken": "Next.x""#, "`Next.x` as its `outputToken`"),
    ];
    for (paging, message) in cases {
        let text = paged(paging);
        assert!(text.contains(message), "{text}");
    }
}

#[test]
fn host_prefixes_hold_labels_that_the_input_has() {
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
        ("", "the host prefix `` can't begin a host name"),
        ("a/", "the host prefix `a/` can't begin a host name"),
        ("{Id.", "can't begin a host name"),
        ("Id}.", "can't begin a host name"),
        ("{}.", "names ``, which the operation's input doesn't have"),
        ("{id}.", "names `id`, which the operation's input doesn't have\n  shape: a.b#Get\n  help: did you mean `Id`?"),
        ("{Name}.", "the host prefix `{Name}.` holds `Name`, which is no host label"),
    ] {
        let text = with(prefix);
        assert!(text.contains(message) && text.contains("shape: a.b#Get"), "{prefix}: {text}");
    }
}

#[test]
fn one_service_with_a_known_protocol_is_needed() {
    let text = model("");
    for (from, to, message) in [
        ("awsJson1_0", "restJson1", "the service speaks restJson1, which can't be generated"),
        ("aws.protocols#awsJson1_0", "smithy.api#internal", "the service names no protocol"),
        ("\"type\": \"service\", ", "\"type\": \"structure\", ", "the model has no service"),
        ("{\"name\": \"store\"}", "{\"nam\": \"store\"}", "missing field `name`"),
        ("\"aws.auth#sigv4\"", "\"smithy.api#internal\"", "doesn't say under which name requests are signed"),
        ("[{\"target\": \"a.b#Get\"}]", "[]", "the service has no operations"),
        ("\"name\": \"store\"", "\"name\": \"\"", "`` can't be the name that requests are signed for"),
        ("\"name\": \"store\"", "\"name\": \"a/b\"", "`a/b` can't be the name that requests are signed for"),
    ] {
        let text = problems(&text.replace(from, to));
        assert!(text.contains(message), "{message}: {text}");
    }
    let second = r#""a.b#Other": {"type": "service", "traits": {"aws.protocols#awsJson1_1": {}}}"#;
    assert!(problems(&model(second)).contains("the model has several services; besides this one `a.b#Other`"));
}

#[test]
fn one_mistake_is_one_problem() {
    let text = model("");
    let only = |text: &str, message: &str| {
        let printed = problems(text);
        assert!(printed.contains(message) && printed.ends_with("\n1 error\n"), "{printed}");
    };
    only(
        &text.replace("[{\"target\": \"a.b#Get\"}]", "[{\"target\": \"a.b#Out\"}]"),
        "an operation must be an operation, but `a.b#Out` is a structure",
    );
    only(&text.replace("\"aws.protocols#awsJson1_0\": {}", "\"aws.protocols#awsJson1_0\": 1"), "has the wrong form");
    only(&text.replace("{\"name\": \"store\"}", "{\"nam\": \"store\"}"), "missing field `name`");
    let level = r#""a.b#L": {"type": "intEnum", "members": {
        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
        "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 5000000000}}}}"#;
    only(&model(level), "5000000000 doesn't fit 32 bits");
    only(&model(r#""a.b#L": {"type": "intEnum", "members": {}}"#), "an intEnum needs at least one member");
    let lost = r#""a.b#L": {"type": "intEnum", "members": {
        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1.5}}}}"#;
    only(&model(lost), "1.5 doesn't fit 32 bits");
}

#[test]
fn renames_are_of_shapes_of_data_that_are_there() {
    let renamed = |id: &str| {
        let rename = format!(r#""type": "service", "rename": {{"{id}": "New"}}, "#);
        problems(&model("").replace("\"type\": \"service\", ", &rename))
    };
    assert_eq!(renamed("a.b#Out"), "");
    assert!(renamed("a.b#Get").contains("`rename` is for shapes of data, but `a.b#Get` is an operation"));
    let text = renamed("a.b#Uot");
    assert!(text.contains("`rename` names `a.b#Uot`, which the model doesn't define"), "{text}");
}

#[test]
fn shapes_of_smithy_itself_are_not_redefined() {
    let text = problems(&model(r#""smithy.api#String": {"type": "integer"}"#));
    assert!(text.contains("`smithy.api#String` can't be defined"), "{text}");
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
        ":9: warning: the trait `a.b#mine` isn't known and has no effect\n  shape: a.b#X\n  \
         help: used 2 times; check what it means for callers of the service\n1 warning\n"
    );
}

#[test]
fn an_operation_that_may_be_called_unsigned_is_nothing_to_warn_of() {
    let printed = problems(&with_operation(r#""traits": {"smithy.api#optionalAuth": {}}"#, ""));
    assert!(!printed.contains("warning"), "{printed}");
}

/// What is printed about a model with a sound operation `Get` and a bad one, for those of them that are wanted.
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
    let mut diagnostics = Diagnostics::new();
    let mut model = smithy::parse(&text, &mut diagnostics).unwrap();
    let names = |list: &str| if list.is_empty() { Default::default() } else { Selection::names(list).unwrap() };
    let selection = Selection { only: names(only), except: names(except) };
    super::selection::select(&mut model, &selection, &mut diagnostics);
    check(&model, &mut diagnostics);
    diagnostics.render("", &text)
}

#[test]
fn of_a_part_of_a_service_nothing_else_is_looked_at() {
    assert_eq!(selected("Get", ""), "");
    assert_eq!(selected("", "Bad"), "");
    for (only, problems) in [("", "5 errors, 1 warning\n"), ("Bad", "4 errors, 1 warning\n")] {
        let printed = selected(only, "");
        for part in ["`a.b#Gone`", "smithy.api#pattern", "expected u64", "without end", "x.y#z"] {
            assert!(printed.contains(part), "{part}: {printed}");
        }
        assert_eq!(printed.contains("a union needs at least one member"), only.is_empty(), "{printed}");
        assert!(printed.ends_with(problems), "{printed}");
    }
}
