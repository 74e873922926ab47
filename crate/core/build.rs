//! Puts the fetched lists of given names and of English words into one sorted text each, for `caption::lists` to search.

#![expect(clippy::disallowed_methods, reason = "the core does no I/O; its build reads the lists")]

use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{Path, PathBuf},
};

const NAMES: [&str; 2] = ["female-first-names.txt", "male-first-names.txt"];
const WORDS: [&str; 6] = [
    "english-words-10.json",
    "english-words-20.json",
    "english-words-35.json",
    "british-words-10.json",
    "british-words-20.json",
    "british-words-35.json",
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=lists");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    write(&NAMES, &out.join("given-names.txt"))?;
    write(&WORDS, &out.join("common-words.txt"))
}

/// Writes every word of the files once, in small letters, a line each, in order; both files are lists of words between
/// signs that are no part of one.
fn write(files: &[&str], to: &Path) -> io::Result<()> {
    let mut words = BTreeSet::new();
    for file in files {
        match fs::read_to_string(Path::new("lists").join(file)) {
            Ok(text) => words.extend(
                text.split(['"', ',', '[', ']', '\n', '\r'])
                    .map(|word| word.replace('\'', "").to_ascii_lowercase())
                    .filter(|word| word.len() > 1 && word.bytes().all(|letter| letter.is_ascii_lowercase())),
            ),
            Err(_) => println!(
                "cargo::warning=lists/{file} is missing, so fewer names are found in captions: cargo xtask setup"
            ),
        }
    }
    fs::write(to, words.into_iter().map(|word| word + "\n").collect::<String>())
}
