//! The core does no input or output and has no clock. `clippy.toml` forbids the types; this holds even where a lint was
//! switched off, and that the list in `clippy.toml` still names them.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may read files and fail loudly")]

use std::{fs, path::Path};

const FORBIDDEN: [&str; 8] =
    ["std::fs", "std::net", "std::env", "std::process", "std::thread", "SystemTime", "Instant::now", "tokio"];

fn each_source(folder: &Path, look: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_source(&path, look);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            look(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn no_source_of_the_core_reaches_outside() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    each_source(&root.join("src"), &mut |path, text| {
        seen += 1;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for forbidden in FORBIDDEN {
                assert!(!line.contains(forbidden), "{}:{}: {forbidden}", path.display(), number + 1);
            }
        }
    });
    assert!(seen > 30, "only {seen} files were read");
}

#[test]
fn clippy_forbids_it_too() {
    let lints = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("clippy.toml")).unwrap();
    for kind in ["std::fs::File", "std::net::TcpStream", "std::time::SystemTime"] {
        assert!(lints.contains(kind), "{kind}");
    }
}

#[test]
fn nothing_compares_faces() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    each_source(&root.join("src"), &mut |path, text| {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for word in ["embedding", "recognise_face", "same_person", "cosine"] {
            assert!(!code.clone().any(|line| line.to_lowercase().contains(word)), "{}: {word}", path.display());
        }
    });
}
