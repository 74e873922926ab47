//! Guesses what part of speech each word of a sentence is: a noun, a verb …
//!
//! `harper-core`, the spelling and grammar check, asks a crate of the name `harper-brill` for this. The published one
//! brings a neural network, and a library to run it, only to tell which words belong to a noun phrase; that doubles what
//! the page would have to load. This one is small: the usual tag of each word, then corrections by what stands beside it
//! (Brill 1992, "A simple rule-based part of speech tagger"), and noun phrases told from the tags.
//!
//! `model.json` is the published crate's own, unchanged: `trained_tagger_model.json` of harper-brill 3.0.0, by the
//! authors of Harper, Apache-2.0.

mod model;
mod tag;

pub use tag::UPOS;

use model::Model;
use std::sync::LazyLock;

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

/// Tags by the model.
#[derive(Clone, Copy, Debug)]
pub struct ByModel;

/// Takes for part of a noun phrase what can be, by its tag.
#[derive(Clone, Copy, Debug)]
pub struct ByTag;

/// The tagger, under the name that `harper-core` calls it by.
#[must_use]
pub const fn brill_tagger() -> ByModel {
    ByModel
}

/// The chunker, under the name that `harper-core` calls it by.
#[must_use]
pub const fn burn_chunker() -> ByTag {
    ByTag
}

static MODEL: LazyLock<Model> = LazyLock::new(Model::read);

impl Tagger for ByModel {
    fn tag_sentence(&self, sentence: &[String]) -> Vec<Option<UPOS>> {
        MODEL.tag(sentence)
    }
}

impl Chunker for ByTag {
    fn chunk_sentence(&self, sentence: &[String], tags: &[Option<UPOS>]) -> Vec<bool> {
        let part = |index| tags.get(index).copied().flatten().is_some_and(UPOS::is_of_noun_phrase);
        (0..sentence.len()).map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(sentence: &str) -> Vec<Option<UPOS>> {
        let words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
        brill_tagger().tag_sentence(&words)
    }

    #[test]
    fn words_get_their_usual_tags() {
        let [the, children, visited, a, museum] = tags("The children visited a museum").try_into().unwrap();
        assert_eq!((the, children, visited), (Some(UPOS::DET), Some(UPOS::NOUN), Some(UPOS::VERB)));
        assert_eq!((a, museum), (Some(UPOS::DET), Some(UPOS::NOUN)));
    }

    #[test]
    fn neighbours_change_a_tag() {
        let before = |sentence, index: usize| tags(sentence)[index];
        // Before a verb it makes the infinitive, before a noun phrase it says where to.
        assert_eq!(before("We want to sing", 2), Some(UPOS::PART));
        assert_eq!(before("We went to the zoo", 2), Some(UPOS::ADP));
    }

    #[test]
    fn an_unknown_word_has_no_tag() {
        assert_eq!(tags("Blorptang"), [None]);
        assert!(tags("")[0].is_none());
    }

    #[test]
    fn a_noun_phrase_is_told_from_tags() {
        let words: Vec<String> = ["The", "old", "museum", "opened"].map(str::to_owned).to_vec();
        let tags = brill_tagger().tag_sentence(&words);
        assert_eq!(burn_chunker().chunk_sentence(&words, &tags), [true, true, true, false]);
    }
}
