//! Says of no word what part of speech it is.
//!
//! `harper-core`, the spelling and grammar check, asks a crate of the name `harper-brill` for this. The published one
//! brings a trained model, a neural network and a library to run it, which double what the page would have to load. Its
//! dictionary knows for itself which parts of speech a word can be, and that is enough for nearly all of its rules: without
//! tags it finds a little less, and takes a little less for a slip.

mod tag;

pub use tag::UPOS;

/// Gives each word of a sentence its tag.
pub trait Tagger {
    /// One tag a word; none for a word it does not know.
    fn tag_sentence(&self, sentence: &[String]) -> Vec<Option<UPOS>>;
}

/// Tells which words of a sentence belong to a noun phrase.
pub trait Chunker {
    /// One answer a word, from the words and their tags.
    fn chunk_sentence(&self, sentence: &[String], tags: &[Option<UPOS>]) -> Vec<bool>;
}

/// Knows no word.
#[derive(Clone, Copy, Debug)]
pub struct Untagged;

/// The tagger, under the name that `harper-core` calls it by.
#[must_use]
pub const fn brill_tagger() -> Untagged {
    Untagged
}

/// The chunker, under the name that `harper-core` calls it by.
#[must_use]
pub const fn burn_chunker() -> Untagged {
    Untagged
}

impl Tagger for Untagged {
    fn tag_sentence(&self, sentence: &[String]) -> Vec<Option<UPOS>> {
        vec![None; sentence.len()]
    }
}

impl Chunker for Untagged {
    fn chunk_sentence(&self, sentence: &[String], _: &[Option<UPOS>]) -> Vec<bool> {
        vec![false; sentence.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_an_answer() {
        let words = ["The", "old", "museum"].map(str::to_owned);
        let tags = brill_tagger().tag_sentence(&words);
        assert_eq!(tags, [None, None, None]);
        assert_eq!(burn_chunker().chunk_sentence(&words, &tags), [false, false, false]);
    }
}
