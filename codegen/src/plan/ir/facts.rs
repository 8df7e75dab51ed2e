//! What the model says about the values of a member, for documentation, the outline and comparisons of models.

use std::fmt;

use crate::smithy::{Length, Range, ShapeId};

/// The facts of the values of a member, or of the items in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Facts {
    /// The member. Items of a list are those of its member `member`.
    pub(crate) site: Site,
    /// The shape of the values.
    pub(crate) target: ShapeId,
    pub(crate) required: bool,
    pub(crate) token: bool,
    /// True if the member is part of a request, so that callers set it.
    pub(crate) sendable: bool,
    /// What makes the values sensitive: the member, its container, or a shape of the values.
    pub(crate) sensitive: Option<Site>,
    pub(crate) length: Option<Length>,
    pub(crate) pattern: Option<String>,
    /// The well-known form of the strings that match, in words.
    pub(crate) form: Option<&'static str>,
    /// True if the pattern can't be compiled, so that only the service checks it.
    pub(crate) unchecked: bool,
    pub(crate) range: Option<Range>,
    pub(crate) unique: bool,
    /// The unit of the length: characters, bytes, items or entries.
    pub(crate) unit: &'static str,
    /// The constraints that the member has from its target.
    pub(crate) inherited: Inherited,
    /// The facts of the elements of a list, or of the values of a map.
    pub(crate) items: Option<Box<Facts>>,
    /// The facts of the keys of a map.
    pub(crate) keys: Option<Box<Facts>>,
}

/// The constraints that a member has from its target. It has the others itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Inherited {
    pub(crate) length: bool,
    pub(crate) range: bool,
    pub(crate) pattern: bool,
    pub(crate) unique: bool,
}

/// A place in the model: a shape, or a member of a shape.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Site {
    pub(crate) shape: ShapeId,
    pub(crate) member: Option<String>,
}

impl Site {
    pub(crate) fn shape(id: &ShapeId) -> Self {
        Self { shape: id.clone(), member: None }
    }

    pub(crate) fn member(id: &ShapeId, name: &str) -> Self {
        Self { shape: id.clone(), member: Some(name.to_owned()) }
    }

    /// The place with its namespace, as in the side file.
    pub(crate) fn id(&self) -> String {
        let member = self.member.iter().map(|member| format!("${member}"));
        std::iter::once(self.shape.to_string()).chain(member).collect()
    }
}

/// `Shape` or `Shape$member`, without the namespace.
impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shape.name)?;
        self.member.iter().try_for_each(|member| write!(f, "${member}"))
    }
}
