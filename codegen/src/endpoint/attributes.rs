//! The types of the values in endpoint rules, and their attributes.

use super::ir::{Attribute, EndpointValue};

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ty {
    Bool,
    Int,
    Text,
    List,
    Partition,
    Arn,
    Url,
}

impl Ty {
    /// The type in messages.
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::Bool => "a boolean",
            Self::Int => "a number",
            Self::Text => "text",
            Self::List => "a list",
            Self::Partition => "a partition",
            Self::Arn => "an ARN",
            Self::Url => "a URL",
        }
    }

    /// The attribute of this name in a value of this type, and its type.
    fn attribute(self, name: &str) -> Option<(Self, Attribute)> {
        Some(match (self, name) {
            (Self::Partition, "name") => (Self::Text, Attribute::Name),
            (Self::Partition, "dnsSuffix") => (Self::Text, Attribute::DnsSuffix),
            (Self::Partition, "dualStackDnsSuffix") => (Self::Text, Attribute::DualStackDnsSuffix),
            (Self::Partition, "implicitGlobalRegion") => (Self::Text, Attribute::ImplicitGlobalRegion),
            (Self::Partition, "supportsFIPS") => (Self::Bool, Attribute::SupportsFips),
            (Self::Partition, "supportsDualStack") => (Self::Bool, Attribute::SupportsDualStack),
            (Self::Arn, "partition") => (Self::Text, Attribute::Partition),
            (Self::Arn, "service") => (Self::Text, Attribute::Service),
            (Self::Arn, "region") => (Self::Text, Attribute::Region),
            (Self::Arn, "accountId") => (Self::Text, Attribute::AccountId),
            (Self::Arn, "resourceId") => (Self::List, Attribute::ResourceId),
            (Self::Url, "scheme") => (Self::Text, Attribute::Scheme),
            (Self::Url, "authority") => (Self::Text, Attribute::Authority),
            (Self::Url, "path") => (Self::Text, Attribute::Path),
            (Self::Url, "normalizedPath") => (Self::Text, Attribute::NormalizedPath),
            (Self::Url, "isIp") => (Self::Bool, Attribute::IsIp),
            _ => return None,
        })
    }
}

/// A value with its type.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) value: EndpointValue,
    pub(super) ty: Ty,
    pub(super) optional: bool,
}

impl Typed {
    pub(super) fn new(ty: Ty, value: EndpointValue) -> Self {
        Self { value, ty, optional: false }
    }

    pub(super) fn is_unset(&self) -> bool {
        self.value == EndpointValue::Unset
    }

    /// The value at a path such as `resourceId[0]`.
    ///
    /// # Errors
    /// There is no such value.
    pub(super) fn at_path(self, path: &str) -> Result<Self, String> {
        let mut typed = self;
        for segment in path.split('.') {
            let (name, index) = match segment.split_once('[') {
                None => (segment, None),
                Some((name, rest)) => {
                    let index = rest.strip_suffix(']').and_then(|digits| digits.parse().ok());
                    (name, Some(index.ok_or_else(|| format!("the index in the path `{path}` is not a number"))?))
                }
            };
            if !name.is_empty() || index.is_none() {
                typed = typed.attribute(name)?;
            }
            if let Some(index) = index {
                typed = typed.item(index)?;
            }
        }
        Ok(typed)
    }

    fn attribute(self, name: &str) -> Result<Self, String> {
        let missing = || format!("{} has no attribute `{name}`", self.ty.phrase());
        let (ty, attribute) = self.ty.attribute(name).ok_or_else(missing)?;
        if self.optional {
            return Err(format!(
                "the value with the attribute `{name}` may be absent; check it with `isSet` or assign it first"
            ));
        }
        let value = match self.value {
            EndpointValue::Unset => EndpointValue::Unset,
            of => EndpointValue::Attribute { of: Box::new(of), attribute },
        };
        Ok(Self::new(ty, value))
    }

    fn item(self, index: i64) -> Result<Self, String> {
        if self.ty != Ty::List || self.optional {
            let absent = if self.optional { " that may be absent" } else { "" };
            return Err(format!("`[{index}]` can't be applied to {}{absent}", self.ty.phrase()));
        }
        let value = match self.value {
            EndpointValue::Unset => EndpointValue::Unset,
            EndpointValue::List(items) => {
                let from_end = || items.len().checked_sub(usize::try_from(index.unsigned_abs()).ok()?);
                let at = usize::try_from(index).ok().or_else(from_end);
                match at.and_then(|at| items.get(at)) {
                    Some(text) => return Ok(Self::new(Ty::Text, EndpointValue::Text(text.clone()))),
                    None => EndpointValue::Unset,
                }
            }
            of => EndpointValue::Item { of: Box::new(of), index },
        };
        Ok(Self { value, ty: Ty::Text, optional: true })
    }
}
