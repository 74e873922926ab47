//! A part of a photo, at a size: what a school cuts out or makes smaller before it publishes.
//!
//! A JPEG is cut without loss, by whole blocks, and a PNG sample by sample; only what changes its size or cannot be cut in its
//! own format is drawn anew. Nothing of what lies outside the part is in the new file, not even in blocks that reach over an
//! edge.

use image::DynamicImage;

use super::{
    Format, Framing, Photo, encode, jpeg,
    orientation::{self, to_stored, to_upright},
    pixels, png,
    publish::redrawn_as,
    scale::scale,
};
use crate::{Error, error::Code, faces::Region};

/// What `framing` says of `photo`, and what it has come to: a JPEG may be up to 15 pixels narrower on each side. `None` when
/// the photo is published whole and at its own size.
///
/// Fails with [`Code::CropOutside`] when the framing is of another picture, [`Code::PhotoUnsupported`] for an animated or HDR
/// picture and for AVIF, and with what decoding and encoding report.
pub(crate) fn framed(photo: &Photo, framing: &Framing) -> Result<Option<(Photo, Framing)>, Error> {
    if framing.is_whole() {
        return Ok(None);
    }
    if photo.frames() > 1 {
        return Err(Error::new(Code::PhotoUnsupported).because("it is more than one picture"));
    }
    let (photo, framing) = match photo.format() {
        Format::Jpeg if !framing.is_scaled() => match cut_jpeg(photo, framing)? {
            Some(done) => done,
            None => (redrawn_as(photo, |picture| change(picture, framing))?, *framing),
        },
        Format::Png if !framing.is_scaled() => (cut_png(photo, framing)?, *framing),
        _ => (redrawn_as(photo, |picture| change(picture, framing))?, *framing),
    };
    if (photo.width(), photo.height()) != framing.size() {
        return Err(Error::new(Code::CropFailed).because("the new picture is not of the size that was asked for"));
    }
    Ok(Some((photo, framing)))
}

/// The part, in the picture as stored.
fn stored(photo: &Photo, framing: &Framing) -> Region {
    to_stored(framing.part(), photo.orientation(), photo.width(), photo.height())
}

/// `None` when no whole block lies inside the part, or the file uses its tables in a way that cannot be repeated.
fn cut_jpeg(photo: &Photo, framing: &Framing) -> Result<Option<(Photo, Framing)>, Error> {
    let (bytes, part) = match jpeg::cropped(photo.bytes(), stored(photo, framing)) {
        Ok(Some(done)) => done,
        Ok(None) => return Ok(None),
        Err(error) if error.code() == Code::CoverUnsupported => return Ok(None),
        Err(error) => return Err(error),
    };
    let (width, height) = if orientation::swaps(photo.orientation()) {
        (photo.height(), photo.width())
    } else {
        (photo.width(), photo.height())
    };
    let part = to_upright(part, photo.orientation(), width, height);
    Ok(Some((Photo::open(bytes)?, framing.with_part(part))))
}

/// The same samples at the same depth; a palette becomes true colour.
fn cut_png(photo: &Photo, framing: &Framing) -> Result<Photo, Error> {
    let Region { x, y, width, height } = stored(photo, framing);
    let picture = pixels::stored_picture(photo)?.crop_imm(x, y, width, height);
    let unsupported = || Error::new(Code::CropFailed).because("its samples are not whole numbers");
    let samples = encode::Samples::of(picture).ok_or_else(unsupported)?;
    Photo::open(encode::png(&samples, &png::looks(photo.bytes())?, photo.orientation())?)
}

fn change(picture: DynamicImage, framing: &Framing) -> Result<DynamicImage, Error> {
    let Region { x, y, width, height } = framing.part();
    let part = if framing.is_cropped() { picture.crop_imm(x, y, width, height) } else { picture };
    if framing.is_scaled() { scale(part, framing.size()) } else { Ok(part) }
}
