//! What is to be approved: everything that may not change between the yes and the publication.

use serde::{Deserialize, Serialize};

use crate::{
    Hash,
    caption::Words,
    faces::Region,
    photo::CoverStyle,
    policy::{Channel, Policy, Role},
    verdict::{Subject, Submission},
    words::Changed,
};

/// One photo as it would be published, with its words, where, by whom and under which policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// The hash of the file as it arrived.
    pub original_sha256: Hash,
    /// The part that is published; none for all of it.
    pub crop: Option<Region>,
    /// The most pixels that its longer side is scaled down to; none for its own size.
    pub longest_side: Option<u32>,
    /// Every cover, from the top left.
    pub covers: Vec<Region>,
    /// What they look like; none when there are none.
    pub cover: Option<CoverStyle>,
    /// The words that travel with it.
    pub words: Words,
    /// Where it will be seen.
    pub channel: Channel,
    /// The hash of the policy file.
    pub policy_sha256: Hash,
    /// Who publishes it.
    pub publisher: Option<Role>,
}

impl Request {
    /// What of this submission has to be approved; none where there is no photo.
    pub fn of(submission: &Submission, policy: &Policy) -> Option<Self> {
        Self::under(submission, policy.sha256())
    }

    pub(crate) fn under(submission: &Submission, policy_sha256: &Hash) -> Option<Self> {
        let covered = submission.faces.iter().filter(|face| face.subject == Some(Subject::Cover));
        let mut covers: Vec<Region> = covered.map(|face| face.region).collect();
        covers.sort_by_key(|region| (region.y, region.x, region.height, region.width));
        covers.dedup();
        Some(Self {
            original_sha256: submission.photo.as_ref()?.sha256.clone(),
            crop: submission.crop,
            longest_side: submission.longest_side,
            cover: (!covers.is_empty()).then_some(submission.choices.cover),
            covers,
            words: submission.words.clone(),
            channel: submission.channel,
            policy_sha256: policy_sha256.clone(),
            publisher: submission.publisher,
        })
    }

    /// The request as one line of JSON.
    pub fn to_json(&self) -> String {
        // Strings, whole numbers and lists only: nothing here can fail to become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What differs from `other`.
    pub(crate) fn changes(&self, other: &Self) -> Vec<Changed> {
        [
            (self.original_sha256 != other.original_sha256, Changed::Photo),
            (self.crop != other.crop, Changed::Crop),
            (self.longest_side != other.longest_side, Changed::Size),
            (self.covers != other.covers, Changed::Covers),
            (self.cover != other.cover, Changed::CoverStyle),
            (self.words.caption != other.words.caption, Changed::Caption),
            (self.words.alt_text != other.words.alt_text, Changed::AltText),
            (self.words.file_name != other.words.file_name, Changed::FileName),
            (self.channel != other.channel, Changed::Channel),
            (self.policy_sha256 != other.policy_sha256, Changed::Policy),
            (self.publisher != other.publisher, Changed::Publisher),
        ]
        .into_iter()
        .filter_map(|(changed, what)| changed.then_some(what))
        .collect()
    }
}
