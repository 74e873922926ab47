//! The compiler for WebAssembly: rustup's where it can be had, else Debian's.

use crate::command::{Run, say};
use crate::debian_std;
use crate::error::{Error, Result};
use crate::layout::Layout;
use std::path::PathBuf;

/// What the browser's half is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Which compiler builds for WebAssembly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that builds everything else.
    Rustup,
    /// Debian's, with a standard library built from its source, laid out in this folder.
    Debian(PathBuf),
}

impl Toolchain {
    /// Finds or makes one. `from_debian` takes Debian's even where rustup's is there.
    pub fn ensure(layout: &Layout, from_debian: bool) -> Result<Self> {
        if rustup(&["--version"]).is_none() {
            return Err(Error::new("rustup is not installed")
                .because("it names the compilers, and its rust-lld links the WebAssembly")
                .mend_with("see the instructions at rustup.rs"));
        }
        if from_debian {
            return debian_std::ensure(layout).map(Self::Debian);
        }
        if has_target() {
            return Ok(Self::Rustup);
        }
        // It was made because rustup's could not be had, so that is not tried at every run.
        if debian_std::is_ready(layout) {
            return debian_std::ensure(layout).map(Self::Debian);
        }
        if Run::new("rustup").args(["target", "add", TARGET]).run().is_ok() && has_target() {
            return Ok(Self::Rustup);
        }
        say("rustup has no WebAssembly target for us; building it from Debian's source instead");
        debian_std::ensure(layout).map(Self::Debian).map_err(|e| {
            Error::new(e.to_string())
                .because("the page's half of Schoolgate is WebAssembly")
                .mend_with(format!("rustup target add {TARGET}"))
        })
    }

    /// Cargo, of this toolchain.
    pub fn cargo(&self) -> Run {
        match self {
            Self::Rustup => Run::new("cargo"),
            // By its path and not by its name: another checkout with another cache may have given that away.
            Self::Debian(folder) => {
                Run::new(folder.join("bin/cargo")).env("RUSTC", folder.join("bin/rustc")).without("RUSTUP_TOOLCHAIN")
            }
        }
    }
}

/// Sees to it that `cargo <command>` is there: rustup's minimal profile leaves some out.
pub fn ensure_component(component: &str, command: &str) -> Result<()> {
    if Run::new("cargo").args([command, "--version"]).probe().is_some() {
        return Ok(());
    }
    Run::new("rustup").args(["component", "add", component]).run().map_err(|e| {
        Error::new(e.to_string())
            .because(format!("`cargo {command}` is part of the checks"))
            .mend_with(format!("rustup component add {component}"))
    })
}

fn has_target() -> bool {
    rustup(&["target", "list", "--installed"]).is_some_and(|targets| targets.lines().any(|line| line.trim() == TARGET))
}

fn rustup(args: &[&str]) -> Option<String> {
    Run::new("rustup").args(args).probe()
}
