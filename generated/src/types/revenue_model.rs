//! The enum `RevenueModel`.

use smithy_client_runtime::UnknownValue;

/// How a customer pays for the partner's software.
#[derive(Clone)]
#[non_exhaustive]
pub enum RevenueModel {
    /// A fixed price for a fixed term.
    Contract,
    /// `Pay-as-you-go`: By use, without a commitment.
    PayAsYouGo,
    /// A recurring fee.
    Subscription,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    RevenueModel {
        Contract = "Contract",
        PayAsYouGo = "Pay-as-you-go",
        Subscription = "Subscription",
    }
}
