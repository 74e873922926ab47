//! Taking away all that was built and fetched.

use crate::command::say;
use crate::debian_std;
use crate::error::Result;
use crate::fetch;
use crate::layout::{Layout, remove};

/// Removes what this program made in the repository, and with `cache` what it keeps outside.
pub fn clean(layout: &Layout, cache: bool) -> Result<()> {
    let mut paths = vec![
        layout.target.clone(),
        layout.bindings(),
        layout.grammar_bindings(),
        layout.web().join("dist"),
        layout.web().join("package/dist"),
        layout.web().join("extension/dist"),
        layout.web().join("public/sample"),
        layout.web().join("node_modules"),
        layout.tests().join("node_modules"),
        layout.tests().join("bench/page/node_modules"),
        layout.tests().join("hosts/node_modules"),
    ];
    paths.extend(fetch::pieces(layout));
    if cache {
        debian_std::unlink(layout);
        paths.extend(["toolchain", "tools", "wheels", "build", "lock"].map(|name| layout.cache.join(name)));
    }
    for path in paths {
        if remove(&path)? {
            say(&format!("removed {}", path.display()));
        }
    }
    Ok(())
}
