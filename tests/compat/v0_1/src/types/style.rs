//! The enum `Style`.

use smithy_client_runtime::UnknownValue;

/// `Style`
#[derive(Clone)]
#[non_exhaustive]
pub enum Style {
    /// `modern`
    Modern,
    /// `old master`
    OldMaster,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    Style {
        Modern = "modern",
        OldMaster = "old master",
    }
}
