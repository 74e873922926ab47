//! Exif (CIPA DC-008, version 3.0) with all its directories, through kamadak-exif.

use exif::{Context, Exif, Field, In, Reader, Tag, Value};

use super::{Group, PictureKind, finder::Finder, iptc, text, xmp};
use crate::photo::{Endian, u16_be};

/// Reads a TIFF structure that starts at `offset` of the file.
pub(super) fn read(finder: &mut Finder, tiff: &[u8], offset: usize) {
    let parsed = Reader::new().continue_on_error(true).read_raw(tiff.to_vec());
    let mut whole = true;
    let Ok(exif) = parsed.or_else(|error| error.distill_partial_result(|_| whole = false)) else {
        finder.unreadable("Exif", tiff, offset);
        return;
    };
    if !whole {
        finder.bytes(Group::Other, "Exif", "partly unreadable Exif block", tiff, offset);
    }
    position(finder, &exif, offset);
    thumbnail(finder, &exif, offset);
    for field in exif.fields() {
        one(finder, &exif, field, offset);
    }
}

fn one(finder: &mut Finder, exif: &Exif, field: &Field, offset: usize) {
    let Tag(context, number) = field.tag;
    let Some(group) = group(context, number) else { return };
    let name = match (context, number) {
        (Context::Tiff, 0x9C9B) => "XPTitle".to_owned(),
        (Context::Tiff, 0x9C9C) => "XPComment".to_owned(),
        (Context::Tiff, 0x9C9D) => "XPAuthor".to_owned(),
        (Context::Tiff, 0x9C9E) => "XPKeywords".to_owned(),
        (Context::Tiff, 0x9C9F) => "XPSubject".to_owned(),
        (Context::Tiff, 0x013C) => "HostComputer".to_owned(),
        (Context::Tiff, 0x010D) => "DocumentName".to_owned(),
        (Context::Tiff, 0xC614) => "UniqueCameraModel".to_owned(),
        (Context::Tiff, 0xC62F) => "CameraSerialNumber".to_owned(),
        (_, number) if field.tag.description().is_none() => format!("Exif 0x{number:04X}"),
        _ => field.tag.to_string(),
    };
    match (number, &field.value) {
        (0x927C, Value::Undefined(data, _)) => {
            finder.bytes(group, "MakerNote", "the maker's own notes, often with serial numbers", data, offset);
        }
        (0x02BC, value) => {
            if let Some(data) = raw(exif, value) {
                xmp::read(finder, &data, offset);
            }
        }
        (0x83BB, value) => {
            // Some writers declare these bytes as 32-bit words.
            if let Some(data) = raw(exif, value) {
                iptc::datasets(finder, &data, offset);
            }
        }
        (0x8649, value) => {
            if let Some(data) = raw(exif, value) {
                iptc::resources(finder, &data, offset);
            }
        }
        (0x9C9B..=0x9C9F, Value::Byte(data)) if context == Context::Tiff => {
            let units = data.chunks_exact(2).filter_map(|pair| u16_be(pair, 0)).map(u16::swap_bytes);
            finder.text(group, &name, &text::utf16(units), offset);
        }
        (0x9286 | 0x001B | 0x001C, Value::Undefined(data, _)) => {
            finder.text(group, &name, &comment(exif, data), offset);
        }
        (_, Value::Ascii(lines)) => {
            let words: Vec<_> =
                lines.iter().map(|line| text::tidy(&text::guess(line))).filter(|line| !line.is_empty()).collect();
            finder.text(group, &name, &words.join("; "), offset);
        }
        (_, Value::Undefined(data, _)) if data.len() > 64 => finder.bytes(group, &name, "data", data, offset),
        (_, value) if length(value) > 64 => finder.text(group, &name, &format!("{} values", length(value)), offset),
        _ => finder.text(group, &name, &field.display_value().with_unit(exif).to_string(), offset),
    }
}

/// The group a field belongs to; `None` for what only describes how the pixels are stored.
fn group(context: Context, number: u16) -> Option<Group> {
    Some(match (context, number) {
        // The directories' own pointers, and fields that speak of pixels only.
        (Context::Tiff, 0x0100..=0x0103 | 0x0106 | 0x0111 | 0x0112 | 0x0115..=0x0117 | 0x011A..=0x011C | 0x0128) => {
            return None;
        }
        (Context::Tiff, 0x0201 | 0x0202 | 0x0211..=0x0214 | 0x8769 | 0x8825) => return None,
        // The same in a TIFF file: kinds of page, fill order, curves, fax options, predictor, palette, tiles, sub-directories,
        // inks, samples, JPEG tables, profile.
        (Context::Tiff, 0x00FE | 0x00FF | 0x010A | 0x0122..=0x0125 | 0x012D | 0x013D..=0x0140 | 0x0142..=0x0145) => {
            return None;
        }
        (Context::Tiff, 0x014A | 0x014C | 0x0150 | 0x0152..=0x0155 | 0x015B | 0x8773) => return None,
        (Context::Exif, 0x9000 | 0x9101 | 0xA000..=0xA003 | 0xA005) => return None,
        (Context::Gps, 0) => return None,
        (Context::Gps, 0x07 | 0x1D) => Group::Time,
        (Context::Gps, _) => Group::Location,
        (Context::Tiff, 0x010F | 0x0110 | 0x013C | 0xC614 | 0xC62F) => Group::Device,
        (Context::Exif, 0x927C | 0xA420 | 0xA431..=0xA435 | 0xA439) => Group::Device,
        (Context::Tiff, 0x013B | 0x8298 | 0x9C9D) => Group::Owner,
        (Context::Exif, 0xA430 | 0xA437 | 0xA438) => Group::Owner,
        (Context::Tiff, 0x0132) => Group::Time,
        (Context::Exif, 0x9003 | 0x9004 | 0x9010..=0x9012 | 0x9290..=0x9292) => Group::Time,
        (Context::Tiff, 0x010D | 0x010E | 0x011D | 0x9C9B | 0x9C9C | 0x9C9E | 0x9C9F) => Group::Words,
        (Context::Exif, 0x9286 | 0xA436) => Group::Words,
        (Context::Tiff, 0x000B | 0x0131 | 0x02BC | 0x83BB | 0x8649) => Group::Editing,
        (Context::Exif, 0x9213 | 0xA43A..=0xA43C) => Group::Editing,
        _ => Group::Other,
    })
}

fn length(value: &Value) -> usize {
    match value {
        Value::Byte(v) => v.len(),
        Value::Short(v) => v.len(),
        Value::Long(v) => v.len(),
        Value::Rational(v) => v.len(),
        Value::SByte(v) => v.len(),
        Value::Undefined(v, _) => v.len(),
        Value::SShort(v) => v.len(),
        Value::SLong(v) => v.len(),
        Value::SRational(v) => v.len(),
        Value::Float(v) => v.len(),
        Value::Double(v) => v.len(),
        _ => 0,
    }
}

fn raw(exif: &Exif, value: &Value) -> Option<Vec<u8>> {
    let order = if exif.little_endian() { u32::to_le_bytes } else { u32::to_be_bytes };
    match value {
        Value::Byte(data) | Value::Undefined(data, _) => Some(data.clone()),
        Value::Long(words) => Some(words.iter().flat_map(|word| order(*word)).collect()),
        _ => None,
    }
}

/// A text with its encoding's name in the first eight bytes (section 4.6.6.7.2).
fn comment(exif: &Exif, data: &[u8]) -> String {
    let Some((code, words)) = data.split_first_chunk::<8>() else { return text::guess(data) };
    match code {
        b"UNICODE\0" => {
            let endian = if exif.little_endian() { Endian::Little } else { Endian::Big };
            text::utf16(words.chunks_exact(2).filter_map(|pair| endian.u16(pair, 0)))
        }
        b"ASCII\0\0\0" | b"\0\0\0\0\0\0\0\0" => text::guess(words),
        b"JIS\0\0\0\0\0" => encoding_rs::ISO_2022_JP.decode_without_bom_handling(words).0.into_owned(),
        _ => text::guess(data),
    }
}

/// Where the photo was taken, in degrees (section 4.6.7).
fn position(finder: &mut Finder, exif: &Exif, offset: usize) {
    let degrees = |tag, reference, negative: u8| {
        let field = exif.get_field(tag, In::PRIMARY)?;
        let Value::Rational(parts) = &field.value else { return None };
        parts.first().filter(|whole| whole.denom != 0)?;
        let mut unit = 1.0;
        let mut sum = 0.0;
        for part in parts.iter().take(3) {
            if part.denom != 0 {
                sum += part.to_f64() / unit;
            }
            unit *= 60.0;
        }
        let minus = match exif.get_field(reference, In::PRIMARY).map(|field| &field.value) {
            Some(Value::Ascii(lines)) => lines.first().and_then(|line| line.first()) == Some(&negative),
            _ => false,
        };
        Some(if minus { -sum } else { sum })
    };
    let latitude = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S');
    let longitude = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W');
    if let (Some(latitude), Some(longitude)) = (latitude, longitude) {
        finder.position(latitude, longitude, offset);
    }
}

/// The small copy in the second directory (section 4.5.5 and 4.6.3).
fn thumbnail(finder: &mut Finder, exif: &Exif, offset: usize) {
    for field in exif.fields() {
        if field.tag != Tag::JPEGInterchangeFormat {
            continue;
        }
        let length =
            exif.get_field(Tag::JPEGInterchangeFormatLength, field.ifd_num).and_then(|field| field.value.get_uint(0));
        let start = field.value.get_uint(0).and_then(|start| usize::try_from(start).ok());
        let (Some(start), Some(length)) = (start, length.and_then(|length| usize::try_from(length).ok())) else {
            continue;
        };
        let data = start.checked_add(length).and_then(|end| exif.buf().get(start..end)).unwrap_or_default();
        picture(finder, PictureKind::Exif, data, offset.saturating_add(start));
    }
}

/// Notes a small JPEG found in the file.
pub(super) fn picture(finder: &mut Finder, kind: PictureKind, data: &[u8], offset: usize) {
    finder.picture(kind, offset, data.len());
    let size = size(data).map_or_else(String::new, |(width, height)| format!("{width} × {height}, "));
    finder.add(Group::Thumbnail, "Thumbnail", format!("{size}{} bytes", text::count(data.len())), offset);
}

/// Width and height of a JPEG by its first frame header (ITU-T T.81, B.2.2).
pub(super) fn size(data: &[u8]) -> Option<(u16, u16)> {
    let mut at = 2_usize;
    loop {
        match data.get(at..at.checked_add(2)?)? {
            [0xFF, 0xC0..=0xC3] => return Some((u16_be(data, at.checked_add(7)?)?, u16_be(data, at.checked_add(5)?)?)),
            [0xFF, 0xFF] => at = at.checked_add(1)?,
            [0xFF, 0xD9 | 0xDA] => return None,
            [0xFF, _] => at = at.checked_add(2)?.checked_add(usize::from(u16_be(data, at.checked_add(2)?)?))?,
            _ => return None,
        }
    }
}
