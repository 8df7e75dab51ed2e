//! What is behind an error of another crate.

use std::error::Error as StdError;

/// The cause at the end of the chain: what the system said, without the layers that passed it on.
pub(crate) fn innermost(error: &(dyn StdError + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}
