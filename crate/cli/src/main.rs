//! `schoolgate`: the guard for folders of photos, on the command line.

#![cfg_attr(not(feature = "detector"), expect(dead_code, reason = "what only `check` and `faces` use"))]

mod approve;
mod caption;
#[cfg(feature = "detector")]
mod check;
mod choices;
mod clean;
#[cfg(feature = "detector")]
mod faces;
mod files;
mod inspect;
mod list;
mod lists;
mod lists_file;
#[cfg(feature = "detector")]
mod model;
mod policy;
mod progress;
mod receipt;
mod register;
mod secret;
mod spans;
mod store;
#[cfg(feature = "detector")]
mod subjects;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use schoolgate_core::{
    Date, Error,
    policy::{Channel, Role},
};

/// Checks photos and their words before a school publishes them.
#[derive(Parser)]
#[command(name = "schoolgate", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Judge photos and their words: exit 0 when all are clear, 1 when any is stopped, 2 when it could not tell
    #[cfg(feature = "detector")]
    Check(Box<check::Arguments>),
    /// Make keys, and have the headteacher sign what is to be published
    Approve(approve::Arguments),
    /// Show, check, compare and make the policies that schools set their rules by
    Policy(policy::Arguments),
    /// Make the key that receipts are signed with, and check receipts
    Receipt(receipt::Arguments),
    /// Check the register, and find in it what has to be taken down
    Register(register::Arguments),
    /// Find names and contact details in captions: exit 0 when there are none, 1 when there are
    Caption(caption::Arguments),
    /// Say what a photo carries besides the picture
    Inspect(inspect::Arguments),
    /// Strip a photo, or a folder of photos, of everything that does not draw
    Clean(clean::Arguments),
    /// Say what is understood of a class list, and what is not: exit 0 when all is, 1 when anything is not
    List(list::Arguments),
    /// Open and make the locked files in which the page keeps what a school has
    Store(store::Arguments),
    /// Find the faces, as a file of answers to fill in for `check --subjects`
    #[cfg(feature = "detector")]
    Faces(faces::Arguments),
}

/// How a run ended, from best to worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Clear,
    Stopped,
    CouldNotTell,
}

/// Something that keeps the whole run from going on.
#[derive(Debug)]
enum Failure {
    /// The core refused an input.
    Core(PathBuf, Error),
    /// The system refused a file.
    File(PathBuf, std::io::Error),
    /// The arguments do not fit together.
    Usage(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Core(path, error) => write!(
                formatter,
                "{}: {error} [{}]\n  {}",
                path.display(),
                error.code().as_str(),
                error.code().remedy()
            ),
            Self::File(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Usage(message) => formatter.write_str(message),
        }
    }
}

/// A day as YYYY-MM-DD.
fn parse_day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "give the day as YYYY-MM-DD".to_owned())
}

fn parse_role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| known("roles", Role::ALL.map(Role::as_str)))
}

fn parse_channel(name: &str) -> Result<Channel, String> {
    Channel::from_name(name).ok_or_else(|| known("channels", Channel::ALL.map(Channel::as_str)))
}

fn known<const N: usize>(what: &str, names: [&str; N]) -> String {
    format!("the {what} are {}", names.join(", "))
}

fn main() -> ExitCode {
    let result = match Arguments::parse().verb {
        #[cfg(feature = "detector")]
        Verb::Check(arguments) => check::run(&arguments),
        Verb::Approve(arguments) => approve::run(&arguments),
        Verb::Policy(arguments) => policy::run(&arguments),
        Verb::Receipt(arguments) => receipt::run(&arguments),
        Verb::Register(arguments) => register::run(&arguments),
        Verb::Caption(arguments) => caption::run(&arguments),
        Verb::Inspect(arguments) => inspect::run(&arguments),
        Verb::Clean(arguments) => clean::run(&arguments),
        Verb::List(arguments) => list::run(&arguments),
        Verb::Store(arguments) => store::run(&arguments),
        #[cfg(feature = "detector")]
        Verb::Faces(arguments) => faces::run(&arguments),
    };
    match result {
        Ok(Outcome::Clear) => ExitCode::SUCCESS,
        Ok(Outcome::Stopped) => ExitCode::from(1),
        Ok(Outcome::CouldNotTell) => ExitCode::from(2),
        Err(failure) => {
            eprintln!("schoolgate: {failure}");
            ExitCode::from(2)
        }
    }
}
