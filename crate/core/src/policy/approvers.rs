//! Who may approve: the public keys of the school, in the policy file or in a file of their own beside it.
//!
//! In the policy they are `[[approval.key]]`, in a file of their own `[[key]]`; either way with `role` and `public`.

use serde::{Deserialize, Serialize};

use super::Role;
use crate::{Code, Error, Place, approval::PublicKey};

/// The largest list that is read, in bytes.
const MOST_BYTES: usize = 64 * 1024;

/// One key and the role that it speaks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ApproverKey {
    /// Whose it is.
    pub role: Role,
    /// The public key.
    pub public: PublicKey,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    key: Vec<ApproverKey>,
}

/// Reads a list of public keys (TOML) of at most 64 kB.
///
/// # Errors
/// [`Code::ApprovalKeys`] with the line that cannot be used, or when there is no key in it.
pub fn read_keys(text: &str) -> Result<Vec<ApproverKey>, Error> {
    let broken = || Error::new(Code::ApprovalKeys);
    if text.len() > MOST_BYTES {
        return Err(broken().because("the file is larger than 64 kB"));
    }
    let list: List = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() as u64 + 1;
        broken().at(Place::Line { line }).because(error.message())
    })?;
    if list.key.is_empty() {
        return Err(broken().because("there is no key in it"));
    }
    Ok(list.key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approval::SecretKey;

    #[test]
    fn what_a_new_key_prints_is_a_list() {
        let key = SecretKey::of(&[7; 32], Role::Headteacher);
        let keys = read_keys(&(key.listed() + &key.listed())).unwrap();
        assert_eq!(keys.len(), 2);
        assert_eq!(keys[0], ApproverKey { role: Role::Headteacher, public: key.public() });
    }

    #[test]
    fn what_cannot_be_used_names_its_line() {
        let listed = SecretKey::of(&[7; 32], Role::Headteacher).listed();
        for (text, line) in [
            (listed.replace("headteacher", "cook"), 2),
            (listed.replace("public = \"", "public = \"x"), 3),
            ("\n[[keys]]\n".to_owned(), 2),
        ] {
            let error = read_keys(&text).unwrap_err();
            assert_eq!((error.code(), error.place()), (Code::ApprovalKeys, &Place::Line { line }), "{error}");
        }
        assert_eq!(read_keys("").unwrap_err().code(), Code::ApprovalKeys);
        let secret = SecretKey::of(&[7; 32], Role::Headteacher).to_file();
        assert_eq!(read_keys(&secret).unwrap_err().code(), Code::ApprovalKeys, "a secret key is no list");
    }
}
