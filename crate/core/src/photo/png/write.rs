//! PNG: writes the chunks a renderer needs, each in one fixed form (W3C PNG, third edition).

use std::borrow::Cow;

use super::{Extent, Header, Name, SIGNATURE, crc, extent, walk};
use crate::{
    Error,
    error::Code,
    photo::{Choices, orientation},
};

/// The file again, with nothing in it but what draws.
pub(crate) fn write(bytes: &[u8], choices: Choices) -> Result<Vec<u8>, Error> {
    let png = &walk(bytes)?;
    let mut out = SIGNATURE.to_vec();
    let Header { width, height, depth, colour, interlaced } = png.header;
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([depth, colour, 0, 0, u8::from(interlaced)]);
    chunk(&mut out, *b"IHDR", &[&header])?;
    for (name, data) in &png.kept {
        match name {
            b"iCCP" => chunk(&mut out, *name, &[&profile(data, choices)])?,
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
        let extent = extent(image, &mut Vec::new())?;
        let parts = match &extent {
            Extent::Parts(parts) => parts.clone(),
            Extent::Rewritten(stream) => stream.chunks(1 << 20).collect(),
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

/// The iCCP chunk to write.
fn profile<'a>(chunk: &'a [u8], _: Choices) -> Cow<'a, [u8]> {
    Cow::Borrowed(chunk)
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
    use crate::photo::{Photo, strip};

    fn file() -> Vec<u8> {
        encode::png(&draw::gradient(20, 10))
    }

    #[test]
    fn image_data_that_end_with_the_picture_are_kept_bit_for_bit() {
        let clean = strip(&Photo::open(file()).unwrap(), Choices::default()).unwrap();
        assert_eq!(clean.bytes(), file());
    }
}
