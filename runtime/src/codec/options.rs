//! The settings of a client for reading and writing JSON.

/// How much memory a decoded response may take by default, beside its text: 256 MiB.
pub const DECODED_LIMIT: usize = 256 * 1024 * 1024;

/// The settings of a client for reading and writing JSON.
#[derive(Clone, Copy, Debug)]
pub struct JsonOptions {
    pub(crate) unknown_members: bool,
    pub(crate) decoded_limit: usize,
}

impl Default for JsonOptions {
    fn default() -> Self {
        Self { unknown_members: true, decoded_limit: DECODED_LIMIT }
    }
}
