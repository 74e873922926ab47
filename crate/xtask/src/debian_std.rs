//! A compiler for WebAssembly out of Debian packages, for machines that cannot download rustup's target.
//!
//! Debian ships a current `rustc` for building its browsers, and the source of its standard library, but no library
//! for WebAssembly. We build that library once, and lay it in a folder that looks like a toolchain:
//!
//! ```text
//! bin/rustc                              a script: Debian's rustc, with this folder as its sysroot
//! bin/cargo                              Debian's
//! lib/rustlib/wasm32-unknown-unknown/lib what we built
//! lib/rustlib/<host>/lib                 Debian's, for build scripts and procedural macros
//! lib/rustlib/<host>/bin/rust-lld        rustup's, the linker
//! ```
//!
//! `rustup toolchain link` then gives it a name. It lies in the cache, because it depends on the compiler alone.

use crate::apt;
use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout::{self, Layout, make_folder, remove};
use crate::stamp::Stamp;
use crate::toolchain::TARGET;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// What rustup calls it.
pub const NAME: &str = "schoolgate-wasm";

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const HOST_LIBRARIES: &str = "/usr/lib/rustlib";
const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Raised when the folder is to be laid out differently.
const LAYOUT_VERSION: u32 = 1;

/// Whether it was made earlier, for the compiler that is installed now.
pub fn is_ready(layout: &Layout) -> bool {
    Compiler::ask().is_ok_and(|compiler| compiler.stamp(&compiler.sysroot(layout)).is_set())
}

/// Installs what is missing, builds the standard library, gives the toolchain its name, and says where it is.
pub fn ensure(layout: &Layout) -> Result<PathBuf> {
    apt::ensure(&PACKAGES, "to compile WebAssembly with Debian's compiler, for want of rustup's target")?;
    let compiler = Compiler::ask()?;
    let sysroot = compiler.sysroot(layout);
    let stamp = compiler.stamp(&sysroot);
    if !stamp.is_set() {
        remove(&sysroot)?;
        make_folder(&sysroot)?;
        build_std(layout, &compiler, &sysroot)?;
        lay_out(&compiler, &sysroot)?;
        stamp.set()?;
    }
    // The linker is rustup's and moves when rustup updates, so its link is laid afresh.
    let linker = sysroot.join(format!("lib/rustlib/{}/bin/rust-lld", compiler.host));
    link(&rustup_linker(&compiler.host)?, &linker)?;
    if !is_linked(&sysroot) {
        Run::new("rustup").args(["toolchain", "link", NAME]).arg(&sysroot).run()?;
    }
    prove(layout, &sysroot)?;
    Ok(sysroot)
}

/// Takes the name away again, where it is that of a toolchain in our cache.
pub fn unlink(layout: &Layout) {
    let ours = named().is_some_and(|there| there.starts_with(&layout.cache));
    if ours {
        // It may be of use to nobody, but it is in nobody's way.
        let _ = Run::new("rustup").args(["toolchain", "uninstall", NAME]).run();
    }
}

/// What Debian's compiler says of itself.
struct Compiler {
    release: String,
    commit: String,
    host: String,
}

impl Compiler {
    fn ask() -> Result<Self> {
        let said = Run::new(RUSTC).arg("-vV").probe().ok_or_else(|| {
            Error::new(format!("{RUSTC} does not run"))
                .because("it compiles the WebAssembly")
                .mend_with("sudo apt-get install --reinstall rustc-web")
        })?;
        Self::parse(&said).ok_or_else(|| Error::new(format!("{RUSTC} -vV said something unexpected:\n{said}")))
    }

    fn parse(said: &str) -> Option<Self> {
        let value = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
        Some(Self {
            release: value("release: ")?,
            commit: value("commit-hash: ").unwrap_or_else(|| "unknown".to_owned()),
            host: value("host: ")?,
        })
    }

    fn sysroot(&self, layout: &Layout) -> PathBuf {
        layout.cache.join("toolchain").join(self.key())
    }

    fn key(&self) -> String {
        let commit: String = self.commit.chars().take(9).collect();
        format!("{}-{commit}-{}-{LAYOUT_VERSION}", self.release, self.host)
    }

    fn stamp(&self, sysroot: &Path) -> Stamp {
        Stamp::new(sysroot.join("complete"), self.key())
    }
}

/// Builds the standard library as a by-product of an empty crate, and keeps its rlibs.
fn build_std(layout: &Layout, compiler: &Compiler, sysroot: &Path) -> Result<()> {
    let build = layout.cache.join("build/wasm-std");
    remove(&build)?;
    layout::write(
        &build.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n",
    )?;
    layout::write(&build.join("src/lib.rs"), "")?;
    say(&format!(
        "building the standard library {} for WebAssembly from Debian's source: one to two minutes, once",
        compiler.release
    ));
    Run::new(CARGO)
        .args(["build", "--quiet", "--release", "--target", TARGET])
        .args(["-Z", "build-std=std,panic_abort,proc_macro,test", "--target-dir", "target"])
        .env("RUSTC", RUSTC)
        // The source is that of the very compiler, so its unstable corners fit.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode in the library, link-time optimisation stops at its border.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .without("RUSTUP_TOOLCHAIN")
        .without("CARGO_TARGET_DIR")
        .without("RUSTC_WRAPPER")
        .dir(&build)
        .run()?;
    let built = build.join("target").join(TARGET).join("release/deps");
    let kept = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    make_folder(&kept)?;
    let mut found_std = false;
    for file in fs::read_dir(&built).map_err(|e| Error::io("list", &built, &e))?.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            found_std |= name.starts_with("libstd-");
            fs::copy(file.path(), kept.join(&name)).map_err(|e| Error::io("copy", &file.path(), &e))?;
        }
    }
    remove(&build)?;
    if found_std { Ok(()) } else { Err(Error::new(format!("{} holds no standard library", built.display()))) }
}

fn lay_out(compiler: &Compiler, sysroot: &Path) -> Result<()> {
    let host = Path::new("lib/rustlib").join(&compiler.host);
    link(&Path::new(HOST_LIBRARIES).join(&compiler.host).join("lib"), &sysroot.join(host).join("lib"))?;
    link(Path::new(CARGO), &sysroot.join("bin/cargo"))?;
    let script = sysroot.join("bin/rustc");
    layout::write(&script, &format!("#!/bin/sh\nexec {RUSTC} --sysroot '{}' \"$@\"\n", sysroot.display()))?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))
        .map_err(|e| Error::io("make executable", &script, &e))
}

/// rustup's own linker: every toolchain of rustup's has one, Debian's compiler does not.
fn rustup_linker(host: &str) -> Result<PathBuf> {
    let sysroot = Run::new("rustc")
        .args(["--print", "sysroot"])
        .probe()
        .ok_or_else(|| Error::new("rustup's rustc does not run").mend_with("rustup toolchain install stable"))?;
    let linker = Path::new(&sysroot).join(format!("lib/rustlib/{host}/bin/rust-lld"));
    if linker.is_file() {
        Ok(linker)
    } else {
        Err(Error::new(format!("{} is missing", linker.display()))
            .because("it links the WebAssembly")
            .mend_with("rustup toolchain install stable"))
    }
}

fn link(to: &Path, at: &Path) -> Result<()> {
    if fs::read_link(at).is_ok_and(|there| there == to) {
        return Ok(());
    }
    if let Some(folder) = at.parent() {
        make_folder(folder)?;
    }
    remove(at)?;
    symlink(to, at).map_err(|e| Error::io("make the link", at, &e))
}

/// Whether rustup knows the folder by our name, or its like in another cache: the name is for people, and two checkouts
/// need not take it from each other. The script answers with the sysroot it passes on.
fn is_linked(sysroot: &Path) -> bool {
    named().is_some_and(|there| there.join("complete").is_file() && there.file_name() == sysroot.file_name())
}

fn named() -> Option<PathBuf> {
    Run::new("rustup").args(["run", NAME, "rustc", "--print", "sysroot"]).probe().map(PathBuf::from)
}

/// Compiles and links the smallest of modules, so that a broken toolchain is noticed here and not an hour later.
fn prove(layout: &Layout, sysroot: &Path) -> Result<()> {
    let folder = layout.cache.join("build");
    let source = folder.join("proof.rs");
    let module = folder.join("proof.wasm");
    layout::write(
        &source,
        "#[unsafe(no_mangle)]\npub extern \"C\" fn answer() -> usize { std::hint::black_box(vec![0u8; 42]).len() }\n",
    )?;
    let compiled = Run::new(sysroot.join("bin/rustc"))
        .args(["--edition", "2024", "--crate-type", "cdylib", "--target", TARGET])
        .arg("-o")
        .arg(&module)
        .arg(&source)
        .probe()
        .is_some()
        && fs::read(&module).is_ok_and(|bytes| bytes.starts_with(b"\0asm"));
    remove(&source)?;
    remove(&module)?;
    if compiled {
        Ok(())
    } else {
        Err(Error::new("the toolchain built from Debian's source does not compile WebAssembly")
            .because("it may have been left half made")
            .mend_with(format!("rm -r {} && cargo xtask setup", layout.cache.join("toolchain").display())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_compiler_gets_another_folder() {
        let said = "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)\nbinary: rustc\n\
            commit-hash: ac68faa20c58cbccd01ee7208bf3b6e93a7d7f96\ncommit-date: 2026-05-25\n\
            host: x86_64-unknown-linux-gnu\nrelease: 1.96.0\nLLVM version: 22.1.8\n";
        let key = Compiler::parse(said).map(|c| c.key());
        assert_eq!(key.as_deref(), Some("1.96.0-ac68faa20-x86_64-unknown-linux-gnu-1"));
        let newer = Compiler::parse(&said.replace("1.96.0", "1.97.0")).map(|c| c.key());
        assert_ne!(key, newer);
        assert!(Compiler::parse("rustc 1.63.0").is_none());
    }
}
