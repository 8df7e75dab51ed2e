//! The result of validation: violations, each with its path, and the error that contains all of them.

use std::fmt;
use std::slice;

use crate::codec::InvalidEnumValue;
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

use super::level::Validation;

/// The maximum number of violations in an error.
pub(super) const MAX_VIOLATIONS: usize = 1_000;

/// The service may have loosened its constraints since.
const MODEL: &str = "the model that this crate was generated from";

/// All violations of the model's constraints in a value, in the order of member names.
///
/// The model is the one that the crate was generated from; services loosen their constraints over time. The request is
/// sent all the same at the [`passing_level`](Self::passing_level).
///
/// It contains no values except for lengths and for numbers that are not sensitive. It serialises as a list of its
/// violations.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    pub(super) violations: Vec<Violation>,
    pub(super) complete: bool,
    pub(super) passing_level: Validation,
}

impl ValidationError {
    /// The violations, at least one.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Iterates over the violations.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// False if there are more violations than the 1,000 that are reported.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The strictest level of validation at which the value has no violations. A call that is set to it sends the
    /// request, and the service decides.
    #[must_use]
    pub fn passing_level(&self) -> Validation {
        self.passing_level
    }

    /// The number of violations, as the end of a sentence.
    pub(crate) fn count(&self) -> String {
        match (self.violations.len(), self.complete) {
            (1, true) => format!("a constraint of {MODEL}"),
            (count, true) => format!("{count} constraints of {MODEL}"),
            (count, false) => format!("more than {count} constraints of {MODEL} (only the first {count} are reported)"),
        }
    }
}

impl<'a> IntoIterator for &'a ValidationError {
    type Item = &'a Violation;
    type IntoIter = slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for ValidationError {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

/// Writes the number of violations and the level that sends the value all the same, then each violation on a line of
/// its own.
impl fmt::Display for ValidationError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = self.passing_level;
        write!(to, "the value violates {}; `Validation::{level:?}` sends it all the same:", self.count())?;
        self.iter().try_for_each(|violation| write!(to, "\n{violation}"))
    }
}

impl std::error::Error for ValidationError {}

impl Serialize for ValidationError {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.violations.len()))?;
        self.iter().try_for_each(|violation| list.serialize_element(violation))?;
        list.end()
    }
}

/// A violated constraint, with the path of the value.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    pub(super) path: String,
    pub(super) rust_path: String,
    pub(super) is_key: bool,
    pub(super) place: Place,
    pub(super) constraint: Constraint,
}

/// The steps from the validated value to the one with the violation.
pub(crate) type Place = Vec<PlaceStep>;

/// A step into a value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PlaceStep {
    /// A member, by its wire name.
    Member(Box<str>),
    /// The entry of a map; `shown` is the key in paths.
    Entry { key: Box<str>, shown: Box<str> },
    /// The element of a list.
    Index(usize),
}

/// Keys may be sensitive, so they are printed as in paths.
impl fmt::Debug for PlaceStep {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(name) => to.write_str(name),
            Self::Entry { shown, .. } => to.write_str(shown),
            Self::Index(index) => write!(to, "[{index}]"),
        }
    }
}

impl Violation {
    /// The path of the value in wire names: `Loan.LentPaintings[0].Title`, or `Tags["key"]` in a map. The entries of
    /// sensitive maps are numbered: `Tags[#0]`. Empty for the validated value itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path of the value in Rust's names of fields and variants: `loan.lent_paintings[0].title`.
    #[must_use]
    pub fn rust_path(&self) -> &str {
        &self.rust_path
    }

    /// The path as data.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// True if the key of an entry violates the constraint.
    pub(crate) fn is_key(&self) -> bool {
        self.is_key
    }

    /// The kind of the violation, as a code.
    #[must_use]
    pub fn code(&self) -> ViolationCode {
        self.constraint.code()
    }

    /// The violated constraint: its limits, and the length or number that was found.
    #[must_use]
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// The human-readable message, without the path.
    #[must_use]
    pub fn message(&self) -> String {
        match self.is_key {
            true => format!("the key {}", self.constraint),
            false => self.constraint.to_string(),
        }
    }
}

/// Writes path, code and message on one line.
impl fmt::Display for Violation {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the value itself" } else { &self.path };
        write!(to, "{path}: {}: {}", self.code(), self.message())
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("rust_path", &self.rust_path)?;
        map.serialize_entry("code", self.code().as_str())?;
        map.serialize_entry("message", &self.message())?;
        match &self.constraint {
            Constraint::Length { min, max, found, .. } | Constraint::Size { min, max, found } => {
                map.serialize_entry("min", min)?;
                map.serialize_entry("max", max)?;
                map.serialize_entry("found", found)?;
            }
            Constraint::Range { min, max, found } => {
                map.serialize_entry("min", min)?;
                map.serialize_entry("max", max)?;
                map.serialize_entry("found", found)?;
            }
            Constraint::Pattern { pattern, form } => {
                map.serialize_entry("pattern", pattern)?;
                map.serialize_entry("form", form)?;
            }
            Constraint::UniqueItems { first, again } => {
                map.serialize_entry("first", first)?;
                map.serialize_entry("again", again)?;
            }
            Constraint::Nesting { max } => map.serialize_entry("max", max)?,
            Constraint::KnownValue { problem } => map.serialize_entry("nearest", &problem.nearest())?,
            Constraint::Required => {}
        }
        map.end()
    }
}

/// A violated constraint of the model. A limit of `None` is no limit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// The member is required (`required`).
    Required,
    /// The length of a string or blob (`length`).
    Length {
        /// The minimum length.
        min: Option<u64>,
        /// The maximum length.
        max: Option<u64>,
        /// The length of the value.
        found: u64,
        /// `characters` (Unicode scalar values) or `bytes`.
        unit: &'static str,
    },
    /// The number of items of a list, or of entries of a map (`length`).
    Size {
        /// The minimum number.
        min: Option<u64>,
        /// The maximum number.
        max: Option<u64>,
        /// The number in the value.
        found: u64,
    },
    /// The range of a number (`range`). The numbers are decimal text.
    Range {
        /// The minimum.
        min: Option<String>,
        /// The maximum.
        max: Option<String>,
        /// The value; `None` if it is sensitive.
        found: Option<String>,
    },
    /// The pattern of a string (`pattern`).
    Pattern {
        /// The pattern, as in the model.
        pattern: &'static str,
        /// What texts that match are, in words with an example, like `a date, YYYY-MM-DD`; `None` for patterns that
        /// are not well-known.
        form: Option<&'static str>,
    },
    /// The items of a list must be unique (`uniqueItems`).
    UniqueItems {
        /// The position of the item, from 0.
        first: usize,
        /// The position of the next item that is equal to it.
        again: usize,
    },
    /// The enum value must be a known one ([`Validation::Strict`](crate::Validation::Strict)).
    KnownValue {
        /// The value and the nearest known one, unless values are sensitive.
        problem: InvalidEnumValue,
    },
    /// The maximum nesting depth of values. Deeper values were not checked.
    Nesting {
        /// The maximum depth.
        max: usize,
    },
}

impl Constraint {
    /// The code of a violation of this constraint.
    #[must_use]
    pub fn code(&self) -> ViolationCode {
        match self {
            Self::Required => ViolationCode::RequiredFieldMissing,
            Self::Length { .. } | Self::Nesting { .. } => ViolationCode::InvalidValue,
            Self::Size { min, found, .. } if min.is_some_and(|min| *found < min) => ViolationCode::NotEnoughValues,
            Self::Size { .. } => ViolationCode::TooManyValues,
            Self::Range { .. } => ViolationCode::ValueOutOfRange,
            Self::Pattern { .. } => ViolationCode::InvalidStringFormat,
            Self::UniqueItems { .. } => ViolationCode::DuplicateKeyValue,
            Self::KnownValue { .. } => ViolationCode::InvalidEnumValue,
        }
    }
}

/// Writes the predicate of a sentence whose subject is the path.
impl fmt::Display for Constraint {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => to.write_str("is required"),
            Self::Length { min, max, found, unit } => {
                write!(to, "has {}, but must have {}", counted(*found, unit), limits(*min, *max, unit))
            }
            Self::Size { min, max, found } => {
                write!(to, "has {}, but must have {}", counted(*found, "items"), limits(*min, *max, "items"))
            }
            Self::Range { min, max, found } => {
                let found = found.as_deref().unwrap_or("out of range");
                match (min, max) {
                    (Some(min), Some(max)) => write!(to, "is {found}, but must be from {min} to {max}"),
                    (Some(min), None) => write!(to, "is {found}, but must be at least {min}"),
                    (None, Some(max)) => write!(to, "is {found}, but must be at most {max}"),
                    (None, None) => write!(to, "is {found}, but must be a number"),
                }
            }
            Self::Pattern { pattern, form: Some(form) } => {
                write!(to, "does not match the pattern of {form}: {pattern}")
            }
            Self::Pattern { pattern, form: None } => write!(to, "does not match the pattern {pattern}"),
            Self::UniqueItems { first, again } => {
                write!(to, "has equal items at positions {first} and {again}, but all items must differ")
            }
            Self::KnownValue { problem } => problem.fmt(to),
            Self::Nesting { max } => write!(to, "is nested deeper than {max} levels; nothing in it was checked"),
        }
    }
}

/// The count with its unit, in the singular if it is 1.
fn counted(count: u64, unit: &str) -> String {
    format!("{count} {}", if count == 1 { unit.trim_end_matches('s') } else { unit })
}

/// The limits in words.
fn limits(min: Option<u64>, max: Option<u64>, unit: &str) -> String {
    match (min.filter(|min| *min > 0), max) {
        (Some(min), Some(max)) if min == max => counted(min, unit),
        (Some(min), Some(max)) => format!("{min} to {}", counted(max, unit)),
        (Some(min), None) => format!("at least {}", counted(min, unit)),
        (None, max) => format!("at most {}", counted(max.unwrap_or(u64::MAX), unit)),
    }
}

/// The kind of a violation, as a code for programs. The codes are the same for every service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationCode {
    /// A required member is missing.
    RequiredFieldMissing,
    /// The string doesn't match the pattern.
    InvalidStringFormat,
    /// The string or blob is too short or too long, or values are nested too deep.
    InvalidValue,
    /// The number is too small or too large.
    ValueOutOfRange,
    /// The list or map has too many items.
    TooManyValues,
    /// The list or map has too few items.
    NotEnoughValues,
    /// A list has equal items, but they must be unique.
    DuplicateKeyValue,
    /// The enum value is not known.
    InvalidEnumValue,
}

impl ViolationCode {
    /// The code as text, like `REQUIRED_FIELD_MISSING`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RequiredFieldMissing => "REQUIRED_FIELD_MISSING",
            Self::InvalidStringFormat => "INVALID_STRING_FORMAT",
            Self::InvalidValue => "INVALID_VALUE",
            Self::ValueOutOfRange => "VALUE_OUT_OF_RANGE",
            Self::TooManyValues => "TOO_MANY_VALUES",
            Self::NotEnoughValues => "NOT_ENOUGH_VALUES",
            Self::DuplicateKeyValue => "DUPLICATE_KEY_VALUE",
            Self::InvalidEnumValue => "INVALID_ENUM_VALUE",
        }
    }
}

impl fmt::Display for ViolationCode {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.pad(self.as_str())
    }
}
