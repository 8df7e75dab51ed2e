//! A list of the generated types of all fixtures.

use std::path::Path;

use smithy_client_codegen::Generated;

/// The macros of the runtime which declare how a type is read and written.
const DECLARATIONS: [&str; 4] = ["structure", "union", "open_enum", "int_enum"];

/// The path of each type with `Serialize` and `Deserialize`.
pub(crate) fn types(fixture: &str, generated: &Generated) -> Vec<String> {
    let mut types = Vec::new();
    for (path, text) in &generated.files {
        let Some(path) = path.strip_prefix("src/") else { continue };
        let room = Path::new(path).iter().next().and_then(|room| room.to_str()).unwrap_or_default();
        let room = room.trim_end_matches(".rs");
        let lines: Vec<&str> = text.lines().collect();
        for declaration in lines.windows(3) {
            // A word or an attribute may stand before the name.
            let mut words = declaration.iter().skip(1).flat_map(|line| line.split_whitespace());
            let name = words.find(|word| word.starts_with(char::is_uppercase));
            let is_declaration =
                |line: &&str| DECLARATIONS.iter().any(|macro_| line.ends_with(&format!("::__v1::{macro_}! {{")));
            if let (true, Some(name)) = (declaration.first().is_some_and(is_declaration), name) {
                types.push(format!("tests::fixtures::{fixture}::{room}::{name}"));
            }
        }
    }
    types
}

/// A macro that calls another one with each type.
pub(crate) fn list(types: &[String]) -> String {
    let calls: String = types.iter().map(|path| format!("        $check!({path});\n")).collect();
    format!("macro_rules! every_type {{\n    ($check:ident) => {{\n{calls}    }};\n}}\n")
}
