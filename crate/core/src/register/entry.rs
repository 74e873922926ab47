//! One line: what it says, and the hash that seals it.

use serde::{Deserialize, Serialize};

use super::{Cleared, Incident, Refused, RegisterKey};
use crate::{Date, Hash, policy::Role};

/// Where the next entry goes: after this one, with people written under this key.
#[derive(Clone, Copy, Debug, Default)]
pub struct Book<'a> {
    /// The hash of the register's last entry; none for its first.
    pub previous: Option<&'a Hash>,
    /// The school's register key; none writes people by their class list id.
    pub key: Option<&'a RegisterKey>,
}

/// A picture was taken down and deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename = "removal", rename_all = "camelCase")]
pub struct Removed {
    /// The hash of the entry before; none for the first.
    pub previous: Option<Hash>,
    /// The day.
    pub on: Date,
    /// Who did it.
    pub by: Role,
    /// The hash of the entry that had cleared the picture.
    pub entry: Hash,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A photo may leave. Written without a kind, as in the first registers.
    Clearance(Box<Cleared>),
    /// A photo was stopped.
    Refusal(Box<Refused>),
    /// A picture was taken down.
    Removal(Removed),
    /// Something went wrong.
    Incident(Box<Incident>),
}

impl Body {
    /// The hash of the entry before.
    pub fn previous(&self) -> Option<&Hash> {
        match self {
            Self::Clearance(body) => body.previous.as_ref(),
            Self::Refusal(body) => body.previous.as_ref(),
            Self::Removal(body) => body.previous.as_ref(),
            Self::Incident(body) => body.previous.as_ref(),
        }
    }

    /// It as JSON, the text that is hashed.
    pub(super) fn to_json(&self) -> String {
        match self {
            Self::Clearance(body) => json(body),
            Self::Refusal(body) => json(body),
            Self::Removal(body) => json(body),
            Self::Incident(body) => json(body),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        #[derive(Deserialize)]
        struct Kind {
            #[serde(default)]
            kind: Option<String>,
        }
        let Kind { kind } = serde_json::from_str(text).ok()?;
        Some(match kind.as_deref() {
            None => Self::Clearance(serde_json::from_str(text).ok()?),
            Some("refusal") => Self::Refusal(serde_json::from_str(text).ok()?),
            Some("removal") => Self::Removal(serde_json::from_str(text).ok()?),
            Some("incident") => Self::Incident(serde_json::from_str(text).ok()?),
            Some(_) => return None,
        })
    }
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub body: Body,
    /// SHA-256 of the body as JSON.
    pub hash: Hash,
}

/// Stands between a body and its hash.
const HASH: &str = ",\"hash\":\"";

impl Entry {
    /// Seals what is to be written.
    pub fn seal(body: Body) -> Self {
        let hash = Hash::of(body.to_json().as_bytes());
        Self { body, hash }
    }

    /// That the picture which `entry` had cleared is gone.
    pub fn of_removal(entry: Hash, on: Date, by: Role, book: Book<'_>) -> Self {
        Self::seal(Body::Removal(Removed { previous: book.previous.cloned(), on, by, entry }))
    }

    /// The entry as one line of JSON, without the line's end.
    pub fn to_json(&self) -> String {
        let body = self.body.to_json();
        let open = body.strip_suffix('}').unwrap_or(&body);
        format!("{open}{HASH}{}\"}}", self.hash)
    }

    /// The body of a line, as it was hashed, and the hash that the line gives.
    pub(super) fn split(line: &str) -> Option<(String, Hash)> {
        let (open, hash) = line.strip_suffix("\"}")?.rsplit_once(HASH)?;
        Some((format!("{open}}}"), Hash::parse(hash).ok()?))
    }
}

/// Maps with string keys, strings and whole numbers only: nothing here can fail to become JSON.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
