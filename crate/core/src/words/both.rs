//! Words that are wanted in every language at once: a policy is told to a page whose reader may change the language.

use serde::Serialize;

use super::Language;

/// The same in English and in Welsh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Both<T = &'static str> {
    /// In English.
    pub en: T,
    /// In Welsh.
    pub cy: T,
}

/// These words in English and these in Welsh.
pub(crate) const fn both(en: &'static str, cy: &'static str) -> Both {
    Both { en, cy }
}

impl Both {
    /// In this language.
    pub fn text(self, language: Language) -> &'static str {
        language.either(self.en, self.cy)
    }
}
