//! `names.*`, `image.with-name`, `details.contact`

use schoolgate_core::{
    people::{Consent, Giver},
    policy::{Channel, Rule, presets},
    verdict::{Severity, Verdict},
};

use crate::people::*;

fn caption(school: &str, text: &str, pictured: &[&str]) -> Verdict {
    let mut submission = photo_of(pictured);
    submission.words.caption = text.to_owned();
    judge_at(school, &submission, vec![zeb(), pupil("quilla", "Quilla", "Testerby"), teacher()])
}

fn on_social_media(text: &str, with_photo: bool) -> schoolgate_core::verdict::Submission {
    let mut submission = photo_of(if with_photo { &["zeb"] } else { &[] });
    if !with_photo {
        submission.photo = None;
    }
    submission.words.caption = text.to_owned();
    submission.channel = Channel::SocialMedia;
    submission
}

#[test]
fn the_full_name_of_the_pupil_shown_is_one_finding_with_every_rule_it_breaks() {
    let verdict = caption("highwood", "Well done Zebedee Sampleton", &["zeb"]);
    assert_eq!(blocks(&verdict), [Rule::NamesWithImage]);
    assert_eq!(verdict.findings[0].also, [Rule::ImageWithName, Rule::NamesAnywhere]);
    assert!(!verdict.permitted);
}

#[test]
fn a_full_name_beside_a_picture_blocks_at_every_school() {
    for school in presets() {
        let verdict = caption(school, "Well done quilla TESTERBY!", &["zeb"]);
        assert_eq!(hard_blocks(&verdict), [Rule::NamesWithImage], "{school}");
    }
}

#[test]
fn a_first_name_may_stand_where_only_full_names_are_barred() {
    for school in ["malmesbury-park", "royal-deaf-derby"] {
        assert_eq!(blocks(&caption(school, "Well done Zebedee!", &["zeb"])), [], "{school}");
    }
    for school in ["clavering", "jasper-city", "highwood"] {
        assert_eq!(hard_blocks(&caption(school, "Well done Zebedee!", &["zeb"])), [Rule::NamesWithImage], "{school}");
    }
}

#[test]
fn a_first_name_of_nobody_in_the_picture_is_a_question() {
    let verdict = caption("clavering", "Well done Quilla!", &["zeb"]);
    assert_eq!(blocks(&verdict), [Rule::NamesWithImage]);
    assert_eq!(verdict.findings[0].severity, Severity::Ask);
}

#[test]
fn an_answer_to_a_question_holds_only_for_those_words() {
    let key = caption("clavering", "Well done Quilla!", &["zeb"]).findings[0].key.clone();
    let mut submission = photo_of(&["zeb"]);
    submission.allowed.insert(key);
    let people = || vec![zeb(), pupil("quilla", "Quilla", "Testerby")];
    submission.words.caption = "Well done Quilla!".to_owned();
    assert_eq!(blocks(&judge_at("clavering", &submission, people())), []);
    submission.words.caption = "Quilla, well done!".to_owned();
    assert_eq!(blocks(&judge_at("clavering", &submission, people())), [Rule::NamesWithImage]);
}

#[test]
fn the_full_name_of_a_teacher_is_barred_where_the_policy_means_anyone() {
    for (school, expected) in [
        ("clavering", vec![Rule::NamesWithImage]),
        ("malmesbury-park", vec![Rule::NamesWithImage]),
        ("jasper-city", vec![]),
        ("royal-deaf-derby", vec![Rule::NamesWithImage]),
        ("highwood", vec![]),
    ] {
        assert_eq!(blocks(&caption(school, "Thanks to Tessaly Exampler", &["zeb"])), expected, "{school}");
    }
}

#[test]
fn a_file_name_and_an_alt_text_are_captions_too() {
    let mut submission = photo_of(&["zeb"]);
    submission.words.file_name = "zebedee_sampleton.jpg".to_owned();
    submission.words.alt_text = "Sampleton, Zebedee".to_owned();
    let verdict = judge_at("clavering", &submission, vec![zeb()]);
    assert_eq!(blocks(&verdict), [Rule::NamesWithImage, Rule::NamesWithImage]);
}

#[test]
fn a_full_name_without_a_picture_is_barred_where_the_policy_says_anywhere() {
    let mut submission = photo_of(&[]);
    submission.photo = None;
    submission.words.caption = "Zebedee Sampleton won".to_owned();
    for (school, expected) in [
        ("clavering", vec![Rule::NamesAnywhere]),
        ("malmesbury-park", vec![]),
        ("jasper-city", vec![Rule::NamesAnywhere]),
        ("royal-deaf-derby", vec![Rule::NamesAnywhere]),
        ("highwood", vec![Rule::NamesAnywhere]),
    ] {
        assert_eq!(blocks(&judge_at(school, &submission, vec![zeb()])), expected, "{school}");
    }
    submission.channel = Channel::Prospectus;
    assert_eq!(blocks(&judge_at("royal-deaf-derby", &submission, vec![zeb()])), []);
    assert_eq!(blocks(&judge_at("clavering", &submission, vec![zeb()])), [Rule::NamesAnywhere]);
}

#[test]
fn nobody_from_the_school_is_named_on_social_media() {
    for school in presets() {
        let verdict = judge_at(school, &on_social_media("Ask Tessaly Exampler", false), vec![teacher()]);
        assert!(hard_blocks(&verdict).contains(&Rule::NamesColleagues), "{school}");
    }
}

#[test]
fn no_name_at_all_stands_beside_a_picture_on_malmesbury_parks_twitter() {
    let mut zeb = zeb();
    let social = |consent: &Consent| Consent { channel: Channel::SocialMedia, ..consent.clone() };
    zeb.consents = zeb.consents.iter().map(social).collect();
    let mut submission = on_social_media("Go Zebedee", true);
    submission.publisher = Some(schoolgate_core::policy::Role::SocialMediaManager);
    let verdict = judge_at("malmesbury-park", &submission, vec![zeb]);
    assert_eq!(hard_blocks(&verdict), [Rule::NamesWithImage]);
}

#[test]
fn contact_details_are_asked_about() {
    for text in ["Write to zeb@example.test", "Ring 01632 960123", "Meet at SW1A 1AA"] {
        for school in presets() {
            assert_eq!(blocks(&caption(school, text, &["zeb"])), [Rule::DetailsContact], "{school}: {text}");
        }
    }
}

#[test]
fn words_that_name_nobody_pass() {
    for school in presets() {
        assert_eq!(blocks(&caption(school, "Our class at the seaside in May.", &["zeb"])), [], "{school}");
    }
}

#[test]
fn a_teachers_own_consent_does_not_name_a_pupil() {
    let mut staff = teacher();
    staff.consents = vec![yes(Giver::Staff, "2026-01-01")];
    assert_eq!(blocks(&judge_at("clavering", &photo_of(&["tess"]), vec![staff])), []);
}
