//! What the rules are compiled to: statements and expressions.

use std::collections::BTreeSet;

/// The body of the function that gives the endpoint.
#[derive(Debug)]
pub(crate) struct Endpoint {
    /// Parameters of the rules that no setting of the client reaches.
    pub(crate) unset: Vec<String>,
    /// Parameters that operations give and rules ask for.
    pub(crate) given: BTreeSet<String>,
    /// In order; the last one applies to whatever the others left.
    pub(crate) rules: Vec<EndpointRule>,
}

/// A statement of that function.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointRule {
    /// Names a value.
    Let { name: String, value: EndpointValue },
    /// Names an optional value, or fails with a message.
    Require { name: String, value: EndpointValue, message: String },
    /// If all conditions hold, the rules inside decide.
    If { conditions: Vec<Condition>, then: Vec<EndpointRule> },
    /// Gives the endpoint.
    Give { url: EndpointValue, signing_region: Option<EndpointValue>, signing_name: Option<EndpointValue> },
    /// Fails with a message.
    Fail(EndpointValue),
}

/// One condition of several.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The boolean is true.
    Holds(EndpointValue),
    /// The optional value is there, and gets a name.
    Binds { name: String, value: EndpointValue },
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointValue {
    /// Nothing sets it.
    Unset,
    Bool(bool),
    Int(i64),
    Text(String),
    /// A default; its items are taken out in the plan.
    List(Vec<String>),
    /// A setting of the client.
    Setting(Setting),
    /// A parameter that an operation may give: a boolean or text. Optional.
    Given {
        name: String,
        flag: bool,
    },
    /// A named value; `owned` where it is a `String` rather than a `&str`.
    Local {
        name: String,
        owned: bool,
    },
    /// Text with values in it.
    Format(Vec<EndpointValue>),
    /// What is in a partition, an ARN or a URL.
    Attribute {
        of: Box<EndpointValue>,
        attribute: Attribute,
    },
    /// An item of a list, from the end if negative. Optional.
    Item {
        of: Box<EndpointValue>,
        index: i64,
    },
    /// The partition of a region.
    Partition(Box<EndpointValue>),
    Call {
        function: Function,
        arguments: Vec<EndpointValue>,
    },
    /// Whether the optional value is there.
    IsSet(Box<EndpointValue>),
    Not(Box<EndpointValue>),
    Equal(Box<EndpointValue>, Box<EndpointValue>),
    /// The first value, or the second where that is absent; `optional` where the second may be absent too.
    Coalesce {
        first: Box<EndpointValue>,
        second: Box<EndpointValue>,
        optional: bool,
    },
    /// One of two values. Only ever the value of a [`EndpointRule::Let`].
    Either {
        condition: Box<EndpointValue>,
        yes: Box<EndpointValue>,
        no: Box<EndpointValue>,
    },
    /// A value that is there, where an optional one is asked for.
    Present(Box<EndpointValue>),
}

/// A setting of the client that parameters of the rules get their values from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    Region,
    UseDualStack,
    UseFips,
    Endpoint,
}

/// What is in a partition, an ARN or a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    Name,
    DnsSuffix,
    DualStackDnsSuffix,
    ImplicitGlobalRegion,
    SupportsFips,
    SupportsDualStack,
    Partition,
    Service,
    Region,
    AccountId,
    ResourceId,
    Scheme,
    Authority,
    Path,
    /// A `String`; all others that are text borrow.
    NormalizedPath,
    IsIp,
}

/// A function of the library of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    IsValidHostLabel,
    IsVirtualHostableS3Bucket,
    ParseArn,
    ParseUrl,
    Split,
    Substring,
    /// Gives a `String`.
    UriEncode,
}

impl EndpointValue {
    /// Whether this value or one inside is as asked.
    pub(crate) fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        let inside = |value: &Self| value.any(test);
        test(self)
            || match self {
                Self::Unset | Self::Bool(_) | Self::Int(_) | Self::Text(_) | Self::List(_) => false,
                Self::Setting(_) | Self::Given { .. } | Self::Local { .. } => false,
                Self::Format(values) | Self::Call { arguments: values, .. } => values.iter().any(inside),
                Self::Attribute { of: value, .. } | Self::Item { of: value, .. } => inside(value),
                Self::Partition(value) | Self::IsSet(value) | Self::Not(value) | Self::Present(value) => inside(value),
                Self::Equal(first, second) | Self::Coalesce { first, second, .. } => inside(first) || inside(second),
                Self::Either { condition, yes, no } => inside(condition) || inside(yes) || inside(no),
            }
    }

    pub(super) fn local(name: &str) -> Self {
        Self::Local { name: name.to_owned(), owned: false }
    }

    /// Whether it is a `String`.
    pub(crate) fn is_owned(&self) -> bool {
        match self {
            Self::Format(_) => true,
            Self::Local { owned, .. } => *owned,
            Self::Attribute { attribute, .. } => *attribute == Attribute::NormalizedPath,
            Self::Call { function, .. } => *function == Function::UriEncode,
            _ => false,
        }
    }
}

impl EndpointRule {
    /// Whether a value in this statement is as asked.
    pub(crate) fn any(&self, test: &dyn Fn(&EndpointValue) -> bool) -> bool {
        match self {
            Self::Let { value, .. } | Self::Require { value, .. } | Self::Fail(value) => value.any(test),
            Self::If { conditions, then } => {
                conditions.iter().any(|condition| condition.any(test)) || then.iter().any(|rule| rule.any(test))
            }
            Self::Give { url, signing_region, signing_name } => {
                [Some(url), signing_region.as_ref(), signing_name.as_ref()]
                    .into_iter()
                    .flatten()
                    .any(|value| value.any(test))
            }
        }
    }
}

impl Condition {
    pub(crate) fn any(&self, test: &dyn Fn(&EndpointValue) -> bool) -> bool {
        match self {
            Self::Holds(value) | Self::Binds { value, .. } => value.any(test),
        }
    }
}
