//! The basic format of ISO 8601, `19850412T232050Z`, in which requests are signed.

use super::Timestamp;
use super::calendar::DateTime;

impl Timestamp {
    /// The basic format, to the second.
    pub(crate) fn to_basic_text(self) -> [u8; 16] {
        let DateTime { year, month, day, hour, minute, second } = DateTime::of(self);
        let [y1, y2] = two_digits(year / 100);
        let [y3, y4] = two_digits(year % 100);
        let [[m1, m2], [d1, d2]] = [two_digits(month), two_digits(day)];
        let [[h1, h2], [n1, n2], [s1, s2]] = [two_digits(hour), two_digits(minute), two_digits(second)];
        [y1, y2, y3, y4, m1, m2, d1, d2, b'T', h1, h2, n1, n2, s1, s2, b'Z']
    }
}

fn two_digits(number: i64) -> [u8; 2] {
    // The parts of a timestamp have no more digits.
    [number / 10, number % 10].map(|digit| b'0' + u8::try_from(digit).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_have_their_full_width() {
        for (text, expected) in [
            ("1985-04-12T23:20:50.9Z", "19850412T232050Z"),
            ("0001-01-01T00:00:00Z", "00010101T000000Z"),
            ("9999-12-31T23:59:59Z", "99991231T235959Z"),
            ("2024-02-29T01:02:03Z", "20240229T010203Z"),
        ] {
            assert_eq!(text.parse::<Timestamp>().unwrap().to_basic_text(), expected.as_bytes());
        }
    }
}
