//! The outputs that a mock can send.

use super::response::MockResponse;
use crate::codec::{Shape, Structure};

/// An output that a [`Mock`](super::Mock) can send: a structure, or `()` if the operation has no output members.
pub trait MockOutput {
    /// The response with this output.
    #[doc(hidden)]
    fn to_response(&self) -> MockResponse;
}

impl<T: Shape + Structure> MockOutput for T {
    // Hidden here as well, since the pages of all types have this implementation.
    #[doc(hidden)]
    fn to_response(&self) -> MockResponse {
        MockResponse::of(self)
    }
}

impl MockOutput for () {
    fn to_response(&self) -> MockResponse {
        MockResponse::json("")
    }
}
