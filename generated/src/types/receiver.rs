//! The union `Receiver`.

use crate::types::AccountReceiver;

smithy_client_runtime::union! {
    /// Whom an invitation was sent to, one variant per kind of receiver.
    pub enum Receiver {
        /// The invitation went to an AWS account.
        Account(AccountReceiver) = "Account",
    }
}

impl Receiver {
    /// The value, if this is [`Account`](Self::Account).
    pub fn as_account(&self) -> Option<&AccountReceiver> {
        match self {
            Self::Account(value) => Some(value),
            _ => None,
        }
    }
}
