//! The endpoint rules of each model as a module, and the test cases of the model as a table.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use smithy_client_codegen::diagnostic::Diagnostics;
use smithy_client_codegen::smithy::{self, EndpointExpectation, EndpointTest, Model, ParameterValue};

use crate::{fail, generated, put};

/// The models of this repository, and those of other services if they are beside the repository.
const FOLDERS: [&str; 3] = ["fixtures", "../model", "../../shared/models"];

/// The text of a module with `MODELS`, which has an entry for each model with rules and test cases.
pub(crate) fn modules(out: &Path) -> String {
    let mut paths = Vec::new();
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        find(Path::new(folder), &mut paths);
    }
    paths.sort();
    let (mut modules, mut entries) = (String::new(), String::new());
    for (index, path) in paths.iter().enumerate() {
        let text = fs::read_to_string(path).unwrap_or_else(|error| fail(path.display(), error));
        let model = smithy::parse(&text, &mut Diagnostics::new());
        let Some((model, tests)) =
            model.and_then(|model| model.service.traits.endpoint_tests().map(|tests| (model, tests)))
        else {
            continue;
        };
        let given: String = given(&model).iter().map(|name| format!("{name:?}, ")).collect();
        let module = format!("endpoint_{index}");
        let files = generated(path, "crate::endpoints", false).files;
        put(&out.join(format!("{module}.rs")), files.get("src/endpoint.rs").map_or("", String::as_str));
        let _ = writeln!(modules, "#[path = \"{module}.rs\"]\nmod {module};");
        let cases: String = tests.test_cases.iter().map(case).collect();
        let name = path.display().to_string();
        let _ = writeln!(
            entries,
            "Model {{ name: {name:?}, resolve: {module}::resolve, given: &[{given}], cases: &[\n{cases}] }},"
        );
    }
    format!("{modules}\n/// The models with endpoint cases.\npub static MODELS: &[Model] = &[\n{entries}];\n")
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) {
    // A folder beside the repository may be missing.
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            find(&path, paths);
        } else if path.extension().is_some_and(|end| end == "json") && !path.to_string_lossy().contains(".codegen.") {
            paths.push(path);
        }
    }
}

/// The parameters that operations set, to a fixed value or with a member.
fn given(model: &Model) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for operation in model.operations() {
        names.extend(operation.traits.static_context_params().into_iter().flatten().map(|(name, _)| name));
        let members = operation.input.map(|shape| shape.members()).unwrap_or_default();
        names.extend(operation.traits.operation_context_params().into_iter().flatten().map(|(name, _)| name));
        names.extend(members.iter().filter_map(|member| member.traits.context_param()).map(|param| param.name));
    }
    names
}

fn case(case: &EndpointTest) -> String {
    let params: String = case.params.iter().map(|(name, value)| format!("({name:?}, {}), ", param(value))).collect();
    let expected = match &case.expect {
        EndpointExpectation::Error(message) => format!("Err({message:?})"),
        EndpointExpectation::Endpoint(endpoint) => {
            let schemes = endpoint.properties.get("authSchemes").map_or("[]", |json| json.0.as_str());
            format!(
                "Ok(Expected {{ url: {:?}, headers: {}, auth_schemes: {schemes:?} }})",
                endpoint.url,
                endpoint.headers.len()
            )
        }
    };
    let name = case.documentation.as_deref().unwrap_or_default();
    format!("    Case {{ name: {name:?}, params: &[{params}], expected: {expected} }},\n")
}

fn param(value: &ParameterValue) -> String {
    match value {
        ParameterValue::Bool(value) => format!("Param::Bool({value})"),
        ParameterValue::String(text) => format!("Param::Text({text:?})"),
        ParameterValue::StringArray(texts) => format!("Param::Texts(&{texts:?})"),
    }
}
