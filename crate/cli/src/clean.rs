//! `schoolgate clean`

use std::path::{Path, PathBuf};

use schoolgate_core::photo::{self, Choices};

use crate::{Failure, Outcome, choices, files, progress::Progress};

#[derive(clap::Args)]
pub struct Arguments {
    /// A photo, or a folder of photos
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The cleaned photo, or a new folder for them; nothing there is ever replaced
    #[arg(value_name = "OUT")]
    output: PathBuf,
    #[command(flatten)]
    choices: choices::Arguments,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let pairs: Vec<(PathBuf, PathBuf)> = if arguments.input.is_dir() {
        let inside = |path: &Path| path.strip_prefix(&arguments.input).unwrap_or(path).to_owned();
        let files = files::walk(&arguments.input)?;
        files.into_iter().map(|path| (path.clone(), arguments.output.join(inside(&path)))).collect()
    } else {
        vec![(arguments.input.clone(), arguments.output.clone())]
    };
    let progress = Progress::over(pairs.len());
    let mut refused = 0_usize;
    for (index, (input, output)) in pairs.iter().enumerate() {
        progress.at(index, &files::name_of(input));
        if let Err(failure) = clean(input, output, arguments.choices.choices()) {
            progress.pause();
            eprintln!("schoolgate: {failure}");
            refused += 1;
        }
    }
    progress.pause();
    if pairs.len() > 1 {
        println!("{} cleaned, {refused} refused", pairs.len() - refused);
    }
    Ok(if refused == 0 { Outcome::Clear } else { Outcome::CouldNotTell })
}

fn clean(input: &Path, output: &Path, choices: Choices) -> Result<(), Failure> {
    let photo = files::open_photo(input)?;
    let clean = photo::strip(&photo, choices).map_err(|error| Failure::Core(input.to_owned(), error))?;
    files::write_new(output, clean.bytes())
}
