//! Where a GIF image really ends: its LZW codes followed pixel by pixel (GIF89a, appendix F).
//!
//! The data of an image run on to an empty sub-block, but its last pixel may come before: what stands between is drawn
//! by nobody and would otherwise pass as picture.
//! Only the length of each string is kept.

use crate::{Error, error::Code};

/// What an image's codes say.
pub(super) struct Extent {
    /// How many bits the codes take up to that of the last pixel.
    bits: usize,
    /// The end code that has to follow, and how many bits it takes there.
    end: (u16, u32),
    /// How many bytes of the data these and the end code take, if that is there.
    pub(super) read: usize,
}

impl Extent {
    /// As plain numbers, to be kept; [`Self::from_numbers`] reads them.
    pub(super) fn numbers(&self) -> [usize; 4] {
        let (code, size) = self.end;
        [self.bits, usize::from(code), usize::try_from(size).unwrap_or_default(), self.read]
    }

    pub(super) fn from_numbers([bits, code, size, read]: [usize; 4]) -> Self {
        let end = (u16::try_from(code).unwrap_or_default(), u32::try_from(size).unwrap_or_default());
        Self { bits, end, read }
    }

    /// The data again: the same codes up to the last pixel, the end code, and noughts up to a whole byte.
    pub(super) fn write(&self, data: impl Iterator<Item = u8>) -> Vec<u8> {
        let (code, size) = self.end;
        let mut out: Vec<u8> = data.take(self.bits.div_ceil(8)).collect();
        let bits = self.bits % 8;
        let mut last = match (bits, out.pop()) {
            (0, Some(byte)) => {
                out.push(byte);
                0
            }
            (_, byte) => u32::from(byte.unwrap_or(0)) & ((1 << bits) - 1),
        };
        last |= u32::from(code) << bits;
        let whole = bits.saturating_add(usize::try_from(size).unwrap_or(0)).div_ceil(8);
        out.extend(last.to_le_bytes().iter().take(whole));
        out
    }
}

/// The longest code in bits.
const MOST_BITS: u32 = 12;

/// Follows `data` for so many `pixels`, `minimum` being the code size that stands before them, 2 to 8.
///
/// `at` is where the data start in the file. Fails with [`Code::PhotoTruncated`] where they end before the last pixel,
/// and with [`Code::PhotoBroken`] at a code that stands for nothing.
pub(super) fn extent(data: impl Iterator<Item = u8>, at: usize, minimum: u8, pixels: u64) -> Result<Extent, Error> {
    let fail = |code, bits: usize| Error::at_byte(code, at.saturating_add(bits / 8)).because("GIF image data");
    let (clear, end) = (1_u16 << minimum, (1_u16 << minimum) + 1);
    let first_size = u32::from(minimum) + 1;
    let mut codes = Codes { data, buffer: 0, held: 0, bits: 0 };
    let mut lengths = [1_u16; 1 << MOST_BITS];
    let (mut next, mut size, mut previous) = (end + 1, first_size, None);
    let mut drawn = 0_u64;
    while drawn < pixels {
        let code = codes.next(size).ok_or_else(|| fail(Code::PhotoTruncated, codes.bits))?;
        if code == clear {
            (next, size, previous) = (end + 1, first_size, None);
            continue;
        }
        if code == end {
            return Err(fail(Code::PhotoTruncated, codes.bits));
        }
        let length = match (lengths.get(usize::from(code)), previous) {
            (Some(_), _) if code < clear => 1,
            (Some(length), Some(_)) if code < next => *length,
            (_, Some(previous)) if code == next => previous + 1,
            _ => return Err(fail(Code::PhotoBroken, codes.bits)),
        };
        if let (Some(previous), Some(entry)) = (previous, lengths.get_mut(usize::from(next))) {
            *entry = previous + 1;
            next += 1;
            if next == 1 << size && size < MOST_BITS {
                size += 1;
            }
        }
        previous = Some(length);
        drawn += u64::from(length);
    }
    let bits = codes.bits;
    let closed = codes.next(size) == Some(end);
    let read = if closed { codes.bits } else { bits }.div_ceil(8);
    Ok(Extent { bits, end: (end, size), read })
}

/// Reads codes from the least significant bit on.
struct Codes<I> {
    data: I,
    buffer: u32,
    held: u32,
    /// How many bits were read.
    bits: usize,
}

impl<I: Iterator<Item = u8>> Codes<I> {
    #[inline]
    fn next(&mut self, size: u32) -> Option<u16> {
        while self.held < size {
            self.buffer |= u32::from(self.data.next()?) << self.held;
            self.held += 8;
        }
        let code = self.buffer & ((1 << size) - 1);
        self.buffer >>= size;
        self.held -= size;
        self.bits += usize::try_from(size).ok()?;
        u16::try_from(code).ok()
    }
}
