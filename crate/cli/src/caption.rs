//! `schoolgate caption`: the names and contact details in captions, and what would become of each under three policies.

use std::{
    io::{BufRead, Write},
    path::{Path, PathBuf},
};

use schoolgate_core::{
    Code, Error,
    caption::{Outcome, Reader, School, Words, lists_are_complete},
    people::{self, ClassList, Kind as PersonKind, PersonId},
    policy::NameRule,
};
use serde::Deserialize;

use crate::{
    Failure, files, lists,
    spans::{answer, kind, outcome},
};

#[derive(clap::Args)]
pub struct Arguments {
    /// The captions
    #[arg(value_name = "CAPTION")]
    captions: Vec<String>,
    /// The class list
    #[arg(long, value_name = "FILE")]
    class_list: Option<PathBuf>,
    /// A list of the staff; everybody on it is one of them
    #[arg(long, value_name = "FILE")]
    staff: Option<PathBuf>,
    /// The school's own words: its name, addresses, classes and whom it writes about, as TOML or JSON
    #[arg(long, value_name = "FILE")]
    school: Option<PathBuf>,
    /// Read captions from a file, a line of JSON each: {"id": …, "channel": …, "text": …}
    #[arg(long, value_name = "FILE")]
    jsonl: Option<PathBuf>,
}

/// One line of the file.
#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    #[serde(default)]
    channel: String,
    text: String,
}

pub fn run(arguments: &Arguments) -> Result<crate::Outcome, Failure> {
    if !lists_are_complete() {
        eprintln!("schoolgate: built without the lists of names and words, so less is found: cargo xtask setup");
    }
    let mut list = match &arguments.class_list {
        Some(path) => lists::class_list(path)?,
        None => ClassList::default(),
    };
    if let Some(path) = &arguments.staff {
        let import = people::read(&files::read(path)?).map_err(|error| Failure::Core(path.clone(), error))?;
        list.people.extend(import.list.people.into_iter().map(|mut person| {
            person.kind = PersonKind::Staff;
            person.id = PersonId(format!("staff-{}", person.id.0));
            person
        }));
    }
    let school = match &arguments.school {
        Some(path) => School::parse(&files::read_text(path)?).map_err(|error| Failure::Core(path.clone(), error))?,
        None => School::default(),
    };
    let reader = Reader::of_school(&list, &school);
    let mut worst = Outcome::Allow;
    for caption in &arguments.captions {
        let words = Words { caption: caption.clone(), ..Words::default() };
        for mention in reader.read(&words) {
            let outcome = outcome(&mention, NameRule::NoName, NameRule::NoName);
            worst = worst.max(outcome);
            println!("{}-{} {}: {}", mention.start + 1, mention.end, kind(&mention), mention.text);
        }
    }
    if let Some(path) = &arguments.jsonl {
        read_lines(path, &reader)?;
    }
    Ok(if worst == Outcome::Allow { crate::Outcome::Clear } else { crate::Outcome::Stopped })
}

fn read_lines(path: &Path, reader: &Reader) -> Result<(), Failure> {
    let failed = |error| Failure::File(path.to_owned(), error);
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(file).lines() {
        let line = line.map_err(failed)?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line)
            .map_err(|error| Failure::Core(path.to_owned(), Error::new(Code::SubmissionBroken).because(error)))?;
        let mentions = reader.read(&words(&line));
        writeln!(out, "{}", answer(&line.id, &mentions)).map_err(failed)?;
    }
    out.flush().map_err(failed)
}

fn words(line: &Line) -> Words {
    let text = line.text.clone();
    match line.channel.as_str() {
        "filename" => Words { file_name: text, ..Words::default() },
        "alt" => Words { alt_text: text, ..Words::default() },
        _ => Words { caption: text, ..Words::default() },
    }
}
