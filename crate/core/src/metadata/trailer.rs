//! Data after the end of the picture: short films, second pictures, whatever a phone appends.

use super::{Group, exif, film, finder::Finder, read as read_surplus, samsung, text};
use crate::photo::{self, Photo};

/// Reads what stands after the end of the picture, at `offset` of the file, and up to so many further `pictures` in it.
pub(super) fn read(finder: &mut Finder, data: &[u8], offset: usize, pictures: u8) {
    let bytes = text::count(data.len());
    if data.iter().all(|byte| *byte == 0) {
        finder.add(Group::Trailer, "Padding", format!("{bytes} empty bytes"), offset);
        return;
    }
    let mut known = false;
    if let Some(at) = find(data, b"ftyp").and_then(|at| at.checked_sub(4)) {
        let length = data.len().saturating_sub(at);
        let film = match film::seconds(data.get(at..).unwrap_or_default()) {
            Some(seconds) => format!("a video of {seconds:.1} seconds (motion photo)"),
            None => "a short film with sound (motion photo)".to_owned(),
        };
        let value = format!("{film}, {} bytes", text::count(length));
        finder.add(Group::Trailer, "Film", value, offset.saturating_add(at));
        known = true;
    }
    if data.ends_with(b"SEFT") {
        let names = samsung::names(data);
        let colon = if names.is_empty() { "" } else { ": " };
        let value = format!("notes of a Samsung phone{colon}{}", names.join(", "));
        finder.add(Group::Trailer, "Samsung", value, offset.saturating_add(data.len() - 4));
        known = true;
    }
    if let Some(at) = find(data, &[0xFF, 0xD8, 0xFF]) {
        let picture = data.get(at..).unwrap_or_default();
        let place = offset.saturating_add(at);
        let size =
            exif::size(picture).map_or_else(String::new, |(width, height)| format!(" of {width} × {height} pixels"));
        finder.add(Group::Trailer, "Picture", format!("a second picture{size} after the first"), place);
        known = true;
        if let Some(pictures) = pictures.checked_sub(1)
            && let Ok(second) = Photo::open(picture.to_vec())
        {
            let (mut surplus, _) = photo::surplus(&second);
            surplus.iter_mut().for_each(|each| each.offset = each.offset.saturating_add(place));
            read_surplus(finder, &surplus, pictures);
        }
    }
    if !known {
        finder.bytes(Group::Trailer, "AfterEnd", "data after the end of the picture", data, offset);
    }
}

fn find(data: &[u8], wanted: &[u8]) -> Option<usize> {
    data.windows(wanted.len()).position(|window| window == wanted)
}
