//! What a walker leaves out of the clean file, and where it stood.

use super::{Format, Photo, jpeg, png};
use crate::Error;

/// Why a stretch of the file draws nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A JPEG application segment APPn, its payload after the length.
    App(u8),
    /// A JPEG comment segment.
    Comment,
    /// A JPEG marker that means nothing where it stands, padding between segments, or stray bytes.
    Stray,
    /// Bytes inside a segment or chunk beyond what its fields need.
    Slack,
    /// Tables that are replaced before anything is decoded with them.
    DeadTable,
    /// A PNG chunk, its data.
    Chunk([u8; 4]),
    /// Everything after the end of the picture.
    AfterEnd,
}

/// A stretch of the file that is left out of the clean one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surplus<'a> {
    /// What it is.
    pub(crate) part: Part,
    /// Where `data` starts, in bytes from the start of the file.
    pub(crate) offset: usize,
    /// Its bytes, without marker, length or checksum.
    pub(crate) data: &'a [u8],
}

/// Everything of `photo` that draws nothing, in the order of the file.
pub(crate) fn surplus(photo: &Photo) -> Result<Vec<Surplus<'_>>, Error> {
    let mut found = match photo.format() {
        Format::Jpeg => {
            let jpeg = jpeg::walk(photo.bytes())?;
            let hidden = jpeg::hidden_in_scans(&jpeg)?;
            let mut found = jpeg.surplus;
            found.extend(hidden);
            found
        }
        Format::Png => {
            let png = png::walk(photo.bytes())?;
            let hidden = png::hidden_in_streams(&png)?;
            let mut found = png.surplus;
            found.extend(hidden);
            found
        }
    };
    found.sort_by_key(|each| each.offset);
    Ok(found)
}
