//! Writes pixels as JPEG and PNG: covered pictures, and pictures that are published in another format than they came in.

use image::{DynamicImage, GrayImage};
use jpeg_encoder::{ColorType, Encoder, EncodingError, SamplingFactor};
use png::chunk::ChunkType;

use super::{Pixels, orientation};
use crate::{Error, error::Code};

/// A PNG chunk: name and data.
pub(crate) type Chunk = ([u8; 4], Vec<u8>);

/// A JPEG of `pixels` with a colour profile.
///
/// Fails with [`Code::CoverUnsupported`] when a side is longer than JPEG allows, [`Code::CoverFailed`] when encoding fails.
pub(crate) fn jpeg(
    pixels: &Pixels,
    icc: Option<&[u8]>,
    quality: u8,
    sampling: SamplingFactor,
) -> Result<Vec<u8>, Error> {
    jpeg_of(&pixels.rgb, (pixels.width, pixels.height), ColorType::Rgb, icc, quality, sampling)
}

/// The same of grey samples.
pub(crate) fn jpeg_grey(picture: &GrayImage, icc: Option<&[u8]>, quality: u8) -> Result<Vec<u8>, Error> {
    jpeg_of(picture.as_raw(), picture.dimensions(), ColorType::Luma, icc, quality, SamplingFactor::R_4_4_4)
}

fn jpeg_of(
    samples: &[u8],
    (width, height): (u32, u32),
    colour: ColorType,
    icc: Option<&[u8]>,
    quality: u8,
    sampling: SamplingFactor,
) -> Result<Vec<u8>, Error> {
    let too_long = |_| Error::new(Code::CoverUnsupported).because("a side is longer than 65,535 pixels");
    let side = |length: u32| u16::try_from(length).map_err(too_long);
    let (width, height) = (side(width)?, side(height)?);
    let failed = |error: EncodingError| Error::new(Code::CoverFailed).because(error);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(sampling);
    if let Some(icc) = icc {
        encoder.add_icc_profile(icc).map_err(failed)?;
    }
    encoder.encode(samples, width, height, colour).map_err(failed)?;
    Ok(bytes)
}

/// Samples as PNG stores them: interleaved, 16 bits with the high byte first.
pub(crate) struct Samples {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colour: png::ColorType,
    pub(crate) depth: png::BitDepth,
    pub(crate) data: Vec<u8>,
}

impl Samples {
    /// The samples of a decoded picture, all bits as they are; `None` when they are not whole numbers.
    pub(crate) fn of(picture: DynamicImage) -> Option<Self> {
        use png::{BitDepth::*, ColorType::*};
        let wide = |samples: Vec<u16>| samples.into_iter().flat_map(u16::to_be_bytes).collect();
        let (width, height) = (picture.width(), picture.height());
        let (colour, depth, data) = match picture {
            DynamicImage::ImageLuma8(image) => (Grayscale, Eight, image.into_raw()),
            DynamicImage::ImageLumaA8(image) => (GrayscaleAlpha, Eight, image.into_raw()),
            DynamicImage::ImageRgb8(image) => (Rgb, Eight, image.into_raw()),
            DynamicImage::ImageRgba8(image) => (Rgba, Eight, image.into_raw()),
            DynamicImage::ImageLuma16(image) => (Grayscale, Sixteen, wide(image.into_raw())),
            DynamicImage::ImageLumaA16(image) => (GrayscaleAlpha, Sixteen, wide(image.into_raw())),
            DynamicImage::ImageRgb16(image) => (Rgb, Sixteen, wide(image.into_raw())),
            DynamicImage::ImageRgba16(image) => (Rgba, Sixteen, wide(image.into_raw())),
            _ => return None,
        };
        Some(Self { width, height, colour, depth, data })
    }
}

/// A PNG of `samples` with these chunks before them, and an Exif orientation. Fails with [`Code::CoverFailed`].
pub(crate) fn png(samples: &Samples, chunks: &[Chunk], orientation: u8) -> Result<Vec<u8>, Error> {
    let failed = |error: png::EncodingError| Error::new(Code::CoverFailed).because(error);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, samples.width, samples.height);
    encoder.set_color(samples.colour);
    encoder.set_depth(samples.depth);
    let mut writer = encoder.write_header().map_err(failed)?;
    for (name, data) in chunks {
        writer.write_chunk(ChunkType(*name), data).map_err(failed)?;
    }
    if orientation != 1 {
        writer.write_chunk(ChunkType(*b"eXIf"), &orientation::to_tiff(orientation)).map_err(failed)?;
    }
    writer.write_image_data(&samples.data).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}
