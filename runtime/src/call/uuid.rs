//! Random UUIDs, for idempotency tokens and invocation ids.

/// Sets a missing idempotency token to a random UUID (version 4 of RFC 9562). A token that the caller set is kept, even
/// an empty one.
pub fn fill_idempotency_token(token: &mut Option<String>) {
    if token.is_none() {
        *token = Some(random_uuid());
    }
}

/// A random UUID.
pub(crate) fn random_uuid() -> String {
    uuid(fastrand::u128(..))
}

/// The UUID for 128 random bits, 6 of which are overwritten with version and variant.
fn uuid(random: u128) -> String {
    let bits = random & !(0xf << 76) & !(0b11 << 62) | 4 << 76 | 0b10 << 62;
    let mut uuid = String::with_capacity(36);
    for (index, byte) in bits.to_be_bytes().into_iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            uuid.push('-');
        }
        for digit in [byte >> 4, byte & 0xf] {
            uuid.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
    uuid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_and_variant_are_those_of_a_random_uuid() {
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid(0x0123_4567_89ab_cdef_fedc_ba98_7654_3210), "01234567-89ab-4def-bedc-ba9876543210");
    }

    #[test]
    fn a_missing_token_is_set_once_and_a_present_token_is_kept() {
        let mut token = None;
        fill_idempotency_token(&mut token);
        let first = token.clone();
        fill_idempotency_token(&mut token);
        assert_eq!(token, first);
        assert_eq!(token.map(|token| token.len()), Some(36));

        for present in ["token", ""] {
            let mut token = Some(present.to_owned());
            fill_idempotency_token(&mut token);
            assert_eq!(token.as_deref(), Some(present));
        }
    }
}
