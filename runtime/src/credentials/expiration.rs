//! The expiration that a program prints, in the forms that botocore reads: RFC 3339 and much that resembles it, what
//! `date` prints, and the dates of e-mails.
//!
//! botocore has no meaning for a time without an offset; here it is one in UTC. A time zone that is only named, like
//! `CET`, is an error, since what it means depends on the place.

use crate::codec::Timestamp;

/// The time; `None` if the text is none, or is ambiguous.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let tokens = tokens(text);
    let mut reader = Reader { tokens: &tokens, read: Read::default() };
    while !reader.tokens.is_empty() {
        reader.step()?;
    }
    reader.read.timestamp()
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    Digits(&'a str),
    Word(&'a str),
    Sign(char),
}

/// The text as numbers, words and other characters. Spaces separate these and have no other meaning.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same: fn(char) -> bool = match first {
            '0'..='9' => |character| character.is_ascii_digit(),
            _ if first.is_alphabetic() => char::is_alphabetic,
            _ => {
                if !first.is_whitespace() {
                    tokens.push(Token::Sign(first));
                }
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
                continue;
            }
        };
        let (run, after) = rest.split_at(rest.find(|character| !same(character)).unwrap_or(rest.len()));
        tokens.push(if first.is_ascii_digit() { Token::Digits(run) } else { Token::Word(run) });
        rest = after;
    }
    tokens
}

/// A part of a date.
#[derive(Clone, Copy)]
enum DatePart<'a> {
    Number(&'a str),
    Month(usize),
}

/// What was read.
#[derive(Default)]
struct Read<'a> {
    date: Vec<DatePart<'a>>,
    /// Hour, minute, second, and the digits of its fraction.
    time: Option<[&'a str; 4]>,
    afternoon: Option<bool>,
    /// Seconds east of Greenwich.
    offset: Option<i64>,
}

struct Reader<'a, 'b> {
    tokens: &'b [Token<'a>],
    read: Read<'a>,
}

impl<'a> Reader<'a, '_> {
    fn step(&mut self) -> Option<()> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        match *first {
            Token::Digits(digits) => self.number(digits),
            Token::Word(word) => self.word(word),
            Token::Sign(sign @ ('+' | '-')) if self.read.time.is_some() && self.read.offset.is_none() => {
                self.offset(if sign == '+' { 1 } else { -1 })
            }
            // The name of the offset follows it in parentheses.
            Token::Sign('(') if self.read.offset.is_some() => {
                self.tokens = &[];
                Some(())
            }
            Token::Sign(',' | '.' | ';' | '-' | '/') => Some(()),
            Token::Sign(_) => None,
        }
    }

    fn number(&mut self, digits: &'a str) -> Option<()> {
        let Read { date, time, .. } = &mut self.read;
        if let [Token::Sign(':'), Token::Digits(minute), rest @ ..] = self.tokens
            && time.is_none()
        {
            let (second, rest) = match rest {
                [Token::Sign(':'), Token::Digits(second), rest @ ..] => (*second, rest),
                _ => ("0", rest),
            };
            self.tokens = rest;
            let fraction = self.fraction();
            self.read.time = Some([digits, minute, second, fraction]);
            return Some(());
        }
        match (digits.len(), date.len()) {
            (8 | 12 | 14, 0) => {
                for range in [0..4, 4..6, 6..8] {
                    date.push(DatePart::Number(digits.get(range)?));
                }
                if let Some(clock) = digits.get(8..).filter(|clock| !clock.is_empty()) {
                    self.clock(clock)?;
                }
                Some(())
            }
            (1 | 2 | 4 | 6, 3) if time.is_none() => self.clock(digits),
            (1 | 2 | 4, 0..3) => self.date_part(DatePart::Number(digits)),
            _ => None,
        }
    }

    /// A part of the date, with the sign between it and the next one.
    fn date_part(&mut self, part: DatePart<'a>) -> Option<()> {
        let date = &mut self.read.date;
        date.push(part);
        if let [Token::Sign('-' | '/' | '.'), rest @ ..] = self.tokens
            && date.len() < 3
        {
            self.tokens = rest;
        }
        (date.len() <= 3).then_some(())
    }

    /// A time without colons: `100000`, `1000` or `10`.
    fn clock(&mut self, digits: &'a str) -> Option<()> {
        let part = |from: usize| digits.get(from..from + 2).unwrap_or("0");
        let hour = digits.get(..2).unwrap_or(digits);
        let fraction = if digits.len() == 6 { self.fraction() } else { "" };
        self.read.time = Some([hour, part(2), part(4), fraction]);
        Some(())
    }

    /// The digits of the fraction of a second, if there is one.
    fn fraction(&mut self) -> &'a str {
        match self.tokens {
            [Token::Sign('.' | ','), Token::Digits(fraction), rest @ ..] => {
                self.tokens = rest;
                fraction
            }
            _ => "",
        }
    }

    fn offset(&mut self, sign: i64) -> Option<()> {
        let (Token::Digits(digits), rest) = self.tokens.split_first()? else { return None };
        self.tokens = rest;
        let (hours, minutes) = match (digits.len(), rest) {
            (4, _) => digits.split_at(2),
            (1 | 2, [Token::Sign(':'), Token::Digits(minutes), rest @ ..]) => {
                self.tokens = rest;
                (*digits, *minutes)
            }
            (1 | 2, _) => (*digits, "0"),
            _ => return None,
        };
        let seconds = hours.parse::<i64>().ok()? * 3_600 + minutes.parse::<i64>().ok()? * 60;
        self.read.offset = Some(sign * seconds).filter(|_| seconds < 86_400);
        self.read.offset.map(drop)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let word = word.to_ascii_lowercase();
        if let Some(month) = MONTHS.iter().position(|month| is_short_or_long(&word, month)) {
            return self.date_part(DatePart::Month(month + 1));
        }
        if word == "sept" {
            return self.word("sep");
        }
        let read = &mut self.read;
        match word.as_str() {
            "am" | "pm" if read.time.is_some() && read.afternoon.is_none() => read.afternoon = Some(word == "pm"),
            // Greenwich, or an offset from it in the notation of POSIX, which has the opposite sign.
            "z" | "utc" | "gmt" | "ut" if read.time.is_some() && read.offset.is_none() => {
                if let [Token::Sign(sign @ ('+' | '-')), Token::Digits(_), ..] = self.tokens {
                    let sign = if *sign == '+' { -1 } else { 1 };
                    self.tokens = self.tokens.get(1..)?;
                    return self.offset(sign);
                }
                read.offset = Some(0);
            }
            "utc" | "gmt" if read.offset == Some(0) => {}
            "t" | "at" | "on" | "of" | "st" | "nd" | "rd" | "th" => {}
            _ if WEEKDAYS.iter().any(|day| is_short_or_long(&word, day)) => {}
            _ => return None,
        }
        Some(())
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// True for the name and for its first three letters.
fn is_short_or_long(word: &str, name: &str) -> bool {
    word == name || name.get(..3) == Some(word)
}

impl Read<'_> {
    fn timestamp(&self) -> Option<Timestamp> {
        let (year, month, day) = self.date()?;
        let [hour, minute, second, fraction] = self.time.unwrap_or(["0", "0", "0", ""]);
        let [hour, minute, second] = [hour, minute, second].map(|part| part.parse::<u32>().ok());
        let hour = match (self.afternoon, hour?) {
            (None, hour) => hour,
            (Some(afternoon), hour @ 1..=12) => hour % 12 + if afternoon { 12 } else { 0 },
            (Some(_), _) => return None,
        };
        let (minute, second) = (minute?, second?);
        let fraction = if fraction.is_empty() { "0" } else { fraction };
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction}Z");
        let local: Timestamp = text.parse().ok()?;
        let seconds = local.secs().checked_sub(self.offset.unwrap_or(0))?;
        Timestamp::from_secs_and_nanos(seconds, local.subsec_nanos()).ok()
    }

    /// Year, month and day. The year must have four digits; it is the first or the last. Of two numbers before it, the
    /// month is the first one, if it can be a month, as in the United States.
    fn date(&self) -> Option<(u32, usize, u32)> {
        use DatePart::{Month, Number};
        let number = |text: &str| text.parse::<u32>().ok();
        let month = |text: &str| text.parse::<usize>().ok();
        let is_year = |text: &str| text.len() == 4;
        match *self.date.as_slice() {
            [Number(year), Number(second), Number(day)] if is_year(year) => {
                Some((number(year)?, month(second)?, number(day)?))
            }
            [Number(first), Number(second), Number(year)] if is_year(year) => match month(first)? {
                first @ ..=12 => Some((number(year)?, first, number(second)?)),
                _ => Some((number(year)?, month(second)?, number(first)?)),
            },
            [Number(year), Month(month), Number(day)] | [Number(year), Number(day), Month(month)] if is_year(year) => {
                Some((number(year)?, month, number(day)?))
            }
            [Number(day), Month(month), Number(year)] | [Month(month), Number(day), Number(year)] if is_year(year) => {
                Some((number(year)?, month, number(day)?))
            }
            [Month(month), Number(year), Number(day)] if is_year(year) => Some((number(year)?, month, number(day)?)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is 2099-01-05T10:00:00Z, and read so by botocore 1.44.
    const WITH_OFFSET: &[&str] = &[
        "2099-01-05T10:00:00Z",
        "2099-01-05T10:00:00z",
        "2099-01-05t10:00:00z",
        "2099-01-05 10:00:00Z",
        "2099-01-05T10:00:00+0000",
        "2099-01-05T10:00:00-0000",
        "2099-01-05T10:00:00+00:00",
        "2099-01-05T12:00:00+0200",
        "2099-01-05T12:00:00+02:00",
        "2099-01-05T12:00:00+02",
        "2099-01-05T12:00:00+2",
        "2099-01-05T12:00:00 +0200",
        "2099-01-05T05:30:00-0430",
        "2099-01-05 10:00:00 UTC",
        "2099-01-05 10:00:00 GMT",
        "2099-01-05 10:00:00UTC",
        "2099-01-05T10:00:00 Z",
        "2099-01-05T10:00Z",
        "2099-01-05T10:00+00:00",
        "2099-01-05T10Z",
        "2099-01-05T10:00:00.000Z",
        "20990105T100000Z",
        "20990105T100000+0000",
        "20990105T1000Z",
        "20990105100000Z",
        "20990105T10Z",
        "2099/01/05 10:00:00 UTC",
        "2099.01.05 10:00:00 UTC",
        "01/05/2099 10:00:00 UTC",
        "1/5/2099 10:00:00 AM UTC",
        "Mon, 05 Jan 2099 10:00:00 GMT",
        "Mon, 05 Jan 2099 10:00:00 +0000",
        "Mon, 5 Jan 2099 12:00:00 +0200",
        "Monday, 05-Jan-2099 10:00:00 GMT",
        "Mon Jan  5 10:00:00 UTC 2099",
        "Mon 05 Jan 2099 10:00:00 AM UTC",
        "Mon Jan  5 10:00:00 AM UTC 2099",
        "5 Jan 2099 10:00 UTC",
        "Jan 5, 2099 10:00 UTC",
        "January 5, 2099, 10:00 UTC",
        "January 5th, 2099 at 10:00 AM UTC",
        "5 January 2099 10:00:00 Z",
        "2099-Jan-05 10:00:00 UTC",
        "2099-01-05T10:00:00+0000 (UTC)",
        "2099-01-05T12:00:00+0200 (CEST)",
        "  2099-01-05T10:00:00Z  ",
        "2099-1-5T10:00:00Z",
        "T10:00Z 2099-01-05",
        "10:00:00 UTC 5 Jan 2099",
        "10:00 2099-01-05 UTC",
        "2099-01-05T10:00:00\u{202f}Z",
        "2099-01-05\u{a0}10:00:00\u{a0}UTC",
        "2099-01-05T100000Z",
        "2099-01-05T1000Z",
        "-2099-01-05T10:00:00Z",
        "2099-01-05T10:00:00Z;",
        "2099-01-05T10:00:00 am Z",
        "Fri 2099-01-05 10:00:00 UTC",
        "2099 Jan 5 10:00 UTC",
    ];

    /// Each is read as 2099-01-05T10:00:00Z. botocore reads them, but then stops, since they have no offset.
    const WITHOUT_OFFSET: &[&str] = &[
        "2099-01-05T10:00:00",
        "2099-01-05 10:00:00",
        "2099-01-05T10:00",
        "20990105100000",
        "20990105T100000",
        "Mon Jan  5 10:00:00 2099",
        "2099/01/05 10:00",
        "1/5/2099 10:00 AM",
    ];

    /// Other times, in the same forms.
    const OTHERS: &[(&str, &str)] = &[
        ("2099-01-05", "2099-01-05T00:00:00Z"),
        ("20990105", "2099-01-05T00:00:00Z"),
        ("2099-01-05T10:00:00.5Z", "2099-01-05T10:00:00.5Z"),
        ("2099-01-05T10:00:00,5Z", "2099-01-05T10:00:00.5Z"),
        ("2099-01-05T100000.5Z", "2099-01-05T10:00:00.5Z"),
        ("2099-01-05T10:00:00.123456789Z", "2099-01-05T10:00:00.123456789Z"),
        ("2099-01-05 10:00:00.123456+00", "2099-01-05T10:00:00.123456Z"),
        ("1/5/2099 10:00 PM UTC", "2099-01-05T22:00:00Z"),
        ("1/5/2099 12:00 AM UTC", "2099-01-05T00:00:00Z"),
        ("1/5/2099 12:30 PM UTC", "2099-01-05T12:30:00Z"),
        ("13/1/2099 10:00:00 UTC", "2099-01-13T10:00:00Z"),
        ("05.01.2099 10:00:00 UTC", "2099-05-01T10:00:00Z"),
        ("2099-05-13T10:00:00Z", "2099-05-13T10:00:00Z"),
        ("2099-1-5 1:2:3Z", "2099-01-05T01:02:03Z"),
        ("Sept 5 2099 10:00 UTC", "2099-09-05T10:00:00Z"),
        ("2099-01-05T10:00:00-08:00", "2099-01-05T18:00:00Z"),
        ("2099-01-05T10:00:00 UTC+2", "2099-01-05T12:00:00Z"),
        ("2099-01-05T10:00:00 GMT-2", "2099-01-05T08:00:00Z"),
        ("2099-12-31T23:59:59-0030", "2100-01-01T00:29:59Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        // These stop botocore.
        ("2099-01-05 10:00:00 +0000 UTC", "2099-01-05T10:00:00Z"),
        ("2099-01-05T10:00:60Z", "2099-01-05T10:01:00Z"),
    ];

    const NO_TIMES: &[&str] = &[
        "",
        " ",
        "tomorrow",
        "10:00:00Z",
        "2099-01T10:00:00Z",
        "99-01-05T10:00:00Z",
        "01/05/99 10:00 UTC",
        "2099-02-30T10:00:00Z",
        "2099-13-05T10:00:00Z",
        "2099-01-05T24:00:00Z",
        "2099-01-05T10:60:00Z",
        "2099-01-05T13:00:00 PM Z",
        "2099-01-05T10:00:00+25:00",
        "2099-01-05T10:00:00+00000",
        "2099-01-05T10:00:00+",
        "2099-01-05T10:00:00 CET",
        "2099-01-05T10:00:00Zx",
        "x2099-01-05T10:00:00Z",
        "2099-005T10:00:00Z",
        "2099-W01-1T10:00:00Z",
        "2099-01-05-06T10:00:00Z",
        "Jan Feb 2099 10:00 UTC",
        "4071290400",
        "2099-01-05T10:00:00Z=",
        "２０９９-01-05T10:00:00Z",
        "99999999999999999999-01-05",
    ];

    #[test]
    fn times_are_read_in_every_form_that_botocore_reads() {
        let same = WITH_OFFSET.iter().chain(WITHOUT_OFFSET).map(|text| (*text, "2099-01-05T10:00:00Z"));
        for (text, expected) in same.chain(OTHERS.iter().copied()) {
            assert_eq!(parse(text), Some(expected.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_or_ambiguous_is_not_read() {
        for text in NO_TIMES {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
