//! Whether a word is a name with a slip of the finger in it.

/// Names shorter than this are too near to one another.
const SHORTEST: usize = 4;
/// From this length on, two slips are still the same name.
const TWO_SLIPS_FROM: usize = 7;

/// Whether two folded words differ by one letter left out, put in, changed or swapped with its neighbour; by two from
/// seven letters on.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = one.len().min(other.len());
    let slips = if shorter >= TWO_SLIPS_FROM { 2 } else { 1 };
    shorter >= SHORTEST && one.len().abs_diff(other.len()) <= slips && distance(&one, &other, slips) <= slips
}

/// The distance of optimal string alignment, or any number beyond `most` when it is more.
fn distance(one: &[char], other: &[char], most: usize) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut this = vec![row + 1];
        for (column, opposite) in other.iter().enumerate() {
            let at = |cells: &[usize], column: usize| cells.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut least = (at(&last, column) + usize::from(letter != opposite))
                .min(at(&last, column + 1) + 1)
                .min(at(&this, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(opposite)
                && other.get(column - 1) == Some(letter)
                && letter != opposite;
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            this.push(least);
        }
        if this.iter().all(|cell| *cell > most) {
            return most + 1;
        }
        before = last;
        last = this;
    }
    last.last().copied().unwrap_or(most + 1)
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
