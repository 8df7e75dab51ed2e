//! A value as JSON that is compared and cleaned by paths. Scalars stay text, so that no digit is lost.

use serde_json::value::RawValue;

use crate::codec::{EncodeError, Shape, Sorted, raw_members, to_json};

/// A JSON value. It has no `Debug`, since it may be sensitive.
#[derive(Clone, PartialEq)]
pub(super) enum Tree {
    /// A scalar, as JSON text.
    Scalar(Box<str>),
    List(Vec<Tree>),
    Object(Sorted<String, Tree>),
}

impl Tree {
    /// A value as it is sent.
    pub(super) fn of<T: Shape>(value: &T) -> Result<Self, EncodeError> {
        // The depth is limited where it was written.
        let raw: Box<RawValue> = serde_json::from_slice(&to_json(value)?)?;
        Ok(Self::read(&raw)?)
    }

    fn read(json: &RawValue) -> serde_json::Result<Self> {
        let json = json.get();
        Ok(match json.as_bytes().first() {
            Some(b'{') => {
                let mut members = Sorted::new();
                for (name, value) in raw_members(json)? {
                    members.insert(name, Self::read(value)?);
                }
                Self::Object(members)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(json)?;
                Self::List(items.into_iter().map(Self::read).collect::<serde_json::Result<_>>()?)
            }
            _ => Self::Scalar(json.into()),
        })
    }

    /// The value at a path of member names.
    pub(super) fn get(&self, path: &str) -> Option<&Self> {
        path.split('.').try_fold(self, |tree, name| tree.member(name))
    }

    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.get(name),
            _ => None,
        }
    }

    /// The text of a string.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Scalar(json) if json.starts_with('"') => serde_json::from_str(json).ok(),
            _ => None,
        }
    }

    /// True for a value without data: null, an empty list or string, or an object with only such members. The service
    /// doesn't tell it from an absent one.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Scalar(json) => matches!(&**json, "null" | "\"\""),
            Self::List(items) => items.is_empty(),
            Self::Object(members) => members.iter().all(|(_, value)| value.is_empty()),
        }
    }
}
