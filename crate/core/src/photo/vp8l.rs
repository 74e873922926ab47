//! Where a lossless WebP picture really ends: its prefix codes followed pixel by pixel (RFC 9649, section 3).
//!
//! A chunk may be longer than the picture coded in it: what stands behind is drawn by nobody and would otherwise pass as
//! picture. No colour is computed here, but for the small picture that says which prefix codes hold where.

use crate::{Error, error::Code};

/// What the header says (section 3.4).
pub(super) struct Header {
    /// Width in pixels, up to 16384.
    pub(super) width: u32,
    /// Height in pixels, up to 16384.
    pub(super) height: u32,
    /// Whether alpha is used: a hint.
    pub(super) alpha: bool,
}

/// How long the header is.
pub(super) const HEADER: usize = 5;

/// Reads the header of a VP8L chunk.
pub(super) fn header(data: &[u8]) -> Option<Header> {
    let [0x2F, a, b, c, d, ..] = *data else { return None };
    let fields = u32::from_le_bytes([a, b, c, d]);
    let size = |bits: u32| (bits & 0x3FFF) + 1;
    (fields >> 29 == 0).then(|| Header {
        width: size(fields),
        height: size(fields >> 14),
        alpha: fields >> 28 & 1 == 1,
    })
}

/// How many bytes of `data` the picture takes that starts there, behind the header.
///
/// `at` is where that is in the file. Fails with [`Code::PhotoTruncated`] where the data end before the last pixel,
/// [`Code::PhotoBroken`] where they are not built as the format requires, and [`Code::PhotoTooLarge`] where the prefix
/// codes would take more memory than any encoder's.
pub(super) fn end(data: &[u8], at: usize, width: u32, height: u32) -> Result<usize, Error> {
    let mut walker = Walker { bits: Bits { data, used: 0 }, room: MOST_SYMBOLS };
    let walked = walker.picture(width, height);
    let used = walker.bits.used.div_ceil(8);
    let fail = |code| Error::at_byte(code, at.saturating_add(used.min(data.len()))).because("VP8L");
    match walked {
        _ if used > data.len() => Err(fail(Code::PhotoTruncated)),
        Ok(()) => Ok(used),
        Err(Broken::Code) => Err(fail(Code::PhotoBroken)),
        Err(Broken::Room) => Err(fail(Code::PhotoTooLarge)),
    }
}

/// How many symbols the prefix codes of a picture may have together; it bounds their tables to 64 MB, and the time that a
/// few bytes can cost, for a code of hundreds of symbols may take four bits. libwebp writes half as many at most.
const MOST_SYMBOLS: usize = 16 << 20;

/// Why the walk stopped.
enum Broken {
    Code,
    Room,
}

/// Reads bits from the least significant on; behind the end there are noughts.
struct Bits<'a> {
    data: &'a [u8],
    /// How many bits were read.
    used: usize,
}

impl Bits<'_> {
    /// The next 32 bits or more, unread.
    #[inline]
    fn peek(&self) -> u64 {
        let rest = self.data.get(self.used / 8..).unwrap_or_default();
        let word = match rest.first_chunk::<8>() {
            Some(word) => u64::from_le_bytes(*word),
            None => rest.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        };
        word >> (self.used % 8)
    }

    /// The next bits, up to 24.
    #[inline]
    fn read(&mut self, count: u32) -> usize {
        let value = self.peek() & ((1 << count) - 1);
        self.skip(count);
        usize::try_from(value).unwrap_or_default()
    }

    #[inline]
    fn skip(&mut self, count: u32) {
        self.used = self.used.saturating_add(count as usize);
    }

    fn past_the_end(&self) -> bool {
        self.used > self.data.len().saturating_mul(8)
    }
}

/// A prefix code (section 3.7.2).
struct PrefixCode {
    /// For each value of the next few bits, how long the code is and which symbol it stands for, or [`LONG`].
    table: Vec<(u8, u16)>,
    /// How many bits index the table.
    index: u32,
    /// How many codes there are of each length.
    counts: [u16; MOST_LENGTH + 1],
    /// The symbols of codes longer than the index, in the order of their codes.
    long: Vec<u16>,
}

/// The longest code in bits.
const MOST_LENGTH: usize = 15;

/// The bits that are looked up at once.
const INDEX: u32 = 8;

/// A table's entry for codes longer than the index.
const LONG: u8 = u8::MAX;

impl PrefixCode {
    /// The code in which each symbol has this length; noughts for symbols that have none.
    fn new(lengths: &[u8]) -> Option<Self> {
        let mut counts = [0_u16; MOST_LENGTH + 1];
        for length in lengths.iter().filter(|length| **length > 0) {
            *counts.get_mut(usize::from(*length))? += 1;
        }
        let only = counts.iter().sum::<u16>() == 1;
        if only {
            // A lone symbol takes no bits.
            let symbol = u16::try_from(lengths.iter().position(|length| *length > 0)?).ok()?;
            return Some(Self { table: vec![(0, symbol)], index: 0, counts, long: Vec::new() });
        }
        let mut next = [0_u32; MOST_LENGTH + 1];
        let mut code = 0;
        for (next, count) in next.iter_mut().zip(counts).skip(1) {
            code <<= 1;
            *next = code;
            code += u32::from(count);
        }
        // Codes that leave a gap, or overlap, are none.
        if code != 1 << MOST_LENGTH {
            return None;
        }
        let longest = u32::try_from(counts.iter().rposition(|count| *count > 0)?).ok()?;
        let index = longest.min(INDEX);
        let mut table = vec![(LONG, 0); 1 << index];
        let mut long = Vec::new();
        for (symbol, length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
            let symbol = u16::try_from(symbol).ok()?;
            let code = next.get_mut(usize::from(*length))?;
            let length32 = u32::from(*length);
            if length32 <= index {
                let first = usize::try_from(code.reverse_bits() >> (32 - length32)).ok()?;
                let step = 1 << length32;
                table.iter_mut().skip(first).step_by(step).for_each(|entry| *entry = (*length, symbol));
            } else {
                long.push((length32, symbol));
            }
            *code += 1;
        }
        long.sort_by_key(|(length, _)| *length); // stable: symbols of a length stay in order
        let long = long.into_iter().map(|(_, symbol)| symbol).collect();
        Some(Self { table, index, counts, long })
    }

    /// The first symbol of the table: the only one, where no bits index it.
    fn only(&self) -> u16 {
        self.table.first().map_or(u16::MAX, |(_, symbol)| *symbol)
    }

    #[inline]
    fn read(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let word = bits.peek();
        let (length, symbol) = *self.table.get(usize::try_from(word & ((1 << self.index) - 1)).ok()?)?;
        if length != LONG {
            bits.skip(u32::from(length));
            return Some(usize::from(symbol));
        }
        self.read_long(word, bits)
    }

    /// A code longer than the index, bit by bit.
    fn read_long(&self, mut word: u64, bits: &mut Bits<'_>) -> Option<usize> {
        let (mut code, mut first, mut before) = (0, 0, 0);
        for (length, count) in self.counts.iter().enumerate().skip(1) {
            let count = usize::from(*count);
            code = code << 1 | usize::try_from(word & 1).ok()?;
            word >>= 1;
            first <<= 1;
            let long = u32::try_from(length).is_ok_and(|length| length > self.index);
            if long {
                if let Some(place) = code.checked_sub(first).filter(|place| *place < count) {
                    bits.skip(u32::try_from(length).ok()?);
                    return self.long.get(before + place).map(|symbol| usize::from(*symbol));
                }
                before += count;
            }
            first += count;
        }
        None
    }
}

/// The five codes of a pixel: green with lengths and cache, red, blue, alpha, distance (section 3.7.1).
type Group = [PrefixCode; 5];

struct Walker<'a> {
    bits: Bits<'a>,
    /// How many more symbols codes may have.
    room: usize,
}

impl Walker<'_> {
    /// The whole picture: its transforms, then its pixels (section 3.8.1).
    fn picture(&mut self, mut width: u32, height: u32) -> Result<(), Broken> {
        let mut seen = [false; 4];
        while self.bits.read(1) == 1 {
            let kind = self.bits.read(2);
            let seen = seen.get_mut(kind).filter(|seen| !**seen).ok_or(Broken::Code)?;
            *seen = true;
            match kind {
                // Predictors and colour differences, for each block of the picture.
                0 | 1 => {
                    let block = self.bits.read(3) + 2;
                    self.pixels(blocks(width, block), blocks(height, block), Role::Data)?;
                }
                // Green is subtracted.
                2 => {}
                // A palette; a few small indices share a pixel.
                _ => {
                    let colours = self.bits.read(8) + 1;
                    self.pixels(u32::try_from(colours).map_err(|_| Broken::Code)?, 1, Role::Data)?;
                    width = blocks(
                        width,
                        match colours {
                            0..=2 => 3,
                            3..=4 => 2,
                            5..=16 => 1,
                            _ => 0,
                        },
                    );
                }
            }
        }
        self.pixels(width, height, Role::Picture).map(|_| ())
    }

    /// One entropy-coded picture (section 3.7.3); its pixels if its role wants them.
    fn pixels(&mut self, width: u32, height: u32, role: Role) -> Result<Vec<u32>, Broken> {
        let cache = match self.bits.read(1) {
            0 => None,
            _ => Some(self.bits.read(4)).filter(|bits| (1..=11).contains(bits)).map(Some).ok_or(Broken::Code)?,
        };
        let (mut block, mut choices, mut columns) = (0, Vec::new(), 0);
        if role == Role::Picture && self.bits.read(1) == 1 {
            block = self.bits.read(3) + 2;
            columns = usize::try_from(blocks(width, block)).map_err(|_| Broken::Code)?;
            choices = self.pixels(blocks(width, block), blocks(height, block), Role::Choices)?;
            // Red and green are the number of the group.
            choices.iter_mut().for_each(|pixel| *pixel = *pixel >> 8 & 0xFFFF);
        }
        let most = choices.iter().copied().max().unwrap_or(0);
        let groups = (0..=most).map(|_| self.group(cache)).collect::<Result<Vec<_>, _>>()?;
        let one = groups.first().ok_or(Broken::Code)?;
        let side = |length: u32| usize::try_from(length).map_err(|_| Broken::Code);
        let (width, count) = (side(width)?, side(width)?.saturating_mul(side(height)?));
        let mut kept = Kept::new(role, count, cache);
        // A picture of one colour takes no bits, and must not take time for millions of pixels either.
        let [green, red, blue, alpha, _] = one;
        let plain = [green, red, blue, alpha].iter().all(|code| code.index == 0) && green.only() < 256;
        if plain && choices.is_empty() && role != Role::Choices {
            return Ok(Vec::new());
        }
        let (mut at, mut x, mut y) = (0, 0, 0);
        while at < count {
            let group = if choices.is_empty() {
                one
            } else {
                let choice = choices.get((y >> block) * columns + (x >> block)).ok_or(Broken::Code)?;
                usize::try_from(*choice).ok().and_then(|choice| groups.get(choice)).ok_or(Broken::Code)?
            };
            let run = self.symbol(group, width, at, count, &mut kept)?;
            at += run;
            x += run;
            if x >= width {
                y += x / width;
                x %= width;
            }
            if self.bits.past_the_end() {
                return Err(Broken::Code);
            }
        }
        Ok(kept.pixels)
    }

    /// A pixel, a reference to the cache, or a copy of earlier pixels (section 3.6.2); how many pixels that makes.
    #[inline]
    fn symbol(
        &mut self,
        [green, red, blue, alpha, distance]: &Group,
        width: usize,
        at: usize,
        count: usize,
        kept: &mut Kept,
    ) -> Result<usize, Broken> {
        let bits = &mut self.bits;
        let symbol = green.read(bits).ok_or(Broken::Code)?;
        if let Some(code) = symbol.checked_sub(256).filter(|code| *code < 24) {
            let length = prefixed(bits, code);
            let code = distance.read(bits).ok_or(Broken::Code)?;
            let distance = distance_in(width, prefixed(bits, code));
            if distance > at || length > count - at {
                return Err(Broken::Code);
            }
            kept.copy(distance, length);
            return Ok(length);
        }
        if let Some(place) = symbol.checked_sub(256 + 24) {
            kept.recall(place);
            return Ok(1);
        }
        let mut channel = |code: &PrefixCode| code.read(bits).ok_or(Broken::Code);
        let (red, blue, alpha) = (channel(red)?, channel(blue)?, channel(alpha)?);
        kept.pixel(|| [alpha, red, symbol, blue]);
        Ok(1)
    }

    fn group(&mut self, cache: Option<usize>) -> Result<Group, Broken> {
        let green = 256 + 24 + cache.map_or(0, |bits| 1 << bits);
        Ok([self.code(green)?, self.code(256)?, self.code(256)?, self.code(256)?, self.code(40)?])
    }

    /// Reads how a prefix code for so many symbols is built (section 3.7.2.1).
    fn code(&mut self, symbols: usize) -> Result<PrefixCode, Broken> {
        if self.bits.past_the_end() {
            return Err(Broken::Code);
        }
        // A small code's table has as many entries as a code of 256 symbols.
        self.room = self.room.checked_sub(symbols.max(256)).ok_or(Broken::Room)?;
        let mut lengths = vec![0; symbols];
        if self.bits.read(1) == 1 {
            let second = self.bits.read(1) == 1;
            let wide = self.bits.read(1) == 1;
            let first = self.bits.read(if wide { 8 } else { 1 });
            *lengths.get_mut(first).ok_or(Broken::Code)? = 1;
            if second {
                *lengths.get_mut(self.bits.read(8)).ok_or(Broken::Code)? = 1;
            }
        } else {
            self.lengths(&mut lengths)?;
        }
        PrefixCode::new(&lengths).ok_or(Broken::Code)
    }

    /// The lengths of a code, themselves coded (section 3.7.2.1.2).
    fn lengths(&mut self, lengths: &mut [u8]) -> Result<(), Broken> {
        const ORDER: [usize; 19] = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        let mut inner = [0; 19];
        let count = self.bits.read(4) + 4;
        for place in ORDER.iter().take(count) {
            *inner.get_mut(*place).ok_or(Broken::Code)? = u8::try_from(self.bits.read(3)).map_err(|_| Broken::Code)?;
        }
        let inner = PrefixCode::new(&inner).ok_or(Broken::Code)?;
        let mut left = lengths.len();
        if self.bits.read(1) == 1 {
            let wide = u32::try_from(2 + 2 * self.bits.read(3)).map_err(|_| Broken::Code)?;
            left = Some(2 + self.bits.read(wide)).filter(|left| *left <= lengths.len()).ok_or(Broken::Code)?;
        }
        let (mut at, mut previous) = (0, 8);
        while at < lengths.len() && left > 0 {
            left -= 1;
            let symbol = inner.read(&mut self.bits).ok_or(Broken::Code)?;
            let (length, repeat) = match symbol {
                16 => (previous, 3 + self.bits.read(2)),
                17 => (0, 3 + self.bits.read(3)),
                18 => (0, 11 + self.bits.read(7)),
                _ => (u8::try_from(symbol).map_err(|_| Broken::Code)?, 1),
            };
            let run = lengths.get_mut(at..at + repeat).ok_or(Broken::Code)?;
            run.fill(length);
            at += repeat;
            if length > 0 {
                previous = length;
            }
        }
        Ok(())
    }
}

/// What an entropy-coded picture is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The picture itself.
    Picture,
    /// Which codes hold in which block of it.
    Choices,
    /// The data of a transform.
    Data,
}

/// Pixels as they were read, where they are needed.
struct Kept {
    wanted: bool,
    pixels: Vec<u32>,
    cache: Vec<u32>,
    shift: u32,
}

impl Kept {
    fn new(role: Role, count: usize, cache: Option<usize>) -> Self {
        let wanted = role == Role::Choices;
        let bits = cache.filter(|_| wanted).and_then(|bits| u32::try_from(bits).ok());
        let cache = bits.map_or_else(Vec::new, |bits| vec![0; 1 << bits]);
        let pixels = if wanted { Vec::with_capacity(count) } else { Vec::new() };
        Self { wanted, pixels, cache, shift: 32 - bits.unwrap_or(0) }
    }

    #[inline]
    fn pixel(&mut self, channels: impl Fn() -> [usize; 4]) {
        if self.wanted {
            self.push(channels().iter().fold(0, |sum, channel| sum << 8 | (channel & 0xFF) as u32));
        }
    }

    fn push(&mut self, pixel: u32) {
        self.pixels.push(pixel);
        if !self.cache.is_empty() {
            // Section 3.6.2.3.
            let place = pixel.wrapping_mul(0x1E35_A7BD) >> self.shift;
            if let Some(cached) = self.cache.get_mut(place as usize) {
                *cached = pixel;
            }
        }
    }

    fn recall(&mut self, place: usize) {
        if self.wanted {
            self.push(self.cache.get(place).copied().unwrap_or(0));
        }
    }

    fn copy(&mut self, distance: usize, length: usize) {
        if self.wanted {
            for _ in 0..length {
                let source = self.pixels.len().checked_sub(distance).and_then(|at| self.pixels.get(at));
                self.push(source.copied().unwrap_or(0));
            }
        }
    }
}

/// How many blocks of 2 to the power of `bits` pixels cover a side.
fn blocks(length: u32, bits: usize) -> u32 {
    length.div_ceil(1 << bits)
}

/// A length or distance: a code for its size, and the bits within (section 3.6.2.2).
fn prefixed(bits: &mut Bits<'_>, code: usize) -> usize {
    if code < 4 {
        return code + 1;
    }
    let extra = (code - 2) >> 1;
    let start = (2 + (code & 1)) << extra;
    start + bits.read(u32::try_from(extra).unwrap_or(0)) + 1
}

/// A distance in pixels: the first 120 codes name pixels close by (section 3.6.2.2).
fn distance_in(width: usize, code: usize) -> usize {
    let near = code.checked_sub(1).and_then(|place| NEAR.get(place));
    match near {
        Some((left, up)) => (usize::from(*up) * width).saturating_add_signed(isize::from(*left)).max(1),
        None => code - NEAR.len(),
    }
}

/// How many pixels to the left and up.
#[rustfmt::skip]
const NEAR: [(i8, u8); 120] = [
    (0, 1), (1, 0), (1, 1), (-1, 1), (0, 2), (2, 0), (1, 2), (-1, 2),
    (2, 1), (-2, 1), (2, 2), (-2, 2), (0, 3), (3, 0), (1, 3), (-1, 3),
    (3, 1), (-3, 1), (2, 3), (-2, 3), (3, 2), (-3, 2), (0, 4), (4, 0),
    (1, 4), (-1, 4), (4, 1), (-4, 1), (3, 3), (-3, 3), (2, 4), (-2, 4),
    (4, 2), (-4, 2), (0, 5), (3, 4), (-3, 4), (4, 3), (-4, 3), (5, 0),
    (1, 5), (-1, 5), (5, 1), (-5, 1), (2, 5), (-2, 5), (5, 2), (-5, 2),
    (4, 4), (-4, 4), (3, 5), (-3, 5), (5, 3), (-5, 3), (0, 6), (6, 0),
    (1, 6), (-1, 6), (6, 1), (-6, 1), (2, 6), (-2, 6), (6, 2), (-6, 2),
    (4, 5), (-4, 5), (5, 4), (-5, 4), (3, 6), (-3, 6), (6, 3), (-6, 3),
    (0, 7), (7, 0), (1, 7), (-1, 7), (5, 5), (-5, 5), (7, 1), (-7, 1),
    (4, 6), (-4, 6), (6, 4), (-6, 4), (2, 7), (-2, 7), (7, 2), (-7, 2),
    (3, 7), (-3, 7), (7, 3), (-7, 3), (5, 6), (-5, 6), (6, 5), (-6, 5),
    (8, 0), (4, 7), (-4, 7), (7, 4), (-7, 4), (8, 1), (8, 2), (6, 6),
    (-6, 6), (8, 3), (5, 7), (-5, 7), (7, 5), (-7, 5), (8, 4), (6, 7),
    (-6, 7), (7, 6), (-7, 6), (8, 5), (7, 7), (-7, 7), (8, 6), (8, 7),
];

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode};

    use super::*;

    #[test]
    fn the_end_is_the_last_byte_an_encoder_wrote() {
        for (width, height) in [(1, 1), (7, 5), (64, 64), (301, 97)] {
            let file = encode::webp(&draw::gradient(width, height));
            let length = u32::from_le_bytes(file[16..20].try_into().unwrap()) as usize;
            let data = [&file[25..20 + length], b"hidden"].concat();
            assert_eq!(end(&data, 0, width, height).ok(), Some(length - HEADER));
            let cut = &data[..length - HEADER - 1];
            assert_eq!(end(cut, 0, width, height).unwrap_err().code(), Code::PhotoTruncated);
        }
    }

    #[test]
    fn a_code_with_a_gap_or_an_overlap_is_none() {
        assert!(PrefixCode::new(&[1, 2, 2]).is_some());
        assert!(PrefixCode::new(&[1, 2, 3]).is_none());
        assert!(PrefixCode::new(&[1, 1, 2]).is_none());
        assert!(PrefixCode::new(&[0, 0]).is_none());
        assert!(PrefixCode::new(&[0, 9]).is_some());
    }

    #[test]
    fn codes_longer_than_the_table_are_found() {
        // Lengths 1, 2, … 11, 12, 12: symbol n is n ones and a nought, read from the first bit on.
        let lengths: Vec<u8> = (1..=12).chain([12]).collect();
        let code = PrefixCode::new(&lengths).unwrap();
        for symbol in 0..13_usize {
            let word = (1_u32 << symbol) - 1;
            let data = word.to_le_bytes();
            let mut bits = Bits { data: &data, used: 0 };
            assert_eq!(code.read(&mut bits), Some(symbol));
            assert_eq!(bits.used, (symbol + 1).min(12));
        }
    }

    #[test]
    fn near_distances_name_pixels_around() {
        assert_eq!([1, 2, 3, 4, 120, 121].map(|code| distance_in(100, code)), [100, 1, 101, 99, 708, 1]);
        assert_eq!(distance_in(1, 4), 1); // never nought
    }
}
