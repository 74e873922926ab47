//! A covered JPEG: encoded again with the source's own quantisation tables and sampling, so that what is not covered
//! loses as little as a second encoding can.

use jpeg_encoder::{Encoder, PixelDensity, PixelDensityUnit, QuantizationTableType, SamplingFactor};

use super::FILL;
use crate::{
    Code, Error,
    faces::Region,
    photo::{self, Colour, JpegColour, Photo, encode},
};

/// For each position of an 8 × 8 block, row by row, its place in the zigzag order of the file (ITU-T T.81, figure A.6).
const ZIGZAG_PLACE: [usize; 64] = [
    0, 1, 5, 6, 14, 15, 27, 28, 2, 4, 7, 13, 16, 26, 29, 42, 3, 8, 12, 17, 25, 30, 41, 43, 9, 11, 18, 24, 31, 40, 44,
    53, 10, 19, 23, 32, 39, 45, 52, 54, 20, 22, 33, 38, 46, 51, 55, 60, 21, 34, 37, 47, 50, 56, 59, 61, 35, 36, 48, 49,
    57, 58, 62, 63,
];

/// The file with `heads` (in stored coordinates) filled. The colour profile and the orientation stay.
pub(super) fn encode_covered(photo: &Photo, heads: &[Region]) -> Result<Vec<u8>, Error> {
    let Colour::Jpeg(source) = photo::colour(photo)? else {
        return Err(Error::new(Code::CoverUnsupported).because("it is not a JPEG"));
    };
    let unsupported = |why: &str| Error::new(Code::CoverUnsupported).because(why);
    let is_grey = source.components == 1;
    if !is_grey && source.components != 3 {
        return Err(unsupported("its colours are CMYK"));
    }
    let mut pixels = photo::decode_stored(photo)?;
    super::fill(&mut pixels.rgb, pixels.width, 3, &FILL, heads);
    encode::jpeg(&pixels, is_grey, source.icc.as_deref(), photo.orientation(), 90, |encoder| {
        configure(encoder, &source)
    })
}

/// Takes over tables, sampling, density and the kind of scans.
fn configure(encoder: &mut Encoder<&mut Vec<u8>>, source: &JpegColour) {
    if let Some((luma, chroma)) = tables(source) {
        encoder.set_quantization_tables(custom(luma), custom(chroma));
    }
    let factors = |index: usize| source.sampling.get(index).copied().unwrap_or((1, 1));
    let (luma, chroma) = (factors(0), factors(1));
    let ratio = |luma: u8, chroma: u8| luma.checked_div(chroma).unwrap_or(1);
    let sampling = SamplingFactor::from_factors(ratio(luma.0, chroma.0), ratio(luma.1, chroma.1));
    encoder.set_sampling_factor(sampling.unwrap_or(SamplingFactor::F_1_1));
    encoder.set_progressive(source.progressive);
    // In one interleaved scan with halved colours jpeg-encoder 0.7 writes wrong blocks when it makes its own tables.
    encoder.set_optimized_huffman_tables(source.progressive);
    if let Some(density) = &source.density {
        let unit = match density.unit {
            1 => PixelDensityUnit::Inches,
            2 => PixelDensityUnit::Centimeters,
            _ => PixelDensityUnit::PixelAspectRatio,
        };
        encoder.set_density(PixelDensity { density: (density.x, density.y), unit });
    }
}

/// The tables for brightness and for colour; the finer of the two colour tables when they differ. A file that stores
/// red, green and blue as they are has no such tables, and a 16-bit table is more than a baseline file can hold.
fn tables(source: &JpegColour) -> Option<([u16; 64], [u16; 64])> {
    if source.adobe_transform == Some(0) {
        return None;
    }
    let luma = *source.quantisation.first()?;
    let mut chroma = *source.quantisation.get(1).unwrap_or(&luma);
    if let Some(other) = source.quantisation.get(2) {
        chroma.iter_mut().zip(other).for_each(|(value, other)| *value = (*value).min(*other));
    }
    Some((luma, chroma))
}

/// A table as the encoder wants it: row by row, in 8 bits.
fn custom(zigzag: [u16; 64]) -> QuantizationTableType {
    let value = |place: usize| zigzag.get(place).copied().unwrap_or(1).clamp(1, 255);
    QuantizationTableType::Custom(Box::new(ZIGZAG_PLACE.map(value)))
}
