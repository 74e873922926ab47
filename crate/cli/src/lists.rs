//! What a school keeps beside its photos: the class list, the policy with its devices and keys, the register.

use std::path::Path;

use schoolgate_core::{
    Hash,
    people::{self, ClassList},
    policy::{Policy, preset, read_devices, read_keys},
    register,
};

use crate::{Failure, files, list::tell_problems};

/// Reads the class list, and says of every cell that was not understood that it does not count.
pub fn class_list(path: &Path) -> Result<ClassList, Failure> {
    let import = people::read(&files::read(path)?).map_err(|error| Failure::Core(path.to_owned(), error))?;
    tell_problems(path, &import.problems);
    Ok(import.list)
}

/// A preset of this name, or else a file; with the school's own devices and keys where they are in files of their own.
pub fn policy(name: &str, devices: Option<&Path>, keys: Option<&Path>) -> Result<Policy, Failure> {
    let path = Path::new(name);
    let policy = if path.is_file() { Policy::parse(&files::read_text(path)?) } else { preset(name) };
    let mut policy = policy.map_err(|error| Failure::Core(path.to_owned(), error))?;
    if let Some(path) = devices {
        let import = read_devices(&files::read(path)?).map_err(|error| Failure::Core(path.to_owned(), error))?;
        tell_problems(path, &import.problems);
        policy = policy.with_devices(&import.devices);
    }
    if let Some(path) = keys {
        if !policy.rules().approval.key.is_empty() {
            return Err(Failure::Usage(
                "the policy lists keys itself, so no others count: leave --keys out".to_owned(),
            ));
        }
        let keys = read_keys(&files::read_text(path)?).map_err(|error| Failure::Core(path.to_owned(), error))?;
        policy = policy.with_keys(&keys);
    }
    Ok(policy)
}

/// The hash of the register's last entry; none when there is no register yet.
pub fn last_entry(path: &Path) -> Result<Option<Hash>, Failure> {
    if !path.exists() {
        return Ok(None);
    }
    register::verify(files::read(path)?).map_err(|error| Failure::Core(path.to_owned(), error))
}
