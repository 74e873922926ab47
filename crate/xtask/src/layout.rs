//! Where things lie: the repository, its build output, and the cache that outlives `cargo clean`.

use crate::error::{Error, Result};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders this program reads and writes.
pub struct Layout {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's output, as the environment has it.
    pub target: PathBuf,
    /// What is expensive to make and does not depend on the source: compilers, drivers, downloads.
    pub cache: PathBuf,
}

impl Layout {
    /// Finds the folders, and makes none of them.
    pub fn find() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root =
            manifest.ancestors().nth(2).ok_or_else(|| Error::new("could not find the repository"))?.to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        let cache = cache_folder(env::var_os("SCHOOLGATE_CACHE"), env::var_os("XDG_CACHE_HOME"), env::var_os("HOME"))
            .ok_or_else(|| {
            Error::new("no place for the cache: HOME is not set")
                .because("compilers and drivers built once are kept there")
                .mend_with("export SCHOOLGATE_CACHE=/a/folder")
        })?;
        Ok(Self { root, target, cache })
    }

    /// The page and its package.
    pub fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// The suites that cross the parts.
    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// The WebAssembly module and its JavaScript, generated.
    pub fn bindings(&self) -> PathBuf {
        self.root.join("web/src/wasm")
    }

    /// The same for the spelling and grammar check, a module of its own.
    pub fn grammar_bindings(&self) -> PathBuf {
        self.root.join("web/src/grammar")
    }

    /// Cargo's output for WebAssembly: apart, because its compiler flags differ.
    pub fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }
}

fn cache_folder(chosen: Option<OsString>, xdg: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let set = |value: Option<OsString>| value.filter(|v| !v.is_empty()).map(PathBuf::from);
    set(chosen)
        .map(|dir| std::path::absolute(&dir).unwrap_or(dir))
        .or_else(|| set(xdg).map(|dir| dir.join("schoolgate")))
        .or_else(|| set(home).map(|dir| dir.join(".cache/schoolgate")))
}

/// Makes a folder and those above it.
pub fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|e| Error::io("make the folder", path, &e))
}

/// Removes a file or a folder and all in it; that it was not there is no failure.
pub fn remove(path: &Path) -> Result<bool> {
    let Ok(kind) = fs::symlink_metadata(path) else {
        return Ok(false);
    };
    if kind.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
        .map_err(|e| Error::io("remove", path, &e))?;
    Ok(true)
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| Error::io("read", path, &e))
}

/// Writes a file, making its folder.
pub fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, text).map_err(|e| Error::io("write", path, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_is_where_it_is_told_to_be_and_else_where_caches_are() {
        let set = |v: &str| Some(OsString::from(v));
        assert_eq!(cache_folder(set("/a"), set("/b"), set("/c")), Some(PathBuf::from("/a")));
        assert_eq!(cache_folder(None, set("/b"), set("/c")), Some(PathBuf::from("/b/schoolgate")));
        assert_eq!(cache_folder(set(""), None, set("/c")), Some(PathBuf::from("/c/.cache/schoolgate")));
        assert_eq!(cache_folder(None, None, None), None);
    }
}
