//! `schoolgate inspect`

use std::path::PathBuf;

use schoolgate_core::metadata;

use crate::{Failure, Outcome, files};

#[derive(clap::Args)]
pub struct Arguments {
    /// The photos
    #[arg(required = true, value_name = "PHOTO")]
    photos: Vec<PathBuf>,
    /// Print JSON, one line a photo
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clear;
    for path in &arguments.photos {
        match files::open_photo(path) {
            Ok(photo) => {
                let report = metadata::inspect(&photo);
                if arguments.json {
                    println!("{}", serde_json::to_string(&report).unwrap_or_default());
                } else {
                    print(path, &report);
                }
            }
            Err(failure) => {
                eprintln!("schoolgate: {failure}");
                outcome = Outcome::CouldNotTell;
            }
        }
    }
    Ok(outcome)
}

fn print(path: &std::path::Path, report: &metadata::Report) {
    println!("{}: {} bytes of the file draw nothing", path.display(), report.hidden_bytes);
    for sentence in &report.summary {
        println!("  {}", sentence.text);
    }
    for item in &report.items {
        println!("    {:<28} {}", item.name, item.value);
    }
}
