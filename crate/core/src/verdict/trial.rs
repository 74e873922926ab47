//! Described submissions, to try a policy on: who is in the picture, the words, where it goes. Each says which rule stands in
//! its way at which school, and the nearest submission that passes.
//!
//! The same descriptions (`fixtures/conformance`) are judged by this crate, by the command line on real photos, and by the
//! page; a school can try its own policy on them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Approval, Device, FaceAnswer, PhotoFacts, Severity, Subject, Submission, Verdict};
use crate::{
    Code, Date, Error, Hash,
    caption::Words,
    faces::{EXHAUSTIVE, Region},
    people::PersonId,
    policy::{Channel, Policy, Role, Rule},
};

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 1024 * 1024;
/// The day of publication, where none is given.
const DAY: (i16, i8, i8) = (2026, 11, 20);

/// A file of trials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Trials {
    /// The trials.
    pub cases: Vec<Trial>,
    /// The rules that a person answers for, with the schools that have them.
    pub answered_for: BTreeMap<String, Vec<String>>,
}

/// One way to break a rule, and the nearest one that does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Trial {
    /// The rule.
    pub rule: Rule,
    /// What is wrong, in words.
    pub about: String,
    /// What breaks the rule.
    pub stopped: Attempt,
    /// The nearest that does not.
    pub passes: Attempt,
    /// What stands in the way of the first at each school, as [`in_the_way`] tells it; nothing where the school has no
    /// such rule.
    pub stops: BTreeMap<String, Vec<String>>,
    /// Schools at which the second does not pass either, and why.
    #[serde(default)]
    pub never_passes: BTreeMap<String, String>,
}

/// A submission as somebody would describe it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Attempt {
    /// Whether there is a picture.
    pub photo: bool,
    /// Its faces: an Id of the class list, or `open`, `cover`, `visitor`, `visitor-agreed`.
    pub faces: Vec<String>,
    /// Whose work is shown; none while nobody has said.
    pub work: Option<Vec<String>>,
    /// The caption.
    pub caption: String,
    /// The name it would be published under.
    pub file_name: String,
    /// Where it will be seen.
    pub channel: Channel,
    /// Who publishes; without one, the first whom the school lets.
    pub publisher: Option<Role>,
    /// Whether the headteacher has permitted it.
    pub approved: bool,
    /// Whose device took it; given, the school has a list of its own.
    pub device: Option<Device>,
    /// When it was taken.
    pub taken: Option<Date>,
    /// The day of publication.
    pub on: Date,
}

impl Default for Attempt {
    fn default() -> Self {
        Self {
            photo: true,
            faces: Vec::new(),
            work: None,
            caption: String::new(),
            file_name: String::new(),
            channel: Channel::Website,
            publisher: None,
            approved: true,
            device: None,
            taken: None,
            on: Date::new(DAY.0, DAY.1, DAY.2).unwrap_or_default(),
        }
    }
}

impl Trials {
    /// Reads a file of at most 1 MB.
    ///
    /// # Errors
    /// [`Code::SubmissionBroken`] when it is not built as described here.
    pub fn read(json: &str) -> Result<Self, Error> {
        if json.len() > MOST_BYTES {
            return Err(Error::new(Code::SubmissionBroken).because("the file is larger than 1 MB"));
        }
        serde_json::from_str(json).map_err(|error| Error::new(Code::SubmissionBroken).because(error))
    }
}

impl Attempt {
    /// The submission to put before the judge. Its picture is made up: 640 × 480, searched, with small faces side by side.
    pub fn submission(&self, policy: &Policy) -> Submission {
        let photo = PhotoFacts {
            sha256: Hash::of(b"a photo that was made up"),
            width: 640,
            height: 480,
            frames: 1,
            searched: EXHAUSTIVE.to_vec(),
            device: self.device,
            taken: self.taken,
        };
        let publisher = &policy.rules().publisher;
        let may = if self.channel == Channel::SocialMedia { &publisher.social } else { &publisher.role };
        Submission {
            photo: self.photo.then_some(photo),
            faces: (0..).zip(&self.faces).map(|(index, answer)| face(index, answer)).collect(),
            work: self.work.as_ref().map(|ids| ids.iter().cloned().map(PersonId).collect()),
            words: Words { caption: self.caption.clone(), alt_text: String::new(), file_name: self.file_name.clone() },
            channel: self.channel,
            publisher: self.publisher.or_else(|| may.first().copied()),
            approval: self.approved.then_some(Approval { by: Role::Headteacher, on: self.on }),
            signed_approval: None,
            on: self.on,
            allowed: Default::default(),
            choices: Default::default(),
            crop: None,
            longest_side: None,
            language: Default::default(),
        }
    }
}

fn face(index: u32, answer: &str) -> FaceAnswer {
    let subject = match answer {
        "open" => None,
        "cover" => Some(Subject::Cover),
        "visitor" => Some(Subject::Visitor { agreed: false }),
        "visitor-agreed" => Some(Subject::Visitor { agreed: true }),
        id => Some(Subject::Person { id: PersonId(id.to_owned()) }),
    };
    let x = 10 + 30 * (index % 20);
    FaceAnswer {
        region: Region { x, y: 10, width: 20, height: 24 },
        score: Some(900),
        landmarks: Vec::new(),
        sharpness: Some(800),
        subject,
    }
}

/// What stands in the way, as `block consent.parents` or `ask names.anywhere also names.colleagues`, in the verdict's order.
pub fn in_the_way(verdict: &Verdict) -> Vec<String> {
    let findings = verdict.findings.iter().filter(|finding| finding.stands_in_the_way());
    findings
        .map(|finding| {
            let weight = if finding.severity == Severity::Block { "block" } else { "ask" };
            let also: Vec<_> = finding.also.iter().map(|rule| rule.id()).collect();
            let also = if also.is_empty() { String::new() } else { format!(" also {}", also.join(", ")) };
            format!("{weight} {}{also}", finding.rule.id())
        })
        .collect()
}
