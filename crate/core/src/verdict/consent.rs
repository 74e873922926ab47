//! `consent.*`: everybody in the picture must have a standing yes for this channel.
//!
//! Objections are weighed before permissions, because any objection wins over any consent.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Finding, Severity, Subject, Where};
use crate::{
    Date, faces,
    people::{Consent, Giver, Kind, Person, State},
    photo::Framing,
    policy::{Parents, Rule, StaffConsent, Validity},
};

/// What stands against showing a person, in the order in which it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Obstacle {
    HardStop,
    Withdrawn,
    Refused,
    Left(Date),
    OtherChannelsOnly,
    NoConsent,
    Circumstances,
    Lapsed(Option<Date>),
    OneParentOnly,
}

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Some(photo) = &case.submission.photo else { return };
    if !faces::is_exhaustive(&photo.searched) {
        findings.push(Finding::new(Rule::ConsentWritten, Severity::Block, Where::Photo, "not searched").saying(
            "The whole picture has not been searched for faces, so nobody knows who is in it.",
            "Wait until the search has finished.",
        ));
    }
    if photo.frames > 1 {
        findings.push(Finding::new(Rule::ConsentWritten, Severity::Block, Where::Photo, "animated").saying(
            "This is a moving picture. Only its first frame has been searched for faces.",
            "Save the frame you want as a still picture.",
        ));
    }
    if Framing::of(photo.width, photo.height, case.submission.crop, case.submission.longest_side).is_err() {
        findings.push(Finding::new(Rule::ConsentWritten, Severity::Block, Where::Photo, "crop").saying(
            "The part of the picture that is to be published is empty or reaches outside the picture.",
            "Draw the crop again, or publish the whole picture.",
        ));
    }
    channel(case, findings);
    for (index, face) in case.submission.shown() {
        let place = Where::Face { index, region: face.region };
        let number = index + 1;
        match &face.subject {
            None => findings.push(
                Finding::new(Rule::ConsentWritten, Severity::Block, place, &format!("unnamed {number}")).saying(
                    format!("Nobody has said who face {number} is."),
                    "Say who it is, cover it, or say that it is not a face.",
                ),
            ),
            Some(Subject::Visitor { agreed: false }) => findings.push(
                Finding::new(Rule::ConsentStaff, Severity::Block, place, &format!("visitor {number}")).saying(
                    format!("Face {number} is a visitor who is not known to have agreed."),
                    "Ask the visitor and record the answer, or cover the face.",
                ),
            ),
            Some(Subject::Person { id }) => match case.list.person(id) {
                Some(person) => findings.extend(of_person(case, person, place)),
                None => findings.push(
                    Finding::new(Rule::ConsentWritten, Severity::Block, place, &format!("gone {number}")).saying(
                        format!("Face {number} was given the name of somebody who is not on the class list."),
                        "Choose the person again, or cover the face.",
                    ),
                ),
            },
            Some(Subject::Visitor { agreed: true } | Subject::Cover | Subject::NotAFace) => {}
        }
    }
    twice(case, findings);
}

/// `consent.channel`: parents were never asked about a use that the school's form does not list.
fn channel(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let channel = case.submission.channel;
    let consent = &case.rules.consent;
    let asked = consent.channel.contains(&channel) || consent.accounts.contains(&channel);
    if !asked && case.pictured().any(|(_, person)| person.kind == Kind::Pupil) {
        findings.push(Finding::new(Rule::ConsentChannel, Severity::Block, Where::Submission, channel.as_str()).saying(
            format!("This school does not ask parents about pictures {}.", channel.in_words()),
            "Choose another channel, cover the pupils, or have the school ask first.",
        ));
    }
}

/// One person cannot be two faces: somebody else was probably given the wrong name.
fn twice(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for (index, person) in case.pictured() {
        let Some(face) = case.submission.faces.get(index) else { continue };
        if !seen.insert(&person.id) {
            let place = Where::Face { index, region: face.region };
            findings.push(
                Finding::new(Rule::ConsentWritten, Severity::Ask, place, &format!("twice {} {index}", person.id.0))
                    .about(&person.id)
                    .saying(
                        format!("{} is said to be in this picture more than once.", person.display_name()),
                        "Look again: is one of these faces somebody else?",
                    ),
            );
        }
    }
}

/// What stands against showing this person here, today.
fn of_person(case: &Case<'_>, person: &Person, place: Where) -> Option<Finding> {
    let obstacle = match person.kind {
        Kind::Pupil => pupil(case, person),
        Kind::Staff => staff(case, person),
    }?;
    let name = person.display_name();
    let channel = case.submission.channel.in_words();
    let staff_rule = |rule| if person.kind == Kind::Staff { Rule::ConsentStaff } else { rule };
    let ask = "Cover the face or choose another picture; or ask the family and have the class list corrected.";
    let cover = "Cover the face or choose another picture.";
    let (rule, also, message, remedy) = match obstacle {
        Obstacle::HardStop => {
            (Rule::HardStop, vec![], "This picture is not to be published: ask the headteacher.".to_owned(), cover)
        }
        Obstacle::Withdrawn => (
            staff_rule(Rule::ConsentWithdrawal),
            vec![],
            format!("Consent for {name} to be shown {channel} has been withdrawn."),
            cover,
        ),
        Obstacle::Refused => (
            staff_rule(Rule::ConsentChannel),
            vec![],
            format!("{name} may not be shown {channel}: the answer on record is no."),
            cover,
        ),
        Obstacle::Left(day) => (
            staff_rule(Rule::ConsentValidity),
            vec![Rule::RetentionLeaver],
            format!("{name} left the school on {day}; consent ended with that day."),
            "Choose another picture, and have this one deleted if it is no longer needed.",
        ),
        Obstacle::OtherChannelsOnly => (
            staff_rule(Rule::ConsentChannel),
            vec![],
            format!("There is consent for {name} for other uses, but none to be shown {channel}."),
            ask,
        ),
        Obstacle::NoConsent => (
            staff_rule(Rule::ConsentWritten),
            vec![],
            format!("There is no consent on record for {name} to be shown {channel}."),
            ask,
        ),
        Obstacle::Circumstances => (
            Rule::ConsentCircumstances,
            vec![],
            format!("Something has changed at home for {name} since consent was given; it must be confirmed again."),
            "Cover the face, or have the school office confirm consent with both parents.",
        ),
        Obstacle::Lapsed(Some(day)) => (
            Rule::ConsentValidity,
            vec![],
            format!("Consent for {name} was given on {day} and lapsed on 1 September since; it has not been renewed."),
            ask,
        ),
        Obstacle::Lapsed(None) => (
            Rule::ConsentValidity,
            vec![],
            format!("Consent for {name} bears no date, so it may have lapsed on 1 September."),
            ask,
        ),
        Obstacle::OneParentOnly => (
            Rule::ConsentParents,
            vec![],
            format!("Only one parent of {name} has agreed; this school needs both."),
            "Cover the face, or ask the other parent.",
        ),
    };
    let mut finding =
        Finding::new(rule, Severity::Block, place, &person.id.0).about(&person.id).saying(message, remedy);
    finding.also = also;
    Some(finding)
}

/// A pupil needs a standing yes from the parents the policy asks for, and nobody's no.
fn pupil(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    let rules = &case.rules.consent;
    let today = case.submission.on;
    if let Some(obstacle) = objection(case, person) {
        return Some(obstacle);
    }
    if !rules.written {
        return None;
    }
    let granted = grants(case, person);
    if granted.is_empty() {
        let elsewhere = person.consents.iter().any(|consent| consent.state == State::Granted);
        return Some(if elsewhere { Obstacle::OtherChannelsOnly } else { Obstacle::NoConsent });
    }
    let confirmed: Vec<_> = granted.iter().filter(|consent| is_confirmed(case, person, consent)).copied().collect();
    let standing: Vec<_> =
        confirmed.iter().filter(|consent| is_valid(rules.validity, consent, today)).copied().collect();
    if enough(rules.parents, &standing) {
        None
    } else if enough(rules.parents, &confirmed) {
        Some(Obstacle::Lapsed(confirmed.iter().filter_map(|consent| consent.on).max()))
    } else if enough(rules.parents, &granted) {
        Some(Obstacle::Circumstances)
    } else if granted.iter().any(|consent| consent.giver != Giver::Pupil) {
        Some(Obstacle::OneParentOnly)
    } else {
        Some(Obstacle::NoConsent)
    }
}

/// `consent.staff`: a member of staff answers for themselves.
fn staff(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    if let Some(obstacle) = objection(case, person) {
        return Some(obstacle);
    }
    match case.rules.consent.staff {
        StaffConsent::UnlessRefused => None,
        StaffConsent::Granted if grants(case, person).is_empty() => Some(Obstacle::NoConsent),
        StaffConsent::Granted => None,
    }
}

/// Whatever stops this person however many others agreed.
fn objection(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    if person.hard_stop {
        return Some(Obstacle::HardStop);
    }
    let standing = answers_by_giver(case, person).into_values().find_map(|answers| standing_objection(&answers));
    match standing {
        Some(State::Withdrawn) => Some(Obstacle::Withdrawn),
        Some(_) => Some(Obstacle::Refused),
        None => person.leaving.filter(|last_day| *last_day < case.submission.on).map(Obstacle::Left),
    }
}

/// This person's answers for this channel, each giver's together.
fn answers_by_giver<'a>(case: &Case<'_>, person: &'a Person) -> BTreeMap<Giver, Vec<&'a Consent>> {
    let mut answers: BTreeMap<Giver, Vec<&Consent>> = BTreeMap::new();
    for consent in person.consents.iter().filter(|consent| consent.channel == case.submission.channel) {
        answers.entry(consent.giver).or_default().push(consent);
    }
    answers
}

/// A giver's no, unless the same giver said yes on a later day. An undated no stands, an undated yes lifts nothing, and
/// of two answers by nobody knows whom neither lifts the other.
fn standing_objection(answers: &[&Consent]) -> Option<State> {
    let objections = answers.iter().filter(|answer| matches!(answer.state, State::Refused | State::Withdrawn));
    let latest_yes =
        answers.iter().filter(|answer| answer.state == State::Granted).filter_map(|answer| answer.on).max();
    objections
        .filter(|objection| match (objection.on, latest_yes) {
            (Some(no), Some(yes)) => yes <= no || objection.giver == Giver::Unknown,
            _ => true,
        })
        .map(|objection| objection.state)
        .max_by_key(|state| *state == State::Withdrawn)
}

/// The yeses for this channel, given on or before the day of publication.
fn grants<'a>(case: &Case<'_>, person: &'a Person) -> Vec<&'a Consent> {
    person
        .consents
        .iter()
        .filter(|consent| consent.channel == case.submission.channel && consent.state == State::Granted)
        .filter(|consent| consent.on.is_none_or(|day| day <= case.submission.on))
        .collect()
}

/// `consent.circumstances`: a yes from before the change awaits confirmation.
fn is_confirmed(case: &Case<'_>, person: &Person, consent: &Consent) -> bool {
    match person.circumstances_changed {
        Some(changed) if case.rules.consent.circumstances => consent.on.is_some_and(|day| day > changed),
        _ => true,
    }
}

/// `consent.validity`: a yearly yes lapses on 1 September.
fn is_valid(validity: Validity, consent: &Consent, today: Date) -> bool {
    match validity {
        Validity::WholeTime | Validity::UntilWithdrawn => true,
        Validity::Yearly => consent.on.is_some_and(|day| day >= last_first_of_september(today)),
    }
}

/// The most recent 1 September on or before `today`.
fn last_first_of_september(today: Date) -> Date {
    let year = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    Date::new(year, 9, 1).unwrap_or(today)
}

/// `consent.parents`: one yes, or one from each of both parents. A pupil's own yes is no parent's, and a yes of which
/// nobody knows who gave it counts as one parent's.
fn enough(parents: Parents, granted: &[&Consent]) -> bool {
    let givers: BTreeSet<Giver> = granted
        .iter()
        .map(|consent| consent.giver)
        .filter(|giver| !matches!(giver, Giver::Pupil | Giver::Staff))
        .collect();
    match parents {
        Parents::One => !givers.is_empty(),
        Parents::Both => givers.contains(&Giver::Parent1) && givers.contains(&Giver::Parent2),
    }
}
