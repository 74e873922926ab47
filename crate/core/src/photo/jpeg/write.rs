//! JPEG: writes the segments a decoder needs, each in one fixed form (ITU-T T.81, Annex B).

use super::{
    APP0, APP1, APP2, APP14, Adobe, DRI, Density, EOI, ICC_SIGNATURE, Jpeg, Piece, SOI, SOS,
    gain_map::{self, GainMap},
    walk,
};
use crate::{
    Error,
    error::Code,
    photo::{
        Choices, Photo, icc, orientation,
        scan::{Frame, Process},
    },
};

/// The file again, with nothing in it but what draws; with its gain map behind it where that was chosen.
pub(crate) fn write(photo: &Photo, choices: Choices) -> Result<Vec<u8>, Error> {
    if choices.keep_gain_map
        && let Some(map) = GainMap::of(photo)?
    {
        let mut second = write_with(&map.photo, choices, &map.segments())?;
        let mut out = write_with(photo, choices, &map.segments_before(second.len())?)?;
        gain_map::set_sizes(&mut out, second.len())?;
        out.append(&mut second);
        return Ok(out);
    }
    write_with(photo, choices, &[])
}

/// One picture, with these application segments before its profile.
fn write_with(photo: &Photo, choices: Choices, segments: &[(u8, Vec<u8>)]) -> Result<Vec<u8>, Error> {
    let jpeg = &walk(photo.bytes())?;
    let mut out = head(jpeg, choices, segments)?;
    out.reserve(photo.bytes().len());
    for piece in &jpeg.body {
        match piece {
            Piece::Frame => {
                let Frame { process, width, height, components } = &jpeg.frame;
                let mut payload = vec![8];
                payload.extend(height.to_be_bytes());
                payload.extend(width.to_be_bytes());
                payload.push(u8::try_from(components.len()).unwrap_or_default());
                payload.extend(components.iter().flat_map(|each| [each.id, each.h << 4 | each.v, each.quantisation]));
                let marker = match process {
                    Process::Baseline => 0xC0,
                    Process::Extended => 0xC1,
                    Process::Progressive => 0xC2,
                };
                segment(&mut out, marker, &[&payload])?;
            }
            Piece::Tables { tables, .. } if tables.is_empty() => {}
            Piece::Tables { marker, tables } => {
                segment(&mut out, *marker, &tables.iter().map(|table| table.bytes).collect::<Vec<_>>())?;
            }
            Piece::RestartInterval(interval) => segment(&mut out, DRI, &[&interval.to_be_bytes()])?,
            Piece::Scan { header, data, offset } => {
                segment(&mut out, SOS, &[header])?;
                photo.coded.read_parts(data, *offset).for_each(|part| out.extend_from_slice(part));
            }
        }
    }
    out.extend([0xFF, EOI]);
    Ok(out)
}

/// The segments before the picture: density, orientation, those given, colour profile and the meaning of the colours.
pub(super) fn head(jpeg: &Jpeg<'_>, choices: Choices, segments: &[(u8, Vec<u8>)]) -> Result<Vec<u8>, Error> {
    let mut out = vec![0xFF, SOI];
    if let Some(Density { version, unit, x, y }) = jpeg.density {
        let mut payload = b"JFIF\0".to_vec();
        payload.extend(version);
        payload.push(unit);
        payload.extend(x.to_be_bytes());
        payload.extend(y.to_be_bytes());
        payload.extend([0, 0]); // no thumbnail
        segment(&mut out, APP0, &[&payload])?;
    }
    if jpeg.orientation != 1 {
        segment(&mut out, APP1, &[b"Exif\0\0", &orientation::to_tiff(jpeg.orientation)])?;
    }
    for (marker, payload) in segments {
        segment(&mut out, *marker, &[payload])?;
    }
    if let Some(profile) = &jpeg.icc {
        let profile = icc::chosen(profile, choices)?;
        const MOST: usize = 65_535 - 2 - 14;
        let chunks = profile.chunks(MOST);
        let too_long = |_| Error::new(Code::PhotoBroken).because("colour profile too long");
        let count = u8::try_from(chunks.len()).map_err(too_long)?;
        for (number, chunk) in (1..=count).zip(chunks) {
            segment(&mut out, APP2, &[ICC_SIGNATURE, &[number, count], chunk])?;
        }
    }
    if let Some(Adobe { version, flags, transform }) = jpeg.adobe {
        segment(&mut out, APP14, &[b"Adobe", &version.to_be_bytes(), &flags, &[transform]])?;
    }
    Ok(out)
}

pub(super) fn segment(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) -> Result<(), Error> {
    let length: usize = parts.iter().map(|part| part.len()).sum::<usize>().saturating_add(2);
    let too_long = |_| Error::new(Code::PhotoBroken).because(format_args!("segment FF{marker:02X} too long"));
    let length = u16::try_from(length).map_err(too_long)?;
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    for part in parts {
        out.extend_from_slice(part);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode};

    use super::*;
    use crate::photo::strip;

    fn file() -> Vec<u8> {
        encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default())
    }

    #[test]
    fn a_profile_of_many_chunks_is_kept_bit_for_bit() {
        let mut profile = vec![7; 150_000];
        profile[..4].copy_from_slice(&150_000_u32.to_be_bytes());
        profile[36..40].copy_from_slice(b"acsp");
        let mut out = file()[..2].to_vec();
        // Out of order, as the standard allows.
        let chunks: Vec<_> = profile.chunks(40_000).zip(1_u8..).collect();
        for (chunk, number) in chunks.iter().rev() {
            segment(&mut out, APP2, &[ICC_SIGNATURE, &[*number, 4], chunk]).unwrap();
        }
        out.extend(&file()[2..]);
        let clean = strip(&Photo::open(out).unwrap(), Choices::default()).unwrap();
        assert_eq!(walk(clean.bytes()).unwrap().icc, Some(profile));
    }

    #[test]
    fn what_is_no_profile_goes() {
        let mut out = file()[..2].to_vec();
        segment(&mut out, APP2, &[ICC_SIGNATURE, &[1, 1], b"not a profile but a note"]).unwrap();
        out.extend(&file()[2..]);
        let clean = strip(&Photo::open(out).unwrap(), Choices::default()).unwrap();
        assert_eq!(clean.bytes(), strip(&Photo::open(file()).unwrap(), Choices::default()).unwrap().bytes());
    }

    #[test]
    fn the_density_is_kept() {
        let mut file = file();
        let at = file.windows(2).position(|pair| pair == [0xFF, APP0]).unwrap();
        file[at + 11..at + 16].copy_from_slice(&[1, 0, 96, 0, 97]);
        let clean = strip(&Photo::open(file).unwrap(), Choices::default()).unwrap();
        let density = walk(clean.bytes()).unwrap().density.unwrap();
        assert_eq!((density.unit, density.x, density.y), (1, 96, 97));
    }
}
