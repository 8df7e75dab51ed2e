//! The problems of invalid models: all at once, each with its line and with what to do.

use crate::support::{run, snapshot_settings, texts};

#[test]
fn invalid_models_are_rejected_with_all_their_problems() {
    for (name, text) in texts("bad-models") {
        let printed = match run(&text) {
            Ok(_) => panic!("{name} was generated"),
            Err(problems) => problems.render("model.json", &text),
        };
        assert!(printed.lines().any(|line| line.contains(": error: ")), "{name} reports no error:\n{printed}");
        snapshot_settings("bad-models").bind(|| insta::assert_snapshot!(name.as_str(), printed));
    }
}

#[test]
fn every_printed_problem_names_the_file() {
    for (name, text) in texts("bad-models") {
        let Err(problems) = run(&text) else { panic!("{name} was generated") };
        let printed = problems.render("a/b.json", &text);
        let (counts, lines): (Vec<_>, Vec<_>) = printed.lines().partition(|line| line.starts_with(char::is_numeric));
        assert_eq!(counts.len(), 1, "{name}: the last line counts");
        for line in lines.iter().filter(|line| !line.starts_with("  ") && !line.starts_with('…')) {
            assert!(line.starts_with("a/b.json:"), "{name}: {line}");
        }
    }
}
