//! Building the browser's half: the WebAssembly module, and the JavaScript that loads it.

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

/// Builds the module and writes it, with its JavaScript, where the page looks for it.
pub fn build(layout: &Layout, toolchain: &Toolchain, quick: bool) -> Result<()> {
    let profile = if quick { "wasm-dev" } else { "wasm" };
    toolchain
        .cargo()
        .args(["build", "--locked", "-p", "schoolgate-wasm", "--target", TARGET, "--profile", profile])
        .arg("--target-dir")
        .arg(layout.wasm_target())
        .env("RUSTFLAGS", FLAGS)
        .dir(&layout.root)
        .run()?;
    let module = layout.wasm_target().join(TARGET).join(profile).join("schoolgate_wasm.wasm");
    bind(layout, &module)
}

fn bind(layout: &Layout, module: &Path) -> Result<()> {
    let program = tools::wasm_bindgen(layout)?;
    let out = layout.bindings();
    let stamp = Stamp::new(out.join(".stamp"), format!("{} {}", program.display(), fingerprint(module)?));
    if stamp.is_set() && out.join("schoolgate_bg.wasm").is_file() {
        return Ok(());
    }
    layout::remove(&out)?;
    Run::new(program)
        .args(["--target", "web", "--out-name", "schoolgate"])
        // Of use to a debugger only, and everybody would download them.
        .args(["--remove-name-section", "--remove-producers-section", "--out-dir"])
        .arg(&out)
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
