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

/// How many letters must be added, taken away or replaced to make one word the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut next = vec![index + 1];
        for ((other, pair), left_of) in to.iter().zip(row.windows(2)).zip(0..) {
            let [above_left, above] = pair else { continue };
            let left: usize = next.get(left_of).copied().unwrap_or(usize::MAX - 1);
            let replaced = above_left + usize::from(letter != *other);
            next.push(replaced.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let words = ["parents", "pupil", "staff", "whole-time"];
        for (slip, meant) in
            [("parnets", "parents"), ("pupils", "pupil"), ("Whole time", "whole-time"), ("staf", "staff")]
        {
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
