//! Values that examples in the documentation show.

use super::named::Named;

/// A value of an example.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Example {
    Bool(bool),
    Whole(i64),
    Float(f64),
    /// A number of any size.
    Big(i64),
    /// Text, and what is made from text.
    Text(String),
    /// The time when the example runs.
    Now,
    Unit,
    /// A structure with nothing set.
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
