//! One sentence for each group of findings, in words a teacher uses.

use super::{Group, Item, Sentence};

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
        (!items.is_empty()).then(|| Sentence { group, text: sentence(group, &items) })
    };
    groups.into_iter().filter_map(sentence).collect()
}

/// What to say where XMP turns the picture otherwise than it is shown.
///
/// Browsers turn a picture by Exif alone (CSS Images 3, section 5.2, `image-orientation: from-image`); only editors that
/// read XMP first would turn it.
pub(super) fn other_way_up(items: &[Item], orientation: u8) -> Option<Sentence> {
    let other = items.iter().find(|item| item.name == "tiff:Orientation" && item.value != orientation.to_string())?;
    let text = format!(
        "It says in a second place (XMP) that the photo is turned ({}); browsers do not read it there, so the photo stays \
         as they show it ({orientation}).",
        other.value
    );
    Some(Sentence { group: Group::Other, text })
}

/// What to say of a picture that stays, but is not seen where the animation is (PNG, third edition, section 13.14).
pub(super) fn still_apart() -> Sentence {
    let text = "Beside its animation it has a still image, which only programs that do not animate show; it stays.";
    Sentence { group: Group::Thumbnail, text: text.to_owned() }
}

/// What to say of a thumbnail that shows something else than the photo.
pub(super) fn thumbnail_differs() -> Sentence {
    let text = "The hidden small copy shows something that the photo does not: most likely what was cropped away or covered \
                before the file came here.";
    Sentence { group: Group::Thumbnail, text: text.to_owned() }
}

fn sentence(group: Group, items: &[&Item]) -> String {
    match group {
        Group::Location => location(items),
        Group::Device => device(items),
        Group::Owner => format!("It names who made or owns it: {}.", some(items)),
        Group::Time => time(items),
        Group::Words => format!("It carries words that are not in the picture: {}.", quoted(items)),
        Group::Thumbnail => thumbnail(items),
        Group::Editing => editing(items),
        Group::Trailer => trailer(items),
        Group::Other => match items {
            [one] => format!("One more thing that draws nothing was found: {}, {}.", one.name, one.value),
            _ => format!("{} more things that draw nothing were found.", items.len()),
        },
    }
}

/// The value of the first item that has one of these names.
fn value<'a>(items: &[&'a Item], names: &[&str]) -> Option<&'a str> {
    let named = |name: &&str| items.iter().find(|item| item.name == **name);
    names.iter().find_map(named).map(|item| item.value.as_str())
}

/// The first three different values, and how many more there are.
fn list<'a>(values: impl Iterator<Item = &'a str>, shown: impl Fn(&str) -> String) -> String {
    let mut different: Vec<&str> = Vec::new();
    for value in values {
        if !different.contains(&value) {
            different.push(value);
        }
    }
    let mut text = different.iter().take(3).map(|value| shown(value)).collect::<Vec<_>>().join("; ");
    let more = different.len().saturating_sub(3);
    if more > 0 {
        text.push_str(&format!("; and {more} more"));
    }
    text
}

fn some(items: &[&Item]) -> String {
    list(items.iter().map(|item| item.value.as_str()), short)
}

fn quoted(items: &[&Item]) -> String {
    list(items.iter().map(|item| item.value.as_str()), |value| format!("“{}”", short(value)))
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

fn location(items: &[&Item]) -> String {
    if let Some(position) = value(items, &["GPSPosition"]) {
        return format!("It says where the photo was taken: {position}.");
    }
    let places: Vec<_> = items.iter().copied().filter(|item| !item.name.contains("GPS")).collect();
    if places.is_empty() {
        format!("It holds details of the place: {}.", some(items))
    } else {
        format!("It names the place: {}.", some(&places))
    }
}

fn device(items: &[&Item]) -> String {
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
    for (what, number) in [("serial number", serial), ("lens serial number", lens)] {
        if let Some(number) = number {
            let comma = if name.is_empty() { "" } else { ", " };
            name.push_str(&format!("{comma}{what} {number}"));
        }
    }
    if name.is_empty() {
        name = some(items);
    }
    format!("It names the device: {}.", name.trim())
}

fn time(items: &[&Item]) -> String {
    let taken =
        ["DateTimeOriginal", "exif:DateTimeOriginal", "photoshop:DateCreated", "DateCreated", "DateTimeDigitized"];
    match value(items, &taken) {
        Some(moment) => format!("It says when the photo was taken: {moment}."),
        None => format!("It holds dates or times: {}.", some(items)),
    }
}

fn thumbnail(items: &[&Item]) -> String {
    let sized = value(items, &["Thumbnail"]).and_then(|value| value.split_once(", ")).map(|(size, _)| size);
    match sized.filter(|size| size.contains('×')) {
        Some(size) => {
            format!(
                "A hidden small copy of the picture (thumbnail), {size}, was found; it may show what was cropped away."
            )
        }
        None => "A hidden copy of the picture was found; it may show what was cropped away or covered.".to_owned(),
    }
}

/// A film comes first, for it shows what was left out of the photo.
fn trailer(items: &[&Item]) -> String {
    let film = value(items, &["Film"]).and_then(|value| value.split_once(" (motion photo)")).map(|(film, _)| film);
    let others: Vec<_> = items.iter().copied().filter(|item| item.name != "Film").collect();
    match film.and_then(|film| film.strip_prefix("a video of ")) {
        Some(length) if others.is_empty() => format!("A video of {length} is hidden behind the photo."),
        Some(length) => format!("A video of {length} is hidden behind the photo, and more: {}.", some(&others)),
        None => format!("More is hidden behind the picture: {}.", some(items)),
    }
}

fn editing(items: &[&Item]) -> String {
    let software = ["Software", "xmp:CreatorTool", "stEvt:softwareAgent", "OriginatingProgram", "ProcessingSoftware"];
    match value(items, &software) {
        Some(software) => format!("It names the program that wrote or changed it: {}.", short(software)),
        None if value(items, &["C2PA"]).is_some() => {
            "It holds Content Credentials (C2PA), a signed history of who and what made the picture.".to_owned()
        }
        None => format!("It holds the picture's editing history: {}.", some(items)),
    }
}
