//! Whether a word is a name with a slip of the finger in it.

use std::borrow::Cow;

/// Names shorter than this are too near to one another.
const SHORTEST: usize = 4;
/// From this length on, two slips are still the same name.
const TWO_SLIPS_FROM: usize = 7;

/// Longer words are no names.
const LONGEST: usize = 64;

/// A folded word, and what of it tells most words apart at once.
#[derive(Debug)]
pub(super) struct Form<'a> {
    letters: Cow<'a, str>,
    length: usize,
    /// Which letters there are in it, a bit each; other signs share one.
    kinds: u32,
}

impl<'a> Form<'a> {
    pub fn of(letters: impl Into<Cow<'a, str>>) -> Self {
        let letters = letters.into();
        let bit = |byte: u8| if byte.is_ascii_lowercase() { byte - b'a' } else { 31 };
        let kinds = letters.bytes().fold(0, |kinds, byte| kinds | 1 << bit(byte));
        Self { length: letters.chars().count(), kinds, letters }
    }

    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// Whether two words differ by one letter left out, put in, changed or swapped with its neighbour; by two from seven
    /// letters on.
    pub fn is_near(&self, other: &Form<'_>) -> bool {
        let shorter = self.length.min(other.length);
        let slips = if shorter >= TWO_SLIPS_FROM { 2 } else { 1 };
        // A slip takes out one kind of letter and brings in another at the most: of most pairs no more need be known.
        if shorter < SHORTEST
            || self.length.abs_diff(other.length) > slips
            || (self.kinds ^ other.kinds).count_ones() as usize > 2 * slips
            || self.length.max(other.length) > LONGEST
        {
            return false;
        }
        let (mut one, mut two) = (['\0'; LONGEST], ['\0'; LONGEST]);
        one.iter_mut().zip(self.letters.chars()).for_each(|(to, from)| *to = from);
        two.iter_mut().zip(other.letters.chars()).for_each(|(to, from)| *to = from);
        let both = one.get(..self.length).zip(two.get(..other.length));
        both.is_some_and(|(one, two)| distance(one, two, slips) <= slips)
    }
}

/// The distance of optimal string alignment, or any number beyond `most` when it is more.
fn distance(one: &[char], other: &[char], most: usize) -> usize {
    let at = |cells: &[usize], column: usize| cells.get(column).copied().unwrap_or(usize::MAX / 2);
    // The rows of the table: this one, the last, and the one before.
    let mut rows = [[usize::MAX / 2; LONGEST + 1]; 3];
    let [this, last, before] = &mut rows;
    let (mut this, mut last, mut before) = (this, last, before);
    last.iter_mut().enumerate().for_each(|(column, cell)| *cell = column);
    for (row, letter) in one.iter().enumerate() {
        let mut left = row + 1;
        let mut least_of_row = left;
        if let Some(first) = this.first_mut() {
            *first = left;
        }
        for (column, opposite) in other.iter().enumerate() {
            let mut least =
                (at(last, column) + usize::from(letter != opposite)).min(at(last, column + 1) + 1).min(left + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(opposite)
                && other.get(column - 1) == Some(letter)
                && letter != opposite;
            if swapped {
                least = least.min(at(before, column - 1) + 1);
            }
            if let Some(cell) = this.get_mut(column + 1) {
                *cell = least;
            }
            left = least;
            least_of_row = least_of_row.min(least);
        }
        if least_of_row > most {
            return most + 1;
        }
        (before, last, this) = (last, this, before);
    }
    at(last, other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(one: &str, other: &str) -> bool {
        Form::of(one).is_near(&Form::of(other))
    }

    #[test]
    fn a_slip_of_the_finger_is_near() {
        for (one, other) in [
            ("sampleton", "sampelton"),
            ("testerby", "tsterbyy"),
            ("quilla", "quila"),
            ("hope", "hoep"),
            ("zebedee", "zebadee"),
        ] {
            assert!(is_near(one, other) && is_near(other, one), "{one} {other}");
        }
    }

    #[test]
    fn another_name_is_not() {
        for (one, other) in
            [("may", "mat"), ("hope", "rose"), ("quilla", "qilal"), ("anna", "hannah"), ("sampleton", "samson")]
        {
            assert!(!is_near(one, other), "{one} {other}");
        }
    }
}
