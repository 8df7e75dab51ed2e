//! What was passed over in the files: lines that can't be read, sections with another name, files that can't be used.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::location::Location;

/// The number of items that an error message repeats.
const MAX_SHOWN: usize = 3;

/// A line or a file that was passed over. It doesn't contain the line, which may have a secret.
#[derive(Clone, PartialEq)]
pub(super) struct PassedOver {
    file: Arc<Path>,
    line: Option<usize>,
    reason: String,
}

impl PassedOver {
    pub(super) fn line(Location { file, line }: Location, reason: impl Into<String>) -> Self {
        Self { file, line: Some(line), reason: reason.into() }
    }

    pub(super) fn file(file: &Path, reason: String) -> Self {
        Self { file: file.into(), line: None, reason }
    }
}

/// `Line 3 of /home/jane/.aws/config can't be used: …`
impl fmt::Display for PassedOver {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(to, "Line {line} of {} can't be used: ", self.file.display())?,
            None => write!(to, "The file {} can't be used: ", self.file.display())?,
        }
        to.write_str(&self.reason)
    }
}

/// The sentences for what was passed over, each after a full stop and a space, for the end of an error message.
pub(super) fn sentences(passed_over: &[PassedOver]) -> String {
    let mut text: String = passed_over.iter().take(MAX_SHOWN).map(|passed_over| format!(". {passed_over}")).collect();
    match passed_over.len().saturating_sub(MAX_SHOWN) {
        0 => {}
        1 => text.push_str(". One more line was passed over"),
        more => text.push_str(&format!(". {more} more lines were passed over")),
    }
    text
}
