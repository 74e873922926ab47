//! The Multi-Picture Format (CIPA DC-007): further pictures after the first, such as full-size previews and gain maps.

use super::{Group, PictureKind, finder::Finder, text};
use crate::photo::Endian;

/// More pictures than any camera stores in one file.
const MOST: usize = 64;

/// Reads the index of pictures that starts at `offset` of the file.
pub(super) fn read(finder: &mut Finder, directory: &[u8], offset: usize) {
    match entries(directory) {
        Some(entries) => {
            for (number, (size, start)) in entries.into_iter().enumerate().skip(1) {
                let name = format!("Picture {}", number.saturating_add(1));
                let value = format!("a further picture in the file, {} bytes", text::count(size));
                finder.add(Group::Thumbnail, &name, value, offset);
                finder.picture(PictureKind::MultiPicture, offset.saturating_add(start), size);
            }
        }
        None => finder.unreadable("MPF", directory, offset),
    }
}

/// Of each picture, the first being the one that is shown: its size in bytes, and where it starts, counted from the
/// directory (section 5.2.3.3).
fn entries(data: &[u8]) -> Option<Vec<(usize, usize)>> {
    const ENTRIES: u16 = 0xB002;
    let endian = Endian::of_tiff(data)?;
    let start = usize::try_from(endian.u32(data, 4)?).ok()?;
    let count = usize::from(endian.u16(data, start)?);
    let fields = data.get(start.checked_add(2)?..)?;
    let field = fields.chunks_exact(12).take(count).find(|field| endian.u16(field, 0) == Some(ENTRIES))?;
    let length = usize::try_from(endian.u32(field, 4)?).ok()?;
    let at = usize::try_from(endian.u32(field, 8)?).ok()?;
    let entries = data.get(at..at.checked_add(length)?)?;
    let number = |entry: &[u8], at| usize::try_from(endian.u32(entry, at)?).ok();
    entries.chunks_exact(16).take(MOST).map(|entry| Some((number(entry, 4)?, number(entry, 8)?))).collect()
}
