//! `prove-diff`: compares what `diff` says about the Rust API with what tools see: the public API of both crates, as
//! rustdoc writes it, and a program that uses every public item of the old crate, compiled against the new one.

mod cases;
mod consumer;
mod workspace;

use std::collections::BTreeMap;

use smithy_client_codegen::diff::Rust;

use self::cases::Case;
use self::workspace::{Checked, Workspace};
use crate::api::Api;
use crate::print;

/// What the tools see of a step.
struct Seen {
    /// Items that are gone or changed, and items that are new.
    gone: Vec<String>,
    come: usize,
    checked: Checked,
}

impl Seen {
    /// The level of the Rust API. A patch can't be told from no change.
    fn level(&self) -> Rust {
        if !self.gone.is_empty() || !self.checked.errors.is_empty() {
            Rust::Major
        } else if self.come > 0 || self.checked.deprecated > 0 {
            Rust::Minor
        } else {
            Rust::Patch
        }
    }

    fn text(&self) -> String {
        let mut text = format!(
            "{} items gone, {} new; {} errors, {} uses of deprecated items in the program",
            self.gone.len(),
            self.come,
            self.checked.errors.len(),
            self.checked.deprecated
        );
        for line in self.gone.iter().take(3) {
            text += &format!("\n      - {line}");
        }
        for error in self.checked.errors.iter().take(3) {
            text += &format!("\n      error: {error}");
        }
        text
    }
}

pub(crate) fn run(names: &[String]) -> Result<(), String> {
    let cases = cases::read(names)?;
    if cases.is_empty() {
        return Err(format!("error: no pair has one of these words in its name: {}", names.join(", ")));
    }
    let mut workspace = Workspace::new()?;
    let crates: Vec<[usize; 2]> = cases
        .iter()
        .map(|case| Ok([workspace.add(&case.old)?, workspace.add(&case.new)?]))
        .collect::<Result<_, String>>()?;
    print(&format!("{} steps between {} crates: documenting", cases.len(), workspace.len()));
    let apis = workspace.document()?;
    let programs: Vec<consumer::Program> = apis.iter().map(consumer::program).collect();
    print("compiling the programs");
    let checked = workspace.check(&programs, &crates)?;

    let mut kinds: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut differing = 0;
    for ((case, [old, new]), checked) in cases.iter().zip(&crates).zip(checked) {
        let (Some(before), Some(after)) = (apis.get(*old), apis.get(*new)) else { continue };
        let seen = seen(case, before, after, checked);
        let agrees = case.rust.max(Rust::Patch) == seen.level();
        for kind in &case.kinds {
            if let Some(count) = kinds.entry(kind.clone()).or_default().get_mut(usize::from(!agrees)) {
                *count += 1;
            }
        }
        if !agrees {
            differing += 1;
            print(&format!("  {}: diff says {}, the tools see {}", case.name, case.rust, seen.level()));
            print(&format!("      {}", seen.text()));
        }
    }
    print("kind: steps that agree, steps that disagree");
    for (kind, [agree, disagree]) in &kinds {
        print(&format!("  {kind}: {agree}, {disagree}"));
    }
    let skipped: usize = programs.iter().map(|program| program.skipped).sum();
    let used: usize = programs.iter().map(|program| program.used).sum();
    print(&format!("the programs use {used} items and leave out {skipped} that no program can name or infer"));
    print(&format!("{} of {} steps agree", cases.len() - differing, cases.len()));
    match differing {
        0 => Ok(()),
        _ => Err(format!(
            "error: {differing} steps disagree\n  help: change the level of the kind in \
                          `codegen/src/diff/rules/table.rs`, or how the change is found"
        )),
    }
}

fn seen(case: &Case, old: &Api, new: &Api, mut checked: Checked) -> Seen {
    if case.old.library != case.new.library {
        // The packages of the proof have other names.
        checked.errors.push(format!("there is no crate `{}`", case.old.library));
    }
    let (gone, come) = old.compare(new);
    Seen { gone, come, checked }
}
