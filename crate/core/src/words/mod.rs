//! What the guard says, in the languages it speaks: one table, a column for each.

mod both;
mod said;
mod terms;

pub use both::Both;
pub(crate) use both::both;
pub(crate) use said::Said;
pub(crate) use terms::{
    ACTIVITIES, Changed, Days, Detail, EitherOf, Field, InTime, MayNot, NameOf, Reasons, Seconds, Shown, Side, Ways,
    channel, role,
};

use serde::{Deserialize, Serialize};

use crate::{Date, policy};

/// A language the guard speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Welsh.
    #[serde(rename = "cy")]
    Welsh,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Welsh];

    /// The name used in files and on the command line: its code in BCP 47.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
        }
    }

    /// The language of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.as_str() == name)
    }

    pub(crate) fn either(self, english: &'static str, welsh: &'static str) -> &'static str {
        match self {
            Self::English => english,
            Self::Welsh => welsh,
        }
    }
}

/// What can stand in a sentence.
pub(crate) trait InWords {
    fn told_in(&self, language: Language) -> String;
}

/// Names, typed words and days are the same in every language.
macro_rules! the_same {
    ($($kind:ty),*) => {
        $(impl InWords for $kind {
            fn told_in(&self, _: Language) -> String {
                self.to_string()
            }
        })*
    };
}

the_same!(&str, Date, u8, u32, usize);

impl InWords for policy::Channel {
    fn told_in(&self, language: Language) -> String {
        channel(*self).text(language).to_owned()
    }
}

impl InWords for policy::Role {
    fn told_in(&self, language: Language) -> String {
        role(*self).text(language).to_owned()
    }
}

#[cfg(test)]
mod tests;
