//! Pictures made of other pictures (ISO/IEC 23008-12, section 6.6.2; ISO 21496-1, annex C).

use super::boxes::{Fields, Kind, broken, unsupported};
use crate::Error;

/// Reads the recipe of a derived picture (23008-12, section 6.6.2); how many bytes it takes.
pub(super) fn length(kind: Kind, data: &[u8], offset: usize, inputs: usize, size: (u32, u32)) -> Result<usize, Error> {
    let mut fields = Fields::new(data, offset);
    let wrong = |what| Err(broken(offset, what));
    if kind == *b"iden" {
        return if inputs == 1 { Ok(0) } else { wrong("inputs of a HEIF identity") };
    }
    if fields.u8()? != 0 {
        return Err(unsupported(offset, "version of a derived HEIF picture"));
    }
    if kind == *b"tmap" {
        // ISO 21496-1, annex C: versions, flags, two headrooms, and five fractions for each channel.
        let (least, _, flags) = (fields.u16()?, fields.u16()?, fields.u8()?);
        if least != 0 || flags & 0x3F != 0 {
            return Err(unsupported(offset, "version of a HEIF gain map"));
        }
        fields.take(if flags & 0x80 == 0 { 16 + 40 } else { 16 + 3 * 40 })?;
        return Ok(fields.offset().saturating_sub(offset));
    }
    let width = if fields.u8()? & 1 == 1 { 4 } else { 2 };
    let count = if kind == *b"grid" {
        (usize::from(fields.u8()?) + 1) * (usize::from(fields.u8()?) + 1)
    } else {
        fields.take(8)?; // what shows where no layer is
        inputs
    };
    if (fields.number(width)?, fields.number(width)?) != (u64::from(size.0), u64::from(size.1)) {
        return wrong("size of a derived HEIF picture");
    }
    if kind == *b"iovl" {
        fields.take(count.saturating_mul(2 * width))?; // where each layer lies
    }
    if inputs == 0 || inputs != count {
        return wrong("number of the parts of a HEIF picture");
    }
    Ok(fields.offset().saturating_sub(offset))
}
