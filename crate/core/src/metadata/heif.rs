//! HEIF items and boxes that draw nothing (ISO/IEC 23008-12), and what encoders write between the parts of a picture.

use super::{Group, exif, finder::Finder, jumbf, text, xmp};
use crate::photo::{Part, Role, u32_be};

/// Reads a part of a HEIF file whose data start at `offset`.
pub(super) fn read(finder: &mut Finder, part: Part, data: &[u8], offset: usize) {
    match part {
        Part::Item(role) => item(finder, role, data, offset),
        Part::Box(kind) => boxed(finder, kind, data, offset),
        Part::ItemName => finder.text(Group::Words, "ItemName", &text::guess(data), offset),
        Part::Property(kind) => property(finder, kind, data, offset),
        _ => coded(finder, data, offset),
    }
}

fn item(finder: &mut Finder, role: Role, data: &[u8], offset: usize) {
    let picture = |finder: &mut Finder, name: &str, what: &str| {
        finder.bytes(Group::Thumbnail, name, what, data, offset);
    };
    match role {
        Role::Exif => match tiff(data) {
            Some((tiff, skipped)) => exif::read(finder, tiff, offset.saturating_add(skipped)),
            None => finder.unreadable("Exif", data, offset),
        },
        Role::Xmp => xmp::read(finder, data, offset),
        Role::Thumbnail(width, height) => {
            let value = format!("{width} × {height} pixels, {} bytes", text::count(data.len()));
            finder.add(Group::Thumbnail, "Thumbnail", value, offset);
        }
        Role::DepthMap => picture(finder, "DepthMap", "a picture of how far away everything is"),
        Role::GainMap => picture(finder, "GainMap", "a second picture for bright screens"),
        Role::Alpha | Role::Picture => picture(finder, "Picture", "a further picture in the file"),
        Role::Other(kind) => {
            let what = "a block that is not needed to draw";
            finder.bytes(Group::Other, &text::guess(&kind), what, data, offset);
        }
    }
}

/// The TIFF structure of an Exif item, which says in its first four bytes where that starts after them (annex A.2.1),
/// and how many bytes stand before it.
fn tiff(data: &[u8]) -> Option<(&[u8], usize)> {
    let start = usize::try_from(u32_be(data, 0)?).ok()?.checked_add(4)?;
    let tiff = data.get(start..)?;
    match tiff.strip_prefix(b"Exif\0\0") {
        Some(rest) => Some((rest, start.saturating_add(6))),
        None => Some((tiff, start)),
    }
}

fn boxed(finder: &mut Finder, kind: [u8; 4], data: &[u8], offset: usize) {
    match &kind {
        b"uuid" if data.windows(4).any(|word| word == b"c2pa") => jumbf::read(finder, data, offset),
        b"mpvd" => {
            finder.bytes(Group::Trailer, "Film", "a short film with sound (motion photo)", data, offset);
        }
        b"sefd" => finder.bytes(Group::Trailer, "Samsung", "notes of a Samsung phone", data, offset),
        _ => {
            let name = text::guess(&kind);
            finder.bytes(Group::Other, &name, "a box that is not needed to draw", data, offset);
        }
    }
}

/// User descriptions are words; the times of making and changing are seconds; all else is opaque (section 6.5).
fn property(finder: &mut Finder, kind: [u8; 4], data: &[u8], offset: usize) {
    match &kind {
        b"udes" => {
            let words = data.get(4..).unwrap_or_default().split(|byte| *byte == 0);
            words.for_each(|word| finder.text(Group::Words, "UserDescription", &text::guess(word), offset));
        }
        b"crtt" | b"mdft" => finder.bytes(Group::Time, "Time", "a time of making or changing", data, offset),
        _ => {
            let name = text::guess(&kind);
            finder.bytes(Group::Other, &name, "a property that is not needed to draw", data, offset);
        }
    }
}

/// A message between coded data: encoders write their name and settings there.
fn coded(finder: &mut Finder, data: &[u8], offset: usize) {
    const LEAST: usize = 8;
    let printable = |byte: &u8| byte.is_ascii_graphic() || *byte == b' ';
    let longest = data.split(|byte| !printable(byte)).max_by_key(|words| words.len()).unwrap_or_default();
    if longest.len() >= LEAST {
        finder.text(Group::Editing, "Encoder", &text::guess(longest), offset);
    } else {
        finder.bytes(Group::Other, "CodedNote", "a message inside the picture that draws nothing", data, offset);
    }
}
