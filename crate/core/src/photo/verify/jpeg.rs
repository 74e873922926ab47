//! Reads a clean JPEG a second time and compares what a decoder is given at each scan (ITU-T T.81, Annex B).

mod blocks;
mod gain_map;

use super::{Reader, icc, unproved};
use crate::{Error, photo::Choices};

/// Proves a JPEG; see [`super::verify`].
pub(super) fn verify(original: &[u8], clean: &[u8], orientation: u8, choices: Choices) -> Result<(), Error> {
    match choices.keep_gain_map.then(|| gain_map::Pair::of(clean)).flatten() {
        Some(pair) => pair.prove(original, orientation, choices),
        None => one(original, clean, orientation, choices),
    }
}

/// Proves one picture.
fn one(original: &[u8], clean: &[u8], orientation: u8, choices: Choices) -> Result<(), Error> {
    let after = strict(clean, orientation)?;
    let before = lenient(original, &after.scans);
    if after.scans.is_empty() || after.scans.len() != before.scans.len() {
        return Err(unproved(0, format_args!("{} scans became {}", before.scans.len(), after.scans.len())));
    }
    if !after.profile.is_empty() && !icc::kept(&before.profile, &after.profile, choices) {
        return Err(unproved(0, "the colour profile changed"));
    }
    let pairs = || before.scans.iter().zip(&after.scans);
    if let Some((_, after)) = pairs().find(|(before, after)| before.decoder != after.decoder) {
        return Err(unproved(after.offset, "the tables or headers of a scan changed"));
    }
    // Bytes were cut from a scan: then they have to be such as no block needs.
    if pairs().any(|(before, after)| before.data != after.data) {
        let mut picture = blocks::Picture::default();
        for (before, after) in pairs() {
            let proved = picture.follow(before, after);
            proved.ok_or_else(|| unproved(after.offset, "a scan is not what a decoder read of it before"))?;
        }
    }
    Ok(())
}

/// What a decoder gets of a file.
#[derive(Default)]
struct Story<'a> {
    scans: Vec<Scan<'a>>,
    profile: Vec<u8>,
}

struct Scan<'a> {
    /// Everything that decides what the data mean.
    decoder: Decoder<'a>,
    data: &'a [u8],
    offset: usize,
}

/// What a decoder remembers from one segment to the next; a table begins with the byte that names its slot.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Decoder<'a> {
    jfif: bool,
    adobe: Option<u8>,
    process: u8,
    frame: &'a [u8],
    quantisation: [&'a [u8]; 4],
    huffman: [&'a [u8]; 8],
    restart: [u8; 2],
    /// The scan's own header.
    header: &'a [u8],
}

impl<'a> Decoder<'a> {
    /// Takes what `payload` defines; the number of bytes that took, or `None` when it does not fit.
    fn define(&mut self, marker: u8, payload: &'a [u8]) -> Option<usize> {
        match marker {
            0xDB | 0xC4 => {
                let mut used = 0_usize;
                while let Some(rest) = payload.get(used..).filter(|rest| !rest.is_empty()) {
                    let Some((slot, length)) = self.slot(marker, rest) else { break };
                    let Some(table) = rest.get(..length) else { break };
                    *slot = table;
                    used = used.checked_add(length)?;
                }
                Some(used)
            }
            0xDD => {
                self.restart = *payload.first_chunk()?;
                Some(2)
            }
            0xC0..=0xC2 => {
                let used = 6 + 3 * usize::from(*payload.get(5)?);
                (self.process, self.frame) = (marker, payload.get(..used)?);
                Some(used)
            }
            _ => None,
        }
    }

    /// Where the table at the start of `rest` belongs, and how long it is.
    fn slot(&mut self, marker: u8, rest: &[u8]) -> Option<(&mut &'a [u8], usize)> {
        let head = *rest.first()?;
        let (high, low) = (usize::from(head >> 4), usize::from(head & 15));
        if high > 1 || low > 3 {
            return None;
        }
        if marker == 0xDB {
            return Some((self.quantisation.get_mut(low)?, 1 + 64 * (high + 1)));
        }
        let symbols = rest.get(1..17)?.iter().fold(0, |sum, count| sum + usize::from(*count));
        Some((self.huffman.get_mut(high * 4 + low)?, 17 + symbols)).filter(|_| symbols <= 256)
    }
}

/// How many bytes of a scan header's payload are its fields.
fn scan_header(payload: &[u8]) -> Option<usize> {
    Some(4 + 2 * usize::from(*payload.first()?))
}

/// The entropy-coded data at the start of `rest`: all up to a marker that is not a restart, without padding before it.
fn coded(rest: &[u8]) -> &[u8] {
    let mut marks = memchr::memchr_iter(0xFF, rest);
    let end = marks.find(|at| {
        let next = at.checked_add(1).and_then(|next| rest.get(next));
        !matches!(next, Some(0 | 0xD0..=0xD7 | 0xFF))
    });
    let mut data = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
    while let Some((0xFF, before)) = data.split_last() {
        data = before;
    }
    data
}

/// The same where it is likely to be `expected`, for comparing is faster than searching.
fn coded_like<'a>(rest: &'a [u8], expected: Option<&[u8]>) -> &'a [u8] {
    let same =
        expected.filter(|expected| rest.starts_with(expected)).and_then(|same| rest.split_at_checked(same.len()));
    let ends = |tail: &[u8]| {
        let padding = tail.iter().take_while(|byte| **byte == 0xFF).count();
        let next = tail.get(padding);
        next.is_none() || (padding > 0 && !matches!(next, Some(0 | 0xD0..=0xD7)))
    };
    match same {
        Some((data, tail)) if ends(tail) => data,
        _ => coded(rest),
    }
}

/// Reads a file that must hold nothing but what is allowed here.
fn strict(clean: &[u8], orientation: u8) -> Result<Story<'_>, Error> {
    let mut reader = Reader { bytes: clean, at: 0 };
    let mut decoder = Decoder::default();
    let mut story = Story::default();
    let mut chunks = 0_u8;
    let mut turned = orientation == 1;
    if reader.take(2) != Some(&[0xFF, 0xD8]) {
        return Err(unproved(0, "no start of image"));
    }
    loop {
        let start = reader.at;
        let refuse = |what| Err(unproved(start, what));
        let Some([0xFF, marker]) = reader.take(2) else { return refuse("no marker") };
        if *marker == 0xD9 {
            break;
        }
        let payload = reader.number(2).and_then(|length| reader.take(length.checked_sub(2)?));
        let Some(payload) = payload else { return refuse("segment runs past the end") };
        let head = story.scans.is_empty() && decoder.frame.is_empty();
        match (marker, payload) {
            (0xE0, [b'J', b'F', b'I', b'F', 0, 1, 0..=2, 0..=2, _, _, _, _, 0, 0]) if head && !decoder.jfif => {
                decoder.jfif = true;
            }
            (0xE1, [b'E', b'x', b'i', b'f', 0, 0, tiff @ ..]) if head && !turned => {
                if !super::only_orientation(tiff, orientation) {
                    return refuse("more than the orientation");
                }
                turned = true;
            }
            (0xE2, payload) if head => {
                let Some([number, _, data @ ..]) = payload.strip_prefix(b"ICC_PROFILE\0") else {
                    return refuse("APP2 is no colour profile");
                };
                chunks = chunks.saturating_add(1);
                if *number != chunks {
                    return refuse("order of the colour profile");
                }
                story.profile.extend_from_slice(data);
            }
            (0xEE, [b'A', b'd', b'o', b'b', b'e', 0, 100 | 101, flags, 0, 0, 0, transform])
                if head && flags & 0x3F == 0 && decoder.adobe.is_none() =>
            {
                decoder.adobe = Some(*transform);
            }
            (0xC0..=0xC2, _) if !decoder.frame.is_empty() => return refuse("second frame header"),
            (0xC0..=0xC2 | 0xDB | 0xC4 | 0xDD, payload) => {
                if decoder.define(*marker, payload) != Some(payload.len()) {
                    return refuse("bytes after a table or header");
                }
            }
            (0xDA, payload) => {
                if scan_header(payload) != Some(payload.len()) || decoder.frame.is_empty() {
                    return refuse("scan header");
                }
                let offset = reader.at;
                let data = coded(clean.get(offset..).unwrap_or_default());
                reader.at = offset.saturating_add(data.len());
                story.scans.push(Scan { decoder: Decoder { header: payload, ..decoder }, data, offset });
            }
            _ => return refuse("a segment that is not allowed"),
        }
    }
    let profile = &story.profile;
    let is_profile = profile.len() >= 132 && profile.get(36..40) == Some(b"acsp");
    if reader.at != clean.len() {
        return Err(unproved(reader.at, "bytes after the end"));
    }
    if !turned || (chunks > 0 && !is_profile) {
        return Err(unproved(0, "orientation or colour profile"));
    }
    Ok(story)
}

/// Reads an original as a forgiving decoder does, up to where it would stop.
fn lenient<'a>(original: &'a [u8], expected: &[Scan<'_>]) -> Story<'a> {
    let mut decoder = Decoder::default();
    let mut story = Story::default();
    let mut profile: Vec<(u8, &[u8])> = Vec::new();
    let mut at = 2_usize;
    while let Some(rest) = original.get(at..) {
        let Some(found) = rest.windows(2).position(|pair| matches!(pair, [0xFF, 1..=0xFE])) else { break };
        let mut reader = Reader { bytes: original, at: at.saturating_add(found).saturating_add(1) };
        let marker = reader.number(1);
        if matches!(marker, Some(0xD8 | 0xD9) | None) {
            break;
        }
        if matches!(marker, Some(0x01 | 0xD0..=0xD7)) {
            at = reader.at;
            continue;
        }
        let payload = reader.number(2).and_then(|length| reader.take(length.checked_sub(2)?));
        let (Some(marker), Some(payload)) = (marker.and_then(|marker| u8::try_from(marker).ok()), payload) else {
            break;
        };
        at = reader.at;
        match (marker, payload) {
            (0xE0, [b'J', b'F', b'I', b'F', 0, ..]) if payload.len() >= 14 && story.scans.is_empty() => {
                decoder.jfif = true;
            }
            (0xE2, payload) if story.scans.is_empty() => {
                if let Some([number, _, data @ ..]) = payload.strip_prefix(b"ICC_PROFILE\0") {
                    profile.push((*number, data));
                }
            }
            (0xEE, [b'A', b'd', b'o', b'b', b'e', _, _, _, _, _, _, transform, ..]) if story.scans.is_empty() => {
                decoder.adobe = Some(*transform);
            }
            (0xC0..=0xC2 | 0xDB | 0xC4 | 0xDD, payload) => {
                if decoder.define(marker, payload).is_none() {
                    break;
                }
            }
            (0xDA, payload) => {
                let header = scan_header(payload).and_then(|length| payload.get(..length));
                let (Some(header), Some(rest)) = (header, original.get(at..)) else { break };
                let data = coded_like(rest, expected.get(story.scans.len()).map(|scan| scan.data));
                story.scans.push(Scan { decoder: Decoder { header, ..decoder }, data, offset: at });
                at = at.saturating_add(data.len());
            }
            (0xE0..=0xEF | 0xFE | 0xDC, _) => {}
            _ => break,
        }
    }
    profile.sort_by_key(|(number, _)| *number);
    story.profile = profile.into_iter().flat_map(|(_, data)| data.iter().copied()).collect();
    story
}
