//! The package of the generated crate.

/// What the model can't say about the package. Name and description are derived from the service's `sdkId` if absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageOptions {
    /// The name of the package.
    pub name: Option<String>,
    /// Its version. Default: `0.1.0`.
    pub version: Option<String>,
    /// Its licence, as an SPDX expression. Without one, the package can't be published.
    pub license: Option<String>,
    /// The URL of its source repository.
    pub repository: Option<String>,
    /// Its description, in one line.
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
