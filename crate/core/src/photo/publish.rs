//! The form in which a picture is published: websites and social media show JPEG, PNG, WebP and GIF, and little else.

use image::{ColorType, DynamicImage};
use jpeg_encoder::SamplingFactor;

use super::{Format, Photo, Pixels, encode, heif, icc, orientation, pixels, png};
use crate::{Error, error::Code};

/// Fine enough that a second encoding is not seen, coarse enough that the file is not larger than the camera's.
const QUALITY: u8 = 92;

/// The picture as a website can show it, or `None` when it is that already: HEIC, AVIF and TIFF are decoded and encoded anew.
///
/// See [`redrawn`]; also fails with [`Code::PhotoUnsupported`] for a file of several pages.
pub(crate) fn for_the_web(photo: &Photo) -> Result<Option<Photo>, Error> {
    match photo.format() {
        Format::Jpeg | Format::Png | Format::WebP | Format::Gif => Ok(None),
        Format::Tiff | Format::Heic | Format::Avif => redrawn(photo).map(Some),
    }
}

/// The picture as a JPEG, or as a PNG when it has transparency, is grey or has a palette, or was stored without loss in a WebP
/// file: upright, in its own colour space, with a profile that says which unless that is sRGB.
///
/// Fails with [`Code::PhotoUnsupported`] when it cannot be decoded here (AVIF), is HDR, or is more than one picture;
/// [`Code::CoverUnsupported`] when a side is longer than JPEG allows or its samples are no whole numbers; with what
/// [`decode`](super::decode) reports otherwise.
pub(crate) fn redrawn(photo: &Photo) -> Result<Photo, Error> {
    redrawn_as(photo, Ok)
}

/// The same after `change` of the upright picture. A PNG stays one, and a grey JPEG a grey JPEG.
pub(super) fn redrawn_as(
    photo: &Photo,
    change: impl FnOnce(DynamicImage) -> Result<DynamicImage, Error>,
) -> Result<Photo, Error> {
    if photo.frames() > 1 {
        return Err(Error::new(Code::PhotoUnsupported).because("it is more than one picture"));
    }
    let mut picture = pixels::stored_picture(photo)?;
    picture.apply_orientation(orientation::turn(photo.orientation()));
    let picture = change(picture)?;
    let icc = profile(photo)?.filter(|icc| fits(icc, picture.color()));
    let is_lossless = match photo.format() {
        Format::Jpeg => false,
        Format::Gif | Format::Png => true,
        Format::WebP => is_lossless_webp(photo.bytes()),
        _ => !picture.color().has_color(),
    };
    let bytes = if is_lossless || picture.color().has_alpha() {
        let chunks = match photo.format() {
            Format::Png => png::looks(photo.bytes())?,
            _ => icc.iter().map(|icc| (*b"iCCP", png::write_iccp(icc))).collect(),
        };
        let unsupported = || Error::new(Code::CoverUnsupported).because("its samples are not whole numbers");
        encode::png(&encode::Samples::of(picture).ok_or_else(unsupported)?, &chunks, 1)?
    } else {
        as_jpeg(picture, icc.as_deref(), photo.format())?
    };
    Photo::open(bytes)
}

fn as_jpeg(picture: DynamicImage, icc: Option<&[u8]>, format: Format) -> Result<Vec<u8>, Error> {
    if !picture.color().has_color() {
        return encode::jpeg_grey(&picture.into_luma8(), icc, QUALITY);
    }
    let pixels = Pixels { width: picture.width(), height: picture.height(), rgb: picture.into_rgb8().into_raw() };
    // Cameras and phones store the colours at half resolution both ways, TIFF at full; more would be nothing but bytes.
    let halved = matches!(format, Format::Heic | Format::WebP | Format::Jpeg);
    let sampling = if halved { SamplingFactor::R_4_2_0 } else { SamplingFactor::R_4_4_4 };
    encode::jpeg(&pixels, icc, QUALITY, sampling)
}

/// The colour profile of a picture that is encoded anew; `None` for sRGB or when the file does not say.
fn profile(photo: &Photo) -> Result<Option<Vec<u8>>, Error> {
    match photo.format() {
        Format::Heic => heif::profile(photo.bytes()),
        _ => Ok(icc::of(photo)),
    }
}

/// Whether a profile speaks of such samples (ICC.1:2010, section 7.2.6): a CMYK picture is RGB once decoded.
fn fits(icc: &[u8], colour: ColorType) -> bool {
    icc.get(16..20) == Some(if colour.has_color() { b"RGB " } else { b"GRAY" })
}

/// Whether the picture of a WebP file is in a lossless chunk (RFC 9649, section 2.6).
fn is_lossless_webp(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let Some((name, after)) = rest.split_first_chunk::<4>() {
        if name == b"VP8L" || name == b"VP8 " {
            return name == b"VP8L";
        }
        let Some((length, after)) = after.split_first_chunk::<4>() else { break };
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
        rest = after.get(length.saturating_add(length & 1)..).unwrap_or_default();
    }
    false
}

/// The file name with the ending of `format`: one that is right stays, that of another picture format is replaced. No name
/// stays none.
pub(crate) fn named(name: &str, format: Format) -> String {
    const PICTURES: [&str; 14] =
        ["jpg", "jpeg", "jfif", "jpe", "png", "heic", "heif", "hif", "webp", "avif", "gif", "tif", "tiff", "bmp"];
    let right: &[&str] = match format {
        Format::Jpeg => &["jpg", "jpeg", "jfif", "jpe"],
        Format::Png => &["png"],
        Format::WebP => &["webp"],
        Format::Gif => &["gif"],
        Format::Tiff => &["tif", "tiff"],
        Format::Heic => &["heic", "heif", "hif"],
        Format::Avif => &["avif"],
    };
    let is_one_of = |endings: &[&str], ending: &str| endings.iter().any(|each| each.eq_ignore_ascii_case(ending));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if name.is_empty() || is_one_of(right, ending) {
        return name.to_owned();
    }
    let stem = if is_one_of(&PICTURES, ending) { stem } else { name };
    format!("{stem}.{}", right.first().unwrap_or(&""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_as_its_picture_does() {
        for (name, format, wanted) in [
            ("IMG_1.HEIC", Format::Jpeg, "IMG_1.jpg"),
            ("trip 1.JPG", Format::Jpeg, "trip 1.JPG"),
            ("trip.tiff", Format::Png, "trip.png"),
            ("trip.webp", Format::WebP, "trip.webp"),
            ("sports day 3.7", Format::Jpeg, "sports day 3.7.jpg"),
            ("", Format::Jpeg, ""),
        ] {
            assert_eq!(named(name, format), wanted);
        }
    }
}
