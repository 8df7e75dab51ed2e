//! The result of a comparison.

use serde::{Deserialize, Serialize, Serializer};

use super::levels::{Direction, Rust, Wire};
use super::rules::Kind;

/// What the change of a model means for programs and for the API of the crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// True if nothing that reaches the crate changed. The models may differ in order, format, or in what the
    /// generator ignores.
    pub identical: bool,
    /// The highest levels of all changes.
    pub verdict: Verdict,
    /// The version of the crate, and the one that the verdict asks for.
    pub version: Versions,
    /// All changes, the most serious first.
    pub changes: Vec<Change>,
    /// The number of shapes, members and values whose documentation changed.
    pub documentation: usize,
    /// The entries of the allow-list that are of no use. `None` without an allow-list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow: Option<Listed>,
    /// The human-readable name of the service.
    #[serde(skip)]
    pub title: String,
    /// The Rust names that items of the new model had before, and have no longer.
    #[serde(skip)]
    pub old_names: Vec<OldName>,
}

/// The Rust name that an item of the new model had before. In the `names` of the side file it keeps programs compiling.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OldName {
    /// The item, as in the side file: `namespace#Shape`, or `namespace#Shape$member`.
    pub id: String,
    /// The name before.
    pub name: String,
    /// True if the model has another name for the item too. Otherwise another item took the name.
    pub renamed: bool,
}

/// The two axes together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether programs that were built before can still talk to the service.
    pub wire: Wire,
    /// What changes in the public API of the crate.
    pub rust: Rust,
}

/// Versions of the crate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Versions {
    /// The version before.
    pub from: String,
    /// The version that the changes ask for, by the rules of Cargo.
    pub to: String,
}

/// One change of the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The kind, a row of `docs/model-changes.md`.
    #[serde(serialize_with = "id")]
    pub(crate) kind: Kind,
    /// The kind in a few words.
    pub title: &'static str,
    /// The place in requests and responses, such as `CreateOpportunity.Project.ExpectedCustomerSpend[].Amount`: the
    /// shortest of all.
    pub path: String,
    /// The place in the model: `Shape` or `Shape$member`.
    pub shape: String,
    /// The operations that reach the place, sorted.
    pub operations: Vec<String>,
    /// Where the values are.
    pub direction: Direction,
    /// Whether programs that were built before can still talk to the service.
    pub wire: Wire,
    /// What changes in the public API of the crate.
    pub rust: Rust,
    /// The value before, if there was one.
    pub old: Option<String>,
    /// The value now, if there is one.
    pub new: Option<String>,
    /// Why the change has its levels.
    pub reason: String,
    /// What users must do, in a sentence.
    pub todo: String,
    /// The change elsewhere that causes this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The number of members or operations from which the place is reached.
    pub places: usize,
    /// The entry of the allow-list that applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<Allowed>,
}

impl Change {
    /// The word for the kind, such as `member-removed`.
    pub fn kind(&self) -> String {
        self.kind.id()
    }
}

fn id<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&kind.id())
}

/// The changes that fail a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// Those that are breaking on the wire or major in Rust.
    Breaking,
    /// All, documentation included.
    Any,
}

impl Report {
    /// True if the report has a change of this kind that the allow-list doesn't have.
    pub fn fails(&self, on: FailOn) -> bool {
        let mut left = self.changes.iter().filter(|change| change.allowed.is_none());
        match on {
            FailOn::Any => left.next().is_some() || self.documentation > 0,
            FailOn::Breaking => left.any(|change| change.wire == Wire::Breaking || change.rust == Rust::Major),
        }
    }

    /// The report as JSON. Its schema is `docs/model-diff.schema.json`.
    pub fn to_json(&self) -> String {
        // A report has no maps with other keys than strings.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// An entry: the change by its place and kind, the reason, and the last day on which it is valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The `path` or the `shape` of the change.
    pub path: String,
    /// Its `kind`.
    pub kind: String,
    /// Why it is accepted.
    pub reason: String,
    /// The last day, such as `2027-01-31`.
    pub expires: String,
}

/// An entry that applies to a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allowed {
    /// Why the change is accepted.
    pub reason: String,
    /// The last day on which it is.
    pub expires: String,
}

/// The entries that are of no use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Entries whose last day is over. They allow nothing.
    pub expired: Vec<Entry>,
    /// Entries that no change of the report has.
    pub unused: Vec<Entry>,
}

impl Listed {
    /// The entries as sentences.
    pub(super) fn sentences(&self) -> Vec<String> {
        let expired = self.expired.iter().map(|entry| {
            let Entry { path, kind, expires, .. } = entry;
            format!("The entry for `{path}` ({kind}) of the allow-list expired on {expires}: it allows nothing.")
        });
        let unused = self.unused.iter().map(|Entry { path, kind, .. }| {
            format!("The entry for `{path}` ({kind}) of the allow-list fits no change: remove it.")
        });
        expired.chain(unused).collect()
    }
}
