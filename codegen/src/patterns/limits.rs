//! How large things may get: beyond, a pattern is [too large](super::Uncompiled::TooLarge).

/// A pattern is longer than any that people write.
pub(super) const MAX_SOURCE: usize = 10_000;

/// Nested deeper than any pattern that people write, and not so deep that the stack matters.
pub(super) const MAX_NESTING: u32 = 100;

/// How many steps reading backward may take. Patterns that people wrote take up to some 400,000.
pub(super) const MAX_STEPS: usize = 1_000_000;

/// The most states that are shipped.
pub(super) const MAX_STATES: usize = 4096;

/// The most bytes of table that are shipped.
pub(super) const MAX_BYTES: usize = 64 * 1024;

/// What may be needed on the way, in bytes.
pub(super) const MAX_NFA: usize = 1 << 20;
pub(super) const MAX_DFA: usize = 1 << 20;
