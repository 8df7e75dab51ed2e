//! Size limits. A pattern beyond them is [too large](super::PatternError::TooLarge).

/// The maximum length of a pattern. Real patterns are shorter.
pub(super) const MAX_SOURCE: usize = 10_000;

/// The maximum depth of groups. Real patterns stay below it, and the stack suffices for it.
pub(super) const MAX_NESTING: u32 = 100;

/// The maximum number of steps of a reversal. Real patterns need up to about 400,000.
pub(super) const MAX_STEPS: usize = 1_000_000;

/// The maximum number of states of an automaton.
pub(super) const MAX_STATES: usize = 4096;

/// The maximum size of a table in bytes.
pub(super) const MAX_BYTES: usize = 64 * 1024;

/// The maximum sizes of intermediate automata in bytes.
pub(super) const MAX_NFA: usize = 1 << 20;
pub(super) const MAX_DFA: usize = 1 << 20;
