//! The constraints of the model: those of a member, and those of the items and keys in a list or map.

use crate::codec::pattern::Pattern;

/// The constraints of a value: those of the member and of its target shape, merged. Declared in
/// [`structure!`](crate::structure) and [`union!`](crate::union).
#[derive(Clone, Copy, Debug)]
pub struct Constraints {
    pub(super) required: bool,
    /// Minimum and maximum; `u64::MAX` is no maximum.
    pub(super) length: Option<(u64, u64)>,
    pub(super) range: Option<Range>,
    pub(super) pattern: Option<&'static Pattern>,
    pub(super) unique: bool,
    /// For the elements of a list and the values of a map.
    pub(super) items: Option<&'static Self>,
    /// For the keys of a map.
    pub(super) keys: Option<&'static Self>,
}

/// Minimum and maximum of a number; the minimum and maximum of its type are no limits.
#[derive(Clone, Copy, Debug)]
pub(super) enum Range {
    Whole(i64, i64),
    Float(f64, f64),
}

impl Constraints {
    /// No constraints.
    pub const NONE: Self =
        Self { required: false, length: None, range: None, pattern: None, unique: false, items: None, keys: None };

    /// The value must be present.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The minimum and maximum number of characters, bytes, items or entries.
    #[must_use]
    pub const fn length(self, min: u64, max: u64) -> Self {
        Self { length: Some((min, max)), ..self }
    }

    /// The minimum number of characters, bytes, items or entries.
    #[must_use]
    pub const fn min_length(self, min: u64) -> Self {
        self.length(min, u64::MAX)
    }

    /// The minimum and maximum of a number, as integers.
    #[must_use]
    pub const fn range(self, min: i64, max: i64) -> Self {
        Self { range: Some(Range::Whole(min, max)), ..self }
    }

    /// The minimum of a number, as an integer.
    #[must_use]
    pub const fn min(self, min: i64) -> Self {
        self.range(min, i64::MAX)
    }

    /// The maximum of a number, as an integer.
    #[must_use]
    pub const fn max(self, max: i64) -> Self {
        self.range(i64::MIN, max)
    }

    /// The minimum and maximum of a number, as floats.
    #[must_use]
    pub const fn float_range(self, min: f64, max: f64) -> Self {
        Self { range: Some(Range::Float(min, max)), ..self }
    }

    /// The string must match the pattern.
    #[must_use]
    pub const fn pattern(self, pattern: &'static Pattern) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    /// The items of the list must be unique.
    #[must_use]
    pub const fn unique(self) -> Self {
        Self { unique: true, ..self }
    }

    /// The constraints of the elements of a list, or of the values of a map.
    #[must_use]
    pub const fn items(self, items: &'static Self) -> Self {
        Self { items: Some(items), ..self }
    }

    /// The constraints of the keys of a map.
    #[must_use]
    pub const fn keys(self, keys: &'static Self) -> Self {
        Self { keys: Some(keys), ..self }
    }
}

/// Builds [`Constraints`] from calls of its methods; `items` and `keys` contain further such calls.
#[doc(hidden)]
#[macro_export]
macro_rules! constraints {
    ($($calls:tt)*) => { $crate::constraint! { $crate::codec::Constraints::NONE; $($calls)* } };
}

/// One step of [`constraints!`].
#[doc(hidden)]
#[macro_export]
macro_rules! constraint {
    ($so_far:expr;) => { $so_far };
    ($so_far:expr; items($($inner:tt)*) $(, $($rest:tt)*)?) => {
        $crate::constraint! { $so_far.items(const { &$crate::constraints!($($inner)*) }); $($($rest)*)? }
    };
    ($so_far:expr; keys($($inner:tt)*) $(, $($rest:tt)*)?) => {
        $crate::constraint! { $so_far.keys(const { &$crate::constraints!($($inner)*) }); $($($rest)*)? }
    };
    ($so_far:expr; $name:ident $(($($argument:expr),*))? $(, $($rest:tt)*)?) => {
        $crate::constraint! { $so_far.$name($($($argument),*)?); $($($rest)*)? }
    };
}
