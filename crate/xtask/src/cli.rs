//! Building the `schoolgate` command, and for tests the one that plants secrets in photos.

use crate::command::Run;
use crate::error::Result;
use crate::layout::Layout;
use std::path::PathBuf;

/// How it is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// As the tests are: most of the build is shared with theirs.
    Dev,
    /// As it is shipped and measured.
    Release,
}

/// Builds it.
pub fn build(layout: &Layout, profile: Profile) -> Result<()> {
    let run = Run::new("cargo").args(["build", "--locked", "-p", "schoolgate-cli"]).dir(&layout.root);
    match profile {
        Profile::Dev => run.args(["-p", "schoolgate-fixtures"]),
        Profile::Release => run.arg("--release"),
    }
    .run()
}

/// Where it was built.
pub fn path(layout: &Layout, profile: Profile) -> PathBuf {
    layout
        .target
        .join(match profile {
            Profile::Dev => "debug",
            Profile::Release => "release",
        })
        .join("schoolgate")
}
