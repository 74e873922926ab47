//! A signed approval: what was approved, when, as whom, with which key, and the signature over all of it.

use serde::{Deserialize, Serialize};

use super::{PublicKey, Request, SecretKey, Signature};
use crate::{Code, Date, Error, Hash, Place, policy::Role};

/// The largest file of approvals that is read, in bytes.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// What is signed, as JSON in this order of its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Statement {
    /// What is approved.
    pub what: Request,
    /// The day of approval.
    pub on: Date,
    /// The role of whoever approves.
    pub by: Role,
    /// Names the key ([`PublicKey::id`]).
    pub key: Hash,
}

impl Statement {
    /// The one text that stands for it, the same on every platform.
    fn canonical(&self) -> String {
        // Strings, whole numbers and lists only: nothing here can fail to become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A statement with its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signed {
    /// What was signed.
    pub statement: Statement,
    /// By the key it names.
    pub signature: Signature,
}

impl Signed {
    /// Whether the key has signed exactly this.
    pub fn is_by(&self, key: &PublicKey) -> bool {
        self.statement.key == key.id() && key.has_signed(&self.statement.canonical(), &self.signature)
    }

    /// The approval as one line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Approves `what`, as the role that the key is for.
pub fn sign(what: Request, on: Date, secret: &SecretKey) -> Signed {
    let statement = Statement { what, on, by: secret.role(), key: secret.public().id() };
    let signature = secret.sign(&statement.canonical());
    Signed { statement, signature }
}

/// Reads requests or approvals, one JSON object a line.
///
/// # Errors
/// [`Code::ApprovalBroken`] with the line that cannot be read, or when there is none.
pub fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<Vec<T>, Error> {
    let broken = || Error::new(Code::ApprovalBroken);
    if text.len() > MOST_BYTES {
        return Err(broken().because("the file is larger than 4 MB"));
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = lines.map(|(number, line)| {
        let at = Place::Line { line: number as u64 + 1 };
        serde_json::from_str(line).map_err(|_| broken().at(at).because("the line cannot be read"))
    });
    let all: Vec<T> = read.collect::<Result<_, _>>()?;
    if all.is_empty() { Err(broken().because("the file is empty")) } else { Ok(all) }
}

/// Which of several approvals to judge this by: the one that fits, else one for the same photo, else any. Whether it holds is
/// for the judge to say.
pub fn fitting<'a>(approvals: &'a [Signed], request: &Request) -> Option<&'a Signed> {
    approvals.iter().min_by_key(|signed| {
        let what = &signed.statement.what;
        (what.original_sha256 != request.original_sha256, what.changes(request).len())
    })
}
