//! The words that travel with a picture, and the names and contact details found in them.
//!
//! A text is folded (`fold`) and cut into pieces (`tokens`), in which the names of the class list (`names`, with
//! `nicknames`) are looked for: `full` names, also nearly so (`near`), names with `initials`, `first` names, `surname`s,
//! and names `hidden` in tags. People with a title (`titled`) and full names of people who are not on the list
//! (`unlisted`) are found by what a name looks like. What is only an `ordinary` word there, or `known` to name nobody, is
//! left alone; `context` weighs what stands around it. `email`, `phone`, `postcode`, `address`, `birth` and `upn` go by
//! shape. [`Reader`] puts it together and gives every place in the text as it was typed.
//! A `routine` tells who can be met where and when.
//!
//! Known limits: a first name alone with a slip of the finger in it, and a full name with one in either half, are not
//! found; nor is a first name of somebody who is not on the list.

use serde::{Deserialize, Serialize};

use crate::people::PersonId;

mod address;
mod birth;
mod context;
mod email;
mod first;
mod fold;
mod full;
mod given;
mod hidden;
mod initials;
mod known;
mod lists;
mod names;
mod near;
mod nicknames;
mod ordinary;
mod outcome;
mod phone;
mod postcode;
mod reach;
mod read;
mod routine;
mod school;
mod surname;
mod titled;
mod tokens;
mod unlisted;
mod upn;

pub use lists::lists_are_complete;
pub use outcome::Outcome;
pub use read::{Reader, read};
pub use school::School;

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

/// A time that, with the rest of its sentence, tells where a class or a pupil can be met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Routine {
    /// In which text.
    pub field: Field,
    /// First character of the time.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The time as typed.
    pub text: String,
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
    /// A full name that is not on the class list.
    UnlistedName,
    /// A forename or known-as name alone.
    FirstName,
    /// A surname alone.
    Surname,
    /// A forename or a surname with the initial of the other.
    Initials,
    /// A title with a name: of one of the staff, or of nobody on the list.
    TitledName,
    /// An e-mail address.
    Email,
    /// A telephone number as written in the United Kingdom.
    Phone,
    /// A postcode of the United Kingdom.
    Postcode,
    /// A house and its street.
    Address,
    /// A date of birth.
    BirthDate,
    /// A unique pupil number.
    Upn,
}

impl Kind {
    /// Whether it calls somebody by name, rather than says how to reach or know them.
    pub fn is_name(self) -> bool {
        use Kind::{FirstName, FullName, Initials, Surname, TitledName, UnlistedName};
        matches!(self, FullName | UnlistedName | FirstName | Surname | Initials | TitledName)
    }
}

/// Whom a mention is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// A pupil on the class list, or somebody who may be one.
    Pupil,
    /// One of the staff and no pupil.
    Staff,
    /// Nobody on the list.
    Unlisted,
}

/// A hashtag, handle or file name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// Which of them.
    pub sign: Sign,
    /// First character of the tag, its sign included.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// What makes a word a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// `#`
    Hashtag,
    /// `@`
    Handle,
    /// It is the name of a file.
    FileName,
}

/// A name in the photo file's own metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// The field of the metadata, such as `PersonInImage`.
    pub item: String,
    /// What stands in it; its places are those of the field's value.
    pub mention: Mention,
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
    /// Everybody on the class list it may mean, or whose address, day of birth or number it is, where that can be told.
    pub people: Vec<PersonId>,
    /// Whom it is about.
    pub whose: Whose,
    /// It can hardly mean anything else; otherwise a person has to say.
    pub sure: bool,
    /// The person's class is named beside it.
    pub with_class: bool,
    /// The hashtag, handle or file name it stands in.
    pub tag: Option<Tag>,
}
