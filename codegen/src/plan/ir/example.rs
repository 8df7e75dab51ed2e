//! Values in the examples of the documentation.

use super::named::Named;

/// A value of an example.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Example {
    Bool(bool),
    Whole(i64),
    Float(f64),
    /// An integer of any size.
    Big(i64),
    /// A string, or a value that is created from one.
    Text(String),
    /// The time when the example runs.
    Now,
    Unit,
    /// A structure without members.
    New(Named),
    /// A variant of an enum or union, with its payload if it has one.
    Variant {
        ty: Named,
        variant: String,
        payload: Option<Box<Example>>,
    },
    /// A list with this item.
    List(Box<Example>),
    /// A map with this key and value.
    Map(Box<Example>, Box<Example>),
    /// An element of a sparse list or map.
    Nullable(Box<Example>),
    Boxed(Box<Example>),
}
