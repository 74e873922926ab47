//! What a receipt says.

use serde::{Deserialize, Serialize};

use crate::{Code, Date, Error, Hash, policy::Channel};

/// The one version there is.
const VERSION: u32 = 1;

/// What was let go, as JSON in this order of its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Payload {
    /// Of this form: 1.
    pub version: u32,
    /// The hash of the cleared bytes; none for words without a picture, which is a receipt for no file at all.
    pub photo: Option<Hash>,
    /// The name under which it was cleared.
    pub file_name: String,
    /// The hash of the caption's UTF-8, with its line breaks as LF ([`Payload::text`]).
    pub caption: Hash,
    /// The hash of the alt text, made alike.
    pub alt_text: Hash,
    /// Where it may be seen.
    pub channel: Channel,
    /// The day of publication that it was judged for.
    pub on: Date,
    /// The hash of the policy file.
    pub policy: Hash,
}

impl Payload {
    /// A payload of the version there is.
    pub(super) fn new(
        photo: Option<Hash>,
        words: &crate::caption::Words,
        channel: Channel,
        on: Date,
        policy: Hash,
    ) -> Self {
        let [caption, alt_text] = [&words.caption, &words.alt_text].map(|text| Self::text(text));
        Self { version: VERSION, photo, file_name: words.file_name.clone(), caption, alt_text, channel, on, policy }
    }

    /// The hash of a text as a receipt holds it. Browsers send the line breaks of a form as CR LF, whatever was judged, so each
    /// CR LF and each lone CR counts as one LF.
    pub fn text(text: &str) -> Hash {
        Hash::of(text.replace("\r\n", "\n").replace('\r', "\n").as_bytes())
    }

    /// Nothing, where it is for exactly this file.
    ///
    /// # Errors
    /// [`Code::ReceiptOtherPhoto`] for any other file, and for every file where it is for words alone.
    pub fn is_for_photo(&self, bytes: &[u8]) -> Result<(), Error> {
        match &self.photo {
            Some(photo) if *photo == Hash::of(bytes) => Ok(()),
            Some(_) => Err(Error::new(Code::ReceiptOtherPhoto)),
            None => Err(Error::new(Code::ReceiptOtherPhoto).because("it is for words without a picture")),
        }
    }

    /// Nothing, where it is for this channel.
    ///
    /// # Errors
    /// [`Code::ReceiptOtherChannel`] for any other.
    pub fn is_for_channel(&self, channel: Channel) -> Result<(), Error> {
        if self.channel == channel {
            return Ok(());
        }
        Err(Error::new(Code::ReceiptOtherChannel).because(format!("it is for {}", self.channel.as_str())))
    }

    /// The one text that stands for it, the same on every platform.
    pub fn to_json(&self) -> String {
        // Strings and whole numbers only: nothing here can fail to become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A payload from exactly the text that [`Payload::to_json`] writes: no other spaces, order, or spelling of the same.
    pub(super) fn parse(json: &[u8]) -> Result<Self, Error> {
        let broken = |why| Error::new(Code::ReceiptBroken).because(why);
        let payload: Self = serde_json::from_slice(json).map_err(|_| broken("what it says cannot be read"))?;
        if payload.version != VERSION {
            return Err(broken("it is of a version that is not known here"));
        }
        if payload.to_json().as_bytes() != json {
            return Err(broken("what it says is not written as receipts are"));
        }
        Ok(payload)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_count_the_same_however_a_form_sends_them() {
        // printf 'One\nTwo\n' | sha256sum
        let hash = "2fcfb7830c3bb1c40b0a64f0549acc4c661f7f9f8c39d3b8ecaaf51313670f68";
        for text in ["One\nTwo\n", "One\r\nTwo\r\n", "One\rTwo\r", "One\r\nTwo\n"] {
            assert_eq!(Payload::text(text).as_str(), hash);
        }
        assert_ne!(Payload::text("One\n\rTwo"), Payload::text("One\nTwo"), "two line breaks are not one");
        assert_ne!(Payload::text("One Two"), Payload::text("One\nTwo"));
    }
}
