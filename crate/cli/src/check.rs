//! `schoolgate check`

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use schoolgate_core::{
    Date, Error, Hash,
    caption::Words,
    faces::{Detector, Region},
    people::ClassList,
    photo::{self, Choices, Photo},
    policy::{Channel, Policy, Role, preset, read_devices},
    register,
    verdict::{Approval, DeviceFacts, PhotoFacts, Severity, Submission, Verdict, Where, clear, device_facts, judge},
};

use crate::{
    Failure, Outcome, choices, files,
    list::{self, tell_problems},
    model, parse_day,
    progress::Progress,
    subjects::{self, Subjects},
};

#[derive(clap::Args)]
pub struct Arguments {
    /// The photos; none judges the words alone
    #[arg(value_name = "PHOTO")]
    photos: Vec<PathBuf>,
    /// The class list, as separated values or a workbook (XLSX, XLS, ODS); several are merged
    #[arg(long, required = true, value_name = "FILE")]
    class_list: Vec<PathBuf>,
    #[command(flatten)]
    reading: list::Reading,
    /// A preset's name or a policy file
    #[arg(long, value_name = "NAME|FILE")]
    policy: String,
    /// The school's own cameras and iPads, as separated values with Make, Model and Serial number
    #[arg(long, value_name = "FILE")]
    devices: Option<PathBuf>,
    /// Where the photos will be seen
    #[arg(long, value_parser = parse_channel, value_name = "CHANNEL")]
    channel: Channel,
    /// The caption
    #[arg(long, default_value = "", value_name = "TEXT")]
    caption: String,
    /// The text read out in place of the picture
    #[arg(long, default_value = "", value_name = "TEXT")]
    alt_text: String,
    /// The name to publish a single photo under; else each keeps its own
    #[arg(long, value_name = "NAME")]
    file_name: Option<String>,
    /// Who is in the photos: see `schoolgate faces --json`
    #[arg(long, value_name = "FILE")]
    subjects: Option<PathBuf>,
    /// The role of whoever publishes
    #[arg(long, value_parser = parse_role, value_name = "ROLE")]
    publisher: Option<Role>,
    /// The role of whoever has permitted the pictures
    #[arg(long, value_parser = parse_role, value_name = "ROLE", requires = "approved_on")]
    approved_by: Option<Role>,
    /// The day of that permission
    #[arg(long, value_parser = parse_day, value_name = "DATE", requires = "approved_by")]
    approved_on: Option<Date>,
    /// The day of publication, as YYYY-MM-DD
    #[arg(long, value_parser = parse_day, value_name = "DATE")]
    on: Date,
    /// The key of a question that a person has answered with "allow"
    #[arg(long, value_name = "KEY")]
    allow: Vec<String>,
    /// Publish this part of a single photo only, in pixels of the upright picture
    #[arg(long, value_parser = parse_crop, value_name = "X,Y,WIDTH,HEIGHT")]
    crop: Option<Region>,
    /// Publish no picture with a longer side than this
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..), value_name = "PIXELS")]
    longest_side: Option<u32>,
    #[command(flatten)]
    choices: choices::Arguments,
    #[command(flatten)]
    covers: choices::Covers,
    /// Print one line of JSON a photo
    #[arg(long)]
    json: bool,
    /// Write what is clear, covered and stripped, into this folder
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Add what is clear to this register
    #[arg(long, value_name = "FILE", requires = "out")]
    register: Option<PathBuf>,
    /// The face detector's network
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

fn parse_channel(name: &str) -> Result<Channel, String> {
    Channel::from_name(name).ok_or_else(|| known("channels", Channel::ALL.map(Channel::as_str)))
}

fn parse_role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| known("roles", Role::ALL.map(Role::as_str)))
}

fn parse_crop(text: &str) -> Result<Region, String> {
    let numbers: Option<Vec<u32>> = text.split(',').map(|number| number.trim().parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[x, y, width, height]) => Ok(Region { x, y, width, height }),
        _ => Err("a crop is four whole numbers: left, top, width and height, such as 0,120,1600,900".to_owned()),
    }
}

fn known<const N: usize>(what: &str, names: [&str; N]) -> String {
    format!("the {what} are {}", names.join(", "))
}

/// What every photo of a run is checked against.
struct Desk<'a> {
    arguments: &'a Arguments,
    list: ClassList,
    policy: Policy,
    subjects: Subjects,
    /// Loaded with the first photo.
    detector: Option<Detector>,
    previous: Option<Hash>,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    if arguments.file_name.is_some() && arguments.photos.len() > 1 {
        return Err(Failure::Usage("--file-name is for a single photo".to_owned()));
    }
    if arguments.crop.is_some() && arguments.photos.len() != 1 {
        return Err(Failure::Usage("--crop is for a single photo".to_owned()));
    }
    let mut desk = Desk {
        arguments,
        list: class_list(arguments)?,
        policy: policy(&arguments.policy, arguments.devices.as_deref())?,
        subjects: arguments.subjects.as_deref().map_or_else(|| Ok(BTreeMap::new()), subjects::read)?,
        detector: None,
        previous: arguments.register.as_deref().map_or(Ok(None), last_entry)?,
    };
    if arguments.photos.is_empty() {
        let submission = desk.submission(None, Vec::new(), String::new());
        return Ok(desk.tell("the words", &judge(&submission, &desk.list, &desk.policy)));
    }
    let progress = Progress::over(arguments.photos.len());
    let mut worst = Outcome::Clear;
    for (index, path) in arguments.photos.iter().enumerate() {
        progress.at(index, &files::name_of(path));
        let checked = desk.check(path);
        progress.pause();
        let outcome = match checked {
            Ok(verdict) => desk.tell(&path.display().to_string(), &verdict),
            Err(failure) => {
                if let (true, Failure::Core(_, error)) = (arguments.json, &failure) {
                    println!("{}", serde_json::json!({ "error": error }));
                }
                eprintln!("schoolgate: {failure}");
                Outcome::CouldNotTell
            }
        };
        worst = worst.max(outcome);
    }
    Ok(worst)
}

impl Desk<'_> {
    /// Judges one photo, and lets it out when nothing stands in the way and there is a folder to go to.
    fn check(&mut self, path: &Path) -> Result<Verdict, Failure> {
        let refused = |error: Error| Failure::Core(path.to_owned(), error);
        let photo = files::open_photo(path)?;
        let name = files::name_of(path);
        let pixels = photo::decode(&photo).map_err(refused)?;
        let detector = match &mut self.detector {
            Some(detector) => detector,
            none => none.insert(model::load(self.arguments.model.as_deref())?),
        };
        let search = detector.search(&pixels, |_| ()).map_err(refused)?;
        let lines = self.subjects.get(&name).map(Vec::as_slice).unwrap_or_default();
        let faces = subjects::answer(&pixels, &search, lines).map_err(refused)?;
        let submission = self.submission(Some(facts(&photo, &search.passes, &self.policy)), faces, name);
        let verdict = judge(&submission, &self.list, &self.policy);
        if let (true, Some(folder)) = (verdict.permitted, &self.arguments.out) {
            let clearance =
                clear(&photo, &submission, &self.list, &self.policy, self.previous.as_ref(), choices::seed())
                    .map_err(refused)?;
            files::write_new(&folder.join(&clearance.words().file_name), clearance.photo().bytes())?;
            if let Some(register) = &self.arguments.register {
                files::append_line(register, &clearance.entry().to_json())?;
            }
            self.previous = Some(clearance.entry().hash.clone());
        }
        Ok(verdict)
    }

    fn submission(
        &self,
        photo: Option<PhotoFacts>,
        faces: Vec<schoolgate_core::verdict::FaceAnswer>,
        name: String,
    ) -> Submission {
        let arguments = self.arguments;
        Submission {
            photo,
            faces,
            words: Words {
                caption: arguments.caption.clone(),
                alt_text: arguments.alt_text.clone(),
                file_name: arguments.file_name.clone().unwrap_or(name),
            },
            channel: arguments.channel,
            publisher: arguments.publisher,
            approval: arguments.approved_by.zip(arguments.approved_on).map(|(by, on)| Approval { by, on }),
            on: arguments.on,
            allowed: arguments.allow.iter().cloned().collect(),
            choices: Choices { cover: arguments.covers.style(), ..arguments.choices.choices() },
            crop: arguments.crop,
            longest_side: arguments.longest_side,
        }
    }

    /// Prints a verdict.
    fn tell(&self, name: &str, verdict: &Verdict) -> Outcome {
        if self.arguments.json {
            println!("{}", verdict.to_json());
        } else {
            print(name, verdict);
        }
        if verdict.permitted { Outcome::Clear } else { Outcome::Stopped }
    }
}

fn facts(photo: &Photo, passes: &[u32], policy: &Policy) -> PhotoFacts {
    let DeviceFacts { device, taken } = device_facts(photo, policy);
    PhotoFacts {
        sha256: photo.sha256().clone(),
        width: photo.width(),
        height: photo.height(),
        frames: photo.frames(),
        searched: passes.to_vec(),
        device,
        taken,
    }
}

/// Reads the class list, and says of every cell that was not understood that it does not count.
fn class_list(arguments: &Arguments) -> Result<ClassList, Failure> {
    let (import, _) = arguments.reading.read(&arguments.class_list)?;
    tell_problems(arguments.class_list.first().map_or(Path::new(""), PathBuf::as_path), &import.problems);
    Ok(import.list)
}

/// A preset of this name, or else a file; with the school's own devices where they are in a file of their own.
fn policy(name: &str, devices: Option<&Path>) -> Result<Policy, Failure> {
    let path = Path::new(name);
    let policy = if path.is_file() { Policy::parse(&files::read_text(path)?) } else { preset(name) };
    let policy = policy.map_err(|error| Failure::Core(path.to_owned(), error))?;
    let Some(path) = devices else { return Ok(policy) };
    let import = read_devices(&files::read(path)?).map_err(|error| Failure::Core(path.to_owned(), error))?;
    tell_problems(path, &import.problems);
    Ok(policy.with_devices(&import.devices))
}

/// The hash of the register's last entry; none when there is no register yet.
fn last_entry(path: &Path) -> Result<Option<Hash>, Failure> {
    if !path.exists() {
        return Ok(None);
    }
    register::verify(&files::read_text(path)?).map_err(|error| Failure::Core(path.to_owned(), error))
}

fn print(name: &str, verdict: &Verdict) {
    println!("{name}: {}", if verdict.permitted { "CLEAR" } else { "STOPPED" });
    if verdict.exposed {
        println!("  Pupils could be recognised by strangers.");
    }
    for finding in &verdict.findings {
        let weight = match (finding.severity, finding.allowed) {
            (Severity::Block, _) => "stop",
            (Severity::Ask, true) => "allowed",
            (Severity::Ask, false) => "ask",
            (Severity::Note, _) => "note",
        };
        println!("  {weight:<7} {}: {}{}", finding.rule.id(), finding.message, place(&finding.place));
        println!("          {}", finding.remedy);
        if finding.severity == Severity::Ask && !finding.allowed {
            println!("          If it is all right: --allow {}", finding.key);
        }
    }
    for unchecked in &verdict.not_checked {
        println!("  you     {}: {}", unchecked.rule.id(), unchecked.title);
    }
}

fn place(place: &Where) -> String {
    match place {
        Where::Face { index, region } => {
            format!(" (face {} at {}, {}, {} × {})", index + 1, region.x, region.y, region.width, region.height)
        }
        Where::Words { start, end, .. } => format!(" (characters {} to {end})", start + 1),
        Where::Photo | Where::Submission => String::new(),
    }
}
