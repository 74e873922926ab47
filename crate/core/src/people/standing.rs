//! How a person's answers to one question stand on one day: who still objects, and who has said yes.
//!
//! Each giver speaks for themselves. A no holds until the same giver says yes in writing on a later day, and nobody else's
//! yes lifts it; an undated no stands, an undated yes lifts nothing, and of two answers by nobody knows whom neither lifts the
//! other.

use std::collections::BTreeMap;

use super::{About, Consent, Giver, Person, State};
use crate::{Date, policy::Channel};

impl Person {
    /// The objection that stands on this day: a withdrawal before a refusal, none where nobody objects.
    pub fn objection(&self, about: About, channel: Channel, on: Date) -> Option<State> {
        let mut by_giver: BTreeMap<Giver, Vec<&Consent>> = BTreeMap::new();
        for consent in self.consents.iter().filter(|consent| consent.answers(about, channel)) {
            by_giver.entry(consent.giver).or_default().push(consent);
        }
        let standing = by_giver.into_values().filter_map(|answers| standing_objection(&answers, on));
        standing.max_by_key(|state| *state == State::Withdrawn)
    }

    /// Whether something on record for this question could not be understood, so that it may be a no.
    pub fn is_unclear(&self, about: About, channel: Channel) -> bool {
        self.consents.iter().any(|consent| consent.answers(about, channel) && consent.state == State::Unclear)
    }

    /// The yeses given by this day, whether or not they have run out.
    pub fn grants(&self, about: About, channel: Channel, on: Date) -> impl Iterator<Item = &Consent> {
        self.consents
            .iter()
            .filter(move |consent| consent.answers(about, channel) && consent.state == State::Granted)
            .filter(move |consent| consent.on.is_none_or(|given| given <= on))
    }

    /// The age in whole years on this day; none where the list does not say when the person was born.
    pub fn age(&self, on: Date) -> Option<i16> {
        let born = self.born?;
        let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
        Some(on.year() - born.year() - i16::from(!had_birthday))
    }
}

/// What one giver still objects to on this day.
fn standing_objection(answers: &[&Consent], on: Date) -> Option<State> {
    let yeses =
        answers.iter().filter(|answer| answer.state == State::Granted && answer.is_in_writing() && answer.runs_on(on));
    let latest_yes = yeses.filter_map(|answer| answer.on).max();
    answers
        .iter()
        .filter(|answer| answer.is_objection())
        .filter(|objection| match (objection.on, latest_yes) {
            (Some(no), Some(yes)) => yes <= no || objection.giver == Giver::Unknown,
            _ => true,
        })
        .map(|objection| objection.state)
        .max_by_key(|state| *state == State::Withdrawn)
}
