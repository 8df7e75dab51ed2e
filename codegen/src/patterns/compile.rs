//! Compiles a pattern to automata.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look};

use super::limits::{MAX_NESTING, MAX_SOURCE};
use super::machine::{Compiled, Dfa, Machine, Part};
use super::reason::PatternError;
use super::{automaton, dialect, emptiness, lookahead};

/// Compiles a pattern.
///
/// # Errors
/// The reason why the pattern can't be compiled.
pub fn compile(pattern: &str) -> Result<Compiled, PatternError> {
    if pattern.len() > MAX_SOURCE {
        return Err(PatternError::TooLarge);
    }
    let conditions = lookahead::split(pattern)?.into_iter().map(|condition| {
        let hir = parse(&dialect::translate(&condition.pattern)?)?;
        Ok((hir, condition.holds))
    });
    let conditions = conditions.collect::<Result<Vec<(Hir, bool)>, PatternError>>()?;
    let parts = conditions.iter().map(|(hir, holds)| {
        let machine = match counted(hir) {
            Some(machine) => machine,
            None => Machine::Dfa(automaton::build(hir.clone())?),
        };
        Ok(Part { machine, accepts: *holds })
    });
    let mut parts = parts.collect::<Result<Vec<Part>, PatternError>>()?;
    if matches_nothing(&conditions, &parts) {
        return Err(PatternError::MatchesNothing);
    }
    // Counting characters is the fastest check.
    parts.sort_by_key(|part| matches!(part.machine, Machine::Dfa(_)));
    parts.dedup();
    Ok(Compiled { parts })
}

/// True if no text fulfils all conditions, as far as that can be found out.
fn matches_nothing(conditions: &[(Hir, bool)], parts: &[Part]) -> bool {
    match parts {
        [Part { machine: Machine::Chars { min, set, .. }, accepts: true }] => *min > 0 && set.is_empty(),
        // Minimal automata that accept nothing have only the dead state.
        [Part { machine: Machine::Dfa(dfa), accepts: true }] => dfa.accepting >= dfa.states,
        _ => {
            let automata = conditions.iter().zip(parts).map(|((hir, _), part)| match &part.machine {
                Machine::Dfa(dfa) => Ok((dfa.clone(), part.accepts)),
                Machine::Chars { .. } => Ok((automaton::build(hir.clone())?, part.accepts)),
            });
            let automata = automata.collect::<Result<Vec<(Dfa, bool)>, PatternError>>().ok();
            automata.zip(automaton::utf8().ok()).is_some_and(|(automata, utf8)| {
                let automata: Vec<(&Dfa, bool)> = automata.iter().map(|(dfa, holds)| (dfa, *holds)).collect();
                emptiness::is_empty(&automata, &utf8)
            })
        }
    }
}

pub(super) fn parse(translated: &str) -> Result<Hir, PatternError> {
    let mut parser = regex_syntax::ParserBuilder::new().nest_limit(MAX_NESTING).build();
    parser.parse(translated).map_err(|error| PatternError::syntax(&error))
}

/// The automaton of a pattern that is only a repeated set of characters, from start to end.
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

/// The characters that match, if a match is always a single character.
fn set(hir: &Hir) -> Option<Vec<(char, char)>> {
    let class = match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => class.clone(),
        HirKind::Class(Class::Bytes(class)) => class.to_unicode_class()?,
        HirKind::Literal(literal) => {
            let mut characters = std::str::from_utf8(&literal.0).ok()?.chars();
            let (Some(only), None) = (characters.next(), characters.next()) else { return None };
            ClassUnicode::new([regex_syntax::hir::ClassUnicodeRange::new(only, only)])
        }
        _ => return None,
    };
    Some(class.ranges().iter().map(|range| (range.start(), range.end())).collect())
}
