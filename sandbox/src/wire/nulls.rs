//! The members that a response sends as `null`: all that the model has and that have no value.
//!
//! The names come from the member tables of the client crate; which structure a member has stands in `Nulls`.

use serde_json::Value;
use smithy_client_runtime::codec::{Member, Structure};

/// The members of a structure, and the structures in them.
#[derive(Debug)]
pub(crate) struct Nulls {
    members: &'static [Member],
    nested: &'static [(&'static str, &'static Nulls)],
}

impl Nulls {
    /// The members of a structure. Members that are structures, or lists of them, are named with their own table.
    pub(crate) const fn of<T: Structure>(nested: &'static [(&'static str, &'static Self)]) -> Self {
        Self { members: T::MEMBERS, nested }
    }

    /// The members of a union, of which only the present one is sent.
    pub(crate) const fn union(nested: &'static [(&'static str, &'static Self)]) -> Self {
        Self { members: &[], nested }
    }

    /// Adds the absent members.
    pub(crate) fn fill(&self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.fill(item)),
            Value::Object(present) => {
                for (name, nulls) in self.nested {
                    if let Some(value) = present.get_mut(*name) {
                        nulls.fill(value);
                    }
                }
                for member in self.members {
                    present.entry(member.name()).or_insert(Value::Null);
                }
            }
            _ => {}
        }
    }

    /// The names of nested members that the structure doesn't have.
    #[cfg(test)]
    pub(crate) fn unknown_names(&self) -> Vec<&'static str> {
        let is_union = self.members.is_empty();
        let is_member = |name: &str| is_union || self.members.iter().any(|member| member.name() == name);
        let own = self.nested.iter().map(|(name, _)| *name).filter(|name| !is_member(name));
        own.chain(self.nested.iter().flat_map(|(_, nulls)| nulls.unknown_names())).collect()
    }
}
