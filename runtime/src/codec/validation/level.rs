//! Validation levels.

/// Which constraints of the model are checked before a request is sent.
///
/// The default is [`Full`](Self::Full). The service checks requests too, including rules that are not in the model.
///
/// The constraints are those of the model that the crate was generated from. Where the service has loosened one since,
/// set the level that [`ValidationError::passing_level`](crate::ValidationError::passing_level) names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Validation {
    /// No constraints.
    Off,
    /// Required members, and the minimums of lengths and numbers: the constraints that other AWS SDKs check.
    Minimum,
    /// Every constraint of the model. Unknown enum values are valid, since the service may have added them.
    #[default]
    Full,
    /// Every constraint of the model; unknown enum values are invalid.
    Strict,
}
