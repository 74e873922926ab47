//! `cargo xtask bench faces DIR`: what finding faces costs, beside the same network in onnxruntime, natively and in
//! WebAssembly, and beside `deface` on whole files, all in one run.

use crate::command::{Run, say};
use crate::corpus::{files, format};
use crate::error::{Error, Result};
use crate::layout::{Layout, make_folder, remove};
use crate::{browsers, cli, npm};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Measures the largest JPEG of the folder stage by stage, and all of the folder's JPEGs as programs do.
pub fn bench(layout: &Layout, photos: &Path, programs: &browsers::Variables) -> Result<()> {
    let folder = std::path::absolute(photos).map_err(|e| Error::io("find", photos, &e))?;
    let jpegs: Vec<PathBuf> = files(&folder)?.into_iter().filter(|path| format(path) == "jpeg").collect();
    let size = |path: &PathBuf| std::fs::metadata(path).map(|data| data.len()).unwrap_or_default();
    let Some(largest) = jpegs.iter().max_by_key(|path| size(path)) else {
        return Err(Error::new(format!("{} holds no JPEG", folder.display())));
    };
    let bench = layout.tests().join("bench");
    let model = layout.root.join("models/centerface.onnx");
    let python = python(layout, &bench)?;
    npm::ensure(&bench)?;

    say(&format!("\n── natively: {}", largest.display()));
    Run::new("cargo")
        .args(["bench", "--locked", "--quiet", "-p", "schoolgate-core", "--bench", "faces", "--"])
        .arg(largest)
        .dir(&layout.root)
        .run()?;
    Run::new(&python).arg(bench.join("runtime.py")).arg(&model).run()?;
    for (place, script) in [("Node", "node.mjs"), ("Chromium", "chromium.mjs")] {
        say(&format!("\n── as WebAssembly in {place}"));
        let mut run = Run::new("node").arg(bench.join(script)).arg(layout.bindings()).arg(&model).arg(largest);
        for (name, value) in programs {
            run = run.env(name, value);
        }
        run.run()?;
    }
    programs_end_to_end(layout, &python, &jpegs)
}

/// The peers' own Python, so that nothing of it is installed anywhere else.
fn python(layout: &Layout, bench: &Path) -> Result<PathBuf> {
    let place = layout.target.join("bench-python");
    let python = place.join("bin/python");
    if !python.is_file() {
        Run::new("python3").args(["-m", "venv"]).arg(&place).run()?;
    }
    Run::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"])
        .arg(bench.join("requirements.txt"))
        .run()?;
    Ok(python)
}

/// From files to boxes, with the programs' start. `deface` looks once, at the picture's own size, and writes a file too.
fn programs_end_to_end(layout: &Layout, python: &Path, jpegs: &[PathBuf]) -> Result<()> {
    const MOST: usize = 40;
    let some: Vec<&PathBuf> = jpegs.iter().take(MOST).collect();
    say(&format!("\n── as programs, {} files", some.len()));
    let scratch = layout.target.join("bench-faces");
    remove(&scratch)?;
    make_folder(&scratch)?;
    let seconds = |what: &str, run: Run| -> Result<()> {
        let start = Instant::now();
        run.probe().ok_or_else(|| Error::new(format!("{what} did not reach its end")))?;
        say(&format!("{what:<48} {:>9.1} s", start.elapsed().as_secs_f64()));
        Ok(())
    };
    let program = cli::path(layout, cli::Profile::Release);
    let mut ours = Run::new(program).args(["faces", "--json"]).dir(&layout.root);
    let mut theirs = Run::new(python)
        .args(["-c", "import sys, deface.deface; sys.exit(deface.deface.main())", "--backend", "onnxrt"])
        .dir(&scratch);
    for file in some {
        let copy = scratch.join(file.file_name().unwrap_or_default());
        std::fs::copy(file, &copy).map_err(|e| Error::io("copy", file, &e))?;
        ours = ours.arg(&copy);
        theirs = theirs.arg(&copy);
    }
    seconds("schoolgate faces, an exhaustive search", ours)?;
    seconds("deface, one look", theirs)?;
    remove(&scratch)?;
    Ok(())
}
