//! Reading, writing and comparing timestamps.

use std::collections::HashSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::*;

fn parse(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn takes_16_bytes_with_and_without_option() {
    assert_eq!(size_of::<Timestamp>(), 16);
    assert_eq!(size_of::<Option<Timestamp>>(), 16);
}

#[test]
fn a_utc_timestamp_is_written_as_it_was_read_with_zero_to_nine_digits() {
    for digits in 0..=9 {
        for fraction in ["123456789", "120000000", "000000000", "000000001", "999999999"] {
            let fraction = if digits == 0 { String::new() } else { format!(".{}", &fraction[..digits]) };
            let text = format!("2026-08-04T09:07:05{fraction}Z");
            assert_eq!(parse(&text).to_string(), text);
            assert_eq!(usize::from(parse(&text).fraction_digits()), digits);
        }
    }
}

#[test]
fn reads_every_form_of_rfc_3339() {
    for (text, seconds, nanos, printed) in [
        ("1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z"),
        ("1985-04-12t23:20:50.52z", 482_196_050, 520_000_000, "1985-04-12T23:20:50.52Z"),
        ("1985-04-12 23:20:50.52Z", 482_196_050, 520_000_000, "1985-04-12T23:20:50.52Z"),
        ("1996-12-19T16:39:57-08:00", 851_042_397, 0, "1996-12-20T00:39:57Z"),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_173, 870_000_000, "1937-01-01T11:40:27.87Z"),
        ("2000-02-29T23:59:59-00:00", 951_868_799, 0, "2000-02-29T23:59:59Z"),
        ("1990-12-31T23:59:60Z", 662_688_000, 0, "1991-01-01T00:00:00Z"),
        ("2024-01-01T00:00:00.1234567891Z", 1_704_067_200, 123_456_789, "2024-01-01T00:00:00.123456789Z"),
        ("1969-12-31T23:59:59.5Z", -1, 500_000_000, "1969-12-31T23:59:59.5Z"),
        ("0001-01-01T00:00:00Z", -62_135_596_800, 0, "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999, "9999-12-31T23:59:59.999999999Z"),
        ("2100-03-01T00:00:00Z", 4_107_542_400, 0, "2100-03-01T00:00:00Z"),
    ] {
        let read = parse(text);
        assert_eq!((read.secs(), read.subsec_nanos()), (seconds, nanos), "{text}");
        assert_eq!(read.to_string(), printed);
        assert_eq!(format!("{read:?}"), printed);
    }
}

#[test]
fn the_error_for_an_invalid_rfc_3339_timestamp_names_the_expected_form() {
    for text in [
        "",
        "now",
        "2024-01-01",
        "2024-01-01T00:00:00",
        "2024-01-01T00:00:00.Z",
        "2024-01-01T00:00:00,5Z",
        "2024-01-01T00:00Z",
        "2024-13-01T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "2100-02-29T00:00:00Z",
        "2024-04-31T00:00:00Z",
        "2024-00-01T00:00:00Z",
        "2024-01-00T00:00:00Z",
        "2024-01-01T24:00:00Z",
        "2024-01-01T00:60:00Z",
        "2024-01-01T00:00:61Z",
        "2024-01-01T00:00:00+0100",
        "2024-01-01T00:00:00+24:00",
        "2024-01-01T00:00:00Z ",
        " 2024-01-01T00:00:00Z",
        "+024-01-01T00:00:00Z",
        "2024-01-01T00:00:00ZZ",
        "２０24-01-01T00:00Z",
        "0000-12-31T23:59:59Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
    ] {
        let error = text.parse::<Timestamp>().expect_err(text).to_string();
        assert!(error.contains("RFC 3339") || error.contains("years 0001 to 9999"), "{text}: {error}");
    }
}

#[test]
fn every_day_of_eight_centuries_is_converted_to_a_date_and_back() {
    let mut weekday = parse("1601-01-01T00:00:00Z");
    let mut expected = calendar::DateTime::of(weekday).weekday();
    while weekday.secs() < 13_569_465_600 {
        let date = calendar::DateTime::of(weekday);
        assert_eq!(date.seconds(), Some(weekday.secs()), "{weekday}");
        assert_eq!(date.weekday(), expected, "{weekday}");
        expected = (expected + 1) % 7;
        weekday = Timestamp::from_secs(weekday.secs() + 86_400).unwrap();
    }
    assert_eq!(weekday.to_string(), "2400-01-01T00:00:00Z");
}

#[test]
fn reads_all_digits_of_epoch_seconds_and_writes_as_many() {
    for (text, seconds, nanos, digits, written) in [
        ("0", 0, 0, 0, "0"),
        ("-0", 0, 0, 0, "0"),
        ("1515531081", 1_515_531_081, 0, 0, "1515531081"),
        ("1515531081.123", 1_515_531_081, 123_000_000, 3, "1515531081.123"),
        ("1515531081.120", 1_515_531_081, 120_000_000, 3, "1515531081.120"),
        ("1515531081.123456789", 1_515_531_081, 123_456_789, 9, "1515531081.123456789"),
        ("1515531081.0000000019", 1_515_531_081, 1, 9, "1515531081.000000001"),
        ("1.515531081123E9", 1_515_531_081, 123_000_000, 3, "1515531081.123"),
        ("15155310811e-1", 1_515_531_081, 100_000_000, 1, "1515531081.1"),
        ("1e3", 1_000, 0, 0, "1000"),
        ("1.5e+0", 1, 500_000_000, 1, "1.5"),
        ("5e-3", 0, 5_000_000, 3, "0.005"),
        ("-0.5", -1, 500_000_000, 1, "-0.5"),
        ("-1.25", -2, 750_000_000, 2, "-1.25"),
        ("-2", -2, 0, 0, "-2"),
        ("-62135596800", -62_135_596_800, 0, 0, "-62135596800"),
        ("0.0e400", 0, 0, 0, "0"),
    ] {
        let read = Timestamp::from_epoch_text(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((read.secs(), read.subsec_nanos(), read.fraction_digits()), (seconds, nanos, digits), "{text}");
        assert_eq!(read.to_epoch_text(), written, "{text}");
    }
}

#[test]
fn invalid_epoch_seconds_are_errors() {
    for text in [
        "",
        "-",
        "+1",
        ".5",
        "1.",
        "1e",
        "1e+",
        "0x10",
        "1_000",
        " 1",
        "NaN",
        "inf",
        "1.2.3",
        "1e5e5",
        "253402300800",
        "-62135596800.5",
        "1e12",
        "1e401",
        "1e99999999999",
        "99999999999999999999",
    ] {
        assert!(Timestamp::from_epoch_text(text).is_err(), "{text}");
    }
}

#[test]
fn reads_and_writes_http_dates() {
    for (text, seconds, nanos, written) in [
        ("Tue, 29 Apr 2014 18:30:38 GMT", 1_398_796_238, 0, "Tue, 29 Apr 2014 18:30:38 GMT"),
        ("Sun, 02 Jan 2000 20:34:56.000 GMT", 946_845_296, 0, "Sun, 02 Jan 2000 20:34:56.000 GMT"),
        ("Sun, 02 Jan 2000 20:34:56.120 GMT", 946_845_296, 120_000_000, "Sun, 02 Jan 2000 20:34:56.120 GMT"),
        ("thu, 01 jan 1970 00:00:00 gmt", 0, 0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("Mon, 01 Jan 0001 00:00:00 GMT", -62_135_596_800, 0, "Mon, 01 Jan 0001 00:00:00 GMT"),
    ] {
        let read = Timestamp::from_http_date(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((read.secs(), read.subsec_nanos()), (seconds, nanos), "{text}");
        assert_eq!(read.to_http_date(), written);
    }
    for text in [
        "",
        "Tue, 29 Apr 2014 18:30:38",
        "Tue, 29 Apr 2014 18:30:38 UTC",
        "Tue, 9 Apr 2014 18:30:38 GMT",
        "Tue 29 Apr 2014 18:30:38 GMT",
        "Xyz, 29 Apr 2014 18:30:38 GMT",
        "Tue, 29 Foo 2014 18:30:38 GMT",
        "Tue, 31 Apr 2014 18:30:38 GMT",
        "Tue, 29 Apr 2014 18:30 GMT",
        "Tue, 29 Apr 2014 18:30:38. GMT",
        "Tue, 29 Apr 2014 18:30:38:00 GMT",
        "Tue, 29 Apr 2014 18:30:38 GMT x",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Fri, 31 Dec 0000 00:00:00 GMT",
    ] {
        assert!(Timestamp::from_http_date(text).is_err(), "{text}");
    }
}

#[test]
fn equality_order_and_hash_ignore_the_digit_count() {
    let (short, long) = (parse("2026-01-01T00:00:00Z"), parse("2026-01-01T00:00:00.000Z"));
    assert_eq!(short, long);
    assert_eq!(HashSet::from([short, long]).len(), 1);
    assert!(parse("2026-01-01T00:00:00.1Z") > long);
    assert!(parse("2025-12-31T23:59:59.9Z") < short);
}

#[test]
fn converts_to_and_from_system_time() {
    for (time, text) in [
        (UNIX_EPOCH, "1970-01-01T00:00:00Z"),
        (UNIX_EPOCH + Duration::from_millis(1_515_531_081_120), "2018-01-09T20:51:21.12Z"),
        (UNIX_EPOCH - Duration::from_millis(1_500), "1969-12-31T23:59:58.5Z"),
        (UNIX_EPOCH - Duration::from_secs(2), "1969-12-31T23:59:58Z"),
    ] {
        let timestamp = Timestamp::from(time);
        assert_eq!(timestamp.to_string(), text);
        assert_eq!(SystemTime::try_from(timestamp), Ok(time));
    }
}

#[test]
fn numbers_out_of_range_are_errors() {
    assert!(Timestamp::from_secs(i64::MIN).is_err());
    assert!(Timestamp::from_secs(253_402_300_800).is_err());
    assert!(Timestamp::from_secs_and_nanos(0, 1_000_000_000).is_err());
    assert_eq!(Timestamp::from_secs_and_nanos(0, 120_000_000).unwrap().fraction_digits(), 2);
    assert_eq!(Timestamp::default(), Timestamp::UNIX_EPOCH);
}
