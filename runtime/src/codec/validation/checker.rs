//! Compares values with constraints and collects the violations.
//!
//! Locations are linked on the stack and become paths only for a violation, so a valid value costs no allocation.

use std::fmt::Write as _;

use super::constraints::{Constraints, Range};
use super::level::Validation;
use super::violation::{Constraint, MAX_VIOLATIONS, Place, PlaceStep, ValidationError, Violation};
use crate::codec::{InvalidEnumValue, MapKey, UnknownInt};

/// The maximum nesting depth of values, the same as for reading JSON.
pub(super) const MAX_DEPTH: usize = 128;

/// The number of characters of a map key that a path shows.
const MAX_KEY_LENGTH: usize = 64;

/// Collects the violations in a value. The functions in `walk` call it for each value.
#[derive(Debug)]
pub struct Checker<'a> {
    pub(super) validation: Validation,
    pub(super) location: &'a Location<'a>,
    pub(super) found: &'a mut Found,
}

/// The violations found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    violations: Vec<Violation>,
    /// There were more violations than are kept.
    pub(super) truncated: bool,
}

/// The location of a value: one step below its parent.
#[derive(Debug)]
pub(super) struct Location<'a> {
    parent: Option<&'a Location<'a>>,
    step: Step<'a>,
    pub(super) depth: usize,
    /// Neither the value nor the keys in it may be reported.
    pub(super) sensitive: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    Root,
    Member {
        wire: &'static str,
        rust: &'static str,
    },
    Index(usize),
    /// The value of a map entry.
    Entry {
        key: &'a str,
        position: usize,
    },
    /// The key of a map entry.
    Key {
        key: &'a str,
        position: usize,
    },
}

impl<'a> Location<'a> {
    pub(super) fn root() -> Self {
        Self { parent: None, step: Step::Root, depth: 0, sensitive: false }
    }

    pub(super) fn below(parent: &'a Location<'a>, step: Step<'a>) -> Self {
        Self { parent: Some(parent), step, depth: parent.depth + 1, sensitive: parent.sensitive }
    }
}

impl Found {
    pub(super) fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    pub(super) fn into_error(self, passing_level: Validation) -> ValidationError {
        ValidationError { violations: self.violations, complete: !self.truncated, passing_level }
    }
}

impl Checker<'_> {
    /// Checks a string.
    pub fn text(&mut self, text: &str, constraints: &Constraints) {
        if let Some((min, max)) = constraints.length
            && let Some(found) = self.invalid_length(text, min, max)
        {
            let (min, max) = optional_limits(min, max);
            return self.report(Constraint::Length { min, max, found, unit: "characters" });
        }
        if let Some(pattern) = constraints.pattern
            && self.checks_all()
            && !pattern.matches(text)
        {
            self.report(Constraint::Pattern { pattern: pattern.source(), form: pattern.form() });
        }
    }

    /// Checks a value of an enum, known or unknown.
    pub fn enum_text<T: MapKey>(&mut self, value: &T, constraints: &Constraints) {
        // The error is made only where it is reported.
        let unknown = if self.validation >= Validation::Strict { value.unknown_value() } else { None };
        match unknown {
            None => self.text(value.as_key(), constraints),
            Some(problem) => self.report_unknown(problem),
        }
    }

    /// Checks the number of an integer enum, known or unknown.
    pub fn enum_number(
        &mut self,
        name: &'static str,
        number: i32,
        unknown: Option<UnknownInt>,
        constraints: &Constraints,
    ) {
        match unknown.is_none() || self.validation < Validation::Strict {
            true => self.whole(number.into(), constraints),
            false => self.report_unknown(InvalidEnumValue::number(name, number)),
        }
    }

    #[cold]
    pub(super) fn report_unknown(&mut self, problem: InvalidEnumValue) {
        let problem = problem.redacted_if(self.location.sensitive);
        self.report(Constraint::KnownValue { problem });
    }

    pub(crate) fn bytes(&mut self, count: usize, constraints: &Constraints) {
        if let Some((min, max)) = constraints.length
            && self.is_out(as_u64(count), min, max)
        {
            let (min, max) = optional_limits(min, max);
            self.report(Constraint::Length { min, max, found: as_u64(count), unit: "bytes" });
        }
    }

    pub(crate) fn whole(&mut self, number: i64, constraints: &Constraints) {
        match constraints.range {
            Some(Range::Whole(min, max)) if number < min || number > max && self.checks_all() => {
                let bound = |bound: i64, none: i64| (bound != none).then(|| bound.to_string());
                self.report_range(bound(min, i64::MIN), bound(max, i64::MAX), &number);
            }
            Some(Range::Float(..)) => self.float(number as f64, constraints),
            _ => {}
        }
    }

    pub(crate) fn float(&mut self, number: f64, constraints: &Constraints) {
        let (min, max) = match constraints.range {
            Some(Range::Float(min, max)) => (min, max),
            Some(Range::Whole(min, max)) => (
                if min == i64::MIN { f64::NEG_INFINITY } else { min as f64 },
                if max == i64::MAX { f64::INFINITY } else { max as f64 },
            ),
            None => return,
        };
        // NaN is outside of every range.
        if number.is_nan() || number < min || number > max && self.checks_all() {
            let bound = |bound: f64| bound.is_finite().then(|| bound.to_string());
            self.report_range(bound(min), bound(max), &number);
        }
    }

    pub(super) fn at<'b>(&'b mut self, location: &'b Location<'b>) -> Checker<'b> {
        Checker { validation: self.validation, location, found: self.found }
    }

    /// True if more than required members and minimums is checked.
    pub(super) fn checks_all(&self) -> bool {
        self.validation >= Validation::Full
    }

    fn is_out(&self, found: u64, min: u64, max: u64) -> bool {
        found < min || found > max && self.checks_all()
    }

    /// The number of characters, if it is invalid. A character has one to four bytes, so for most strings the number of
    /// bytes is enough to decide.
    fn invalid_length(&self, text: &str, min: u64, max: u64) -> Option<u64> {
        let bytes = as_u64(text.len());
        if bytes.div_ceil(4) >= min && bytes <= max {
            return None;
        }
        let found = as_u64(text.chars().count());
        self.is_out(found, min, max).then_some(found)
    }

    /// Checks the number of items or entries; false if it is invalid.
    pub(super) fn size(&mut self, count: usize, constraints: &Constraints) -> bool {
        let Some((min, max)) = constraints.length.filter(|(min, max)| self.is_out(as_u64(count), *min, *max)) else {
            return true;
        };
        let (min, max) = optional_limits(min, max);
        self.report(Constraint::Size { min, max, found: as_u64(count) });
        false
    }

    #[cold]
    fn report_range(&mut self, min: Option<String>, max: Option<String>, found: &dyn std::fmt::Display) {
        let found = (!self.location.sensitive).then(|| found.to_string());
        self.report(Constraint::Range { min, max, found });
    }

    #[cold]
    pub(super) fn report(&mut self, constraint: Constraint) {
        if self.found.violations.len() == MAX_VIOLATIONS {
            self.found.truncated = true;
            return;
        }
        let (mut path, mut rust_path) = (String::new(), String::new());
        write_path(self.location, &mut path, &mut rust_path);
        let is_key = matches!(self.location.step, Step::Key { .. });
        let mut place = Place::new();
        add_steps(self.location, &mut place);
        self.found.violations.push(Violation { path, rust_path, is_key, place, constraint });
    }
}

fn as_u64(count: usize) -> u64 {
    count.try_into().unwrap_or(u64::MAX)
}

/// The limits as they are reported: 0 and `u64::MAX` are no limits.
fn optional_limits(min: u64, max: u64) -> (Option<u64>, Option<u64>) {
    ((min > 0).then_some(min), (max < u64::MAX).then_some(max))
}

/// Writes both paths. The depth of the recursion is limited, since locations are at most [`MAX_DEPTH`] deep.
fn write_path(location: &Location<'_>, wire_path: &mut String, rust_path: &mut String) {
    let Some(parent) = location.parent else { return };
    write_path(parent, wire_path, rust_path);
    match location.step {
        Step::Root => {}
        Step::Member { wire, rust } => {
            for (path, name) in [(wire_path, wire), (rust_path, rust)] {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
        }
        Step::Index(index) => {
            for path in [wire_path, rust_path] {
                // Writing to a String can't fail.
                let _ = write!(path, "[{index}]");
            }
        }
        Step::Entry { key, position } | Step::Key { key, position } => {
            let shown = shown_key(key, position, parent.sensitive);
            for path in [wire_path, rust_path] {
                path.push_str(&shown);
            }
        }
    }
}

/// A key in a path. Keys of sensitive maps are numbered.
fn shown_key(key: &str, position: usize, sensitive: bool) -> String {
    let shown: String = key.chars().take(MAX_KEY_LENGTH).collect();
    let rest = if shown.len() < key.len() { "…" } else { "" };
    if sensitive { format!("[#{position}]") } else { format!("[{shown:?}{rest}]") }
}

/// The path as data.
fn add_steps(location: &Location<'_>, place: &mut Place) {
    let Some(parent) = location.parent else { return };
    add_steps(parent, place);
    match location.step {
        Step::Root => {}
        Step::Member { wire, .. } => place.push(PlaceStep::Member(wire.into())),
        Step::Index(index) => place.push(PlaceStep::Index(index)),
        Step::Entry { key, position } | Step::Key { key, position } => {
            let shown = shown_key(key, position, parent.sensitive).into();
            place.push(PlaceStep::Entry { key: key.into(), shown });
        }
    }
}
