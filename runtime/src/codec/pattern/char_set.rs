//! Sets of characters: one bit per ASCII character, sorted ranges for the others.

/// A set of characters.
#[doc(hidden)]
#[derive(Debug)]
pub struct CharSet {
    /// Bit n is set if the set contains the character with the code n.
    ascii: [u64; 2],
    /// The first and last character of each range beyond ASCII, sorted.
    others: &'static [(char, char)],
}

impl CharSet {
    /// Declares a set: pairs of the first and last character of ASCII ranges, and sorted ranges of others.
    #[must_use]
    pub const fn new(ascii: &[u8], others: &'static [(char, char)]) -> Self {
        let mut bits = [0; 2];
        let mut rest = ascii;
        while let [first, last, more @ ..] = rest {
            let mut character = *first;
            while character <= *last && character < 128 {
                bits[character as usize / 64] |= 1 << (character % 64);
                character += 1;
            }
            rest = more;
        }
        Self { ascii: bits, others }
    }

    /// True if the text has `min` to `max` characters, all of them in the set.
    pub(super) fn matches(&self, text: &str, min: usize, max: usize) -> bool {
        let mut count = 0;
        for character in text.chars() {
            if count == max || !self.contains(character) {
                return false;
            }
            count += 1;
        }
        count >= min
    }

    fn contains(&self, character: char) -> bool {
        let number = u32::from(character);
        if let Some(bits) = self.ascii.get(number as usize / 64) {
            return bits >> (number % 64) & 1 == 1;
        }
        let after = self.others.partition_point(|(first, _)| *first <= character);
        after.checked_sub(1).and_then(|at| self.others.get(at)).is_some_and(|(_, last)| character <= *last)
    }
}
