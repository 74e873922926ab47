//! Keys and signatures: Ed25519, written as hexadecimal digits.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::{Code, Error, Hash, hash::bytes_of, policy::Role};

/// What a key signs begins with one of these, so that a signature for one purpose is none for the other.
const APPROVAL: &str = "schoolgate approval 1\n";
const INCIDENT: &str = "schoolgate incident 1\n";

/// A secret key and the role of whoever keeps it.
pub struct SecretKey {
    role: Role,
    key: SigningKey,
}

/// How a secret key is written down.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    role: Role,
    secret: String,
}

impl SecretKey {
    /// The key that these random bytes are. They must come from a source that nobody can guess.
    pub fn of(seed: &[u8; 32], role: Role) -> Self {
        Self { role, key: SigningKey::from_bytes(seed) }
    }

    /// A key from its file.
    ///
    /// # Errors
    /// [`Code::ApprovalKey`] when it is no such file. The error holds nothing of it.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let broken = || Error::new(Code::ApprovalKey).because("this is no secret key file");
        let written: Written = toml::from_str(text).map_err(|_| broken())?;
        if written.version != 1 {
            return Err(broken());
        }
        let seed = bytes_of::<32>(&written.secret).ok_or_else(broken)?;
        Ok(Self::of(&seed, written.role))
    }

    /// The file that holds it: a secret.
    pub fn to_file(&self) -> String {
        let secret: String = self.key.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        let role = self.role.as_str();
        format!(
            "# Secret: whoever has this file can approve as {}.\nversion = 1\nrole = \"{role}\"\nsecret = \"{secret}\"\n",
            self.role.in_words()
        )
    }

    /// The lines for the school's list of keys: no secret.
    pub fn listed(&self) -> String {
        let role = self.role.as_str();
        format!("[[key]]\nrole = \"{role}\"\npublic = \"{}\"\n", self.public())
    }

    /// Whose it is.
    pub fn role(&self) -> Role {
        self.role
    }

    /// What others check its signatures with.
    pub fn public(&self) -> PublicKey {
        PublicKey::of_secret(&self.key)
    }

    pub(super) fn sign(&self, text: &str) -> Signature {
        Signature(self.key.sign(format!("{APPROVAL}{text}").as_bytes()))
    }

    pub(crate) fn sign_incident(&self, text: &str) -> Signature {
        Signature(self.key.sign(format!("{INCIDENT}{text}").as_bytes()))
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SecretKey of {}", self.role.as_str())
    }
}

/// A public key, written as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Names the key: SHA-256 of its bytes.
    pub fn id(&self) -> Hash {
        Hash::of(self.0.as_bytes())
    }

    /// A key from its bytes; none when they are no key, or a weak one, which lets anybody sign.
    pub(crate) fn of(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().filter(|key| !key.is_weak()).map(Self)
    }

    pub(crate) fn of_secret(key: &SigningKey) -> Self {
        Self(key.verifying_key())
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Whether this is the key's signature of exactly these bytes, in the one form it has.
    pub(crate) fn has_signed_bytes(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(bytes, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
    }

    pub(super) fn has_signed(&self, text: &str, signature: &Signature) -> bool {
        self.0.verify_strict(format!("{APPROVAL}{text}").as_bytes(), &signature.0).is_ok()
    }

    pub(crate) fn has_signed_incident(&self, text: &str, signature: &Signature) -> bool {
        self.0.verify_strict(format!("{INCIDENT}{text}").as_bytes(), &signature.0).is_ok()
    }
}

impl TryFrom<String> for PublicKey {
    type Error = Error;

    fn try_from(digits: String) -> Result<Self, Error> {
        let broken = || Error::new(Code::ApprovalKey).because("a public key is 64 hexadecimal digits");
        bytes_of::<32>(&digits).and_then(|bytes| Self::of(&bytes)).ok_or_else(broken)
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_bytes().iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// A signature, written as 128 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Signature(ed25519_dalek::Signature);

impl TryFrom<String> for Signature {
    type Error = Error;

    fn try_from(digits: String) -> Result<Self, Error> {
        let broken = || Error::new(Code::ApprovalBroken).because("a signature is 128 hexadecimal digits");
        Ok(Self(ed25519_dalek::Signature::from_bytes(&bytes_of::<64>(&digits).ok_or_else(broken)?)))
    }
}

impl From<Signature> for String {
    fn from(signature: Signature) -> Self {
        signature.0.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_key_comes_back_from_its_file_and_shows_itself_nowhere_else() {
        let key = SecretKey::of(&[0xab; 32], Role::Headteacher);
        let again = SecretKey::parse(&key.to_file()).unwrap();
        assert_eq!((again.public(), again.role()), (key.public(), Role::Headteacher));
        assert!(
            key.to_file().contains("abab") && !key.listed().contains("abab") && !format!("{key:?}").contains("abab")
        );
    }

    #[test]
    fn what_is_no_key_is_refused_without_repeating_it() {
        for text in ["", "secret = 1", "version = 2\nrole = \"headteacher\"\nsecret = \"abab\"\n"] {
            let error = SecretKey::parse(text).unwrap_err();
            assert_eq!(error.code(), Code::ApprovalKey);
            assert!(!error.to_string().contains("abab"));
        }
    }

    #[test]
    fn the_first_test_vector_of_rfc_8032_gives_its_public_key() {
        let seed = bytes_of::<32>("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
        let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        assert_eq!(SecretKey::of(&seed, Role::Headteacher).public().to_string(), public);
    }

    #[test]
    fn a_key_with_which_anybody_can_sign_is_refused() {
        let neutral = format!("01{}", "00".repeat(31));
        assert_eq!(PublicKey::try_from(neutral).unwrap_err().code(), Code::ApprovalKey);
    }
}
