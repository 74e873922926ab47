//! The class list: the people the school knows, pupils and staff, with the consents they or their parents gave.
//!
//! [`read`] takes it from what a school's system or spreadsheet exports. The rows (`source`) come out of text, decoded
//! (`decode`) and cut (`table`), or out of a `workbook`. What each column means is told by its heading (`headings`) and by
//! what a person said of it (`mapping`). Each row is read into a [`Person`] with its `answers` and `dates`, and several
//! files are merged into one list (`merge`). How the answers stand on a day is told by `standing`. What cannot be used becomes
//! a [`Problem`]; nothing is dropped.

mod answers;
mod consent;
mod dates;
mod decode;
mod headings;
mod listed;
mod mapping;
mod merge;
mod problem;
mod read;
mod source;
mod standing;
mod table;
mod workbook;
mod xls;

use serde::{Deserialize, Serialize};

pub use consent::{About, Consent, Giver, Method, State};
pub use listed::{Listed, ListedPerson};
pub use mapping::{ColumnMapping, Mapping, Means, Polarity, Sample, Sureness, suggest, suggest_with};
pub use merge::merge;
pub use problem::Problem;
pub use read::{Import, read, read_with};

// Any list that a school keeps is cut into rows like this one.
pub(crate) use decode::{Decoded, decode};
pub(crate) use table::{Row, Table, cut};

use crate::Date;

/// Identifies a person within one class list; the list's own Id column where it has one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub String);

/// Whether somebody learns or works at the school, or comes to visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A pupil.
    Pupil,
    /// A member of staff.
    Staff,
    /// Somebody from outside who is known to the school: a governor, a coach, a parent who helps.
    Visitor,
}

/// One person on the class list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Who this is within the list.
    pub id: PersonId,
    /// Pupil, staff or visitor.
    pub kind: Kind,
    /// Legal forename.
    pub forename: String,
    /// What stands between forename and surname in law, where the list says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub middle_names: Option<String>,
    /// Surname.
    pub surname: String,
    /// The name the person goes by, where it differs from the forename.
    pub known_as: Option<String>,
    /// The surname the person goes by, where it differs from the surname.
    #[serde(default)]
    pub known_as_surname: Option<String>,
    /// Class or registration group; empty when the list has none.
    pub class: String,
    /// The unique pupil number, where the list says: nothing is told by it, it is only looked for in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upn: Option<String>,
    /// The day of birth, where the list says; from an age that the school may set, a pupil's own yes is needed too.
    #[serde(default)]
    pub born: Option<Date>,
    /// Only one person holds parental responsibility: that parent's yes is enough where both are asked.
    #[serde(default)]
    pub one_parent: bool,
    /// The last day at the school; consent ends with it.
    pub leaving: Option<Date>,
    /// Never to be published, whatever consent says; the reason is nobody's business here.
    pub hard_stop: bool,
    /// Something changed at home on this day: consents given before it await confirmation.
    pub circumstances_changed: Option<Date>,
    /// Every answer on record, in the order of the file.
    pub consents: Vec<Consent>,
}

impl Person {
    /// The name shown to the uploader: the name and surname the person goes by.
    pub fn display_name(&self) -> String {
        let first = self.known_as.as_deref().unwrap_or(&self.forename);
        let last = self.known_as_surname.as_deref().unwrap_or(&self.surname);
        format!("{first} {last}").trim().to_owned()
    }
}

/// Everybody the school knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClassList {
    /// The people, in the order of the file; two people with one name stay two.
    pub people: Vec<Person>,
}

impl ClassList {
    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }
}
