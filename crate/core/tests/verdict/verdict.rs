//! The verdict as a whole: its two answers, its order, its JSON.

use schoolgate_core::{
    faces::{Point, Region},
    policy::{Channel, Rule},
    verdict::{Severity, Subject},
};

use crate::people::*;

#[test]
fn the_same_submission_gives_the_same_json() {
    let mut submission = photo_of(&["zeb"]);
    submission.faces.push(face_of(None));
    submission.words.caption = "Zebedee Sampleton".to_owned();
    let first = judge_at("clavering", &submission, vec![zeb()]).to_json();
    assert_eq!(first, judge_at("clavering", &submission, vec![zeb()]).to_json());
    assert!(
        first.starts_with(r#"{"policy":"clavering","permitted":false,"exposed":false,"findings":[{"rule":"#),
        "{first}"
    );
}

#[test]
fn what_blocks_comes_first() {
    let mut submission = photo_of(&["zeb", "zeb"]);
    submission.faces.push(face_of(None));
    let verdict = judge_at("clavering", &submission, vec![zeb()]);
    let severities: Vec<_> = verdict.findings.iter().map(|finding| finding.severity).collect();
    assert_eq!(severities, [Severity::Block, Severity::Ask]);
}

#[test]
fn permitted_and_exposed_are_two_answers() {
    let mut submission = photo_of(&["zeb"]);
    submission.faces[0].region = Region { x: 10, y: 10, width: 80, height: 96 };
    submission.faces[0].landmarks = vec![Point { x: 30, y: 40 }, Point { x: 70, y: 40 }, Point { x: 50, y: 60 }];
    let verdict = judge_at("clavering", &submission, vec![zeb()]);
    assert!(verdict.permitted && verdict.exposed);
    assert_eq!(verdict.findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [Rule::Exposure]);

    submission.faces[0].subject = Some(Subject::Cover);
    assert!(!judge_at("clavering", &submission, vec![zeb()]).exposed);
}

#[test]
fn a_small_face_a_profile_and_a_display_inside_the_school_expose_nobody() {
    let mut submission = photo_of(&["zeb"]);
    assert!(!judge_at("clavering", &submission, vec![zeb()]).exposed, "24 pixels");

    submission.faces[0].region = Region { x: 10, y: 10, width: 80, height: 96 };
    submission.faces[0].landmarks = vec![Point { x: 30, y: 40 }, Point { x: 34, y: 40 }, Point { x: 22, y: 60 }];
    assert!(!judge_at("clavering", &submission, vec![zeb()]).exposed, "profile");

    submission.faces[0].landmarks.clear();
    assert!(judge_at("clavering", &submission, vec![zeb()]).exposed, "drawn by hand");
    submission.channel = Channel::DisplayCommunal;
    assert!(!judge_at("clavering", &submission, vec![zeb()]).exposed, "inside the school");
}

#[test]
fn a_teachers_face_exposes_no_pupil() {
    let mut submission = photo_of(&["tess"]);
    submission.faces[0].region.height = 96;
    assert!(!judge_at("clavering", &submission, vec![teacher()]).exposed);
}

#[test]
fn rules_that_nobody_here_can_see_are_listed() {
    let verdict = judge_at("royal-deaf-derby", &photo_of(&[]), vec![]);
    let rules: Vec<_> = verdict.not_checked.iter().map(|unchecked| unchecked.rule).collect();
    assert!(rules.contains(&Rule::ContentSuitable) && rules.contains(&Rule::RightsCopyright));
    assert!(!rules.contains(&Rule::ContentSocialText));
}

#[test]
fn only_a_question_can_be_allowed() {
    let mut submission = photo_of(&[]);
    submission.faces.push(face_of(None));
    let verdict = judge_at("clavering", &submission, vec![]);
    submission.allowed.insert(verdict.findings[0].key.clone());
    assert!(!judge_at("clavering", &submission, vec![]).permitted);
}
