//! The enum `ValidationExceptionErrorCode`.

use smithy_client_runtime::UnknownValue;

/// Kind of fault in one member of a request.
#[derive(Clone)]
#[non_exhaustive]
pub enum ValidationExceptionErrorCode {
    /// `ACTION_NOT_PERMITTED`: The member may not be set or changed in this situation.
    ActionNotPermitted,
    /// `DUPLICATE_KEY_VALUE`: Something that must be unique is there twice.
    DuplicateKeyValue,
    /// `INVALID_ENUM_VALUE`: The text is not one of the allowed values. Check its spelling, blanks
    /// and case.
    InvalidEnumValue,
    /// `INVALID_RESOURCE_STATE`: The record is in a state that does not allow this, for instance
    /// under review.
    InvalidResourceState,
    /// `INVALID_STRING_FORMAT`: The text does not have the form that the member asks for.
    InvalidStringFormat,
    /// `INVALID_VALUE`: The content is not acceptable here, although its form is.
    InvalidValue,
    /// `REQUIRED_FIELD_MISSING`: A member that this request or state needs is not there.
    RequiredFieldMissing,
    /// `TOO_MANY_VALUES`: A list has more entries than allowed.
    TooManyValues,
    /// `VALUE_OUT_OF_RANGE`: A number, date or length is too small or too large.
    ValueOutOfRange,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    ValidationExceptionErrorCode {
        ActionNotPermitted = "ACTION_NOT_PERMITTED",
        DuplicateKeyValue = "DUPLICATE_KEY_VALUE",
        InvalidEnumValue = "INVALID_ENUM_VALUE",
        InvalidResourceState = "INVALID_RESOURCE_STATE",
        InvalidStringFormat = "INVALID_STRING_FORMAT",
        InvalidValue = "INVALID_VALUE",
        RequiredFieldMissing = "REQUIRED_FIELD_MISSING",
        TooManyValues = "TOO_MANY_VALUES",
        ValueOutOfRange = "VALUE_OUT_OF_RANGE",
    }
}
