//! What validation found: each violation with its place, and all of them as one error.

use std::fmt;
use std::slice;

use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

/// How many violations are told at most.
pub(super) const MOST: usize = 1_000;

/// Everything in a value that breaks a constraint of its model, in the order of member names.
///
/// It never holds a value, only lengths and numbers that are not sensitive. It serialises as a list of its violations.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    pub(super) violations: Vec<Violation>,
    pub(super) complete: bool,
}

impl ValidationError {
    /// The violations; at least one.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The violations, one by one.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// False if there is more wrong than the 1,000 violations that are told.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// How many, as the end of a sentence.
    pub(crate) fn count(&self) -> String {
        match (self.violations.len(), self.complete) {
            (1, true) => "a constraint of the model".to_owned(),
            (count, true) => format!("{count} constraints of the model"),
            (count, false) => format!("more than {count} constraints of the model, of which the first are told"),
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

/// How many, then each on a line of its own.
impl fmt::Display for ValidationError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the value breaks {}:", self.count())?;
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

/// A constraint that is broken, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    pub(super) path: String,
    pub(super) rust_path: String,
    pub(super) is_key: bool,
    pub(super) constraint: Constraint,
}

impl Violation {
    /// Where, by the names that go over the wire: `Loan.LentPaintings[0].Title`, `Tags["key"]` in maps.
    /// Keys that are sensitive are numbered: `Tags[#0]`. Empty for the value itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where, by the names of fields and variants in Rust: `loan.lent_paintings[0].title`.
    #[must_use]
    pub fn rust_path(&self) -> &str {
        &self.rust_path
    }

    /// What is wrong, as a code.
    #[must_use]
    pub fn code(&self) -> ViolationCode {
        self.constraint.code()
    }

    /// The constraint that is broken: its limit, and what was found.
    #[must_use]
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// What is wrong, for people.
    #[must_use]
    pub fn message(&self) -> String {
        match self.is_key {
            true => format!("the key {}", self.constraint),
            false => self.constraint.to_string(),
        }
    }
}

/// Path, code and message on one line.
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
            Constraint::Pattern { pattern } => map.serialize_entry("pattern", pattern)?,
            Constraint::UniqueItems { first, again } => {
                map.serialize_entry("first", first)?;
                map.serialize_entry("again", again)?;
            }
            Constraint::Nesting { max } => map.serialize_entry("max", max)?,
            Constraint::Required | Constraint::KnownValue => {}
        }
        map.end()
    }
}

/// A constraint of the model with what was found in its place. `None` is no limit.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// The member must be there (`required`).
    Required,
    /// How long a text or blob may be (`length`).
    Length {
        /// The least.
        min: Option<u64>,
        /// The most.
        max: Option<u64>,
        /// How long it is.
        found: u64,
        /// `characters` (Unicode scalar values) or `bytes`.
        unit: &'static str,
    },
    /// How many items or entries a list or map may have (`length`).
    Size {
        /// The least.
        min: Option<u64>,
        /// The most.
        max: Option<u64>,
        /// How many there are.
        found: u64,
    },
    /// What a number may be (`range`), in digits.
    Range {
        /// The least.
        min: Option<String>,
        /// The most.
        max: Option<String>,
        /// What it is, unless it is sensitive.
        found: Option<String>,
    },
    /// What a text must hold a match of (`pattern`).
    Pattern {
        /// The pattern as the model writes it.
        pattern: &'static str,
    },
    /// No item may be there twice (`uniqueItems`).
    UniqueItems {
        /// The position of the item, from 0.
        first: usize,
        /// The position where it is again.
        again: usize,
    },
    /// The enum has no such value in the model.
    KnownValue,
    /// Values may stand in each other only so deep, as JSON is read. What is deeper was not checked.
    Nesting {
        /// The deepest.
        max: usize,
    },
}

impl Constraint {
    /// The service's word for a violation.
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
            Self::KnownValue => ViolationCode::InvalidEnumValue,
        }
    }
}

/// The second half of a sentence whose first half is the place.
impl fmt::Display for Constraint {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => to.write_str("is required"),
            Self::Length { min, max, found, unit } => {
                write!(to, "has {}, but must have {}", counted(*found, unit), span(*min, *max, unit))
            }
            Self::Size { min, max, found } => {
                write!(to, "has {}, but must have {}", counted(*found, "items"), span(*min, *max, "items"))
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
            Self::Pattern { pattern } => write!(to, "does not match the pattern {pattern}"),
            Self::UniqueItems { first, again } => {
                write!(to, "has the same item at {first} and {again}, but all must differ")
            }
            Self::KnownValue => to.write_str("is none of the values that the model knows"),
            Self::Nesting { max } => write!(to, "is nested deeper than {max} levels; nothing in it was checked"),
        }
    }
}

fn counted(count: u64, unit: &str) -> String {
    format!("{count} {}", if count == 1 { unit.trim_end_matches('s') } else { unit })
}

fn span(min: Option<u64>, max: Option<u64>, unit: &str) -> String {
    match (min.filter(|min| *min > 0), max) {
        (Some(min), Some(max)) if min == max => counted(min, unit),
        (Some(min), Some(max)) => format!("{min} to {}", counted(max, unit)),
        (Some(min), None) => format!("at least {}", counted(min, unit)),
        (None, max) => format!("at most {}", counted(max.unwrap_or(u64::MAX), unit)),
    }
}

/// What is wrong with a value, as a code that programs can compare: the same for every service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationCode {
    /// The model requires the member.
    RequiredFieldMissing,
    /// The text breaks the pattern.
    InvalidStringFormat,
    /// The text or blob is too short or too long.
    InvalidValue,
    /// The number is too small or too large.
    ValueOutOfRange,
    /// The list or map has too many items.
    TooManyValues,
    /// The list or map has too few items.
    NotEnoughValues,
    /// An item is there twice.
    DuplicateKeyValue,
    /// The enum has no such value.
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
