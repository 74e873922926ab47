//! A covered PNG: the same samples at the same depth, but for the covers. A palette becomes true colour.

use png::{BitDepth, ColorType};

use super::FILL;
use crate::{
    Code, Error,
    faces::Region,
    photo::{self, Photo, encode},
};

/// The file with `heads` (in stored coordinates) filled. The colour chunks and the orientation stay.
pub(super) fn encode_covered(photo: &Photo, heads: &[Region]) -> Result<Vec<u8>, Error> {
    let picture = photo::stored_picture(photo)?;
    let unsupported = || Error::new(Code::CoverUnsupported).because("its samples are not whole numbers");
    let mut samples = encode::Samples::of(picture).ok_or_else(unsupported)?;
    let solid = solid(samples.colour, samples.depth);
    super::fill(&mut samples.data, samples.width, solid.len(), &solid, heads);
    encode::png(&samples, &photo::png_looks(photo)?, photo.orientation())
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
