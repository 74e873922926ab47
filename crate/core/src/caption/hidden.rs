//! Finds first names run together with other words in hashtags, handles and file names: "#teamquilla".

use std::ops::Range;

use super::{context::Text, lists::is_common, names::Names};

/// A name, as a range of the folded text, and whose it may be.
pub(super) type Hidden = (Range<usize>, Vec<usize>);

/// Longer runs of letters are no words.
const LONGEST: usize = 60;
const LONGEST_WORD: usize = 14;
/// Shorter names turn up in any word.
const SHORTEST: usize = 3;
/// From this length on a name at either end is one, whatever the rest may be.
const SPEAKS_FOR_ITSELF: usize = 6;

/// Every first name inside a longer run of letters of a tag.
pub(super) fn find(text: &Text<'_>, names: &Names) -> Vec<Hidden> {
    (0..text.len())
        .filter(|at| text.is_tagged(*at) && !text.is_number(*at) && !is_common(text.word(*at)))
        .filter_map(|at| {
            let (letters, people) = in_word(text, names, text.word(at))?;
            let first = text.pieces.folded(at..at + 1).start;
            Some((first + letters.start..first + letters.end, people))
        })
        .collect()
}

/// A name with which the word falls into words, or that begins or ends it and is long enough; as a range of its letters.
fn in_word(text: &Text<'_>, names: &Names, word: &str) -> Option<(Range<usize>, Vec<usize>)> {
    let length = word.len();
    if !word.is_ascii() || length > LONGEST {
        return None;
    }
    // "#believe" is a word, and "tea, me, vie" is more words than "team, Evie".
    let plain = words_in(word).unwrap_or(usize::MAX);
    let mut best: Option<(Range<usize>, Vec<usize>)> = None;
    for start in 0..length {
        for end in start + SHORTEST..=length {
            let Some(letters) = word.get(start..end) else { continue };
            let Some(meaning) = names.meaning(letters).filter(|meaning| !meaning.alone.is_empty()) else { continue };
            let longer = best.as_ref().is_none_or(|(range, _)| range.len() < letters.len());
            if !longer || text.is_ordinary(letters) || (start, end) == (0, length) {
                continue;
            }
            let (before, after) = (word.get(..start).unwrap_or_default(), word.get(end..).unwrap_or_default());
            let without_s = after.strip_prefix('s').unwrap_or(after);
            let around = words_in(before).zip(words_in(after).or_else(|| words_in(without_s)));
            let falls_apart = around.is_some_and(|(before, after)| before + 1 + after < plain);
            let at_an_end = plain == usize::MAX && (start == 0 || end == length) && letters.len() >= SPEAKS_FOR_ITSELF;
            if falls_apart || at_an_end {
                best = Some((start..end, meaning.alone.clone()));
            }
        }
    }
    best
}

/// The least number of words that the letters fall into, if they do.
fn words_in(letters: &str) -> Option<usize> {
    let mut least: Vec<Option<usize>> = vec![None; letters.len()];
    least.insert(0, Some(0));
    for start in 0..letters.len() {
        let Some(count) = least.get(start).copied().flatten() else { continue };
        for end in start + 1..=letters.len().min(start + LONGEST_WORD) {
            if letters.get(start..end).is_some_and(is_plain)
                && let Some(cell) = least.get_mut(end).filter(|cell| cell.is_none_or(|other| other > count + 1))
            {
                *cell = Some(count + 1);
            }
        }
    }
    least.last().copied().flatten()
}

fn is_plain(part: &str) -> bool {
    match part.len() {
        1 => part == "a" || part == "i",
        2 => [
            "an", "at", "be", "by", "do", "go", "he", "hi", "in", "is", "it", "me", "my", "no", "of", "on", "or", "so",
            "to", "up", "us", "we", "nd",
        ]
        .contains(&part),
        _ => is_common(part) || ["mum", "mummy", "nan", "nanny", "gran", "dad", "daddy"].contains(&part),
    }
}
