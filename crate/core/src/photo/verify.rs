//! The second reading: proves a written file clean with code that the writer does not share.
//!
//! The readers below know the formats in their own words. They account for every byte of the clean file as one of a short
//! list of allowed things, and show that what a decoder is given is what the original gave it. They inflate with another
//! library than the writer. What they cannot follow is not proved, and a file that is not proved does not leave.

mod jpeg;
mod png;

use super::Format;
use crate::{Error, error::Code};

/// Proves that `clean` holds the picture of `original`, turned by `orientation`, and nothing else.
///
/// Fails with [`Code::PhotoNotProved`] at the offset in `clean` where the proof breaks off.
pub(super) fn verify(format: Format, original: &[u8], clean: &[u8], orientation: u8) -> Result<(), Error> {
    match format {
        Format::Jpeg => jpeg::verify(original, clean, orientation),
        Format::Png => png::verify(original, clean, orientation),
    }
}

/// The refusal at `offset` of the clean file.
fn unproved(offset: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoNotProved, offset).because(what)
}

/// A TIFF structure that says `orientation` and nothing else, byte for byte (Exif 3.0, tag 0x0112).
fn only_orientation(tiff: &[u8], orientation: u8) -> bool {
    let (start, rest) = (b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", [orientation, 0, 0, 0, 0, 0, 0]);
    tiff.strip_prefix(start.as_slice()).is_some_and(|end| end == rest) && (2..=8).contains(&orientation)
}

/// Reads a file from its start, field by field.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    /// A big-endian integer of `count` bytes, up to four.
    fn number(&mut self, count: usize) -> Option<usize> {
        let bytes = self.take(count)?;
        Some(bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    }
}
