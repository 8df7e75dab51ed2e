//! The structure `AccountReceiver`.

use crate::patterns;

/// An AWS account that an invitation was sent to.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AccountReceiver {
    /// Readable name of the receiving account, up to 80 characters. Show it instead of the bare
    /// account number when it is there.
    ///
    /// Pattern: `^[\p{L}\p{N}\p{P}\p{Z}]+$`
    pub alias: Option<String>,

    /// Number of the account that is invited, 12 digits. In your own list of received invitations
    /// it is your account.
    ///
    /// Pattern: `^[0-9]{12}$`
    pub aws_account_id: Option<String>,
}

smithy_client_runtime::structure! {
    AccountReceiver {
        alias: "Alias" [length(0, 80), pattern(&patterns::ALIAS)],
        aws_account_id: "AwsAccountId" (sensitive) [required, pattern(&patterns::AWS_ACCOUNT)],
    }
}
