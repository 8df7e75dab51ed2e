//! Small models and what is parsed from them.

use super::*;
use crate::diagnostic::Diagnostics;

fn text(shapes: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "metadata": {{"x": 1}}, "shapes": {{
"a.b#Store": {{"type": "service", "version": "1", "operations": [{{"target": "a.b#Zero"}}], "resources": [{{"target": "a.b#R"}}],
  "traits": {{"aws.protocols#awsJson1_1": {{}}, "aws.auth#sigv4": {{"name": "store"}}}}}},
{shapes}
}}}}"#
    )
}

/// Parses a model with these shapes, in which there must be no problems.
fn parsed(shapes: &str) -> Model {
    let mut diagnostics = Diagnostics::new();
    let text = text(shapes);
    let model = parse(&text, &mut diagnostics);
    assert_eq!(diagnostics.render("m", &text), "");
    model.unwrap()
}

/// The rendered problems of a text.
fn problems(text: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    parse(text, &mut diagnostics);
    diagnostics.render("m", text)
}

fn shape<'a>(model: &'a Model, id: &str) -> &'a Shape {
    model.get(&id.parse().unwrap()).unwrap()
}

#[test]
fn operations_are_found_through_resources_and_sorted() {
    let operation =
        |name: &str| format!(r#""a.b#{name}": {{"type": "operation", "input": {{"target": "smithy.api#Unit"}}}}"#);
    let operations: Vec<_> = ["Zero", "Put", "Read", "List", "Extra", "Sweep", "Inner"].map(operation).into();
    let resources = r#",
"a.b#R": {"type": "resource", "identifiers": {"Id": {"target": "smithy.api#String"}},
  "put": {"target": "a.b#Put"}, "read": {"target": "a.b#Read"}, "list": {"target": "a.b#List"},
  "operations": [{"target": "a.b#Extra"}, {"target": "a.b#Zero"}], "collectionOperations": [{"target": "a.b#Sweep"}],
  "resources": [{"target": "a.b#Q"}]},
"a.b#Q": {"type": "resource", "delete": {"target": "a.b#Inner"}, "resources": [{"target": "a.b#R"}]}"#;
    let model = parsed(&(operations.join(",") + resources));
    let names: Vec<_> = model.operations().iter().map(|operation| operation.id.name.clone()).collect();
    assert_eq!(names, ["Extra", "Inner", "List", "Put", "Read", "Sweep", "Zero"]);
    assert!(model.operations()[0].input.is_none());
    assert_eq!(model.service.protocol, Protocol::AwsJson1_1);
}

#[test]
fn errors_and_paging_of_the_service_reach_its_operations() {
    let mut diagnostics = Diagnostics::new();
    let text = r#"{"smithy": "2.0", "shapes": {
        "a.b#S": {"type": "service", "operations": [{"target": "a.b#O"}], "errors": [{"target": "a.b#F"}], "traits": {
            "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "s"},
            "smithy.api#paginated": {"inputToken": "T", "items": "I"}}},
        "a.b#O": {"type": "operation", "errors": [{"target": "a.b#F"}, {"target": "a.b#E"}],
            "traits": {"smithy.api#paginated": {"items": "J"}}},
        "a.b#E": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "a.b#F": {"type": "structure", "traits": {"smithy.api#error": "server"}}}}"#;
    let model = parse(text, &mut diagnostics).unwrap();
    let operations = model.operations();
    let names: Vec<_> = operations[0].errors.iter().map(|error| error.id.name.as_str()).collect();
    assert_eq!(names, ["E", "F"]);
    let paging = operations[0].paginated.clone().unwrap();
    assert_eq!((paging.input_token.as_deref(), paging.items.as_deref()), (Some("T"), Some("J")));
}

#[test]
fn the_prelude_needs_no_definition() {
    let model = parsed(r#""a.b#X": {"type": "string"}"#);
    assert_eq!(shape(&model, "smithy.api#PrimitiveLong").kind.name(), "long");
    assert_eq!(shape(&model, "smithy.api#Unit").members().len(), 0);
    assert!(model.get(&"smithy.api#Nothing".parse().unwrap()).is_none());
}

#[test]
fn members_are_sorted_by_name_whatever_the_file_says() {
    let model = parsed(
        r#""a.b#X": {"type": "structure", "members": {"b": {"target": "a.b#X"}, "a": {"target": "a.b#X"}, "B": {"target": "a.b#X"}}}"#,
    );
    let names: Vec<_> = shape(&model, "a.b#X").members().iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["B", "a", "b"]);
}

#[test]
fn mixins_are_merged_into_the_shapes_that_use_them() {
    let model = parsed(
        r#""a.b#M": {"type": "structure", "members": {"x": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#documentation": "m"}}},
            "traits": {"smithy.api#mixin": {"localTraits": ["smithy.api#sparse"]}, "smithy.api#sparse": {}, "smithy.api#title": "m", "smithy.api#sensitive": {}}},
        "a.b#N": {"type": "structure", "mixins": [{"target": "a.b#M"}], "members": {"y": {"target": "smithy.api#Long"}}, "traits": {"smithy.api#mixin": {}}},
        "a.b#A": {"type": "structure", "mixins": [{"target": "a.b#N"}], "members": {"z": {"target": "smithy.api#Long"}}, "traits": {"smithy.api#title": "own"}},
        "a.b#A$x": {"type": "apply", "traits": {"smithy.api#documentation": "late"}}"#,
    );
    let shape = shape(&model, "a.b#A");
    let names: Vec<_> = shape.members().iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["x", "y", "z"]);
    let x = &shape.member("x").unwrap().traits;
    assert!(x.required() && x.documentation() == Some("late"));
    assert_eq!((shape.traits.title(), shape.traits.sparse(), shape.traits.sensitive()), (Some("own"), false, true));
    assert!(!shape.traits.has("smithy.api#mixin"));
    assert!(model.get(&"a.b#M".parse().unwrap()).is_none());
}

#[test]
fn mixins_that_include_themselves_are_reported_once() {
    let mixin = |name: &str, of: &str| {
        format!(
            r#""a.b#{name}": {{"type": "structure", "mixins": [{{"target": "a.b#{of}"}}], "traits": {{"smithy.api#mixin": {{}}}}}}"#
        )
    };
    let found = problems(&text(&[mixin("A", "B"), mixin("B", "A"), mixin("C", "A"), mixin("D", "Gone")].join(",\n")));
    assert!(found.contains("the mixin includes itself: `a.b#A`, `a.b#B` and back"), "{found}");
    assert!(
        found.contains("mixes in `a.b#Gone`, which the model doesn't define") && found.ends_with("2 errors\n"),
        "{found}"
    );
}

#[test]
fn applied_traits_are_merged() {
    let model = parsed(
        r#""a.b#A": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}, "traits": {"smithy.api#tags": ["p"]}},
        "a.b#A$x": {"type": "apply", "traits": {"smithy.api#required": {}}},
        "a.b#Other": {"type": "string"}"#,
    );
    assert!(shape(&model, "a.b#A").member("x").unwrap().traits.required());

    let found = problems(&text(
        r#""a.b#A": {"type": "structure", "members": {}, "traits": {"smithy.api#title": "a"}},
"a.b#A$nope": {"type": "apply", "traits": {"smithy.api#required": {}}},
"a.b#Gone": {"type": "apply", "traits": {"smithy.api#required": {}}},
"a.b#A$x$y": {"type": "structure"}"#,
    ));
    assert!(
        found.contains("m:5: error: traits are applied to `a.b#A$nope`, but the shape has no such member"),
        "{found}"
    );
    assert!(found.contains("m:6: error: traits are applied to `a.b#Gone`, which the model doesn't define"), "{found}");
    assert!(found.contains("m:7: error: only an `apply` can name a member with `$`"), "{found}");
}

#[test]
fn values_of_the_enum_trait_get_names() {
    let model = parsed(
        r#""a.b#E": {"type": "string", "traits": {"smithy.api#enum": [
            {"value": "a b"}, {"value": "a-b", "documentation": "Both."}, {"value": "1"}, {"value": "x", "name": "X", "deprecated": true}, {"value": "é"}]}}"#,
    );
    let ShapeKind::Enum(members) = &shape(&model, "a.b#E").kind else { panic!("should be an enum") };
    let values: Vec<_> = members.iter().map(|member| (member.name.as_str(), member.value.as_str())).collect();
    assert_eq!(values, [("X", "x"), ("_0", "é"), ("_1", "1"), ("a_b", "a b"), ("a_b_2", "a-b")]);
    assert!(members[0].traits.deprecated().is_some());
    assert_eq!(members[4].traits.documentation(), Some("Both."));
}

#[test]
fn enums_have_values() {
    let model = parsed(
        r#""a.b#E": {"type": "enum", "members": {"B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b!"}}, "A": {"target": "smithy.api#Unit"}}},
        "a.b#I": {"type": "intEnum", "members": {"ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}}"#,
    );
    let ShapeKind::Enum(members) = &shape(&model, "a.b#E").kind else { panic!("should be an enum") };
    assert_eq!((members[0].value.as_str(), members[1].value.as_str()), ("A", "b!"));
    let ShapeKind::IntEnum(members) = &shape(&model, "a.b#I").kind else { panic!("should be an intEnum") };
    assert_eq!(members[0].value, 1);
}

#[test]
fn values_of_traits_are_typed() {
    let model = parsed(
        r#""a.b#N": {"type": "bigInteger", "traits": {"smithy.api#range": {"min": -9223372036854775808, "max": 1.5}}},
        "a.b#T": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "epoch-seconds"}},
        "a.b#D": {"type": "document", "traits": {"smithy.api#default": {"a": [1]}}},
        "a.b#S": {"type": "set", "member": {"target": "smithy.api#String"}}"#,
    );
    let range = shape(&model, "a.b#N").traits.range().unwrap();
    assert_eq!(range.min.unwrap().as_i128(), Some(i64::MIN.into()));
    assert_eq!((range.max.clone().unwrap().as_i128(), range.max.unwrap().as_f64()), (None, 1.5));
    assert_eq!(shape(&model, "a.b#T").traits.timestamp_format(), Some(TimestampFormat::EpochSeconds));
    assert_eq!(shape(&model, "a.b#D").traits.default(), Some(DefaultValue::Other(r#"{"a":[1]}"#.to_owned())));
    assert!(shape(&model, "a.b#S").traits.unique_items());
}

#[test]
fn other_formats_are_recognised() {
    let cases = [
        ("", "m:1: error: the file is not JSON: EOF while parsing a value at line 1 column 0"),
        ("{\n\"a\": }", "m:2: error: the file is not JSON: expected value at line 2 column 6"),
        ("[]", "this is not a Smithy model: the file contains a list"),
        ("{}", "the key `smithy` with the version is missing"),
        (r#"{"smithy": 2, "shapes": {}}"#, "the version in `smithy` is not a string"),
        (r#"{"smithy": "1.0", "shapes": {}}"#, "the model is Smithy 1.0, but only Smithy 2.0 is supported"),
        (r#"{"smithy": "2.0"}"#, "the key `shapes` with an object is missing"),
        (r#"{"openapi": "3.0.0"}"#, "this is an OpenAPI document"),
        (r#"{"version": "2.0", "metadata": {}, "operations": {}, "shapes": {}}"#, "the older format of the AWS SDKs"),
    ];
    for (text, message) in cases {
        let found = problems(text);
        assert!(found.contains(message), "{found}");
    }
}

#[test]
fn each_invalid_shape_is_reported() {
    let found = problems(&text(
        r#""a.b": {"type": "string"},
"a.b#A": 1,
"a.b#B": {},
"a.b#C": {"type": "strng"},
"a.b#D": {"type": "list"},
"a.b#E": {"type": "structure", "members": {"x y": {"target": "smithy.api#String"}, "z": {"target": "String"}, "w": {}}},
"a.b#F": {"type": "operation", "input": "a.b#X", "errors": {}},
"a.b#G": {"type": "string", "memebers": {}},
"a.b#H": {"type": "string", "type": "string", "traits": {"smithy.api#sensitive": [], "smithy.api#sensitive": true}}"#,
    ));
    let lines: Vec<_> = found.lines().filter(|line| line.starts_with('m')).collect();
    assert_eq!(
        lines,
        [
            "m:4: error: `a.b` is not a shape id of the form `namespace#Name`",
            "m:5: error: a shape must be an object, found a number",
            "m:6: error: the shape has no `type`",
            "m:7: error: `strng` is not a shape type",
            "m:8: error: the shape has no member `member`",
            "m:9: error: `String` is not a shape id of the form `namespace#Name`",
            "m:9: error: expected an object with a `target`",
            "m:9: error: the member name `x y` is invalid",
            "m:10: error: expected a list, found an object",
            "m:10: error: expected an object with a `target`",
            "m:11: warning: the key `memebers` is unknown for the shape type string; it has no effect",
            "m:12: error: the key `smithy.api#sensitive` occurs more than once in its object",
            "m:12: error: the key `type` occurs more than once in its object",
            "m:12: error: the value of the trait `smithy.api#sensitive` is invalid: invalid type: boolean `true`, expected an object, usually `{}`",
        ]
    );
}
