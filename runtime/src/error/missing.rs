//! Reading optional members of a response.

use std::fmt;

use super::failure::Failure;
use super::kind::ErrorKind;
use super::typed::Error;
use crate::operation::ModeledError;

/// Methods for reading an optional member.
///
/// ```
/// use smithy_client_runtime::OptionExt as _;
///
/// let contacts: Option<Vec<String>> = None;
/// assert!(contacts.as_list().is_empty());
///
/// let stage: Option<&str> = None;
/// let error = stage.required("LifeCycle.Stage").unwrap_err();
/// assert_eq!(error.to_string(), "the response has no `LifeCycle.Stage`");
/// ```
pub trait OptionExt {
    /// The type of the member.
    type Value;

    /// The items of a list; empty if the list is absent.
    fn as_list<T>(&self) -> &[T]
    where
        Self::Value: AsRef<[T]>;

    /// The value, or an error if it is absent.
    ///
    /// # Errors
    /// The member is absent. The error contains the name, and `?` converts it to [`Error`] and [`Failure`].
    fn required(&self, name: &'static str) -> Result<&Self::Value, MissingMember>;
}

impl<V> OptionExt for Option<V> {
    type Value = V;

    fn as_list<T>(&self) -> &[T]
    where
        V: AsRef<[T]>,
    {
        self.as_ref().map_or(&[], AsRef::as_ref)
    }

    fn required(&self, name: &'static str) -> Result<&V, MissingMember> {
        self.as_ref().ok_or(MissingMember(name))
    }
}

/// The error for an absent member, returned by [`OptionExt::required`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingMember(&'static str);

impl fmt::Display for MissingMember {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the response has no `{}`", self.0)
    }
}

impl std::error::Error for MissingMember {}

impl From<MissingMember> for Failure {
    fn from(missing: MissingMember) -> Self {
        Self::new(ErrorKind::InvalidResponse, Some("InvalidResponse".into()), missing.to_string()).with_source(missing)
    }
}

impl<E: ModeledError> From<MissingMember> for Error<E> {
    fn from(missing: MissingMember) -> Self {
        Failure::from(missing).into()
    }
}
