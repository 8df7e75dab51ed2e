//! The change log of the crate, the newest entry first.

const HEADER: &str = "# Changes\n\nThe changes of each version by updates of the service's model.\n";

/// The change log with one more entry.
pub(super) fn with(present: Option<&str>, entry: &str) -> String {
    let present = present.unwrap_or(HEADER).replace("\r\n", "\n");
    // The first entry, after what is written by hand before it.
    let start = if present.starts_with("## ") { Some(0) } else { present.find("\n## ").map(|at| at + 1) };
    let (before, after) = present.split_at(start.unwrap_or(present.len()));
    let parts = [before.trim_end(), entry.trim_end(), after.trim_end()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_entry_is_the_first() {
        let one = with(None, "## 0.1.1\n\nOne.\n");
        assert_eq!(one, format!("{HEADER}\n## 0.1.1\n\nOne.\n"));
        assert_eq!(with(Some(&one), "## 0.2.0\n"), format!("{HEADER}\n## 0.2.0\n\n## 0.1.1\n\nOne.\n"));
        assert_eq!(with(Some("## 1.0.0\n"), "## 2.0.0\n"), "## 2.0.0\n\n## 1.0.0\n");
        assert_eq!(with(Some("By hand.\r\n"), "## 2.0.0\n"), "By hand.\n\n## 2.0.0\n");
    }
}
