//! `schoolgate faces`

use std::{collections::BTreeMap, path::PathBuf};

use schoolgate_core::photo;

use crate::{
    Failure, Outcome, files, model,
    progress::Progress,
    subjects::{FaceLine, Line, Subjects},
};

#[derive(clap::Args)]
pub struct Arguments {
    /// The photos
    #[arg(required = true, value_name = "PHOTO")]
    photos: Vec<PathBuf>,
    /// Print JSON: a file of answers to fill in for `check --subjects`
    #[arg(long)]
    json: bool,
    /// The face detector's network
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let detector = model::load(arguments.model.as_deref())?;
    let progress = Progress::over(arguments.photos.len());
    let mut all: Subjects = BTreeMap::new();
    let mut outcome = Outcome::Clear;
    for (index, path) in arguments.photos.iter().enumerate() {
        progress.at(index, &files::name_of(path));
        let found = files::open_photo(path).and_then(|photo| {
            photo::decode(&photo)
                .and_then(|pixels| detector.search(&pixels, |_| ()))
                .map_err(|error| Failure::Core(path.clone(), error))
        });
        progress.pause();
        match found {
            Ok(search) => {
                let lines: Vec<FaceLine> = search.faces.iter().map(FaceLine::open).collect();
                if !arguments.json {
                    print(path, &lines);
                }
                all.insert(files::name_of(path), lines.into_iter().map(Line::Face).collect());
            }
            Err(failure) => {
                eprintln!("schoolgate: {failure}");
                outcome = Outcome::CouldNotTell;
            }
        }
    }
    if arguments.json {
        println!("{}", serde_json::to_string(&all).unwrap_or_default());
    }
    Ok(outcome)
}

fn print(path: &std::path::Path, lines: &[FaceLine]) {
    println!("{}: {} faces", path.display(), lines.len());
    for line in lines {
        let [x, y, width, height] = line.region;
        println!("  {width} × {height} at {x}, {y}  score {}", line.score.unwrap_or_default());
    }
}
