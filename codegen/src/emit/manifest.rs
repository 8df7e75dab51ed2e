//! `Cargo.toml` and `rustfmt.toml` of the generated crate.

use std::fmt::Write as _;

use crate::options::RuntimeDependency;
use crate::plan::{Package, Service};

/// Keeps formatters out of machine-owned files.
pub(crate) const RUSTFMT: &str =
    "# Machine-owned: the generator lays these files out.\ndisable_all_formatting = true\n";

/// The features of the runtime that users choose from, and what stands above them.
const FEATURES: &[(&str, &str)] = &[
    ("rustls", "TLS by rustls with aws-lc-rs and the root certificates of the system."),
    ("rustls-ring", "TLS by rustls with ring, which builds faster."),
    ("native-tls", "TLS by the system: OpenSSL on Linux."),
    ("http2", "HTTP/2 where the service offers it."),
    ("system-proxy", "Proxies from the settings of macOS and Windows; those from the environment need no feature."),
    (
        "aws-config",
        "Credentials from the whole chain of AWS: single sign-on, roles, web identity, containers, instances.",
    ),
    ("stream", "Pages and items as streams of `futures_core`."),
    ("blocking", "The same methods without async."),
    ("test-util", "A script in place of the network, for tests."),
];

/// The manifest. It inherits nothing, so the crate works inside any workspace or none, and it names its targets'
/// paths, so that a workspace loads while `src` is missing.
pub(crate) fn text(service: &Service) -> String {
    let Package { name, library, version, description, license, repository, runtime, keywords, publish, gzip } =
        &service.package;
    let mut text = format!(
        "# Written by smithy-client-codegen{}. Edits are lost with the next run.\n\n[package]\n",
        if service.flags.is_empty() { String::new() } else { format!(" with{}", service.flags) },
    );
    let optional = |key: &str, value: &Option<String>| match value {
        Some(value) => format!("{key} = {}\n", string(value)),
        None => String::new(),
    };
    // Writing to a String can't fail.
    let _ = write!(
        text,
        "name = {}\nversion = {}\nedition = \"2024\"\nrust-version = {}\ndescription = {}\n{}{}readme = \"README.md\"\n\
         keywords = [{}]\ncategories = [\"api-bindings\"]\npublish = {publish}\n\
         autobenches = false\nautobins = false\nautoexamples = false\nautotests = false\nbuild = false\n\n",
        string(name),
        string(version),
        string(env!("CARGO_PKG_RUST_VERSION")),
        string(description),
        optional("license", license),
        optional("repository", repository),
        keywords.iter().map(|keyword| string(keyword)).collect::<Vec<_>>().join(", "),
    );
    let _ = write!(
        text,
        "[lib]\nname = {}\npath = \"src/lib.rs\"\n\n[[example]]\nname = \"call\"\npath = \"examples/call.rs\"\n\n",
        string(library),
    );
    if service.protocol_tests.is_some() {
        text += "[[test]]\nname = \"protocol\"\npath = \"tests/protocol.rs\"\n\n";
    }
    text += "[package.metadata.docs.rs]\nfeatures = [\"blocking\", \"stream\", \"test-util\"]\n\n";
    text += "[features]\ndefault = [\"rustls\"]\n";
    for (feature, what) in FEATURES {
        let _ = writeln!(text, "# {what}\n{feature} = [\"smithy-client-runtime/{feature}\"]");
    }
    text.push('\n');
    let source = |folder: &str| match runtime {
        // The version is for registries, which leave paths out.
        RuntimeDependency::Path(path) => {
            format!("path = {}, version = {}", string(&format!("{path}{folder}")), string(env!("CARGO_PKG_VERSION")))
        }
        RuntimeDependency::Version(version) => format!("version = {}", string(version)),
    };
    let gzip = if *gzip { ", features = [\"gzip\"]" } else { "" };
    let (what, protocol_tests) = match service.protocol_tests {
        None => ("examples", String::new()),
        Some(_) => {
            ("examples and tests", format!("smithy-client-protocol-tests = {{ {} }}\n", source("/protocol-tests")))
        }
    };
    let (source, cli) = (source(""), source("/cli"));
    let _ = write!(
        text,
        "[dependencies]\nsmithy-client-runtime = {{ {source}, default-features = false{gzip} }}\n\n\
         # Only for {what}.\n[dev-dependencies]\nsmithy-client-cli = {{ {cli} }}\n{protocol_tests}\
         smithy-client-runtime = {{ {source}, default-features = false, features = [\"test-util\"] }}\n",
    );
    text
}

/// A TOML basic string.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_survive_toml() {
        assert_eq!(string("a \"b\" \\ c\n\u{1}"), "\"a \\\"b\\\" \\\\ c\\n\\u0001\"");
    }
}
