//! `schoolgate inspect`

use std::path::{Path, PathBuf};

use schoolgate_core::{
    metadata::{self, Group},
    photo::Info,
};

use crate::{Failure, Outcome, files};

#[derive(clap::Args)]
pub struct Arguments {
    /// The photos
    #[arg(required = true, value_name = "PHOTO")]
    photos: Vec<PathBuf>,
    /// Print JSON, one line a photo
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clear;
    for path in &arguments.photos {
        match files::open_photo(path) {
            Ok(photo) => {
                let mut report = metadata::inspect(&photo);
                metadata::compare(&photo, &mut report);
                if arguments.json {
                    println!("{}", serde_json::to_string(&report).unwrap_or_default());
                } else {
                    print!("{}", in_words(path, &Info::of(&photo), &report));
                }
            }
            Err(failure) => {
                eprintln!("schoolgate: {failure}");
                outcome = Outcome::CouldNotTell;
            }
        }
    }
    Ok(outcome)
}

/// The parts of the story, each with the groups it is told from, as the page tells them.
const PARTS: [(&str, &[Group]); 4] = [
    ("Where and when", &[Group::Location, Group::Time]),
    ("Who and with what", &[Group::Owner, Group::Device, Group::Words]),
    ("More pictures and films", &[Group::Thumbnail, Group::Trailer]),
    ("How it was made", &[Group::Editing, Group::Other]),
];

/// The report for a person: sentences first, then every field with where in the file it starts.
fn in_words(path: &Path, info: &Info, report: &metadata::Report) -> String {
    let mut lines = vec![format!(
        "{}: {}, {} × {}, {} bytes, of which {} draw nothing",
        path.display(),
        info.format.media_type(),
        info.width,
        info.height,
        info.bytes,
        report.hidden_bytes
    )];
    if report.summary.is_empty() && report.items.is_empty() {
        lines.push("  Nothing is hidden in this file.".to_owned());
    }
    for (title, groups) in PARTS {
        let said: Vec<_> = report.summary.iter().filter(|sentence| groups.contains(&sentence.group)).collect();
        if said.is_empty() {
            continue;
        }
        lines.push(format!("  {title}"));
        lines.extend(said.iter().map(|sentence| format!("    {}", sentence.text)));
    }
    if !report.items.is_empty() {
        lines.push(format!("  {:>10}  {:<10}  {:<28}  value", "byte", "kind", "field"));
    }
    for item in &report.items {
        lines.push(format!("  {:>10}  {:<10}  {:<28}  {}", item.offset, kind(item.group), item.name, item.value));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn kind(group: Group) -> &'static str {
    match group {
        Group::Location => "place",
        Group::Device => "device",
        Group::Owner => "owner",
        Group::Time => "time",
        Group::Words => "words",
        Group::Thumbnail => "picture",
        Group::Editing => "editing",
        Group::Trailer => "added",
        Group::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use schoolgate_core::{
        Hash,
        metadata::{Item, Report, Sentence},
        photo::Format,
    };

    use super::*;

    #[test]
    fn every_group_is_in_one_part_of_the_story() {
        use Group::*;
        for group in [Location, Device, Owner, Time, Words, Thumbnail, Editing, Trailer, Other] {
            assert_eq!(PARTS.iter().filter(|(_, groups)| groups.contains(&group)).count(), 1, "{group:?}");
        }
    }

    #[test]
    fn sentences_come_first_and_every_field_after_them() {
        let report = Report {
            items: vec![Item { group: Group::Device, name: "Model".into(), value: "Pad 9".into(), offset: 30 }],
            summary: vec![
                Sentence { group: Group::Device, text: "It names the device: Pad 9.".into(), welsh: String::new() },
                Sentence { group: Group::Location, text: "It names the place.".into(), welsh: String::new() },
            ],
            hidden_bytes: 99,
            ..Report::default()
        };
        let info = Info {
            format: Format::Jpeg,
            width: 16,
            height: 8,
            orientation: 1,
            frames: 1,
            bytes: 120,
            sha256: Hash::of(b"a photo"),
        };
        let text = in_words(Path::new("a.jpg"), &info, &report);
        let at = |words: &str| text.find(words).unwrap();
        assert!(at("image/jpeg, 16 × 8") < at("Where and when"));
        assert!(at("It names the place.") < at("Who and with what"));
        assert!(at("It names the device") < at("30  device      Model"));
    }
}
