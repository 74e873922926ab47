//! What an entry says of a photo that may leave, or that was stopped.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Body, Book, Entry, RegisterKey, SubjectId, entry::json};
use crate::{
    Date, Hash,
    approval::Signature,
    caption::Words,
    faces::Region,
    people::PersonId,
    photo::{CleanPhoto, CoverStyle},
    policy::{Channel, Policy, Role, Rule},
    verdict::{Approval, Device, Finding, Severity, Subject, Submission, Verdict},
};

/// What was done about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Done {
    /// A person answered the question with "allow".
    Allowed,
    /// It was shown, and nothing had to be done.
    Noted,
    /// The photo did not leave.
    Stopped,
}

/// A finding as the register keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The rule.
    pub rule: Rule,
    /// How much it weighed.
    pub severity: Severity,
    /// Whether a person allowed it.
    pub allowed: bool,
    /// What was done about it; none in registers from before this was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
    /// Whom it was about; only where people have pseudonyms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<SubjectId>,
}

impl Recorded {
    fn all(findings: &[Finding], key: Option<&RegisterKey>) -> Vec<Self> {
        let of = |finding: &Finding| Self {
            rule: finding.rule,
            severity: finding.severity,
            allowed: finding.allowed,
            done: Some(match finding.severity {
                Severity::Note => Done::Noted,
                _ if finding.stands_in_the_way() => Done::Stopped,
                Severity::Ask | Severity::Block => Done::Allowed,
            }),
            about: key.and_then(|key| Some(SubjectId::of(finding.person.as_ref()?, Some(key)))),
        };
        findings.iter().map(of).collect()
    }
}

/// How many faces had which answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answers {
    /// People on the class list.
    pub people: usize,
    /// Visitors who agreed.
    pub visitors: usize,
    /// Faces covered.
    pub covered: usize,
    /// Detections that a person said are no faces.
    pub not_faces: usize,
}

impl Answers {
    /// The answers for the part that is published, and who of the class list is in it.
    fn of(submission: &Submission) -> (Self, BTreeSet<&PersonId>) {
        let mut answers = Self::default();
        let mut people = BTreeSet::new();
        for (_, face) in submission.shown() {
            match &face.subject {
                Some(Subject::Person { id }) => {
                    answers.people += 1;
                    people.insert(id);
                }
                Some(Subject::Visitor { .. }) => answers.visitors += 1,
                Some(Subject::Cover) => answers.covered += 1,
                Some(Subject::NotAFace) => answers.not_faces += 1,
                None => {}
            }
        }
        (answers, people)
    }
}

/// A signature, and the key that made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The key's id.
    pub key: Hash,
    /// What it signed.
    pub signature: Signature,
}

/// A photo may leave with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cleared {
    /// The hash of the entry before; none for the first.
    pub previous: Option<Hash>,
    /// The day of publication.
    pub on: Date,
    /// Where it is published.
    pub channel: Channel,
    /// Who publishes it.
    pub publisher: Option<Role>,
    /// The headteacher's permission.
    pub approval: Option<Approval>,
    /// The signature under it; none when it was only somebody's word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval_seal: Option<Seal>,
    /// The policy's id.
    pub policy: String,
    /// The hash of the policy file.
    pub policy_sha256: Hash,
    /// The hash of the file as it arrived.
    pub original_sha256: Option<Hash>,
    /// Whose device took the photo; none when the school lists no devices. Never which device it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<Device>,
    /// The part of the picture that was published, in its upright pixels; none for all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crop: Option<Region>,
    /// The most pixels that its longer side was scaled down to; none for its own size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_side: Option<u32>,
    /// The hash of the file as it left.
    pub cleared_sha256: Hash,
    /// The hash of the words as JSON.
    pub words_sha256: Hash,
    /// Who is shown uncovered, in the part that was published.
    pub subjects: BTreeSet<SubjectId>,
    /// Whose work is shown.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub work: BTreeSet<SubjectId>,
    /// Which register key their pseudonyms were made with ([`RegisterKey::id`]); none when they are class list ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register_key: Option<String>,
    /// What was said of the faces.
    pub answers: Answers,
    /// What the covers look like; none when there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<CoverStyle>,
    /// What the rules said.
    pub findings: Vec<Recorded>,
    /// Whether a pupil could plainly be recognised.
    pub exposed: bool,
}

/// A photo, or words alone, that something stood in the way of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename = "refusal", rename_all = "camelCase")]
pub struct Refused {
    /// The hash of the entry before; none for the first.
    pub previous: Option<Hash>,
    /// The day of publication that was wanted.
    pub on: Date,
    /// Where it was to be published.
    pub channel: Channel,
    /// Who wanted to publish it.
    pub publisher: Option<Role>,
    /// The policy's id.
    pub policy: String,
    /// The hash of the policy file.
    pub policy_sha256: Hash,
    /// The hash of the file; none where words were to be published alone.
    pub original_sha256: Option<Hash>,
    /// The hash of the words as JSON.
    pub words_sha256: Hash,
    /// Who is shown uncovered.
    pub subjects: BTreeSet<SubjectId>,
    /// Whose work is shown.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub work: BTreeSet<SubjectId>,
    /// Which register key their pseudonyms were made with; none when they are class list ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register_key: Option<String>,
    /// What was said of the faces.
    pub answers: Answers,
    /// What the rules said.
    pub findings: Vec<Recorded>,
}

impl Entry {
    /// The entry for a photo that may leave with these words.
    pub(crate) fn of_clearance(
        submission: &Submission,
        verdict: &Verdict,
        policy: &Policy,
        photo: &CleanPhoto,
        words: &Words,
        book: Book<'_>,
    ) -> Self {
        let (answers, people) = Answers::of(submission);
        let signed = submission.signed_approval.as_ref().map(|signed| {
            let statement = &signed.statement;
            let seal = Seal { key: statement.key.clone(), signature: signed.signature.clone() };
            (Approval { by: statement.by, on: statement.on }, seal)
        });
        // Where the policy does not ask for an approval, nobody has checked a signature.
        let (approval, approval_seal) = match signed.filter(|_| policy.rules().approval.head) {
            Some((approval, seal)) => (Some(approval), Some(seal)),
            None => (submission.approval.clone(), None),
        };
        Self::seal(Body::Clearance(Box::new(Cleared {
            previous: book.previous.cloned(),
            on: submission.on,
            channel: submission.channel,
            publisher: submission.publisher,
            approval,
            approval_seal,
            policy: policy.rules().id.clone(),
            policy_sha256: policy.sha256().clone(),
            original_sha256: submission.photo.as_ref().map(|facts| facts.sha256.clone()),
            device: submission.photo.as_ref().and_then(|facts| facts.device),
            crop: submission.crop,
            longest_side: submission.longest_side,
            cleared_sha256: photo.sha256().clone(),
            words_sha256: Hash::of(json(words).as_bytes()),
            subjects: people.into_iter().map(|id| SubjectId::of(id, book.key)).collect(),
            work: submission.work.iter().flatten().map(|id| SubjectId::of(id, book.key)).collect(),
            register_key: book.key.map(RegisterKey::id),
            answers,
            cover: (answers.covered > 0).then_some(submission.choices.cover),
            findings: Recorded::all(&verdict.findings, book.key),
            exposed: verdict.exposed,
        })))
    }

    /// The entry for a submission that was stopped; none when nothing stands in its way.
    pub fn of_refusal(submission: &Submission, verdict: &Verdict, policy: &Policy, book: Book<'_>) -> Option<Self> {
        if verdict.permitted {
            return None;
        }
        let (answers, people) = Answers::of(submission);
        Some(Self::seal(Body::Refusal(Box::new(Refused {
            previous: book.previous.cloned(),
            on: submission.on,
            channel: submission.channel,
            publisher: submission.publisher,
            policy: policy.rules().id.clone(),
            policy_sha256: policy.sha256().clone(),
            original_sha256: submission.photo.as_ref().map(|facts| facts.sha256.clone()),
            words_sha256: Hash::of(json(&submission.words).as_bytes()),
            subjects: people.into_iter().map(|id| SubjectId::of(id, book.key)).collect(),
            work: submission.work.iter().flatten().map(|id| SubjectId::of(id, book.key)).collect(),
            register_key: book.key.map(RegisterKey::id),
            answers,
            findings: Recorded::all(&verdict.findings, book.key),
        }))))
    }
}
