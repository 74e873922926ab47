//! HEVC in HEIF: which NAL units draw (ITU-T H.265, sections 7.3 and 7.4; ISO/IEC 14496-15, section 8.3).

use std::ops::Range;

use super::boxes::{Fields, broken, narrow, unsupported};
use crate::{Error, error::Code, photo::integer::u16_be};

/// Parameter sets of still pictures take a hundred bytes; with scaling lists two thousand.
const MAX_PARAMETER_SET: usize = 4096;

/// The decoder configuration with its parameter sets and nothing else: messages (SEI) may name the encoder or carry
/// private data, and reserved bits are set as the standard has them.
pub(super) fn configuration(mut data: Fields<'_>) -> Result<Vec<u8>, Error> {
    let start = data.offset();
    let head = data.take(23)?;
    let [version, .., last, _] = head else { return Err(broken(start, "hvcC")) };
    if *version != 1 || last & 3 == 2 {
        return Err(unsupported(start, "version of hvcC"));
    }
    let mut arrays = Vec::new();
    let mut kept = 0_u8;
    for _ in 0..head.last().copied().unwrap_or_default() {
        let kind = data.u8()?;
        let count = data.u16()?;
        let mut units = Vec::new();
        for _ in 0..count {
            let at = data.offset();
            let length = usize::from(data.u16()?);
            let unit = data.take(length)?;
            if parameter_set(unit, at)? && unit.first().is_some_and(|byte| byte >> 1 & 63 == kind & 63) {
                units.push(unit);
            }
        }
        if !units.is_empty() {
            kept = kept.checked_add(1).ok_or_else(|| broken(start, "hvcC"))?;
            arrays.push(kind & 0xBF);
            arrays.extend(narrow::<u16>(units.len())?.to_be_bytes());
            for unit in units {
                arrays.extend(narrow::<u16>(unit.len())?.to_be_bytes());
                arrays.extend_from_slice(unit);
            }
        }
    }
    let mut out = head.get(..22).unwrap_or_default().to_vec();
    for (place, reserved) in [(13, 0xF0), (15, 0xFC), (16, 0xFC), (17, 0xF8), (18, 0xF8)] {
        out.iter_mut().skip(place).take(1).for_each(|byte| *byte |= reserved);
    }
    out.push(kept);
    out.extend(arrays);
    Ok(out)
}

/// Whether a unit of the base layer is a video, sequence or picture parameter set.
fn parameter_set(unit: &[u8], offset: usize) -> Result<bool, Error> {
    let Some(header) = u16_be(unit, 0) else { return Ok(false) };
    if !matches!(kind_of(header), 32..=34) || header >> 3 & 63 != 0 {
        return Ok(false);
    }
    if unit.len() > MAX_PARAMETER_SET {
        return Err(unsupported(offset, "HEVC parameter set of unusual length"));
    }
    whole(unit, offset)?;
    Ok(true)
}

fn kind_of(header: u16) -> u16 {
    header >> 9 & 63
}

/// No unit holds a start code (H.265, section 7.4.2): behind one a decoder may see another unit.
fn whole(unit: &[u8], offset: usize) -> Result<(), Error> {
    let code = unit.windows(3).position(|three| matches!(three, [0, 0, 0..=2]));
    match code {
        Some(at) => Err(broken(offset.saturating_add(at), "start code inside an HEVC unit")),
        None => Ok(()),
    }
}

/// The stretches of an item's data that draw: parameter sets, and the slices of the first picture, in the base layer.
/// Messages (SEI), filler data, delimiters and second pictures are none. `configuration` is the box's data, `offset` the
/// place of the item in the file.
pub(super) fn kept(data: &[u8], offset: usize, configuration: &[u8]) -> Result<Vec<Range<usize>>, Error> {
    let length_size = usize::from(configuration.get(21).copied().unwrap_or_default() & 3).saturating_add(1);
    let mut fields = Fields::new(data, 0);
    let mut kept = Vec::new();
    let mut pictures = 0_u32;
    let mut second = false;
    while !fields.is_empty() {
        let start = fields.offset();
        let at = offset.saturating_add(start);
        let truncated = |_| Error::at_byte(Code::PhotoTruncated, at).because("HEVC data");
        let length = fields.number(length_size).map_err(truncated)?;
        let unit = fields.take(usize::try_from(length).unwrap_or(usize::MAX)).map_err(truncated)?;
        let Some(header) = u16_be(unit, 0) else { continue };
        let base = header >> 3 & 63 == 0;
        let draws = match kind_of(header) {
            0..=9 | 16..=21 if base => {
                // first_slice_segment_in_pic_flag
                if unit.get(2).is_some_and(|byte| byte & 0x80 != 0) {
                    pictures = pictures.saturating_add(1);
                }
                second |= pictures > 1;
                whole(unit, at)?;
                true
            }
            _ => parameter_set(unit, at)?,
        };
        if draws && !second {
            kept.push(start..fields.offset());
        }
    }
    if pictures == 0 {
        return Err(Error::at_byte(Code::PhotoTruncated, offset).because("HEVC item without a picture"));
    }
    Ok(kept)
}

/// Width and height in pixels of the pictures that the sequence parameter sets in a configuration or in an item's data
/// announce: the largest of either, as coded, before the conformance window.
pub(super) fn coded_size(configuration: &[u8], data: &[u8], kept: &[Range<usize>]) -> Option<(u64, u64)> {
    let mut fields = Fields::new(configuration, 0);
    fields.take(21).ok()?;
    let length_size = usize::from(fields.u8().ok()? & 3).saturating_add(1);
    let mut sizes = Vec::new();
    for _ in 0..fields.u8().ok()? {
        fields.u8().ok()?;
        for _ in 0..fields.u16().ok()? {
            let length = usize::from(fields.u16().ok()?);
            let unit = fields.take(length).ok()?;
            if u16_be(unit, 0).map(kind_of) == Some(33) {
                sizes.push(sequence_size(unit)?);
            }
        }
    }
    for range in kept {
        let unit = data.get(range.start.saturating_add(length_size)..range.end)?;
        if u16_be(unit, 0).map(kind_of) == Some(33) {
            sizes.push(sequence_size(unit)?);
        }
    }
    sizes.into_iter().reduce(|(w, h), (width, height)| (w.max(width), h.max(height)))
}

/// The size in a sequence parameter set (H.265, section 7.3.2.2).
fn sequence_size(unit: &[u8]) -> Option<(u64, u64)> {
    let mut zeros = 0;
    let mut payload = Vec::new();
    for byte in unit.iter().take(256) {
        if zeros >= 2 && *byte == 3 {
            zeros = 0; // emulation prevention
            continue;
        }
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
        payload.push(*byte);
    }
    let mut bits = Bits { data: &payload, at: 16 };
    bits.read(4)?; // parameter set of the video
    let layers = bits.read(3)?;
    bits.read(1)?;
    // profile_tier_level(1, layers), section 7.3.3
    bits.skip(88 + 8);
    let present: Vec<(u64, u64)> = (0..layers).map(|_| Some((bits.read(1)?, bits.read(1)?))).collect::<Option<_>>()?;
    if layers > 0 {
        bits.skip(2 * 8_usize.saturating_sub(usize::try_from(layers).ok()?));
    }
    for (profile, level) in present {
        bits.skip(if profile == 1 { 88 } else { 0 } + if level == 1 { 8 } else { 0 });
    }
    bits.golomb()?; // identifier
    if bits.golomb()? == 3 {
        bits.read(1)?; // separate planes
    }
    Some((bits.golomb()?, bits.golomb()?))
}

/// Reads bit by bit, the highest first.
struct Bits<'a> {
    data: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn read(&mut self, count: u32) -> Option<u64> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.data.get(self.at / 8)?;
            value = value << 1 | u64::from(byte >> (7 - self.at % 8) & 1);
            self.at = self.at.saturating_add(1);
        }
        Some(value)
    }

    fn skip(&mut self, count: usize) {
        self.at = self.at.saturating_add(count);
    }

    /// ue(v), section 9.2.
    fn golomb(&mut self) -> Option<u64> {
        let mut zeros = 0;
        while self.read(1)? == 0 {
            zeros += 1;
            if zeros > 31 {
                return None;
            }
        }
        Some((1 << zeros) - 1 + self.read(zeros)?)
    }
}
