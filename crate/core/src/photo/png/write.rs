//! PNG: writes the chunks a renderer needs, each in one fixed form (W3C PNG, third edition).

use super::{Header, Name, SIGNATURE, crc, stream::deflate_rows, walk, write_iccp};
use crate::{
    Error,
    error::Code,
    photo::{Choices, Photo, icc, orientation},
};

/// The file again, with nothing in it but what draws.
pub(crate) fn write(photo: &Photo, choices: Choices) -> Result<Vec<u8>, Error> {
    let png = &walk(photo.bytes())?;
    let mut out = Vec::with_capacity(photo.bytes().len().saturating_add(64));
    out.extend(SIGNATURE);
    let Header { width, height, depth, colour, interlaced } = png.header;
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([depth, colour, 0, 0, u8::from(interlaced)]);
    chunk(&mut out, *b"IHDR", &[&header])?;
    for (name, data) in &png.kept {
        match &png.icc {
            Some(profile) if name == b"iCCP" => {
                chunk(&mut out, *name, &[&write_iccp(&icc::chosen(profile, choices)?)])?;
            }
            _ => chunk(&mut out, *name, &[data])?,
        }
    }
    if png.orientation != 1 {
        chunk(&mut out, *b"eXIf", &[&orientation::to_tiff(png.orientation)])?;
    }
    let mut sequence = 0..;
    let mut number = || u32::to_be_bytes(sequence.next().unwrap_or_default());
    for image in &png.images {
        if let Some(control) = &image.control {
            chunk(&mut out, *b"fcTL", &[&number(), control])?;
        }
        let rewritten;
        let parts: Vec<&[u8]> = if photo.coded.overlong.contains(&image.start()) {
            rewritten = deflate_rows(image)?;
            rewritten.chunks(1 << 20).collect()
        } else {
            let read = image.parts.iter().flat_map(|(offset, part)| photo.coded.read_parts(part, *offset));
            read.collect()
        };
        for part in parts {
            if image.animated {
                chunk(&mut out, *b"fdAT", &[&number(), part])?;
            } else {
                chunk(&mut out, *b"IDAT", &[part])?;
            }
        }
    }
    chunk(&mut out, *b"IEND", &[])?;
    Ok(out)
}

pub(super) fn chunk(out: &mut Vec<u8>, name: Name, parts: &[&[u8]]) -> Result<(), Error> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let too_long = |_| Error::new(Code::PhotoBroken).because("PNG chunk too long");
    out.extend(u32::try_from(length).map_err(too_long)?.to_be_bytes());
    let start = out.len();
    out.extend(name);
    for part in parts {
        out.extend_from_slice(part);
    }
    let sum = crc(&[], out.get(start..).unwrap_or_default());
    out.extend(sum.to_be_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode};

    use super::*;
    use crate::photo::strip;

    fn file() -> Vec<u8> {
        encode::png(&draw::gradient(20, 10))
    }

    #[test]
    fn image_data_that_end_with_the_picture_are_kept_bit_for_bit() {
        let clean = strip(&Photo::open(file()).unwrap(), Choices::default()).unwrap();
        assert_eq!(clean.bytes(), file());
    }
}
