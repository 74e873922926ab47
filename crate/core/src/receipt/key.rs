//! The school's receipt key.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};
use serde::Deserialize;

use super::{Receipt, jwk, jws};
use crate::{Code, Error, approval::PublicKey, hash::bytes_of};

/// The secret key that receipts are signed with. It signs nothing else, and no other key signs a receipt.
pub struct ReceiptKey(SigningKey);

/// How a receipt key is written down.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Written {
    version: u32,
    receipt_key: String,
}

impl ReceiptKey {
    /// The key that these random bytes are. They must come from a source that nobody can guess.
    pub fn of(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// A key from its file.
    ///
    /// # Errors
    /// [`Code::ReceiptKey`] when it is no such file. The error holds nothing of it.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let broken = || Error::new(Code::ReceiptKey).because("this is no receipt key file");
        let written: Written = toml::from_str(text).map_err(|_| broken())?;
        if written.version != 1 {
            return Err(broken());
        }
        Ok(Self::of(&bytes_of(&written.receipt_key).ok_or_else(broken)?))
    }

    /// The file that holds it: a secret.
    pub fn to_file(&self) -> String {
        let digits: String = self.0.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        format!(
            "# Secret: whoever has this file can make receipts for photos that nobody has checked.\n\
             version = 1\nreceipt-key = \"{digits}\"\n"
        )
    }

    /// What servers check its receipts with.
    pub fn public(&self) -> PublicKey {
        PublicKey::of_secret(&self.0)
    }

    /// The same as a JWK, for servers ([`public_jwk`](super::public_jwk)).
    pub fn public_jwk(&self) -> String {
        jwk::public_jwk(&self.public())
    }

    /// Signs a receipt; the JWS.
    ///
    /// # Errors
    /// [`Code::ReceiptTooLong`] when it would be larger than anybody reads ([`MOST_BYTES`](super::MOST_BYTES)), which a file
    /// name of thousands of letters does.
    pub fn sign(&self, receipt: &Receipt) -> Result<String, Error> {
        self.sign_json(&receipt.payload().to_json())
    }

    pub(super) fn sign_json(&self, payload: &str) -> Result<String, Error> {
        let signed = jws::unsigned(&self.public().id(), payload);
        let receipt = jws::with_signature(&signed, &self.0.sign(signed.as_bytes()).to_bytes());
        if receipt.len() > jws::MOST_BYTES { Err(Error::new(Code::ReceiptTooLong)) } else { Ok(receipt) }
    }
}

impl fmt::Debug for ReceiptKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ReceiptKey")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{approval::SecretKey, policy::Role, receipt::verify, register::RegisterKey};

    #[test]
    fn what_other_tools_have_signed_is_signed_here_with_the_same_letters() {
        let key = ReceiptKey::parse(include_str!("../../../../fixtures/receipts/key.toml")).unwrap();
        for made in [
            include_str!("../../../../fixtures/receipts/photo.receipt.txt"),
            include_str!("../../../../fixtures/receipts/words.receipt.txt"),
        ] {
            let payload = verify(made.trim_end(), &key.public()).unwrap();
            assert_eq!(key.sign_json(&payload.to_json()).unwrap(), made.trim_end());
        }
    }

    #[test]
    fn a_key_comes_back_from_its_file_and_shows_itself_nowhere_else() {
        let key = ReceiptKey::of(&[0xab; 32]);
        assert!(key.to_file().contains("abab"));
        assert_eq!(ReceiptKey::parse(&key.to_file()).unwrap().public(), key.public());
        assert_eq!(format!("{key:?}"), "ReceiptKey");
        assert!(!key.public_jwk().contains("abab"));
    }

    #[test]
    fn a_key_for_another_purpose_makes_no_receipts_and_a_receipt_key_serves_no_other() {
        let seed = [0xab; 32];
        let others = [SecretKey::of(&seed, Role::Headteacher).to_file(), RegisterKey::of(&seed).to_file()];
        for text in others.iter().map(String::as_str).chain(["", "abab", "version = 2\nreceipt-key = \"abab\"\n"]) {
            let error = ReceiptKey::parse(text).unwrap_err();
            assert_eq!(error.code(), Code::ReceiptKey);
            assert!(!error.to_string().contains("abab"));
        }
        let file = ReceiptKey::of(&seed).to_file();
        assert!(SecretKey::parse(&file).is_err() && RegisterKey::parse(&file).is_err());
    }
}
