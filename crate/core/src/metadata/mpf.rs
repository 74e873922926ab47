//! The Multi-Picture Format (CIPA DC-007): further pictures after the first, such as full-size previews and gain maps.

use super::{Group, finder::Finder, text};
use crate::photo::Endian;

/// More pictures than any camera stores in one file.
const MOST: usize = 64;

/// Reads the index of pictures that starts at `offset` of the file.
pub(super) fn read(finder: &mut Finder, directory: &[u8], offset: usize) {
    match sizes(directory) {
        Some(sizes) => {
            for (number, size) in sizes.into_iter().enumerate().skip(1) {
                let name = format!("Picture {}", number.saturating_add(1));
                let value = format!("a further picture in the file, {} bytes", text::count(size));
                finder.add(Group::Thumbnail, &name, value, offset);
            }
        }
        None => finder.unreadable("MPF", directory, offset),
    }
}

/// The sizes of the pictures in bytes, the first being the one that is shown.
fn sizes(data: &[u8]) -> Option<Vec<usize>> {
    const ENTRIES: u16 = 0xB002;
    let endian = Endian::of_tiff(data)?;
    let start = usize::try_from(endian.u32(data, 4)?).ok()?;
    let count = usize::from(endian.u16(data, start)?);
    let fields = data.get(start.checked_add(2)?..)?;
    let field = fields.chunks_exact(12).take(count).find(|field| endian.u16(field, 0) == Some(ENTRIES))?;
    let length = usize::try_from(endian.u32(field, 4)?).ok()?;
    let at = usize::try_from(endian.u32(field, 8)?).ok()?;
    let entries = data.get(at..at.checked_add(length)?)?;
    entries.chunks_exact(16).take(MOST).map(|entry| usize::try_from(endian.u32(entry, 4)?).ok()).collect()
}
