//! Programs built from source by `cargo install`, at one exact version, kept in the cache.

use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout::{Layout, make_folder, remove};
use crate::lock;
use std::path::PathBuf;

/// Drives Firefox.
pub fn geckodriver(layout: &Layout) -> Result<PathBuf> {
    install(layout, "geckodriver", "0.37.1", "geckodriver", &["--locked"])
}

/// Builds and runs the fuzz targets.
pub fn cargo_fuzz(layout: &Layout) -> Result<PathBuf> {
    install(layout, "cargo-fuzz", "0.13.2", "cargo-fuzz", &["--locked"])
}

/// Writes the JavaScript beside the WebAssembly. It must be of the very version the library was compiled with.
pub fn wasm_bindgen(layout: &Layout) -> Result<PathBuf> {
    let version = lock::version_of("wasm-bindgen", &layout.root)?;
    install(layout, "wasm-bindgen-cli", &version, "wasm-bindgen", &[])
}

fn install(layout: &Layout, package: &str, version: &str, program: &str, more: &[&str]) -> Result<PathBuf> {
    let root = layout.cache.join("tools").join(format!("{package}-{version}"));
    let path = root.join("bin").join(program);
    // Cargo puts the program in place last of all, so where it is, it is whole.
    if path.is_file() {
        return Ok(path);
    }
    make_folder(&root)?;
    let build = layout.cache.join("build").join(package);
    say(&format!("building {package} {version} from source: a few minutes, once"));
    Run::new("cargo")
        .args(["install", "--quiet", package, "--version", &format!("={version}")])
        .args(more)
        .arg("--root")
        .arg(&root)
        .env("CARGO_TARGET_DIR", &build)
        // Not in the repository: its configuration is not meant for other people's programs.
        .dir(&layout.cache)
        .run()?;
    remove(&build)?;
    if path.is_file() {
        Ok(path)
    } else {
        Err(Error::new(format!("cargo install {package} did not make {}", path.display())))
    }
}
