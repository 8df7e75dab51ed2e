//! The structure `Frame`.

use smithy_client_runtime::UnknownMembers;

/// `Frame`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Frame {
    /// `Inner`
    pub inner: Option<Box<Frame>>,

    /// `Width`
    pub width: Option<i32>,
    unknown_members: UnknownMembers,
}

impl Frame {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`inner`](field@Self::inner).
    #[must_use]
    pub fn inner(mut self, value: Frame) -> Self {
        self.inner = Some(Box::new(value));
        self
    }

    /// Sets [`width`](field@Self::width).
    #[must_use]
    pub fn width(mut self, value: i32) -> Self {
        self.width = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
    Frame {
        inner: "Inner",
        width: "Width",
        ..unknown_members
    }
}
