//! Building the browser's half: the WebAssembly modules, and the JavaScript that loads each.

use crate::command::Run;
use crate::error::{Error, Result};
use crate::layout::{self, Layout};
use crate::stamp::Stamp;
use crate::toolchain::{TARGET, Toolchain};
use crate::tools;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Every browser of the last years has both; the detector is several times as fast for the first.
const FLAGS: &str = "-C target-feature=+simd128,+bulk-memory";

/// A module of the page: the package it is built from, and what its files are called.
struct Module {
    package: &'static str,
    library: &'static str,
    name: &'static str,
}

const GUARD: Module = Module { package: "schoolgate-wasm", library: "schoolgate_wasm", name: "schoolgate" };
/// Apart, because only the pages of schools whose policy asks for it load it.
const GRAMMAR: Module =
    Module { package: "schoolgate-grammar-wasm", library: "schoolgate_grammar_wasm", name: "grammar" };

/// Builds the modules and writes them, with their JavaScript, where the page looks for them.
pub fn build(layout: &Layout, toolchain: &Toolchain, quick: bool) -> Result<()> {
    let profile = if quick { "wasm-dev" } else { "wasm" };
    toolchain
        .cargo()
        .args(["build", "--locked", "-p", GUARD.package, "-p", GRAMMAR.package])
        .args(["--target", TARGET, "--profile", profile])
        .arg("--target-dir")
        .arg(layout.wasm_target())
        .env("RUSTFLAGS", FLAGS)
        .dir(&layout.root)
        .run()?;
    let built = layout.wasm_target().join(TARGET).join(profile);
    for (Module { library, name, .. }, out) in [(GUARD, layout.bindings()), (GRAMMAR, layout.grammar_bindings())] {
        bind(layout, &built.join(format!("{library}.wasm")), name, &out)?;
    }
    Ok(())
}

fn bind(layout: &Layout, module: &Path, name: &str, out: &Path) -> Result<()> {
    let program = tools::wasm_bindgen(layout)?;
    let stamp = Stamp::new(out.join(".stamp"), format!("{} {}", program.display(), fingerprint(module)?));
    if stamp.is_set() && out.join(format!("{name}_bg.wasm")).is_file() {
        return Ok(());
    }
    layout::remove(out)?;
    Run::new(program)
        .args(["--target", "web", "--out-name", name])
        // Of use to a debugger only, and everybody would download them.
        .args(["--remove-name-section", "--remove-producers-section", "--out-dir"])
        .arg(out)
        .arg(module)
        .run()?;
    // Generated, so not for git; the folder says so itself.
    layout::write(&out.join(".gitignore"), "*\n")?;
    stamp.set()
}

fn fingerprint(path: &Path) -> Result<String> {
    let failed = |e| Error::io("read", path, &e);
    let about = fs::metadata(path).map_err(failed)?;
    let modified = about.modified().map_err(failed)?;
    let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{} {} {}", path.display(), about.len(), since.as_nanos()))
}
