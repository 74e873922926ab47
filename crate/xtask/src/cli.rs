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
    /// The same without the face detector, whose runtime takes most of the build: it inspects and cleans.
    Plain,
}

/// Builds it.
pub fn build(layout: &Layout, profile: Profile) -> Result<()> {
    let run = Run::new("cargo").args(["build", "--locked"]).dir(&layout.root);
    match profile {
        // Everything, as the tests do: a smaller choice has dependencies with other features, and would compile the
        // detector's runtime once more.
        Profile::Dev => run.args(["--workspace", "--all-targets"]),
        Profile::Release => run.args(["-p", "schoolgate-cli", "--release"]),
        Profile::Plain => run
            .args(["-p", "schoolgate-cli", "--release", "--no-default-features", "--target-dir"])
            .arg(plain_target(layout)),
    }
    .run()
}

/// Where it was built.
pub fn path(layout: &Layout, profile: Profile) -> PathBuf {
    let folder = match profile {
        Profile::Dev => layout.target.join("debug"),
        Profile::Release => layout.target.join("release"),
        Profile::Plain => plain_target(layout).join("release"),
    };
    folder.join("schoolgate")
}

/// Apart from the rest: a program of the same name lies there.
pub fn plain_target(layout: &Layout) -> PathBuf {
    layout.target.join("plain")
}
