//! `schoolgate register`: checks the register, and finds in it what has to be taken down.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use schoolgate_core::{
    Code, Date, Error, Hash, Place,
    people::{ClassList, PersonId},
    policy::Role,
    register::{self, Appearance, Body, Book, Entry, Format, RegisterKey, Report, Sex, Why},
};

use crate::{Failure, Outcome, files, lists, parse_day, parse_role, secret};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Make the school's register key, under which people are written down by pseudonym
    Keygen {
        /// Where the key goes; nothing there is ever replaced
        #[arg(value_name = "OUT")]
        output: PathBuf,
    },
    /// Find any edit, removal or reordering, and lines missing before a checkpoint: exit 0 when it is intact
    Verify {
        #[arg(value_name = "FILE")]
        register: PathBuf,
        /// The hash of an entry, noted elsewhere when it was the last
        #[arg(long, value_parser = parse_hash, value_name = "HASH")]
        checkpoint: Vec<Hash>,
    },
    /// Print the register as a table
    Export {
        #[arg(value_name = "FILE")]
        register: PathBuf,
        /// For a spreadsheet; else JSON, a line for each entry
        #[arg(long)]
        csv: bool,
    },
    /// List every clearance in which a person is shown
    Appearances {
        #[arg(value_name = "FILE")]
        register: PathBuf,
        /// The person's Id on the class list
        #[arg(long, value_name = "ID")]
        person: String,
        #[command(flatten)]
        key: Key,
    },
    /// List what has to be deleted by now, and who sees to it: exit 1 when there is any
    Due {
        #[arg(value_name = "FILE")]
        register: PathBuf,
        /// The day
        #[arg(long, value_parser = parse_day, value_name = "DATE")]
        on: Date,
        /// The class list, with leaving dates
        #[arg(long, value_name = "FILE")]
        class_list: PathBuf,
        /// A preset's name or a policy file
        #[arg(long, value_name = "NAME|FILE")]
        policy: String,
        #[command(flatten)]
        key: Key,
    },
    /// Write down that a picture was taken down and deleted
    Removed {
        #[arg(value_name = "FILE")]
        register: PathBuf,
        /// The hash of the entry that cleared it
        #[arg(long, value_parser = parse_hash, value_name = "HASH")]
        entry: Hash,
        /// The day
        #[arg(long, value_parser = parse_day, value_name = "DATE")]
        on: Date,
        /// Who did it
        #[arg(long, value_parser = parse_role, value_name = "ROLE")]
        by: Role,
    },
    /// Write down an incident, in either of the forms that policies ask for
    Incident(Box<IncidentArguments>),
}

#[derive(clap::Args)]
struct Key {
    /// The register key that people were written down with
    #[arg(long, value_name = "FILE")]
    register_key: Option<PathBuf>,
}

impl Key {
    fn read(&self) -> Result<Option<RegisterKey>, Failure> {
        self.register_key.as_deref().map(secret::register_key).transpose()
    }
}

#[derive(clap::Args)]
struct IncidentArguments {
    #[arg(value_name = "FILE")]
    register: PathBuf,
    /// detailed: time, person, sex, room, device, description, evidence, actions, reasons; signed: place, description,
    /// actions, recorder and signature
    #[arg(long, value_parser = parse_format, value_name = "FORM")]
    format: Format,
    /// The day
    #[arg(long, value_parser = parse_day, value_name = "DATE")]
    on: Date,
    /// The time of day, as HH:MM
    #[arg(long, default_value = "", value_name = "TIME")]
    time: String,
    /// The Id of the pupil or member of staff on the class list; written down by pseudonym
    #[arg(long, value_name = "ID")]
    person: Option<String>,
    /// male or female
    #[arg(long, value_parser = parse_sex, value_name = "SEX")]
    sex: Option<Sex>,
    /// The room, or where it was
    #[arg(long, default_value = "", value_name = "TEXT")]
    place: String,
    /// The device, by its number or name
    #[arg(long, default_value = "", value_name = "TEXT")]
    device: String,
    /// What happened; name nobody here
    #[arg(long, default_value = "", value_name = "TEXT")]
    description: String,
    /// What shows it
    #[arg(long, default_value = "", value_name = "TEXT")]
    evidence: String,
    /// What was done
    #[arg(long, default_value = "", value_name = "TEXT")]
    actions: String,
    /// Why that was done
    #[arg(long, default_value = "", value_name = "TEXT")]
    reasons: String,
    /// A role that has been told
    #[arg(long, value_parser = parse_role, value_name = "ROLE")]
    told: Vec<Role>,
    /// Your name
    #[arg(long, default_value = "", value_name = "NAME")]
    recorder: String,
    /// Sign with this secret key (`approve keygen` makes one)
    #[arg(long, value_name = "KEY")]
    sign: Option<PathBuf>,
    #[command(flatten)]
    key: Key,
}

fn parse_hash(text: &str) -> Result<Hash, String> {
    Hash::parse(text).map_err(|error| error.detail().to_owned())
}

fn parse_format(text: &str) -> Result<Format, String> {
    match text {
        "detailed" => Ok(Format::Detailed),
        "signed" => Ok(Format::Signed),
        _ => Err("the forms are detailed and signed".to_owned()),
    }
}

fn parse_sex(text: &str) -> Result<Sex, String> {
    match text {
        "male" => Ok(Sex::Male),
        "female" => Ok(Sex::Female),
        _ => Err("write male or female".to_owned()),
    }
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    match &arguments.step {
        Step::Keygen { output } => secret::write(output, RegisterKey::of(&secret::random()?).to_file().as_bytes())?,
        Step::Verify { register, checkpoint } => return verify(register, checkpoint),
        Step::Export { register, csv } => {
            let entries = read(register)?;
            if *csv {
                print!("{}", register::to_csv(&entries));
            } else {
                entries.iter().for_each(|entry| println!("{}", entry.to_json()));
            }
        }
        Step::Appearances { register, person, key } => {
            let entries = read(register)?;
            let key = key.read()?;
            let found = register::appearances(&entries, &PersonId(person.clone()), key.as_ref());
            let found = found.map_err(|error| Failure::Core(register.clone(), error))?;
            found.iter().for_each(|appearance| println!("{}", in_words(appearance)));
            println!("{} of {} entries", found.len(), entries.len());
        }
        Step::Due { register, on, class_list, policy, key } => {
            return due(register, *on, &lists::class_list(class_list)?, policy, key);
        }
        Step::Removed { register, entry, on, by } => {
            let entries = read(register)?;
            if !entries.iter().any(|other| other.hash == *entry && matches!(other.body, Body::Clearance(_))) {
                return Err(Failure::Core(register.clone(), Error::new(Code::RegisterEntry)));
            }
            let previous = entries.last().map(|last| &last.hash);
            let removal = Entry::of_removal(entry.clone(), *on, *by, Book { previous, key: None });
            files::append_line(register, &removal.to_json())?;
        }
        Step::Incident(arguments) => incident(arguments)?,
    }
    Ok(Outcome::Clear)
}

/// The entries of a register that must exist.
fn read(path: &Path) -> Result<Vec<Entry>, Failure> {
    register::read(files::read(path)?).map_err(|error| Failure::Core(path.to_owned(), error))
}

fn verify(path: &Path, checkpoints: &[Hash]) -> Result<Outcome, Failure> {
    match register::verify_since(files::read(path)?, checkpoints) {
        Ok(entries) => {
            println!("{}: intact, {} entries", path.display(), entries.len());
            if let Some(last) = entries.last() {
                println!("Note this elsewhere as a checkpoint: {}", last.hash);
            }
            Ok(Outcome::Clear)
        }
        Err(error) => {
            if let Place::Line { line } = error.place() {
                println!("{}: line {line}", path.display());
            }
            eprintln!("schoolgate: {}", Failure::Core(path.to_owned(), error));
            Ok(Outcome::Stopped)
        }
    }
}

fn in_words(appearance: &Appearance<'_>) -> String {
    let cleared = appearance.cleared;
    let removed = appearance.removed.map(|on| format!(", taken down {on}")).unwrap_or_default();
    format!(
        "line {}: {} {}, file {}, entry {}{removed}",
        appearance.line,
        cleared.on,
        cleared.channel.in_words(),
        cleared.cleared_sha256,
        appearance.entry
    )
}

fn due(path: &Path, on: Date, list: &ClassList, policy: &str, key: &Key) -> Result<Outcome, Failure> {
    let entries = read(path)?;
    let policy = lists::policy(policy, None, None)?;
    let key = key.read()?;
    let due = register::due(&entries, list, &policy, key.as_ref(), on)
        .map_err(|error| Failure::Core(path.to_owned(), error))?;
    let retention = &policy.rules().retention;
    let who = if retention.leaver.is_empty() { "nobody is named: ask the headteacher" } else { &retention.leaver };
    println!("retention.leaver, {on}: {} to delete ({who})", due.len());
    for picture in &due {
        println!("{}", in_words(&picture.appearance));
        for why in &picture.why {
            println!("  {}", reason(why, list));
        }
    }
    if retention.needed_days.is_none() {
        println!(
            "The policy does not say for how long a picture is needed (needed-days): look for those no longer needed yourself."
        );
    }
    Ok(if due.is_empty() { Outcome::Clear } else { Outcome::Stopped })
}

fn reason(why: &Why, list: &ClassList) -> String {
    match why {
        Why::Left(id) => {
            let name = list.person(id).map(|person| person.display_name()).unwrap_or_default();
            format!("{name} ({}) has left", id.0)
        }
        // Whom a hard stop protects is not for this list to say.
        Why::Objected(id) if list.person(id).is_some_and(|person| person.hard_stop) => {
            "somebody in it is not to be published: ask the headteacher".to_owned()
        }
        Why::Objected(id) => {
            let name = list.person(id).map_or_else(|| id.0.clone(), |person| person.display_name());
            format!("consent for {name} has been withdrawn or refused: take it down at once")
        }
        Why::NotOnTheList(subject) => format!("somebody in it is not on the class list ({})", subject.0),
        Why::NeededUntil(day) => format!("it was needed until {day}: say whether it still is"),
    }
}

fn incident(arguments: &IncidentArguments) -> Result<(), Failure> {
    let report = Report {
        format: arguments.format,
        on: arguments.on,
        time: arguments.time.clone(),
        person: arguments.person.clone().map(PersonId),
        sex: arguments.sex,
        place: arguments.place.clone(),
        device: arguments.device.clone(),
        description: arguments.description.clone(),
        evidence: arguments.evidence.clone(),
        actions: arguments.actions.clone(),
        reasons: arguments.reasons.clone(),
        told: arguments.told.clone(),
        recorder: arguments.recorder.clone(),
    };
    let key = arguments.key.read()?;
    let signer = arguments.sign.as_deref().map(secret::approver).transpose()?;
    let path = &arguments.register;
    let previous = lists::last_entry(path)?;
    let book = Book { previous: previous.as_ref(), key: key.as_ref() };
    let entry =
        Entry::of_incident(report, signer.as_ref(), book).map_err(|error| Failure::Core(path.clone(), error))?;
    files::append_line(path, &entry.to_json())
}
