//! Reads a clean GIF a second time, unfolds its images and compares every pixel's index (GIF89a).

use super::{Reader, icc, unproved};
use crate::{Error, photo::Choices};

/// Proves a GIF; see [`super::verify`].
pub(super) fn verify(original: &[u8], clean: &[u8], _: u8, choices: Choices) -> Result<(), Error> {
    let after = read(clean, true)?;
    let before = read(original, false)?;
    if screen(&before) != screen(&after) || before.table != after.table || before.loops != after.loops {
        return Err(unproved(6, "screen or loop count"));
    }
    if let Some(kept) = &after.profile
        && !before.profile.is_some_and(|profile| icc::kept(&profile, kept, choices))
    {
        return Err(unproved(0, "the colour profile changed"));
    }
    if before.images.len() != after.images.len() {
        return Err(unproved(0, "number of images"));
    }
    for (before, after) in before.images.iter().zip(&after.images) {
        let refuse = |what| unproved(after.offset, what);
        if before.control.map(control) != after.control.map(control)
            || shape(before) != shape(after)
            || before.table != after.table
        {
            return Err(refuse("place, size or timing of an image"));
        }
        let pixels = unfold(after, true).ok_or_else(|| refuse("image data"))?;
        let same = before.minimum == after.minimum && before.data == after.data;
        if !same && unfold(before, false).as_ref() != Some(&pixels) {
            return Err(refuse("the picture changed"));
        }
    }
    Ok(())
}

/// What a renderer gets of a file.
struct Story<'a> {
    screen: &'a [u8],
    table: Option<&'a [u8]>,
    loops: Option<&'a [u8]>,
    profile: Option<Vec<u8>>,
    images: Vec<Image<'a>>,
}

struct Image<'a> {
    control: Option<&'a [u8]>,
    descriptor: &'a [u8],
    table: Option<&'a [u8]>,
    minimum: usize,
    data: Vec<u8>,
    offset: usize,
}

/// Size, flags, background, aspect ratio, without the flags and background of a table that is not there.
fn screen(story: &Story<'_>) -> Vec<u8> {
    let meaning: [u8; 7] = if story.table.is_some() { [0xFF; 7] } else { [0xFF, 0xFF, 0xFF, 0xFF, 0x70, 0, 0xFF] };
    story.screen.iter().zip(meaning).map(|(byte, meaning)| byte & meaning).collect()
}

/// Disposal, waiting for a key, delay, and the transparent index if there is one.
fn control(fields: &[u8]) -> (Option<u8>, Option<&[u8]>, Option<u8>) {
    let flags = fields.first().map(|flags| flags & 0x1F);
    (flags, fields.get(1..3), fields.get(3).copied().filter(|_| flags.is_some_and(|flags| flags & 1 == 1)))
}

/// Place, size, interlacing, and what is said of the colour table if there is one.
fn shape<'a>(image: &Image<'a>) -> (Option<&'a [u8]>, Option<u8>) {
    let meaning = if image.table.is_some() { 0xE7 } else { 0x40 };
    (image.descriptor.get(..8), image.descriptor.get(8).map(|flags| flags & meaning))
}

fn table<'a>(reader: &mut Reader<'a>, flags: u8) -> Option<Option<&'a [u8]>> {
    if flags < 0x80 {
        return Some(None);
    }
    reader.take(3 * (2 << (flags % 8))).map(Some)
}

/// The joined bytes of sub-blocks; in a clean file all but the last are full.
fn joined(reader: &mut Reader<'_>, clean: bool) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    let mut full = true;
    loop {
        let length = reader.number(1)?;
        if length == 0 {
            return Some(all);
        }
        if clean && !full {
            return None;
        }
        full = length == 255;
        all.extend(reader.take(length)?);
    }
}

/// Reads a file: a `clean` one must hold nothing but what is allowed here, an original may hold more.
fn read(file: &[u8], clean: bool) -> Result<Story<'_>, Error> {
    let mut reader = Reader { bytes: file, at: 0 };
    let head = || unproved(0, "header");
    if !matches!(reader.take(6), Some(b"GIF87a" | b"GIF89a")) {
        return Err(head());
    }
    let screen = reader.take(7).ok_or_else(head)?;
    let flags = screen.get(4).copied().unwrap_or(0);
    let global = table(&mut reader, flags).ok_or_else(head)?;
    if clean && global.is_none() && (flags & 0x8F != 0 || screen.get(5) != Some(&0)) {
        return Err(head());
    }
    let mut story = Story { screen, table: global, loops: None, profile: None, images: Vec::new() };
    let mut waiting = None;
    loop {
        let start = reader.at;
        let refuse = |what| unproved(start, what);
        match reader.take(1) {
            Some([0x2C]) => {
                let image = image(&mut reader, waiting.take(), clean).ok_or_else(|| refuse("image"))?;
                story.images.push(image);
            }
            Some([0x21]) => {
                let inside = |reader: &mut Reader<'_>| joined(reader, false).map(|_| ());
                let label = reader.number(1);
                let from = reader.at;
                inside(&mut reader).ok_or_else(|| refuse("extension"))?;
                let raw = file.get(from..reader.at).unwrap_or_default();
                match (label, raw) {
                    (Some(0xF9), [4, fields @ .., 0]) if clean && fields.len() == 4 && waiting.is_none() => {
                        let [flags, .., transparent] = fields else { return Err(refuse("graphic control")) };
                        if *flags > 0x1F || (flags % 2 == 0 && *transparent != 0) {
                            return Err(refuse("graphic control"));
                        }
                        waiting = Some(fields);
                    }
                    (Some(0xF9), [4, ..]) if !clean => waiting = raw.get(1..5),
                    (Some(0xFF), [11, name @ .., _, _, 0])
                        if clean
                            && name == b"NETSCAPE2.0\x03\x01"
                            && story.loops.is_none()
                            && story.images.is_empty() =>
                    {
                        story.loops = raw.get(14..16);
                    }
                    (Some(0xFF), [11, name @ ..])
                        if name.starts_with(b"ICCRGBG1012")
                            && story.profile.is_none()
                            && (!clean || story.images.is_empty()) =>
                    {
                        let mut inner = Reader { bytes: file, at: from + 12 };
                        let profile = joined(&mut inner, clean).filter(|profile| is_profile(profile));
                        if clean && profile.is_none() {
                            return Err(refuse("a colour profile that is none"));
                        }
                        story.profile = profile;
                    }
                    (Some(0xFF), [11, ..]) if !clean => {
                        let name = raw.get(1..12).unwrap_or_default();
                        let known = name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0";
                        if known && raw.get(12..14) == Some(&[3, 1]) {
                            story.loops = raw.get(14..16);
                        }
                    }
                    _ if clean => return Err(refuse("an extension that is not allowed")),
                    _ => {}
                }
            }
            Some([0x3B]) if clean => break,
            Some([0]) if !clean => {}
            _ if clean => return Err(refuse("a block that is not allowed")),
            _ => break,
        }
    }
    if clean && (reader.at != file.len() || waiting.is_some() || story.images.is_empty()) {
        return Err(unproved(reader.at, "bytes after the end, or a control without its image"));
    }
    Ok(story)
}

/// Long enough for a header and a tag table, with the signature of a profile.
fn is_profile(data: &[u8]) -> bool {
    data.len() >= 132 && data.get(36..40) == Some(b"acsp")
}

fn image<'a>(reader: &mut Reader<'a>, control: Option<&'a [u8]>, clean: bool) -> Option<Image<'a>> {
    let offset = reader.at;
    let descriptor = reader.take(9)?;
    let flags = *descriptor.last()?;
    let table = table(reader, flags)?;
    let meaning = if table.is_some() { 0xE7 } else { 0x40 };
    if clean && flags & !meaning != 0 {
        return None;
    }
    let minimum = reader.number(1)?;
    let data = joined(reader, clean)?;
    Some(Image { control, descriptor, table, minimum, data, offset })
}

/// Every pixel's index, in the order of the data. Strings are remembered by where they stand in what was unfolded before.
/// A `clean` image's data must end with the end code and fewer than eight noughts.
fn unfold(image: &Image<'_>, clean: bool) -> Option<Vec<u8>> {
    let side = |at: usize| Some(usize::from(u16::from_le_bytes(*image.descriptor.get(at..)?.first_chunk::<2>()?)));
    let wanted = side(4)? * side(6)?;
    let clear = 1_usize << Some(image.minimum).filter(|size| (2..=8).contains(size))?;
    let mut out: Vec<u8> = Vec::with_capacity(wanted);
    let mut strings: Vec<(usize, usize)> = Vec::with_capacity(4096);
    let (mut bit, mut size) = (0_usize, image.minimum + 1);
    let mut previous: Option<(usize, usize)> = None;
    let code = |bit: usize, size: usize| -> Option<usize> {
        let last = (bit + size - 1) / 8;
        let word = match image.data.get(bit / 8..).and_then(|rest| rest.split_first_chunk::<4>()) {
            Some((bytes, _)) => usize::try_from(u32::from_le_bytes(*bytes)).ok()?,
            None => image.data.get(bit / 8..=last)?.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
        };
        Some(word >> (bit % 8) & ((1 << size) - 1))
    };
    while out.len() < wanted {
        let next = code(bit, size)?;
        bit += size;
        if next == clear {
            strings.clear();
            (size, previous) = (image.minimum + 1, None);
            continue;
        }
        let start = out.len();
        let fresh = previous.map(|(start, length)| (start, length + 1)).filter(|_| strings.len() + clear + 2 < 4096);
        if next < clear {
            out.push(u8::try_from(next).ok()?);
        } else {
            let place = next.checked_sub(clear + 2)?;
            // The newest string is the one before and its next pixel, which may be the first of this one.
            let (from, length) = if place == strings.len() { fresh? } else { *strings.get(place)? };
            // All of it stands there already, but for the last pixel of the newest string: that is its first.
            let there = from.checked_add(length)?.min(start);
            let first = *out.get(from..there)?.first()?;
            out.extend_from_within(from..there);
            if out.len() - start < length {
                out.push(first);
            }
        }
        previous = Some((start, out.len() - start));
        strings.extend(fresh);
        if strings.len() + clear + 2 == 1 << size && size < 12 {
            size += 1;
        }
    }
    out.truncate(wanted);
    if clean {
        let end = code(bit, size).filter(|code| *code == clear + 1).map(|_| bit + size)?;
        let rest = if end % 8 == 0 { 0 } else { image.data.get(end / 8)? >> (end % 8) };
        if rest != 0 || end.div_ceil(8) != image.data.len() {
            return None;
        }
    }
    Some(out)
}
