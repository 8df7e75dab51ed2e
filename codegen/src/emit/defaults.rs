//! Modelled defaults as expressions.

use super::scope::Scope;
use crate::plan::{DefaultValue, Member, Presence};
use crate::smithy::Node;

/// The expression of a modelled default.
pub(super) fn expression(value: &DefaultValue, member: &Member, scope: &mut Scope) -> String {
    let from = |value: String, scope: &mut Scope| format!("{}::from({value})", scope.ty(&member.ty));
    let value = match value {
        DefaultValue::Bool(value) => value.to_string(),
        DefaultValue::Whole(number) => number.to_string(),
        DefaultValue::Float(number) => format!("{number:?}"),
        DefaultValue::String(text) => format!("{text:?}.into()"),
        DefaultValue::Enum(text) => from(format!("{text:?}"), scope),
        DefaultValue::IntEnum(number) => from(number.to_string(), scope),
        DefaultValue::Document(node) => from(document(node), scope),
        DefaultValue::EpochSeconds(digits) => {
            format!("{}::from_epoch_text({digits:?}).unwrap_or_default()", scope.ty(&member.ty))
        }
        DefaultValue::Base64(text) => format!("{}::from_base64({text:?}).unwrap_or_default()", scope.ty(&member.ty)),
        DefaultValue::Parsed(text) => format!("{text:?}.parse().unwrap_or_default()"),
        DefaultValue::Empty => "::core::default::Default::default()".to_owned(),
    };
    match member.presence {
        Presence::Optional => format!("Some({value})"),
        Presence::Promised => value,
    }
}

/// The expression of a document. Defaults have only empty lists and objects.
fn document(node: &Node) -> String {
    match node {
        Node::Null => "()".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Number(number) => match number.as_i128().and_then(|number| i64::try_from(number).ok()) {
            Some(number) => format!("{number}_i64"),
            None => format!("{:?}", number.as_f64()),
        },
        Node::String(text) => format!("{text:?}"),
        Node::List(_) => "::std::vec::Vec::new()".to_owned(),
        Node::Map(_) => "::std::collections::BTreeMap::new()".to_owned(),
    }
}
