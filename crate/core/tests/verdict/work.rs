//! `work.permission`, and `consent.pupil` where it is for pupils' work.

use schoolgate_core::{
    people::{About, Consent, Giver::*, Person, PersonId, State::*},
    policy::Rule,
    verdict::Submission,
};

use crate::people::*;

/// A photo of work, with nobody in it.
fn work_of(ids: &[&str]) -> Submission {
    let mut submission = photo_of(&[]);
    submission.work = Some(ids.iter().map(|id| PersonId((*id).to_owned())).collect());
    submission
}

fn for_work(consent: Consent) -> Consent {
    Consent { about: About::Work, ..consent }
}

/// Both parents' yes to pictures, and these answers about work.
fn with_work(answers: Vec<Consent>) -> Person {
    let mut person = zeb();
    person.consents.extend(answers.into_iter().map(for_work));
    person
}

fn rules_for(school: &str, person: Person) -> Vec<Rule> {
    blocks(&judge_at(school, &work_of(&["zeb"]), vec![person]))
}

#[test]
fn work_needs_its_own_permission_and_consent_to_pictures_is_none() {
    for school in ["clavering", "jasper-city", "royal-deaf-derby", "highwood"] {
        assert_eq!(rules_for(school, zeb()), [Rule::WorkPermission], "{school}");
    }
    for school in ["clavering", "jasper-city", "highwood"] {
        let asked = with_work(vec![yes(Parent1, "2026-09-04"), yes(Parent2, "2026-09-04")]);
        assert_eq!(rules_for(school, asked), [], "{school}");
    }
}

#[test]
fn where_it_is_asked_together_with_photos_their_answer_is_the_works() {
    assert_eq!(rules_for("malmesbury-park", zeb()), []);
    assert_eq!(rules_for("malmesbury-park", with(vec![])), [Rule::WorkPermission]);
    let refused = with(vec![yes(Parent1, "2026-09-04"), answer(Parent2, Refused, None)]);
    assert_eq!(rules_for("malmesbury-park", refused), [Rule::ConsentChannel]);
    let only_work_refused = with_work(vec![answer(Parent2, Refused, None)]);
    assert_eq!(rules_for("malmesbury-park", only_work_refused), [Rule::ConsentChannel]);
}

#[test]
fn the_pupil_agrees_too_where_the_policy_asks_it() {
    let parent = with_work(vec![yes(Parent1, "2026-09-04")]);
    assert_eq!(rules_for("royal-deaf-derby", parent), [Rule::ConsentPupil]);
    let pupil = with_work(vec![yes(Pupil, "2026-09-04")]);
    assert_eq!(rules_for("royal-deaf-derby", pupil), [Rule::WorkPermission]);
    let both = with_work(vec![yes(Parent1, "2026-09-04"), yes(Pupil, "2026-09-04")]);
    assert_eq!(rules_for("royal-deaf-derby", both), []);
}

#[test]
fn an_objection_to_work_stops_the_work_and_not_the_picture() {
    for school in schoolgate_core::policy::presets() {
        let objected = || {
            let mut person =
                with_work(vec![yes(Parent1, "2026-09-04"), yes(Parent2, "2026-09-04"), yes(Pupil, "2026-09-04")]);
            person.consents.push(for_work(answer(Parent1, Withdrawn, Some("2026-11-01"))));
            person
        };
        assert_eq!(rules_for(school, objected()), [Rule::ConsentWithdrawal], "{school}");
        assert_eq!(blocks(&judge_at(school, &photo_of(&["zeb"]), vec![objected()])), [], "{school}");
    }
}

#[test]
fn a_hard_stop_stops_work_as_well_and_names_nobody() {
    for school in schoolgate_core::policy::presets() {
        let mut person =
            with_work(vec![yes(Parent1, "2026-09-04"), yes(Parent2, "2026-09-04"), yes(Pupil, "2026-09-04")]);
        person.hard_stop = true;
        let verdict = judge_at(school, &work_of(&["zeb"]), vec![person]);
        assert_eq!(blocks(&verdict), [Rule::HardStop], "{school}");
        assert!(!verdict.findings[0].message.contains("Zebedee"), "{school}");
    }
}

#[test]
fn work_of_somebody_who_is_not_on_the_list_is_stopped() {
    assert_eq!(blocks(&judge_at("clavering", &work_of(&["zeb"]), vec![])), [Rule::WorkPermission]);
}

#[test]
fn a_teachers_own_work_needs_no_permission_of_parents() {
    assert_eq!(blocks(&judge_at("clavering", &work_of(&["tess"]), vec![teacher()])), []);
}

#[test]
fn while_nobody_has_said_whose_work_is_shown_a_person_answers_for_it() {
    let unchecked = |submission: &Submission| {
        let verdict = judge_at("royal-deaf-derby", submission, vec![zeb()]);
        verdict.not_checked.iter().map(|unchecked| unchecked.rule).collect::<Vec<_>>()
    };
    let open = unchecked(&photo_of(&["zeb"]));
    assert!(open.contains(&Rule::WorkPermission) && open.contains(&Rule::ConsentPupil));
    let answered = unchecked(&work_of(&[]));
    assert!(!answered.contains(&Rule::WorkPermission) && !answered.contains(&Rule::ConsentPupil));
}
