//! `schoolgate check`

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use schoolgate_core::{
    Date, Error, Hash, Language,
    approval::{self, Request, Signed},
    caption::Words,
    faces::{Detector, Region},
    people::{ClassList, PersonId},
    photo::{self, Choices, Photo},
    policy::{Channel, Policy, Role},
    receipt::ReceiptKey,
    register::{Book, Entry, RegisterKey},
    verdict::{Approval, DeviceFacts, PhotoFacts, Severity, Submission, Verdict, Where, clear, device_facts, judge},
};

use crate::{
    Failure, Outcome, choices, files, known,
    list::{self, tell_problems},
    lists, model, parse_channel, parse_day, parse_role,
    progress::Progress,
    secret,
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
    /// Whose work the photos show: an Id of the class list, or "none"; for single photos see --subjects
    #[arg(long, value_name = "ID|none")]
    work: Vec<String>,
    /// The role of whoever publishes
    #[arg(long, value_parser = parse_role, value_name = "ROLE")]
    publisher: Option<Role>,
    /// The role of whoever has permitted the pictures
    #[arg(long, value_parser = parse_role, value_name = "ROLE", requires = "approved_on")]
    approved_by: Option<Role>,
    /// The day of that permission
    #[arg(long, value_parser = parse_day, value_name = "DATE", requires = "approved_by")]
    approved_on: Option<Date>,
    /// Signed approvals, as `approve sign` printed them; the one that fits each photo counts
    #[arg(long, value_name = "FILE", conflicts_with = "approved_by")]
    approval: Vec<PathBuf>,
    /// The public keys that approvals count from, as `approve keygen` printed them
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
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
    /// The language of the findings: en or cy (Welsh)
    #[arg(long, value_parser = parse_language, default_value = "en", value_name = "LANGUAGE")]
    language: Language,
    /// Print one line of JSON a photo
    #[arg(long)]
    json: bool,
    /// Write what is clear, covered and stripped, into this folder
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Write a signed receipt beside each photo that is clear, as NAME.receipt.txt (`receipt key` makes the key)
    #[arg(long, value_name = "FILE", requires = "out")]
    receipt_key: Option<PathBuf>,
    /// Add what is clear to this register
    #[arg(long, value_name = "FILE", requires = "out")]
    register: Option<PathBuf>,
    /// Write people into the register by pseudonym, under this key (`register keygen` makes one)
    #[arg(long, value_name = "FILE", requires = "register")]
    register_key: Option<PathBuf>,
    /// Add what is stopped to the register as well
    #[arg(long, requires = "register")]
    record_refusals: bool,
    /// The face detector's network
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl Arguments {
    /// Whose work every photo shows, where it is said for all of them.
    fn work(&self) -> Option<BTreeSet<PersonId>> {
        let ids = self.work.iter().filter(|id| *id != "none").map(|id| PersonId(id.clone()));
        (!self.work.is_empty()).then(|| ids.collect())
    }
}

fn parse_language(name: &str) -> Result<Language, String> {
    Language::from_name(name).ok_or_else(|| known("languages", Language::ALL.map(Language::as_str)))
}

fn parse_crop(text: &str) -> Result<Region, String> {
    let numbers: Option<Vec<u32>> = text.split(',').map(|number| number.trim().parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[x, y, width, height]) => Ok(Region { x, y, width, height }),
        _ => Err("a crop is four whole numbers: left, top, width and height, such as 0,120,1600,900".to_owned()),
    }
}

/// What every photo of a run is checked against.
struct Desk<'a> {
    arguments: &'a Arguments,
    list: ClassList,
    policy: Policy,
    subjects: Subjects,
    /// Loaded with the first photo.
    detector: Option<Detector>,
    approvals: Vec<Signed>,
    register_key: Option<RegisterKey>,
    receipt_key: Option<ReceiptKey>,
    previous: Option<Hash>,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut desk = Desk::of(arguments)?;
    if arguments.photos.is_empty() {
        let submission = desk.submission(None, Vec::new(), None, String::new());
        let verdict = judge(&submission, &desk.list, &desk.policy);
        desk.record_refusal(&submission, &verdict)?;
        return Ok(desk.tell("the words", &verdict));
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

/// Prints what is to be approved for each photo, a line each.
pub fn request(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut desk = Desk::of(arguments)?;
    if arguments.photos.is_empty() {
        return Err(Failure::Usage("give the photos that are to be approved".to_owned()));
    }
    for path in &arguments.photos {
        let (_, submission) = desk.prepare(path)?;
        if let Some(request) = Request::of(&submission, &desk.policy) {
            println!("{}", request.to_json());
        }
    }
    Ok(Outcome::Clear)
}

impl<'a> Desk<'a> {
    fn of(arguments: &'a Arguments) -> Result<Self, Failure> {
        if arguments.file_name.is_some() && arguments.photos.len() > 1 {
            return Err(Failure::Usage("--file-name is for a single photo".to_owned()));
        }
        if arguments.crop.is_some() && arguments.photos.len() != 1 {
            return Err(Failure::Usage("--crop is for a single photo".to_owned()));
        }
        let mut approvals = Vec::new();
        for path in &arguments.approval {
            let read = approval::read::<Signed>(&files::read_text(path)?);
            approvals.extend(read.map_err(|error| Failure::Core(path.clone(), error))?);
        }
        Ok(Self {
            arguments,
            list: class_list(arguments)?,
            policy: lists::policy(&arguments.policy, arguments.devices.as_deref(), arguments.keys.as_deref())?,
            subjects: arguments.subjects.as_deref().map_or_else(|| Ok(BTreeMap::new()), subjects::read)?,
            detector: None,
            approvals,
            register_key: arguments.register_key.as_deref().map(secret::register_key).transpose()?,
            receipt_key: arguments.receipt_key.as_deref().map(secret::receipt_key).transpose()?,
            previous: arguments.register.as_deref().map_or(Ok(None), lists::last_entry)?,
        })
    }

    /// Opens one photo, finds its faces and puts the answers to them.
    fn prepare(&mut self, path: &Path) -> Result<(Photo, Submission), Failure> {
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
        let facts = facts(&photo, &search.passes, &self.policy);
        let submission = self.submission(Some(facts), faces, subjects::work(lines), name);
        Ok((photo, submission))
    }

    /// Judges one photo, and lets it out when nothing stands in the way and there is a folder to go to.
    fn check(&mut self, path: &Path) -> Result<Verdict, Failure> {
        let refused = |error: Error| Failure::Core(path.to_owned(), error);
        let (photo, submission) = self.prepare(path)?;
        let verdict = judge(&submission, &self.list, &self.policy);
        if let (true, Some(folder)) = (verdict.permitted, &self.arguments.out) {
            let clearance = clear(&photo, &submission, &self.list, &self.policy, self.book(), choices::seed());
            let clearance = clearance.map_err(refused)?;
            let receipt = self.receipt_key.as_ref().map(|key| key.sign(clearance.receipt()));
            let receipt = receipt.transpose().map_err(refused)?;
            let name = &clearance.words().file_name;
            files::write_new(&folder.join(name), clearance.photo().bytes())?;
            if let Some(receipt) = receipt {
                files::write_new(&folder.join(format!("{name}.receipt.txt")), format!("{receipt}\n").as_bytes())?;
            }
            self.append(clearance.entry())?;
        }
        self.record_refusal(&submission, &verdict)?;
        Ok(verdict)
    }

    fn book(&self) -> Book<'_> {
        Book { previous: self.previous.as_ref(), key: self.register_key.as_ref() }
    }

    fn append(&mut self, entry: &Entry) -> Result<(), Failure> {
        if let Some(register) = &self.arguments.register {
            files::append_line(register, &entry.to_json())?;
        }
        self.previous = Some(entry.hash.clone());
        Ok(())
    }

    fn record_refusal(&mut self, submission: &Submission, verdict: &Verdict) -> Result<(), Failure> {
        if !self.arguments.record_refusals {
            return Ok(());
        }
        let entry = Entry::of_refusal(submission, verdict, &self.policy, self.book());
        entry.map_or(Ok(()), |entry| self.append(&entry))
    }

    fn submission(
        &self,
        photo: Option<PhotoFacts>,
        faces: Vec<schoolgate_core::verdict::FaceAnswer>,
        work: Option<BTreeSet<PersonId>>,
        name: String,
    ) -> Submission {
        let arguments = self.arguments;
        let mut submission = Submission {
            photo,
            faces,
            work: work.or_else(|| arguments.work()),
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
            signed_approval: None,
            language: arguments.language,
        };
        let request = Request::of(&submission, &self.policy);
        submission.signed_approval = request.and_then(|request| approval::fitting(&self.approvals, &request)).cloned();
        submission
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
