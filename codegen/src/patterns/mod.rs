//! The pattern compiler: from a pattern of a model to the machines that the runtime matches with.
//!
//! Patterns are in the dialect of ECMA 262 with some of Java, as AWS writes them. [`compile`] takes one apart into its
//! conditions (`lookahead`), puts each into the syntax of regex-syntax (`dialect`, `class`, `property`), and makes a
//! [`Machine`] of it: a counted set of characters where it is no more than that, else a minimal automaton over bytes
//! (`automaton`, `states`). What can't be compiled is [`Uncompiled`], with the reason; no text makes the compiler panic
//! or run for long. [`Patterns`] compiles all patterns of a crate and gives the different ones names.

mod automaton;
mod class;
mod collection;
mod cursor;
mod dialect;
mod lookahead;
mod property;
mod reason;
mod states;
#[cfg(test)]
mod tests;

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look};

pub use self::automaton::Dfa;
pub use self::collection::{Named, Patterns, Use, uses};
pub use self::reason::Uncompiled;

/// A compiled pattern: conditions that must all hold of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// At least one.
    pub parts: Vec<Part>,
}

/// One condition on the whole text: the pattern itself, or a look-ahead that it starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What decides.
    pub machine: Machine,
    /// False for a negative look-ahead: the machine must not accept.
    pub accepts: bool,
}

/// What decides whether a whole text is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Machine {
    /// A number of characters, all of them in a set.
    Chars {
        /// At least so many.
        min: u32,
        /// At most so many.
        max: Option<u32>,
        /// First and last character of each range, sorted and apart from each other.
        set: Vec<(char, char)>,
    },
    /// Whatever is more than that.
    Dfa(Dfa),
}

/// A pattern is longer than any that people write.
const MAX_SOURCE: usize = 10_000;

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

impl Compiled {
    /// What the tables take in a program, in bytes.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        self.parts.iter().map(|part| part.machine.table_bytes()).sum()
    }
}

impl Machine {
    /// What the tables take in a program, in bytes.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        match self {
            // A bit for each ASCII character, and eight bytes for each range of others.
            Self::Chars { set, .. } => 16 + set.iter().filter(|(_, last)| !last.is_ascii()).count() * 8,
            Self::Dfa(dfa) => dfa.table_bytes(),
        }
    }
}

/// Nested deeper than any pattern that people write, and not so deep that the stack matters.
const MAX_NESTING: u32 = 100;

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
