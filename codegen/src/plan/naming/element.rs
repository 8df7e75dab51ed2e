//! The elements of a model that get names.

use crate::smithy::ShapeId;

/// An element of the model that gets a name. Sorts by its wire name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Element<'a> {
    /// The name of a shape or member, or the wire value of an enum.
    pub(super) wire: &'a str,
    pub(super) shape: &'a ShapeId,
    pub(super) member: Option<&'a str>,
    pub(super) part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The shape or member itself.
    Itself,
    /// The request of an operation, if its input is not a type itself.
    Request,
    /// The response of an operation, if its output is not a type itself.
    Response,
}

impl<'a> Element<'a> {
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

    /// The element in messages.
    pub(super) fn phrase(&self) -> String {
        match (self.part, self.member) {
            (Part::Itself, Some(_)) => format!("`{}`", self.wire),
            (Part::Itself, None) => format!("`{}`", self.shape),
            (Part::Request, _) => format!("the request of `{}`", self.shape),
            (Part::Response, _) => format!("the response of `{}`", self.shape),
        }
    }
}
