//! The structure `WallFull`.

use smithy_client_runtime::UnknownMembers;

use crate::types::Alarm;

/// `WallFull`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct WallFull {
    /// `Alarm`
    pub alarm: Option<Alarm>,

    /// `Message`
    pub message: Option<String>,

    /// `Space`
    pub space: Option<i32>,
    unknown_members: UnknownMembers,
}

impl WallFull {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`alarm`](field@Self::alarm).
    #[must_use]
    pub fn alarm(mut self, value: impl Into<Alarm>) -> Self {
        self.alarm = Some(value.into());
        self
    }

    /// Sets [`message`](field@Self::message).
    #[must_use]
    pub fn message(mut self, value: impl Into<String>) -> Self {
        self.message = Some(value.into());
        self
    }

    /// Sets [`space`](field@Self::space).
    #[must_use]
    pub fn space(mut self, value: i32) -> Self {
        self.space = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
    WallFull {
        alarm: "Alarm" (sensitive),
        message: "Message",
        space: "Space",
        ..unknown_members
    }
}
