//! Consent as it happens: answers come in any order, and no order makes a yes of a no.

use proptest::prelude::*;
use schoolgate_core::{
    Date,
    people::{ClassList, Consent, Giver, Method, State},
    policy::{Channel, Policy, preset, presets},
    verdict::judge,
};

use crate::people::*;

const GIVERS: [Giver; 5] = [Giver::Parent1, Giver::Parent2, Giver::Pupil, Giver::LocalAuthority, Giver::Unknown];
const STATES: [State; 5] = [State::Granted, State::Refused, State::Withdrawn, State::NoReply, State::Unclear];

/// Some days around the day of publication, which is the 20th.
fn a_day() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![1 => Just(None), 8 => (10i8..28).prop_map(|day| Some(Date::new(2026, 11, day).unwrap()))]
}

fn an_answer() -> impl Strategy<Value = Consent> {
    let how = prop_oneof![Just(None), Just(Some(Method::Online)), Just(Some(Method::Spoken))];
    (0..GIVERS.len(), 0..STATES.len(), a_day(), prop_oneof![3 => Just(None), 1 => a_day()], how).prop_map(
        |(giver, state, on, until, how)| Consent {
            on,
            until,
            how,
            ..Consent::new(Channel::Website, STATES[state], GIVERS[giver])
        },
    )
}

/// Every preset, and one where the website works by objection.
fn policies() -> Vec<Policy> {
    let by_objection = policy_with("jasper-city", "objection = [\"website\"]");
    presets().map(|school| preset(school).unwrap()).chain([by_objection]).collect()
}

fn may_be_shown(policy: &Policy, consents: &[Consent]) -> bool {
    let mut submission = photo_of(&["zeb"]);
    submission.publisher = Some(publisher_at(&policy.rules().id));
    judge(&submission, &ClassList { people: vec![with(consents.to_vec())] }, policy).permitted
}

proptest! {
    #[test]
    fn the_order_in_which_answers_were_written_down_changes_nothing(
        answers in prop::collection::vec(an_answer(), 0..8), order in any::<prop::sample::Index>()
    ) {
        let mut turned = answers.clone();
        if !turned.is_empty() {
            let by = order.index(turned.len());
            turned.rotate_left(by);
            turned.reverse();
        }
        for policy in policies() {
            prop_assert_eq!(may_be_shown(&policy, &answers), may_be_shown(&policy, &turned), "{}", policy.rules().id);
        }
    }

    /// Whatever was said before and by whomever, the latest word of somebody who says no is heard.
    #[test]
    fn a_later_no_is_never_turned_into_a_yes(
        before in prop::collection::vec(an_answer(), 0..8), giver in 0..GIVERS.len(), withdrawn: bool, at in any::<prop::sample::Index>()
    ) {
        let latest = before.iter().filter(|answer| answer.giver == GIVERS[giver]).filter_map(|answer| answer.on).max();
        let state = if withdrawn { State::Withdrawn } else { State::Refused };
        let no = Consent { on: latest, ..Consent::new(Channel::Website, state, GIVERS[giver]) };
        let mut answers = before.clone();
        answers.insert(at.index(answers.len() + 1), no);
        for policy in policies() {
            prop_assert!(!may_be_shown(&policy, &answers), "{}", policy.rules().id);
        }
    }

    /// A further no, or silence, never opens what was closed.
    #[test]
    fn what_is_no_yes_never_opens_anything(
        answers in prop::collection::vec(an_answer(), 0..8), more in an_answer(), state in 1..STATES.len()
    ) {
        let more = Consent { state: STATES[state], ..more };
        for policy in policies() {
            let mut all = answers.clone();
            all.push(more.clone());
            prop_assert!(may_be_shown(&policy, &answers) || !may_be_shown(&policy, &all), "{}", policy.rules().id);
        }
    }

    /// What passes stands on enough yeses in force: without any yes only objection-based channels pass.
    #[test]
    fn without_a_yes_in_force_nobody_is_shown(answers in prop::collection::vec(an_answer(), 0..8)) {
        let no_yes: Vec<Consent> = answers
            .into_iter()
            .filter(|answer| answer.state != State::Granted || !answer.runs_on(day(TODAY)) || !answer.is_in_writing())
            .collect();
        for school in presets() {
            prop_assert!(!may_be_shown(&preset(school).unwrap(), &no_yes), "{school}");
        }
    }
}
