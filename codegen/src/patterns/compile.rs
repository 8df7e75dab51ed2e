//! From a pattern to its machines.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look};

use super::limits::{MAX_NESTING, MAX_SOURCE};
use super::machine::{Compiled, Machine, Part};
use super::reason::Uncompiled;
use super::{automaton, dialect, lookahead};

/// Compiles a pattern.
///
/// # Errors
/// The reason why that isn't possible.
pub fn compile(pattern: &str) -> Result<Compiled, Uncompiled> {
    if pattern.len() > MAX_SOURCE {
        return Err(Uncompiled::TooLarge);
    }
    let conditions = lookahead::split(pattern)?;
    let parts = conditions.into_iter().map(|condition| {
        let hir = parse(&dialect::translate(&condition.pattern)?)?;
        let machine = match counted(&hir) {
            Some(machine) => machine,
            None => Machine::Dfa(automaton::build(hir)?),
        };
        Ok(Part { machine, accepts: condition.holds })
    });
    let mut parts = parts.collect::<Result<Vec<Part>, Uncompiled>>()?;
    // Counting is the quickest way to a no.
    parts.sort_by_key(|part| matches!(part.machine, Machine::Dfa(_)));
    parts.dedup();
    Ok(Compiled { parts })
}

fn parse(translated: &str) -> Result<Hir, Uncompiled> {
    let mut parser = regex_syntax::ParserBuilder::new().nest_limit(MAX_NESTING).build();
    parser.parse(translated).map_err(|error| Uncompiled::syntax(&error))
}

/// The machine of a pattern that is nothing but a set of characters, as often as is said, from start to end.
fn counted(hir: &Hir) -> Option<Machine> {
    let HirKind::Concat(parts) = hir.kind() else { return None };
    let [start, body, end] = parts.as_slice() else { return None };
    let anchored = matches!(start.kind(), HirKind::Look(Look::Start)) && matches!(end.kind(), HirKind::Look(Look::End));
    let (body, min, max) = match body.kind() {
        HirKind::Repetition(repetition) => (&*repetition.sub, repetition.min, repetition.max),
        _ => (body, 1, Some(1)),
    };
    let set = set(body).filter(|_| anchored)?;
    Some(Machine::Chars { min, max, set })
}

/// The characters that match, if what matches is always a single one.
fn set(hir: &Hir) -> Option<Vec<(char, char)>> {
    let class = match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => class.clone(),
        HirKind::Class(Class::Bytes(class)) => class.to_unicode_class()?,
        HirKind::Literal(literal) => {
            let mut letters = std::str::from_utf8(&literal.0).ok()?.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
            ClassUnicode::new([regex_syntax::hir::ClassUnicodeRange::new(letter, letter)])
        }
        _ => return None,
    };
    Some(class.ranges().iter().map(|range| (range.start(), range.end())).collect())
}
