//! JPEG in TIFF (Adobe, TIFF technical note 2, 1995): each strip or tile is a JPEG stream, its tables often held in common.
//!
//! A strip and the tables are put together to one JPEG file, which the JPEG walker follows to its last block and writes
//! clean. Where that changes nothing but the segments that draw nothing, tables stay in common; otherwise each strip gets
//! its own, as the note allows.

use super::{broken, refuse};
use crate::{
    Error,
    error::Code,
    photo::{Choices, integer::u16_be, jpeg},
};

/// The strips of a page as they are gathered.
#[derive(Default)]
pub(super) struct Strips {
    /// The segments of the tables that strips have in common, one after the other.
    tables: Vec<u8>,
    shared: bool,
    /// Each strip as it would stand with common tables, and by itself.
    strips: Vec<(Vec<u8>, Vec<u8>)>,
}

const START: [u8; 2] = [0xFF, 0xD8];
const END: [u8; 2] = [0xFF, 0xD9];

impl Strips {
    /// Starts with the common tables, if there are any, and where they stand.
    pub(super) fn new(tables: Option<(&[u8], usize)>) -> Result<Self, Error> {
        let mut strips = Self { shared: tables.is_some(), ..Self::default() };
        if let Some((data, at)) = tables {
            let stream = Stream::read(data).ok_or_else(|| broken(at, "JPEG tables of a TIFF"))?;
            if stream.size.is_some() {
                return Err(broken(at, "JPEG tables of a TIFF"));
            }
            strips.tables = stream.body;
        }
        Ok(strips)
    }

    /// Adds the strip or tile of this size whose data start at `at`; gives how many bytes of them it took.
    pub(super) fn add(&mut self, data: &[u8], at: usize, width: u32, height: u32) -> Result<usize, Error> {
        let stream = Stream::read(data).ok_or_else(|| broken(at, "JPEG strip of a TIFF"))?;
        let size =
            stream.size.ok_or_else(|| Error::at_byte(Code::PhotoTruncated, at).because("JPEG strip of a TIFF"))?;
        if size != (width, height) {
            return Err(refuse(at, "TIFF with a JPEG strip of another size than its rows"));
        }
        let whole = [&START, stream.settings.as_slice(), &self.tables, &stream.body, &END].concat();
        let clean = jpeg::write(&whole, Choices::default())
            .map_err(|error| Error::at_byte(error.code(), at).because(error.detail()))?;
        self.shared = self.shared && clean == whole;
        self.strips.push(([&START, stream.settings.as_slice(), &stream.body, &END].concat(), clean));
        Ok(stream.used)
    }

    /// The common tables, if they are kept, and the strips.
    pub(super) fn finish(self) -> (Option<Vec<u8>>, Vec<Vec<u8>>) {
        let tables = self.shared.then(|| [&START, self.tables.as_slice(), &END].concat());
        let shared = self.shared;
        (tables, self.strips.into_iter().map(|(common, own)| if shared { common } else { own }).collect())
    }
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
