//! Names that are not available: keywords of Rust, methods that each type has, device names of Windows, built-in
//! crates.

/// The strict and reserved keywords of edition 2024 that are in snake case.
pub(super) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Methods that a structure has, or will get, anyway. A setter must not hide them.
pub(super) const STRUCTURE_METHODS: &[&str] = &[
    "add",
    "as_ref",
    "borrow",
    "clone",
    "cmp",
    "debug",
    "default",
    "deserialize",
    "drop",
    "encode",
    "decode",
    "eq",
    "fmt",
    "from",
    "hash",
    "into",
    "ne",
    "new",
    "serialize",
    "token",
    "set_token",
    "to_owned",
    "to_string",
    "to_update",
    "try_from",
    "try_into",
    "unknown_members",
    "unknown_members_mut",
    "validate",
];

/// Methods of the client that are not operations.
pub(super) const CLIENT_METHODS: &[&str] =
    &["call", "call_json", "clone", "config", "default", "fmt", "from_env", "new"];

/// Names that files can't have on Windows, whatever the extension.
const WINDOWS_DEVICES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// True if files can't have this name on Windows.
pub(super) fn is_windows_device(name: &str) -> bool {
    WINDOWS_DEVICES.contains(&name.to_ascii_lowercase().as_str())
}

/// The maximum length of names of modules, types and statics: the compiler and rustdoc name files after them, with a
/// prefix and a suffix, and file systems allow 255 bytes. Names of AWS have up to 100.
pub(crate) const MAX_NAME: usize = 120;

/// The maximum length of package names at crates.io.
pub(crate) const MAX_PACKAGE_NAME: usize = 64;

/// Packages with the name of a built-in crate or of the runtime.
const PACKAGES: &[&str] = &["alloc", "core", "proc_macro", "smithy_client_runtime", "std", "test"];

/// True if a package can't have this name: it is invalid in `use`, or refers to something else.
pub(crate) fn is_reserved_package(name: &str) -> bool {
    let library = library_name(name);
    is_windows_device(name) || [KEYWORDS, PACKAGES].iter().any(|names| names.contains(&library.as_str()))
}

/// The name of a package in `use`.
pub(crate) fn library_name(package: &str) -> String {
    package.replace('-', "_")
}
