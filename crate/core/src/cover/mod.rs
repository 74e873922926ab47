//! Covers: irreversible fills over faces, drawn into the pixels.
//!
//! A blur can be undone when there are few candidates, and a class list is few. A cover is therefore one solid colour,
//! over the whole head with hair and ears, so that not one pixel of the face has any part in what is written.

mod head;
mod jpeg;
mod png;

pub use head::head_of;

use crate::{
    Code, Error,
    faces::Region,
    photo::{self, CleanPhoto, Format, Photo},
};

/// The colour of a cover: a mid grey that is plainly a cover on dark and on light pictures.
pub const FILL: [u8; 3] = [96, 96, 96];

/// A photo with every region's whole head filled, encoded anew in its own format, stripped and proved clean.
///
/// Regions are faces, in the upright picture's pixels; each is grown to the head around it first ([`head_of`]).
///
/// # Errors
/// [`Code::CoverOutside`] when a region has no pixel inside the picture; [`Code::CoverUnsupported`] for animated
/// pictures and for JPEG colour models other than grey and YCbCr; [`Code::CoverFailed`] when encoding fails.
pub fn cover(photo: &Photo, regions: &[Region]) -> Result<CleanPhoto, Error> {
    if photo.frames() > 1 {
        return Err(Error::new(Code::CoverUnsupported).because("it is animated"));
    }
    let (width, height) = (photo.width(), photo.height());
    let heads = regions
        .iter()
        .map(|region| {
            let head = head_of(*region, width, height).ok_or_else(|| Error::new(Code::CoverOutside))?;
            Ok(photo::to_stored(head, photo.orientation(), width, height))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let bytes = match photo.format() {
        Format::Jpeg => jpeg::encode_covered(photo, &heads)?,
        Format::Png => png::encode_covered(photo, &heads)?,
    };
    CleanPhoto::from_reencoded(bytes)
}
