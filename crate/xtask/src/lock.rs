//! Reading the version of a package out of Cargo.lock.

use crate::error::{Error, Result};
use crate::layout;
use std::path::Path;

/// The one version of `package` that Cargo.lock names.
pub fn version_of(package: &str, root: &Path) -> Result<String> {
    let path = root.join("Cargo.lock");
    match versions_in(&layout::read(&path)?, package).as_slice() {
        [version] => Ok(version.clone()),
        [] => Err(Error::new(format!("Cargo.lock does not name {package}"))
            .because("the tool of that name must be of the same version as the library")
            .mend_with("cargo generate-lockfile")),
        several => Err(Error::new(format!("Cargo.lock names several versions of {package}: {}", several.join(", ")))
            .because("the tool of that name can match only one of them")
            .mend_with(format!("cargo tree --workspace --invert {package}"))),
    }
}

fn versions_in(lock: &str, package: &str) -> Vec<String> {
    let wanted = format!("name = \"{package}\"");
    let mut versions = Vec::new();
    let mut lines = lock.lines();
    while let Some(line) = lines.next() {
        if line == wanted
            && let Some(version) = lines.next().and_then(|l| l.strip_prefix("version = \""))
        {
            versions.push(version.trim_end_matches('"').to_owned());
        }
    }
    versions
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "rand"
version = "0.8.5"

[[package]]
name = "rand"
version = "0.9.1"
"#;

    #[test]
    fn a_version_is_read_for_the_whole_name_only() {
        assert_eq!(versions_in(LOCK, "wasm-bindgen"), ["0.2.130"]);
        assert_eq!(versions_in(LOCK, "wasm-bindgen-macro"), ["0.2.131"]);
        assert!(versions_in(LOCK, "wasm").is_empty());
    }

    #[test]
    fn a_package_locked_twice_has_no_one_version() {
        assert_eq!(versions_in(LOCK, "rand"), ["0.8.5", "0.9.1"]);
    }
}
