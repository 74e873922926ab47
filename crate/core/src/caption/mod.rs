//! The words that travel with a picture, and the names and contact details found in them.

use serde::{Deserialize, Serialize};

use crate::people::PersonId;

mod read;

pub use read::read;

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
