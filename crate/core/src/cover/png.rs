//! A covered PNG: the same samples at the same depth, but for the covers. A palette becomes true colour.

use image::DynamicImage;
use png::{BitDepth, ColorType, Encoder, chunk::ChunkType};

use super::FILL;
use crate::{
    Code, Error,
    faces::Region,
    photo::{self, Colour, Photo},
};

/// The file with `heads` (in stored coordinates) filled. The colour chunks and the orientation stay.
pub(super) fn encode_covered(photo: &Photo, heads: &[Region]) -> Result<Vec<u8>, Error> {
    let Colour::Png(source) = photo::colour(photo)? else {
        return Err(Error::new(Code::CoverUnsupported).because("it is not a PNG"));
    };
    let picture = photo::stored_picture(photo)?;
    let (width, height) = (picture.width(), picture.height());
    let (colour, depth, mut samples) = samples(picture)?;
    let solid = solid(colour, depth);
    super::fill(&mut samples, width, solid.len(), &solid, heads);

    let failed = |error: png::EncodingError| Error::new(Code::CoverFailed).because(error);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    let mut writer = encoder.write_header().map_err(failed)?;
    for (name, data) in &source.chunks {
        writer.write_chunk(ChunkType(*name), data).map_err(failed)?;
    }
    if photo.orientation() != 1 {
        let tiff = photo::orientation_to_tiff(photo.orientation());
        writer.write_chunk(ChunkType(*b"eXIf"), &tiff).map_err(failed)?;
    }
    writer.write_image_data(&samples).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// The samples as PNG stores them: interleaved, 16 bits with the high byte first.
fn samples(picture: DynamicImage) -> Result<(ColorType, BitDepth, Vec<u8>), Error> {
    let wide = |samples: Vec<u16>| samples.into_iter().flat_map(u16::to_be_bytes).collect();
    Ok(match picture {
        DynamicImage::ImageLuma8(image) => (ColorType::Grayscale, BitDepth::Eight, image.into_raw()),
        DynamicImage::ImageLumaA8(image) => (ColorType::GrayscaleAlpha, BitDepth::Eight, image.into_raw()),
        DynamicImage::ImageRgb8(image) => (ColorType::Rgb, BitDepth::Eight, image.into_raw()),
        DynamicImage::ImageRgba8(image) => (ColorType::Rgba, BitDepth::Eight, image.into_raw()),
        DynamicImage::ImageLuma16(image) => (ColorType::Grayscale, BitDepth::Sixteen, wide(image.into_raw())),
        DynamicImage::ImageLumaA16(image) => (ColorType::GrayscaleAlpha, BitDepth::Sixteen, wide(image.into_raw())),
        DynamicImage::ImageRgb16(image) => (ColorType::Rgb, BitDepth::Sixteen, wide(image.into_raw())),
        DynamicImage::ImageRgba16(image) => (ColorType::Rgba, BitDepth::Sixteen, wide(image.into_raw())),
        _ => return Err(Error::new(Code::CoverUnsupported).because("its samples are not whole numbers")),
    })
}

/// One pixel of the cover: opaque, and in 16 bits each byte twice, which is the same shade.
fn solid(colour: ColorType, depth: BitDepth) -> Vec<u8> {
    let [grey, ..] = FILL;
    let mut pixel = match colour {
        ColorType::Grayscale => vec![grey],
        ColorType::GrayscaleAlpha => vec![grey, 255],
        ColorType::Rgba => FILL.into_iter().chain([255]).collect(),
        _ => FILL.to_vec(),
    };
    if depth == BitDepth::Sixteen {
        pixel = pixel.into_iter().flat_map(|byte| [byte, byte]).collect();
    }
    pixel
}
