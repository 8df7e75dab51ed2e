//! The union `Receiver`.

use smithy_client_runtime::UnknownMember;

use crate::types::AccountReceiver;

/// Whom an invitation was sent to, one variant per kind of receiver.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Receiver {
    /// The invitation went to an AWS account.
    Account(AccountReceiver),
    /// A member that is not in the model.
    Unknown(UnknownMember),
}

impl Receiver {
    /// The value, if this is [`Account`](Self::Account).
    #[must_use]
    pub fn as_account(&self) -> Option<&AccountReceiver> {
        match self {
            Self::Account(value) => Some(value),
            _ => None,
        }
    }
}

smithy_client_runtime::__v1::union! {
    Receiver {
        Account = "Account",
    }
}
