//! One photo file: opened, walked, stripped of everything that does not draw, and proved clean.
//!
//! [`Photo::open`] recognises the container and reads its structure; [`strip`] writes a new file that holds only what a
//! renderer needs, and a second reader, which shares no code with the first, proves that file before a [`CleanPhoto`]
//! exists. [`decode`] gives pixels. Each container format has one file here, which walks it and writes it; what a walker
//! leaves out it lists, so that the report of [`metadata`](crate::metadata) speaks of exactly what is removed.

mod canvas;
mod choices;
mod clean;
mod coded;
mod crop;
pub(crate) mod encode;
mod framing;
mod gif;
mod heif;
mod huffman;
pub(crate) mod icc;
mod info;
mod integer;
mod jpeg;
mod lzw;
mod orientation;
mod pixels;
mod png;
mod preview;
mod publish;
mod scale;
mod scan;
mod sharpness;
mod sniff;
mod surplus;
mod tiff;
mod verify;
mod vp8;
mod vp8l;
mod webp;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use choices::{Choices, CoverStyle};
pub use clean::{CleanPhoto, strip};
pub use framing::Framing;
pub use info::Info;
pub use orientation::to_stored;
pub use pixels::{Pixels, decode, decode_stored};
pub use preview::preview;
pub use sharpness::sharpness;

pub(crate) use canvas::Canvas;
pub(crate) use clean::from_reencoded;
pub(crate) use coded::Coded;
pub(crate) use crop::framed;
pub(crate) use framing::overlap;
pub(crate) use jpeg::Canvas as JpegCanvas;
pub(crate) use pixels::stored_picture;
pub(crate) use publish::{for_the_web, named, redrawn};
pub(crate) use surplus::{Part, Role, Surplus, size as surplus_size, surplus};
pub(crate) use {integer::*, png::inflate_bounded};

use crate::{Error, Hash, error::Code};

/// The most pixels a file may have, over all its frames: 100 megapixels, twice what a school's best camera takes.
/// It bounds the memory of a decoded picture to 300 MB, and the time a hostile file can take.
pub(crate) const MAX_PIXELS: u64 = 100_000_000;

/// The container formats the guard can clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// JPEG: ITU-T T.81 and JFIF.
    Jpeg,
    /// PNG: W3C PNG, third edition.
    Png,
    /// WebP: RFC 9649.
    #[serde(rename = "webp")]
    WebP,
    /// GIF: CompuServe GIF89a.
    Gif,
    /// TIFF: revision 6.0.
    Tiff,
    /// HEIC: ISO/IEC 23008-12 with HEVC pictures.
    Heic,
    /// AVIF: the AV1 image file format of AOMedia.
    Avif,
}

impl Format {
    /// The media type, for a web page or an upload.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::Avif => "image/avif",
        }
    }
}

/// One image file's bytes as they arrived. They never change.
#[derive(Clone, Debug)]
pub struct Photo {
    bytes: Vec<u8>,
    format: Format,
    /// Reckoned when it is first asked for.
    sha256: OnceLock<Hash>,
    shape: Shape,
    coded: Coded,
}

/// What a walker learns of the picture in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The Exif orientation, 1 to 8.
    orientation: u8,
    /// Width in pixels of the picture as stored.
    width: u32,
    /// Height in pixels of the picture as stored.
    height: u32,
    /// How many pictures the file shows one after the other.
    frames: u32,
}

impl Photo {
    /// Opens a file: recognises its format and reads its structure to the end of the coded picture, but no pixels.
    ///
    /// Fails with [`Code::PhotoEmpty`], [`Code::PhotoUnknown`], [`Code::PhotoUnsupported`] naming the format,
    /// [`Code::PhotoTruncated`] or [`Code::PhotoBroken`] at a byte offset, or [`Code::PhotoTooLarge`] above
    /// 100 megapixels.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        if bytes.is_empty() {
            return Err(Error::new(Code::PhotoEmpty));
        }
        let format = sniff::format(&bytes)?;
        // The coded picture is followed to its last block or row: decoders fill in what a broken file lacks, and a
        // picture of which half is missing must not pass for one that was looked at.
        let (shape, coded) = match format {
            Format::Jpeg => jpeg::open(&bytes)?,
            Format::Png => png::open(&bytes)?,
            Format::WebP => webp::open(&bytes)?,
            Format::Gif => gif::open(&bytes)?,
            Format::Tiff => (tiff::shape(&bytes)?, Coded::default()),
            Format::Heic | Format::Avif => (heif::shape(&bytes)?, Coded::default()),
        };
        Ok(Self { bytes, format, sha256: OnceLock::new(), shape, coded })
    }

    /// The file, byte for byte as it arrived.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its container format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The SHA-256 of the file.
    pub fn sha256(&self) -> &Hash {
        self.sha256.get_or_init(|| Hash::of(&self.bytes))
    }

    /// The Exif orientation, 1 to 8 (Exif 3.0, tag 0x0112); 1 when the file does not say, and for HEIC and AVIF, whose own
    /// properties turn the picture.
    pub fn orientation(&self) -> u8 {
        self.shape.orientation
    }

    /// Width in pixels of the upright picture, as displayed.
    pub fn width(&self) -> u32 {
        if orientation::swaps(self.shape.orientation) { self.shape.height } else { self.shape.width }
    }

    /// Height in pixels of the upright picture, as displayed.
    pub fn height(&self) -> u32 {
        if orientation::swaps(self.shape.orientation) { self.shape.width } else { self.shape.height }
    }

    /// How many pictures the file can show: 1, or the frames of an animation, or the pages of a TIFF.
    pub fn frames(&self) -> u32 {
        self.shape.frames
    }

    /// What following the coded picture has shown.
    pub(crate) fn coded(&self) -> &Coded {
        &self.coded
    }
}

/// The chunks that say how the colours of a PNG look, with their names: as they have to stand in a file drawn anew.
pub(crate) fn png_looks(photo: &Photo) -> Result<Vec<encode::Chunk>, Error> {
    png::looks(photo.bytes())
}
