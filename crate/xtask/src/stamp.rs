//! Stamps: a file that says for what the work beside it was done, so that it is done once.

use crate::error::Result;
use crate::layout;
use std::fs;
use std::path::PathBuf;

/// Work that is done when `path` holds exactly `key`.
pub struct Stamp {
    path: PathBuf,
    key: String,
}

impl Stamp {
    /// A stamp at a path. The key names everything the work depends on.
    pub fn new(path: PathBuf, key: impl Into<String>) -> Self {
        Self { path, key: key.into() }
    }

    /// Whether the work was done, for this key.
    pub fn is_set(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|text| text == self.key)
    }

    /// Says that the work is done. Call it last.
    pub fn set(&self) -> Result<()> {
        layout::write(&self.path, &self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn work_is_done_again_when_what_it_depends_on_changes() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("schoolgate-stamp-{}", std::process::id()));
        let path = folder.join("deep/stamp");
        let first = Stamp::new(path.clone(), "1.0");
        assert!(!first.is_set());
        first.set()?;
        assert!(first.is_set());
        let second = Stamp::new(path, "1.1");
        assert!(!second.is_set());
        second.set()?;
        assert!(!first.is_set());
        fs::remove_dir_all(&folder).map_err(|e| Error::io("remove", &folder, &e))
    }
}
