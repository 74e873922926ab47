//! `cargo xtask fuzz`: every fuzz target, for a bounded time, from the seeds that our own fixtures write.
//!
//! The engine wants flags of an unstable compiler, which `RUSTC_BOOTSTRAP` allows on the stable one. No sanitizer is
//! linked in: the code forbids `unsafe`, so what is looked for are panics, broken promises, and time or memory without
//! bounds.

use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout::{Layout, make_folder};
use crate::tools;
use std::fs;
use std::path::Path;

/// What one input may cost before it counts as a failure: seconds, and megabytes.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=4096"];

/// Runs every target for its share of `seconds`; false when one stopped at a failure.
pub fn run(layout: &Layout, seconds: u64) -> Result<bool> {
    let program = tools::cargo_fuzz(layout)?;
    let folder = layout.root.join("fuzz");
    let targets = targets(&folder.join("targets"))?;
    let share = share(seconds, targets.len());
    let corpus = layout.target.join("fuzz-corpus");
    make_folder(&corpus)?;
    Run::new("cargo")
        .args(["run", "--locked", "--quiet", "-p", "schoolgate-fixtures", "--", "seeds"])
        .arg(&corpus)
        .dir(&layout.root)
        .run()?;
    let fuzz = |verb: &str| {
        Run::new(&program)
            .arg("fuzz")
            .arg(verb)
            .args(["--sanitizer", "none", "--fuzz-dir"])
            .arg(&folder)
            .arg("--target-dir")
            .arg(layout.target.join("fuzz"))
            .env("RUSTC_BOOTSTRAP", "1")
            .dir(&folder)
    };
    fuzz("build").run()?;
    let mut failed = Vec::new();
    for target in targets {
        let seeds = corpus.join(&target);
        make_folder(&seeds)?;
        say(&format!("\n── {target}, {share} seconds"));
        let run = fuzz("run").arg(&target).arg(&seeds).arg("--").arg(format!("-max_total_time={share}"));
        if let Err(error) = run.args(LIMITS).args(["-max_len=65536", "-print_final_stats=1", "-verbosity=0"]).run() {
            say(&format!("error: {error}"));
            failed.push(target);
        }
    }
    if !failed.is_empty() {
        say(&format!("\nfailed: {}; the inputs are in fuzz/artifacts", failed.join(", ")));
    }
    Ok(failed.is_empty())
}

/// The targets, by the files they are in.
fn targets(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|e| Error::io("list", folder, &e))?;
    let name = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut targets: Vec<String> = entries.filter_map(|entry| name(&entry.ok()?.path())).collect();
    targets.sort();
    Ok(targets)
}

/// The seconds of one target: an even share, and one at least.
fn share(seconds: u64, targets: usize) -> u64 {
    (seconds / u64::try_from(targets.max(1)).unwrap_or(1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_shared_and_never_nought() {
        assert_eq!(share(120, 9), 13);
        assert_eq!(share(3, 9), 1);
        assert_eq!(share(3, 0), 3);
    }

    #[test]
    fn every_target_has_seeds() -> Result<()> {
        let root = Layout::find()?.root;
        let seeds = fs::read_to_string(root.join("fixtures/src/seeds.rs")).map_err(|e| Error::new(e.to_string()))?;
        for target in targets(&root.join("fuzz/targets"))? {
            assert!(seeds.contains(&format!("(\"{target}\", ")), "{target}");
        }
        Ok(())
    }

    #[test]
    fn there_is_a_target_for_every_parser() -> Result<()> {
        let targets = targets(&Layout::find()?.root.join("fuzz/targets"))?;
        assert_eq!(
            targets,
            ["caption", "class_list", "gif", "heif", "jpeg", "png", "policy", "receipt", "tiff", "webp"]
        );
        Ok(())
    }
}
