//! A receipt that may be signed: it exists only where something was let go.

use super::Payload;
use crate::{
    Code, Error, Hash,
    caption::Words,
    policy::Policy,
    verdict::{Prepared, Submission, judge},
};

/// What was let go, ready to be signed ([`ReceiptKey::sign`](super::ReceiptKey::sign)).
///
/// Its field is private: it comes with a clearance ([`Clearance::receipt`](crate::verdict::Clearance::receipt)), or from
/// [`Receipt::of_words`], and from nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt(Payload);

impl Receipt {
    /// The receipt for words without a picture: judges them, and there is none while anything stands in the way.
    ///
    /// # Errors
    /// [`Code::ReceiptHasPhoto`] when there is a photo, whose clearance brings a receipt for both; [`Code::NotPermitted`] with
    /// the rules in the way.
    pub fn of_words<'a>(
        submission: &Submission,
        list: impl Into<Prepared<'a>>,
        policy: &Policy,
    ) -> Result<Self, Error> {
        if submission.photo.is_some() {
            return Err(Error::new(Code::ReceiptHasPhoto));
        }
        judge(submission, list, policy).or_refused()?;
        Ok(Self::cleared(None, &submission.words, submission, policy))
    }

    /// The receipt for what was cleared under these words. Only the clearance, and the above, may call it.
    pub(crate) fn cleared(photo: Option<Hash>, words: &Words, submission: &Submission, policy: &Policy) -> Self {
        Self(Payload::new(photo, words, submission.channel, submission.on, policy.sha256().clone()))
    }

    /// What it says.
    pub fn payload(&self) -> &Payload {
        &self.0
    }
}
