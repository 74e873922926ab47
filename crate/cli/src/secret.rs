//! Secrets: random bytes from the system, and files that only their owner may read.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use schoolgate_core::{approval::SecretKey, register::RegisterKey};

use crate::{Failure, files};

/// 32 bytes that nobody can guess.
pub fn random() -> Result<[u8; 32], Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::Usage(format!("the system gives no random numbers: {error}")))?;
    Ok(bytes)
}

/// Writes a new file that only its owner may read. Never replaces a file.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::File(path.to_owned(), error);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key is no key.
        let _ = fs::remove_file(path);
    }
    written.map_err(failed)
}

/// The key of somebody who approves or signs.
pub fn approver(path: &Path) -> Result<SecretKey, Failure> {
    SecretKey::parse(&files::read_text(path)?).map_err(|error| Failure::Core(path.to_owned(), error))
}

/// The school's register key.
pub fn register_key(path: &Path) -> Result<RegisterKey, Failure> {
    RegisterKey::parse(&files::read_text(path)?).map_err(|error| Failure::Core(path.to_owned(), error))
}
