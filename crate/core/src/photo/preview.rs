//! A small JPEG of a photo, for browsers that cannot draw its format.
//!
//! It is for looking at on this device and is never published: its pixels are those the guard itself decoded, so what a
//! person sees is what was searched for faces.

use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image, images::ImageRef};
use jpeg_encoder::SamplingFactor;

use super::{Photo, Pixels, encode, pixels};
use crate::{Error, error::Code};

/// No preview is larger: more than any screen shows.
const MOST_SIDE: u16 = 4096;

/// Enough for looking; 100 would be twice the bytes.
const QUALITY: u8 = 85;

/// The upright picture as a JPEG whose longer side has at most `longest_side` pixels (between 1 and 4096); a smaller
/// picture keeps its size. Colours are as decoded, without the photo's profile.
///
/// Fails as [`decode`](super::decode) does, with [`Code::PhotoBroken`] when the picture cannot be scaled and [`Code::CoverFailed`] when it cannot be encoded.
pub fn preview(photo: &Photo, longest_side: u16) -> Result<Vec<u8>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::new(Code::PhotoBroken).because(error);
    let picture = pixels::decode(photo)?;
    let longest_side = u32::from(longest_side.clamp(1, MOST_SIDE));
    let small = if picture.width.max(picture.height) > longest_side {
        scale(&picture, longest_side).map_err(|error| failed(&error))?
    } else {
        picture
    };
    encode::jpeg(&small, None, QUALITY, SamplingFactor::R_4_2_0)
}

/// The picture with its longer side at `longest_side`.
fn scale(picture: &Pixels, longest_side: u32) -> Result<Pixels, Box<dyn std::error::Error>> {
    let longer = u64::from(picture.width.max(picture.height)).max(1);
    let side = |length: u32| {
        let scaled = u64::from(length) * u64::from(longest_side) / longer;
        u32::try_from(scaled).unwrap_or(longest_side).max(1)
    };
    let (width, height) = (side(picture.width), side(picture.height));
    let source = ImageRef::new(picture.width, picture.height, &picture.rgb, PixelType::U8x3)?;
    let mut scaled = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&source, &mut scaled, &options)?;
    Ok(Pixels { width, height, rgb: scaled.into_vec() })
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{Exif, draw, dress, encode, xmp_packet};

    use super::*;

    fn photo(width: u32, height: u32, orientation: u8) -> Photo {
        let file = encode::jpeg(&draw::gradient(width, height), encode::Jpeg::default());
        let exif = Exif { orientation, ..Exif::default() };
        Photo::open(dress(&file, &exif, &xmp_packet(""), b"")).unwrap()
    }

    fn size(photo: &Photo, longest_side: u16) -> (u32, u32) {
        let shown = Photo::open(preview(photo, longest_side).unwrap()).unwrap();
        assert_eq!(shown.orientation(), 1);
        (shown.width(), shown.height())
    }

    #[test]
    fn a_preview_is_upright_and_no_larger_than_asked() {
        assert_eq!(size(&photo(400, 200, 1), 100), (100, 50));
        assert_eq!(size(&photo(400, 200, 6), 100), (50, 100));
    }

    #[test]
    fn a_small_picture_keeps_its_size_and_a_thin_one_a_pixel() {
        assert_eq!(size(&photo(40, 20, 1), 100), (40, 20));
        assert_eq!(size(&photo(600, 1, 1), 100), (100, 1));
        assert_eq!(size(&photo(40, 20, 1), 0), (1, 1));
    }
}
