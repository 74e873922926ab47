//! The verdict as a whole: its two answers, its order, its JSON.

use schoolgate_core::{policy::Rule, verdict::Severity};

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
    assert_eq!(severities, [Severity::Block, Severity::Ask, Severity::Note]);
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
