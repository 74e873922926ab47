//! `cargo xtask accuracy captions DIR`: what is found in a folder of captions with gold spans, by a judge's count; and
//! `cargo xtask bench captions`: the project's own captions, beside other tools.

use crate::cli::{self, Profile};
use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout::{Layout, make_folder, write};
use crate::lists;
use std::path::{Path, PathBuf};

/// Reads DIR/*.jsonl with DIR/class-list.csv, staff.csv and school.json or school.toml, and has the judge count.
pub fn accuracy(layout: &Layout, folder: &Path, judge: Option<&Path>) -> Result<()> {
    let folder = std::path::absolute(folder).map_err(|e| Error::io("find", folder, &e))?;
    let beside = folder.join("../tools/score_captions.py");
    let judge = judge.map_or(beside, Path::to_owned);
    if !judge.is_file() {
        return Err(Error::new(format!("there is no judge at {}", judge.display()))
            .because("it counts what was found against the gold spans")
            .mend_with("cargo xtask accuracy captions DIR --judge SCRIPT".to_owned()));
    }
    lists::fetch(layout)?;
    cli::build(layout, Profile::Plain)?;
    for gold in captions(&folder)? {
        let answers = answer(layout, &folder, &gold)?;
        Run::new("python3").arg(&judge).arg(&gold).arg(&answers).run()?;
    }
    Ok(())
}

/// Reads the project's captions, and has other tools read them too.
pub fn bench(layout: &Layout) -> Result<()> {
    lists::fetch(layout)?;
    cli::build(layout, Profile::Plain)?;
    let folder = layout.root.join("fixtures/captions");
    let marked = layout.tests().join("accuracy/captions.py");
    let lines = Run::new("python3")
        .arg(&marked)
        .arg(folder.join("captions.txt"))
        .probe()
        .ok_or_else(|| Error::new("the project's captions could not be read"))?;
    let gold = scratch(layout)?.join("own.jsonl");
    write(&gold, &format!("{lines}\n"))?;
    let answers = answer(layout, &folder, &gold)?;
    let python = python(layout)?;
    Run::new(&python)
        .arg(layout.tests().join("bench/captions.py"))
        .args([&gold, &answers])
        .arg(folder.join("class-list.csv"))
        .run()
}

/// The files of captions in a folder, in the order of their names.
fn captions(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|e| Error::io("list", folder, &e))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Error::new(format!("{} holds no captions (*.jsonl)", folder.display())));
    }
    Ok(files)
}

/// Has the command read the captions, and keeps what it says.
fn answer(layout: &Layout, folder: &Path, gold: &Path) -> Result<PathBuf> {
    let mut run = Run::new(cli::path(layout, Profile::Plain))
        .args(["caption", "--class-list"])
        .arg(folder.join("class-list.csv"));
    for (option, name) in [("--staff", "staff.csv"), ("--school", "school.json"), ("--school", "school.toml")] {
        if folder.join(name).is_file() {
            run = run.arg(option).arg(folder.join(name));
        }
    }
    let run = run.arg("--jsonl").arg(gold);
    say(&format!("$ {}", run.shown()));
    let said = run.probe().ok_or_else(|| Error::new(format!("{} could not be read", gold.display())))?;
    let path = scratch(layout)?.join(gold.file_name().unwrap_or_default()).with_extension("answers.jsonl");
    write(&path, &format!("{said}\n"))?;
    Ok(path)
}

fn scratch(layout: &Layout) -> Result<PathBuf> {
    let folder = layout.target.join("captions");
    make_folder(&folder)?;
    Ok(folder)
}

/// The peers' own Python, so that nothing of it is installed anywhere else.
fn python(layout: &Layout) -> Result<PathBuf> {
    let place = layout.target.join("bench-captions");
    let python = place.join("bin/python");
    if !python.is_file() {
        Run::new("python3").args(["-m", "venv"]).arg(&place).run()?;
    }
    Run::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"])
        .arg(layout.tests().join("bench/requirements-captions.txt"))
        .run()?;
    Ok(python)
}
