//! `schoolgate store`: opens and makes the files in which the page keeps what a school has, as any age tool can too.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read},
    iter,
    path::{Path, PathBuf},
};

use age::{
    DecryptError, Decryptor, Encryptor,
    scrypt::{Identity, Recipient},
    secrecy::{ExposeSecret, SecretString},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use clap::Subcommand;
use serde::{Deserialize, Serialize};

use crate::{Failure, Outcome, files, lists_file};

/// The version of what is inside that this program reads and writes.
const VERSION: u32 = 1;
/// How long a file may be, locked or open.
const MOST_BYTES: u64 = 64 << 20;
/// How many items there may be in one.
const MOST_ITEMS: usize = 256;
/// The work that locking costs, as a power of two, and the most that opening may ask for: 1 GB of memory.
const WORK: u8 = 17;
const MOST_WORK: u8 = 20;
/// As on the page.
const SHORTEST_PASSPHRASE: usize = 12;

const VARIABLE: &str = "SCHOOLGATE_PASSPHRASE";

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    verb: Verb,
    /// A file whose first line is the passphrase; otherwise SCHOOLGATE_PASSPHRASE, otherwise it is asked for
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Verb {
    /// Say what is in a backup
    List {
        /// A backup that the page saved, or `store pack`
        #[arg(value_name = "FILE")]
        input: PathBuf,
    },
    /// Take everything out of a backup, into a folder; nothing there is ever replaced
    Take {
        /// A backup that the page saved, or `store pack`
        #[arg(value_name = "FILE")]
        input: PathBuf,
        /// Where the files go
        #[arg(value_name = "OUTDIR")]
        output: PathBuf,
    },
    /// Lock every file of a folder into a backup that the page opens; nothing is ever replaced
    Pack {
        /// The folder
        #[arg(value_name = "DIR")]
        input: PathBuf,
        /// The backup
        #[arg(value_name = "OUT.age")]
        output: PathBuf,
    },
}

/// What is locked: the files of a school, by name.
pub type Items = BTreeMap<String, Vec<u8>>;

/// The same as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    items: BTreeMap<String, String>,
}

/// As much of a document as every version has.
#[derive(Deserialize)]
struct AnyVersion {
    version: u64,
}

/// Why a locked file was not opened or made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    WrongPassphrase,
    NotAStore,
    Broken,
    TooMuchWork,
    TooLarge,
    NewerVersion,
    BadName,
    ShortPassphrase,
    NotTheSame,
    NoKey,
}

impl Refusal {
    /// A stable code, what is the matter, and what to do.
    const fn told(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::WrongPassphrase => (
                "store.wrong-passphrase",
                "the passphrase does not open this file",
                "Type it again. Capitals and spaces count. Nothing was changed.",
            ),
            Self::NotAStore => (
                "store.not-a-store",
                "this is not a file that was locked with a passphrase",
                "Choose the backup that Schoolgate saved; its name ends in .age.",
            ),
            Self::Broken => (
                "store.broken",
                "the file is damaged: a part is missing or was changed",
                "Use another copy of the backup. Nothing was taken out of this one.",
            ),
            Self::TooMuchWork => (
                "store.too-much-work",
                "opening this file would take more memory than a backup of Schoolgate ever asks for",
                "Use a backup that Schoolgate made.",
            ),
            Self::TooLarge => (
                "store.too-large",
                "this is more than the 64 MB, or the 256 files, that a backup may hold",
                "Leave out what a school's lists do not need.",
            ),
            Self::NewerVersion => (
                "store.newer-version",
                "this file was made by a newer Schoolgate",
                "Install the newest Schoolgate and try again.",
            ),
            Self::BadName => (
                "store.bad-name",
                "a name holds something other than small letters, digits, dots and hyphens",
                "Rename the file, for example class-list.csv.",
            ),
            Self::ShortPassphrase => (
                "store.short-passphrase",
                "the passphrase has fewer than 12 characters",
                "Use several words that do not belong together.",
            ),
            Self::NotTheSame => {
                ("store.not-the-same", "the two passphrases are not the same", "Type the same passphrase twice.")
            }
            Self::NoKey => (
                "store.no-key",
                "there is no secret key in this file",
                "Choose the file that was made when the key was made, or a copy of it.",
            ),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let (code, message, remedy) = refusal.told();
        Self::Usage(format!("{message} [{code}]\n  {remedy}"))
    }
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let passphrase = || given(arguments.passphrase_file.as_deref());
    match &arguments.verb {
        Verb::List { input } => {
            let locked = read_bounded(input)?;
            for (name, bytes) in open(&locked, passphrase()?)? {
                println!("{name}\t{} bytes", bytes.len());
            }
        }
        Verb::Take { input, output } => {
            let locked = read_bounded(input)?;
            let mut items = open(&locked, passphrase()?)?;
            if let Some(lists) = items.get(lists_file::NAME).and_then(|item| lists_file::taken_apart(item)) {
                items.remove(lists_file::NAME);
                items.extend(lists);
            }
            // All or nothing: what is in the way is found before anything is written.
            for name in items.keys() {
                let path = output.join(name);
                if path.symlink_metadata().is_ok() {
                    let error = io::Error::new(io::ErrorKind::AlreadyExists, "there is already a file of that name");
                    return Err(Failure::File(path, error));
                }
            }
            for (name, bytes) in &items {
                files::write_new(&output.join(name), bytes)?;
                println!("{name}");
            }
        }
        Verb::Pack { input, output } => {
            let mut items = collect(input)?;
            let count = items.len();
            lists_file::put_together(&mut items)
                .map_err(|name| Failure::Usage(format!("{name} does not say how a class list is read")))?;
            files::write_new(output, &lock(&items, chosen(arguments.passphrase_file.as_deref())?)?)?;
            println!("{}: {count} files locked", output.display());
        }
    }
    Ok(Outcome::Clear)
}

/// Opens a backup: nothing of it is given unless all of it is whole.
pub fn open(locked: &[u8], passphrase: SecretString) -> Result<Items, Refusal> {
    let file = Decryptor::new_buffered(locked).map_err(|error| match error {
        DecryptError::InvalidMac | DecryptError::Io(_) => Refusal::Broken,
        _ => Refusal::NotAStore,
    })?;
    if !file.is_scrypt() {
        return Err(Refusal::NotAStore);
    }
    let mut identity = Identity::new(passphrase);
    identity.set_max_work_factor(MOST_WORK);
    let opened = file.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(|error| match error {
        DecryptError::ExcessiveWork { .. } => Refusal::TooMuchWork,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            Refusal::WrongPassphrase
        }
        _ => Refusal::Broken,
    })?;
    let mut text = Vec::new();
    opened.take(MOST_BYTES + 1).read_to_end(&mut text).map_err(|_| Refusal::Broken)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    parse(&text)
}

fn parse(text: &[u8]) -> Result<Items, Refusal> {
    let AnyVersion { version } = serde_json::from_slice(text).map_err(|_| Refusal::Broken)?;
    if version != u64::from(VERSION) {
        return Err(Refusal::NewerVersion);
    }
    let document: Document = serde_json::from_slice(text).map_err(|_| Refusal::Broken)?;
    if document.items.len() > MOST_ITEMS {
        return Err(Refusal::TooLarge);
    }
    let decoded = document.items.into_iter().map(|(name, text)| {
        // A name becomes a file's name: it must not lead out of the folder.
        if !is_name(&name) {
            return Err(Refusal::BadName);
        }
        BASE64_STANDARD.decode(text).map(|bytes| (name, bytes)).map_err(|_| Refusal::Broken)
    });
    decoded.collect()
}

pub fn lock(items: &Items, passphrase: SecretString) -> Result<Vec<u8>, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Usage(format!("the backup could not be made: {error}"));
    let items = items.iter().map(|(name, bytes)| (name.clone(), BASE64_STANDARD.encode(bytes))).collect();
    let text = serde_json::to_vec(&Document { version: VERSION, items }).map_err(|error| failed(&error))?;
    if text.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge.into());
    }
    let mut recipient = Recipient::new(passphrase);
    recipient.set_work_factor(WORK);
    let encryptor =
        Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)).map_err(|error| failed(&error))?;
    let mut locked = Vec::new();
    let mut writer = encryptor.wrap_output(&mut locked).map_err(|error| failed(&error))?;
    io::Write::write_all(&mut writer, &text).map_err(|error| failed(&error))?;
    writer.finish().map_err(|error| failed(&error))?;
    Ok(locked)
}

/// The files of a folder. One that has no place in a backup is a refusal, never left out in silence.
fn collect(folder: &Path) -> Result<Items, Failure> {
    let failed = |error| Failure::File(folder.to_owned(), error);
    let mut items = Items::new();
    let mut room = MOST_BYTES;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = files::name_of(&path);
        if !is_name(&name) || !path.is_file() {
            let (code, message, remedy) = Refusal::BadName.told();
            return Err(Failure::Usage(format!("{}: {message} [{code}]\n  {remedy}", path.display())));
        }
        let bytes = read_bounded(&path)?;
        room = room.checked_sub(bytes.len() as u64).ok_or(Refusal::TooLarge)?;
        items.insert(name, bytes);
        if items.len() > MOST_ITEMS {
            return Err(Refusal::TooLarge.into());
        }
    }
    Ok(items)
}

/// A file's bytes, if they are no more than a backup may have.
pub fn read_bounded(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::File(path.to_owned(), error);
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(failed)?.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge.into());
    }
    Ok(bytes)
}

/// Small letters, digits, dots and hyphens, beginning with a letter or a digit, no more than 64 of them.
fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.len() <= 64
        && name.bytes().next().is_some_and(plain)
        && name.bytes().all(|byte| plain(byte) || byte == b'.' || byte == b'-')
}

/// The passphrase from a file or from the environment; none when neither has it.
fn provided(file: Option<&Path>) -> Result<Option<SecretString>, Failure> {
    if let Some(path) = file {
        let text = SecretString::from(files::read_text(path)?);
        let line = text.expose_secret().lines().next().unwrap_or_default().to_owned();
        return Ok(Some(SecretString::from(line)));
    }
    Ok(std::env::var(VARIABLE).ok().map(SecretString::from))
}

/// The passphrase of a backup that there is.
pub fn given(file: Option<&Path>) -> Result<SecretString, Failure> {
    provided(file)?.map_or_else(|| ask("Passphrase: "), Ok)
}

/// The passphrase for a new backup, typed twice where it is typed.
pub fn chosen(file: Option<&Path>) -> Result<SecretString, Failure> {
    let passphrase = match provided(file)? {
        Some(passphrase) => passphrase,
        None => {
            let [first, again] = [ask("Passphrase: ")?, ask("The same again: ")?];
            if first.expose_secret() != again.expose_secret() {
                return Err(Refusal::NotTheSame.into());
            }
            first
        }
    };
    if passphrase.expose_secret().chars().count() < SHORTEST_PASSPHRASE {
        return Err(Refusal::ShortPassphrase.into());
    }
    Ok(passphrase)
}

fn ask(prompt: &str) -> Result<SecretString, Failure> {
    rpassword::prompt_password(prompt).map(SecretString::from).map_err(|error| {
        Failure::Usage(format!(
            "no passphrase could be asked for ({error}): put it into {VARIABLE}, or for `store` use --passphrase-file"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase() -> SecretString {
        SecretString::from("several plain words".to_owned())
    }

    /// Locked with hardly any work, so that a test may open it often.
    fn locked(text: &str) -> Vec<u8> {
        let mut recipient = Recipient::new(passphrase());
        recipient.set_work_factor(2);
        let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)).unwrap();
        let mut bytes = Vec::new();
        let mut writer = encryptor.wrap_output(&mut bytes).unwrap();
        io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn what_was_locked_comes_out_as_it_went_in() {
        let items = Items::from([
            ("class-list.csv".to_owned(), b"Id,Forename\n".to_vec()),
            ("odd.bin".to_owned(), (0..=255).collect()),
            ("empty".to_owned(), Vec::new()),
        ]);
        assert_eq!(open(&lock(&items, passphrase()).unwrap(), passphrase()), Ok(items));
    }

    #[test]
    fn another_passphrase_opens_nothing() {
        let file = locked(r#"{"version":1,"items":{}}"#);
        assert_eq!(open(&file, SecretString::from("several plain word".to_owned())), Err(Refusal::WrongPassphrase));
    }

    #[test]
    fn no_changed_byte_and_no_shorter_file_is_opened() {
        let file = locked(r#"{"version":1,"items":{"a":"YQ=="}}"#);
        assert!(open(&file, passphrase()).is_ok());
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1;
            // A changed cost of opening may be a high one: that is left to the test of its own.
            if changed.starts_with(b"age-encryption.org/v1\n-> scrypt") {
                let line = changed.split(|byte| *byte == b'\n').nth(1).unwrap();
                if !line.ends_with(b" 2") {
                    continue;
                }
            }
            assert!(open(&changed, passphrase()).is_err(), "byte {at}");
            assert!(open(&file[..at], passphrase()).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn a_file_that_asks_for_too_much_work_is_not_begun() {
        let file = locked("{}");
        let at = file.windows(3).position(|three| three == b" 2\n").unwrap();
        let greedy = [&file[..at], b" 21", &file[at + 2..]].concat();
        assert_eq!(open(&greedy, passphrase()), Err(Refusal::TooMuchWork));
    }

    #[test]
    fn a_newer_version_and_a_name_that_leads_elsewhere_are_refused() {
        let refused = |text: &str| parse(text.as_bytes()).unwrap_err();
        assert_eq!(refused(r#"{"version":2,"items":[]}"#), Refusal::NewerVersion);
        for name in ["../a", "a/b", "A", ".a", "", "a\\\\b", "con:"] {
            assert_eq!(refused(&format!(r#"{{"version":1,"items":{{"{name}":""}}}}"#)), Refusal::BadName, "{name}");
        }
        assert_eq!(refused(r#"{"version":1,"items":{"a":"?"}}"#), Refusal::Broken);
        assert_eq!(refused(r#"{"version":1,"items":{},"more":1}"#), Refusal::Broken);
        assert_eq!(refused("class list"), Refusal::Broken);
    }

    #[test]
    fn only_a_file_locked_with_a_passphrase_is_a_store() {
        assert_eq!(open(b"Id,Forename\n", passphrase()), Err(Refusal::NotAStore));
        assert!(open(b"", passphrase()).is_err());
    }
}
