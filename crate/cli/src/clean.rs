//! `schoolgate clean`

use std::{
    num::NonZero,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

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
    let refusals = clean_all(&pairs, arguments.choices.choices(), &progress);
    progress.pause();
    refusals.iter().for_each(|failure| eprintln!("schoolgate: {failure}"));
    let refused = refusals.len();
    if pairs.len() > 1 {
        println!("{} cleaned, {refused} refused", pairs.len() - refused);
    }
    Ok(if refused == 0 { Outcome::Clear } else { Outcome::CouldNotTell })
}

/// Cleans every file, several at a time; the refusals, in the order of the files.
fn clean_all(pairs: &[(PathBuf, PathBuf)], choices: Choices, progress: &Progress) -> Vec<Failure> {
    let next = AtomicUsize::new(0);
    let refusals = Mutex::new(Vec::new());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((input, output)) = pairs.get(index) else { return };
            progress.at(index, &files::name_of(input));
            if let Err(failure) = clean(input, output, choices) {
                refusals.lock().unwrap_or_else(PoisonError::into_inner).push((index, failure));
            }
        }
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(pairs.len());
    thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    let mut refusals = refusals.into_inner().unwrap_or_else(PoisonError::into_inner);
    refusals.sort_by_key(|(index, _)| *index);
    refusals.into_iter().map(|(_, failure)| failure).collect()
}

fn clean(input: &Path, output: &Path, choices: Choices) -> Result<(), Failure> {
    let photo = files::open_photo(input)?;
    let clean = photo::strip(&photo, choices).map_err(|error| Failure::Core(input.to_owned(), error))?;
    files::write_new(output, clean.bytes())
}
