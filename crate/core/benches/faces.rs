//! What finding faces costs, stage by stage: part of `cargo xtask bench faces`.
//!
//! With a picture's path as argument that picture is searched, otherwise a drawn one of twelve megapixels. Each figure is the
//! median of several runs in this one process, on one thread.
#![allow(clippy::unwrap_used, missing_docs)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a benchmark reads files and a clock")]

use std::{
    path::Path,
    time::{Duration, Instant},
};

use schoolgate_core::{
    faces::{Detector, EXHAUSTIVE},
    photo::{self, Photo},
};
use schoolgate_fixtures::{draw, encode};

const RUNS: usize = 7;

fn median(times: &mut [Duration]) -> f64 {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default().as_secs_f64() * 1e3
}

fn row(stage: &str, milliseconds: f64) {
    println!("{stage:<40} {milliseconds:>9.1} ms");
}

fn main() {
    // Test runs start this too; there is nothing to test here.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let model = std::fs::read(root.join("models/centerface.onnx")).unwrap();
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let bytes = given.map_or_else(
        || encode::jpeg(&draw::landscape(4000, 3000), encode::Jpeg::default()),
        |path| std::fs::read(path).unwrap(),
    );
    let (mut opened, mut decoded) = (Vec::new(), Vec::new());
    let mut passes: Vec<Vec<Duration>> = Vec::new();
    let mut pixels = None;
    let detector = Detector::load(&model).unwrap();
    for _ in 0..RUNS {
        let start = Instant::now();
        let photo = Photo::open(bytes.clone()).unwrap();
        opened.push(start.elapsed());
        let start = Instant::now();
        let pixels = pixels.insert(photo::decode(&photo).unwrap());
        decoded.push(start.elapsed());
        let mut start = Instant::now();
        detector
            .search(pixels, |so_far| {
                passes.resize_with(so_far.total.max(passes.len()), Vec::new);
                passes.get_mut(so_far.done - 1).unwrap().push(start.elapsed());
                start = Instant::now();
            })
            .unwrap();
    }
    let pixels = pixels.unwrap();
    println!("{} × {} pixels", pixels.width, pixels.height);
    let (opened, decoded) = (median(&mut opened), median(&mut decoded));
    row("open and follow the coded picture", opened);
    row("decode", decoded);
    let passes: Vec<f64> = passes.iter_mut().map(|times| median(times)).collect();
    let names = EXHAUSTIVE.iter().map(|side| format!("pass at {side}"));
    let known: Vec<String> = names.chain(["pass upside down".into()]).collect();
    // On its sides where nothing sure was found, then at parts of a large photo.
    let further = (1..).map(|number| format!("further look {number}"));
    for (name, milliseconds) in known.into_iter().chain(further).zip(&passes) {
        row(&name, *milliseconds);
    }
    row("from bytes to the quick look's faces", opened + decoded + passes.first().unwrap());
    row("from bytes to all faces", opened + decoded + passes.iter().sum::<f64>());
}
