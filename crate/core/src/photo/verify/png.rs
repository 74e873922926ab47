//! Reads a clean PNG a second time and compares chunks and inflated rows (W3C PNG, third edition).

use flate2::{Crc, Decompress, FlushDecompress, Status};
use sha2::{Digest, Sha256};

use super::{Reader, icc, unproved};
use crate::{Error, photo::Choices};

/// Proves a PNG; see [`super::verify`].
pub(super) fn verify(original: &[u8], clean: &[u8], orientation: u8, choices: Choices) -> Result<(), Error> {
    let after = strict(clean, orientation)?;
    let before = lenient(original);
    for (name, data, offset) in &after.chunks {
        let source = before.chunks.iter().find(|(known, ..)| known == name).map(|(_, data, _)| *data);
        let same = match (source, name) {
            (None, _) => false,
            // Entries beyond what the samples can name were cut.
            (Some(source), b"PLTE") => source.starts_with(data),
            (Some(source), b"iCCP") => profile(source).is_some_and(|source| {
                data.starts_with(b"icc\0\0")
                    && profile(data).is_some_and(|profile| icc::kept(&source, &profile, choices))
            }),
            (Some(source), _) => source == *data,
        };
        if !same {
            return Err(unproved(*offset, "a chunk is not the original's"));
        }
    }
    let lost = |name: &[u8; 4]| {
        let there = |story: &Story<'_>| story.chunks.iter().any(|(known, ..)| known == name);
        there(&before) && !there(&after)
    };
    if lost(b"PLTE") || lost(b"tRNS") {
        return Err(unproved(0, "palette or transparency was lost"));
    }
    if before.images.len() != after.images.len() {
        return Err(unproved(0, "number of frames"));
    }
    for (before, after) in before.images.iter().zip(&after.images) {
        if before.control != after.control {
            return Err(unproved(after.offset, "frame control changed"));
        }
        let (width, height) = after.size;
        let wanted = raw_size(after.header, width, height).ok_or_else(|| unproved(after.offset, "size of a frame"))?;
        let same = before.data == after.data;
        let (rows, ended) = inflate(&after.data, wanted, !same).ok_or_else(|| unproved(after.offset, "image data"))?;
        if ended != Some(after.data.len()) {
            return Err(unproved(after.offset, "bytes after the last row"));
        }
        // Equal streams inflate equally; otherwise the rows have to.
        if !same && inflate(&before.data, wanted, true).is_none_or(|(source, _)| source != rows) {
            return Err(unproved(after.offset, "the picture changed"));
        }
    }
    Ok(())
}

/// What a renderer gets of a file.
#[derive(Default)]
struct Story<'a> {
    /// Chunks other than image data: name, data, offset.
    chunks: Vec<([u8; 4], &'a [u8], usize)>,
    images: Vec<Image<'a>>,
}

struct Image<'a> {
    header: &'a [u8],
    size: (usize, usize),
    control: Option<&'a [u8]>,
    data: Vec<u8>,
    offset: usize,
}

/// Reads one chunk: name, data, whether its checksum is right.
fn chunk<'a>(reader: &mut Reader<'a>) -> Option<([u8; 4], &'a [u8], bool)> {
    let length = reader.number(4)?;
    let name: [u8; 4] = *reader.take(4)?.first_chunk()?;
    let data = reader.take(length)?;
    let mut crc = Crc::new();
    crc.update(&name);
    crc.update(data);
    let right = reader.number(4)? == usize::try_from(crc.sum()).ok()?;
    Some((name, data, right))
}

fn size(data: &[u8]) -> Option<(usize, usize)> {
    let mut reader = Reader { bytes: data, at: 0 };
    Some((reader.number(4)?, reader.number(4)?))
}

/// Reads a file that must hold nothing but what is allowed here.
fn strict(clean: &[u8], orientation: u8) -> Result<Story<'_>, Error> {
    let mut reader = Reader { bytes: clean, at: 0 };
    let mut story = Story::default();
    let mut turned = orientation == 1;
    let mut sequence = 0_usize;
    let mut previous = *b"    ";
    if reader.take(8) != Some(b"\x89PNG\r\n\x1a\n") {
        return Err(unproved(0, "no signature"));
    }
    loop {
        let start = reader.at;
        let refuse = |what| unproved(start, what);
        let (name, data, right) = chunk(&mut reader).ok_or_else(|| refuse("chunk runs past the end"))?;
        if !right {
            return Err(refuse("checksum"));
        }
        let header = story.chunks.first().map_or(data, |(_, header, _)| *header);
        if (story.chunks.is_empty()) != (name == *b"IHDR") {
            return Err(refuse("image header is not the first"));
        }
        let lengths = match &name {
            b"IHDR" => 13..=13,
            b"PLTE" => 3..=768,
            b"tRNS" => 1..=256,
            b"gAMA" | b"cICP" => 4..=4,
            b"cHRM" => 32..=32,
            b"sRGB" => 1..=1,
            b"mDCV" => 24..=24,
            b"cLLI" | b"acTL" => 8..=8,
            b"sBIT" => 1..=4,
            b"bKGD" => 1..=6,
            b"pHYs" => 9..=9,
            b"eXIf" | b"fcTL" => 26..=26,
            b"iCCP" | b"IDAT" => 0..=usize::MAX,
            b"fdAT" => 4..=usize::MAX,
            b"IEND" => 0..=0,
            _ => return Err(refuse("a chunk that is not allowed")),
        };
        if !lengths.contains(&data.len()) {
            return Err(refuse("length of a chunk"));
        }
        if matches!(&name, b"fcTL" | b"fdAT") {
            let number = Reader { bytes: data, at: 0 }.number(4);
            if number != Some(sequence) {
                return Err(refuse("order of frames"));
            }
            sequence = sequence.saturating_add(1);
        }
        match &name {
            b"IEND" => break,
            b"eXIf" => {
                if turned || !super::only_orientation(data, orientation) {
                    return Err(refuse("more than the orientation"));
                }
                turned = true;
            }
            b"IDAT" | b"fcTL" | b"fdAT" => {
                if !collect(&mut story, header, name, data, start, previous) {
                    return Err(refuse("order of image data"));
                }
            }
            _ if story.images.iter().any(|image| !image.data.is_empty()) => {
                return Err(refuse("chunk after image data"));
            }
            _ if story.chunks.iter().any(|(known, ..)| *known == name) => return Err(refuse("chunk stands twice")),
            _ => story.chunks.push((name, data, start)),
        }
        previous = name;
    }
    if reader.at != clean.len() {
        return Err(unproved(reader.at, "bytes after the end"));
    }
    if !turned || story.images.first().is_none_or(|image| image.data.is_empty()) {
        return Err(unproved(0, "orientation or image data"));
    }
    Ok(story)
}

/// Adds a chunk of image data or frame control to the story; false when it cannot stand here.
fn collect<'a>(
    story: &mut Story<'a>,
    header: &'a [u8],
    name: [u8; 4],
    data: &'a [u8],
    offset: usize,
    previous: [u8; 4],
) -> bool {
    let none = story.images.is_empty();
    let open = story.images.last_mut().filter(|image| image.data.is_empty() && image.control.is_some());
    match &name {
        b"fcTL" => {
            let (Some(control), None) = (data.get(4..), &open) else { return false };
            let Some(size) = size(control) else { return false };
            story.images.push(Image { header, size, control: Some(control), data: Vec::new(), offset });
        }
        b"IDAT" if previous == name => {
            let Some(image) = story.images.last_mut() else { return false };
            image.data.extend_from_slice(data);
        }
        b"IDAT" => match (open, size(header)) {
            (Some(image), Some(size)) if image.size == size => image.data.extend_from_slice(data),
            (None, Some(size)) if none => {
                story.images.push(Image { header, size, control: None, data: data.to_vec(), offset });
            }
            _ => return false,
        },
        _ => {
            let first = story.images.first().is_none_or(|image| image.data.is_empty());
            let Some(image) = story.images.last_mut().filter(|image| image.control.is_some() && !first) else {
                return false;
            };
            image.data.extend_from_slice(data.get(4..).unwrap_or_default());
        }
    }
    true
}

/// Reads an original as a forgiving renderer does, up to where it would stop.
fn lenient(original: &[u8]) -> Story<'_> {
    let mut reader = Reader { bytes: original, at: 8 };
    let mut story = Story::default();
    let mut previous = *b"    ";
    let mut animated = false;
    loop {
        let start = reader.at;
        let Some((name, data, right)) = chunk(&mut reader) else { break };
        let header = story.chunks.first().map_or(data, |(_, header, _)| *header);
        let early = story.images.iter().all(|image| image.data.is_empty());
        match &name {
            b"IEND" => break,
            b"fcTL" | b"fdAT" if !animated => {}
            b"IDAT" | b"fcTL" | b"fdAT" => {
                collect(&mut story, header, name, data, start, previous);
            }
            _ if early && right => {
                animated |= name == *b"acTL";
                story.chunks.push((name, data, start));
            }
            _ => {}
        }
        previous = name;
    }
    story
}

/// How many bytes the rows of a frame inflate to, filter bytes included.
fn raw_size(header: &[u8], width: usize, height: usize) -> Option<u64> {
    let [depth, colour, _, _, interlaced] = *header.get(8..13)?.first_chunk::<5>()?;
    let samples = match colour {
        0 | 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => return None,
    };
    let bits = samples * u64::from(depth);
    let (width, height) = (u64::try_from(width).ok()?, u64::try_from(height).ok()?);
    let area = |columns: u64, rows: u64| if columns == 0 { 0 } else { rows * (1 + (columns * bits).div_ceil(8)) };
    if interlaced == 0 {
        return Some(area(width, height));
    }
    // Each pass of Adam7 takes the columns and rows that leave these remainders of eight.
    let every: [(&[u64], &[u64]); 7] = [
        (&[0], &[0]),
        (&[4], &[0]),
        (&[0, 4], &[4]),
        (&[2, 6], &[0, 4]),
        (&[0, 2, 4, 6], &[2, 6]),
        (&[1, 3, 5, 7], &[0, 2, 4, 6]),
        (&[0, 1, 2, 3, 4, 5, 6, 7], &[1, 3, 5, 7]),
    ];
    let count = |length: u64, remainders: &[u64]| -> u64 {
        remainders.iter().map(|remainder| length.saturating_sub(*remainder).div_ceil(8)).sum()
    };
    Some(every.iter().map(|(columns, rows)| area(count(width, columns), count(height, rows))).sum())
}

/// Inflates `data` to exactly `wanted` bytes: their hash if they are to be `compared`, and how much of `data` the whole stream took if it ended there.
fn inflate(data: &[u8], wanted: u64, compared: bool) -> Option<([u8; 32], Option<usize>)> {
    let mut stream = Decompress::new(true);
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        let (read, written) = (stream.total_in(), stream.total_out());
        let input = data.get(usize::try_from(read).ok()?..)?;
        let status = stream.decompress(input, &mut buffer, FlushDecompress::None).ok()?;
        let fresh = stream.total_out() - written;
        let room = wanted.saturating_sub(written);
        if compared {
            hash.update(buffer.get(..usize::try_from(fresh.min(room)).ok()?)?);
        }
        if fresh > room {
            return Some((hash.finalize().into(), None)); // the stream goes on after the last row
        }
        if status == Status::StreamEnd {
            let ended = usize::try_from(stream.total_in()).ok()?;
            return (stream.total_out() == wanted).then(|| (hash.finalize().into(), Some(ended)));
        }
        if fresh == 0 && stream.total_in() == read {
            return None;
        }
    }
}

/// The profile in an iCCP chunk.
fn profile(data: &[u8]) -> Option<Vec<u8>> {
    const MOST: u64 = 16 << 20;
    let name = data.iter().position(|byte| *byte == 0)?;
    let mut stream = Decompress::new(true);
    let mut out = Vec::new();
    let input = data.get(name.checked_add(2)?..)?;
    loop {
        let (read, written) = (stream.total_in(), stream.total_out());
        out.reserve(64 << 10);
        let rest = input.get(usize::try_from(read).ok()?..)?;
        let status = stream.decompress_vec(rest, &mut out, FlushDecompress::None).ok()?;
        if status == Status::StreamEnd {
            return Some(out);
        }
        if (stream.total_in() == read && stream.total_out() == written) || stream.total_out() > MOST {
            return None;
        }
    }
}
