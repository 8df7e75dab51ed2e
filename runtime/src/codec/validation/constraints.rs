//! What the model says about a value: the constraints of a member, and of what is in a list or map.

use crate::codec::pattern::Pattern;

/// The constraints of a value, those of the member and its target put together. Stated in
/// [`structure!`](crate::structure) and [`union!`](crate::union).
#[derive(Clone, Copy, Debug)]
pub struct Constraints {
    pub(super) required: bool,
    /// `u64::MAX` is no maximum.
    pub(super) length: Option<(u64, u64)>,
    pub(super) range: Option<Range>,
    pub(super) pattern: Option<&'static Pattern>,
    pub(super) unique: bool,
    /// Of the elements of a list, and the values of a map.
    pub(super) items: Option<&'static Self>,
    /// Of the keys of a map.
    pub(super) keys: Option<&'static Self>,
}

/// The least and the most that a number may be; the far ends of its type are no limits.
#[derive(Clone, Copy, Debug)]
pub(super) enum Range {
    Whole(i64, i64),
    Float(f64, f64),
}

impl Constraints {
    /// None.
    pub const NONE: Self =
        Self { required: false, length: None, range: None, pattern: None, unique: false, items: None, keys: None };

    /// The value must be there.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// How many characters, bytes, items or entries there may be.
    #[must_use]
    pub const fn length(self, min: u64, max: u64) -> Self {
        Self { length: Some((min, max)), ..self }
    }

    /// At least so many characters, bytes, items or entries.
    #[must_use]
    pub const fn min_length(self, min: u64) -> Self {
        self.length(min, u64::MAX)
    }

    /// The least and the most of a whole number.
    #[must_use]
    pub const fn range(self, min: i64, max: i64) -> Self {
        Self { range: Some(Range::Whole(min, max)), ..self }
    }

    /// At least this whole number.
    #[must_use]
    pub const fn min(self, min: i64) -> Self {
        self.range(min, i64::MAX)
    }

    /// At most this whole number.
    #[must_use]
    pub const fn max(self, max: i64) -> Self {
        self.range(i64::MIN, max)
    }

    /// The least and the most of a number with a fraction.
    #[must_use]
    pub const fn float_range(self, min: f64, max: f64) -> Self {
        Self { range: Some(Range::Float(min, max)), ..self }
    }

    /// The text must hold a match of the pattern.
    #[must_use]
    pub const fn pattern(self, pattern: &'static Pattern) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    /// No item of the list may be there twice.
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

/// Puts constraints together, each spelled like the method of [`Constraints`] that states it; `items` and `keys` hold
/// further ones.
#[doc(hidden)]
#[macro_export]
macro_rules! constraints {
    ($($stated:tt)*) => { $crate::constraint! { $crate::codec::Constraints::NONE; $($stated)* } };
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
