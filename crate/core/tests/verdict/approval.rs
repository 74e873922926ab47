//! `approval.head` by signature: it holds for exactly what was signed, and for nothing else.

use schoolgate_core::{
    Code, Hash,
    approval::{self, Request, SecretKey, Signed},
    faces::Region,
    photo::CoverStyle,
    policy::{ApproverKey, Channel, Policy, Role, preset, read_keys},
    verdict::{Severity, Subject, Submission, Verdict, judge},
};

use crate::people::*;

fn head() -> SecretKey {
    SecretKey::of(&[1; 32], Role::Headteacher)
}

fn listing(key: &SecretKey) -> Policy {
    preset("clavering").unwrap().with_keys(&[ApproverKey { role: key.role(), public: key.public() }])
}

/// A photo with a cover and a caption, signed with this key.
fn signed_with(key: &SecretKey) -> Submission {
    let mut submission = photo_of(&[]);
    submission.approval = None;
    submission.faces = vec![face_of(Some(Subject::Cover))];
    submission.words.caption = "Well done!".to_owned();
    sign_again(&mut submission, key);
    submission
}

fn sign_again(submission: &mut Submission, key: &SecretKey) {
    let request = Request::of(submission, &listing(key)).unwrap();
    submission.signed_approval = Some(approval::sign(request, day("2026-11-19"), key));
}

fn judged(submission: &Submission, policy: &Policy) -> Verdict {
    judge(submission, &Default::default(), policy)
}

/// What `approval.head` says, when it blocks.
fn stopped(submission: &Submission, policy: &Policy) -> String {
    let verdict = judged(submission, policy);
    assert_eq!(hard_blocks(&verdict), [schoolgate_core::policy::Rule::ApprovalHead]);
    verdict.findings[0].message.clone()
}

#[test]
fn what_the_headteacher_signed_may_leave() {
    let verdict = judged(&signed_with(&head()), &listing(&head()));
    assert!(verdict.permitted, "{:?}", verdict.findings);
    assert_eq!(verdict.findings, []);
}

#[test]
fn any_change_voids_the_signature_and_says_what_changed() {
    type Change = fn(&mut Submission);
    let changes: [(&str, Change); 12] = [
        ("the photo", |it| it.photo.as_mut().unwrap().sha256 = Hash::of(b"another")),
        ("the crop", |it| it.crop = Some(Region { x: 0, y: 0, width: 600, height: 400 })),
        ("the size", |it| it.longest_side = Some(600)),
        ("the covers", |it| it.faces[0].region.x += 1),
        ("the covers", |it| it.faces[0].subject = Some(Subject::Visitor { agreed: true })),
        ("what the covers look like", |it| it.choices.cover = CoverStyle::Mosaic),
        ("the caption", |it| it.words.caption.push('!')),
        ("the alternative text", |it| it.words.alt_text.push('!')),
        ("the file name", |it| it.words.file_name.push('!')),
        ("where it is published", |it| it.channel = Channel::Prospectus),
        ("who publishes it", |it| it.publisher = Some(Role::OfficeStaff)),
        ("the covers", |it| it.faces[0].region.width += 1),
    ];
    for (what, change) in changes {
        let mut submission = signed_with(&head());
        change(&mut submission);
        let verdict = judged(&submission, &listing(&head()));
        assert!(!verdict.permitted, "{what}");
        let message = &verdict.findings.iter().find(|finding| finding.rule.id() == "approval.head").unwrap().message;
        assert!(message.contains(&format!(": {what}")), "{message}");
    }
}

#[test]
fn another_policy_voids_it_too() {
    let submission = signed_with(&head());
    let keys = [ApproverKey { role: Role::Headteacher, public: head().public() }];
    let text = include_str!("../../src/policy/presets/clavering.toml").to_owned() + "\n# changed\n";
    let message = stopped(&submission, &Policy::parse(&text).unwrap().with_keys(&keys));
    assert!(message.ends_with("the school's policy."), "{message}");
}

#[test]
fn no_byte_of_a_signed_approval_can_be_changed() {
    let mut submission = signed_with(&head());
    let whole = submission.signed_approval.as_ref().unwrap().to_json();
    for index in 0..whole.len() {
        let mut bytes = whole.clone().into_bytes();
        bytes[index] = if bytes[index] == b'0' { b'1' } else { b'0' };
        let Ok(signed) = serde_json::from_slice::<Signed>(&bytes) else { continue };
        if signed.to_json() == whole {
            continue;
        }
        submission.signed_approval = Some(signed);
        assert!(!judged(&submission, &listing(&head())).permitted, "byte {index}");
    }
}

#[test]
fn a_key_that_is_not_listed_or_listed_for_another_role_does_not_count() {
    let thief = SecretKey::of(&[2; 32], Role::Headteacher);
    assert!(stopped(&signed_with(&thief), &listing(&head())).contains("not on the school's list"));
    let manager = SecretKey::of(&[3; 32], Role::WebManager);
    assert!(stopped(&signed_with(&manager), &listing(&manager)).contains("cannot"));
    // The web manager's listed key, in a file that says it is the headteacher's.
    let posing = SecretKey::of(&[3; 32], Role::Headteacher);
    assert!(stopped(&signed_with(&posing), &listing(&manager)).contains("not on the school's list"));
}

#[test]
fn where_keys_are_listed_a_typed_permission_is_none() {
    let submission = photo_of(&[]);
    assert!(stopped(&submission, &listing(&head())).contains("not signed"));
}

#[test]
fn where_none_are_listed_a_typed_permission_counts_and_is_said_to_be_only_a_word() {
    let submission = photo_of(&[]);
    let verdict = judged(&submission, &preset("clavering").unwrap());
    assert!(verdict.permitted);
    assert_eq!(verdict.findings[0].severity, Severity::Note);
    assert!(verdict.findings[0].message.contains("somebody's word"));
}

#[test]
fn a_signature_that_cannot_be_checked_is_none() {
    assert!(stopped(&signed_with(&head()), &preset("clavering").unwrap()).contains("lists no key"));
}

#[test]
fn whoever_publishes_cannot_permit() {
    let policy = preset("highwood").unwrap();
    let key = [ApproverKey { role: Role::Headteacher, public: head().public() }];
    let mut submission = photo_of(&[]);
    submission.publisher = Some(Role::Headteacher);
    let request = Request::of(&submission, &policy).unwrap();
    submission.signed_approval = Some(approval::sign(request, day(TODAY), &head()));
    assert!(stopped(&submission, &policy.with_keys(&key)).contains("cannot be the one"));
}

#[test]
fn a_signature_of_tomorrow_is_none() {
    let mut submission = photo_of(&[]);
    let request = Request::of(&submission, &listing(&head())).unwrap();
    submission.signed_approval = Some(approval::sign(request, day("2026-11-21"), &head()));
    assert!(stopped(&submission, &listing(&head())).contains("after the day of publication"));
}

#[test]
fn keys_may_stand_in_the_policy_or_beside_it() {
    let text = include_str!("../../src/policy/presets/clavering.toml");
    let key = head();
    let table = key.listed().replace("[[key]]", "[[approval.key]]");
    let inside = Policy::parse(&format!("{text}\n{table}")).unwrap();
    assert_eq!(inside.rules().approval.key, read_keys(&key.listed()).unwrap());
    let thief = SecretKey::of(&[2; 32], Role::Headteacher);
    let added = inside.clone().with_keys(&[ApproverKey { role: thief.role(), public: thief.public() }]);
    assert_eq!(added, inside, "nobody adds a key beside those of the policy");
    let broken = Policy::parse(&format!("{text}\n{}", table.replace("public = \"", "public = \"x"))).unwrap_err();
    assert_eq!(broken.code(), Code::PolicyBroken);
}

#[test]
fn of_several_approvals_the_one_for_this_photo_counts() {
    let mine = signed_with(&head());
    let mut other = mine.clone();
    other.photo.as_mut().unwrap().sha256 = Hash::of(b"another");
    sign_again(&mut other, &head());
    let lines =
        format!("{}\n{}\n", other.signed_approval.unwrap().to_json(), mine.signed_approval.as_ref().unwrap().to_json());
    let approvals: Vec<Signed> = approval::read(&lines).unwrap();
    let request = Request::of(&mine, &listing(&head())).unwrap();
    assert_eq!(approval::fitting(&approvals, &request), mine.signed_approval.as_ref());
    assert_eq!(approval::read::<Signed>("{}\n").unwrap_err().code(), Code::ApprovalBroken);
}
