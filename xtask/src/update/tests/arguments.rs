//! The arguments of `update`.

use std::ffi::OsString;

use crate::update::{Action, Start};

fn parsed(args: &str) -> Result<Action, String> {
    Action::parse(args.split_whitespace().map(OsString::from))
}

#[test]
fn arguments_are_parsed() {
    let start = Start { model: "m.json".into(), ..Start::default() };
    assert_eq!(
        parsed("m.json --dry-run"),
        Ok(Action::Start(Start { dry_run: true, model: "m.json".into(), ..Start::default() }))
    );
    assert_eq!(
        parsed("--take-docs m.json --keep-names"),
        Ok(Action::Start(Start { take_docs: true, keep_names: true, ..start }))
    );
    assert_eq!(parsed("--continue"), Ok(Action::Continue));
    assert_eq!(parsed("--abort"), Ok(Action::Abort));
    assert_eq!(parsed("--help"), Ok(Action::Help));
}

#[test]
fn invalid_arguments_are_rejected() {
    for (args, problem) in [
        ("", "update needs the file of the new model"),
        ("a b", "unexpected argument"),
        ("--dry-rum a", "did you mean '--dry-run'?"),
        ("--continue --abort", "either --continue or --abort"),
        ("--continue m.json", "take no other arguments"),
        ("--abort --dry-run", "take no other arguments"),
    ] {
        let found = parsed(args).unwrap_err();
        assert!(found.contains(problem), "{args}: {found}");
    }
}
