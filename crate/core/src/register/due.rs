//! `retention.leaver`, `consent.withdrawal`: which pictures have to go by now, and who sees to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    Appearance, Entry, RegisterKey, SubjectId,
    lookup::{clearances, fits},
};
use crate::{
    Date, Error,
    people::{About, ClassList, Person, PersonId},
    policy::Policy,
};

/// Why a picture is on the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", content = "what", rename_all = "kebab-case")]
pub enum Why {
    /// This person has left.
    Left(PersonId),
    /// Consent for this person, or their work, was withdrawn or refused, or they are never to be published.
    Objected(PersonId),
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

/// What has to be taken down and deleted on this day, the oldest first; pictures that were taken down are not among it. Who sees to it is
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
    let everybody = |key: Option<&RegisterKey>| -> BTreeMap<SubjectId, &Person> {
        list.people.iter().map(|person| (SubjectId::of(&person.id, key), person)).collect()
    };
    let (known, plainly_known) = (everybody(key), everybody(None));
    let mut all = Vec::new();
    for appearance in clearances(entries) {
        fits(&appearance, key)?;
        if appearance.removed.is_some() {
            continue;
        }
        let cleared = appearance.cleared;
        let known = if cleared.register_key.is_some() { &known } else { &plainly_known };
        let pictured = cleared.subjects.iter().map(|subject| (subject, About::Picture));
        let mut why = BTreeSet::new();
        for (subject, about) in pictured.chain(cleared.work.iter().map(|subject| (subject, About::Work))) {
            let Some(person) = known.get(subject) else {
                why.insert(Why::NotOnTheList(subject.clone()));
                continue;
            };
            if person.hard_stop || person.objection(about, cleared.channel, on).is_some() {
                why.insert(Why::Objected(person.id.clone()));
            }
            if person.leaving.is_some_and(|last| last < on) {
                why.insert(Why::Left(person.id.clone()));
            }
        }
        let days = policy.rules().retention.needed_days;
        let until = days.and_then(|days| cleared.on.checked_add(jiff::Span::new().days(days)).ok());
        why.extend(until.filter(|until| *until < on).map(Why::NeededUntil));
        if !why.is_empty() {
            all.push(Due { appearance, why: why.into_iter().collect() });
        }
    }
    Ok(all)
}
