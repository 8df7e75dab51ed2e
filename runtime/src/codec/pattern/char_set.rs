//! Sets of characters: a bit for each of ASCII, sorted ranges for the others.

/// A set of characters.
#[doc(hidden)]
#[derive(Debug)]
pub struct CharSet {
    /// Bit n of them stands for the character n.
    ascii: [u64; 2],
    /// First and last of each range beyond ASCII, sorted.
    others: &'static [(char, char)],
}

impl CharSet {
    /// States a set: pairs of first and last ASCII character, and sorted ranges of others.
    #[must_use]
    pub const fn new(ascii: &[u8], others: &'static [(char, char)]) -> Self {
        let mut bits = [0; 2];
        let mut rest = ascii;
        while let [first, last, more @ ..] = rest {
            let mut letter = *first;
            while letter <= *last && letter < 128 {
                bits[letter as usize / 64] |= 1 << (letter % 64);
                letter += 1;
            }
            rest = more;
        }
        Self { ascii: bits, others }
    }

    /// True where the text is from `min` to `max` characters long and has none from outside the set.
    pub(super) fn counts(&self, text: &str, min: usize, max: usize) -> bool {
        let mut count = 0;
        for letter in text.chars() {
            if count == max || !self.contains(letter) {
                return false;
            }
            count += 1;
        }
        count >= min
    }

    fn contains(&self, letter: char) -> bool {
        let number = u32::from(letter);
        if let Some(bits) = self.ascii.get(number as usize / 64) {
            return bits >> (number % 64) & 1 == 1;
        }
        let after = self.others.partition_point(|(first, _)| *first <= letter);
        after.checked_sub(1).and_then(|at| self.others.get(at)).is_some_and(|(_, last)| letter <= *last)
    }
}
