//! The pixels of a HEIC file, by the crate `heifer`.

use image::{DynamicImage, RgbImage, RgbaImage};

use super::{super::Choices, MAX_PIXELS, walk, write};
use crate::{Error, error::Code};

/// The picture as displayed, turned and cropped, at 8 bits a sample, its transparency beside its colours.
///
/// The decoder is given the file as it is written anew, never the one that came: the sizes, counts, places and nesting it meets
/// are those that were checked, each coded picture has the size of its item, and what is searched for faces is what leaves.
pub(in crate::photo) fn decode(bytes: &[u8]) -> Result<DynamicImage, Error> {
    let wanted = walk(bytes, Choices::default())?.size;
    let clean = write(bytes, Choices::default())?;
    let options = heifer::Options { max_threads: 0, max_pixels: MAX_PIXELS };
    let image = heifer::decode_rgba8(&clean, &options).map_err(|error| match error {
        heifer::Error::Unsupported(what) => Error::new(Code::PhotoUnsupported).because(what),
        error => Error::new(Code::PhotoBroken).because(error),
    })?;
    let broken = || Error::new(Code::PhotoBroken).because("the HEIC picture has another size than its file says");
    if (image.width, image.height) != wanted {
        return Err(broken());
    }
    if image.has_alpha {
        let picture = RgbaImage::from_raw(image.width, image.height, image.data);
        return picture.map(DynamicImage::ImageRgba8).ok_or_else(broken);
    }
    let mut rgb = Vec::with_capacity(image.data.len() / 4 * 3);
    image.data.chunks_exact(4).for_each(|pixel| rgb.extend_from_slice(pixel.get(..3).unwrap_or_default()));
    RgbImage::from_raw(image.width, image.height, rgb).map(DynamicImage::ImageRgb8).ok_or_else(broken)
}
