//! `schoolgate policy`: what a school's rules are, whether a file of them is right, how two differ, and how to make one.

use std::path::{Path, PathBuf};

use schoolgate_core::{
    Error,
    people::ClassList,
    policy::{self, Change, Info, Policy, read_devices},
    verdict::{Attempt, Trials, in_the_way, judge},
};

use crate::{Failure, Outcome, files, lists};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    /// Every rule: what it asks, why, and what this school has set
    Show {
        /// A preset's name or a policy file
        #[arg(value_name = "NAME|FILE")]
        policy: String,
        /// Print one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Say everything that is wrong with a policy file: exit 0 when nothing is, 1 when anything is
    Check {
        /// The file
        file: PathBuf,
    },
    /// Print a policy of your own, made from another by changing settings
    Derive(Derive),
    /// Which rules two policies set differently: exit 0 when none, 1 when any
    Diff {
        /// A preset's name or a policy file
        #[arg(value_name = "NAME|FILE")]
        first: String,
        /// A preset's name or a policy file
        #[arg(value_name = "NAME|FILE")]
        second: String,
    },
    /// Judge described submissions, as in fixtures/conformance: exit 0 when each ends as its description says
    Try(Try),
    /// Every rule beside what each preset sets
    Table(Markdown),
    /// Every key a policy file may have, its values and what they mean
    Keys(Markdown),
}

#[derive(clap::Args)]
struct Derive {
    /// A preset's name or a policy file to start from
    #[arg(value_name = "NAME|FILE")]
    base: String,
    /// The new policy's short name: small letters, digits and dashes
    #[arg(long)]
    id: String,
    /// The school's name
    #[arg(long)]
    name: String,
    /// A setting to change, such as consent.parents=one or "consent.channel=website, press"
    #[arg(long = "set", value_name = "KEY=VALUE")]
    settings: Vec<String>,
}

#[derive(clap::Args)]
struct Try {
    /// The descriptions
    #[arg(value_name = "CASES")]
    cases: PathBuf,
    /// The class list they speak of
    #[arg(long, value_name = "FILE")]
    class_list: PathBuf,
    /// The list of devices they speak of
    #[arg(long, value_name = "FILE")]
    devices: PathBuf,
    /// A preset's name or a policy file; every preset unless given
    #[arg(long = "policy", value_name = "NAME|FILE")]
    policies: Vec<String>,
    /// Print one line of JSON for each submission, with its verdict as the text that `check --json` would print
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct Markdown {
    /// As a table for a document, which is the only form there is
    #[arg(long, required = true)]
    markdown: bool,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    match &arguments.verb {
        Verb::Show { policy, json } => show(policy, *json),
        Verb::Check { file } => check(file),
        Verb::Derive(derive) => self::derive(derive),
        Verb::Diff { first, second } => diff(first, second),
        Verb::Try(arguments) => attempts(arguments),
        Verb::Table(_) => {
            let presets = policy::presets().map(policy::preset).collect::<Result<Vec<_>, _>>();
            print!(
                "{}",
                policy::rules_table(&presets.map_err(|error| Failure::Core(PathBuf::from("presets"), error))?)
            );
            Ok(Outcome::Clear)
        }
        Verb::Keys(_) => {
            print!("{}", policy::keys_table());
            Ok(Outcome::Clear)
        }
    }
}

fn show(name: &str, json: bool) -> Result<Outcome, Failure> {
    let policy = lists::policy(name, None, None)?;
    let info = Info::of(&policy);
    if json {
        println!("{}", serde_json::json!(info));
        return Ok(Outcome::Clear);
    }
    println!("{} ({}; {})", info.name, info.id, policy.rules().source);
    for rule in &info.rules {
        println!("\n{}: {}", rule.id.id(), rule.title.en);
        println!("  here: {}", rule.setting.en);
        println!("  why:  {}", rule.why.en);
        for control in &rule.controls {
            println!("  {} = {}", control.key, if control.value.is_empty() { "(empty)" } else { &control.value });
        }
    }
    Ok(Outcome::Clear)
}

fn check(file: &Path) -> Result<Outcome, Failure> {
    let text = files::read_text(file)?;
    let mut errors = Policy::check(&text);
    if errors.is_empty() {
        errors.extend(Policy::parse(&text).err());
    }
    if errors.is_empty() {
        println!("{}: every rule is set", file.display());
        return Ok(Outcome::Clear);
    }
    tell(file, &errors);
    Ok(Outcome::Stopped)
}

fn derive(arguments: &Derive) -> Result<Outcome, Failure> {
    let base = lists::policy(&arguments.base, None, None)?;
    let mut changes = vec![Change::new("id", &arguments.id), Change::new("name", &arguments.name)];
    for setting in &arguments.settings {
        let change = policy::parse_change(setting);
        changes.push(change.map_err(|error| Failure::Core(PathBuf::from("--set"), error))?);
    }
    match policy::derive(&base, &changes) {
        Ok(text) => {
            print!("{text}");
            Ok(Outcome::Clear)
        }
        Err(errors) => {
            tell(Path::new(&arguments.base), &errors);
            Ok(Outcome::CouldNotTell)
        }
    }
}

fn diff(first: &str, second: &str) -> Result<Outcome, Failure> {
    let (first, second) = (lists::policy(first, None, None)?, lists::policy(second, None, None)?);
    let differences = policy::compare(&first, &second);
    for difference in &differences {
        println!("{}: {}", difference.rule.id(), difference.title.en);
        println!("  {}: {}", first.rules().name, difference.first.en);
        println!("  {}: {}", second.rules().name, difference.second.en);
    }
    if differences.is_empty() {
        println!("No rule differs.");
        return Ok(Outcome::Clear);
    }
    Ok(Outcome::Stopped)
}

fn attempts(arguments: &Try) -> Result<Outcome, Failure> {
    let trials = Trials::read(&files::read_text(&arguments.cases)?)
        .map_err(|error| Failure::Core(arguments.cases.clone(), error))?;
    let list = lists::class_list(&arguments.class_list)?;
    let devices = read_devices(&files::read(&arguments.devices)?)
        .map_err(|error| Failure::Core(arguments.devices.clone(), error))?
        .devices;
    let mut names = arguments.policies.clone();
    if names.is_empty() {
        names = policy::presets().map(str::to_owned).collect();
    }
    let mut worst = Outcome::Clear;
    for name in &names {
        let bare = lists::policy(name, None, None)?;
        let listing = bare.clone().with_devices(&devices);
        for trial in &trials.cases {
            let id = &bare.rules().id;
            let expected = trial.stops.get(id);
            for (attempt, should) in [(&trial.stopped, expected), (&trial.passes, None)] {
                let policy = if attempt.device.is_some() { &listing } else { &bare };
                let (json, stops) = put(attempt, &list, policy);
                let as_described = match should {
                    Some(should) => stops == *should,
                    None => expected.is_none() || stops.is_empty() || trial.never_passes.contains_key(id),
                };
                if !as_described {
                    worst = Outcome::Stopped;
                }
                if arguments.json {
                    let (rule, about) = (trial.rule, &trial.about);
                    let mut line = serde_json::json!({ "rule": rule, "about": about, "policy": name, "asDescribed": as_described });
                    if let (Some(line), serde_json::Value::Object(more)) = (line.as_object_mut(), json) {
                        line.extend(more);
                    }
                    println!("{line}");
                } else {
                    let ended = if stops.is_empty() { "passes".to_owned() } else { stops.join("; ") };
                    let mark = if as_described { "" } else { "  <- not as described" };
                    println!("{id}: {}: {}: {ended}{mark}", trial.rule.id(), trial.about);
                }
            }
        }
    }
    Ok(worst)
}

/// Judges one description: what was put, the verdict, and what stands in the way.
fn put(attempt: &Attempt, list: &ClassList, policy: &Policy) -> (serde_json::Value, Vec<String>) {
    let submission = attempt.submission(policy);
    let verdict = judge(&submission, list, policy);
    let listed = attempt.device.is_some();
    let json = serde_json::json!({ "submission": submission, "devicesListed": listed, "verdict": verdict.to_json() });
    (json, in_the_way(&verdict))
}

fn tell(file: &Path, errors: &[Error]) {
    for error in errors {
        eprintln!("schoolgate: {}: {error}", file.display());
    }
}
