//! What gets a name.

use crate::smithy::ShapeId;

/// Something that gets a name. Sorts by what it is on the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Thing<'a> {
    /// The name of a shape or member, or the text of an enum's value.
    pub(super) wire: &'a str,
    pub(super) shape: &'a ShapeId,
    pub(super) member: Option<&'a str>,
    pub(super) part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The shape or its member.
    Itself,
    /// What an operation sends that has no input of its own.
    Request,
    /// What comes back.
    Response,
}

impl<'a> Thing<'a> {
    pub(super) fn shape(id: &'a ShapeId) -> Self {
        Self { wire: &id.name, shape: id, member: None, part: Part::Itself }
    }

    /// The key of its name in the side file.
    pub(super) fn id(&self) -> String {
        match self.member {
            Some(member) => format!("{}${member}", self.shape),
            None => self.shape.to_string(),
        }
    }

    /// How messages call it.
    pub(super) fn phrase(&self) -> String {
        match (self.part, self.member) {
            (Part::Itself, Some(_)) => format!("`{}`", self.wire),
            (Part::Itself, None) => format!("`{}`", self.shape),
            (Part::Request, _) => format!("the request of `{}`", self.shape),
            (Part::Response, _) => format!("the response of `{}`", self.shape),
        }
    }
}
