//! The enum `ValidationExceptionReason`.

smithy_client_runtime::open_enum! {
    /// Which check a request did not pass.
    pub enum ValidationExceptionReason {
        /// The request is well formed but breaks a rule of the sales process.
        BusinessValidationFailed = "BUSINESS_VALIDATION_FAILED",
        /// The request itself is malformed: a member is missing, too long or misspelled.
        RequestValidationFailed = "REQUEST_VALIDATION_FAILED",
    }
}
