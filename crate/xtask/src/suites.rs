//! The test suites, each as its own runner runs it.

use crate::browsers::{Display, Variables};
use crate::cli::{self, Profile};
use crate::command::Run;
use crate::count::Tested;
use crate::error::{Error, Result};
use crate::layout::Layout;
use crate::npm;

/// Part of what is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suite {
    /// The crates, on this machine.
    Rust,
    /// The page's types and units.
    Web,
    /// The page in three engines, and the command line.
    Browser,
}

impl Suite {
    /// All of them, in the order they are run.
    pub const ALL: [Self; 3] = [Self::Rust, Self::Web, Self::Browser];

    /// As `--only` has it.
    pub fn named(name: &str) -> Result<Self> {
        match name {
            "rust" => Ok(Self::Rust),
            "web" => Ok(Self::Web),
            "browser" => Ok(Self::Browser),
            other => Err(Error::new(format!("there is no suite {other:?}"))
                .mend_with("cargo xtask test --only rust|web|browser")),
        }
    }
}

/// Runs the crates' tests, all of them even when some fail.
pub fn rust(layout: &Layout) -> Result<Tested> {
    Run::new("cargo").args(["test", "--locked", "--workspace", "--no-fail-fast"]).dir(&layout.root).count()
}

/// Checks the page's types.
pub fn types(layout: &Layout) -> Result<()> {
    npm::script(&layout.web(), "typecheck").run()
}

/// Runs the page's unit tests.
pub fn web(layout: &Layout) -> Result<Tested> {
    npm::script(&layout.web(), "test").count()
}

/// Runs the suites that cross the parts, with a display and the places of all programs in their environment.
pub fn browser(layout: &Layout, programs: &Variables) -> Result<Tested> {
    let display = Display::open()?;
    crossing(layout, "test", Profile::Dev, &display, programs).count()
}

/// Runs the benchmarks that cross the parts.
pub fn bench(layout: &Layout, programs: &Variables) -> Result<()> {
    let display = Display::open()?;
    crossing(layout, "bench", Profile::Release, &display, programs).run()
}

/// Measures what the page costs whoever opens it, and has Lighthouse judge it.
pub fn bench_page(layout: &Layout, programs: &Variables) -> Result<()> {
    let display = Display::open()?;
    crossing(layout, "bench-page", Profile::Release, &display, programs).run()
}

fn crossing(layout: &Layout, script: &str, profile: Profile, display: &Display, programs: &Variables) -> Run {
    let run = npm::script(&layout.tests(), script)
        .env("DISPLAY", &display.name)
        .without("WAYLAND_DISPLAY")
        .env("SCHOOLGATE_CLI", cli::path(layout, profile));
    programs.iter().fold(run, |run, (name, path)| run.env(name, path))
}
