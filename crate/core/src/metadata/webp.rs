//! WebP chunks that draw nothing (RFC 9649, section 2.7.1.5 and on).

use super::{Group, exif, finder::Finder, jumbf, text, xmp};

/// Reads a chunk whose data start at `offset` of the file.
pub(super) fn chunk(finder: &mut Finder, name: [u8; 4], data: &[u8], offset: usize) {
    match &name {
        b"EXIF" => match data.strip_prefix(b"Exif\0\0") {
            Some(tiff) => exif::read(finder, tiff, offset.saturating_add(6)),
            None => exif::read(finder, data, offset),
        },
        b"XMP " => xmp::read(finder, data, offset),
        b"C2PA" => jumbf::read(finder, data, offset),
        b"VP8 " | b"VP8L" | b"ALPH" | b"ANMF" => {
            finder.bytes(Group::Thumbnail, "Picture", "a second picture that is never drawn", data, offset);
        }
        _ => {
            let name = text::guess(&name);
            finder.bytes(Group::Other, name.trim(), "a chunk that is not needed to draw", data, offset);
        }
    }
}
