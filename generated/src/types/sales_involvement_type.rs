//! The enum `SalesInvolvementType`.

use smithy_client_runtime::UnknownValue;

/// How far AWS is to take part in a deal.
#[derive(Clone)]
#[non_exhaustive]
pub enum SalesInvolvementType {
    /// `Co-Sell`: AWS sellers work on the deal together with the partner.
    CoSell,
    /// `For Visibility Only`: AWS only knows of the deal and does not help to sell.
    ForVisibilityOnly,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    SalesInvolvementType {
        CoSell = "Co-Sell",
        ForVisibilityOnly = "For Visibility Only",
    }
}
