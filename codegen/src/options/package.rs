//! The package of the crate.

/// What the model can't say about the package; where it is silent, the service's `sdkId` speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageOptions {
    /// The package's name.
    pub name: Option<String>,
    /// Its version; `0.1.0` if absent.
    pub version: Option<String>,
    /// Its licence expression. Without one, the package can't be published.
    pub license: Option<String>,
    /// Where its source is kept.
    pub repository: Option<String>,
    /// What it is, in a line.
    pub description: Option<String>,
}

/// Where the generated crate finds `smithy-client-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeDependency {
    /// A folder, relative to the generated crate, with forward slashes.
    Path(String),
    /// A version requirement.
    Version(String),
}
