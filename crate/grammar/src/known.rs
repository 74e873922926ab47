//! Words that are no misspellings, whatever the dictionary says: names, and what people say in schools.

use std::collections::HashSet;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words of schools that the dictionary lacks, in small letters.
const OF_SCHOOLS: &[&str] = &["cllr", "dfe", "dofe", "eco", "ofsted", "senco", "sencos", "sendco", "sendcos"];

/// How long a word in capitals is taken for an abbreviation: PTFA, EYFS, GCSE.
const LONGEST_ABBREVIATION: usize = 5;

/// The most that is remembered: the words of the longest class list and then some.
const MOST: usize = 100_000;

#[derive(Default)]
pub struct Known {
    words: HashSet<String>,
}

impl Known {
    /// Every word of every one of these names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = HashSet::new();
        for name in names {
            let letters: Vec<char> = name.chars().collect();
            words.extend(words_of(&letters).filter_map(|word| letters.get(word)).map(folded));
            if words.len() > MOST {
                break;
            }
        }
        Self { words }
    }

    /// Whether it is such a word; "Amelia's" counts for "Amelia", and "KS2" is one whatever the school.
    pub fn has(&self, word: &[char]) -> bool {
        let folded = folded(word);
        let bare = folded.strip_suffix("'s").unwrap_or(&folded);
        is_abbreviation(word)
            || [folded.as_str(), bare].iter().any(|each| self.words.contains(*each) || OF_SCHOOLS.contains(each))
    }

    /// Where the text has such words.
    pub fn in_text(&self, letters: &[char]) -> Vec<Range<usize>> {
        words_of(letters).filter(|word| letters.get(word.clone()).is_some_and(|word| self.has(word))).collect()
    }
}

/// Runs of letters, with the accents and apostrophes inside them; a hyphen parts words.
fn words_of(letters: &[char]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + letters.get(at..)?.iter().position(|letter| letter.is_alphanumeric())?;
        let length = letters.get(start..)?.iter().position(|letter| !is_inside(*letter));
        at = length.map_or(letters.len(), |length| start + length);
        Some(start..at)
    })
}

fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || is_apostrophe(letter)
}

const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ')
}

/// Capitals and figures, at least two, perhaps with an s for several: KS2, TAs.
fn is_abbreviation(word: &[char]) -> bool {
    let Some((last, rest)) = word.split_last() else { return false };
    let stem = if *last == 's' { rest } else { word };
    (2..=LONGEST_ABBREVIATION).contains(&stem.len())
        && stem.iter().all(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        && stem.iter().any(|letter| letter.is_uppercase())
}

/// Small letters without accents, with one sort of apostrophe and none at the ends.
fn folded(letters: &[char]) -> String {
    let word: String = letters
        .iter()
        .copied()
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if is_apostrophe(letter) { '\'' } else { letter })
        .collect();
    word.trim_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let places = Known::of(names.iter().copied()).in_text(&letters);
        places.into_iter().map(|place| letters[place].iter().collect()).collect()
    }

    #[test]
    fn each_part_of_a_name_is_known() {
        assert_eq!(found(&["Anne-Marie O’Brien"], "marie and O'Brien"), ["marie", "O'Brien"]);
    }

    #[test]
    fn a_name_is_known_however_its_accent_is_coded_or_left_out() {
        assert_eq!(found(&["Zoë"], "Zoë, Zoe\u{308} and Zoe"), ["Zoë", "Zoe\u{308}", "Zoe"]);
    }

    #[test]
    fn what_belongs_to_somebody_is_known_too() {
        assert_eq!(found(&["Priyanka"], "Priyanka’s kite, the Priyankas' too"), ["Priyanka’s"]);
    }

    #[test]
    fn abbreviations_and_words_of_schools_are_known_everywhere() {
        assert_eq!(found(&[], "KS2, TAs, Ofsted’s, senco, PTA"), ["KS2", "TAs", "Ofsted’s", "senco", "PTA"]);
        assert!(found(&[], "I was A recieved RECIEVED 12 s").is_empty());
    }

    #[test]
    fn part_of_a_word_is_not_the_word() {
        assert!(found(&["Dan"], "danced").is_empty());
    }
}
