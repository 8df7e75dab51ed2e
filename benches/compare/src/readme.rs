//! The section of the README that the comparison writes.

use crate::Result;

const BEGIN: &str = "<!-- Written by `cargo xtask compare`: begin -->\n";
const END: &str = "<!-- Written by `cargo xtask compare`: end -->\n";

/// The README with another section between the two marks.
pub(crate) fn with_section(readme: &str, section: &str) -> Result<String> {
    let parts = readme.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) =
        parts.ok_or_else(|| format!("the README needs the lines `{}` and `{}`", BEGIN.trim(), END.trim()))?;
    Ok(format!("{before}{BEGIN}\n{}\n\n{END}{after}", section.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_section_changes() {
        let readme = format!("before\n{BEGIN}old\n{END}after\n");
        let new = with_section(&readme, "new\n").expect("both marks");
        assert_eq!(new, format!("before\n{BEGIN}\nnew\n\n{END}after\n"));
        assert_eq!(with_section(&new, "new").expect("both marks"), new);
    }

    #[test]
    fn a_readme_without_marks_is_an_error() {
        assert!(with_section("text", "new").is_err());
    }
}
