//! What hides in a file besides the picture, in groups a teacher can judge.
//!
//! [`inspect`] reads exactly what [`photo::strip`] leaves out, and never fails: what it cannot read
//! it lists as unreadable. Each source of metadata has one file here; `summary` puts the findings into sentences. Nothing
//! here decides what is removed: everything is.

mod compare;
mod evidence;
mod exif;
mod film;
mod finder;
mod gif;
mod heif;
mod iptc;
mod jumbf;
mod mpf;
mod png;
mod profile;
mod samsung;
mod summary;
mod text;
mod trailer;
mod webp;
mod xmp;

use serde::{Deserialize, Serialize};

use crate::photo::{self, Part, Photo, Surplus};
use finder::Finder;

pub use compare::compare;
pub use evidence::{Evidence, evidence};

/// What a piece of metadata tells about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Where the photo was taken.
    Location,
    /// Which device took it, and its serial number.
    Device,
    /// Who owns or made it.
    Owner,
    /// When it was taken or changed.
    Time,
    /// Captions, names, keywords and comments.
    Words,
    /// Hidden smaller or further pictures.
    Thumbnail,
    /// How it was edited, and with what.
    Editing,
    /// Data after the end of the picture.
    Trailer,
    /// Anything else that draws nothing.
    Other,
}

/// One thing hidden in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// What it tells about.
    pub group: Group,
    /// The field's own name, such as `GPSPosition`.
    pub name: String,
    /// Its value in words.
    pub value: String,
    /// Where in the file the field, or the block that holds it, starts; in bytes.
    pub offset: u64,
}

/// One sentence a teacher understands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// The group it speaks of.
    pub group: Group,
    /// The sentence, in English.
    pub text: String,
    /// The same in Welsh.
    #[serde(default)]
    pub welsh: String,
}

/// Where a photo was taken, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// -90 to 90, north being positive.
    pub latitude: f64,
    /// -180 to 180, east being positive.
    pub longitude: f64,
}

/// Where a hidden picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureKind {
    /// The thumbnail in Exif's second directory.
    Exif,
    /// A thumbnail among Photoshop's image resources (1033, 1036).
    Photoshop,
    /// A further picture of the Multi-Picture Format.
    MultiPicture,
}

/// A whole JPEG inside the file, which can be shown beside the photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HiddenPicture {
    /// Where it comes from.
    pub kind: PictureKind,
    /// Where its bytes start, from the start of the file.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u64,
    /// Its width in pixels, as stored.
    pub width: u32,
    /// Its height in pixels, as stored.
    pub height: u32,
    /// Whether it shows something else than the photo; none until [`compare`] has looked, or where it cannot be decoded.
    pub differs: Option<bool>,
}

/// What a file carries besides the picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Everything found, in the order of the file.
    pub items: Vec<Item>,
    /// A sentence for each group that was found.
    pub summary: Vec<Sentence>,
    /// How many bytes of the file draw nothing.
    pub hidden_bytes: u64,
    /// What of it tells which device took the photo, and when.
    pub evidence: Evidence,
    /// Where the photo was taken, if the file says.
    #[serde(default)]
    pub position: Option<Position>,
    /// The hidden pictures that can be shown.
    #[serde(default)]
    pub pictures: Vec<HiddenPicture>,
}

/// Reports everything in `photo` that is not needed to draw it.
pub fn inspect(photo: &Photo) -> Report {
    let (surplus, error) = photo::surplus(photo);
    let mut finder = Finder::default();
    if let Some(error) = error {
        finder.add(Group::Other, "PictureData", format!("could not be searched: {error}"), 0);
    }
    read(&mut finder, &surplus, MOST_PICTURES);
    if let Some(icc) = photo::icc::of(photo) {
        profile::read(&mut finder, &icc);
    }
    let hidden_bytes = photo::surplus_size(&surplus, photo.bytes().len()) as u64;
    let (position, mut pictures) = finder.take_found();
    pictures.retain_mut(|picture| {
        // Not every block stands in the file as its reader saw it: PNG may hold one in digits, or compressed.
        let size = bytes_of(photo, picture).filter(|data| data.starts_with(&[0xFF, 0xD8, 0xFF])).and_then(exif::size);
        let Some((width, height)) = size else { return false };
        (picture.width, picture.height) = (width.into(), height.into());
        true
    });
    let items = finder.into_items();
    let mut summary = summary::sentences(&items);
    summary.extend(summary::other_way_up(&items, photo.orientation()));
    summary.extend(photo.coded().still_apart.then(summary::still_apart));
    let evidence = Evidence::of(&items);
    Report { summary, items, hidden_bytes, evidence, position, pictures }
}

/// The bytes of a hidden picture of `photo`.
fn bytes_of<'a>(photo: &'a Photo, picture: &HiddenPicture) -> Option<&'a [u8]> {
    let start = usize::try_from(picture.offset).ok()?;
    photo.bytes().get(start..start.checked_add(usize::try_from(picture.length).ok()?)?)
}

/// How many pictures after the first are looked into; a phone stores one or two.
const MOST_PICTURES: u8 = 4;

/// Reads what a walker left out, and up to so many further `pictures` behind it.
fn read(finder: &mut Finder, surplus: &[Surplus<'_>], pictures: u8) {
    for each in surplus {
        let Surplus { part, offset, data } = *each;
        match part {
            Part::App(number) => application(finder, number, data, offset),
            Part::Comment => finder.text(Group::Words, "Comment", &text::guess(data), offset),
            Part::Chunk(name) => png::chunk(finder, name, data, offset),
            Part::RiffChunk(name) => webp::chunk(finder, name, data, offset),
            Part::Extension(label) => gif::extension(finder, label, data, offset),
            Part::ProfileName => {
                finder.text(Group::Other, "ProfileName", &text::guess(data), offset);
            }
            Part::AfterEnd => trailer::read(finder, data, offset, pictures),
            Part::Slack => {
                finder.bytes(Group::Trailer, "HiddenBytes", "bytes inside the picture that draw nothing", data, offset)
            }
            Part::DeadTable => {
                finder.bytes(Group::Other, "UnusedTable", "a table nothing is decoded with", data, offset)
            }
            Part::Directories => exif::read(finder, data, offset),
            Part::Picture(width, height) => {
                finder.add(Group::Thumbnail, "Thumbnail", format!("{width} × {height}, beside the picture"), offset);
            }
            Part::Field => {}
            Part::Unreferred => finder.bytes(Group::Other, "StrayBytes", "bytes that draw nothing", data, offset),
            Part::Stray if data.iter().all(|byte| matches!(byte, 0 | 0xFF)) => {}
            Part::Box(_) | Part::Item(_) | Part::ItemName | Part::Property(_) | Part::CodedNote => {
                heif::read(finder, part, data, offset);
            }
            Part::Stray => {
                finder.bytes(Group::Other, "StrayBytes", "bytes between the parts of the file", data, offset)
            }
        }
    }
    xmp::extended(finder, surplus);
}

/// A JPEG application segment, by the signature at its start.
fn application(finder: &mut Finder, number: u8, data: &[u8], offset: usize) {
    let after =
        |signature: &[u8]| data.strip_prefix(signature).map(|rest| (rest, offset.saturating_add(signature.len())));
    if let Some((tiff, at)) = after(b"Exif\0\0").or_else(|| after(b"Exif\0\xFF")) {
        exif::read(finder, tiff, at);
    } else if let Some((packet, at)) = after(b"http://ns.adobe.com/xap/1.0/\0") {
        xmp::read(finder, packet, at);
    } else if data.starts_with(xmp::EXTENSION) {
        // Its parts are joined when all segments have been seen.
    } else if let Some((resources, at)) = after(b"Photoshop 3.0\0") {
        iptc::resources(finder, resources, at);
    } else if let Some((directory, at)) = after(b"MPF\0") {
        mpf::read(finder, directory, at);
    } else if number == 11 && data.starts_with(b"JP") {
        jumbf::read(finder, data, offset);
    } else if data.starts_with(b"urn:iso:std:iso:ts:21496") {
        finder.bytes(Group::Other, "GainMap", "settings of a second picture for bright screens", data, offset);
    } else if data.starts_with(b"JFXX\0") {
        finder.bytes(Group::Thumbnail, "Thumbnail", "a hidden small copy of the picture", data, offset);
    } else if number == 0 && !data.starts_with(b"JFIF") {
        // What follows the fields of JFIF is its thumbnail.
        finder.bytes(Group::Thumbnail, "Thumbnail", "a hidden small copy of the picture", data, offset);
    } else {
        let name = text::label(data);
        let what =
            if name.is_empty() { "a block of some program".to_owned() } else { format!("a block named “{name}”") };
        finder.bytes(Group::Other, &format!("APP{number}"), &what, data, offset);
    }
}

#[cfg(test)]
mod tests;
