//! JavaScript packages: exactly those of package-lock.json, fetched again only when it changes.

use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout;
use crate::stamp::Stamp;
use std::path::Path;

/// The oldest Node that will do.
const NODE: (u32, u32) = (20, 19);

/// Fills `folder/node_modules`.
pub fn ensure(folder: &Path) -> Result<()> {
    let lock_path = folder.join("package-lock.json");
    if !lock_path.is_file() {
        return Err(Error::new(format!("{} is missing", lock_path.display()))
            .because("it pins every JavaScript package by hash")
            .mend_with(format!("npm --prefix {} install", folder.display())));
    }
    let node = node_version()?;
    let key = format!("node {node}\n{}", layout::read(&lock_path)?);
    let stamp = Stamp::new(folder.join("node_modules/.schoolgate-stamp"), key);
    if stamp.is_set() {
        return Ok(());
    }
    say(&format!("fetching the packages of {}", lock_path.display()));
    // Packages' install scripts are not run: none of ours needs one, and a hijacked one would.
    Run::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).dir(folder).run()?;
    stamp.set()
}

/// `npm run <script>`, in a folder.
pub fn script(folder: &Path, script: &str) -> Run {
    Run::new("npm").args(["run", script]).dir(folder)
}

/// Whether package.json has the script.
pub fn has_script(folder: &Path, script: &str) -> bool {
    Run::new("npm")
        .args(["pkg", "get", &format!("scripts.{script}")])
        .dir(folder)
        .probe()
        .is_some_and(|said| said.starts_with('"'))
}

fn node_version() -> Result<String> {
    let missing = |what: &str| {
        Error::new(what.to_owned())
            .because("the page and its tests are built and run by it")
            .mend_with("nvm install 20    # or any other way to Node 20 and its npm")
    };
    let version = Run::new("node").arg("--version").probe().ok_or_else(|| missing("Node is not installed"))?;
    if number(&version).is_none_or(|number| number < NODE) {
        let (major, minor) = NODE;
        return Err(missing(&format!("Node {major}.{minor} or newer is needed, this is {version}")));
    }
    if Run::new("npm").arg("--version").probe().is_none() {
        return Err(missing("npm is not installed"));
    }
    Ok(version)
}

fn number(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_version_is_compared_by_number() {
        assert_eq!(number("v20.20.2"), Some((20, 20)));
        assert!(number("v8.17.0") < Some(NODE));
        assert!(number("v20.9.0") < Some(NODE));
        assert!(number("v22.0.0") > Some(NODE));
        assert_eq!(number("20"), None);
    }
}
