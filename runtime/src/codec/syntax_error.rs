//! What is wrong with a text that is not JSON, and where.

use serde::de::IgnoredAny;

/// What is wrong with a text that is not JSON.
pub(super) struct SyntaxError {
    pub(super) message: String,
    /// The line and the column.
    pub(super) position: (usize, usize),
}

impl SyntaxError {
    /// The error for a text that can be read up to an offset only, in the words of serde_json, which reads it again.
    #[cold]
    pub(super) fn find(text: &str, at: usize) -> Self {
        let Err(error) = serde_json::from_str::<IgnoredAny>(text) else {
            let message = "a string has half of a surrogate pair".to_owned();
            return Self { message, position: position_before(text.as_bytes(), at) };
        };
        let mut error = Self::from(&error);
        if error.message.starts_with("control character") {
            // serde_json stops in front of it.
            error.position.1 += 1;
        }
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let missing = if after.starts_with(']') { "expected value" } else { "key must be a string" };
        if error.message == missing && before.trim_end().ends_with(',') && after.starts_with([']', '}']) {
            "trailing comma".clone_into(&mut error.message);
        }
        error
    }

    /// The error for a list or object at an offset that is nested too deep.
    #[cold]
    pub(super) fn too_deep(text: &str, at: usize) -> Self {
        Self { message: "recursion limit exceeded".to_owned(), position: position(text.as_bytes(), at) }
    }
}

impl From<&serde_json::Error> for SyntaxError {
    fn from(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let place = format!(" at line {line} column {column}");
        let message = text.strip_suffix(&place).unwrap_or(&text).to_owned();
        Self { message, position: (line, column) }
    }
}

/// The line and the column of the byte at an offset.
pub(super) fn position(text: &[u8], offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
    (line, column)
}

/// The line and the column of the last byte before an offset; the column is 0 for one at the beginning of a line.
pub(super) fn position_before(text: &[u8], offset: usize) -> (usize, usize) {
    let (line, column) = position(text, offset);
    (line, column - 1)
}
