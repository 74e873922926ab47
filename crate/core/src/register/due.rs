//! `retention.leaver`: which pictures have to go by now, and who sees to it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    Appearance, Entry, RegisterKey, SubjectId,
    lookup::{clearances, fits, shows},
};
use crate::{
    Date, Error,
    people::{ClassList, PersonId},
    policy::Policy,
};

/// Why a picture is on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "what", rename_all = "kebab-case")]
pub enum Why {
    /// This person has left.
    Left(PersonId),
    /// Somebody in it is no longer on the class list.
    NotOnTheList(SubjectId),
    /// It was needed until this day, by the policy's `needed-days`.
    NeededUntil(Date),
}

/// One picture to delete, or to say that it is still needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Due<'a> {
    /// The clearance.
    pub appearance: Appearance<'a>,
    /// Why.
    pub why: Vec<Why>,
}

/// What has to be deleted on this day, the oldest first; pictures that were taken down are not among it. Who sees to it is
/// [`Retention::leaver`](crate::policy::Retention::leaver) of the policy.
///
/// # Errors
/// [`Code::RegisterKey`](crate::Code::RegisterKey) with the line whose people this key cannot find.
pub fn due<'a>(
    entries: &'a [Entry],
    list: &ClassList,
    policy: &Policy,
    key: Option<&RegisterKey>,
    on: Date,
) -> Result<Vec<Due<'a>>, Error> {
    let everybody = |key: Option<&RegisterKey>| -> BTreeSet<SubjectId> {
        list.people.iter().map(|person| SubjectId::of(&person.id, key)).collect()
    };
    let (known, plainly_known) = (everybody(key), everybody(None));
    let left: Vec<_> = list.people.iter().filter(|person| person.leaving.is_some_and(|last| last < on)).collect();
    let mut all = Vec::new();
    for appearance in clearances(entries) {
        fits(&appearance, key)?;
        if appearance.removed.is_some() {
            continue;
        }
        let cleared = appearance.cleared;
        let left = left.iter().filter(|person| shows(cleared, &person.id, key));
        let mut why: Vec<Why> = left.map(|person| Why::Left(person.id.clone())).collect();
        let known = if cleared.register_key.is_some() { &known } else { &plainly_known };
        why.extend(cleared.subjects.difference(known).cloned().map(Why::NotOnTheList));
        let days = policy.rules().retention.needed_days;
        let until = days.and_then(|days| cleared.on.checked_add(jiff::Span::new().days(days)).ok());
        why.extend(until.filter(|until| *until < on).map(Why::NeededUntil));
        if !why.is_empty() {
            all.push(Due { appearance, why });
        }
    }
    Ok(all)
}
