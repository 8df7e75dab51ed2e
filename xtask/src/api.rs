//! The public API of a crate.

use std::collections::BTreeSet;
use std::path::Path;

use public_api::{Builder, MINIMUM_NIGHTLY_RUST_VERSION};

/// The items of a crate, as lines, in the order of their types. The crate is named [`CRATE`].
pub(crate) struct Api {
    pub(crate) lines: Vec<String>,
}

/// The name of the crate in lines and programs.
pub(crate) const CRATE: &str = "subject";

impl Api {
    /// Reads the JSON of rustdoc.
    ///
    /// # Errors
    /// It can't be read: rustdoc is of another version.
    pub(crate) fn read(json: &Path, library: &str) -> Result<Self, String> {
        let api = Builder::from_rustdoc_json(json).omit_blanket_impls(true).omit_auto_trait_impls(true).build();
        let api = api.map_err(|error| {
            format!(
                "error: can't read `{}`: {error}\n  help: `public-api` needs the JSON of the toolchain {} or of a stable one \
                 of the same age",
                json.display(),
                MINIMUM_NIGHTLY_RUST_VERSION
            )
        })?;
        let lines = api.items().map(|item| item.to_string().replace(library, CRATE)).collect();
        Ok(Self { lines })
    }

    /// The items that are gone or changed, and the number of those that are new.
    pub(crate) fn compare(&self, new: &Self) -> (Vec<String>, usize) {
        let (before, after) = (self.items(), new.items());
        let gone = before.difference(&after).map(|line| (*line).to_owned()).collect();
        (gone, after.difference(&before).count())
    }

    /// The lines without functions and constants of implemented traits: the trait decides what they are.
    fn items(&self) -> BTreeSet<&str> {
        let mut in_trait = false;
        let mut items = BTreeSet::new();
        for line in &self.lines {
            if line.starts_with("impl") {
                in_trait = line.contains(" for ");
            } else if line.contains("pub struct ") || line.contains("pub enum ") || line.starts_with("pub mod ") {
                in_trait = false;
            }
            let is_member = line.starts_with("pub fn ") || line.starts_with("pub const ");
            if !(in_trait && is_member) {
                items.insert(line.as_str());
            }
        }
        items
    }
}
