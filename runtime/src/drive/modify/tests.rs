//! Tests with a resource that has a lock token, states, and everything that may be left out.

mod attempts;
mod painting;
mod updates;
