//! Errors at the places of members.

use crate::diagnostic::{Diagnostic, pointer};
use crate::smithy::{Member, Shape, ShapeKind};

/// An error about a member, at the place of the member.
pub(super) fn member_error(shape: &Shape, member: &Member, message: impl Into<String>) -> Diagnostic {
    let diagnostic = Diagnostic::error(message).shape(&shape.id);
    match shape.kind {
        ShapeKind::List(_) | ShapeKind::Map { .. } => {
            let place = pointer::of(&["shapes", &shape.id.to_string(), &member.name]);
            diagnostic.named_member(&member.name).at(&place)
        }
        _ => diagnostic.member(&member.name),
    }
}
