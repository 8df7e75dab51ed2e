//! The enum `Light`.

use smithy_client_runtime::UnknownInt;

/// `Light`
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Light {
    /// `1`
    Dim,
    /// `9`
    Sun,
    /// A value that is not in the model.
    Unknown(UnknownInt),
}

smithy_client_runtime::__v1::int_enum! {
    Light {
        Dim = 1,
        Sun = 9,
    }
}
