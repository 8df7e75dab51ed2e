//! Traits stand where they mean something, and their values go with the shape they are on.

use std::collections::{BTreeMap, BTreeSet};

use super::defaults;
use super::problem::member_error;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{EnumMember, Model, Shape, ShapeKind, Traits, UnknownTrait};

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

/// One warning for each trait that is in no list, with its first place.
fn unknown(model: &Model, diagnostics: &mut Diagnostics) {
    let mut uses: BTreeMap<&str, Vec<&UnknownTrait>> = BTreeMap::new();
    for unknown in model.unknown_traits.iter().filter(|unknown| model.is_selected(&unknown.shape)) {
        uses.entry(&unknown.id).or_default().push(unknown);
    }
    for (id, uses) in uses {
        let Some(UnknownTrait { shape, member, pointer, .. }) = uses.first() else { continue };
        let times = if uses.len() == 1 { "used once".to_owned() } else { format!("used {} times", uses.len()) };
        let diagnostic = Diagnostic::warning(format!("the trait `{id}` isn't known and has no effect"));
        let diagnostic = diagnostic.shape(shape).maybe_member(member.as_deref()).at(pointer);
        diagnostics.push(diagnostic.help(format!("{times}; check what it means for callers of the service")));
    }
}

fn members(model: &Model, shape: &Shape, diagnostics: &mut Diagnostics) {
    for member in shape.members() {
        // What is missing is reported elsewhere.
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

/// Which kinds of shapes a trait can be on, or on members that target them.
struct Placement {
    id: &'static str,
    fits: fn(&ShapeKind) -> bool,
    wanted: &'static str,
}

const PLACEMENTS: &[Placement] = &[
    Placement { id: "smithy.api#error", fits: |kind| matches!(kind, ShapeKind::Structure(_)), wanted: "a structure" },
    Placement {
        id: "smithy.api#hostLabel",
        fits: |kind| matches!(kind, ShapeKind::String | ShapeKind::Enum(_)),
        wanted: "a string",
    },
    Placement { id: "smithy.api#idempotencyToken", fits: |kind| matches!(kind, ShapeKind::String), wanted: "a string" },
    Placement {
        id: "smithy.api#length",
        fits: |kind| {
            use ShapeKind::*;
            matches!(kind, Blob | String | Enum(_) | List(_) | Map { .. })
        },
        wanted: "a string, blob, list or map",
    },
    Placement {
        id: "smithy.api#paginated",
        fits: |kind| matches!(kind, ShapeKind::Operation(_)),
        wanted: "an operation",
    },
    Placement {
        id: "smithy.api#pattern",
        fits: |kind| matches!(kind, ShapeKind::String | ShapeKind::Enum(_)),
        wanted: "a string",
    },
    Placement { id: "smithy.api#range", fits: ShapeKind::is_number, wanted: "a number" },
    Placement {
        id: "smithy.api#sparse",
        fits: |kind| matches!(kind, ShapeKind::List(_) | ShapeKind::Map { .. }),
        wanted: "a list or map",
    },
    Placement {
        id: "smithy.api#streaming",
        fits: |kind| matches!(kind, ShapeKind::Blob | ShapeKind::Union(_)),
        wanted: "a blob or union",
    },
    Placement {
        id: "smithy.api#timestampFormat",
        fits: |kind| matches!(kind, ShapeKind::Timestamp),
        wanted: "a timestamp",
    },
    Placement { id: "smithy.api#uniqueItems", fits: |kind| matches!(kind, ShapeKind::List(_)), wanted: "a list" },
];

/// `kind` is that of the shape itself or of the member's target.
fn values(traits: &Traits, kind: &ShapeKind, report: &mut impl FnMut(String)) {
    for Placement { id, fits, wanted } in PLACEMENTS {
        if traits.has(id) && !fits(kind) {
            report(format!("the trait `{id}` goes with {wanted}, not with {}", kind.phrase()));
        }
    }
    if let Some(length) = traits.length()
        && let (Some(min), Some(max)) = (length.min, length.max)
        && min > max
    {
        report(format!("no length is both at least {min} and at most {max}"));
    }
    if let Some(range) = traits.range()
        && let (Some(min), Some(max)) = (range.min, range.max)
        && min.as_f64() > max.as_f64()
    {
        report(format!("no number is both at least {min} and at most {max}"));
    }
    if let Some(status) = traits.http_error()
        // A redirection is an error too: nobody follows it with a signed request.
        && !(300..=599).contains(&status)
    {
        report(format!("{status} is not an HTTP status of an error"));
    }
}

fn unique<T: Ord + std::fmt::Display>(shape: &Shape, members: &[EnumMember<T>], diagnostics: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for member in members {
        if !seen.insert(&member.value) {
            let message = format!("two members of the enum have the value `{}`", member.value);
            diagnostics.push(Diagnostic::error(message).shape(&shape.id).member(&member.name));
        }
    }
}
