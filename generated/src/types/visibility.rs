//! The enum `Visibility`.

use smithy_client_runtime::UnknownValue;

/// How many people at AWS may see a shared deal.
#[derive(Clone)]
#[non_exhaustive]
pub enum Visibility {
    /// AWS sellers can see the details of the deal.
    Full,
    /// Only a small group at AWS can see the details.
    Limited,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    Visibility {
        Full = "Full",
        Limited = "Limited",
    }
}
