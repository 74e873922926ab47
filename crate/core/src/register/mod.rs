//! The register: an append-only chain of what was cleared, by whom, and why.
//!
//! One JSON object a line. Each entry holds the hash of the entry before it, and its own hash over everything else, so
//! that a line that was changed, removed or moved no longer fits. It holds no picture, no caption and no name: people
//! appear by their class list id, files and words by hash.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Code, Date, Error, Hash, Place,
    caption::Words,
    faces::Region,
    people::PersonId,
    photo::{CleanPhoto, CoverStyle},
    policy::{Channel, Policy, Role, Rule},
    verdict::{Approval, Device, Severity, Subject, Submission, Verdict},
};

/// A finding as the register keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The rule.
    pub rule: Rule,
    /// How much it weighed.
    pub severity: Severity,
    /// Whether a person allowed it.
    pub allowed: bool,
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

/// What an entry says, without its own hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
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
    pub subjects: BTreeSet<PersonId>,
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

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
    /// SHA-256 of `body` as JSON.
    pub hash: Hash,
}

impl Entry {
    /// The entry for a photo that may leave with these words.
    pub(crate) fn of_clearance(
        submission: &Submission,
        verdict: &Verdict,
        policy: &Policy,
        photo: &CleanPhoto,
        words: &Words,
        previous: Option<&Hash>,
    ) -> Self {
        let mut answers = Answers::default();
        let mut subjects = BTreeSet::new();
        for (_, face) in submission.shown() {
            match &face.subject {
                Some(Subject::Person { id }) => {
                    answers.people += 1;
                    subjects.insert(id.clone());
                }
                Some(Subject::Visitor { .. }) => answers.visitors += 1,
                Some(Subject::Cover) => answers.covered += 1,
                Some(Subject::NotAFace) => answers.not_faces += 1,
                None => {}
            }
        }
        Self::seal(Body {
            previous: previous.cloned(),
            on: submission.on,
            channel: submission.channel,
            publisher: submission.publisher,
            approval: submission.approval.clone(),
            policy: policy.rules().id.clone(),
            policy_sha256: policy.sha256().clone(),
            original_sha256: submission.photo.as_ref().map(|facts| facts.sha256.clone()),
            device: submission.photo.as_ref().and_then(|facts| facts.device),
            crop: submission.crop,
            longest_side: submission.longest_side,
            cleared_sha256: photo.sha256().clone(),
            words_sha256: Hash::of(json(words).as_bytes()),
            subjects,
            answers,
            cover: (answers.covered > 0).then_some(submission.choices.cover),
            findings: verdict
                .findings
                .iter()
                .map(|finding| Recorded { rule: finding.rule, severity: finding.severity, allowed: finding.allowed })
                .collect(),
            exposed: verdict.exposed,
        })
    }

    fn seal(body: Body) -> Self {
        let hash = Hash::of(json(&body).as_bytes());
        Self { body, hash }
    }

    /// The entry as one line of JSON, without the line's end.
    pub fn to_json(&self) -> String {
        json(self)
    }
}

/// Checks a register and returns the hash of its last entry, none when it is empty.
///
/// # Errors
/// [`Code::RegisterBroken`] with the first line that cannot be read, was changed, or does not follow the one before.
pub fn verify(lines: &str) -> Result<Option<Hash>, Error> {
    let mut previous = None;
    for (number, line) in lines.lines().enumerate() {
        let broken =
            |why: &str| Error::new(Code::RegisterBroken).at(Place::Line { line: number as u64 + 1 }).because(why);
        let entry: Entry = serde_json::from_str(line).map_err(|_| broken("it cannot be read"))?;
        if entry.to_json() != line || Entry::seal(entry.body.clone()).hash != entry.hash {
            return Err(broken("it was changed"));
        }
        if entry.body.previous != previous {
            return Err(broken("it does not follow the line before"));
        }
        previous = Some(entry.hash);
    }
    Ok(previous)
}

/// Maps with string keys, strings and integers only: nothing here can fail to become JSON.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
