//! The version that a verdict asks for, by the rules of Cargo.

use semver::{Prerelease, Version};

use super::levels::Rust;

/// The next version. Before 1.0 the second number is the one that a breaking change increments.
pub(super) fn next(from: &str, level: Rust) -> String {
    let Ok(version) = Version::parse(from) else { return from.to_owned() };
    if level == Rust::None {
        return from.to_owned();
    }
    if !version.pre.is_empty() {
        return next_prerelease(version).to_string();
    }
    let Version { major, minor, patch, .. } = version;
    let next = match (major, minor, level) {
        (1.., _, Rust::Major) => Version::new(major + 1, 0, 0),
        (1.., _, Rust::Minor) => Version::new(major, minor + 1, 0),
        (0, 1.., Rust::Major) => Version::new(0, minor + 1, 0),
        _ => Version::new(major, minor, patch + 1),
    };
    next.to_string()
}

/// `1.0.0-beta.2` after `1.0.0-beta.1`: programs must expect any change between them.
fn next_prerelease(version: Version) -> Version {
    let text = version.pre.as_str();
    let (start, last) = text.rsplit_once('.').map_or(("", text), |(start, last)| (start, last));
    let next = match last.parse::<u64>() {
        Ok(number) if start.is_empty() => (number + 1).to_string(),
        Ok(number) => format!("{start}.{}", number + 1),
        Err(_) => format!("{text}.1"),
    };
    let pre = Prerelease::new(&next).unwrap_or(Prerelease::EMPTY);
    Version { pre, build: semver::BuildMetadata::EMPTY, ..version }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_follow_the_rules_of_cargo() {
        for (from, patch, minor, major) in [
            ("0.0.3", "0.0.4", "0.0.4", "0.0.4"),
            ("0.1.0", "0.1.1", "0.1.1", "0.2.0"),
            ("0.9.7", "0.9.8", "0.9.8", "0.10.0"),
            ("1.2.3", "1.2.4", "1.3.0", "2.0.0"),
            ("2.0.0-rc.1", "2.0.0-rc.2", "2.0.0-rc.2", "2.0.0-rc.2"),
            ("1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.1", "1.0.0-alpha.1"),
        ] {
            let all = [Rust::Patch, Rust::Minor, Rust::Major].map(|level| next(from, level));
            assert_eq!(all, [patch, minor, major], "{from}");
            assert_eq!(next(from, Rust::None), from);
        }
    }
}
