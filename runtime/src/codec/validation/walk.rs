//! Visits a value and all values in its members, lists and maps with a checker.

use std::collections::HashMap;

use super::checker::{Checker, Found, Location, MAX_DEPTH, Step};
use super::constraints::Constraints;
use super::level::Validation;
use super::violation::{Constraint, ValidationError};
use crate::codec::{
    AnyList, AnyMemberWriter, AnyStructure, AnyValue, MapKey, Member, Shape, Stop, Structure, write_compact,
};

/// Validates a value, with everything that it contains, against the constraints of the model.
///
/// # Errors
/// All violations, at most 1,000, in the order of member names.
pub fn validate<T: Shape>(value: &T, validation: Validation) -> Result<(), ValidationError> {
    validate_value(value, validation)
}

fn validate_value(value: &dyn AnyValue, validation: Validation) -> Result<(), ValidationError> {
    let found = find(value, validation);
    if found.is_empty() {
        return Ok(());
    }
    let passes = |level: &Validation| *level < validation && find(value, *level).is_empty();
    Err(found.into_error([Validation::Full, Validation::Minimum].into_iter().find(passes).unwrap_or(Validation::Off)))
}

/// The violations of the constraints that the level checks.
fn find(value: &dyn AnyValue, validation: Validation) -> Found {
    let mut found = Found::default();
    if validation > Validation::Off {
        value.check(&Constraints::NONE, &mut Checker { validation, location: &Location::root(), found: &mut found });
    }
    found
}

/// Checks the members of a structure.
pub fn check<T: Structure>(value: &T, checker: &mut Checker<'_>) {
    // It stops early only when no more violations are kept, which the error reports.
    let _ = value.walk(checker);
}

/// Checks a union member.
pub fn check_union<T: Shape>(member: Option<&Member>, variant: &'static str, value: &T, checker: &mut Checker<'_>) {
    // Only loops need to know that no more violations are kept.
    let _ = member.map(|member| checker.member(member, variant, Some(value)));
}

impl Checker<'_> {
    pub(crate) fn list(&mut self, list: &dyn AnyList, constraints: &Constraints) {
        let is_sized = self.size(list.length(), constraints);
        if is_sized
            && constraints.unique
            && self.checks_all()
            && let Some((first, again)) = find_duplicate(list)
        {
            self.report(Constraint::UniqueItems { first, again });
        }
        let inner = constraints.items.unwrap_or(&Constraints::NONE);
        for index in 0..list.length() {
            if let Some(value) = list.element(index) {
                self.descend(Step::Index(index), self.location.sensitive, value, inner);
            }
            if self.found.truncated {
                break;
            }
        }
    }

    pub(crate) fn map<'v, K: MapKey + 'v, T: Shape + 'v>(
        &mut self,
        entries: impl ExactSizeIterator<Item = (&'v K, Option<&'v T>)>,
        constraints: &Constraints,
    ) {
        self.size(entries.len(), constraints);
        let inner = constraints.items.unwrap_or(&Constraints::NONE);
        for (position, (key, value)) in entries.enumerate() {
            let text = key.as_key();
            let mut location = Location::below(self.location, Step::Key { key: text, position });
            location.sensitive = self.location.sensitive;
            self.at(&location).enum_text(key, constraints.keys.unwrap_or(&Constraints::NONE));
            if let Some(value) = value {
                self.descend(Step::Entry { key: text, position }, self.location.sensitive, value, inner);
            }
            if self.found.truncated {
                break;
            }
        }
    }

    fn descend(&mut self, step: Step<'_>, sensitive: bool, value: &dyn AnyValue, constraints: &Constraints) {
        let mut location = Location::below(self.location, step);
        location.sensitive = sensitive;
        let mut inner = self.at(&location);
        match location.depth > MAX_DEPTH {
            true => inner.report(Constraint::Nesting { max: MAX_DEPTH }),
            false => value.check(constraints, &mut inner),
        }
    }
}

/// Checks the members of a structure, until no more violations are kept.
impl AnyMemberWriter for Checker<'_> {
    fn member(&mut self, member: &Member, field: &'static str, value: Option<&dyn AnyValue>) -> Result<(), Stop> {
        let step = Step::Member { wire: member.name(), rust: field };
        match value {
            Some(value) => self.descend(step, member.is_sensitive(), value, member.declared_constraints()),
            None if member.declared_constraints().required => {
                let location = Location::below(self.location, step);
                self.at(&location).report(Constraint::Required);
            }
            None => {}
        }
        if self.found.truncated { Err(Stop) } else { Ok(()) }
    }
}

/// The positions of the first two items that are equal as JSON. An item that can't be written is reported when the
/// request is encoded.
fn find_duplicate(list: &dyn AnyList) -> Option<(usize, usize)> {
    let mut seen = HashMap::new();
    (0..list.length()).find_map(|position| {
        let json = list.element(position).map(write_compact).transpose().ok()?;
        let first = *seen.entry(json).or_insert(position);
        (first != position).then_some((first, position))
    })
}
