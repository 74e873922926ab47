//! The model: each word's usual tag, and corrections by what stands beside it.

use crate::UPOS;
use serde::Deserialize;
use std::collections::HashMap;

const JSON: &str = include_str!("../model.json");

#[derive(Default, Deserialize)]
pub struct Model {
    base: Base,
    #[serde(rename = "patches")]
    corrections: Vec<Correction>,
}

#[derive(Default, Deserialize)]
struct Base {
    /// By the word in lower case.
    mapping: HashMap<String, UPOS>,
}

#[derive(Deserialize)]
struct Correction {
    from: UPOS,
    to: UPOS,
    #[serde(rename = "criteria")]
    condition: Condition,
}

#[derive(Deserialize)]
enum Condition {
    WordIsTaggedWith { relative: isize, is_tagged: UPOS },
    AnyWordIsTaggedWith { max_relative: isize, is_tagged: UPOS },
    SandwichTaggedWith { prev_word_tagged: UPOS, post_word_tagged: UPOS },
    WordIs { relative: isize, word: String },
    Combined { a: Box<Condition>, b: Box<Condition> },
}

impl Model {
    /// The one that is built in. A test reads it, so it is never the empty one.
    pub fn read() -> Self {
        serde_json::from_str(JSON).unwrap_or_default()
    }

    /// One tag a word, none for a word it does not know. Every correction runs once over the sentence, in their order.
    pub fn tag(&self, words: &[String]) -> Vec<Option<UPOS>> {
        let mut tags: Vec<Option<UPOS>> =
            words.iter().map(|word| self.base.mapping.get(&word.to_lowercase()).copied()).collect();
        for Correction { from, to, condition } in &self.corrections {
            for index in 0..tags.len() {
                if tags.get(index) == Some(&Some(*from))
                    && condition.holds(words, &tags, index)
                    && let Some(tag) = tags.get_mut(index)
                {
                    *tag = Some(*to);
                }
            }
        }
        tags
    }
}

impl Condition {
    fn holds(&self, words: &[String], tags: &[Option<UPOS>], index: usize) -> bool {
        let tagged = |index: Option<usize>, tag: UPOS| index.and_then(|at| tags.get(at)) == Some(&Some(tag));
        match self {
            Self::WordIsTaggedWith { relative, is_tagged } => tagged(index.checked_add_signed(*relative), *is_tagged),
            // From the farther end up to the nearer, which is not counted: so it was when the model was trained.
            Self::AnyWordIsTaggedWith { max_relative, is_tagged } => index
                .checked_add_signed(*max_relative)
                .is_some_and(|far| (far.min(index)..far.max(index)).any(|at| tagged(Some(at), *is_tagged))),
            Self::SandwichTaggedWith { prev_word_tagged, post_word_tagged } => {
                tagged(index.checked_sub(1), *prev_word_tagged) && tagged(index.checked_add(1), *post_word_tagged)
            }
            Self::WordIs { relative, word } => index
                .checked_add_signed(*relative)
                .and_then(|at| words.get(at))
                .is_some_and(|there| there.eq_ignore_ascii_case(word)),
            Self::Combined { a, b } => a.holds(words, tags, index) && b.holds(words, tags, index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_is_read() {
        let model = Model::read();
        assert!(model.base.mapping.len() > 10_000);
        assert_eq!(model.corrections.len(), 201);
    }
}
