//! What a walker leaves out of the clean file, and where it stood.

use super::{Format, Photo, gif, heif, jpeg, png, tiff, webp};
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
    /// The name that a PNG gives its colour profile.
    ProfileName,
    /// A chunk of a WebP file, its data.
    RiffChunk([u8; 4]),
    /// A GIF extension of this label, its sub-blocks as they stand.
    Extension(u8),
    /// Everything after the end of the picture.
    AfterEnd,
    /// A field of a TIFF, or the coded data of a picture beside its pages, which the directories tell of.
    Field,
    /// Bytes of a TIFF that no tag known here refers to.
    Unreferred,
    /// A further picture of this width and height in a TIFF; its bytes are counted as fields.
    Picture(u32, u32),
    /// A whole TIFF for its fields to be read; its bytes are counted where they stand.
    Directories,
    /// A HEIF box, its data without size and type.
    Box([u8; 4]),
    /// The data of a HEIF item that is not drawn.
    Item(Role),
    /// The name of a HEIF item or handler.
    ItemName,
    /// A HEIF property that draws nothing.
    Property([u8; 4]),
    /// Messages and padding between the parts of an HEVC or AV1 picture.
    CodedNote,
}

/// What a HEIF item is to the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Exif, after four bytes that say where it starts.
    Exif,
    /// An XMP packet.
    Xmp,
    /// A smaller copy, of this width and height in pixels.
    Thumbnail(u32, u32),
    /// How far away everything is.
    DepthMap,
    /// What makes the picture brighter on HDR screens.
    GainMap,
    /// How transparent it is.
    Alpha,
    /// A further picture.
    Picture,
    /// Something else, by its item type.
    Other([u8; 4]),
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

/// How many bytes of a file of `length` bytes these take, each byte counted once; they are in the order of the file.
pub(crate) fn size(surplus: &[Surplus<'_>], length: usize) -> usize {
    let (mut at, mut size) = (0_usize, 0_usize);
    for each in surplus.iter().filter(|each| each.part != Part::Directories) {
        let end = each.offset.saturating_add(each.data.len());
        let frame = if each.offset < at { 0 } else { each.frame() };
        size = size.saturating_add(end.saturating_sub(each.offset.max(at))).saturating_add(frame);
        at = at.max(end);
    }
    size.min(length)
}

impl Surplus<'_> {
    /// How many bytes its marker and length take, or its length, name and checksum.
    fn frame(&self) -> usize {
        match self.part {
            Part::App(_) | Part::Comment => 4,
            Part::Chunk(_) => 12,
            Part::RiffChunk(_) => 8,
            Part::Extension(_) => 2,
            Part::Box(_) | Part::Property(_) => 8,
            _ => 0,
        }
    }
}

/// Everything of `photo` that draws nothing, in the order of the file; and why the picture data themselves could not be
/// searched, if they could not.
pub(crate) fn surplus(photo: &Photo) -> (Vec<Surplus<'_>>, Option<Error>) {
    let bytes = photo.bytes();
    let (mut found, error) = match photo.format() {
        Format::Jpeg => jpeg::surplus(bytes, &photo.coded),
        Format::Png => png::surplus(bytes, &photo.coded),
        Format::WebP => webp::surplus(bytes, &photo.coded),
        Format::Gif => gif::surplus(bytes, &photo.coded),
        Format::Tiff => tiff::surplus(bytes),
        Format::Heic | Format::Avif => heif::surplus(bytes),
    };
    found.sort_by_key(|each| each.offset);
    (found, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_is_left_out_for_two_reasons_is_counted_once() {
        let part = |part, offset, data: &'static [u8]| Surplus { part, offset, data };
        let inside = [
            part(Part::Comment, 6, b"0123456789"),
            part(Part::App(1), 8, b"2345"),
            part(Part::Stray, 14, b"89ab"),
            part(Part::Directories, 0, &[0; 40]),
        ];
        assert_eq!(size(&inside, 40), 4 + 10 + 2);
        assert_eq!(size(&inside, 12), 12);
    }
}
