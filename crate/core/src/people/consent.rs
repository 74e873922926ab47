//! One answer to one question: may this person's picture be used on this channel?

use serde::{Deserialize, Serialize};

use crate::{Date, policy::Channel};

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Yes.
    Granted,
    /// No.
    Refused,
    /// Yes once, and taken back since.
    Withdrawn,
    /// Asked, not answered. It is not a yes.
    NoReply,
    /// Something stands there that could not be understood, or not trusted to be this person's answer: it may be a no, and
    /// stops even where silence would not.
    Unclear,
}

impl State {
    /// The name used in files, such as `no-reply`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::NoReply => "no-reply",
            Self::Unclear => "unclear",
        }
    }
}

/// What the question was about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Pictures of the person.
    #[default]
    Picture,
    /// The person's work: drawings, writing, models.
    Work,
}

impl About {
    /// Whether it is the usual question, which files need not spell out.
    pub(crate) fn is_picture(&self) -> bool {
        *self == Self::Picture
    }
}

/// How an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// On paper: a form, a letter.
    Paper,
    /// In writing by electronic means: a portal, an app, an e-mail.
    Online,
    /// By word of mouth, which is no written consent.
    Spoken,
    /// In a way that could not be understood, so that nobody knows whether it is in writing.
    Other,
}

impl Method {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Online => "online",
            Self::Spoken => "spoken",
            Self::Other => "other",
        }
    }
}

/// Who answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Giver {
    /// A parent or carer; the school's list says which is which.
    Parent1,
    /// The other parent or carer.
    Parent2,
    /// The pupil.
    Pupil,
    /// The member of staff, for pictures of themselves.
    Staff,
    /// The visitor, for pictures of themselves.
    Visitor,
    /// The local authority, for a child in its care.
    LocalAuthority,
    /// The list does not say. Counts as one parent.
    Unknown,
}

/// One answer on record: one person's, for one channel, by one giver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    /// Pictures of the person, or the person's work.
    #[serde(default, skip_serializing_if = "About::is_picture")]
    pub about: About,
    /// The use that was asked about.
    pub channel: Channel,
    /// The answer.
    pub state: State,
    /// Whose answer it is.
    pub giver: Giver,
    /// The day it was given, where the list says.
    #[serde(default)]
    pub on: Option<Date>,
    /// The last day on which a yes holds, where it was given for a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// How it was given, where the list says; a list without it is itself the school's written record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Method>,
}

impl Consent {
    /// An answer about pictures, without a day.
    pub fn new(channel: Channel, state: State, giver: Giver) -> Self {
        Self { about: About::Picture, channel, state, giver, on: None, until: None, how: None }
    }

    /// Whether this is an answer to this question.
    pub fn answers(&self, about: About, channel: Channel) -> bool {
        self.about == about && self.channel == channel
    }

    /// Whether it is in writing, as far as the list says.
    pub fn is_in_writing(&self) -> bool {
        matches!(self.how, None | Some(Method::Paper | Method::Online))
    }

    /// Whether it has been given by this day and has not run out.
    pub fn runs_on(&self, day: Date) -> bool {
        self.on.is_none_or(|given| given <= day) && self.until.is_none_or(|last| day <= last)
    }

    /// Whether it is a no.
    pub fn is_objection(&self) -> bool {
        matches!(self.state, State::Refused | State::Withdrawn)
    }
}
