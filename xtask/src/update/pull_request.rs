//! The text of the pull request.

use std::fmt::Write as _;

use smithy_client_codegen::diff::OldName;

use super::proposal::Proposal;

/// The report, and what reviewers and maintainers have to do besides.
pub(super) fn text(proposal: &Proposal) -> String {
    let mut text = proposal.report.to_markdown();
    let names = |names: &[OldName]| -> String {
        names.iter().fold(String::new(), |list, name| format!("{list}- `{}`: `{}`\n", name.id, name.name))
    };
    if !proposal.pinned.is_empty() {
        let _ =
            write!(text, "\n### Names kept\n\nThe side file keeps these Rust names:\n\n{}", names(&proposal.pinned));
    }
    if !proposal.renamed.is_empty() {
        let _ = write!(
            text,
            "\n### Renames that break programs\n\n`cargo xtask update --keep-names` keeps these Rust names:\n\n{}",
            names(&proposal.renamed)
        );
    }
    if !proposal.dropped.is_empty() {
        let list = proposal.dropped.iter().fold(String::new(), |list, id| format!("{list}- `{id}`\n"));
        let _ = write!(text, "\n### Names removed\n\nThe model no longer has these items of the side file:\n\n{list}");
    }
    if !proposal.foreign.is_empty() {
        let count = proposal.foreign.len();
        let shapes = if count == 1 { "shape" } else { "shapes" };
        let _ = write!(text, "\n<details><summary>Documentation to write: {count} {shapes}</summary>\n\n");
        for (shape, members) in &proposal.foreign {
            let members: Vec<String> = members.iter().map(|member| format!("`{member}`")).collect();
            let of = if members.is_empty() { String::new() } else { format!(": {}", members.join(", ")) };
            let _ = writeln!(text, "- `{shape}`{of}");
        }
        text += "\n</details>\n";
    }
    if !proposal.warnings.is_empty() {
        let _ = write!(text, "\n### Warnings of the generator\n\n```text\n{}\n```\n", proposal.warnings.trim_end());
    }
    text
}
