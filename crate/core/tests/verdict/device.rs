//! `device.school`, `device.transfer`

use schoolgate_core::{
    Code,
    metadata::Evidence,
    photo::Photo,
    policy::{OwnDevice, Policy, Rule, StaffOwn, preset, presets, read_devices},
    register,
    verdict::{Device, DeviceFacts, Severity, Submission, Verdict, clear, device_facts, judge},
};
use schoolgate_fixtures::{Exif, draw, dress, encode, xmp_packet};

use crate::people::*;

fn own(make: &str, model: &str, serial: &str) -> OwnDevice {
    OwnDevice { make: make.into(), model: model.into(), serial: serial.into() }
}

/// One camera by its serial number, and every iPad of one model.
fn listed() -> Vec<OwnDevice> {
    vec![own("Canon", "EOS 80D", "012345"), own("Apple", "iPad (9th generation)", "")]
}

fn school(id: &str) -> Policy {
    preset(id).unwrap().with_devices(&listed())
}

fn whose(make: &str, model: &str, serial: &str) -> Option<Device> {
    let evidence = Evidence { make: make.into(), model: model.into(), serial: serial.into(), ..Evidence::default() };
    DeviceFacts::of(&evidence, &school("clavering")).device
}

fn photo_by(device: Option<Device>, taken: Option<&str>) -> Submission {
    let mut submission = photo_of(&[]);
    let photo = submission.photo.as_mut().unwrap();
    photo.device = device;
    photo.taken = taken.map(day);
    submission
}

fn judged(id: &str, submission: &Submission) -> Verdict {
    let mut submission = submission.clone();
    submission.publisher = Some(publisher_at(id));
    judge(&submission, &Default::default(), &school(id))
}

fn unchecked(verdict: &Verdict) -> Vec<Rule> {
    verdict.not_checked.iter().map(|unchecked| unchecked.rule).collect()
}

#[test]
fn a_photo_from_a_school_device_taken_today_raises_no_question() {
    for id in presets() {
        let verdict = judged(id, &photo_by(Some(Device::School), Some(TODAY)));
        assert_eq!(blocks(&verdict), [], "{id}");
        assert!(!unchecked(&verdict).contains(&Rule::DeviceSchool), "{id}");
    }
}

#[test]
fn a_photo_from_any_other_device_is_asked_about_at_every_school() {
    for id in presets() {
        for device in [Some(Device::Other), Some(Device::Unknown), None] {
            let mut submission = photo_by(device, Some(TODAY));
            let verdict = judged(id, &submission);
            assert_eq!(blocks(&verdict), [Rule::DeviceSchool], "{id} {device:?}");
            assert_eq!(hard_blocks(&verdict), [], "{id}");
            submission.allowed.insert(verdict.findings[0].key.clone());
            assert!(judged(id, &submission).permitted, "{id}");
        }
    }
}

#[test]
fn the_headteachers_permission_senior_leaders_and_never_are_three_answers() {
    for (id, words) in [
        ("clavering", "headteacher's express permission"),
        ("malmesbury-park", "headteacher's express permission"),
        ("jasper-city", "headteacher's express permission"),
        ("royal-deaf-derby", "never used"),
        ("highwood", "by a senior leader"),
    ] {
        let verdict = judged(id, &photo_by(Some(Device::Other), Some(TODAY)));
        assert!(verdict.findings[0].remedy.contains(words), "{id}");
    }
    assert_eq!(preset("royal-deaf-derby").unwrap().rules().device.staff_own, StaffOwn::Never);
}

#[test]
fn a_yes_for_one_photo_is_no_yes_for_another() {
    let mut submission = photo_by(Some(Device::Other), Some(TODAY));
    submission.allowed.insert(judged("clavering", &submission).findings[0].key.clone());
    submission.photo.as_mut().unwrap().sha256 = schoolgate_core::Hash::of(b"another photo");
    assert_eq!(blocks(&judged("clavering", &submission)), [Rule::DeviceSchool]);
}

#[test]
fn a_photo_older_than_the_limit_is_asked_about_and_one_of_the_same_day_is_not() {
    for (id, limited) in [
        ("clavering", true),
        ("malmesbury-park", true),
        ("jasper-city", true),
        ("royal-deaf-derby", false),
        ("highwood", true),
    ] {
        assert_eq!(blocks(&judged(id, &photo_by(Some(Device::School), Some(TODAY)))), [], "{id}");
        let verdict = judged(id, &photo_by(Some(Device::School), Some("2026-11-19")));
        let expected = if limited { vec![Rule::DeviceTransfer] } else { vec![] };
        assert_eq!(blocks(&verdict), expected, "{id}");
        assert_eq!(unchecked(&verdict).contains(&Rule::DeviceTransfer), !limited, "{id}");
    }
}

#[test]
fn a_schools_own_limit_counts_in_days() {
    let text =
        include_str!("../../src/policy/presets/malmesbury-park.toml").replace("transfer-days = 0", "transfer-days = 7");
    let policy = Policy::parse(&text).unwrap().with_devices(&listed());
    let blocked = |taken| {
        let verdict = judge(&photo_by(Some(Device::School), Some(taken)), &Default::default(), &policy);
        verdict.findings.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(blocked("2026-11-13"), Vec::<String>::new());
    assert_eq!(blocked("2026-11-12"), ["This photo was taken on 2026-11-12, 8 days before it goes out."]);
}

#[test]
fn a_day_that_is_missing_or_cannot_be_leaves_the_rule_to_a_person() {
    for taken in [None, Some("2026-11-21")] {
        let verdict = judged("clavering", &photo_by(Some(Device::School), taken));
        assert_eq!(blocks(&verdict), [], "{taken:?}");
        assert!(unchecked(&verdict).contains(&Rule::DeviceTransfer), "{taken:?}");
    }
}

#[test]
fn a_school_that_lists_no_device_answers_for_both_rules_itself() {
    let submission = photo_by(Some(Device::Other), Some("2020-01-01"));
    for id in presets() {
        let verdict = judge_at(id, &submission, vec![]);
        assert_eq!(blocks(&verdict), [], "{id}");
        let rules = unchecked(&verdict);
        assert!(rules.contains(&Rule::DeviceSchool) && rules.contains(&Rule::DeviceTransfer), "{id}");
    }
    let policy = preset("clavering").unwrap();
    let evidence = Evidence { make: "Canon".into(), taken: Some(day(TODAY)), ..Evidence::default() };
    assert_eq!(DeviceFacts::of(&evidence, &policy), DeviceFacts::default());
}

#[test]
fn words_alone_come_from_no_device() {
    let mut submission = photo_of(&[]);
    submission.photo = None;
    let verdict = judged("malmesbury-park", &submission);
    assert_eq!(blocks(&verdict), []);
    assert!(!unchecked(&verdict).contains(&Rule::DeviceSchool));
}

#[test]
fn a_device_is_told_by_make_and_model_however_they_are_written() {
    for (make, model, serial) in [
        ("Canon", "Canon EOS 80D", "012345"),
        ("CANON Inc.", "eos 80d", " 012345 "),
        ("Apple", "iPad (9th generation)", ""),
        ("Apple", "iPad (9th generation)", "any"),
    ] {
        assert_eq!(whose(make, model, serial), Some(Device::School), "{make} {model} {serial}");
    }
}

#[test]
fn another_serial_number_make_or_model_is_another_device() {
    for (make, model, serial) in [
        ("Canon", "Canon EOS 80D", "99"),
        ("Canon", "Canon EOS 80", "012345"),
        ("Nikon", "EOS 80D", "012345"),
        ("Apple", "iPad (10th generation)", ""),
        ("Apple", "iPhone 12", ""),
        ("", "EOS 80D", "012345"),
    ] {
        assert_eq!(whose(make, model, serial), Some(Device::Other), "{make} {model} {serial}");
    }
}

#[test]
fn a_file_that_does_not_say_enough_is_unknown() {
    for (make, model, serial) in [("", "", ""), ("Canon", "", "012345"), ("Canon", "Canon EOS 80D", "")] {
        assert_eq!(whose(make, model, serial), Some(Device::Unknown), "{make} {model} {serial}");
    }
}

#[test]
fn devices_may_stand_in_the_policy_file_or_in_a_list_of_their_own() {
    let text = include_str!("../../src/policy/presets/clavering.toml");
    let file = format!("{text}\n[[device.own]]\nmake = \"Canon\"\nmodel = \"EOS 80D\"\nserial = \"012345\"\n");
    let list = read_devices(include_bytes!("../../../../fixtures/device-lists/school-devices.csv")).unwrap();
    assert_eq!(list.devices, listed());
    let list = read_devices(b"Make,Model,Serial number\nApple,iPad (9th generation),\n").unwrap();
    let both = Policy::parse(&file).unwrap().with_devices(&list.devices);
    assert_eq!(both.rules().device.own, listed());
    let misspelt = file.replace("serial =", "number =");
    assert_eq!(Policy::parse(&misspelt).unwrap_err().code(), Code::PolicyBroken);
}

/// A photo by a listed camera, taken on the day it goes out.
fn photo(serial: &str) -> Photo {
    let file = encode::jpeg(&draw::gradient(64, 48), encode::Jpeg::default());
    let exif = Exif {
        make: "Canon".into(),
        model: "Canon EOS 80D".into(),
        serial: serial.into(),
        taken: "2026:11:20 10:20:30".into(),
        ..Exif::default()
    };
    Photo::open(dress(&file, &exif, &xmp_packet(""), b"")).unwrap()
}

fn submission_of(photo: &Photo, policy: &Policy) -> Submission {
    let mut submission = photo_of(&[]);
    let facts = submission.photo.as_mut().unwrap();
    let DeviceFacts { device, taken } = device_facts(photo, policy);
    (facts.sha256, facts.width, facts.height) = (photo.sha256().clone(), photo.width(), photo.height());
    (facts.device, facts.taken) = (device, taken);
    submission
}

#[test]
fn the_page_and_the_command_line_are_told_the_same() {
    let (photo, policy) = (photo("012345"), school("clavering"));
    let facts = device_facts(&photo, &policy);
    assert_eq!(facts, DeviceFacts { device: Some(Device::School), taken: Some(day(TODAY)) });
    assert_eq!(facts, DeviceFacts::of(&schoolgate_core::metadata::inspect(&photo).evidence, &policy));
}

#[test]
fn facts_that_are_not_the_photos_clear_nothing() {
    let (photo, policy) = (photo("99"), school("clavering"));
    let honest = submission_of(&photo, &policy);
    assert_eq!(blocks(&judge(&honest, &Default::default(), &policy)), [Rule::DeviceSchool]);
    for (device, taken) in [(Some(Device::School), Some(TODAY)), (Some(Device::Other), None), (None, Some(TODAY))] {
        let mut submission = honest.clone();
        let facts = submission.photo.as_mut().unwrap();
        (facts.device, facts.taken) = (device, taken.map(day));
        let error = clear(&photo, &submission, &Default::default(), &policy, register::Book::default(), 0).unwrap_err();
        assert_eq!(error.code(), Code::SubmissionPhoto, "{device:?} {taken:?}");
    }
}

#[test]
fn the_register_says_whose_device_it_was_and_never_which() {
    let (photo, policy) = (photo("99"), school("clavering"));
    let mut submission = submission_of(&photo, &policy);
    let verdict = judge(&submission, &Default::default(), &policy);
    submission.allowed.extend(verdict.findings.iter().map(|finding| finding.key.clone()));
    assert_eq!(verdict.findings[0].severity, Severity::Ask);
    let clearance = clear(&photo, &submission, &Default::default(), &policy, register::Book::default(), 0).unwrap();
    let line = clearance.entry().to_json();
    assert!(line.contains(r#""device":"other""#) && line.contains(r#""rule":"device.school""#), "{line}");
    for text in [line.as_str(), &verdict.to_json()] {
        assert!(!text.contains("Canon") && !text.contains("80D"), "{text}");
    }
    assert!(register::verify(&line).is_ok());
}
