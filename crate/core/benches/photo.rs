//! What opening, inspecting and stripping cost on the photos of a folder, by format, in megabytes a second:
//! `cargo xtask bench photo DIR`.
//!
//! A figure is the size of all files of a format over the sum of the best of three runs on each, in one thread. Opening
//! follows the coded picture to its last pixel; *clean* is opening and stripping together.
#![allow(clippy::unwrap_used, missing_docs)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a benchmark reads files and a clock")]

use std::{
    collections::BTreeMap,
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use schoolgate_core::{
    metadata,
    photo::{self, Choices, Photo},
};

/// The sums of one format.
#[derive(Default)]
struct Row {
    files: usize,
    refused: usize,
    bytes: usize,
    copy: Duration,
    open: Duration,
    inspect: Duration,
    strip: Duration,
}

fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut run = || {
        let start = Instant::now();
        let result = work();
        (start.elapsed(), result)
    };
    (0..2).fold(run(), |best, _| {
        let next = run();
        if next.0 < best.0 { next } else { best }
    })
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        println!("usage: cargo bench --bench photo -- DIR");
        return;
    };
    let mut files = Vec::new();
    walk(Path::new(&folder), &mut files);
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    for bytes in files.iter().filter_map(|path| fs::read(path).ok()) {
        let Ok(photo) = Photo::open(bytes.clone()) else { continue };
        let row = rows.entry(photo.format().media_type()).or_default();
        let (strip, clean) = best(|| photo::strip(&photo, Choices::default()));
        if clean.is_err() {
            row.refused += 1;
            continue;
        }
        row.files += 1;
        row.bytes += bytes.len();
        row.strip += strip;
        row.copy += best(|| black_box(bytes.clone())).0;
        // Opening takes the bytes, so each run gets its own, made before the clock starts.
        row.open += (0..3).map(|_| bytes.clone()).map(|own| once(|| Photo::open(own))).min().unwrap_or_default();
        row.inspect += best(|| metadata::inspect(&photo)).0;
    }
    println!(
        "{:<12} {:>6} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "", "files", "refused", "MB", "copy", "open", "inspect", "strip", "clean"
    );
    for (format, row) in rows {
        let rate = |time: Duration| row.bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9);
        println!(
            "{format:<12} {:>6} {:>8} {:>9.1} {:>9.0} {:>9.0} {:>9.0} {:>9.0} {:>9.0}",
            row.files,
            row.refused,
            row.bytes as f64 / 1e6,
            rate(row.copy),
            rate(row.open),
            rate(row.inspect),
            rate(row.strip),
            rate(row.open + row.strip),
        );
    }
}

fn once<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}
