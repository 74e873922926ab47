//! The universal part-of-speech tags, <https://universaldependencies.org/u/pos/>.

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumIter, EnumString};

/// A part of speech, as the universal tags spell it.
#[allow(missing_docs, clippy::upper_case_acronyms)]
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsRefStr,
    EnumIter,
    EnumString,
)]
pub enum UPOS {
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    #[default]
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
}

impl UPOS {
    /// Whether a word so tagged usually stands in a noun phrase.
    #[must_use]
    pub const fn is_of_noun_phrase(self) -> bool {
        matches!(self, Self::ADJ | Self::DET | Self::NOUN | Self::NUM | Self::PRON | Self::PROPN)
    }
}
