//! Scaling: the pixels of a picture at another size.

use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image, images::ImageRef};
use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};

use crate::{Error, error::Code};

/// Interleaved samples of a picture of `from` pixels, at `to` pixels. Fails with [`Code::PhotoBroken`].
pub(super) fn resize(
    samples: &[u8],
    kind: PixelType,
    from: (u32, u32),
    to: (u32, u32),
    filter: FilterType,
) -> Result<Vec<u8>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::new(Code::PhotoBroken).because(error);
    let source = ImageRef::new(from.0, from.1, samples, kind).map_err(|error| failed(&error))?;
    let mut scaled = Image::new(to.0, to.1, kind);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    Resizer::new().resize(&source, &mut scaled, &options).map_err(|error| failed(&error))?;
    Ok(scaled.into_vec())
}

/// A picture at `to` pixels, in 8 bits a sample; grey stays grey, and transparency stays. Fails with [`Code::PhotoBroken`].
pub(super) fn scale(picture: DynamicImage, to: (u32, u32)) -> Result<DynamicImage, Error> {
    let from = (picture.width(), picture.height());
    let small = |samples: Vec<u8>, kind| resize(&samples, kind, from, to, FilterType::CatmullRom);
    let (colour, alpha) = (picture.color().has_color(), picture.color().has_alpha());
    let (width, height) = to;
    let scaled = match (colour, alpha) {
        (false, false) => GrayImage::from_raw(width, height, small(picture.into_luma8().into_raw(), PixelType::U8)?)
            .map(DynamicImage::ImageLuma8),
        (false, true) => {
            GrayAlphaImage::from_raw(width, height, small(picture.into_luma_alpha8().into_raw(), PixelType::U8x2)?)
                .map(DynamicImage::ImageLumaA8)
        }
        (true, false) => RgbImage::from_raw(width, height, small(picture.into_rgb8().into_raw(), PixelType::U8x3)?)
            .map(DynamicImage::ImageRgb8),
        (true, true) => RgbaImage::from_raw(width, height, small(picture.into_rgba8().into_raw(), PixelType::U8x4)?)
            .map(DynamicImage::ImageRgba8),
    };
    scaled.ok_or_else(|| Error::new(Code::PhotoBroken).because("scaling gave too few pixels"))
}
