//! `consent.*`

use schoolgate_core::{
    people::{ClassList, Consent, Giver::*, Kind, Method, Person, PersonId, State::*},
    policy::{Channel, Policy, Rule},
    verdict::{Subject, Where, judge},
};

use crate::people::*;

fn rules_for(school: &str, who: schoolgate_core::people::Person) -> Vec<Rule> {
    blocks(&judge_at(school, &photo_of(&["zeb"]), vec![who]))
}

#[test]
fn a_pupil_with_a_standing_yes_from_both_parents_passes_at_every_school() {
    for school in schoolgate_core::policy::presets() {
        assert_eq!(rules_for(school, zeb()), [], "{school}");
    }
}

#[test]
fn a_pupil_without_any_answer_is_blocked_at_every_school() {
    for school in schoolgate_core::policy::presets() {
        assert_eq!(rules_for(school, with(vec![])), [Rule::ConsentWritten], "{school}");
        let no_reply = with(vec![answer(Parent1, NoReply, None), answer(Parent2, NoReply, None)]);
        assert_eq!(rules_for(school, no_reply), [Rule::ConsentWritten], "{school}");
    }
}

#[test]
fn any_objection_wins_over_any_consent() {
    for school in schoolgate_core::policy::presets() {
        let refused = with(vec![yes(Parent1, "2026-09-04"), answer(Parent2, Refused, Some("2026-09-01"))]);
        assert_eq!(rules_for(school, refused), [Rule::ConsentChannel], "{school}");
    }
}

#[test]
fn a_parent_who_withdraws_blocks_the_next_upload() {
    for school in schoolgate_core::policy::presets() {
        let mut person = zeb();
        person.consents.push(answer(Parent1, Withdrawn, Some(TODAY)));
        assert_eq!(rules_for(school, person), [Rule::ConsentWithdrawal], "{school}");
    }
}

#[test]
fn a_later_yes_by_the_same_parent_lifts_a_no_and_by_the_other_does_not() {
    let no = answer(Parent1, Refused, Some("2026-09-03"));
    let same = with(vec![no.clone(), yes(Parent1, "2026-09-04"), yes(Parent2, "2026-09-04")]);
    assert_eq!(rules_for("clavering", same), []);
    let other = with(vec![no, yes(Parent2, "2026-09-04")]);
    assert_eq!(rules_for("jasper-city", other), [Rule::ConsentChannel]);
}

#[test]
fn a_later_yes_lifts_no_no_when_nobody_knows_whose_they_are() {
    let person = with(vec![answer(Unknown, Refused, Some("2026-09-03")), yes(Unknown, "2026-09-04")]);
    assert_eq!(rules_for("jasper-city", person), [Rule::ConsentChannel]);
}

#[test]
fn an_undated_no_is_lifted_by_nothing() {
    let person = with(vec![answer(Parent1, Withdrawn, None), yes(Parent1, "2026-09-04")]);
    assert_eq!(rules_for("jasper-city", person), [Rule::ConsentWithdrawal]);
}

#[test]
fn one_parent_is_enough_where_the_policy_says_one_and_not_where_it_says_both() {
    let one = || with(vec![yes(Parent2, "2026-09-04")]);
    for school in ["clavering", "malmesbury-park"] {
        assert_eq!(rules_for(school, one()), [Rule::ConsentParents], "{school}");
    }
    for school in ["jasper-city", "royal-deaf-derby", "highwood"] {
        assert_eq!(rules_for(school, one()), [], "{school}");
    }
}

#[test]
fn two_answers_of_one_parent_are_not_both_parents() {
    let twice = with(vec![yes(Parent1, "2026-09-04"), yes(Parent1, "2026-09-05"), yes(Unknown, "2026-09-05")]);
    assert_eq!(rules_for("clavering", twice), [Rule::ConsentParents]);
}

#[test]
fn a_pupils_own_yes_is_no_parents() {
    assert_eq!(rules_for("jasper-city", with(vec![yes(Pupil, "2026-09-04")])), [Rule::ConsentWritten]);
}

#[test]
fn a_yes_lapses_on_the_first_of_september_where_the_policy_renews_yearly() {
    for (given, on, rules) in [
        ("2026-08-31", "2026-09-01", vec![Rule::ConsentValidity]),
        ("2026-08-31", "2026-08-31", vec![]),
        ("2026-09-01", "2027-08-31", vec![]),
        ("2026-09-01", "2027-09-01", vec![Rule::ConsentValidity]),
    ] {
        let mut submission = photo_of(&["zeb"]);
        submission.on = day(on);
        submission.approval.as_mut().unwrap().on = day("2026-01-01");
        let verdict = judge_at("highwood", &submission, vec![with(vec![yes(Parent1, given)])]);
        assert_eq!(blocks(&verdict), rules, "given {given}, published {on}");
    }
    let undated = || with(vec![answer(Parent1, Granted, None), answer(Parent2, Granted, None)]);
    assert_eq!(rules_for("highwood", undated()), [Rule::ConsentValidity]);
    for school in ["clavering", "malmesbury-park", "jasper-city", "royal-deaf-derby"] {
        assert_eq!(rules_for(school, undated()), [], "{school}");
    }
}

#[test]
fn a_yes_from_the_future_is_not_yet_a_yes() {
    assert_eq!(rules_for("jasper-city", with(vec![yes(Parent1, "2026-11-21")])), [Rule::ConsentChannel]);
}

#[test]
fn a_change_at_home_puts_consent_back_to_be_confirmed() {
    let mut person = zeb();
    person.circumstances_changed = Some(day("2026-10-01"));
    for school in ["clavering", "malmesbury-park", "jasper-city"] {
        assert_eq!(rules_for(school, person.clone()), [Rule::ConsentCircumstances], "{school}");
    }
    for school in ["royal-deaf-derby", "highwood"] {
        assert_eq!(rules_for(school, person.clone()), [], "{school}");
    }
    person.consents.extend([yes(Parent1, "2026-10-02"), yes(Parent2, "2026-10-02")]);
    assert_eq!(rules_for("clavering", person), []);
}

#[test]
fn consent_ends_with_the_leaving_date() {
    for school in schoolgate_core::policy::presets() {
        let mut person = zeb();
        person.leaving = Some(day("2026-11-19"));
        assert_eq!(rules_for(school, person.clone()), [Rule::ConsentValidity], "{school}");
        person.leaving = Some(day(TODAY));
        assert_eq!(rules_for(school, person), [], "{school}");
    }
}

#[test]
fn consent_for_one_channel_is_none_for_another() {
    let mut submission = photo_of(&["zeb"]);
    submission.channel = Channel::Prospectus;
    for school in ["clavering", "malmesbury-park", "jasper-city", "highwood"] {
        assert_eq!(blocks(&judge_at(school, &submission, vec![zeb()])), [Rule::ConsentChannel], "{school}");
    }
}

#[test]
fn a_channel_that_parents_are_not_asked_about_is_closed_to_pupils() {
    let mut submission = photo_of(&["zeb"]);
    submission.channel = Channel::Press;
    let mut person = zeb();
    for consent in &mut person.consents {
        consent.channel = Channel::Press;
    }
    assert_eq!(blocks(&judge_at("royal-deaf-derby", &submission, vec![person.clone()])), [Rule::ConsentChannel]);
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![person])), []);
}

#[test]
fn staff_must_have_agreed_or_not_objected_as_the_policy_says() {
    let shown = photo_of(&["tess"]);
    for school in schoolgate_core::policy::presets() {
        assert_eq!(blocks(&judge_at(school, &shown, vec![teacher()])), [], "{school}");
        let mut silent = teacher();
        silent.consents.clear();
        let expected = if school == "highwood" { vec![] } else { vec![Rule::ConsentStaff] };
        assert_eq!(blocks(&judge_at(school, &shown, vec![silent])), expected, "{school}");
        let mut objecting = teacher();
        objecting.consents.push(answer(Staff, Withdrawn, Some("2026-01-01")));
        assert_eq!(blocks(&judge_at(school, &shown, vec![objecting])), [Rule::ConsentStaff], "{school}");
    }
}

#[test]
fn a_hard_stop_blocks_everywhere_and_tells_no_reason() {
    for school in schoolgate_core::policy::presets() {
        let mut person = zeb();
        person.hard_stop = true;
        person.consents.push(answer(Parent1, Refused, None));
        let verdict = judge_at(school, &photo_of(&["zeb"]), vec![person]);
        assert_eq!(blocks(&verdict), [Rule::HardStop], "{school}");
        let finding = &verdict.findings[0];
        assert!(finding.message.contains("ask the headteacher"));
        assert!(!finding.message.contains("Zebedee") && !finding.remedy.contains("Zebedee"));
    }
}

#[test]
fn a_face_nobody_has_named_blocks() {
    let mut submission = photo_of(&["zeb"]);
    submission.faces.push(face_of(None));
    let verdict = judge_at("clavering", &submission, vec![zeb()]);
    assert_eq!(blocks(&verdict), [Rule::ConsentWritten]);
    assert!(matches!(verdict.findings[0].place, Where::Face { index: 1, .. }));
}

#[test]
fn a_covered_face_and_no_face_need_no_consent() {
    let mut submission = photo_of(&[]);
    submission.faces = vec![face_of(Some(Subject::Cover)), face_of(Some(Subject::NotAFace))];
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![])), []);
}

#[test]
fn a_visitor_must_have_agreed() {
    let mut submission = photo_of(&[]);
    submission.faces = vec![face_of(Some(Subject::Visitor { agreed: false }))];
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![])), [Rule::ConsentStaff]);
    submission.faces = vec![face_of(Some(Subject::Visitor { agreed: true }))];
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![])), []);
}

#[test]
fn somebody_who_is_no_longer_on_the_list_is_nobody() {
    assert_eq!(blocks(&judge_at("clavering", &photo_of(&["zeb"]), vec![])), [Rule::ConsentWritten]);
}

#[test]
fn a_photo_that_was_not_searched_is_not_a_photo_without_faces() {
    let mut submission = photo_of(&[]);
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![])), []);
    submission.photo.as_mut().unwrap().searched.clear();
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![])), [Rule::ConsentWritten]);
}

#[test]
fn a_quick_look_is_not_enough_to_say_that_nobody_is_there() {
    let mut submission = photo_of(&[]);
    submission.photo.as_mut().unwrap().searched = schoolgate_core::faces::QUICK.to_vec();
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![])), [Rule::ConsentWritten]);
}

#[test]
fn a_moving_picture_was_not_searched_beyond_its_first_frame() {
    let mut submission = photo_of(&[]);
    submission.photo.as_mut().unwrap().frames = 2;
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![])), [Rule::ConsentWritten]);
}

#[test]
fn one_person_named_for_two_faces_is_asked_about_and_can_be_allowed() {
    let mut submission = photo_of(&["zeb", "zeb"]);
    let verdict = judge_at("clavering", &submission, vec![zeb()]);
    assert_eq!(blocks(&verdict), [Rule::ConsentWritten]);
    assert_eq!(hard_blocks(&verdict), []);
    submission.allowed.insert(verdict.findings[0].key.clone());
    assert!(judge_at("clavering", &submission, vec![zeb()]).permitted);
}

#[test]
fn two_people_with_one_name_are_two_people() {
    let mut other = with(vec![]);
    other.id = PersonId("zeb-2".to_owned());
    let people = vec![zeb(), other];
    assert_eq!(blocks(&judge_at("clavering", &photo_of(&["zeb"]), people.clone())), []);
    assert_eq!(blocks(&judge_at("clavering", &photo_of(&["zeb-2"]), people)), [Rule::ConsentWritten]);
}

#[test]
fn a_yes_by_word_of_mouth_is_no_written_consent_and_a_no_by_word_of_mouth_is_a_no() {
    let spoken = |mut consent: Consent| {
        consent.how = Some(Method::Spoken);
        consent
    };
    for school in schoolgate_core::policy::presets() {
        let yeses = vec![spoken(yes(Parent1, "2026-09-04")), spoken(yes(Parent2, "2026-09-04"))];
        assert_eq!(rules_for(school, with(yeses.clone())), [Rule::ConsentWritten], "{school}");
        let mut confirmed = yeses;
        confirmed.extend([yes(Parent1, "2026-09-05"), yes(Parent2, "2026-09-05")]);
        assert_eq!(rules_for(school, with(confirmed)), [], "{school}");
        let mut person = zeb();
        person.consents.push(spoken(answer(Parent1, Withdrawn, Some(TODAY))));
        assert_eq!(rules_for(school, person.clone()), [Rule::ConsentWithdrawal], "{school}");
        // Nor does a yes by word of mouth lift what was written.
        person.consents.push(spoken(yes(Parent1, "2026-11-21")));
        assert_eq!(rules_for(school, person), [Rule::ConsentWithdrawal], "{school}");
    }
}

#[test]
fn a_yes_that_was_given_for_a_time_ends_with_its_last_day() {
    for school in schoolgate_core::policy::presets() {
        for (until, rules) in [(TODAY, vec![]), ("2026-11-19", vec![Rule::ConsentValidity])] {
            let mut person = zeb();
            person.consents.iter_mut().for_each(|consent| consent.until = Some(day(until)));
            assert_eq!(rules_for(school, person), rules, "{school} until {until}");
        }
    }
}

#[test]
fn where_only_one_person_is_a_parent_that_parents_yes_is_enough() {
    for school in ["clavering", "malmesbury-park"] {
        let mut person = with(vec![yes(Parent2, "2026-09-04")]);
        assert_eq!(rules_for(school, person.clone()), [Rule::ConsentParents], "{school}");
        person.one_parent = true;
        assert_eq!(rules_for(school, person.clone()), [], "{school}");
        person.consents = vec![yes(Pupil, "2026-09-04")];
        assert_eq!(rules_for(school, person), [Rule::ConsentWritten], "{school}");
    }
}

fn blocks_by(policy: &Policy, who: Person) -> Vec<Rule> {
    blocks(&judge(&photo_of(&["zeb"]), &ClassList { people: vec![who] }, policy))
}

#[test]
fn a_channel_that_works_by_objection_needs_nobodys_yes_and_heeds_everybodys_no() {
    let policy = policy_with("clavering", "objection = [\"website\"]");
    assert_eq!(blocks_by(&policy, with(vec![])), []);
    assert_eq!(blocks_by(&policy, with(vec![answer(Parent1, NoReply, None)])), []);
    for giver in [Parent1, Parent2, Pupil, LocalAuthority, Unknown] {
        let no = with(vec![yes(Parent1, "2026-09-04"), answer(giver, Refused, Some("2026-09-05"))]);
        assert_eq!(blocks_by(&policy, no), [Rule::ConsentChannel], "{giver:?}");
    }
    let withdrawn = with(vec![answer(Parent2, Withdrawn, Some("2026-09-05"))]);
    assert_eq!(blocks_by(&policy, withdrawn), [Rule::ConsentWithdrawal]);
    // What could not be understood may be a no.
    assert_eq!(blocks_by(&policy, with(vec![answer(Unknown, Unclear, None)])), [Rule::ConsentChannel]);
    let mut stopped = with(vec![]);
    stopped.hard_stop = true;
    assert_eq!(blocks_by(&policy, stopped), [Rule::HardStop]);
    let mut left = with(vec![]);
    left.leaving = Some(day("2026-07-21"));
    assert_eq!(blocks_by(&policy, left), [Rule::ConsentValidity]);
    // After a change at home the family is asked anew.
    let mut changed = with(vec![]);
    changed.circumstances_changed = Some(day("2026-10-01"));
    assert_eq!(blocks_by(&policy, changed.clone()), [Rule::ConsentCircumstances]);
    changed.consents.push(yes(Parent1, "2026-10-02"));
    assert_eq!(blocks_by(&policy, changed), []);
}

#[test]
fn a_yes_that_has_run_out_lifts_no_objection() {
    let policy = policy_with("clavering", "objection = [\"website\"]");
    let mut person = with(vec![answer(Parent1, Refused, Some("2026-09-01")), yes(Parent1, "2026-09-04")]);
    assert_eq!(blocks_by(&policy, person.clone()), []);
    person.consents[1].until = Some(day("2026-10-01"));
    assert_eq!(blocks_by(&policy, person), [Rule::ConsentChannel]);
}

#[test]
fn a_policy_cannot_have_a_channel_by_objection_that_the_school_does_not_use() {
    let text = text_of("clavering").replacen("\n[consent]\n", "\n[consent]\nobjection = [\"social-media\"]\n", 1);
    let error = Policy::parse(&text).unwrap_err();
    assert!(error.to_string().contains("social-media"), "{error}");
}

#[test]
fn from_the_age_the_school_sets_the_pupils_own_yes_is_needed_too() {
    let policy = policy_with("clavering", "pupil-age = 13");
    let born = |day_of_birth: Option<&str>| {
        let mut person = zeb();
        person.born = day_of_birth.map(day);
        person
    };
    assert_eq!(blocks_by(&policy, born(Some("2013-11-21"))), [], "twelve until tomorrow");
    assert_eq!(blocks_by(&policy, born(Some("2013-11-20"))), [Rule::ConsentPupil], "thirteen today");
    assert_eq!(blocks_by(&policy, born(None)), [Rule::ConsentPupil], "perhaps thirteen");
    let mut asked = born(Some("2013-11-20"));
    asked.consents.push(yes(Pupil, "2026-11-20"));
    assert_eq!(blocks_by(&policy, asked.clone()), []);
    asked.consents.push(answer(Pupil, Withdrawn, Some("2026-11-20")));
    assert_eq!(blocks_by(&policy, asked), [Rule::ConsentWithdrawal]);
    // The pupil's yes is not the parents'.
    let mut alone = born(Some("2013-11-20"));
    alone.consents = vec![yes(Pupil, "2026-11-20")];
    assert_eq!(blocks_by(&policy, alone), [Rule::ConsentWritten]);
}

#[test]
fn a_visitor_on_the_list_must_have_agreed_at_every_school() {
    for school in schoolgate_core::policy::presets() {
        let mut visitor = Person { kind: Kind::Visitor, ..with(vec![]) };
        assert_eq!(rules_for(school, visitor.clone()), [Rule::ConsentStaff], "{school}");
        visitor.consents.push(yes(Visitor, "2026-11-01"));
        assert_eq!(rules_for(school, visitor.clone()), [], "{school}");
        visitor.consents.push(answer(Visitor, Withdrawn, Some("2026-11-02")));
        assert_eq!(rules_for(school, visitor), [Rule::ConsentStaff], "{school}");
    }
}

#[test]
fn staff_whose_answer_could_not_be_understood_are_not_shown_anywhere() {
    for school in schoolgate_core::policy::presets() {
        let mut unclear = teacher();
        unclear.consents = vec![answer(Staff, Unclear, None)];
        assert_eq!(blocks(&judge_at(school, &photo_of(&["tess"]), vec![unclear])), [Rule::ConsentStaff], "{school}");
    }
}
