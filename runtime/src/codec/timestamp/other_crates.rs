//! Timestamps from and to the types of other crates, behind features that carry their major version.
//!
//! The features stand at the implementations as well: a crate that exports `Timestamp` shows them in its documentation.

#[cfg(feature = "jiff-1")]
mod jiff_1 {
    use crate::codec::timestamp::{Timestamp, TimestampError};

    #[cfg(feature = "jiff-1")]
    impl TryFrom<jiff::Timestamp> for Timestamp {
        type Error = TimestampError;

        /// Fails if the year is not within 0001 to 9999.
        fn try_from(time: jiff::Timestamp) -> Result<Self, TimestampError> {
            Self::from_nanos(time.as_nanosecond())
        }
    }

    #[cfg(feature = "jiff-1")]
    impl TryFrom<Timestamp> for jiff::Timestamp {
        type Error = TimestampError;

        /// Fails for the last days of the year 9999, which jiff doesn't have. The number of fraction digits is lost.
        fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
            Self::from_nanosecond(timestamp.as_nanos())
                .map_err(|_| TimestampError("the timestamp is out of range for a `jiff::Timestamp`"))
        }
    }
}

#[cfg(feature = "time-0_3")]
mod time_0_3 {
    use time::OffsetDateTime;

    use crate::codec::timestamp::{Timestamp, TimestampError};

    #[cfg(feature = "time-0_3")]
    impl TryFrom<OffsetDateTime> for Timestamp {
        type Error = TimestampError;

        /// Fails if the year in UTC is not within 0001 to 9999.
        fn try_from(time: OffsetDateTime) -> Result<Self, TimestampError> {
            Self::from_nanos(time.unix_timestamp_nanos())
        }
    }

    #[cfg(feature = "time-0_3")]
    impl TryFrom<Timestamp> for OffsetDateTime {
        type Error = TimestampError;

        /// The time in UTC. The number of fraction digits is lost. Doesn't fail, as `time` has all years of timestamps.
        fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
            Self::from_unix_timestamp_nanos(timestamp.as_nanos())
                .map_err(|_| TimestampError("the timestamp is out of range for an `OffsetDateTime`"))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::codec::timestamp::Timestamp;

    const TIMES: [(&str, i128); 6] = [
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59.9Z", -100_000_000),
        ("2026-01-05T10:00:00.12Z", 1_767_607_200_120_000_000),
        ("2026-01-05T10:00:00.123456789Z", 1_767_607_200_123_456_789),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000_000),
        ("9999-12-30T21:59:59.999999999Z", 253_402_207_199_999_999_999),
    ];

    #[cfg(feature = "jiff-1")]
    #[test]
    fn times_of_jiff_are_converted_to_the_nanosecond() {
        for (text, nanos) in TIMES {
            let timestamp: Timestamp = text.parse().unwrap();
            let time = jiff::Timestamp::from_nanosecond(nanos).unwrap();
            assert_eq!(jiff::Timestamp::try_from(timestamp), Ok(time), "{text}");
            assert_eq!(Timestamp::try_from(time).map(|back| back.to_string()), Ok(text.to_owned()));
        }
        assert!(Timestamp::try_from(jiff::Timestamp::MIN).is_err());
        let last: Timestamp = "9999-12-31T23:59:59Z".parse().unwrap();
        assert!(jiff::Timestamp::try_from(last).unwrap_err().to_string().contains("jiff"));
    }

    #[cfg(feature = "time-0_3")]
    #[test]
    fn times_of_time_are_converted_to_the_nanosecond() {
        use time::{OffsetDateTime, UtcOffset};

        for (text, nanos) in TIMES.into_iter().chain([("9999-12-31T23:59:59Z", 253_402_300_799_000_000_000)]) {
            let timestamp: Timestamp = text.parse().unwrap();
            let time = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap();
            assert_eq!(OffsetDateTime::try_from(timestamp), Ok(time), "{text}");
            assert_eq!(Timestamp::try_from(time).map(|back| back.to_string()), Ok(text.to_owned()));
        }
        let elsewhere = OffsetDateTime::UNIX_EPOCH.to_offset(UtcOffset::from_hms(-8, 0, 0).unwrap());
        assert_eq!(Timestamp::try_from(elsewhere), Ok(Timestamp::UNIX_EPOCH));
        assert!(Timestamp::try_from(time::Date::MIN.midnight().assume_utc()).is_err());
    }

    #[test]
    fn nanoseconds_since_the_epoch_are_those_of_the_text() {
        for (text, nanos) in TIMES {
            let timestamp: Timestamp = text.parse().unwrap();
            assert_eq!(timestamp.as_nanos(), nanos, "{text}");
            assert_eq!(Timestamp::from_nanos(nanos), Ok(timestamp));
        }
        assert!(Timestamp::from_nanos(i128::MAX).is_err() && Timestamp::from_nanos(i128::MIN).is_err());
    }
}
