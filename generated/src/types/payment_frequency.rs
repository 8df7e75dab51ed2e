//! The enum `PaymentFrequency`.

use smithy_client_runtime::UnknownValue;

/// How often an expected amount is spent.
#[derive(Clone)]
#[non_exhaustive]
pub enum PaymentFrequency {
    /// Once per month.
    Monthly,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    PaymentFrequency {
        Monthly = "Monthly",
    }
}
