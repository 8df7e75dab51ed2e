//! Models of real services, where somebody has put them beside this repository: they are generated, or refused for
//! what is not supported yet.

use std::fs;

use crate::support::{repository, run};

#[test]
fn real_models_are_generated_or_refused_for_what_is_not_supported() {
    let folder = repository("..").join("shared/models");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("no models of other services to try: {} is not there", folder.display());
        return;
    };
    for path in
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "json"))
    {
        let text = fs::read_to_string(&path).unwrap();
        match run(&text) {
            Ok(generated) => {
                for (file, text) in generated.files.iter().filter(|(file, _)| file.ends_with(".rs")) {
                    assert!(syn::parse_file(text).is_ok(), "{}: {file} is no Rust", path.display());
                }
                println!("{}: {} operations", path.display(), generated.operations);
            }
            Err(problems) => {
                let printed = problems.render(&path.display().to_string(), &text);
                let errors: Vec<&str> = printed.lines().filter(|line| line.contains(": error: ")).collect();
                println!("{printed}");
                assert!(
                    errors.iter().all(|line| line.contains("support") || line.contains("can't be generated")),
                    "{printed}"
                );
            }
        }
    }
}
