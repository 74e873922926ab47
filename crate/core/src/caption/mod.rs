//! The words that travel with a picture, and the names and contact details found in them.
//!
//! A text is folded (`fold`) and cut into pieces (`tokens`), in which the names of the class list (`names`) are looked
//! for: `full` names, then `first` names that are not `ordinary` words there. `email`, `phone` and `postcode` go by shape
//! alone. [`Reader`] puts it together and gives every place in the text as it was typed.
//!
//! Known limits: misspelt names, initials with a surname, surnames alone, nicknames that the class list does not have,
//! and addresses without a postcode are not found.

use serde::{Deserialize, Serialize};

use crate::people::PersonId;

mod email;
mod first;
mod fold;
mod full;
mod names;
mod ordinary;
mod phone;
mod postcode;
mod read;
mod tokens;

pub use read::{Reader, read};

/// Every text that travels with the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Words {
    /// The caption, tweet or paragraph.
    pub caption: String,
    /// The text read out in place of the picture.
    pub alt_text: String,
    /// The name the file would be published under.
    pub file_name: String,
}

/// Which of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// [`Words::caption`].
    Caption,
    /// [`Words::alt_text`].
    AltText,
    /// [`Words::file_name`].
    FileName,
}

impl Words {
    /// The texts in a fixed order.
    pub fn fields(&self) -> [(Field, &str); 3] {
        [(Field::Caption, &self.caption), (Field::AltText, &self.alt_text), (Field::FileName, &self.file_name)]
    }
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A forename (or known-as name) together with the surname of the same person.
    FullName,
    /// A forename or known-as name alone.
    FirstName,
    /// An e-mail address.
    Email,
    /// A telephone number as written in the United Kingdom.
    Phone,
    /// A postcode of the United Kingdom.
    Postcode,
}

/// A stretch of one text that names or reaches somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// In which text.
    pub field: Field,
    /// What it is.
    pub kind: Kind,
    /// First character (Unicode scalar values from the start of the text as typed).
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// First byte (UTF-8).
    pub start_byte: usize,
    /// One past the last byte.
    pub end_byte: usize,
    /// The stretch as typed.
    pub text: String,
    /// Everybody on the class list it may mean; empty for contact details.
    pub people: Vec<PersonId>,
}
