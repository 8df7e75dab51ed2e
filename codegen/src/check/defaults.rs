//! Checks that default values are valid for their shapes.

use crate::smithy::{DefaultValue, ShapeKind};

/// Checks one default value.
///
/// # Errors
/// The problem, as a sentence.
pub(super) fn check(default: &DefaultValue, kind: &ShapeKind) -> Result<(), String> {
    let fits = match (default, kind) {
        (DefaultValue::Null, _) => true,
        // Smithy allows only empty lists and objects here.
        (default, ShapeKind::Document) => !matches!(default, DefaultValue::Other(_)),
        (DefaultValue::Bool(_), ShapeKind::Boolean) => true,
        (DefaultValue::EmptyList, ShapeKind::List(_)) | (DefaultValue::EmptyMap, ShapeKind::Map { .. }) => true,
        (DefaultValue::String(_), ShapeKind::String) => true,
        (DefaultValue::String(text), ShapeKind::Blob) => {
            return is_base64(text).then_some(()).ok_or_else(|| format!("the default `{text}` is not base64"));
        }
        (DefaultValue::String(text), ShapeKind::Timestamp) => {
            let problem = || format!("the default `{text}` is not a time such as `2024-11-15T08:30:00Z`");
            return is_date_time(text).then_some(()).ok_or_else(problem);
        }
        (DefaultValue::String(text), ShapeKind::Enum(members)) => {
            let known = members.iter().any(|member| member.value == *text);
            return known.then_some(()).ok_or_else(|| format!("the default `{text}` is not a value of the enum"));
        }
        (DefaultValue::Number(number), ShapeKind::IntEnum(members)) => {
            let known = members.iter().any(|member| Some(i128::from(member.value)) == number.as_i128());
            return known.then_some(()).ok_or_else(|| format!("the default {number} is not a value of the enum"));
        }
        (DefaultValue::Number(number), ShapeKind::Float) => {
            // Infinite if the number is out of the range of 32-bit floats.
            #[expect(clippy::cast_possible_truncation, reason = "the truncation is what is checked")]
            let fits = (number.as_f64() as f32).is_finite();
            return fits.then_some(()).ok_or_else(|| format!("the default {number} doesn't fit in a float"));
        }
        (DefaultValue::Number(number), kind) => match integer_range(kind) {
            Some((min, max)) => {
                let fits = number.as_i128().is_some_and(|number| (min..=max).contains(&number));
                // serde_json parses longer numbers as the nearest float.
                let rounded = matches!(kind, ShapeKind::BigInteger) && number.as_f64().abs() >= 9.2e18;
                let problem = || match rounded {
                    true => format!(
                        "the default (about {number}) is too large: only defaults of up to 64 bits are supported"
                    ),
                    false => format!("the default {number} doesn't fit in {}", kind.phrase()),
                };
                return fits.then_some(()).ok_or_else(problem);
            }
            None => matches!(kind, ShapeKind::Double | ShapeKind::BigDecimal | ShapeKind::Timestamp),
        },
        _ => false,
    };
    fits.then_some(())
        .ok_or_else(|| format!("the default is {}, which is not a value of {}", describe(default), kind.phrase()))
}

fn describe(default: &DefaultValue) -> &'static str {
    match default {
        DefaultValue::Null => "null",
        DefaultValue::Bool(_) => "a boolean",
        DefaultValue::Number(_) => "a number",
        DefaultValue::String(_) => "a string",
        DefaultValue::EmptyList => "an empty list",
        DefaultValue::EmptyMap => "an empty object",
        DefaultValue::Other(_) => "a list or object that is not empty",
    }
}

fn integer_range(kind: &ShapeKind) -> Option<(i128, i128)> {
    Some(match kind {
        ShapeKind::Byte => (i8::MIN.into(), i8::MAX.into()),
        ShapeKind::Short => (i16::MIN.into(), i16::MAX.into()),
        ShapeKind::Integer => (i32::MIN.into(), i32::MAX.into()),
        ShapeKind::Long => (i64::MIN.into(), i64::MAX.into()),
        ShapeKind::BigInteger => (i128::MIN, i128::MAX),
        _ => return None,
    })
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - digits.len() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
}

/// True if the text looks like RFC 3339 in UTC. The number of days of each month is not checked.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.strip_suffix('Z').and_then(|text| text.split_once('T')) else {
        return false;
    };
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let number = |text: &str, digits: usize| {
        (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let date: Vec<_> = date.split('-').zip([4, 2, 2]).map(|(part, digits)| number(part, digits)).collect();
    let time: Vec<_> = time.split(':').zip([2, 2, 2]).map(|(part, digits)| number(part, digits)).collect();
    let date_fits = matches!(date.as_slice(), [Some(_), Some(1..=12), Some(1..=31)]);
    let time_fits = matches!(time.as_slice(), [Some(..=23), Some(..=59), Some(..=60)]);
    date_fits && time_fits && number(fraction, fraction.len()).is_some() && fraction.len() <= 9 && text.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_of_blobs_and_timestamps_are_checked() {
        for (text, expected) in
            [("", true), ("AAAA", true), ("YQ==", true), ("YQ=", false), ("Y===", false), ("é===", false)]
        {
            assert_eq!(is_base64(text), expected, "{text}");
        }
        for (text, expected) in [
            ("2024-11-15T08:30:00Z", true),
            ("2024-11-15T08:30:00.123Z", true),
            ("2024-11-15", false),
            ("2024-13-15T08:30:00Z", false),
            ("2024-11-15T08:30Z", false),
            ("2024-11-15T08:30:00.Z", false),
        ] {
            assert_eq!(is_date_time(text), expected, "{text}");
        }
    }
}
