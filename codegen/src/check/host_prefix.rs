//! Checks the host prefix of an operation: that it is valid, and that its labels are members of the input.

use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};
use crate::smithy::{HostPart, Operation};

pub(super) fn check(operation: &Operation<'_>, diagnostics: &mut Diagnostics) {
    let Some(prefix) = operation.traits.endpoint() else {
        return;
    };
    let at = pointer::of(&["shapes", &operation.id.to_string(), "traits", "smithy.api#endpoint"]);
    let mut report = |message: String, help: String| {
        diagnostics.push(Diagnostic::error(message).shape(operation.id).at(&at).help(help));
    };
    let text = prefix.text.escape_debug();
    let Some(parts) = &prefix.parts else {
        let help = "it consists of letters, digits, `-`, `.`, and names of input members in braces";
        return report(format!("the host prefix `{text}` is invalid"), help.to_owned());
    };
    let members = operation.input.map(|shape| shape.members()).unwrap_or_default();
    for part in parts {
        let HostPart::Label(label) = part else { continue };
        let label_text = label.escape_debug();
        match members.iter().find(|member| member.name == *label) {
            Some(member) if member.traits.host_label() => {}
            Some(_) => report(
                format!("the host prefix `{text}` has the label `{label_text}`, which is not a host label"),
                format!("give the member `{label_text}` of the input the trait `smithy.api#hostLabel`"),
            ),
            None => {
                let near = nearest(label, members.iter().map(|member| member.name.as_str()));
                let help = near.map_or_else(
                    || "a label is a member of the input with the trait `smithy.api#hostLabel`".to_owned(),
                    |name| format!("did you mean `{name}`?"),
                );
                report(
                    format!(
                        "the host prefix `{text}` has the label `{label_text}`, which the operation's input doesn't have"
                    ),
                    help,
                );
            }
        }
    }
}
