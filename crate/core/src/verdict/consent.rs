//! `consent.*`: everybody in the picture must have a standing yes for this channel.
//!
//! Objections are weighed before permissions, because any objection wins over any consent.

use std::collections::BTreeSet;

use super::{Case, Finding, Severity, Subject, Where, obstacle::Obstacle};
use crate::{
    Date, faces,
    people::{About, Consent, Giver, Kind, Person, State},
    photo::Framing,
    policy::{Parents, PupilConsent, Rule, StaffConsent, Validity, WorkPermission},
    words::Said,
};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Some(photo) = &case.submission.photo else { return };
    if !faces::is_exhaustive(&photo.searched) {
        findings.push(
            Finding::new(Rule::ConsentWritten, Severity::Block, Where::Photo, "not searched")
                .saying(case.say(Said::NotSearched {}), case.say(Said::WaitForSearch {})),
        );
    }
    if photo.frames > 1 {
        findings.push(
            Finding::new(Rule::ConsentWritten, Severity::Block, Where::Photo, "animated")
                .saying(case.say(Said::Moving {}), case.say(Said::SaveFrame {})),
        );
    }
    if Framing::of(photo.width, photo.height, case.submission.crop, case.submission.longest_side).is_err() {
        findings.push(
            Finding::new(Rule::ConsentWritten, Severity::Block, Where::Photo, "crop")
                .saying(case.say(Said::CropImpossible {}), case.say(Said::DrawCropAgain {})),
        );
    }
    channel(case, findings);
    for (index, face) in case.submission.shown() {
        let place = Where::Face { index, region: face.region };
        let number = index + 1;
        match &face.subject {
            None => findings.push(
                Finding::new(Rule::ConsentWritten, Severity::Block, place, &format!("unnamed {number}"))
                    .saying(case.say(Said::Unnamed { number }), case.say(Said::SayWho {})),
            ),
            Some(Subject::Visitor { agreed: false }) => findings.push(
                Finding::new(Rule::ConsentStaff, Severity::Block, place, &format!("visitor {number}"))
                    .saying(case.say(Said::VisitorNotAgreed { number }), case.say(Said::AskVisitor {})),
            ),
            Some(Subject::Person { id }) => match case.list.person(id) {
                Some(person) => findings
                    .extend(against_picture(case, person).map(|obstacle| obstacle.of_picture(case, person, place))),
                None => findings.push(
                    Finding::new(Rule::ConsentWritten, Severity::Block, place, &format!("gone {number}"))
                        .saying(case.say(Said::NotListed { number }), case.say(Said::ChoosePersonAgain {})),
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
        findings.push(
            Finding::new(Rule::ConsentChannel, Severity::Block, Where::Submission, channel.as_str())
                .saying(case.say(Said::ChannelNotAsked { channel }), case.say(Said::ChooseOtherChannel {})),
        );
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
                    .saying(case.say(Said::Twice { name: &person.display_name() }), case.say(Said::LookAgain {})),
            );
        }
    }
}

/// What stands against showing this person here, today.
fn against_picture(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    objection(case, person, About::Picture).or_else(|| match person.kind {
        Kind::Pupil => pupil(case, person),
        Kind::Staff if case.rules.consent.staff == StaffConsent::UnlessRefused => unclear(case, person),
        Kind::Staff | Kind::Visitor => themselves(case, person),
    })
}

/// Whatever stops this person however many others agreed.
fn objection(case: &Case<'_>, person: &Person, about: About) -> Option<Obstacle> {
    if person.hard_stop {
        return Some(Obstacle::HardStop);
    }
    match person.objection(about, case.submission.channel, case.submission.on) {
        Some(State::Withdrawn) => Some(Obstacle::Withdrawn),
        Some(_) => Some(Obstacle::Refused),
        None => person.leaving.filter(|last_day| *last_day < case.submission.on).map(Obstacle::Left),
    }
}

/// A pupil needs a standing yes from the parents the policy asks for, and from an age on the pupil's own.
fn pupil(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    let rules = &case.rules.consent;
    if !rules.written {
        return unclear(case, person);
    }
    if rules.objection.contains(&case.submission.channel) {
        return unclear(case, person).or_else(|| unconfirmed(case, person));
    }
    parents(case, person, About::Picture).or_else(|| {
        let from = i16::from(rules.pupil_age?);
        let age = person.age(case.submission.on);
        if age.is_some_and(|age| age < from) { None } else { own(case, person, About::Picture, age.is_none()) }
    })
}

/// Where silence is enough, what could not be understood may be an objection.
fn unclear(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    person.is_unclear(About::Picture, case.submission.channel).then_some(Obstacle::Unclear)
}

/// On a channel that works by objection nobody has to say yes; but after a change at home the family is asked anew.
fn unconfirmed(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    let grants = person.grants(About::Picture, case.submission.channel, case.submission.on);
    let mut confirmed = grants.filter(|consent| is_confirmed(case, person, consent));
    let changed = case.rules.consent.circumstances && person.circumstances_changed.is_some();
    (changed && confirmed.next().is_none()).then_some(Obstacle::Circumstances)
}

/// `work.permission`: what stands against showing this pupil's work here, today.
pub(super) fn against_work(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    let permission = case.rules.work.permission;
    if let Some(obstacle) = objection(case, person, About::Work) {
        return Some(obstacle);
    }
    // Asked together with the photos: their answer is the work's, and a no to either is one.
    if permission == WorkPermission::WithPhotos {
        return objection(case, person, About::Picture).or_else(|| parents(case, person, About::Picture));
    }
    let own_too = permission == WorkPermission::PupilAndParent || case.rules.consent.pupil == PupilConsent::Work;
    parents(case, person, About::Work).or_else(|| if own_too { own(case, person, About::Work, false) } else { None })
}

/// Whether a yes holds in one respect, and what is told of those that do not.
type Holds<'a> = &'a dyn Fn(&Consent) -> bool;
type Told<'a> = &'a dyn Fn(&[&Consent]) -> Obstacle;

/// The parents' yes. Yeses drop out one reason after the other, and the first reason for which too few are left is told.
fn parents(case: &Case<'_>, person: &Person, about: About) -> Option<Obstacle> {
    let rules = &case.rules.consent;
    let (channel, today) = (case.submission.channel, case.submission.on);
    let mut left: Vec<&Consent> = person.grants(about, channel, today).collect();
    let enough = |granted: &[&Consent]| enough(rules.parents, person.one_parent, granted);
    if !enough(&left) {
        let somebody = left.iter().any(|consent| consent.giver != Giver::Pupil);
        return Some(if somebody { Obstacle::OneParentOnly } else { none_on_record(person, about, left.is_empty()) });
    }
    let latest = |lost: &[&Consent]| lost.iter().filter_map(|consent| consent.on).max();
    let reasons: [(Holds<'_>, Told<'_>); 4] = [
        (&Consent::is_in_writing, &|_| Obstacle::NotInWriting),
        (&|consent| consent.until.is_none_or(|last| today <= last), &|lost| {
            Obstacle::RanOut(lost.iter().filter_map(|consent| consent.until).max())
        }),
        (&|consent| is_confirmed(case, person, consent), &|_| Obstacle::Circumstances),
        (&|consent| is_valid(rules.validity, consent, today), &|lost| Obstacle::Lapsed(latest(lost))),
    ];
    for (holds, obstacle) in reasons {
        let (standing, lost): (Vec<&Consent>, Vec<&Consent>) = left.into_iter().partition(|consent| holds(consent));
        if !enough(&standing) {
            return Some(obstacle(&lost));
        }
        left = standing;
    }
    None
}

/// `consent.pupil`: the pupil's own agreement.
fn own(case: &Case<'_>, person: &Person, about: About, age_unknown: bool) -> Option<Obstacle> {
    let (channel, today) = (case.submission.channel, case.submission.on);
    let agreed = person
        .grants(about, channel, today)
        .any(|consent| consent.giver == Giver::Pupil && consent.is_in_writing() && consent.runs_on(today));
    (!agreed).then_some(Obstacle::PupilNotAsked { age_unknown })
}

/// `consent.staff`: members of staff and visitors answer for themselves.
fn themselves(case: &Case<'_>, person: &Person) -> Option<Obstacle> {
    let today = case.submission.on;
    let granted: Vec<_> = person.grants(About::Picture, case.submission.channel, today).collect();
    if granted.is_empty() {
        Some(Obstacle::NoConsent)
    } else if !granted.iter().any(|consent| consent.is_in_writing()) {
        Some(Obstacle::NotInWriting)
    } else if !granted.iter().any(|consent| consent.is_in_writing() && consent.runs_on(today)) {
        Some(Obstacle::RanOut(granted.iter().filter_map(|consent| consent.until).max()))
    } else {
        None
    }
}

/// No parent has said yes for this channel; where nobody has, perhaps for another.
fn none_on_record(person: &Person, about: About, nobody: bool) -> Obstacle {
    let granted = |consent: &Consent| consent.about == about && consent.state == State::Granted;
    if nobody && person.consents.iter().any(granted) { Obstacle::OtherChannelsOnly } else { Obstacle::NoConsent }
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
fn enough(parents: Parents, one_parent: bool, granted: &[&Consent]) -> bool {
    let givers: BTreeSet<Giver> = granted
        .iter()
        .map(|consent| consent.giver)
        .filter(|giver| !matches!(giver, Giver::Pupil | Giver::Staff | Giver::Visitor))
        .collect();
    match parents {
        Parents::Both if !one_parent => givers.contains(&Giver::Parent1) && givers.contains(&Giver::Parent2),
        Parents::One | Parents::Both => !givers.is_empty(),
    }
}
