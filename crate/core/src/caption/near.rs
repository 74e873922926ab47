//! Whether a word is a name with a slip of the finger in it.

/// Names shorter than this are too near to one another.
const SHORTEST: usize = 4;
/// From this length on, two slips are still the same name.
const TWO_SLIPS_FROM: usize = 7;

/// Longer words are no names.
const LONGEST: usize = 64;

/// Whether two folded words differ by one letter left out, put in, changed or swapped with its neighbour; by two from
/// seven letters on.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    let length = |word: &str| word.chars().count();
    let (length, opposite) = (length(one), length(other));
    let shorter = length.min(opposite);
    let slips = if shorter >= TWO_SLIPS_FROM { 2 } else { 1 };
    if shorter < SHORTEST || length.abs_diff(opposite) > slips || length.max(opposite) > LONGEST {
        return false;
    }
    // A slip takes out one kind of letter and brings in another at the most: of most pairs no more need be known.
    if (letters_in(one) ^ letters_in(other)).count_ones() as usize > 2 * slips {
        return false;
    }
    let (mut letters, mut opposites) = (['\0'; LONGEST], ['\0'; LONGEST]);
    letters.iter_mut().zip(one.chars()).for_each(|(to, from)| *to = from);
    opposites.iter_mut().zip(other.chars()).for_each(|(to, from)| *to = from);
    let (one, other) = (letters.get(..length), opposites.get(..opposite));
    one.zip(other).is_some_and(|(one, other)| distance(one, other, slips) <= slips)
}

/// Which letters there are in a word, a bit each; other signs share one.
fn letters_in(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 1 << 31 })
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
