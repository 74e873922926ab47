//! `schoolgate receipt`: makes the key that receipts are signed with, and checks receipts as a server does.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use schoolgate_core::{
    Error,
    policy::Channel,
    receipt::{self, Payload, ReceiptKey},
};

use crate::{Failure, Outcome, files, parse_channel, secret, store};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Make a key: the secret goes to a new file, the public key for servers is printed as a JWK
    Key {
        /// Where the secret key goes; nothing there is ever replaced
        #[arg(value_name = "OUT")]
        output: PathBuf,
    },
    /// Print the public key of a key file as a JWK
    Public {
        /// The secret key file
        #[arg(value_name = "KEY")]
        key: PathBuf,
    },
    /// Check a receipt and print what it says: exit 0 when it holds, 1 with the reason when it does not
    Check {
        /// The file with the receipt
        #[arg(value_name = "RECEIPT")]
        receipt: PathBuf,
        /// The public key as a JWK
        #[arg(long, value_name = "JWKFILE")]
        public: PathBuf,
        /// The file that it has to be for
        #[arg(long, value_name = "FILE")]
        photo: Option<PathBuf>,
        /// Where it is going to be seen
        #[arg(long, value_parser = parse_channel, value_name = "CHANNEL")]
        channel: Option<Channel>,
    },
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    match &arguments.step {
        Step::Key { output } => {
            let key = ReceiptKey::of(&secret::random()?);
            secret::write(output, key.to_file().as_bytes())?;
            println!("{}", key.public_jwk());
            eprintln!(
                "Keep {} secret, and give the line above to the server that is to check receipts.",
                output.display()
            );
        }
        Step::Public { key } => println!("{}", secret::receipt_key(key)?.public_jwk()),
        Step::Check { receipt, public, photo, channel } => return check(receipt, public, photo.as_deref(), *channel),
    }
    Ok(Outcome::Clear)
}

fn check(receipt: &Path, public: &Path, photo: Option<&Path>, channel: Option<Channel>) -> Result<Outcome, Failure> {
    // What cannot be read at all is another answer than a receipt that does not hold.
    let key = receipt::read_jwk(&files::read_text(public)?).map_err(|error| Failure::Core(public.to_owned(), error))?;
    let photo = photo.map(store::read_bounded).transpose()?;
    // The line of a file ends; the receipt in it has no such end.
    let text = store::read_bounded(receipt)?;
    match held(String::from_utf8_lossy(&text).trim_end(), &key, photo.as_deref(), channel) {
        Ok(payload) => {
            println!("{}", payload.to_json());
            Ok(Outcome::Clear)
        }
        Err(error) => {
            eprintln!("schoolgate: {}", Failure::Core(receipt.to_owned(), error));
            Ok(Outcome::Stopped)
        }
    }
}

/// What a receipt says, where it is by the key and for all that is asked.
fn held(
    receipt: &str,
    key: &schoolgate_core::approval::PublicKey,
    photo: Option<&[u8]>,
    channel: Option<Channel>,
) -> Result<Payload, Error> {
    let payload = receipt::verify(receipt, key)?;
    photo.map_or(Ok(()), |photo| payload.is_for_photo(photo))?;
    channel.map_or(Ok(()), |channel| payload.is_for_channel(channel))?;
    Ok(payload)
}
