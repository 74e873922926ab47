//! `schoolgate approve`: the headteacher's yes, signed on the headteacher's own device.

use std::{
    path::PathBuf,
    time::{Duration, SystemTime},
};

use clap::Subcommand;
use schoolgate_core::{
    Date,
    approval::{self, Request, SecretKey},
    policy::Role,
};

use crate::{Failure, Outcome, files, parse_day, parse_role, secret};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Make a key: the secret goes to a new file, the lines for the school's list of keys are printed
    Keygen {
        /// Where the secret key goes; nothing there is ever replaced
        #[arg(value_name = "OUT")]
        output: PathBuf,
        /// The role of whoever keeps the key
        #[arg(long, default_value = "headteacher", value_parser = parse_role, value_name = "ROLE")]
        role: Role,
        /// Lock the file with a passphrase: SCHOOLGATE_PASSPHRASE, otherwise it is asked for twice
        #[arg(long)]
        locked: bool,
    },
    /// Print what is to be approved, a line for each photo, from the same arguments as `check`
    #[cfg(feature = "detector")]
    Request(Box<crate::check::Arguments>),
    /// Approve every line of a request: shows each on the terminal and prints the signed approval
    Sign {
        /// The secret key file; the passphrase of a locked one is SCHOOLGATE_PASSPHRASE, otherwise it is asked for
        #[arg(value_name = "KEY")]
        key: PathBuf,
        /// What `approve request` printed
        #[arg(value_name = "REQUEST")]
        request: PathBuf,
        /// The day of approval, as YYYY-MM-DD; today (in Greenwich) when left out
        #[arg(long, value_parser = parse_day, value_name = "DATE")]
        on: Option<Date>,
    },
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    match &arguments.step {
        Step::Keygen { output, role, locked } => {
            let key = SecretKey::of(&secret::random()?, *role);
            let text = key.to_file();
            secret::write(output, &if *locked { secret::lock(&text)? } else { text.into_bytes() })?;
            print!("{}", key.listed());
            eprintln!("Keep {} secret, and add the lines above to the school's list of keys.", output.display());
        }
        #[cfg(feature = "detector")]
        Step::Request(arguments) => return crate::check::request(arguments),
        Step::Sign { key, request, on } => {
            let failed = |error| Failure::Core(request.clone(), error);
            let requests: Vec<Request> = approval::read(&files::read_text(request)?).map_err(failed)?;
            let key = secret::approver(key)?;
            let on = on.map_or_else(today, Ok)?;
            for request in requests {
                show(&request);
                println!("{}", approval::sign(request, on, &key).to_json());
            }
        }
    }
    Ok(Outcome::Clear)
}

/// What is signed, so that nobody signs unseen.
fn show(request: &Request) {
    let words = &request.words;
    eprintln!(
        "Signed: photo {} as {:?}, {}",
        request.original_sha256.short(),
        words.file_name,
        request.channel.in_words()
    );
    eprintln!("  caption {:?}, read out as {:?}", words.caption, words.alt_text);
    let publisher = request.publisher.map_or("nobody yet", Role::in_words);
    eprintln!("  {} covered, published by {publisher}", request.covers.len());
}

fn today() -> Result<Date, Failure> {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let day = since_1970.ok().and_then(|since| {
        let whole_days = Duration::from_secs(since.as_secs() / 86_400 * 86_400);
        Date::constant(1970, 1, 1).checked_add(whole_days).ok()
    });
    day.ok_or_else(|| Failure::Usage("this device's clock is wrong: give the day with --on".to_owned()))
}
