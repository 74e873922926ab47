//! Pixels: what the detector looks at and what a cover is drawn into.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageResult, Limits,
    codecs::{gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
};

use super::{Choices, Format, MAX_PIXELS, Photo, gif, heif, orientation, tiff, webp};
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
/// the image that programs without animation show. The colours are those of the picture's own colour space, as coded.
///
/// Fails with [`Code::PhotoBroken`] when the picture cannot be decoded, and with [`Code::PhotoUnsupported`] for AVIF: there is
/// no decoder that runs in the browser, is free to use and safe. Such a picture cannot be searched for faces, so it is never
/// cleared; it can be cleaned.
pub fn decode(photo: &Photo) -> Result<Pixels, Error> {
    let mut picture = stored_picture(photo)?;
    picture.apply_orientation(orientation::turn(photo.orientation()));
    Ok(flatten(picture))
}

/// Decodes the picture as stored in the file, not turned; otherwise as [`decode`].
pub fn decode_stored(photo: &Photo) -> Result<Pixels, Error> {
    Ok(flatten(stored_picture(photo)?))
}

/// The picture as stored, at its own depth.
pub(crate) fn stored_picture(photo: &Photo) -> Result<DynamicImage, Error> {
    // Decoders of these two stumble over some of what cleaning takes out; the coded picture is the same without it.
    let write = match photo.format() {
        Format::WebP => webp::write,
        Format::Gif => gif::write,
        format => return picture(format, photo.bytes()),
    };
    picture(photo.format(), &write(photo.bytes(), photo.coded(), Choices::default())?)
}

/// Decodes a file of `format`, all bits as they are.
pub(super) fn picture(format: Format, bytes: &[u8]) -> Result<DynamicImage, Error> {
    let mut limits = Limits::no_limits();
    // Eight bytes a pixel: red, green, blue and alpha of 16 bits; as much again is the decoder's own.
    limits.max_alloc = Some(MAX_PIXELS * 8);
    let source = Cursor::new(bytes);
    match format {
        Format::Jpeg => decoded(JpegDecoder::new(source), limits),
        Format::Png => decoded(PngDecoder::with_limits(source, limits.clone()), limits),
        Format::WebP => decoded(WebPDecoder::new(source), limits),
        Format::Gif => decoded(GifDecoder::new(source), limits),
        Format::Tiff => tiff::picture(bytes),
        Format::Heic => heif::decode(bytes),
        Format::Avif => {
            Err(Error::new(Code::PhotoUnsupported).because("AVIF pictures can be cleaned but not looked at"))
        }
    }
}

/// All pixels a decoder gives, within `limits`.
fn decoded(decoder: ImageResult<impl ImageDecoder>, limits: Limits) -> Result<DynamicImage, Error> {
    let decode = || {
        let mut decoder = decoder?;
        decoder.set_limits(limits)?;
        DynamicImage::from_decoder(decoder)
    };
    decode().map_err(|error| match error {
        ImageError::Limits(_) => Error::new(Code::PhotoTooLarge).because(error),
        _ => Error::new(Code::PhotoBroken).because(error),
    })
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
