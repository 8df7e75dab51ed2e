//! The union `Owner`.

use smithy_client_runtime::{Unit, UnknownMember};

use crate::patterns;

/// `Owner`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Owner {
    /// 1 to 20 characters. Pattern: `^[a-z]+$`
    Museum(String),
    /// `Nobody`
    Nobody(Unit),
    /// `Person`
    Person(String),
    /// A member that is not in the model.
    Unknown(UnknownMember),
}

impl Owner {
    /// The value, if this is [`Museum`](Self::Museum).
    #[must_use]
    pub fn as_museum(&self) -> Option<&str> {
        match self {
            Self::Museum(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if this is [`Nobody`](Self::Nobody).
    #[must_use]
    pub fn as_nobody(&self) -> Option<&Unit> {
        match self {
            Self::Nobody(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if this is [`Person`](Self::Person).
    #[must_use]
    pub fn as_person(&self) -> Option<&str> {
        match self {
            Self::Person(value) => Some(value),
            _ => None,
        }
    }
}

smithy_client_runtime::__v1::union! {
    Owner {
        Museum = "Museum" [length(1, 20), pattern(&patterns::WING_NAME)],
        Nobody = "Nobody",
        Person = "Person" (sensitive),
    }
}
