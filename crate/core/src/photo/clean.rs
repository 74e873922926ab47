//! The clean file: the only thing that may leave, and only after a second reading.

use std::sync::OnceLock;

use super::{Choices, Format, Photo, gif, heif, jpeg, png, tiff, verify, webp};
use crate::{Error, Hash};

/// A photo that holds nothing but its picture. It comes only from [`strip`], which has proved it.
#[derive(Clone, Debug)]
pub struct CleanPhoto {
    bytes: Vec<u8>,
    format: Format,
    /// Reckoned when it is first asked for.
    sha256: OnceLock<Hash>,
}

impl CleanPhoto {
    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file, given away.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Its container format, the same as the original's.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The SHA-256 of the file.
    pub fn sha256(&self) -> &Hash {
        self.sha256.get_or_init(|| Hash::of(&self.bytes))
    }

    /// Its media type, such as `image/jpeg`.
    pub fn media_type(&self) -> &'static str {
        self.format.media_type()
    }
}

/// Writes `photo` again with nothing in it but what a renderer needs, and proves it.
///
/// What stays, bit for bit: the coded picture with its tables, and the ICC profile. What stays in a fixed form:
/// orientation, density, the Adobe transform, and PNG's colour chunks. Everything else goes, known or unknown.
/// Fails when a part can neither be understood nor shown to be unneeded ([`Code::PhotoBroken`],
/// [`Code::PhotoTruncated`], [`Code::PhotoUnsupported`]), or when the second reading does not agree
/// ([`Code::PhotoNotProved`]).
///
/// [`Code::PhotoBroken`]: crate::Code::PhotoBroken
/// [`Code::PhotoTruncated`]: crate::Code::PhotoTruncated
/// [`Code::PhotoUnsupported`]: crate::Code::PhotoUnsupported
/// [`Code::PhotoNotProved`]: crate::Code::PhotoNotProved
pub fn strip(photo: &Photo, choices: Choices) -> Result<CleanPhoto, Error> {
    let bytes = match photo.format() {
        Format::Jpeg => jpeg::write(photo, choices)?,
        Format::Png => png::write(photo, choices)?,
        Format::WebP => webp::write(photo.bytes(), photo.coded(), choices)?,
        Format::Gif => gif::write(photo.bytes(), photo.coded(), choices)?,
        Format::Tiff => tiff::write(photo.bytes(), choices)?,
        Format::Heic | Format::Avif => heif::write(photo.bytes(), choices)?,
    };
    verify::verify(photo.format(), photo.bytes(), &bytes, photo.orientation(), choices)?;
    Ok(CleanPhoto { bytes, format: photo.format(), sha256: OnceLock::new() })
}

/// The same for a file that this program has just encoded, such as a covered picture.
pub(crate) fn from_reencoded(bytes: Vec<u8>, choices: Choices) -> Result<CleanPhoto, Error> {
    strip(&Photo::open(bytes)?, choices)
}
