//! Covers: irreversible fills over faces, drawn into the pixels.
//!
//! A blur can be undone: of faces under a Gaussian blur 95.9 in 100 were told apart again (Zhai et al., *Restoring Gaussian
//! Blurred Face Images for Deanonymization Attacks*, arXiv 2506.12344), and a class list has few to choose from. So there
//! is no blur here. A cover goes over the whole head with hair and ears ([`head_of`]), in one of three styles
//! ([`CoverStyle`](crate::photo::CoverStyle)):
//!
//! * *Solid*, the default: one grey. Not one pixel of the head has any part in what is written.
//! * *Surroundings*: one colour, the mean of a ring around the head. Nothing under any cover of the photo has a part in it,
//!   and it can be worked out from what stays visible; it is as safe as the grey.
//! * *Mosaic*: at most 6 × 6 cells over the whole head, none smaller than 8 pixels unless the head is, each one colour:
//!   the mean of its pixels with noise of up to 24 of 255 added to every channel of the file's own (Y, Cb and Cr in most
//!   JPEGs). It cannot be undone, because all detail inside a cell is gone. But it is no secret either: it tells roughly
//!   the colours of hair, skin and clothes, a face itself is some 3 × 4 cells of it, and where only a few people can be
//!   meant that may be enough to guess who it is; programs trained on known faces guess better than people do (McPherson
//!   et al., *Defeating Image Obfuscation with Deep Learning*, arXiv 1609.00408, with finer mosaics and no noise). Mosaics
//!   with noise are studied in Fan, *Differential Privacy for Image Publication*, 2019. Ours promises no number: noise
//!   that hid a person completely would leave nothing to look at.
//!
//! What several exports of one photo tell: of solid and surroundings, nothing more, for they are the same bytes again. Of a
//! mosaic, every export has noise of its own, and the mean of many comes near the cell means; never beyond them, for
//! detail inside a cell is in none of them. A box moved by hand moves the cells, and such exports together, or mosaics of
//! the same face in a series of shots, tell more than one. Where that matters, take one of the others.
//!
//! Covers are painted into a canvas that can be read and painted in whole cells only, and the file that was written is
//! opened again and looked at, cell by cell, before anyone may have it.

mod cells;
mod head;
mod noise;
mod paint;
mod png;
mod show;

pub use head::head_of;

use crate::{
    Code, Error,
    faces::Region,
    photo::{self, Choices, CleanPhoto, Format, Photo},
};

/// The colour of a solid cover: a mid grey that is plainly a cover on dark and on light pictures.
pub const FILL: [u8; 3] = [SHADE; 3];

const SHADE: u8 = 96;

/// A photo with every region's whole head covered in the chosen style, stripped and proved clean. JPEG and PNG keep their
/// format, and all that no cover touches; any other picture is drawn anew as one of the two.
///
/// Regions are faces, in the upright picture's pixels; each is grown to the head around it first ([`head_of`]). In a JPEG
/// the cover grows on to whole MCUs, 8 or 16 pixels square: of a block that lies half under a cover, the other half was
/// coded together with what must go.
///
/// `seed` is for the noise of a mosaic and is written nowhere. It has to come from a source that nobody can guess, a new
/// one for each call; other styles make no use of it.
///
/// # Errors
/// What [`photo::decode`] reports when the picture cannot be decoded; [`Code::CoverOutside`] when a region has no pixel
/// inside the picture; [`Code::CoverUnsupported`] for animated pictures and for a JPEG that does not say what its colours
/// mean; [`Code::CoverFailed`] when encoding fails or the saved picture does not show the cover.
pub fn cover(photo: &Photo, regions: &[Region], choices: Choices, seed: u64) -> Result<CleanPhoto, Error> {
    if photo.frames() > 1 {
        return Err(Error::new(Code::CoverUnsupported).because("it is animated"));
    }
    let redrawn;
    let photo = match photo.format() {
        Format::Jpeg | Format::Png => photo,
        _ => {
            redrawn = photo::redrawn(photo)?;
            &redrawn
        }
    };
    let (width, height) = (photo.width(), photo.height());
    let heads = regions
        .iter()
        .map(|region| {
            let head = head_of(*region, width, height).ok_or_else(|| Error::new(Code::CoverOutside))?;
            Ok(photo::to_stored(head, photo.orientation(), width, height))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let (bytes, patches) = match photo.format() {
        Format::Jpeg => {
            let mut canvas = photo::JpegCanvas::open(photo.bytes())?;
            let patches = paint::paint(&mut canvas, &heads, choices.cover, seed)?;
            (canvas.finish()?, patches)
        }
        Format::Png => {
            let mut canvas = png::Canvas::open(photo)?;
            let patches = paint::paint(&mut canvas, &heads, choices.cover, seed)?;
            (canvas.finish(photo)?, patches)
        }
        _ => return Err(Error::new(Code::CoverUnsupported)),
    };
    let clean = photo::from_reencoded(bytes, choices)?;
    show::show_covers(&clean, &patches)?;
    Ok(clean)
}
