//! `cargo xtask <verb>`: sets up, builds, serves and tests Schoolgate on a machine that has only Rust, Node and Python.

mod apt;
mod bench_faces;
mod browsers;
mod captions;
mod clean;
mod cli;
mod command;
mod corpus;
mod count;
mod debian_std;
mod error;
mod fetch;
mod fuzz;
mod layout;
mod lists;
mod lock;
mod npm;
mod options;
mod page;
mod peers;
mod sample;
mod stamp;
mod step;
mod suites;
mod toolchain;
mod tools;
mod verbs;
mod wasm;

use command::say;
use error::Result;
use layout::Layout;
use options::{Options, Verb};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked; false when it was done and the outcome is bad.
fn run() -> Result<bool> {
    let options = Options::read(std::env::args().skip(1))?;
    if options.verb == Verb::Help {
        say(options::HELP);
        return Ok(true);
    }
    let layout = Layout::find()?;
    match options.verb {
        Verb::Help => {}
        Verb::Setup => verbs::setup(&layout, &options)?,
        Verb::Build => verbs::build(&layout, &options)?,
        Verb::Start => verbs::start(&layout, &options)?,
        Verb::Test => return verbs::test(&layout, &options),
        Verb::Lint => verbs::lint(&layout, &options)?,
        Verb::Bench => verbs::bench(&layout, &options)?,
        Verb::Accuracy => verbs::accuracy(&layout, &options)?,
        Verb::Corpus => return corpus::run(&layout, &options),
        Verb::Fuzz => return fuzz::run(&layout, options.seconds),
        Verb::Clean => clean::clean(&layout, options.cache)?,
    }
    Ok(true)
}
