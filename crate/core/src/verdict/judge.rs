//! Puts every rule to the submission and adds up what they say.

use serde::{Deserialize, Serialize};

use super::{
    Finding, Prepared, Severity, Subject, Submission, consent, details, device, exposure, names, publisher, work,
};
use crate::{
    Code, Error, Hash,
    caption::{Mention, Routine},
    people::{ClassList, Person},
    policy::{Identity, Policy, PupilConsent, Rule, Rules},
    words::Said,
};

/// What the rules look at.
pub(super) struct Case<'a> {
    pub submission: &'a Submission,
    pub list: &'a ClassList,
    pub rules: &'a Rules,
    pub policy_sha256: &'a Hash,
    pub mentions: Vec<Mention>,
    /// Times that tell where somebody can be met; looked for only where the policy asks.
    pub routines: Vec<Routine>,
    /// The school has said which addresses and numbers are its own, so any other is none of them.
    pub knows_contacts: bool,
}

impl<'a> Case<'a> {
    /// The words, in the language that was asked for.
    pub fn say(&self, said: Said<'_>) -> String {
        said.text(self.submission.language)
    }

    /// Everybody on the class list who is shown uncovered, with the place of the face.
    pub fn pictured(&self) -> impl Iterator<Item = (usize, &'a Person)> {
        self.submission.shown().filter_map(|(index, face)| match &face.subject {
            Some(Subject::Person { id }) => self.list.person(id).map(|person| (index, person)),
            _ => None,
        })
    }
}

/// A rule of the policy that this program cannot see; a person answers for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unchecked {
    /// The rule.
    pub rule: Rule,
    /// What it asks.
    pub title: String,
}

/// All findings, and the two answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// The id of the policy.
    pub policy: String,
    /// Nothing stands in the way.
    pub permitted: bool,
    /// A pupil could plainly be recognised by strangers.
    pub exposed: bool,
    /// What the rules say: what blocks first, then questions, then notes.
    pub findings: Vec<Finding>,
    /// What the policy asks beyond that.
    pub not_checked: Vec<Unchecked>,
}

impl Verdict {
    /// The verdict as JSON, the same bytes everywhere.
    pub fn to_json(&self) -> String {
        // Strings, integers and lists only: there is nothing in a verdict that JSON cannot hold.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Nothing, where it permits.
    ///
    /// # Errors
    /// [`Code::NotPermitted`] with the rules in the way.
    pub(crate) fn or_refused(&self) -> Result<(), Error> {
        if self.permitted {
            return Ok(());
        }
        let in_the_way = self.findings.iter().filter(|finding| finding.stands_in_the_way());
        let rules: Vec<_> = in_the_way.map(|finding| finding.rule.id()).collect();
        Err(Error::new(Code::NotPermitted).because(rules.join(", ")))
    }
}

/// Judges a submission. `list` is a class list, or one with the reader that was built of it.
pub fn judge<'a>(submission: &Submission, list: impl Into<Prepared<'a>>, policy: &Policy) -> Verdict {
    let rules = policy.rules();
    let prepared = list.into();
    let mentions = prepared.reader().read(&submission.words);
    let routines = match rules.details.identity {
        Identity::Published => prepared.reader().routines(&submission.words, &mentions),
        Identity::Taught => Vec::new(),
    };
    let case = Case {
        submission,
        list: prepared.list,
        rules,
        policy_sha256: policy.sha256(),
        mentions,
        routines,
        knows_contacts: prepared.reader().knows_contacts(),
    };
    let mut findings = Vec::new();
    publisher::check(&case, &mut findings);
    consent::check(&case, &mut findings);
    work::check(&case, &mut findings);
    names::check(&case, &mut findings);
    details::check(&case, &mut findings);
    device::check(&case, &mut findings);
    let exposed = exposure::check(&case, &mut findings);
    // Last: it is for the picture as it is once everything else is put right.
    publisher::approval(&case, &mut findings);
    for finding in &mut findings {
        finding.allowed = finding.severity == Severity::Ask && submission.allowed.contains(&finding.key);
    }
    findings.sort_by_key(|finding| finding.severity);
    Verdict {
        policy: rules.id.clone(),
        permitted: !findings.iter().any(Finding::stands_in_the_way),
        exposed,
        findings,
        not_checked: not_checked(submission, rules),
    }
}

/// The rules this policy makes that need eyes, a device list or a filing cabinet.
fn not_checked(submission: &Submission, rules: &Rules) -> Vec<Unchecked> {
    let has_photo = submission.photo.is_some();
    let social = submission.channel == crate::policy::Channel::SocialMedia;
    [
        (Rule::WorkPermission, has_photo && submission.work.is_none()),
        (Rule::ConsentPupil, has_photo && submission.work.is_none() && rules.consent.pupil != PupilConsent::None),
        (Rule::DetailsIdentity, rules.details.identity == Identity::Published),
        (Rule::DeviceSchool, has_photo && !rules.device.school.is_empty() && !device::school_is_checked(rules)),
        (
            Rule::DeviceTransfer,
            has_photo && !rules.device.transfer.is_empty() && device::days_kept(submission, rules).is_none(),
        ),
        (Rule::StorageNetwork, has_photo && !rules.storage.network.is_empty()),
        (Rule::ContentSocialText, social && rules.content.social_text),
        (Rule::ContentSuitable, has_photo && rules.content.suitable),
        (Rule::RightsCopyright, has_photo && rules.rights.copyright),
    ]
    .into_iter()
    .filter(|(_, applies)| *applies)
    .map(|(rule, _)| Unchecked { rule, title: rule.title().text(submission.language).to_owned() })
    .collect()
}
