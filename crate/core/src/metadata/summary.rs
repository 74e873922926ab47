//! One sentence for each group of findings, in words a teacher uses, in English and in Welsh.

use super::{Group, Item, Sentence};
use crate::words::{Language, Said, Seconds};

impl Sentence {
    /// A sentence, told once in each language.
    fn told(group: Group, told: impl Fn(Language) -> String) -> Self {
        Self { group, text: told(Language::English), welsh: told(Language::Welsh) }
    }
}

/// A sentence for each group that `items` has, most telling group first.
pub(super) fn sentences(items: &[Item]) -> Vec<Sentence> {
    let groups = [
        Group::Location,
        Group::Words,
        Group::Owner,
        Group::Device,
        Group::Time,
        Group::Thumbnail,
        Group::Trailer,
        Group::Editing,
        Group::Other,
    ];
    let of = |group| items.iter().filter(move |item| item.group == group).collect::<Vec<_>>();
    let sentence = |group| {
        let items = of(group);
        (!items.is_empty()).then(|| Sentence::told(group, |language| sentence(group, &items, language)))
    };
    groups.into_iter().filter_map(sentence).collect()
}

/// What to say where XMP turns the picture otherwise than it is shown.
///
/// Browsers turn a picture by Exif alone (CSS Images 3, section 5.2, `image-orientation: from-image`); only editors that
/// read XMP first would turn it.
pub(super) fn other_way_up(items: &[Item], orientation: u8) -> Option<Sentence> {
    let other = items.iter().find(|item| item.name == "tiff:Orientation" && item.value != orientation.to_string())?;
    let said = |language| Said::HiddenTurn { turn: &other.value, shown: orientation }.text(language);
    Some(Sentence::told(Group::Other, said))
}

/// What to say of a picture that stays, but is not seen where the animation is (PNG, third edition, section 13.14).
pub(super) fn still_apart() -> Sentence {
    Sentence::told(Group::Thumbnail, |language| Said::HiddenStill {}.text(language))
}

/// What to say of a thumbnail that shows something else than the photo.
pub(super) fn thumbnail_differs() -> Sentence {
    Sentence::told(Group::Thumbnail, |language| Said::HiddenCopyDiffers {}.text(language))
}

fn sentence(group: Group, items: &[&Item], language: Language) -> String {
    match group {
        Group::Location => location(items, language),
        Group::Device => device(items, language),
        Group::Owner => Said::HiddenOwner { who: &some(items, language) }.text(language),
        Group::Time => time(items, language),
        Group::Words => Said::HiddenWords { what: &quoted(items, language) }.text(language),
        Group::Thumbnail => thumbnail(items, language),
        Group::Editing => editing(items, language),
        Group::Trailer => trailer(items, language),
        Group::Other => match items {
            [one] => Said::HiddenOther { name: &one.name, value: &one.value }.text(language),
            _ => Said::HiddenOthers { number: items.len() }.text(language),
        },
    }
}

/// The value of the first item that has one of these names.
fn value<'a>(items: &[&'a Item], names: &[&str]) -> Option<&'a str> {
    let named = |name: &&str| items.iter().find(|item| item.name == **name);
    names.iter().find_map(named).map(|item| item.value.as_str())
}

/// The first three different values, and how many more there are.
fn list<'a>(values: impl Iterator<Item = &'a str>, shown: impl Fn(&str) -> String, language: Language) -> String {
    let mut different: Vec<&str> = Vec::new();
    for value in values {
        if !different.contains(&value) {
            different.push(value);
        }
    }
    let text = different.iter().take(3).map(|value| shown(value)).collect::<Vec<_>>().join("; ");
    match different.len().saturating_sub(3) {
        0 => text,
        number => Said::AndMore { list: &text, number }.text(language),
    }
}

fn some(items: &[&Item], language: Language) -> String {
    list(items.iter().map(|item| item.value.as_str()), short, language)
}

fn quoted(items: &[&Item], language: Language) -> String {
    list(items.iter().map(|item| item.value.as_str()), |value| format!("“{}”", short(value)), language)
}

/// As much of a value as a sentence can bear.
fn short(value: &str) -> String {
    const MOST: usize = 80;
    if value.chars().count() <= MOST {
        return value.to_owned();
    }
    let start: String = value.chars().take(MOST).collect();
    format!("{}…", start.trim_end())
}

fn location(items: &[&Item], language: Language) -> String {
    if let Some(position) = value(items, &["GPSPosition"]) {
        return Said::HiddenPosition { place: position }.text(language);
    }
    let places: Vec<_> = items.iter().copied().filter(|item| !item.name.contains("GPS")).collect();
    if places.is_empty() {
        Said::HiddenPlaceDetails { place: &some(items, language) }.text(language)
    } else {
        Said::HiddenPlace { place: &some(&places, language) }.text(language)
    }
}

fn device(items: &[&Item], language: Language) -> String {
    let make = value(items, &["Make", "tiff:Make"]);
    let model = value(items, &["Model", "tiff:Model", "UniqueCameraModel"]);
    let mut name = match (make, model) {
        // Many models begin with the maker's name.
        (Some(make), Some(model)) => {
            let first = make.split_whitespace().next().unwrap_or(make);
            if model.to_lowercase().starts_with(&first.to_lowercase()) {
                model.to_owned()
            } else {
                format!("{make} {model}")
            }
        }
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    };
    let serial =
        value(items, &["BodySerialNumber", "CameraSerialNumber", "exifEX:BodySerialNumber", "aux:SerialNumber"]);
    let lens = value(items, &["LensSerialNumber", "exifEX:LensSerialNumber", "aux:LensSerialNumber"]);
    let numbers = [
        serial.map(|number| Said::SerialNumber { number }.text(language)),
        lens.map(|number| Said::LensSerialNumber { number }.text(language)),
    ];
    for number in numbers.into_iter().flatten() {
        let comma = if name.is_empty() { "" } else { ", " };
        name.push_str(&format!("{comma}{number}"));
    }
    if name.is_empty() {
        name = some(items, language);
    }
    Said::HiddenDevice { device: name.trim() }.text(language)
}

fn time(items: &[&Item], language: Language) -> String {
    let taken =
        ["DateTimeOriginal", "exif:DateTimeOriginal", "photoshop:DateCreated", "DateCreated", "DateTimeDigitized"];
    match value(items, &taken) {
        Some(moment) => Said::HiddenMoment { moment }.text(language),
        None => Said::HiddenTimes { times: &some(items, language) }.text(language),
    }
}

fn thumbnail(items: &[&Item], language: Language) -> String {
    let sized = value(items, &["Thumbnail"]).and_then(|value| value.split_once(", ")).map(|(size, _)| size);
    match sized.filter(|size| size.contains('×')) {
        Some(size) => Said::HiddenThumbnail { size }.text(language),
        None => Said::HiddenCopy {}.text(language),
    }
}

/// A film comes first, for it shows what was left out of the photo.
fn trailer(items: &[&Item], language: Language) -> String {
    let film = value(items, &["Film"]).and_then(|value| value.split_once(" (motion photo)")).map(|(film, _)| film);
    let others: Vec<_> = items.iter().copied().filter(|item| item.name != "Film").collect();
    match film.and_then(|film| film.strip_prefix("a video of ")?.strip_suffix(" seconds")).map(Seconds) {
        Some(length) if others.is_empty() => Said::HiddenFilm { length }.text(language),
        Some(length) => Said::HiddenFilmAndMore { length, more: &some(&others, language) }.text(language),
        None => Said::HiddenBehind { what: &some(items, language) }.text(language),
    }
}

fn editing(items: &[&Item], language: Language) -> String {
    let software = ["Software", "xmp:CreatorTool", "stEvt:softwareAgent", "OriginatingProgram", "ProcessingSoftware"];
    match value(items, &software) {
        Some(software) => Said::HiddenProgram { program: &short(software) }.text(language),
        None if value(items, &["C2PA"]).is_some() => Said::HiddenCredentials {}.text(language),
        None => Said::HiddenEdits { edits: &some(items, language) }.text(language),
    }
}
