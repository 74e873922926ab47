//! Where somebody appears: what has to be taken down when consent is withdrawn.

use serde::Serialize;

use super::{Body, Cleared, Entry, RegisterKey, SubjectId};
use crate::{Code, Date, Error, Hash, Place, people::PersonId};

/// A clearance in which somebody is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Appearance<'a> {
    /// The line of the register, counting from 1.
    pub line: u64,
    /// The hash of the entry.
    pub entry: &'a Hash,
    /// What it says.
    pub cleared: &'a Cleared,
    /// The day on which that picture was taken down, where it was.
    pub removed: Option<Date>,
}

/// Every clearance, with its line and whether the picture was taken down since.
pub(super) fn clearances(entries: &[Entry]) -> impl Iterator<Item = Appearance<'_>> {
    let removed_on = |entry: &Entry| {
        entries.iter().find_map(|other| match &other.body {
            Body::Removal(removed) if removed.entry == entry.hash => Some(removed.on),
            _ => None,
        })
    };
    entries.iter().enumerate().filter_map(move |(index, entry)| match &entry.body {
        Body::Clearance(cleared) => {
            Some(Appearance { line: index as u64 + 1, entry: &entry.hash, cleared, removed: removed_on(entry) })
        }
        _ => None,
    })
}

/// Whether the key can find the people of this clearance; class list ids need none.
pub(super) fn fits(appearance: &Appearance<'_>, key: Option<&RegisterKey>) -> Result<(), Error> {
    match &appearance.cleared.register_key {
        Some(id) if key.map(RegisterKey::id).as_ref() != Some(id) => {
            Err(Error::new(Code::RegisterKey).at(Place::Line { line: appearance.line }))
        }
        _ => Ok(()),
    }
}

/// Whether this person is one of the subjects, or the work shown is theirs.
fn shows(cleared: &Cleared, person: &PersonId, key: Option<&RegisterKey>) -> bool {
    let id = SubjectId::of(person, key.filter(|_| cleared.register_key.is_some()));
    cleared.subjects.contains(&id) || cleared.work.contains(&id)
}

/// Every clearance in which this person or their work is shown, the oldest first.
///
/// # Errors
/// [`Code::RegisterKey`] with the line whose people this key cannot find: "nowhere" would be no answer then.
pub fn appearances<'a>(
    entries: &'a [Entry],
    person: &PersonId,
    key: Option<&RegisterKey>,
) -> Result<Vec<Appearance<'a>>, Error> {
    let mut found = Vec::new();
    for appearance in clearances(entries) {
        fits(&appearance, key)?;
        if shows(appearance.cleared, person, key) {
            found.push(appearance);
        }
    }
    Ok(found)
}
