//! What somebody probably meant to write.

/// Longer words are not compared: nobody mistypes one of ours into that.
const LONGEST: usize = 64;

/// The candidate nearest to `word`, when it is near enough to be a slip: one letter in three wrong, missing or too many.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim().to_lowercase().replace([' ', '_'], "-");
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let with_distance = candidates.into_iter().map(|candidate| (distance(&word, candidate), candidate));
    let (distance, candidate) = with_distance.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= candidate.chars().count().max(3)).then_some(candidate)
}

/// How many letters must be added, taken away, replaced or swapped with the next to make one word the other.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 4);
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let replaced = at(&above, column) + usize::from(letter != other);
            let mut least = replaced.min(at(&above, column + 1) + 1).min(at(&next, column) + 1);
            let swapped =
                row > 0 && column > 0 && from.get(row - 1) == Some(other) && to.get(column - 1) == Some(letter);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut above, next);
    }
    at(&above, to.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let words = ["parents", "pupil", "staff", "whole-time"];
        for (slip, meant) in [
            ("parnets", "parents"),
            ("pupils", "pupil"),
            ("Whole time", "whole-time"),
            ("staf", "staff"),
            ("puipl", "pupil"),
        ] {
            assert_eq!(nearest(slip, words), Some(meant), "{slip}");
        }
    }

    #[test]
    fn another_word_finds_nothing() {
        assert_eq!(nearest("three", ["one", "both"]), None);
        assert_eq!(nearest("", ["one"]), None);
        assert_eq!(nearest(&"x".repeat(1000), ["one"]), None);
        assert_eq!(nearest("one", []), None);
    }
}
