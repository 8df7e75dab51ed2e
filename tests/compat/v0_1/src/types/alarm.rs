//! The enum `Alarm`.

use smithy_client_runtime::UnknownValue;

/// `Alarm`
#[derive(Clone)]
#[non_exhaustive]
pub enum Alarm {
    /// `red`
    Red,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    sensitive Alarm {
        Red = "red",
    }
}
