//! Finds the face detector's network on the disk.

use std::path::{Path, PathBuf};

use schoolgate_core::faces::Detector;

use crate::{Failure, files};

/// Where set-up puts the network, seen from the folder of the project or of the installed program.
const NAME: &str = "models/centerface.onnx";

/// Loads the network: from `given`, or from the nearest `models/` above this program or the working folder.
pub fn load(given: Option<&Path>) -> Result<Detector, Failure> {
    let path = match given {
        Some(path) => path.to_owned(),
        None => find().ok_or_else(|| {
            Failure::Usage(format!(
                "the face detector's model was not found: run `cargo xtask setup`, or give --model ({NAME})"
            ))
        })?,
    };
    Detector::load(&files::read(&path)?).map_err(|error| Failure::Core(path, error))
}

fn find() -> Option<PathBuf> {
    let program = std::env::current_exe().ok();
    let here = std::env::current_dir().ok();
    let starts = [program, here];
    let mut folders = starts.iter().flatten().flat_map(|start| start.ancestors());
    folders.find_map(|folder| Some(folder.join(NAME)).filter(|path| path.is_file()))
}
