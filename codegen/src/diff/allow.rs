//! The allow-list: changes that were looked at and are accepted, until a date.

use super::report::{Allowed, Entry, Listed, Report};
use super::rules::Kind;

/// The entries of an allow-list.
#[derive(Clone, Debug, Default)]
pub struct AllowList(Vec<Entry>);

/// A day. Sorts by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i64,
    month: u32,
    day: u32,
}

impl Day {
    /// Parses `2027-01-31`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |length: usize| -> Option<u32> {
            let part = parts.next().filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))?;
            part.parse().ok()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let valid = parts.next().is_none() && (1..=days).contains(&day);
        valid.then_some(Self { year: year.into(), month, day })
    }

    /// The day of a time, in seconds since 1970, in UTC.
    pub fn of_epoch(seconds: u64) -> Self {
        // Howard Hinnant's `civil_from_days`: years start in March, so that the leap day is the last one.
        let days = i64::try_from(seconds / 86_400).unwrap_or_default() + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year, month: u32::try_from(month).unwrap_or(1), day: u32::try_from(day).unwrap_or(1) }
    }
}

impl AllowList {
    /// Parses the text of a list: a JSON array of objects with `path`, `kind`, `reason` and `expires`.
    ///
    /// # Errors
    /// The problem as a sentence: invalid JSON, a missing or unknown key, an empty value, an unknown kind, or an invalid
    /// date.
    pub fn parse(text: &str) -> Result<Self, String> {
        let entries: Vec<Entry> = serde_json::from_str(text).map_err(|problem| problem.to_string())?;
        for (index, entry) in entries.iter().enumerate() {
            let Entry { path, kind, reason, expires } = entry;
            let which = format!("entry {} (`{path}`)", index + 1);
            if path.trim().is_empty() || reason.trim().is_empty() {
                return Err(format!("{which}: `path` and `reason` must not be empty"));
            }
            let known = Kind::ALL.iter().map(|kind| kind.id()).collect::<Vec<_>>();
            if !known.contains(kind) {
                let near = crate::diagnostic::nearest(kind, known.iter().map(String::as_str));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return Err(format!("{which}: `{kind}` is not a kind of change{near}"));
            }
            if Day::parse(expires).is_none() {
                return Err(format!("{which}: the date `{expires}` is invalid; it must look like 2027-01-31"));
            }
        }
        Ok(Self(entries))
    }

    /// Marks the changes that the list has, and reports entries that are expired or unused.
    pub fn apply(&self, report: &mut Report, today: Day) {
        let mut listed = Listed::default();
        for entry in &self.0 {
            if Day::parse(&entry.expires).is_none_or(|last| last < today) {
                listed.expired.push(entry.clone());
                continue;
            }
            let mut is_used = false;
            for change in &mut report.changes {
                if change.kind() == entry.kind && (change.path == entry.path || change.shape == entry.path) {
                    is_used = true;
                    change.allowed = Some(Allowed { reason: entry.reason.clone(), expires: entry.expires.clone() });
                }
            }
            if !is_used {
                listed.unused.push(entry.clone());
            }
        }
        report.allow = Some(listed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_parsed_and_computed() {
        for (seconds, text) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_735_689_599, "2024-12-31"),
            (1_735_689_600, "2025-01-01"),
            (4_102_444_800, "2100-01-01"),
        ] {
            assert_eq!(Some(Day::of_epoch(seconds)), Day::parse(text), "{text}");
        }
        for text in
            ["", "2025-02-29", "2100-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "2025-01-01-1", "+025-01-01"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::parse("2025-09-30") < Day::parse("2025-10-01"));
    }

    #[test]
    fn invalid_lists_are_reported() {
        let entry = |path: &str, kind: &str, reason: &str, expires: &str| {
            format!(r#"[{{"path": "{path}", "kind": "{kind}", "reason": "{reason}", "expires": "{expires}"}}]"#)
        };
        for (text, problem) in [
            ("{}".to_owned(), "expected a sequence"),
            (r#"[{"path": "A"}]"#.to_owned(), "missing field"),
            (entry("", "member-removed", "r", "2030-01-01"), "must not be empty"),
            (entry("A", "member-removd", "r", "2030-01-01"), "did you mean `member-removed`?"),
            (entry("A", "member-removed", "r", "soon"), "the date `soon` is invalid"),
        ] {
            let message = AllowList::parse(&text).unwrap_err();
            assert!(message.contains(problem), "{message}");
        }
        assert!(AllowList::parse(&entry("A", "member-removed", "r", "2030-01-01")).is_ok());
    }
}
