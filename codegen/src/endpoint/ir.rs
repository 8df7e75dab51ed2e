//! The compiled rules: statements and expressions.

use std::collections::BTreeSet;

/// The body of the function that returns the endpoint.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Endpoint {
    /// Parameters of the rules that no client setting sets.
    pub(crate) unset: Vec<String>,
    /// Parameters that operations set and the rules use.
    pub(crate) given: BTreeSet<String>,
    /// The first part of host names, if the model has no rules, so that those of nearly all services are used.
    pub(crate) standard: Option<String>,
    /// The statements in order. The last one always returns.
    pub(crate) rules: Vec<EndpointRule>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointRule {
    /// Names a value.
    Let { name: String, value: EndpointValue },
    /// Names an optional value, or returns an error.
    Require { name: String, value: EndpointValue, message: String },
    /// Runs statements if all conditions hold.
    If { conditions: Vec<Condition>, then: Vec<EndpointRule> },
    /// Returns an endpoint.
    Endpoint { url: EndpointValue, signing_region: Option<EndpointValue>, signing_name: Option<EndpointValue> },
    /// Returns an error with this message.
    Error(EndpointValue),
}

/// A condition of an `if`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The boolean is true.
    Holds(EndpointValue),
    /// The optional value is present, and gets a name.
    Binds { name: String, value: EndpointValue },
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EndpointValue {
    /// A value that is never set.
    Unset,
    Bool(bool),
    Int(i64),
    Text(String),
    /// A default. Its items are looked up at compile time.
    List(Vec<String>),
    /// A client setting.
    Setting(Setting),
    /// A parameter that operations may set: a boolean or text. Optional.
    Given {
        name: String,
        flag: bool,
    },
    /// A named value: a `String` if `owned`, else a `&str`.
    Local {
        name: String,
        owned: bool,
    },
    /// Text that contains values.
    Format(Vec<EndpointValue>),
    /// An attribute of a partition, an ARN or a URL.
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
    /// True if the optional value is present.
    IsSet(Box<EndpointValue>),
    Not(Box<EndpointValue>),
    Equal(Box<EndpointValue>, Box<EndpointValue>),
    /// The first value, or the second if the first is absent. Optional if the second may be absent too.
    Coalesce {
        first: Box<EndpointValue>,
        second: Box<EndpointValue>,
        optional: bool,
    },
    /// One of two values. It is only used in [`EndpointRule::Let`].
    Either {
        condition: Box<EndpointValue>,
        yes: Box<EndpointValue>,
        no: Box<EndpointValue>,
    },
    /// A present value as an optional one.
    Present(Box<EndpointValue>),
}

/// A client setting that parameters of the rules refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    Region,
    UseDualStack,
    UseFips,
    Endpoint,
}

/// An attribute of a partition, an ARN or a URL.
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
    /// A `String`; the other texts are borrowed.
    NormalizedPath,
    IsIp,
}

/// A function of the runtime for endpoint rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    IsValidHostLabel,
    IsVirtualHostableS3Bucket,
    ParseArn,
    ParseUrl,
    Split,
    Substring,
    /// Returns a `String`.
    UriEncode,
}

impl EndpointValue {
    /// True if this value or one in it passes the test.
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

    /// True if it is a `String`.
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
    /// True if a value in this statement passes the test.
    pub(crate) fn any(&self, test: &dyn Fn(&EndpointValue) -> bool) -> bool {
        match self {
            Self::Let { value, .. } | Self::Require { value, .. } | Self::Error(value) => value.any(test),
            Self::If { conditions, then } => {
                conditions.iter().any(|condition| condition.any(test)) || then.iter().any(|rule| rule.any(test))
            }
            Self::Endpoint { url, signing_region, signing_name } => {
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
