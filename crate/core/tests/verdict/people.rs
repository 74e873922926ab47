//! Made-up people and submissions to judge.

use schoolgate_core::{
    Date, Hash,
    caption::Words,
    faces::{EXHAUSTIVE, Point, Region},
    people::{ClassList, Consent, Giver, Kind, Person, PersonId, State},
    policy::{Channel, Policy, Role, Rule, preset},
    verdict::{Approval, FaceAnswer, PhotoFacts, Severity, Subject, Submission, Verdict, judge},
};

pub const TODAY: &str = "2026-11-20";

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn answer(giver: Giver, state: State, on: Option<&str>) -> Consent {
    Consent { on: on.map(day), ..Consent::new(Channel::Website, state, giver) }
}

pub fn yes(giver: Giver, on: &str) -> Consent {
    answer(giver, State::Granted, Some(on))
}

/// A pupil to whom nobody objects; both parents said yes this school year.
pub fn pupil(id: &str, forename: &str, surname: &str) -> Person {
    Person {
        id: PersonId(id.to_owned()),
        kind: Kind::Pupil,
        forename: forename.to_owned(),
        surname: surname.to_owned(),
        known_as: None,
        known_as_surname: None,
        middle_names: None,
        upn: None,
        class: "Starlings".to_owned(),
        born: None,
        one_parent: false,
        leaving: None,
        hard_stop: false,
        circumstances_changed: None,
        consents: vec![yes(Giver::Parent1, "2026-09-04"), yes(Giver::Parent2, "2026-09-05")],
    }
}

pub fn zeb() -> Person {
    pupil("zeb", "Zebedee", "Sampleton")
}

pub fn with(consents: Vec<Consent>) -> Person {
    Person { consents, ..zeb() }
}

pub fn teacher() -> Person {
    Person {
        kind: Kind::Staff,
        consents: vec![yes(Giver::Staff, "2020-01-06")],
        ..pupil("tess", "Tessaly", "Exampler")
    }
}

pub fn face_of(subject: Option<Subject>) -> FaceAnswer {
    FaceAnswer {
        region: Region { x: 10, y: 10, width: 20, height: 24 },
        score: Some(900),
        landmarks: vec![Point { x: 14, y: 18 }, Point { x: 24, y: 18 }, Point { x: 19, y: 22 }],
        sharpness: Some(800),
        subject,
    }
}

pub fn person(id: &str) -> Option<Subject> {
    Some(Subject::Person { id: PersonId(id.to_owned()) })
}

/// One photo with these people in it, published by everybody who might have to, approved, with no words.
pub fn photo_of(ids: &[&str]) -> Submission {
    Submission {
        photo: Some(PhotoFacts {
            sha256: Hash::of(b"a photo"),
            width: 640,
            height: 480,
            frames: 1,
            searched: EXHAUSTIVE.to_vec(),
            device: None,
            taken: None,
        }),
        faces: ids.iter().map(|id| face_of(person(id))).collect(),
        work: None,
        words: Words::default(),
        channel: Channel::Website,
        publisher: Some(Role::WebManager),
        approval: Some(Approval { by: Role::Headteacher, on: day("2026-11-19") }),
        signed_approval: None,
        on: day(TODAY),
        allowed: Default::default(),
        choices: Default::default(),
        crop: None,
        longest_side: None,
        language: Default::default(),
    }
}

/// The publisher each school would send.
pub fn publisher_at(school: &str) -> Role {
    match school {
        "clavering" | "malmesbury-park" => Role::WebManager,
        "royal-deaf-derby" => Role::NamedStaff,
        _ => Role::IctManager,
    }
}

pub fn judge_at(school: &str, submission: &Submission, people: Vec<Person>) -> Verdict {
    let mut submission = submission.clone();
    if submission.publisher == Some(Role::WebManager) {
        submission.publisher = Some(publisher_at(school));
    }
    judge(&submission, &ClassList { people }, &preset(school).unwrap())
}

/// The text of a preset.
pub fn text_of(school: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/policy/presets");
    std::fs::read_to_string(format!("{folder}/{school}.toml")).unwrap()
}

/// A preset with one setting more in `[consent]`.
pub fn policy_with(school: &str, setting: &str) -> Policy {
    Policy::parse(&text_of(school).replacen("\n[consent]\n", &format!("\n[consent]\n{setting}\n"), 1)).unwrap()
}

/// The rules that stand in the way.
pub fn blocks(verdict: &Verdict) -> Vec<Rule> {
    verdict.findings.iter().filter(|finding| finding.stands_in_the_way()).map(|finding| finding.rule).collect()
}

/// The rules that block outright.
pub fn hard_blocks(verdict: &Verdict) -> Vec<Rule> {
    let hard = verdict.findings.iter().filter(|finding| finding.severity == Severity::Block);
    hard.map(|finding| finding.rule).collect()
}
