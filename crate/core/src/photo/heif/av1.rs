//! AV1 in HEIF: which open bitstream units draw (AV1 Bitstream & Decoding Process Specification, section 5.3 to 5.9; AV1
//! Codec ISO Media File Format Binding, section 2.3).

use std::ops::Range;

use super::boxes::{Fields, broken, unsupported};
use crate::{Error, error::Code};

/// The codec configuration with its sequence header and nothing else.
pub(super) fn configuration(mut data: Fields<'_>) -> Result<Vec<u8>, Error> {
    let start = data.offset();
    let head = data.take(4)?;
    let [0x81, profile, format, delay] = *head else { return Err(unsupported(start, "version of av1C")) };
    let delay = if delay & 0x10 == 0 { 0 } else { delay & 0x1F };
    let mut out = vec![0x81, profile, format, delay];
    for range in units(data.rest(), data.offset())? {
        out.extend_from_slice(data.rest().get(range).unwrap_or_default());
    }
    Ok(out)
}

/// The stretches of an item's data that draw: sequence headers, frames with their headers and tiles, and what a bright
/// screen is told of the light. Other metadata, padding, delimiters and reserved units draw nothing; of a stream that calls
/// itself a still picture only the first frame does. `offset` is the place of the item in the file.
pub(super) fn kept(data: &[u8], offset: usize) -> Result<Vec<Range<usize>>, Error> {
    let kept = units(data, offset)?;
    let frame = |range: &Range<usize>| data.get(range.start).is_some_and(|header| matches!(header >> 3 & 15, 3 | 6));
    if !kept.iter().any(frame) {
        return Err(Error::at_byte(Code::PhotoTruncated, offset).because("AV1 item without a picture"));
    }
    Ok(kept)
}

fn units(data: &[u8], offset: usize) -> Result<Vec<Range<usize>>, Error> {
    let mut fields = Fields::new(data, 0);
    let mut kept = Vec::new();
    let (mut still, mut frames, mut delimiters) = (false, 0_u32, 0_u32);
    while !fields.is_empty() {
        let start = fields.offset();
        let at = offset.saturating_add(start);
        let truncated = |_| Error::at_byte(Code::PhotoTruncated, at).because("AV1 data");
        let header = fields.u8().map_err(truncated)?;
        let extension = if header & 4 == 0 { 0 } else { fields.u8().map_err(truncated)? };
        if header & 0x81 != 0 || extension & 7 != 0 {
            return Err(broken(at, "reserved bits of an AV1 unit"));
        }
        let size = if header & 2 == 0 { fields.rest().len() } else { leb128(&mut fields).map_err(truncated)? };
        let payload = fields.take(size).map_err(truncated)?;
        let kind = header >> 3 & 15;
        match kind {
            1 => still = payload.first().is_some_and(|byte| byte & 0x10 != 0),
            2 => delimiters = delimiters.saturating_add(1),
            3 | 6 => frames = frames.saturating_add(1),
            _ => {}
        }
        let draws = match kind {
            1 => payload.len() <= MAX_SEQUENCE_HEADER,
            3 | 4 | 6 | 7 => !(still && frames > 1),
            5 => is_light(payload),
            _ => false,
        };
        if kind == 1 && !draws {
            return Err(unsupported(at, "AV1 sequence header of unusual length"));
        }
        // A second temporal unit is a second picture.
        if draws && (delimiters < 2 || frames == 0) {
            kept.push(start..fields.offset());
        }
    }
    Ok(kept)
}

/// With 32 operating points, each with a decoder model, a sequence header takes some 500 bytes.
const MAX_SEQUENCE_HEADER: usize = 512;

/// Content light level or mastering display colour volume, and nothing after it but the bit that ends it (sections
/// 5.8.3, 5.8.4).
fn is_light(payload: &[u8]) -> bool {
    let length = match payload.first() {
        Some(1) => 4,
        Some(2) => 24,
        _ => return false,
    };
    payload.len() == length + 2 && payload.last() == Some(&0x80)
}

/// An integer of up to eight bytes of seven bits, the lowest first (section 4.10.5).
fn leb128(fields: &mut Fields<'_>) -> Result<usize, Error> {
    let mut value = 0_u64;
    for place in 0..8 {
        let byte = fields.u8()?;
        value |= u64::from(byte & 0x7F) << (place * 7);
        if byte & 0x80 == 0 {
            return Ok(usize::try_from(value).unwrap_or(usize::MAX));
        }
    }
    Ok(usize::MAX)
}
