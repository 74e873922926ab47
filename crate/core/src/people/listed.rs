//! As much of a class list as a page shows: names, and what could not be used. Thousands of answers stay behind, for telling
//! them takes longer than reading them.

use serde::Serialize;

use super::{Import, Kind, Person, PersonId, Problem};

/// An import without the answers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed<'a> {
    /// The people.
    pub people: Vec<ListedPerson<'a>>,
    /// What could not be used as it stands.
    pub problems: &'a [Problem],
}

/// What tells one person from another.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "as in `Person`")]
pub struct ListedPerson<'a> {
    pub id: &'a PersonId,
    pub kind: Kind,
    pub forename: &'a str,
    pub surname: &'a str,
    pub known_as: Option<&'a str>,
    pub known_as_surname: Option<&'a str>,
    pub class: &'a str,
}

impl<'a> From<&'a Person> for ListedPerson<'a> {
    fn from(person: &'a Person) -> Self {
        Self {
            id: &person.id,
            kind: person.kind,
            forename: &person.forename,
            surname: &person.surname,
            known_as: person.known_as.as_deref(),
            known_as_surname: person.known_as_surname.as_deref(),
            class: &person.class,
        }
    }
}

impl Import {
    /// What a page shows of it.
    pub fn listed(&self) -> Listed<'_> {
        Listed { people: self.list.people.iter().map(ListedPerson::from).collect(), problems: &self.problems }
    }
}
