//! What is put before the judge: a photo's facts, who is in it, the words, where it will go, and who sends it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Date, Hash,
    approval::Signed,
    caption::Words,
    faces::{Point, Region},
    people::PersonId,
    photo::{Choices, Framing},
    policy::{Channel, Role},
    words::Language,
};

/// Who or what a face turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Subject {
    /// Somebody on the class list.
    Person {
        /// Who.
        id: PersonId,
    },
    /// Somebody who is not on it.
    Visitor {
        /// Whether the uploader has recorded that this visitor agreed to this use.
        agreed: bool,
    },
    /// To be covered.
    Cover,
    /// The detector was wrong: this is no face.
    NotAFace,
}

/// One face of the picture, with the answer a person gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FaceAnswer {
    /// Where it is, in the upright picture's pixels.
    pub region: Region,
    /// The detector's score in thousandths; none when a person drew the box.
    #[serde(default)]
    pub score: Option<u16>,
    /// The detector's five landmarks; empty when a person drew the box.
    #[serde(default)]
    pub landmarks: Vec<Point>,
    /// How sharp it is ([`sharpness`](crate::photo::sharpness)); none when nobody has measured, which counts as sharp.
    #[serde(default)]
    pub sharpness: Option<u16>,
    /// The answer; none while nobody has given one.
    #[serde(default)]
    pub subject: Option<Subject>,
}

/// Whose device took a photo, as far as the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Device {
    /// One that the school has listed as its own.
    School,
    /// One that it has not.
    Other,
    /// The file does not say, or not enough to tell.
    Unknown,
}

/// What the judge has to know of the photo itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PhotoFacts {
    /// The hash of the file as it arrived.
    pub sha256: Hash,
    /// Width of the upright picture in pixels.
    pub width: u32,
    /// Height of the upright picture in pixels.
    pub height: u32,
    /// How many pictures the file shows one after the other; 1 unless it is animated.
    pub frames: u32,
    /// The long sides at which the whole picture was searched for faces; a search counts only when it was exhaustive.
    pub searched: Vec<u32>,
    /// Whose device took it; none while the school lists no devices. Make, model and serial number stay behind.
    #[serde(default)]
    pub device: Option<Device>,
    /// The day it was taken, by the device's own clock; none when the file does not say, or the school lists no devices.
    #[serde(default)]
    pub taken: Option<Date>,
}

/// The headteacher's permission, as somebody recorded it: no more than their word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// The role of whoever approved.
    pub by: Role,
    /// The day.
    pub on: Date,
}

/// Everything the judge looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    /// The photo; none when words are published alone.
    pub photo: Option<PhotoFacts>,
    /// Its faces.
    #[serde(default)]
    pub faces: Vec<FaceAnswer>,
    /// Whose work the picture shows; nobody's when empty, none while nobody has said.
    #[serde(default)]
    pub work: Option<BTreeSet<PersonId>>,
    /// The words that travel with it.
    #[serde(default)]
    pub words: Words,
    /// Where it will be seen.
    pub channel: Channel,
    /// Who publishes it; none while nobody has said.
    pub publisher: Option<Role>,
    /// The headteacher's permission, where there is one.
    #[serde(default)]
    pub approval: Option<Approval>,
    /// The headteacher's signed permission; where there is one, it alone counts.
    #[serde(default)]
    pub signed_approval: Option<Signed>,
    /// The day of publication.
    pub on: Date,
    /// The keys of the questions ([`Severity::Ask`](super::Severity::Ask)) that a person has answered with "allow".
    #[serde(default)]
    pub allowed: BTreeSet<String>,
    /// How the photo is cleaned, where the school may choose.
    #[serde(default)]
    pub choices: Choices,
    /// The part of the picture that is published, in the upright picture's pixels; none for all of it.
    #[serde(default)]
    pub crop: Option<Region>,
    /// The picture is scaled down until its longer side has at most so many pixels; none for its own size.
    #[serde(default)]
    pub longest_side: Option<u32>,
    /// The language of the findings' words; it changes nothing else.
    #[serde(default)]
    pub language: Language,
}

impl Submission {
    /// What of the photo is published. Where `crop` or `longest_side` are impossible that is all of it: nothing leaves then,
    /// and no face goes unasked for.
    pub(crate) fn framing(&self) -> Option<Framing> {
        let PhotoFacts { width, height, .. } = *self.photo.as_ref()?;
        let asked = Framing::of(width, height, self.crop, self.longest_side);
        Some(asked.unwrap_or_else(|_| Framing::whole(width, height)))
    }

    /// The faces that are published, with their place among all: those of whose head nothing is left by the crop are not.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (usize, &FaceAnswer)> {
        let framing = self.framing();
        let is_shown = move |region| framing.is_none_or(|framing| framing.shows_head(region));
        self.faces.iter().enumerate().filter(move |(_, face)| is_shown(face.region))
    }
}
