//! Follows a clean JPEG's scans block by block beside the original's (ITU-T T.81, Annexes F and G).
//!
//! Where bytes were cut from a scan, every stretch between restarts must begin as it did before, end with the last bit of
//! its last block, and be followed by the same restart: then a decoder reads the same bits of both files, whatever stood
//! behind them. Codes are read bit by bit as Annex F has it, for this is done rarely.

use super::Scan;

/// What the scans so far have said of a progressive picture: for each component, for each of its blocks, which
/// coefficients are not zero.
#[derive(Default)]
pub(super) struct Picture {
    known: [Vec<u64>; 4],
}

/// The frame header as far as it says where blocks lie.
struct Frame {
    size: (usize, usize),
    most: (usize, usize),
    /// Identifier and sampling of each component.
    components: Vec<(u8, usize, usize)>,
}

impl Frame {
    fn read(payload: &[u8]) -> Option<Self> {
        let [_, y, y_low, x, x_low, _, rest @ ..] = payload else { return None };
        let pair = |high: &u8, low: &u8| usize::from(u16::from_be_bytes([*high, *low]));
        let component = |each: &[u8]| match each {
            [id, sampling, _] => Some((*id, usize::from(sampling >> 4), usize::from(sampling & 15))),
            _ => None,
        };
        let components: Vec<_> = rest.chunks_exact(3).filter_map(component).take(4).collect();
        let most_wide = components.iter().map(|(_, h, _)| *h).max().filter(|h| (1..=4).contains(h))?;
        let most_high = components.iter().map(|(.., v)| *v).max().filter(|v| (1..=4).contains(v))?;
        Some(Self { size: (pair(x, x_low), pair(y, y_low)), most: (most_wide, most_high), components })
    }

    /// Columns and rows of units of all components together.
    fn units(&self) -> (usize, usize) {
        (self.size.0.div_ceil(8 * self.most.0), self.size.1.div_ceil(8 * self.most.1))
    }
}

/// One component's part in a scan: its place in the frame, its tables, and how many of its blocks a unit has.
struct Part<'a> {
    component: usize,
    dc: &'a [u8],
    ac: &'a [u8],
    blocks: usize,
}

/// What a scan codes of each block.
enum Pass {
    Sequential,
    FirstDc,
    RefineDc,
    FirstAc(usize, usize),
    RefineAc(usize, usize),
}

impl Picture {
    /// Proves that a decoder reads the same of both scans; `None` when that cannot be shown.
    pub(super) fn follow(&mut self, before: &Scan<'_>, after: &Scan<'_>) -> Option<()> {
        let decoder = &after.decoder;
        let frame = Frame::read(decoder.frame)?;
        let (count, fields) = decoder.header.split_first()?;
        let (components, rest) = fields.split_at_checked(2 * usize::from(*count))?;
        let [first, last, approximation] = rest else { return None };
        let mut parts = Vec::new();
        for each in components.chunks_exact(2) {
            let [id, tables] = each else { return None };
            let component = frame.components.iter().position(|(known, ..)| known == id)?;
            let (_, h, v) = frame.components.get(component)?;
            let table =
                |class: usize, slot: u8| decoder.huffman.get(class + usize::from(slot & 3)).and_then(|t| t.get(1..));
            let (dc, ac) = (table(0, tables >> 4).unwrap_or_default(), table(4, tables & 15).unwrap_or_default());
            parts.push(Part { component, dc, ac, blocks: h * v });
        }
        let pass = match (decoder.process, *first, approximation >> 4) {
            (0xC0 | 0xC1, ..) => Pass::Sequential,
            (_, 0, 0) => Pass::FirstDc,
            (_, 0, _) => Pass::RefineDc,
            (_, first, 0) => Pass::FirstAc(first.into(), (*last).into()),
            (_, first, _) => Pass::RefineAc(first.into(), (*last).into()),
        };
        let (mut columns, mut rows) = frame.units();
        let mut stride = columns;
        if let [part] = parts.as_mut_slice() {
            let (_, h, v) = frame.components.get(part.component)?;
            stride = columns * h;
            if let Some(known) = self.known.get_mut(part.component).filter(|known| known.is_empty()) {
                known.resize(stride.checked_mul(rows * v)?, 0);
            }
            columns = (frame.size.0 * h).div_ceil(frame.most.0).div_ceil(8);
            rows = (frame.size.1 * v).div_ceil(frame.most.1).div_ceil(8);
            part.blocks = 1;
        }
        let units = columns.checked_mul(rows)?;
        let interval = match u16::from_be_bytes(decoder.restart) {
            0 => units,
            some => some.into(),
        };
        let (mut at, mut source) = (0, before.data);
        let mut unit = 0;
        while unit < units {
            let until = unit.checked_add(interval)?.min(units);
            let mut bits = Bits { data: after.data.get(at..)?, at: 0, byte: 0, left: 0 };
            let mut run = 0;
            for unit in unit..until {
                let place = unit / columns * stride + unit % columns;
                self.unit(&parts, &pass, place, &mut bits, &mut run)?;
            }
            unit = until;
            let (stretch, rest) = after.data.get(at..)?.split_at_checked(bits.at)?;
            let behind = source.strip_prefix(stretch)?;
            if unit == units {
                return rest.is_empty().then_some(());
            }
            let [0xFF, restart @ 0xD0..=0xD7, ..] = rest else { return None };
            let found = behind.windows(2).position(|pair| matches!(pair, [0xFF, 0xD0..=0xD7]))?;
            source = behind.get(found..)?.strip_prefix(&[0xFF, *restart])?;
            at = at.checked_add(bits.at)?.checked_add(2)?;
        }
        None
    }

    fn unit(
        &mut self,
        parts: &[Part<'_>],
        pass: &Pass,
        place: usize,
        bits: &mut Bits<'_>,
        run: &mut u32,
    ) -> Option<()> {
        for part in parts {
            for _ in 0..part.blocks {
                match pass {
                    Pass::Sequential => sequential(bits, part)?,
                    Pass::FirstDc => {
                        let size = bits.symbol(part.dc)? & 15;
                        bits.value(size)?;
                    }
                    Pass::RefineDc => {
                        bits.value(1)?;
                    }
                    Pass::FirstAc(first, last) => {
                        let block = self.known.get_mut(part.component)?.get_mut(place)?;
                        first_ac(bits, part.ac, *first..=*last, block, run)?;
                    }
                    Pass::RefineAc(first, last) => {
                        let block = self.known.get_mut(part.component)?.get_mut(place)?;
                        refine_ac(bits, part.ac, *first..=*last, block, run)?;
                    }
                }
            }
        }
        Some(())
    }
}

/// A whole block (F.2.2).
fn sequential(bits: &mut Bits<'_>, part: &Part<'_>) -> Option<()> {
    let size = bits.symbol(part.dc)? & 15;
    bits.value(size)?;
    let mut coefficient = 1;
    while coefficient < 64 {
        let symbol = bits.symbol(part.ac)?;
        match (symbol >> 4, symbol & 15) {
            (15, 0) => coefficient += 16,
            (_, 0) => break,
            (zeros, size) => {
                bits.value(size)?;
                coefficient += zeros + 1;
            }
        }
    }
    Some(())
}

/// The first bits of a band of one block (G.1.2.2).
fn first_ac(
    bits: &mut Bits<'_>,
    table: &[u8],
    band: std::ops::RangeInclusive<usize>,
    block: &mut u64,
    run: &mut u32,
) -> Option<()> {
    if *run > 0 {
        *run -= 1;
        return Some(());
    }
    let mut at = u32::try_from(*band.start()).ok()?;
    let last = u32::try_from(*band.end()).ok()?;
    while at <= last {
        let symbol = bits.symbol(table)?;
        match (symbol >> 4, symbol & 15) {
            (15, 0) => at += 16,
            (long, 0) => {
                *run = (1 << long) - 1 + bits.value(long)?;
                break;
            }
            (zeros, size) => {
                bits.value(size)?;
                *block |= 1_u64.checked_shl(at + zeros).unwrap_or(0);
                at += zeros + 1;
            }
        }
    }
    Some(())
}

/// One more bit of a band of one block (G.1.2.3): of each coefficient that is not zero, and new ones between them.
fn refine_ac(
    bits: &mut Bits<'_>,
    table: &[u8],
    band: std::ops::RangeInclusive<usize>,
    block: &mut u64,
    run: &mut u32,
) -> Option<()> {
    let mut left = band.map(|at| 1_u64.checked_shl(u32::try_from(at).unwrap_or(64)).unwrap_or(0)).peekable();
    while *run == 0 && left.peek().is_some() {
        let symbol = bits.symbol(table)?;
        let (mut zeros, size) = (symbol >> 4, symbol & 15);
        if size == 0 && zeros < 15 {
            *run = (1 << zeros) + bits.value(zeros)?;
            break;
        }
        if size != 0 {
            bits.value(1)?;
        }
        for coefficient in left.by_ref() {
            if *block & coefficient != 0 {
                bits.value(1)?;
            } else if zeros > 0 {
                zeros -= 1;
            } else {
                if size != 0 {
                    *block |= coefficient;
                }
                break;
            }
        }
    }
    if *run > 0 {
        for coefficient in left {
            if *block & coefficient != 0 {
                bits.value(1)?;
            }
        }
        *run -= 1;
    }
    Some(())
}

/// Entropy-coded data, bit by bit, up to the next marker.
struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    byte: u8,
    left: u32,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<u32> {
        if self.left == 0 {
            self.byte = *self.data.get(self.at)?;
            self.at = self.at.checked_add(1)?;
            if self.byte == 0xFF {
                while self.data.get(self.at) == Some(&0xFF) {
                    self.at = self.at.checked_add(1)?;
                }
                if self.data.get(self.at) != Some(&0) {
                    return None;
                }
                self.at = self.at.checked_add(1)?;
            }
            self.left = 8;
        }
        self.left -= 1;
        Some(u32::from(self.byte >> self.left & 1))
    }

    /// The next `count` bits.
    fn value(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            value = value << 1 | self.bit()?;
        }
        Some(value)
    }

    /// The symbol of the next code of a table: sixteen counts, then the symbols (F.2.2.3).
    fn symbol(&mut self, table: &[u8]) -> Option<u32> {
        let (counts, symbols) = table.split_at_checked(16)?;
        let (mut code, mut first, mut index) = (0_u32, 0_u32, 0_u32);
        for count in counts {
            let count = u32::from(*count);
            code = code << 1 | self.bit()?;
            if let Some(among) = code.checked_sub(first).filter(|among| *among < count) {
                return symbols.get(usize::try_from(index + among).ok()?).map(|symbol| u32::from(*symbol));
            }
            index += count;
            first = (first + count) << 1;
        }
        None
    }
}
