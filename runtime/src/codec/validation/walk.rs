//! Leads a checker through a value: through members, lists and maps, to the values in them.

use std::collections::HashMap;

use super::checker::{Checker, DEEPEST, Found, Place, Step};
use super::constraints::Constraints;
use super::level::Validation;
use super::violation::{Constraint, ValidationError};
use crate::codec::{Formatted, MapKey, Member, MemberWriter, Shape, Slot, Structure, TimestampFormat};

/// Validates a value, and all in it, against the constraints of its model.
///
/// # Errors
/// All violations, in the order of member names; 1,000 at most.
pub fn validate<T: Shape>(value: &T, validation: Validation) -> Result<(), ValidationError> {
    if validation == Validation::Off {
        return Ok(());
    }
    let mut found = Found::default();
    value.check(&Constraints::NONE, &mut Checker { validation, place: &Place::root(), found: &mut found });
    found.into_result()
}

/// Checks the members of a structure.
pub fn check<T: Structure>(value: &T, checker: &mut Checker<'_>) {
    // An early end means that no more violations are kept, which the error reports.
    let _ = value.write_members(checker);
}

/// Checks a union member.
pub fn check_union<T: Shape>(member: Option<&Member>, variant: &'static str, value: &T, checker: &mut Checker<'_>) {
    // Whether more violations are kept matters to loops alone.
    let _ = member.map(|member| checker.member(member, variant, value));
}

/// No more violations are kept, so the rest need not be checked.
#[derive(Debug)]
pub struct Enough;

impl Checker<'_> {
    pub(crate) fn list<'v, E: 'v, T: Shape + 'v>(
        &mut self,
        elements: &'v [E],
        get: fn(&'v E) -> Option<&'v T>,
        constraints: &Constraints,
    ) {
        let is_sized = self.size(elements.len(), constraints);
        if is_sized
            && constraints.unique
            && self.checks_all()
            && let Some((first, again)) = find_twice(elements.iter().map(get))
        {
            self.report(Constraint::UniqueItems { first, again });
        }
        let inner = constraints.items.unwrap_or(&Constraints::NONE);
        for (index, element) in elements.iter().enumerate() {
            if let Some(value) = get(element) {
                self.descend(Step::Index(index), self.place.sensitive, value, inner);
            }
            if self.found.more {
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
            let (text, is_known) = (key.as_key(), key.is_known());
            let place = Place::below(self.place, Step::Key { key: text, position });
            self.at(&place).enum_text(text, is_known, constraints.keys.unwrap_or(&Constraints::NONE));
            if let Some(value) = value {
                self.descend(Step::Entry { key: text, position }, self.place.sensitive, value, inner);
            }
            if self.found.more {
                break;
            }
        }
    }

    fn descend<T: Shape>(&mut self, step: Step<'_>, sensitive: bool, value: &T, constraints: &Constraints) {
        let mut place = Place::below(self.place, step);
        place.sensitive = sensitive;
        let mut inner = self.at(&place);
        match place.depth > DEEPEST {
            true => inner.report(Constraint::Nesting { max: DEEPEST }),
            false => value.check(constraints, &mut inner),
        }
    }
}

/// Takes the members of a structure.
impl MemberWriter for Checker<'_> {
    type Error = Enough;

    fn member<F: Slot>(&mut self, member: &Member, field: &'static str, value: &F) -> Result<(), Enough> {
        let step = Step::Member { wire: member.name(), rust: field };
        match value.get() {
            Some(value) => self.descend(step, member.is_sensitive(), value, member.stated()),
            None if member.stated().required => {
                let place = Place::below(self.place, step);
                self.at(&place).report(Constraint::Required);
            }
            None => {}
        }
        if self.found.more { Err(Enough) } else { Ok(()) }
    }
}

/// The positions of the first two equal items, equal as they go over the wire. What can't be written is told when it is
/// sent.
fn find_twice<'v, T: Shape + 'v>(items: impl Iterator<Item = Option<&'v T>>) -> Option<(usize, usize)> {
    let mut seen = HashMap::new();
    items.enumerate().find_map(|(position, item)| {
        let text = serde_json::to_string(&item.map(|item| Formatted(item, TimestampFormat::DateTime))).ok()?;
        let first = *seen.entry(text).or_insert(position);
        (first != position).then_some((first, position))
    })
}
