//! JPEG in TIFF (Adobe, TIFF technical note 2, 1995): each strip or tile is a JPEG stream, its tables often held in common.
//!
//! A strip and the tables are put together to one JPEG file, which the JPEG walker follows to its last block and writes
//! clean. So each strip holds its own tables in the new file, as the note allows; the coded data stay as they were.

use super::{broken, refuse};
use crate::{
    Error,
    error::Code,
    photo::{Choices, Photo, integer::u16_be, jpeg},
};

const START: [u8; 2] = [0xFF, 0xD8];
const END: [u8; 2] = [0xFF, 0xD9];

/// The segments of the tables in common, which stand at `at` of the file.
pub(super) fn tables(data: &[u8], at: usize) -> Result<Vec<u8>, Error> {
    let stream = Stream::read(data).filter(|stream| stream.size.is_none());
    stream.map(|stream| stream.body).ok_or_else(|| broken(at, "JPEG tables of a TIFF"))
}

/// The strip or tile of this width and height whose data start at `at`, clean, and how many bytes of `data` it took.
pub(super) fn strip(
    data: &[u8],
    at: usize,
    tables: &[u8],
    (width, height): (u32, u32),
) -> Result<(Vec<u8>, usize), Error> {
    let stream = Stream::read(data).ok_or_else(|| broken(at, "JPEG strip of a TIFF"))?;
    let truncated = || Error::at_byte(Code::PhotoTruncated, at).because("JPEG strip of a TIFF");
    if stream.size.ok_or_else(truncated)? != (width, height) {
        return Err(refuse(at, "TIFF with a JPEG strip of another size than its rows"));
    }
    let whole = [&START, stream.settings.as_slice(), tables, &stream.body, &END].concat();
    let clean = Photo::open(whole).and_then(|photo| jpeg::write(&photo, Choices::default()));
    let clean = clean.map_err(|error| Error::at_byte(error.code(), at).because(error.detail()))?;
    Ok((clean, stream.used))
}

/// A clean strip with Adobe's segment in place of what it says of its colours: 6 is YCbCr, others are as they stand.
pub(super) fn with_colours(strip: &[u8], photometric: u32) -> Vec<u8> {
    let body = Stream::read(strip).map(|stream| stream.body).unwrap_or_default();
    let adobe = [b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0".as_slice(), &[u8::from(photometric == 6)]].concat();
    [&START, adobe.as_slice(), &body, &END].concat()
}

/// A JPEG stream with only the segments that draw.
struct Stream {
    /// JFIF's and Adobe's segments, which say what the colours mean.
    settings: Vec<u8>,
    /// Tables, headers and coded data.
    body: Vec<u8>,
    /// Width and height, if it has a picture.
    size: Option<(u32, u32)>,
    used: usize,
}

impl Stream {
    /// Reads up to the end of image (ITU-T T.81, section B.1.1).
    fn read(data: &[u8]) -> Option<Self> {
        let mut stream = Self { settings: Vec::new(), body: Vec::new(), size: None, used: 0 };
        let mut at = 2_usize;
        if !data.starts_with(&START) {
            return None;
        }
        loop {
            let rest = data.get(at..)?;
            let marker = match rest {
                [0xFF, 0xFF, ..] => {
                    at = at.checked_add(1)?;
                    continue;
                }
                [0xFF, marker, ..] => *marker,
                _ => return None,
            };
            if marker == 0xD9 {
                stream.used = at.checked_add(2)?;
                return Some(stream);
            }
            let length = usize::from(u16_be(rest, 2)?).checked_add(2)?;
            let segment = rest.get(..length)?;
            let payload = segment.get(4..)?;
            at = at.checked_add(length)?;
            match marker {
                0xE0 if payload.starts_with(b"JFIF\0") && stream.settings.is_empty() => {
                    let head = payload.get(..12)?;
                    stream.settings.extend([0xFF, 0xE0, 0, 16]);
                    stream.settings.extend_from_slice(head);
                    stream.settings.extend([0, 0]);
                }
                0xEE if payload.starts_with(b"Adobe") => stream.settings.extend_from_slice(segment),
                0xE0..=0xEF | 0xFE => {}
                0xC0..=0xC2 | 0xC4 | 0xDB | 0xDD => {
                    if marker < 0xC4 {
                        let side = |at| u16_be(payload, at).map(u32::from);
                        stream.size = Some((side(3)?, side(1)?));
                    }
                    stream.body.extend_from_slice(segment);
                }
                0xDA => {
                    stream.body.extend_from_slice(segment);
                    let coded = data.get(at..)?;
                    let end = coded.windows(2).position(|two| matches!(two, [0xFF, 1..=0xCF | 0xD8..=0xFE]))?;
                    stream.body.extend_from_slice(coded.get(..end)?);
                    at = at.checked_add(end)?;
                }
                _ => return None,
            }
        }
    }
}
