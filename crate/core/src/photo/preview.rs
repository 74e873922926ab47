//! A small JPEG of a photo, for browsers that cannot draw its format.
//!
//! It is for looking at on this device and is never published: its pixels are those the guard itself decoded, so what a
//! person sees is what was searched for faces.

use fast_image_resize::{FilterType, PixelType};
use jpeg_encoder::SamplingFactor;

use super::{Photo, Pixels, encode, framing::within, pixels, scale::resize};
use crate::Error;

/// No preview is larger: more than any screen shows.
const MOST_SIDE: u16 = 4096;

/// Enough for looking; 100 would be twice the bytes.
const QUALITY: u8 = 85;

/// The upright picture as a JPEG whose longer side has at most `longest_side` pixels (between 1 and 4096); a smaller
/// picture keeps its size. Colours are as decoded, without the photo's profile.
///
/// Fails as [`decode`](super::decode) does, with [`Code::PhotoBroken`](crate::Code::PhotoBroken) when the picture cannot be scaled
/// and [`Code::CoverFailed`](crate::Code::CoverFailed) when it cannot be encoded.
pub fn preview(photo: &Photo, longest_side: u16) -> Result<Vec<u8>, Error> {
    let picture = pixels::decode(photo)?;
    let from = (picture.width, picture.height);
    let (width, height) = within(from.0, from.1, longest_side.clamp(1, MOST_SIDE).into());
    let small = if (width, height) == from {
        picture
    } else {
        let rgb = resize(&picture.rgb, PixelType::U8x3, from, (width, height), FilterType::Bilinear)?;
        Pixels { width, height, rgb }
    };
    encode::jpeg(&small, None, QUALITY, SamplingFactor::R_4_2_0)
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
