//! Compares values with constraints, and knows where it is and what it found.
//!
//! Places are linked on the stack and become paths only where something is invalid, so a valid value costs no allocation.

use std::fmt::Write as _;

use super::constraints::{Constraints, Range};
use super::level::Validation;
use super::violation::{Constraint, MOST, ValidationError, Violation};

/// How deep values may stand in each other: as deep as JSON is read.
pub(super) const DEEPEST: usize = 128;

/// How much of a key is shown.
const KEY_LENGTH: usize = 64;

/// Collects the violations of a value. `walk` leads it through the value.
#[derive(Debug)]
pub struct Checker<'a> {
    pub(super) validation: Validation,
    pub(super) place: &'a Place<'a>,
    pub(super) found: &'a mut Found,
}

#[derive(Debug, Default)]
pub(super) struct Found {
    violations: Vec<Violation>,
    /// There was more than is kept.
    pub(super) more: bool,
}

/// Where a value stands.
#[derive(Debug)]
pub(super) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
    pub(super) depth: usize,
    /// Nothing of the value, nor a key in it, may be shown.
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
    /// An entry of a map, and its position.
    Entry {
        key: &'a str,
        position: usize,
    },
    /// The key of that entry.
    Key {
        key: &'a str,
        position: usize,
    },
}

impl<'a> Place<'a> {
    pub(super) fn root() -> Self {
        Self { parent: None, step: Step::Root, depth: 0, sensitive: false }
    }

    pub(super) fn below(parent: &'a Place<'a>, step: Step<'a>) -> Self {
        Self { parent: Some(parent), step, depth: parent.depth + 1, sensitive: parent.sensitive }
    }
}

impl Found {
    pub(super) fn into_result(self) -> Result<(), ValidationError> {
        match self.violations.is_empty() {
            true => Ok(()),
            false => Err(ValidationError { violations: self.violations, complete: !self.more }),
        }
    }
}

impl Checker<'_> {
    /// Checks a text.
    pub fn text(&mut self, text: &str, constraints: &Constraints) {
        if let Some((min, max)) = constraints.length
            && let Some(found) = self.wrong_length(text, min, max)
        {
            let (min, max) = limits(min, max);
            return self.report(Constraint::Length { min, max, found, unit: "characters" });
        }
        if let Some(pattern) = constraints.pattern
            && self.checks_all()
            && !pattern.matches(text)
        {
            self.report(Constraint::Pattern { pattern: pattern.source() });
        }
    }

    /// Checks the text of an enum value, which the model knows or not.
    pub fn enum_text(&mut self, text: &str, is_known: bool, constraints: &Constraints) {
        match is_known || self.validation < Validation::Strict {
            true => self.text(text, constraints),
            false => self.report(Constraint::KnownValue),
        }
    }

    /// Checks the number of an enum value, which the model knows or not.
    pub fn enum_number(&mut self, number: i32, is_known: bool, constraints: &Constraints) {
        match is_known || self.validation < Validation::Strict {
            true => self.whole(number.into(), constraints),
            false => self.report(Constraint::KnownValue),
        }
    }

    pub(crate) fn bytes(&mut self, count: usize, constraints: &Constraints) {
        if let Some((min, max)) = constraints.length
            && self.is_out(as_u64(count), min, max)
        {
            let (min, max) = limits(min, max);
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
        // What is no number is in no range.
        if number.is_nan() || number < min || number > max && self.checks_all() {
            let bound = |bound: f64| bound.is_finite().then(|| bound.to_string());
            self.report_range(bound(min), bound(max), &number);
        }
    }

    pub(super) fn at<'b>(&'b mut self, place: &'b Place<'b>) -> Checker<'b> {
        Checker { validation: self.validation, place, found: self.found }
    }

    /// More than required members and minimums.
    pub(super) fn checks_all(&self) -> bool {
        self.validation >= Validation::Full
    }

    fn is_out(&self, found: u64, min: u64, max: u64) -> bool {
        found < min || found > max && self.checks_all()
    }

    /// The number of characters, where it is wrong. Most texts need no counting: one byte to four make a character.
    fn wrong_length(&self, text: &str, min: u64, max: u64) -> Option<u64> {
        let bytes = as_u64(text.len());
        if bytes.div_ceil(4) >= min && bytes <= max {
            return None;
        }
        let found = as_u64(text.chars().count());
        self.is_out(found, min, max).then_some(found)
    }

    /// Checks how many items or entries there are; false if it is the wrong number.
    pub(super) fn size(&mut self, count: usize, constraints: &Constraints) -> bool {
        let Some((min, max)) = constraints.length.filter(|(min, max)| self.is_out(as_u64(count), *min, *max)) else {
            return true;
        };
        let (min, max) = limits(min, max);
        self.report(Constraint::Size { min, max, found: as_u64(count) });
        false
    }

    #[cold]
    fn report_range(&mut self, min: Option<String>, max: Option<String>, found: &dyn std::fmt::Display) {
        let found = (!self.place.sensitive).then(|| found.to_string());
        self.report(Constraint::Range { min, max, found });
    }

    #[cold]
    pub(super) fn report(&mut self, constraint: Constraint) {
        if self.found.violations.len() == MOST {
            self.found.more = true;
            return;
        }
        let (mut path, mut rust_path) = (String::new(), String::new());
        write_path(self.place, &mut path, &mut rust_path);
        let is_key = matches!(self.place.step, Step::Key { .. });
        self.found.violations.push(Violation { path, rust_path, is_key, constraint });
    }
}

fn as_u64(count: usize) -> u64 {
    count.try_into().unwrap_or(u64::MAX)
}

fn limits(min: u64, max: u64) -> (Option<u64>, Option<u64>) {
    ((min > 0).then_some(min), (max < u64::MAX).then_some(max))
}

/// Writes both paths. Recursion ends: places are at most as deep as [`DEEPEST`].
fn write_path(place: &Place<'_>, wire_path: &mut String, rust_path: &mut String) {
    let Some(parent) = place.parent else { return };
    write_path(parent, wire_path, rust_path);
    match place.step {
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
            let shown: String = key.chars().take(KEY_LENGTH).collect();
            let rest = if shown.len() < key.len() { "…" } else { "" };
            for path in [wire_path, rust_path] {
                let _ = match parent.sensitive {
                    true => write!(path, "[#{position}]"),
                    false => write!(path, "[{shown:?}{rest}]"),
                };
            }
        }
    }
}
