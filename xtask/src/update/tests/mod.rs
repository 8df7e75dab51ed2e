//! Updates of temporary copies of the repository.

mod arguments;
mod documentation;
mod interruptions;
mod rejected;
mod replay;
mod support;
