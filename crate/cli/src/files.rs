//! Reading and writing files so that an original is never lost and nothing is left half-written.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use schoolgate_core::photo::Photo;

use crate::Failure;

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::File(path.to_owned(), error))
}

/// The text of a file.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::File(path.to_owned(), error))
}

/// Opens a photo.
pub fn open_photo(path: &Path) -> Result<Photo, Failure> {
    Photo::open(read(path)?).map_err(|error| Failure::Core(path.to_owned(), error))
}

/// Writes a new file whole: first under another name beside it, then moved into place. Never replaces a file.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::File(path.to_owned(), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    if path.exists() {
        return Err(failed(io::Error::new(io::ErrorKind::AlreadyExists, "there is already a file of that name")));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = fs::File::create_new(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::hard_link(&part, path).or_else(|_| fs::rename(&part, path)));
    let _ = fs::remove_file(&part);
    written.map_err(failed)
}

/// Adds one line to a file, which is made when there is none.
pub fn append_line(path: &Path, line: &str) -> Result<(), Failure> {
    let failed = |error| Failure::File(path.to_owned(), error);
    let mut file = fs::OpenOptions::new().create(true).append(true).open(path).map_err(failed)?;
    file.write_all(format!("{line}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}

/// Every file below a folder, in the order of their names.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |error| Failure::File(folder.clone(), error);
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The last part of a path, as text.
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
