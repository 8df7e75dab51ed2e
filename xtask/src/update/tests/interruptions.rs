//! After an interruption at any step, the update can be ended or undone.

use std::fs;

use super::support::{Copy, copy, put, update};
use crate::codegen::MODEL;
use crate::update::proposal::Proposal;
use crate::update::{pull_request, transaction};

/// Runs the update until a step has been done. True if it came to its end.
fn interrupted(copy: &Copy, proposal: &Proposal, steps: usize) -> bool {
    let mut left = steps;
    let body = pull_request::text(proposal);
    let result = transaction::run(&copy.repository, &proposal.changes, &body, &mut || {
        if left == 0 {
            return Err("killed".to_owned());
        }
        left -= 1;
        Ok(())
    });
    match result {
        Ok(()) => true,
        Err(problem) => {
            assert_eq!(problem, "killed");
            false
        }
    }
}

#[test]
fn after_an_interruption_at_any_step_an_update_is_ended_or_undone() {
    let copy = copy("interruptions");
    let before = copy.files();
    let proposal = Proposal::new(&copy.repository, &update()).unwrap();
    let mut after = before.clone();
    for (path, (_, new)) in &proposal.changes {
        match new {
            Some(content) => drop(after.insert(path.clone(), content.clone())),
            None => drop(after.remove(path)),
        }
    }
    let restore = || {
        if copy.files() == before {
            return;
        }
        copy.git(&["reset", "--quiet", "--hard"]);
        copy.git(&["clean", "--quiet", "--force", "-d"]);
        assert!(copy.files() == before);
    };
    let mut marked = 0;
    for steps in 0.. {
        for resumes in [true, false] {
            if interrupted(&copy, &proposal, steps) {
                assert!(copy.files() == after);
                assert!(marked > proposal.changes.len(), "{marked}");
                return;
            }
            let has_marker = transaction::check_none(&copy.repository).is_err();
            marked += usize::from(has_marker);
            if resumes && has_marker {
                let body = transaction::resume(&copy.repository, &mut || Ok(())).unwrap();
                assert_eq!(body, pull_request::text(&proposal));
                assert!(copy.files() == after, "step {steps}");
            } else if has_marker {
                transaction::abort(&copy.repository, &mut || Ok(())).unwrap();
                assert!(copy.files() == before, "step {steps}");
            } else {
                // Nothing has changed yet, or everything has.
                let present = copy.files();
                assert!(present == before || present == after, "step {steps}");
            }
            transaction::check_none(&copy.repository).unwrap();
            restore();
        }
    }
}

#[test]
fn an_update_that_was_interrupted_twice_is_ended() {
    let copy = copy("twice");
    let proposal = Proposal::new(&copy.repository, &update()).unwrap();
    let staged: usize =
        proposal.changes.values().map(|(old, new)| usize::from(old.is_some()) + usize::from(new.is_some())).sum();
    assert!(!interrupted(&copy, &proposal, staged + 4));
    let mut left = 7;
    let stopped = transaction::abort(&copy.repository, &mut || {
        left -= 1;
        if left == 0 { Err("killed".to_owned()) } else { Ok(()) }
    });
    assert_eq!(stopped, Err("killed".to_owned()));
    transaction::resume(&copy.repository, &mut || Ok(())).unwrap();
    assert!(copy.is_fresh());
}

#[test]
fn files_of_a_killed_process_are_removed_and_changes_by_others_are_not_lost() {
    let copy = copy("others");
    let proposal = Proposal::new(&copy.repository, &update()).unwrap();
    let staged: usize =
        proposal.changes.values().map(|(old, new)| usize::from(old.is_some()) + usize::from(new.is_some())).sum();
    assert!(!interrupted(&copy, &proposal, staged + 2));
    let half = copy.root.join("model/.partnercentral-selling.json.4711.tmp");
    put(&half, b"{");
    let edited = format!("{} ", copy.text(MODEL));
    put(&copy.root.join(MODEL), edited.as_bytes());
    let problem = transaction::resume(&copy.repository, &mut || Ok(())).unwrap_err();
    assert!(problem.contains("was changed after the update was interrupted"), "{problem}");
    assert_eq!(copy.text(MODEL), edited);
    let problem = copy.start(&update()).map(|_| ()).unwrap_err();
    assert!(problem.contains("`cargo xtask update --continue`"), "{problem}");

    copy.git(&["checkout", "--quiet", "--", MODEL]);
    transaction::abort(&copy.repository, &mut || Ok(())).unwrap();
    assert!(!half.exists());
    assert_eq!(copy.git(&["status", "--porcelain"]), "");
    let problem = transaction::resume(&copy.repository, &mut || Ok(())).unwrap_err();
    assert!(problem.contains("there is no interrupted update"), "{problem}");
    assert!(fs::metadata(copy.root.join(MODEL)).is_ok());
}
