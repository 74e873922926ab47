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

fn photo_with(text: &str) -> schoolgate_core::verdict::Submission {
    let mut submission = photo_of(&["zeb"]);
    submission.words.caption = text.to_owned();
    submission
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
fn a_day_of_birth_or_a_number_of_somebody_on_the_list_is_theirs() {
    let born = |text: &str| {
        let pupil = schoolgate_core::people::Person {
            born: Some(day("2017-06-05")),
            upn: Some("A999201700001".to_owned()),
            ..pupil("quilla", "Quilla", "Testerby")
        };
        let mut submission = photo_of(&["zeb"]);
        submission.words.caption = text.to_owned();
        judge_at("malmesbury-park", &submission, vec![zeb(), pupil])
    };
    let quilla = Some(schoolgate_core::people::PersonId("quilla".to_owned()));
    for text in ["Quilla is here since 5 June 2017", "born 05/06/2017", "Ask for A999201700001"] {
        let verdict = born(text);
        assert_eq!(hard_blocks(&verdict), [Rule::DetailsContact], "{text}");
        assert_eq!(verdict.findings[0].person, quilla, "{text}");
    }
    // In a large school most days are somebody's.
    let verdict = born("The pond was dug on 5th June 2017");
    assert_eq!((blocks(&verdict), hard_blocks(&verdict)), (vec![Rule::DetailsContact], vec![]));
    assert_eq!(blocks(&born("The pond was dug on 6 June 2017")), []);
}

#[test]
fn addresses_of_the_schools_own_domain_are_fine_unless_they_are_a_pupils() {
    let text = include_str!("../../src/policy/presets/malmesbury-park.toml");
    let text = text.replace("official-domains = []", "official-domains = [\"sample.example\"]");
    let policy = schoolgate_core::policy::Policy::parse(&text).unwrap();
    let judged = |caption: &str| {
        let mut submission = photo_of(&["zeb"]);
        submission.words.caption = caption.to_owned();
        let list = schoolgate_core::people::ClassList { people: vec![zeb(), teacher()] };
        hard_blocks(&schoolgate_core::verdict::judge(&submission, &list, &policy))
    };
    for fine in ["office@sample.example", "T.Exampler@SAMPLE.example", "head@mail.sample.example"] {
        assert_eq!(judged(&format!("Write to {fine}.")), [], "{fine}");
    }
    for other in
        ["office@example.org", "zebedee.sampleton@sample.example", "Z.Sampleton@sample.example", "a@notsample.example"]
    {
        assert_eq!(judged(&format!("Write to {other}.")), [Rule::DetailsContact], "{other}");
    }
}

#[test]
fn what_adds_up_to_an_identity_is_asked_about_where_nothing_may_identify() {
    for told in [
        "Zebedee in 4B won.",
        "4B's Zebedee won.",
        "Zebedee S. (4B) won.",
        "4B walk to Holmewood baths every Tuesday at 2.",
        "On Fridays at half past three, Starlings wait at the bus stop.",
        "Zebedee walks home past the canal every afternoon.",
    ] {
        let verdict = caption("royal-deaf-derby", told, &["zeb"]);
        let asked = verdict.findings.iter().filter(|one| one.rule == Rule::DetailsIdentity).count();
        assert_eq!(asked, 1, "{told}: {verdict:?}");
        let hard = hard_blocks(&verdict).contains(&Rule::DetailsIdentity);
        assert!(!hard, "{told}");
    }
    for plain in [
        "Year 4 visited the museum on Tuesday.",
        "4B went to Holmewood baths.",
        "Assembly is at 2 every Friday.",
        "4B have PE every Tuesday at 2.",
        "Year 6 leave for York at 8am on Monday.",
        "4B swim. Bring a towel to the pool every Tuesday.",
    ] {
        let verdict = caption("royal-deaf-derby", plain, &["zeb"]);
        assert_eq!(blocks(&verdict), [], "{plain}");
    }
    // Elsewhere pupils are taught so, and nothing is asked.
    assert_eq!(blocks(&caption("malmesbury-park", "4B walk to Holmewood baths every Tuesday at 2.", &["zeb"])), []);
}

#[test]
fn the_suggestion_for_a_time_passes_and_changes_nothing_else() {
    let text = "4B walk to Holmewood baths every Tuesday at 2, in the rain.";
    let verdict = caption("royal-deaf-derby", text, &["zeb"]);
    let suggestion = &verdict.findings[0].suggestions[0];
    let mut typed: Vec<char> = text.chars().collect();
    typed.splice(suggestion.start..suggestion.end, suggestion.text.chars());
    let text: String = typed.into_iter().collect();
    assert_eq!(text, "4B walk to Holmewood baths regularly, in the rain.");
    assert_eq!(blocks(&caption("royal-deaf-derby", &text, &["zeb"])), []);
}

#[test]
fn somebody_who_is_not_on_the_list_is_asked_about() {
    for school in presets() {
        for (submission, rule) in [
            (on_social_media("Thank you Malcolm Tidswell", false), Rule::NamesColleagues),
            (photo_with("Thank you Malcolm Tidswell"), Rule::NamesWithImage),
        ] {
            let verdict = judge_at(school, &submission, vec![zeb()]);
            let found = verdict.findings.iter().find(|one| one.rule == rule || one.also.contains(&rule));
            assert_eq!(found.map(|one| one.severity), Some(Severity::Ask), "{school}");
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
