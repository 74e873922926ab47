//! TIFF: writes each page in one fixed form: its directory, the values of its fields, its strips or tiles (TIFF 6.0, section 2).

use super::{
    ICC_PROFILE, LONG, Page, STRIP_BYTE_COUNTS, STRIP_OFFSETS, TILE_BYTE_COUNTS, TILE_OFFSETS, UNDEFINED, long,
    size_of, walk,
};
use crate::{
    Error,
    error::Code,
    photo::{Choices, icc, integer::Endian},
};

/// The file again, with nothing in it but what draws.
pub(in crate::photo) fn write(bytes: &[u8], choices: Choices) -> Result<Vec<u8>, Error> {
    let tiff = walk(bytes)?;
    let mut out = bytes.get(..4).unwrap_or_default().to_vec();
    let mut link = out.len();
    out.extend([0; 4]);
    for page in &tiff.pages {
        let at = position(&mut out)?;
        patch(&mut out, link, long(tiff.endian, at));
        link = write_page(&mut out, page, tiff.endian, choices)?;
    }
    Ok(out)
}

/// The next even place of the file, as offsets count; a byte is added where there is none.
fn position(out: &mut Vec<u8>) -> Result<u32, Error> {
    if !out.len().is_multiple_of(2) {
        out.push(0);
    }
    let too_large = |_| Error::new(Code::PhotoTooLarge).because("TIFF of more than four gigabytes");
    u32::try_from(out.len()).map_err(too_large)
}

fn patch(out: &mut [u8], at: usize, value: [u8; 4]) {
    out.iter_mut().skip(at).zip(value).for_each(|(out, byte)| *out = byte);
}

/// Writes a directory, the values of its fields, then its strips or tiles; gives where its link to the next one stands.
fn write_page(out: &mut Vec<u8>, page: &Page<'_>, endian: Endian, choices: Choices) -> Result<usize, Error> {
    let (offsets, counts) =
        if page.layout.tiled { (TILE_OFFSETS, TILE_BYTE_COUNTS) } else { (STRIP_OFFSETS, STRIP_BYTE_COUNTS) };
    let profile = page.icc.as_ref().map(|profile| icc::chosen(profile, choices)).transpose()?;
    let lengths: Vec<u8> =
        page.chunks.iter().flat_map(|chunk| long(endian, u32::try_from(chunk.len()).unwrap_or(u32::MAX))).collect();
    let nowhere = vec![0; lengths.len()];
    let mut fields: Vec<(u16, u16, &[u8])> =
        page.tags.iter().map(|tag| (tag.number, tag.kind, tag.value.as_slice())).collect();
    fields.push((offsets, LONG, &nowhere));
    fields.push((counts, LONG, &lengths));
    fields.extend(profile.as_ref().map(|profile| (ICC_PROFILE, UNDEFINED, profile.as_slice())));
    fields.sort_by_key(|(number, ..)| *number);
    let number = u16::try_from(fields.len()).unwrap_or(u16::MAX);
    let short = |value: u16| if endian == Endian::Little { value.to_le_bytes() } else { value.to_be_bytes() };
    out.extend(short(number));
    let entries = out.len();
    let link = entries.saturating_add(fields.len().saturating_mul(12));
    out.resize(link.saturating_add(4), 0);
    let mut offsets_at = 0;
    for (index, (tag, kind, value)) in fields.iter().enumerate() {
        let count = value.len() / size_of(*kind).unwrap_or(1);
        let count = u32::try_from(count).map_err(|_| Error::new(Code::PhotoTooLarge))?;
        let entry = entries.saturating_add(index.saturating_mul(12));
        let [a, b, c, d] = long(endian, count);
        let ([e, f], [g, h]) = (short(*tag), short(*kind));
        patch(out, entry, [e, f, g, h]);
        patch(out, entry.saturating_add(4), [a, b, c, d]);
        let mut place = entry.saturating_add(8);
        if value.len() <= 4 {
            out.iter_mut().skip(place).zip(*value).for_each(|(out, byte)| *out = *byte);
        } else {
            let at = position(out)?;
            patch(out, place, long(endian, at));
            place = out.len();
            out.extend_from_slice(value);
        }
        if *tag == offsets {
            offsets_at = place;
        }
    }
    for chunk in &page.chunks {
        let at = position(out)?;
        patch(out, offsets_at, long(endian, at));
        offsets_at = offsets_at.saturating_add(4);
        out.extend_from_slice(chunk);
    }
    Ok(link)
}
