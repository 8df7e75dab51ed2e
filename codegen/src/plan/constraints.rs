//! The constraints that validators check: those of a member and of its target, down to the items of lists and maps.

use std::collections::BTreeSet;

use super::closure::Closure;
use super::ir::{Constraint, Facts, Inherited, Site};
use super::shapes::{Role, Shapes};
use crate::check::MAX_NESTING;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::patterns::{self, Named, PatternError, Patterns, Use};
use crate::smithy::{self, Decimal, DefaultValue, Length, Model, Range, Shape, ShapeKind};

/// The traits that constrain the values of a member. Those of the member take precedence over those of its target.
struct ConstraintTraits<'m> {
    length: Option<Length>,
    range: Option<Range>,
    pattern: Option<&'m str>,
    unique: bool,
    inherited: Inherited,
}

impl<'m> ConstraintTraits<'m> {
    fn of(member: &'m smithy::Member, target: &'m Shape) -> Self {
        let (own, under) = (&member.traits, &target.traits);
        let inherited = Inherited {
            length: own.length().is_none(),
            range: own.range().is_none(),
            pattern: own.pattern().is_none(),
            unique: !own.unique_items(),
        };
        Self {
            inherited,
            length: own.length().or_else(|| under.length()),
            range: own.range().or_else(|| under.range()),
            pattern: own.pattern().or_else(|| under.pattern()),
            unique: own.unique_items() || under.unique_items(),
        }
    }
}

/// The patterns of all members that operations reach. Warns about each one that can't be compiled.
pub(crate) fn patterns(model: &Model, closure: &Closure<'_>, diagnostics: &mut Diagnostics) -> Patterns {
    let uses = patterns::uses(model, closure.reachable.iter().filter_map(|id| model.get(id)));
    let patterns = Patterns::new(&uses);
    // A shape may be used by many members, but its pattern is reported once.
    let once: BTreeSet<_> = uses.iter().map(|Use { pattern, shape, member }| (shape, member, pattern)).collect();
    for (shape, member, pattern) in once {
        if let Some(Named { compiled: Err(reason), .. }) = patterns.get(pattern) {
            let message = format!("the pattern `{pattern}` is not checked before requests are sent, because {reason}");
            let diagnostic = Diagnostic::warning(message).shape(shape).maybe_member(*member);
            let in_slashes = pattern.len() > 2 && pattern.starts_with('/') && pattern.ends_with('/');
            diagnostics.push(match (reason, in_slashes) {
                (PatternError::MatchesNothing, true) => {
                    diagnostic.help("the slashes are a part of the pattern: in models, patterns stand without them")
                }
                _ => diagnostic,
            });
        }
    }
    patterns
}

impl Shapes<'_> {
    /// The facts of a member. A token is filled in only at the top of a request.
    pub(crate) fn facts(&self, container: &Shape, member: &smithy::Member, role: Role<'_>) -> Facts {
        let site = Site::member(&container.id, &member.name);
        let by_container = || container.traits.sensitive().then(|| Site::shape(&container.id));
        Facts {
            required: member.traits.required(),
            token: role == Role::Input && member.traits.idempotency_token(),
            sendable: self.closure.sendable.contains(&container.id),
            sensitive: by_container().or_else(|| self.sensitive(site.clone(), member, 0)),
            ..self.value_facts(site, member, 0)
        }
    }

    /// The facts of the values of a member, down to the items of lists and maps.
    fn value_facts(&self, site: Site, member: &smithy::Member, depth: usize) -> Facts {
        let target = self.model.shape(&member.target);
        let ConstraintTraits { length, range, pattern, unique, inherited } = ConstraintTraits::of(member, target);
        let inner = |member: &smithy::Member| {
            let site = Site::member(&target.id, &member.name);
            (depth < MAX_NESTING).then(|| Box::new(self.value_facts(site, member, depth + 1)))
        };
        let (unit, keys, items) = match &target.kind {
            ShapeKind::Blob => ("bytes", None, None),
            ShapeKind::List(member) => ("items", None, inner(member)),
            ShapeKind::Map { key, value } => ("entries", inner(key), inner(value)),
            _ => ("characters", None, None),
        };
        Facts {
            site,
            target: member.target.clone(),
            required: false,
            token: false,
            sendable: false,
            sensitive: None,
            length,
            pattern: pattern.map(str::to_owned),
            form: pattern.and_then(|pattern| self.patterns.get(pattern)?.form),
            unchecked: pattern.is_some_and(|pattern| self.static_of(pattern).is_none()),
            range,
            unique,
            unit,
            inherited,
            items,
            keys,
        }
    }

    /// The name of the static of a pattern. `None` if the pattern can't be compiled.
    fn static_of(&self, pattern: &str) -> Option<String> {
        let named = self.patterns.get(pattern)?;
        named.compiled.is_ok().then(|| named.name.to_owned())
    }

    /// The constraints that validators check for a member of a structure.
    pub(crate) fn constraints(&self, member: &smithy::Member, role: Role<'_>) -> Vec<Constraint> {
        let traits = &member.traits;
        // The client fills in tokens, and the service fills in defaults.
        let has_default = traits.default().is_some_and(|default| default != DefaultValue::Null);
        let is_filled_in = role == Role::Input && traits.idempotency_token();
        let required = traits.required() && !is_filled_in && !has_default;
        required.then_some(Constraint::Required).into_iter().chain(self.value_constraints(member, 0)).collect()
    }

    /// The constraints that validators check for the value of a member, if it is present.
    pub(crate) fn value_constraints(&self, member: &smithy::Member, depth: usize) -> Vec<Constraint> {
        let target = self.model.shape(&member.target);
        let ConstraintTraits { length, range, pattern, unique, .. } = ConstraintTraits::of(member, target);
        let mut constraints = Vec::new();
        constraints.extend(length.and_then(|Length { min, max }| {
            let min = min.unwrap_or_default();
            (min > 0 || max.is_some()).then_some(Constraint::Length { min, max })
        }));
        constraints.extend(range.and_then(|range| self::range(&range, &target.kind)));
        constraints.extend(pattern.and_then(|pattern| self.static_of(pattern)).map(Constraint::Pattern));
        if unique {
            constraints.push(Constraint::Unique);
        }
        // A list that contains itself has no end.
        if depth < MAX_NESTING {
            let inner = |member| Some(self.value_constraints(member, depth + 1)).filter(|inner| !inner.is_empty());
            match &target.kind {
                ShapeKind::List(member) => constraints.extend(inner(member).map(Constraint::Items)),
                ShapeKind::Map { key, value } => {
                    constraints.extend(inner(key).map(Constraint::Keys));
                    constraints.extend(inner(value).map(Constraint::Items));
                }
                _ => {}
            }
        }
        constraints
    }
}

fn range(Range { min, max }: &Range, kind: &ShapeKind) -> Option<Constraint> {
    let whole = matches!(
        kind,
        ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long | ShapeKind::IntEnum(_)
    );
    if !whole {
        let (min, max) = (min.as_ref().map(Decimal::as_f64), max.as_ref().map(Decimal::as_f64));
        return (min.is_some() || max.is_some()).then_some(Constraint::FloatRange { min, max });
    }
    // A limit outside the range of the type is dropped, and one with a fraction is replaced by the next integer inside.
    let limit = |limit: &Decimal, round: fn(f64) -> f64| match limit.as_i128() {
        Some(limit) => i64::try_from(limit).ok(),
        None => Some(round(limit.as_f64()) as i64),
    };
    let min = min.as_ref().and_then(|min| limit(min, f64::ceil)).filter(|min| *min != i64::MIN);
    let max = max.as_ref().and_then(|max| limit(max, f64::floor)).filter(|max| *max != i64::MAX);
    (min.is_some() || max.is_some()).then_some(Constraint::WholeRange { min, max })
}
