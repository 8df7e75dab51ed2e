//! Names: comparing and hashing of short strings, faster than the general functions: most wire names have 4 to 16 bytes.

/// True if both have the same bytes.
#[inline]
pub(super) fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    match (ends::<8>(a), ends::<8>(b)) {
        // Two overlapping words cover up to 16 bytes.
        (Some(a_ends), Some(b_ends)) if a.len() <= 16 => a_ends == b_ends,
        (Some(_), Some(_)) => a == b,
        _ => match (ends::<4>(a), ends::<4>(b)) {
            (Some(a_ends), Some(b_ends)) => a_ends == b_ends,
            _ => a.iter().eq(b),
        },
    }
}

#[inline]
const fn ends<const N: usize>(text: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => Some((first, last)),
        _ => None,
    }
}

/// A hash of the length, the first eight and the last eight bytes: it has few collisions among the values of one enum.
#[inline]
pub(super) const fn hash(text: &[u8]) -> u32 {
    let (first, last) = if let Some((first, last)) = ends::<8>(text) {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
    } else if let Some((first, last)) = ends::<4>(text) {
        (u32::from_le_bytes(*first) as u64, u32::from_le_bytes(*last) as u64)
    } else {
        match text {
            [] => (0, 0),
            [a] => (*a as u64, 0),
            [a, b, rest @ ..] => (*a as u64, (*b as u64) << 8 | rest.len() as u64),
        }
    };
    let mixed = (first ^ last.rotate_left(23) ^ text.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32
}

/// How many bytes at the beginning of a JSON string are plain characters: no quotes, backslashes and control characters.
#[inline]
pub(super) fn plain_length(text: &[u8]) -> usize {
    let (words, _) = text.as_chunks();
    for (index, word) in words.iter().enumerate() {
        if let Some(at) = special_byte(*word) {
            return index * 8 + at;
        }
    }
    plain_length_near_end(text)
}

/// The same if all whole words are plain. It stands apart, since strings that are read are seldom near the end.
#[inline(never)]
fn plain_length_near_end(text: &[u8]) -> usize {
    match text.last_chunk() {
        // This word begins with bytes that are plain.
        Some(word) => special_byte(*word).map_or(text.len(), |at| text.len() - 8 + at),
        None => text.iter().take_while(|byte| !matches!(byte, 0..=0x1f | b'"' | b'\\')).count(),
    }
}

/// The position of the first byte that is a quote, a backslash or a control character.
#[inline]
fn special_byte(word: [u8; 8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    let bytes = u64::from_le_bytes(word);
    // The exchange of quotes and spaces puts quotes next to the control characters. A subtraction sets the highest bit of
    // the first byte that is too small, and of no byte before it.
    let control_or_quote = (bytes ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslash = (bytes ^ (ONES * 0x5c)).wrapping_sub(ONES);
    let special = (control_or_quote | backslash) & !bytes & (ONES * 0x80);
    (special != 0).then(|| special.trailing_zeros() as usize / 8)
}

/// The length of a JSON string up to its closing quote, or to the end of the text.
pub(super) fn string_length(text: &[u8]) -> usize {
    let mut is_escaped = false;
    let end = text.iter().position(|byte| {
        let is_end = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        is_end
    });
    end.unwrap_or(text.len())
}

/// True if JSON escapes none of the characters.
pub(super) const fn is_plain(text: &[u8]) -> bool {
    let mut rest = text;
    while let [first, after @ ..] = rest {
        if matches!(*first, 0..=0x1f | b'"' | b'\\') {
            return false;
        }
        rest = after;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_agrees_with_equality_of_strings() {
        let texts = ["", "a", "b", "ab", "abc", "abd", "abcd", "abce", "abcdefg", "abcdefgh", "abcdefghi"];
        let long =
            ["0123456789abcdef", "0123456789abcdeF", "0123456789abcdefg", "01234567-9abcdefg", "0123456789bcdefgh"];
        for a in texts.iter().chain(&long) {
            for b in texts.iter().chain(&long) {
                assert_eq!(equal(a.as_bytes(), b.as_bytes()), a == b, "{a} {b}");
            }
        }
    }

    #[test]
    fn a_plain_text_is_one_that_json_writes_as_it_is() {
        for byte in 0..=0x7f_u8 {
            let text = char::from(byte).to_string();
            let json = serde_json::to_string(&text).unwrap();
            let is_same = json == format!("\"{text}\"");
            assert_eq!(is_plain(text.as_bytes()), is_same, "{json}");
            for before in 0..20 {
                let text = format!("{}{text}", "ö ~".repeat(before));
                let expected = if is_same { text.len() } else { text.len() - 1 };
                assert_eq!(plain_length(text.as_bytes()), expected, "{text:?}");
                assert_eq!(plain_length(format!("{text}\"rest\\of text").as_bytes()), expected, "{text:?}");
            }
        }
        assert!(is_plain("größer".as_bytes()));
    }
}
