//! Whom an entry is about, without saying who it is.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::{Code, Error, Hash, hash::bytes_of, people::PersonId};

/// Somebody in the register: `hmac:` and HMAC-SHA-256 (RFC 2104) of the class list id under the school's register key, in
/// hexadecimal digits; where no key was given, the class list id itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubjectId(pub String);

impl SubjectId {
    /// How this person is written down.
    pub fn of(person: &PersonId, key: Option<&RegisterKey>) -> Self {
        Self(key.map_or_else(|| person.0.clone(), |key| key.pseudonym(person)))
    }
}

/// The school's register key: without it nobody can tell who a pseudonym is.
#[derive(Clone)]
pub struct RegisterKey([u8; 32]);

/// How a register key is written down.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Written {
    version: u32,
    register_key: String,
}

impl RegisterKey {
    /// The key that these random bytes are. They must come from a source that nobody can guess.
    pub fn of(seed: &[u8; 32]) -> Self {
        Self(*seed)
    }

    /// A key from its file.
    ///
    /// # Errors
    /// [`Code::RegisterKey`] when it is no such file. The error holds nothing of it.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let broken = || Error::new(Code::RegisterKey).because("this is no register key file");
        let written: Written = toml::from_str(text).map_err(|_| broken())?;
        if written.version != 1 {
            return Err(broken());
        }
        Ok(Self(bytes_of(&written.register_key).ok_or_else(broken)?))
    }

    /// The file that holds it: a secret.
    pub fn to_file(&self) -> String {
        let digits: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        format!(
            "# Secret: whoever has this file can tell who the people in the register are. Keep it: nobody is found without.\n\
             version = 1\nregister-key = \"{digits}\"\n"
        )
    }

    /// Tells keys apart and gives nothing of them away.
    pub fn id(&self) -> String {
        Hash::of(&[b"schoolgate register key 1\n".as_slice(), &self.0].concat()).short().to_owned()
    }

    fn pseudonym(&self, person: &PersonId) -> String {
        // Every length of key is one HMAC takes, so this is never an error.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return "hmac:".to_owned() };
        mac.update(person.0.as_bytes());
        let digits: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("hmac:{digits}")
    }
}

impl std::fmt::Debug for RegisterKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "RegisterKey {}", self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_the_hmac_of_the_id() {
        // python3 -c 'import hmac; print(hmac.new(bytes(range(32)), b"S01", "sha256").hexdigest())'
        let key = RegisterKey::of(&std::array::from_fn(|index| index as u8));
        let id = SubjectId::of(&PersonId("S01".to_owned()), Some(&key));
        assert_eq!(id.0, "hmac:674e4de0ca100bcee74e9f930b47a0f66befff4380c73da05ee6bc71ec96a75a");
    }

    #[test]
    fn a_key_comes_back_from_its_file_and_shows_itself_nowhere_else() {
        let key = RegisterKey::of(&[0xab; 32]);
        assert_eq!(RegisterKey::parse(&key.to_file()).unwrap().0, key.0);
        assert!(!format!("{key:?}").contains("abab"));
        assert_eq!(RegisterKey::parse("abab").unwrap_err().code(), Code::RegisterKey);
    }
}
