//! Who could be recognised by strangers, why, and what would help; and what a crop changes about it.

use schoolgate_core::{
    faces::{Point, Region},
    policy::{Channel, Rule},
    verdict::{FaceAnswer, Finding, Severity, Subject, Submission},
};

use crate::people::*;

/// A face that looks at the camera, 80 pixels wide and 100 high.
fn plain_face(id: &str, x: u32, y: u32) -> FaceAnswer {
    let point = |right: u32, down: u32| Point { x: (x + right).cast_signed(), y: (y + down).cast_signed() };
    FaceAnswer {
        region: Region { x, y, width: 80, height: 100 },
        landmarks: vec![point(22, 40), point(58, 40), point(40, 60), point(28, 78), point(52, 78)],
        ..face_of(person(id))
    }
}

/// A photo of 4000 × 3000 pixels with these faces.
fn photo_with(faces: Vec<FaceAnswer>) -> Submission {
    let mut submission = photo_of(&[]);
    let photo = submission.photo.as_mut().unwrap();
    (photo.width, photo.height) = (4000, 3000);
    submission.faces = faces;
    submission
}

fn ada() -> schoolgate_core::people::Person {
    pupil("ada", "Ada", "Example")
}

fn exposures(submission: &Submission) -> Vec<Finding> {
    let verdict = judge_at("clavering", submission, vec![zeb(), ada(), teacher()]);
    let found: Vec<_> = verdict.findings.iter().filter(|finding| finding.rule == Rule::Exposure).cloned().collect();
    assert_eq!(verdict.exposed, !found.is_empty());
    found
}

#[test]
fn permitted_and_exposed_are_two_answers() {
    let mut submission = photo_of(&["zeb"]);
    submission.faces[0].region = Region { x: 10, y: 10, width: 80, height: 96 };
    submission.faces[0].landmarks = vec![Point { x: 30, y: 40 }, Point { x: 70, y: 40 }, Point { x: 50, y: 60 }];
    let verdict = judge_at("clavering", &submission, vec![zeb()]);
    assert!(verdict.permitted && verdict.exposed);
    assert!(verdict.findings.iter().any(|finding| finding.rule == Rule::Exposure));

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
fn a_finding_says_how_large_how_turned_and_how_sharp() {
    let found = exposures(&photo_with(vec![plain_face("zeb", 1000, 1000)]));
    let expected = "The face of Zebedee Sampleton is large, turned to the camera and sharp: 100 pixels high. Strangers could \
                    recognise it.";
    assert_eq!(found[0].message, expected);

    let mut drawn = plain_face("zeb", 1000, 1000);
    (drawn.score, drawn.landmarks) = (None, Vec::new());
    drawn.region.height = 40;
    assert!(exposures(&photo_with(vec![drawn]))[0].message.contains("is large enough: 40 pixels high."));
}

#[test]
fn a_blurred_face_exposes_nobody_but_one_that_nobody_measured_does() {
    let with = |sharpness: Option<u16>, score: Option<u16>| {
        !exposures(&photo_with(vec![FaceAnswer { sharpness, score, ..plain_face("zeb", 1000, 1000) }])).is_empty()
    };
    assert!(!with(Some(120), Some(900)));
    assert!(with(Some(400), Some(900)));
    assert!(with(None, Some(900)), "unknown");
    assert!(with(Some(120), None), "a box drawn by hand may be mostly wall");
}

#[test]
fn the_size_that_is_advised_leaves_nobody_exposed_and_one_pixel_more_does() {
    let mut submission = photo_with(vec![plain_face("zeb", 1000, 1000), plain_face("ada", 3000, 1000)]);
    submission.faces[1].region.height = 130;
    let remedy = exposures(&submission)[0].remedy.clone();
    let wanted = "at most 953 pixels on the longer side would make every face too small";
    assert!(remedy.contains(wanted), "{remedy}");
    submission.longest_side = Some(953);
    assert!(exposures(&submission).is_empty());
    submission.longest_side = Some(1000);
    let found = exposures(&submission);
    assert_eq!(found.len(), 1, "one is large enough still");
    assert!(found[0].message.contains("33 pixels high when published"), "{}", found[0].message);
}

#[test]
fn a_size_that_nobody_would_publish_is_not_advised() {
    let mut submission = photo_with(vec![plain_face("zeb", 1000, 1000)]);
    submission.faces[0].region = Region { x: 1000, y: 1000, width: 800, height: 1000 };
    let remedy = exposures(&submission)[0].remedy.clone();
    assert!(!remedy.contains("pixels") && remedy.contains("further away"), "{remedy}");
}

#[test]
fn a_crop_is_advised_where_it_leaves_the_others_in() {
    let faces = vec![plain_face("zeb", 300, 1000), plain_face("tess", 2000, 1000), plain_face("tess", 3000, 1000)];
    let found = exposures(&photo_with(faces.clone()));
    assert!(found[0].remedy.contains("crop away the left of the picture"), "{}", found[0].remedy);
    // Between two who are shown there is no straight cut that keeps both.
    let faces = vec![plain_face("tess", 300, 1000), plain_face("zeb", 2000, 1000), plain_face("tess", 3000, 1000)];
    let found = exposures(&photo_with(faces));
    assert!(!found[0].remedy.contains("crop"), "{}", found[0].remedy);
}

#[test]
fn a_face_outside_the_crop_needs_no_consent_and_is_not_exposed() {
    let mut submission = photo_with(vec![plain_face("zeb", 300, 1000), plain_face("nobody-knows", 3000, 1000)]);
    assert!(blocks(&judge_at("clavering", &submission, vec![zeb()])).contains(&Rule::ConsentWritten));
    submission.crop = Some(Region { x: 0, y: 0, width: 2000, height: 3000 });
    let verdict = judge_at("clavering", &submission, vec![zeb()]);
    assert!(verdict.permitted && verdict.exposed);
    submission.crop = Some(Region { x: 1000, y: 0, width: 1000, height: 3000 });
    let verdict = judge_at("clavering", &submission, vec![zeb()]);
    assert!(verdict.permitted && !verdict.exposed);
}

#[test]
fn a_face_of_which_the_crop_leaves_a_part_counts_in_full() {
    let mut submission = photo_with(vec![plain_face("nobody-knows", 300, 1000)]);
    // The face ends at 380, its hair at 408.
    for (left, counts) in [(370, true), (400, true), (409, false)] {
        submission.crop = Some(Region { x: left, y: 0, width: 2000, height: 3000 });
        let verdict = judge_at("clavering", &submission, vec![zeb()]);
        assert_eq!(blocks(&verdict).contains(&Rule::ConsentWritten), counts, "{left}");
    }
    submission.faces = vec![plain_face("zeb", 300, 1000)];
    submission.crop = Some(Region { x: 379, y: 0, width: 2000, height: 3000 });
    assert_eq!(exposures(&submission).len(), 1, "one column of the face");
    submission.crop = Some(Region { x: 380, y: 0, width: 2000, height: 3000 });
    assert_eq!(exposures(&submission).len(), 0, "an ear is no face");
}

#[test]
fn a_crop_that_is_none_blocks_and_hides_nobody() {
    let mut submission = photo_with(vec![plain_face("nobody-knows", 300, 1000)]);
    for crop in [
        Region { x: 4000, y: 0, width: 10, height: 10 },
        Region { x: 0, y: 0, width: 0, height: 10 },
        Region { x: 3000, y: 0, width: 1001, height: 3000 },
    ] {
        submission.crop = Some(crop);
        let verdict = judge_at("clavering", &submission, vec![]);
        let messages: Vec<_> = verdict.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(messages.iter().any(|message| message.contains("reaches outside the picture")), "{messages:?}");
        assert!(messages.iter().any(|message| message.contains("not on the class list")), "{messages:?}");
    }
    submission.crop = None;
    submission.longest_side = Some(0);
    assert!(!judge_at("clavering", &submission, vec![]).permitted);
}

#[test]
fn a_yes_to_an_exposed_face_does_not_hold_for_a_larger_one() {
    let mut policy = include_str!("../../src/policy/presets/clavering.toml").to_owned();
    policy = policy.replace("exposure = \"shown\"", "exposure = \"asked\"");
    let policy = schoolgate_core::policy::Policy::parse(&policy).unwrap();
    let list = schoolgate_core::people::ClassList { people: vec![zeb()] };
    let judge = |submission: &Submission| schoolgate_core::verdict::judge(submission, &list, &policy);
    let mut submission = photo_with(vec![plain_face("zeb", 300, 1000)]);
    submission.publisher = Some(publisher_at("clavering"));
    submission.longest_side = Some(2000);
    let key = judge(&submission).findings.into_iter().find(|finding| finding.severity == Severity::Ask).unwrap().key;
    submission.allowed.insert(key);
    assert!(judge(&submission).permitted);
    submission.longest_side = None;
    assert!(!judge(&submission).permitted);
}
