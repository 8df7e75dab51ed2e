//! Any text is a model from which Rust is generated, or is rejected with an error. The generator never panics or hangs.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smithy_client_codegen::{Options, RuntimeDependency, generate};

fuzz_target!(|text: &str| {
    let options = Options { protocol_tests: true, ..Options::new(RuntimeDependency::Version("*".to_owned())) };
    match generate(text, &options) {
        Ok(generated) => {
            for (path, text) in generated.files.iter().filter(|(path, _)| path.ends_with(".rs")) {
                assert!(syn::parse_file(text).is_ok(), "{path} is not valid Rust");
            }
        }
        Err(problems) => {
            let printed = problems.render("model.json", text);
            assert!(printed.contains("error: ") && !printed.contains("the generator has a bug"), "{printed}");
        }
    }
});
