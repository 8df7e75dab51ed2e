//! The structure `AccountReceiver`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;

/// An AWS account that an invitation was sent to.
#[derive(Clone, PartialEq)]
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
    /// Pattern (12 digits, like an AWS account id): `^[0-9]{12}$`
    pub aws_account_id: Option<String>,
    unknown_members: UnknownMembers,
}

impl AccountReceiver {
    /// Creates an empty value. The model requires [`aws_account_id`](field@Self::aws_account_id).
    ///
    /// ```
    /// use partnercentral_selling::types::AccountReceiver;
    ///
    /// let value = AccountReceiver::new().aws_account_id("123456789012");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`alias`](field@Self::alias).
    #[must_use]
    pub fn alias(mut self, value: impl Into<String>) -> Self {
        self.alias = Some(value.into());
        self
    }

    /// Sets [`aws_account_id`](field@Self::aws_account_id).
    #[must_use]
    pub fn aws_account_id(mut self, value: impl Into<String>) -> Self {
        self.aws_account_id = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AccountReceiver {
        alias: "Alias" [length(0, 80), pattern(&patterns::ALIAS)],
        aws_account_id: "AwsAccountId" (sensitive) [required, pattern(&patterns::AWS_ACCOUNT)],
        ..unknown_members
    }
}
