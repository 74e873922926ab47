//! Photoshop image resources (Adobe Photoshop File Formats, 2019) and the IPTC captions in them (IIM version 4.2).

use super::{Group, PictureKind, exif, finder::Finder, text, xmp};
use crate::photo::{u16_be, u32_be};

/// Reads a series of image resources that starts at `offset` of the file.
pub(super) fn resources(finder: &mut Finder, data: &[u8], offset: usize) {
    let mut at = 0_usize;
    let mut others = 0_usize;
    while let Some((id, start, body, next)) = resource(data, at) {
        let place = offset.saturating_add(start);
        match id {
            0x0404 => datasets(finder, body, place),
            0x0409 | 0x040C => {
                let data = body.get(28..).unwrap_or_default();
                exif::picture(finder, PictureKind::Photoshop, data, place.saturating_add(28));
            }
            0x0422 | 0x0423 => exif::read(finder, body.strip_prefix(b"Exif\0\0").unwrap_or(body), place),
            0x0424 => xmp::read(finder, body, place),
            0x040B => finder.text(Group::Owner, "URL", &text::guess(body), place),
            0x03F0 => {
                finder.text(Group::Words, "PhotoshopCaption", &text::guess(body.get(1..).unwrap_or_default()), place)
            }
            _ => others = others.saturating_add(1),
        }
        at = next;
    }
    if others > 0 {
        finder.add(Group::Editing, "Photoshop", format!("{others} settings of an image editor"), offset);
    }
    if at == 0 {
        finder.unreadable("Photoshop", data, offset);
    }
}

/// One resource: its number, where its data start, its data, and where the next one starts.
fn resource(data: &[u8], at: usize) -> Option<(u16, usize, &[u8], usize)> {
    let rest = data.get(at..)?;
    if !matches!(rest.get(..4)?, b"8BIM" | b"8BPS" | b"PHUT" | b"AgHg" | b"DCSR" | b"MeSa") {
        return None;
    }
    let id = u16_be(rest, 4)?;
    let name = usize::from(*rest.get(6)?);
    // The name with its length is padded to an even number of bytes, and so are the data.
    let head = 6 + (name + 2) / 2 * 2;
    let length = usize::try_from(u32_be(rest, head)?).ok()?;
    let start = head.checked_add(4)?;
    let body = rest.get(start..start.checked_add(length)?)?;
    let next = at.checked_add(start)?.checked_add(length)?.checked_add(length % 2)?;
    Some((id, at.checked_add(start)?, body, next))
}

/// Reads IIM datasets that start at `offset` of the file.
pub(super) fn datasets(finder: &mut Finder, data: &[u8], offset: usize) {
    let mut at = 0_usize;
    while let Some((record, number, start, value, next)) = dataset(data, at) {
        at = next;
        let (group, name) = match (record, number) {
            (2, 0) | (1, _) => continue,
            (2, 5) => (Group::Words, "ObjectName"),
            (2, 25) => (Group::Words, "Keywords"),
            (2, 40) => (Group::Words, "SpecialInstructions"),
            (2, 105) => (Group::Words, "Headline"),
            (2, 120) => (Group::Words, "Caption"),
            (2, 55 | 60 | 62 | 63 | 30 | 35) => (Group::Time, "DateCreated"),
            (2, 65 | 70) => (Group::Editing, "OriginatingProgram"),
            (2, 80) => (Group::Owner, "By-line"),
            (2, 85) => (Group::Owner, "By-lineTitle"),
            (2, 110) => (Group::Owner, "Credit"),
            (2, 115) => (Group::Owner, "Source"),
            (2, 116) => (Group::Owner, "CopyrightNotice"),
            (2, 118) => (Group::Owner, "Contact"),
            (2, 122) => (Group::Owner, "Writer-Editor"),
            (2, 26 | 27) => (Group::Location, "ContentLocation"),
            (2, 90) => (Group::Location, "City"),
            (2, 92) => (Group::Location, "Sub-location"),
            (2, 95) => (Group::Location, "Province-State"),
            (2, 100) => (Group::Location, "CountryCode"),
            (2, 101) => (Group::Location, "Country"),
            _ => {
                finder.text(
                    Group::Other,
                    &format!("IPTC {record}:{number}"),
                    &text::guess(value),
                    offset.saturating_add(start),
                );
                continue;
            }
        };
        finder.text(group, name, &text::guess(value), offset.saturating_add(start));
    }
    if at == 0 && !data.is_empty() {
        finder.unreadable("IPTC", data, offset);
    }
}

/// One dataset: its record and number, where its value starts, its value, and where the next one starts.
fn dataset(data: &[u8], at: usize) -> Option<(u8, u8, usize, &[u8], usize)> {
    let [0x1C, record, number, high, low, ..] = data.get(at..)? else { return None };
    let mut start = at.checked_add(5)?;
    let mut length = usize::from(u16::from_be_bytes([*high, *low]));
    if high & 0x80 != 0 {
        // An extended dataset: the low bits say how many bytes the length takes.
        let size = length & 0x7FFF;
        let bytes = data.get(start..start.checked_add(size)?).filter(|_| size <= 4)?;
        length = bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        start = start.checked_add(size)?;
    }
    let end = start.checked_add(length)?;
    Some((*record, *number, start, data.get(start..end)?, end))
}
