//! `cargo xtask bench photo DIR`: what cleaning costs, format by format, beside other tools on the same files in one run.

use crate::cli::{self, Profile};
use crate::command::{Run, say};
use crate::corpus::{files, format};
use crate::error::{Error, Result};
use crate::layout::{Layout, make_folder, remove};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Another tool that takes metadata out of photos.
struct Peer {
    name: &'static str,
    package: &'static str,
    formats: &'static [&'static str],
    /// What comes before the files, which it changes in place.
    words: &'static [&'static str],
    /// Whether it takes many files at once.
    many: bool,
}

const PEERS: [Peer; 4] = [
    Peer {
        name: "exiftool",
        package: "libimage-exiftool-perl",
        formats: &["jpeg", "png", "webp", "gif", "tiff", "heif", "avif"],
        words: &[
            "exiftool",
            "-q",
            "-q",
            "-overwrite_original",
            "-all=",
            "-tagsfromfile",
            "@",
            "-orientation",
            "-icc_profile",
        ],
        many: true,
    },
    Peer {
        name: "mat2",
        package: "mat2",
        formats: &["jpeg", "png", "webp", "gif", "tiff", "heif"],
        words: &["mat2", "--inplace"],
        many: true,
    },
    Peer {
        name: "exiv2",
        package: "exiv2",
        formats: &["jpeg", "png", "webp", "tiff"],
        words: &["exiv2", "-d", "a"],
        many: true,
    },
    Peer {
        name: "jpegtran",
        package: "libjpeg-turbo-progs",
        formats: &["jpeg"],
        words: &["jpegtran", "-copy", "none", "-outfile"],
        many: false,
    },
];

/// The most files in one call: more would not fit a command line.
const BATCH: usize = 200;

/// Measures and prints a table; a figure is megabytes of the originals a second, and `-` where a tool has no such format.
pub fn bench(layout: &Layout, photos: &Path) -> Result<()> {
    let photos = std::path::absolute(photos).map_err(|e| Error::io("find", photos, &e))?;
    cli::build(layout, Profile::Plain)?;
    say("\n── in memory: open, inspect, strip with its proof (MB/s)");
    Run::new("cargo")
        .args(["bench", "--locked", "--quiet", "-p", "schoolgate-core", "--no-default-features", "--bench", "photo"])
        .arg("--target-dir")
        .arg(cli::plain_target(layout))
        .arg("--")
        .arg(&photos)
        .dir(&layout.root)
        .run()?;
    web_assembly(layout, &photos)?;
    let mut formats: BTreeMap<&str, Vec<PathBuf>> = BTreeMap::new();
    for path in files(&photos)? {
        formats.entry(format(&path)).or_default().push(path);
    }
    formats.remove("other");
    let scratch = layout.target.join("bench-photo");
    say("\n── as programs, from disk to disk, with their start (MB/s)");
    let mut rows = vec![("schoolgate", schoolgate(layout, &formats, &scratch)?)];
    for peer in &PEERS {
        if Run::new("sh").args(["-c", &format!("command -v {}", peer.name)]).probe().is_none() {
            say(&format!("{} is not installed: apt-get install --no-install-recommends {}", peer.name, peer.package));
            continue;
        }
        rows.push((peer.name, measure(peer, &formats, &scratch)?));
    }
    remove(&scratch)?;
    let heads: Vec<String> = formats.keys().map(|format| format!("{format:>9}")).collect();
    say(&format!("{:<12}{}", "", heads.concat()));
    for (name, rates) in rows {
        let cells: Vec<String> = rates.iter().map(|rate| cell(*rate)).collect();
        say(&format!("{name:<12}{}", cells.concat()));
    }
    Ok(())
}

fn cell(rate: Option<f64>) -> String {
    rate.map_or_else(|| format!("{:>9}", "-"), |rate| format!("{rate:>9.1}"))
}

/// The page's module in Node, where it was built.
fn web_assembly(layout: &Layout, photos: &Path) -> Result<()> {
    if !layout.bindings().join("schoolgate_bg.wasm").is_file() {
        say("WebAssembly is not built, so it is not measured: cargo xtask build");
        return Ok(());
    }
    say("\n── in memory, as WebAssembly in Node (MB/s)");
    Run::new("node").arg(layout.tests().join("wasm/speed.mjs")).arg(layout.bindings()).arg(photos).run()
}

type Formats<'a> = BTreeMap<&'a str, Vec<PathBuf>>;

fn schoolgate(layout: &Layout, formats: &Formats<'_>, scratch: &Path) -> Result<Vec<Option<f64>>> {
    let program = cli::path(layout, Profile::Plain);
    let mut rates = Vec::new();
    for files in formats.values() {
        copies(files, scratch)?;
        let out = scratch.join("out");
        let words =
            [program.as_os_str(), "clean".as_ref(), scratch.join("in").as_os_str(), out.as_os_str()].map(Into::into);
        rates.push(Some(rate(files, timed(&words)?)));
    }
    Ok(rates)
}

fn measure(peer: &Peer, formats: &Formats<'_>, scratch: &Path) -> Result<Vec<Option<f64>>> {
    let mut rates = Vec::new();
    for (format, files) in formats {
        if !peer.formats.contains(format) {
            rates.push(None);
            continue;
        }
        let copies = copies(files, scratch)?;
        let mut took = Duration::ZERO;
        for batch in copies.chunks(if peer.many { BATCH } else { 1 }) {
            let mut words: Vec<_> = peer.words.iter().map(Into::into).collect();
            if !peer.many {
                words.push(scratch.join("out.tmp").into());
            }
            words.extend(batch.iter().map(Into::into));
            took += timed(&words)?;
        }
        rates.push(Some(rate(files, took)));
    }
    Ok(rates)
}

/// Fresh copies of the files, for a tool to change.
fn copies(files: &[PathBuf], scratch: &Path) -> Result<Vec<PathBuf>> {
    remove(scratch)?;
    make_folder(&scratch.join("in"))?;
    let mut copies = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let extension = file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let copy = scratch.join("in").join(format!("{number}.{extension}"));
        std::fs::copy(file, &copy).map_err(|e| Error::io("copy", file, &e))?;
        copies.push(copy);
    }
    Ok(copies)
}

/// Runs a program silently to its end. That it refuses a file is no failure here: all see the same files.
fn timed(words: &[std::ffi::OsString]) -> Result<Duration> {
    let Some((program, rest)) = words.split_first() else { return Ok(Duration::ZERO) };
    let started = Instant::now();
    Command::new(program)
        .args(rest)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|e| Error::io("start", Path::new(program), &e))?;
    Ok(started.elapsed())
}

/// Megabytes a second.
fn rate(files: &[PathBuf], took: Duration) -> f64 {
    let bytes: u64 = files.iter().filter_map(|file| std::fs::metadata(file).ok()).map(|data| data.len()).sum();
    bytes as f64 / 1e6 / took.as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_a_tool_has_not_is_no_figure() {
        assert_eq!(cell(None).trim(), "-");
        assert_eq!(cell(Some(12.34)).trim(), "12.3");
    }
}
