//! Pixels: what the detector looks at and what a cover is drawn into.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, Limits,
    codecs::{jpeg::JpegDecoder, png::PngDecoder},
    metadata::Orientation,
};

use super::{Format, MAX_PIXELS, Photo};
use crate::{Error, error::Code};

/// A decoded picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue, a byte each, row by row from the top left: `width` × `height` × 3 bytes.
    pub rgb: Vec<u8>,
}

/// Decodes the picture as displayed, turned upright.
///
/// Transparency is drawn onto white, 16 bits become 8, CMYK becomes RGB without a profile. An animated picture gives
/// the image that programs without animation show. Fails with [`Code::PhotoBroken`] when the picture cannot be decoded.
pub fn decode(photo: &Photo) -> Result<Pixels, Error> {
    let mut picture = stored_picture(photo)?;
    picture.apply_orientation(Orientation::from_exif(photo.orientation()).unwrap_or(Orientation::NoTransforms));
    Ok(flatten(picture))
}

/// Decodes the picture as stored in the file, not turned; otherwise as [`decode`].
pub fn decode_stored(photo: &Photo) -> Result<Pixels, Error> {
    Ok(flatten(stored_picture(photo)?))
}

/// The picture as stored, at its own depth.
pub(crate) fn stored_picture(photo: &Photo) -> Result<DynamicImage, Error> {
    picture(photo.format(), photo.bytes())
}

/// Decodes a file of `format`, all bits as they are.
pub(super) fn picture(format: Format, bytes: &[u8]) -> Result<DynamicImage, Error> {
    let mut limits = Limits::no_limits();
    // Eight bytes a pixel: red, green, blue and alpha of 16 bits; as much again is the decoder's own.
    limits.max_alloc = Some(MAX_PIXELS * 8);
    let broken = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => Error::new(Code::PhotoTooLarge).because(error),
        _ => Error::new(Code::PhotoBroken).because(error),
    };
    let decoded = match format {
        Format::Jpeg => {
            let mut decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(broken)?;
            decoder.set_limits(limits).map_err(broken)?;
            DynamicImage::from_decoder(decoder)
        }
        Format::Png => {
            let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(broken)?;
            DynamicImage::from_decoder(decoder)
        }
    };
    decoded.map_err(broken)
}

fn flatten(picture: DynamicImage) -> Pixels {
    let (width, height) = (picture.width(), picture.height());
    let rgb = if picture.color().has_alpha() {
        let onto_white = |value: u8, alpha: u8| {
            let (value, alpha) = (u32::from(value), u32::from(alpha));
            u8::try_from((value * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
        };
        let rgba = picture.into_rgba8();
        rgba.pixels()
            .flat_map(|pixel| {
                let [r, g, b, alpha] = pixel.0;
                [onto_white(r, alpha), onto_white(g, alpha), onto_white(b, alpha)]
            })
            .collect()
    } else {
        picture.into_rgb8().into_raw()
    };
    Pixels { width, height, rgb }
}
