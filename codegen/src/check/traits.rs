//! Checks that traits and their values are valid for their shapes.

use std::collections::BTreeMap;

use super::defaults;
use super::problem::member_error;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{EnumMember, Model, Shape, ShapeKind, Traits, UnknownTrait, nearest_trait};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    unknown(model, diagnostics);
    for shape in model.selected() {
        let mut report = |problem: String| diagnostics.push(Diagnostic::error(problem).shape(&shape.id));
        values(&shape.traits, &shape.kind, &mut report);
        if let Some(default) = shape.traits.default()
            && let Err(problem) = defaults::check(&default, &shape.kind)
        {
            report(problem);
        }
        match &shape.kind {
            ShapeKind::Enum(members) => unique(shape, members, diagnostics),
            ShapeKind::IntEnum(members) => unique(shape, members, diagnostics),
            _ => members(model, shape, diagnostics),
        }
    }
}

/// One warning for each unknown trait, at its first use.
fn unknown(model: &Model, diagnostics: &mut Diagnostics) {
    let mut uses: BTreeMap<&str, Vec<&UnknownTrait>> = BTreeMap::new();
    for unknown in model.unknown_traits.iter().filter(|unknown| model.is_selected(&unknown.shape)) {
        uses.entry(&unknown.id).or_default().push(unknown);
    }
    for (id, uses) in uses {
        let Some(UnknownTrait { shape, member, pointer, .. }) = uses.first() else { continue };
        let times = if uses.len() == 1 { "used once".to_owned() } else { format!("used {} times", uses.len()) };
        let diagnostic = Diagnostic::warning(format!("the trait `{id}` is unknown and has no effect"));
        let diagnostic = diagnostic.shape(shape).maybe_member(member.as_deref()).at(pointer);
        diagnostics.push(diagnostic.help(match nearest_trait(id) {
            Some(near) => format!("did you mean `{near}`? ({times})"),
            None => format!("{times}; check whether it matters to callers of the service"),
        }));
    }
}

fn members(model: &Model, shape: &Shape, diagnostics: &mut Diagnostics) {
    for member in shape.members() {
        // A missing target is reported with the references.
        let Some(target) = model.get(&member.target) else {
            continue;
        };
        let mut report = |problem: String| diagnostics.push(member_error(shape, member, problem));
        values(&member.traits, &target.kind, &mut report);
        if let Some(default) = member.traits.default()
            && let Err(problem) = defaults::check(&default, &target.kind)
        {
            report(problem);
        }
    }
}

/// The types of shapes that a trait is for, on the shape itself or on members that target it.
struct Placement {
    id: &'static str,
    fits: fn(&ShapeKind) -> bool,
    expected: &'static str,
}

const PLACEMENTS: &[Placement] = &[
    Placement { id: "smithy.api#error", fits: |kind| matches!(kind, ShapeKind::Structure(_)), expected: "a structure" },
    Placement {
        id: "smithy.api#hostLabel",
        fits: |kind| matches!(kind, ShapeKind::String | ShapeKind::Enum(_)),
        expected: "a string",
    },
    Placement {
        id: "smithy.api#idempotencyToken",
        fits: |kind| matches!(kind, ShapeKind::String),
        expected: "a string",
    },
    Placement {
        id: "smithy.api#length",
        fits: |kind| {
            use ShapeKind::*;
            matches!(kind, Blob | String | Enum(_) | List(_) | Map { .. })
        },
        expected: "a string, blob, list or map",
    },
    Placement {
        id: "smithy.api#paginated",
        fits: |kind| matches!(kind, ShapeKind::Operation(_)),
        expected: "an operation",
    },
    Placement {
        id: "smithy.api#pattern",
        fits: |kind| matches!(kind, ShapeKind::String | ShapeKind::Enum(_)),
        expected: "a string",
    },
    Placement { id: "smithy.api#range", fits: ShapeKind::is_number, expected: "a number" },
    Placement {
        id: "smithy.api#sparse",
        fits: |kind| matches!(kind, ShapeKind::List(_) | ShapeKind::Map { .. }),
        expected: "a list or map",
    },
    Placement {
        id: "smithy.api#streaming",
        fits: |kind| matches!(kind, ShapeKind::Blob | ShapeKind::Union(_)),
        expected: "a blob or union",
    },
    Placement {
        id: "smithy.api#timestampFormat",
        fits: |kind| matches!(kind, ShapeKind::Timestamp),
        expected: "a timestamp",
    },
    Placement { id: "smithy.api#uniqueItems", fits: |kind| matches!(kind, ShapeKind::List(_)), expected: "a list" },
];

/// `kind` is the type of the shape, or of the target of the member.
fn values(traits: &Traits, kind: &ShapeKind, report: &mut impl FnMut(String)) {
    for Placement { id, fits, expected } in PLACEMENTS {
        if traits.has(id) && !fits(kind) {
            report(format!("the trait `{id}` is for {expected}, not for {}", kind.phrase()));
        }
    }
    if let Some(length) = traits.length()
        && let (Some(min), Some(max)) = (length.min, length.max)
        && min > max
    {
        report(format!("the minimum length {min} is greater than the maximum length {max}"));
    }
    if let Some(range) = traits.range()
        && let (Some(min), Some(max)) = (range.min, range.max)
        && min.as_f64() > max.as_f64()
    {
        report(format!("the minimum {min} is greater than the maximum {max}"));
    }
    if let Some(status) = traits.http_error()
        // A redirection is an error too, since signed requests are not redirected.
        && !(300..=599).contains(&status)
    {
        report(format!("{status} is not an HTTP status of an error"));
    }
}

fn unique<T: Ord + std::fmt::Display>(shape: &Shape, members: &[EnumMember<T>], diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&T, &str> = BTreeMap::new();
    for EnumMember { name, value, .. } in members {
        match seen.get(value) {
            Some(first) => {
                let message = format!("the members `{first}` and `{name}` of the enum have the same value `{value}`");
                diagnostics.push(Diagnostic::error(message).shape(&shape.id).member(name));
            }
            None => drop(seen.insert(value, name)),
        }
    }
}
