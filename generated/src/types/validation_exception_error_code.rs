//! The enum `ValidationExceptionErrorCode`.

smithy_client_runtime::open_enum! {
    /// Kind of fault in one member of a request.
    pub enum ValidationExceptionErrorCode {
        /// The member may not be set or changed in this situation.
        ActionNotPermitted = "ACTION_NOT_PERMITTED",
        /// Something that must be unique is there twice.
        DuplicateKeyValue = "DUPLICATE_KEY_VALUE",
        /// The text is not one of the allowed values. Check its spelling, blanks and case.
        InvalidEnumValue = "INVALID_ENUM_VALUE",
        /// The record is in a state that does not allow this, for instance under review.
        InvalidResourceState = "INVALID_RESOURCE_STATE",
        /// The text does not have the form that the member asks for.
        InvalidStringFormat = "INVALID_STRING_FORMAT",
        /// The content is not acceptable here, although its form is.
        InvalidValue = "INVALID_VALUE",
        /// A member that this request or state needs is not there.
        RequiredFieldMissing = "REQUIRED_FIELD_MISSING",
        /// A list has more entries than allowed.
        TooManyValues = "TOO_MANY_VALUES",
        /// A number, date or length is too small or too large.
        ValueOutOfRange = "VALUE_OUT_OF_RANGE",
    }
}
