//! Clashes of names, and names of the side file.

use crate::diagnostic::Diagnostics;
use crate::options::{GivenNames, Options, RuntimeDependency};
use crate::plan::{Service, TypeItem, plan};
use crate::smithy;

/// A model with one operation, the members of its input, and further shapes.
fn model(members: &[&str], shapes: &str) -> String {
    let members: Vec<String> =
        members.iter().map(|name| format!(r#""{name}": {{"target": "smithy.api#String"}}"#)).collect();
    let comma = if shapes.is_empty() { "" } else { ",\n" };
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a.b#Store": {{"type": "service", "version": "1", "operations": [{{"target": "a.b#Get"}}], "traits": {{
  "aws.protocols#awsJson1_0": {{}}, "aws.auth#sigv4": {{"name": "store"}}}}}},
"a.b#Get": {{"type": "operation", "input": {{"target": "a.b#In"}}}},
"a.b#In": {{"type": "structure", "members": {{{}}}}}{comma}{shapes}
}}}}"#,
        members.join(", ")
    )
}

/// A model whose input has members of these structures.
fn with_structures(names: &[&str]) -> String {
    let mut members = Vec::new();
    let mut shapes = Vec::new();
    for (index, name) in names.iter().enumerate() {
        members.push(format!(r#""m{index}": {{"target": "a.b#{name}"}}"#));
        shapes.push(format!(r#""a.b#{name}": {{"type": "structure", "members": {{}}}}"#));
    }
    model(&["x"], &shapes.join(",\n")).replace(r#""x": {"target": "smithy.api#String"}"#, &members.join(", "))
}

fn planned(text: &str, given: &[(&str, &str)]) -> (Service, String) {
    let mut diagnostics = Diagnostics::new();
    let model = smithy::parse(text, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty(), "{}", diagnostics.render("m.json", text));
    let mut names = GivenNames::new("m.codegen.json");
    for (index, (id, name)) in given.iter().enumerate() {
        names.insert(*id, *name, Some(index + 1));
    }
    let options = Options { names, ..Options::new(RuntimeDependency::Version("1".to_owned())) };
    let service = plan(&model, &options, &mut diagnostics);
    let printed = diagnostics.render("m.json", text);
    let (_, printed) = printed.split_once("endpointRuleSet` if this is incorrect\n").unwrap();
    (service, printed.to_owned())
}

/// The fields of the input, with their setters.
fn fields(text: &str, given: &[(&str, &str)]) -> (Vec<(String, String)>, String) {
    let (service, printed) = planned(text, given);
    let members = &service.operations[0].input.members;
    (members.iter().map(|member| (member.field.clone(), member.setter.clone())).collect(), printed)
}

fn types(text: &str, given: &[(&str, &str)]) -> (Vec<String>, String) {
    let (service, printed) = planned(text, given);
    (service.types.iter().map(|item| item.name().to_owned()).collect(), printed)
}

fn pairs(names: &[(&str, &str)]) -> Vec<(String, String)> {
    names.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn members_with_the_same_name_are_numbered_with_a_warning_that_has_both() {
    let (found, printed) = fields(&model(&["bucketId", "bucket_id", "BUCKET_ID"], ""), &[]);
    assert_eq!(
        found,
        pairs(&[("bucket_id", "bucket_id"), ("bucket_id_2", "bucket_id_2"), ("bucket_id_3", "bucket_id_3")])
    );
    let expected = "m.json:5: warning: `bucket_id` becomes the field `bucket_id_3`, because `BUCKET_ID` already has \
                    the name `bucket_id`\n  shape: a.b#In, member: bucket_id\n  \
                    help: to choose another name, add it to `names` in the side file: \
                    \"a.b#In$bucket_id\": \"…\"\n";
    assert!(printed.contains(expected), "{printed}");
    assert!(printed.contains("warning: `bucketId` becomes the field `bucket_id_2`, because"), "{printed}");
}

#[test]
fn a_setter_with_a_prefix_takes_no_other_setter_s_name() {
    let (found, printed) = fields(&model(&["default", "set_default"], ""), &[]);
    assert_eq!(found, pairs(&[("default", "set_default"), ("set_default", "set_default_2")]));
    assert!(
        printed.contains("`set_default` becomes the setter `set_default_2`, because `default` already has"),
        "{printed}"
    );
}

#[test]
fn a_later_wire_name_renames_no_shape_before_it() {
    assert_eq!(types(&with_structures(&["FooBar", "Foo_Bar"]), &[]).0, ["FooBar", "FooBar2"]);
    assert_eq!(types(&with_structures(&["FooBar", "Foo_Bar", "fooBar"]), &[]).0, ["FooBar", "FooBar2", "FooBar3"]);
    let (found, printed) = types(&with_structures(&["VPCConfig", "VpcConfig2", "VpcConfig"]), &[]);
    assert_eq!(found, ["VpcConfig", "VpcConfig2", "VpcConfig2_2"]);
    assert!(
        printed.contains("`a.b#VpcConfig2` becomes the type `VpcConfig2_2`, because `a.b#VpcConfig` already has"),
        "{printed}"
    );
}

#[test]
fn a_request_without_a_shape_and_a_shape_get_different_names() {
    let text = model(&["x"], r#""a.b#GetInput": {"type": "structure", "members": {}}"#)
        .replace(r#", "input": {"target": "a.b#In"}"#, "")
        .replace(
            r#""a.b#Get": {"type": "operation"}"#,
            r#""a.b#Get": {"type": "operation", "errors": [{"target": "a.b#GetInput"}]}"#,
        )
        .replace(r#""members": {}}"#, r#""members": {}, "traits": {"smithy.api#error": "client"}}"#);
    let (service, printed) = planned(&text, &[]);
    assert_eq!((service.operations[0].input.name.as_str(), service.types[0].name()), ("GetInput", "GetInput2"));
    assert!(
        printed.contains("`a.b#GetInput` becomes the type `GetInput2`, because the request of `a.b#Get` already has"),
        "{printed}"
    );
}

#[test]
fn types_that_differ_only_in_case_have_files_that_differ_in_more() {
    let (service, printed) = planned(&with_structures(&["A_B", "Ab"]), &[]);
    let files: Vec<(&str, &str)> = service.types.iter().map(|item| (item.name(), item.module())).collect();
    assert_eq!(files, [("AB", "ab"), ("Ab", "ab_2")]);
    assert_eq!(printed, "1 warning\n", "names of files are not public");
}

#[test]
fn long_names_are_shortened_with_a_warning_and_stay_distinct() {
    let (one, other) = ("Long".repeat(90) + "One", "Long".repeat(90) + "Other");
    let (service, printed) = planned(&with_structures(&[&one, &other]), &[]);
    let short = "Long".repeat(30);
    let names: Vec<&str> = service.types.iter().map(TypeItem::name).collect();
    assert_eq!(names, [short.clone(), format!("{short}2")]);
    assert!(service.types.iter().all(|item| item.module().len() <= 122), "{printed}");
    let expected = format!(
        "warning: `a.b#{one}` becomes the type `{short}`: files are named after types, and a name of 363 \
         characters is too long\n  shape: a.b#{one}\n  help: to choose another name, add it"
    );
    assert!(printed.contains(&expected), "{printed}");
    let (found, _) = types(&with_structures(&[&one]), &[(&format!("a.b#{one}"), "Short")]);
    assert_eq!(found, ["Short"]);
}

#[test]
fn only_the_files_of_device_names_of_windows_are_renamed() {
    let text = model(&["aux"], r#""a.b#Con": {"type": "operation"}, "a.b#Nul": {"type": "structure", "members": {}}"#)
        .replace(r#"[{"target": "a.b#Get"}]"#, r#"[{"target": "a.b#Get"}, {"target": "a.b#Con"}]"#)
        .replace("smithy.api#String", "a.b#Nul");
    let (service, _) = planned(&text, &[]);
    let con = &service.operations[0];
    assert_eq!((con.method.as_str(), con.module.as_str(), con.input.name.as_str()), ("con", "con_", "ConInput"));
    assert_eq!((service.types[0].name(), service.types[0].module()), ("Nul", "nul_"));
    assert_eq!(service.operations[1].input.members[0].field, "aux");
}

#[test]
fn the_side_file_can_name_shapes_members_values_and_operations() {
    let shapes = r#""a.b#E": {"type": "enum", "members": {
        "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a/b"}},
        "B": {"target": "smithy.api#Unit"}}}"#;
    let text = model(&["Kind", "Name"], shapes).replacen("smithy.api#String", "a.b#E", 1);
    let given = [
        ("a.b#E", "Letter"),
        ("a.b#E$a/b", "AOrB"),
        ("a.b#E$B", "Bee"),
        ("a.b#In$Name", "title"),
        ("a.b#Get", "fetch"),
    ];
    let (service, printed) = planned(&text, &given);
    assert_eq!(printed, "1 warning\n");
    let operation = &service.operations[0];
    assert_eq!((operation.method.as_str(), operation.module.as_str()), ("fetch", "fetch"));
    assert_eq!(operation.input.name, "In");
    let fields: Vec<&str> = operation.input.members.iter().map(|member| member.field.as_str()).collect();
    assert_eq!(fields, ["kind", "title"]);
    let TypeItem::Enum(letter) = &service.types[0] else { panic!("{:?}", service.types) };
    assert_eq!((letter.name.as_str(), letter.module.as_str()), ("Letter", "letter"));
    let variants: Vec<&str> = letter.values.iter().map(|value| value.variant.as_str()).collect();
    assert_eq!(variants, ["AOrB", "Bee"]);
}

#[test]
fn a_name_of_the_side_file_takes_precedence() {
    let text = with_structures(&["FooBar", "Foo_Bar"]);
    let (found, printed) = types(&text, &[("a.b#Foo_Bar", "FooBar")]);
    assert_eq!(found, ["FooBar", "FooBar2"]);
    assert!(
        printed
            .contains("`a.b#FooBar` becomes the type `FooBar2`, because `a.b#Foo_Bar` already has the name `FooBar`"),
        "{printed}"
    );
    let (found, printed) = types(&text, &[("a.b#Foo_Bar", "FooBarOld")]);
    assert_eq!(
        (found.as_slice(), printed.as_str()),
        (&["FooBar".to_owned(), "FooBarOld".to_owned()][..], "1 warning\n")
    );
}

#[test]
fn an_invalid_name_is_an_error_at_its_line_of_the_side_file() {
    let shapes = r#""a.b#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
        "a.b#L": {"type": "list", "member": {"target": "a.b#E"}}"#;
    let text = model(&["Kind", "Name", "Names"], shapes).replacen("smithy.api#String", "a.b#E", 1);
    for (id, name, problem) in [
        ("a.b#F", "X", "the model has no shape `a.b#F`\n  help: did you mean `a.b#E`?"),
        ("F", "X", "the model has no shape `F`"),
        ("a.b#In$Nmae", "x", "`a.b#In` has no member `Nmae`\n  help: did you mean `Name`?"),
        ("a.b#L", "X", "`a.b#L` has no name in the crate: the shape is a list"),
        ("a.b#L$member", "x", "`a.b#L$member` has no name in the crate: the shape is a list"),
        ("a.b#E", "letter", "the name `letter` of `a.b#E` is invalid: it must be an identifier such as `FooBar`"),
        ("a.b#E", "Self", "the name `Self` of `a.b#E` is invalid: it is a keyword"),
        (
            "a.b#E$A",
            "Unknown",
            "the name `Unknown` of `a.b#E$A` is invalid: every enum and union has this variant already",
        ),
        ("a.b#In$Name", "type", "the name `type` of `a.b#In$Name` is invalid: it is a keyword"),
        (
            "a.b#In$Name",
            "a-b",
            "the name `a-b` of `a.b#In$Name` is invalid: it must be an identifier such as `foo_bar`",
        ),
        ("a.b#Get", "new", "the name `new` of `a.b#Get` is invalid: the client has this method already"),
    ] {
        let (_, printed) = planned(&text, &[(id, name)]);
        assert!(printed.contains(&format!("m.codegen.json:1: error: {problem}\n")), "{id}: {printed}");
    }
    let (_, printed) = planned(&text, &[("a.b#In$Name", "x"), ("a.b#In$Names", "x")]);
    assert!(
        printed.contains("m.codegen.json:2: error: `Names` and `Name` have the same field name `x`\n"),
        "{printed}"
    );
}
