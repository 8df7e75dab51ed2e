//! The dependencies in the `Cargo.toml` of a generated crate.

use smithy_client_codegen::{Options, RuntimeDependency, generate};

use crate::support::texts;

/// The lines of the manifest for crates of the runtime, without what follows their source.
fn sources(runtime: RuntimeDependency) -> Vec<String> {
    let (name, text) = texts("fixtures").into_iter().find(|(name, _)| name == "protocol_cases").unwrap();
    let options = Options { protocol_tests: true, ..Options::new(runtime) };
    let generated = generate(&text, &options).unwrap_or_else(|problems| panic!("{}", problems.render(&name, &text)));
    let manifest = &generated.files["Cargo.toml"];
    let lines = manifest.lines().filter(|line| line.starts_with("smithy-client-"));
    lines
        .map(|line| line.split(", default-features").next().unwrap_or(line).trim_end_matches(" }").to_owned())
        .collect()
}

#[test]
fn with_a_folder_the_runtime_its_command_line_and_its_test_harness_have_path_and_version() {
    let version = env!("CARGO_PKG_VERSION");
    let expected = [
        ("smithy-client-runtime", "../runtime"),
        ("smithy-client-cli", "../runtime/cli"),
        ("smithy-client-protocol-tests", "../runtime/protocol-tests"),
        ("smithy-client-runtime", "../runtime"),
    ]
    .map(|(name, path)| format!("{name} = {{ path = \"{path}\", version = \"{version}\""));
    assert_eq!(sources(RuntimeDependency::Path("../runtime".to_owned())), expected);
}

#[test]
fn with_a_version_the_runtime_its_command_line_and_its_test_harness_have_that_version() {
    let names = ["smithy-client-runtime", "smithy-client-cli", "smithy-client-protocol-tests", "smithy-client-runtime"];
    let expected = names.map(|name| format!("{name} = {{ version = \"0.7\""));
    assert_eq!(sources(RuntimeDependency::Version("0.7".to_owned())), expected);
}
