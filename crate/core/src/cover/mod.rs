//! Covers: irreversible fills over faces, drawn into the pixels.
//!
//! A blur can be undone when there are few candidates, and a class list is few. A cover is therefore one solid colour,
//! over the whole head with hair and ears, so that not one pixel of the face has any part in what is written.

mod head;
mod png;

pub use head::head_of;

use crate::{
    Code, Error,
    faces::Region,
    photo::{self, Choices, CleanPhoto, Format, Photo},
};

/// The colour of a cover: a mid grey that is plainly a cover on dark and on light pictures.
pub const FILL: [u8; 3] = [96, 96, 96];

/// A photo with every region's whole head filled, stripped and proved clean. JPEG and PNG keep their format, and all that
/// no cover touches; any other picture is drawn anew as one of the two.
///
/// Regions are faces, in the upright picture's pixels; each is grown to the head around it first ([`head_of`]).
///
/// # Errors
/// What [`photo::decode`] reports when the picture cannot be decoded; [`Code::CoverOutside`] when a region has no pixel
/// inside the picture; [`Code::CoverUnsupported`] for animated pictures and for a JPEG that does not say what its colours
/// mean; [`Code::CoverFailed`] when encoding fails or the saved picture does not show the cover.
pub fn cover(photo: &Photo, regions: &[Region], choices: Choices) -> Result<CleanPhoto, Error> {
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
    let [grey, ..] = FILL;
    let bytes = match photo.format() {
        Format::Jpeg => photo::covered_jpeg(photo, &heads, grey)?,
        Format::Png => png::encode_covered(photo, &heads)?,
        _ => return Err(Error::new(Code::CoverUnsupported)),
    };
    let clean = photo::from_reencoded(bytes, choices)?;
    show_covers(&clean, &heads)?;
    Ok(clean)
}

/// Fills rectangles of an interleaved picture, `width` pixels of `step` bytes a row, with one pixel's bytes.
fn fill(samples: &mut [u8], width: u32, step: usize, pixel: &[u8], regions: &[Region]) {
    let row_bytes = width as usize * step;
    for region in regions {
        let (left, right) = (region.x as usize * step, region.x.saturating_add(region.width) as usize * step);
        let rows = samples.chunks_exact_mut(row_bytes.max(1)).skip(region.y as usize).take(region.height as usize);
        for row in rows {
            if let Some(covered) = row.get_mut(left..right.min(row_bytes)) {
                covered.chunks_exact_mut(step).for_each(|target| target.copy_from_slice(pixel));
            }
        }
    }
}

/// How far the covered pixels of a re-opened file may lie from [`FILL`] on average: what coarse JPEG quantisation rings
/// from an edge into a small cover.
const MEAN_DIFFERENCE: u64 = 16;

/// Opens the new file again and looks: a cover that was asked for must be there.
fn show_covers(clean: &CleanPhoto, heads: &[Region]) -> Result<(), Error> {
    let pixels = photo::decode_stored(&Photo::open(clean.bytes().to_vec())?)?;
    for head in heads {
        let rows = pixels.rgb.chunks_exact((pixels.width as usize * 3).max(1));
        let rows = rows.skip(head.y as usize).take(head.height as usize);
        let covered = rows.flat_map(|row| row.chunks_exact(3).skip(head.x as usize).take(head.width as usize));
        let (mut difference, mut count) = (0_u64, 0_u64);
        for (value, wanted) in covered.flat_map(|pixel| pixel.iter().zip(FILL)) {
            difference += u64::from(value.abs_diff(wanted));
            count += 1;
        }
        if count == 0 || difference > count * MEAN_DIFFERENCE {
            return Err(Error::new(Code::CoverFailed).because("the saved picture does not show the cover"));
        }
    }
    Ok(())
}
