//! Secrets: random bytes from the system, and files that only their owner may read.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use age::secrecy::SecretString;
use schoolgate_core::{approval::SecretKey, receipt::ReceiptKey, register::RegisterKey};

use crate::{
    Failure, files,
    store::{self, Items, Refusal},
};

/// How every file begins that is locked with a passphrase.
const LOCKED: &[u8] = b"age-encryption.org/v1";
/// What the key is called in there, as on the page.
const KEY: &str = "secret-key.toml";

/// 32 bytes that nobody can guess.
pub fn random() -> Result<[u8; 32], Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::Usage(format!("the system gives no random numbers: {error}")))?;
    Ok(bytes)
}

/// Writes a new file that only its owner may read. Never replaces a file.
pub fn write(path: &Path, contents: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::File(path.to_owned(), error);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    let written = file.write_all(contents).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key is no key.
        let _ = fs::remove_file(path);
    }
    written.map_err(failed)
}

/// The key of somebody who approves or signs. Where its file is locked, the passphrase is asked for.
pub fn approver(path: &Path) -> Result<SecretKey, Failure> {
    let bytes = store::read_bounded(path)?;
    let text = if bytes.starts_with(LOCKED) { unlock(&bytes, store::given(None)?)? } else { text_of(bytes)? };
    SecretKey::parse(&text).map_err(|error| Failure::Core(path.to_owned(), error))
}

/// A key as a file that only the passphrase opens; the page opens it as well.
pub fn lock(key: &str) -> Result<Vec<u8>, Failure> {
    store::lock(&Items::from([(KEY.to_owned(), key.as_bytes().to_vec())]), store::chosen(None)?)
}

fn unlock(locked: &[u8], passphrase: SecretString) -> Result<String, Refusal> {
    text_of(store::open(locked, passphrase)?.remove(KEY).ok_or(Refusal::NoKey)?)
}

fn text_of(bytes: Vec<u8>) -> Result<String, Refusal> {
    String::from_utf8(bytes).map_err(|_| Refusal::NoKey)
}

/// The school's register key.
pub fn register_key(path: &Path) -> Result<RegisterKey, Failure> {
    RegisterKey::parse(&files::read_text(path)?).map_err(|error| Failure::Core(path.to_owned(), error))
}

/// The school's receipt key.
pub fn receipt_key(path: &Path) -> Result<ReceiptKey, Failure> {
    ReceiptKey::parse(&files::read_text(path)?).map_err(|error| Failure::Core(path.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use schoolgate_core::policy::Role;

    use super::*;

    fn passphrase() -> SecretString {
        SecretString::from("several plain words".to_owned())
    }

    fn locked(name: &str, contents: &[u8]) -> Vec<u8> {
        store::lock(&Items::from([(name.to_owned(), contents.to_vec())]), passphrase()).unwrap()
    }

    #[test]
    fn a_locked_key_comes_out_as_it_went_in_and_only_with_its_passphrase() {
        let text = SecretKey::of(&[7; 32], Role::Headteacher).to_file();
        let file = locked(KEY, text.as_bytes());
        assert!(file.starts_with(LOCKED));
        assert_eq!(unlock(&file, passphrase()), Ok(text));
        assert_eq!(unlock(&file, SecretString::from("several plain word".to_owned())), Err(Refusal::WrongPassphrase));
    }

    #[test]
    fn a_locked_file_without_a_key_is_refused() {
        assert_eq!(unlock(&locked("class-list.csv", b"Id"), passphrase()), Err(Refusal::NoKey));
        assert_eq!(unlock(&locked(KEY, &[0xFF]), passphrase()), Err(Refusal::NoKey));
        assert!(unlock(LOCKED, passphrase()).is_err());
    }
}
