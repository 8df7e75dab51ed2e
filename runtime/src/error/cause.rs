//! The root cause of an error of another crate.

use std::error::Error as StdError;

/// The message of the last error in the chain of sources, which is mostly that of the operating system.
pub(crate) fn root_cause(error: &(dyn StdError + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}
