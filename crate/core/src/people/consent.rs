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
}

impl State {
    /// The name used in files, such as `no-reply`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::NoReply => "no-reply",
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
    /// The local authority, for a child in its care.
    LocalAuthority,
    /// The list does not say. Counts as one parent.
    Unknown,
}

/// One answer on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    /// The use that was asked about.
    pub channel: Channel,
    /// The answer.
    pub state: State,
    /// Whose answer it is.
    pub giver: Giver,
    /// The day it was given, where the list says.
    pub on: Option<Date>,
}
