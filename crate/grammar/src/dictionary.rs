//! The dictionary: British and other English words, and beside them the names that are known here.

use crate::known::Known;
use harper_core::spell::{CanonicalWordId, Dictionary, FuzzyMatchResult, MutableDictionary};
use harper_core::{DictWordMetadata, NounData};
use std::borrow::Cow;
use std::sync::{Arc, PoisonError, RwLock};

/// How many letters a suggestion may differ by; looking further takes seconds and finds other words altogether.
const FARTHEST: u8 = 2;

/// Names are words like any other, but none is ever suggested: the page must not write a pupil's name by itself.
pub struct Words {
    english: Arc<MutableDictionary>,
    known: RwLock<Known>,
    /// What is said of a known name.
    name: DictWordMetadata,
}

impl Words {
    /// Reads the English words.
    pub fn read() -> Self {
        let noun = NounData { is_proper: Some(true), ..NounData::default() };
        let name = DictWordMetadata { noun: Some(noun), ..DictWordMetadata::default() };
        Self { english: MutableDictionary::curated(), known: RwLock::default(), name }
    }

    /// Knows these names from now on, and no others.
    pub fn know(&self, known: Known) {
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = known;
    }

    /// Asks something of the names that are known.
    pub fn known<T>(&self, ask: impl FnOnce(&Known) -> T) -> T {
        ask(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether the English words have this one, with these very capitals.
    pub fn has_exactly(&self, word: &str) -> bool {
        self.english.contains_exact_word(&letters(word))
    }

    fn is_known(&self, word: &[char]) -> bool {
        self.known(|known| known.has(word))
    }
}

fn letters(word: &str) -> Vec<char> {
    word.chars().collect()
}

impl Dictionary for Words {
    fn contains_word(&self, word: &[char]) -> bool {
        self.english.contains_word(word) || self.is_known(word)
    }

    fn contains_word_str(&self, word: &str) -> bool {
        self.contains_word(&letters(word))
    }

    fn contains_exact_word(&self, word: &[char]) -> bool {
        self.english.contains_exact_word(word) || self.is_known(word)
    }

    fn contains_exact_word_str(&self, word: &str) -> bool {
        self.contains_exact_word(&letters(word))
    }

    fn fuzzy_match(&self, word: &[char], max_distance: u8, max_results: usize) -> Vec<FuzzyMatchResult<'_>> {
        if max_distance > FARTHEST {
            return Vec::new();
        }
        self.english.fuzzy_match(word, max_distance, max_results)
    }

    fn fuzzy_match_str(&self, word: &str, max_distance: u8, max_results: usize) -> Vec<FuzzyMatchResult<'_>> {
        self.fuzzy_match(&letters(word), max_distance, max_results)
    }

    fn get_correct_capitalization_of(&self, word: &[char]) -> Option<&'_ [char]> {
        self.english.get_correct_capitalization_of(word)
    }

    fn get_correct_capitalizations_of(&self, word: &[char]) -> Box<dyn Iterator<Item = &[char]> + Send + '_> {
        self.english.get_correct_capitalizations_of(word)
    }

    fn get_word_metadata(&self, word: &[char]) -> Option<Cow<'_, DictWordMetadata>> {
        self.english.get_word_metadata(word).or_else(|| self.is_known(word).then_some(Cow::Borrowed(&self.name)))
    }

    fn get_word_metadata_str(&self, word: &str) -> Option<Cow<'_, DictWordMetadata>> {
        self.get_word_metadata(&letters(word))
    }

    fn get_word_metadata_exact(&self, word: &[char]) -> Option<&DictWordMetadata> {
        self.english.get_word_metadata_exact(word).or_else(|| self.is_known(word).then_some(&self.name))
    }

    fn words_iter(&self) -> Box<dyn Iterator<Item = &'_ [char]> + Send + '_> {
        self.english.words_iter()
    }

    fn word_count(&self) -> usize {
        self.english.word_count()
    }

    fn get_word_from_id(&self, id: &CanonicalWordId) -> Option<&[char]> {
        self.english.get_word_from_id(id)
    }

    fn find_words_with_prefix(&self, prefix: &[char]) -> Vec<Cow<'_, [char]>> {
        self.english.find_words_with_prefix(prefix)
    }

    fn find_words_with_common_prefix(&self, word: &[char]) -> Vec<Cow<'_, [char]>> {
        self.english.find_words_with_common_prefix(word)
    }
}
