//! Where a JPEG scan really ends: Huffman codes followed block by block (ITU-T T.81, Annexes F and G).
//!
//! A scan's bytes run on to the next marker, but its picture may end before: what stands between is drawn by nobody and
//! would otherwise pass as picture. No coefficient is computed here; only how many bits each block takes.

use std::ops::{Range, RangeInclusive};

use super::huffman::{Bits, Fault, Huffman, Strides};
use crate::{Error, error::Code};

/// A scan of this many bytes is longer to follow code by code than strides are to make.
const LONG: usize = 1 << 15;

/// The coding process of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Process {
    Baseline,
    Extended,
    Progressive,
}

/// One colour component as the frame header declares it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Component {
    pub(super) id: u8,
    /// Horizontal sampling factor, 1 to 4.
    pub(super) h: u8,
    /// Vertical sampling factor, 1 to 4.
    pub(super) v: u8,
    /// Which quantisation table it uses, 0 to 3.
    pub(super) quantisation: u8,
}

/// The frame header (T.81, B.2.2), 8 bits a sample.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) process: Process,
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) components: Vec<Component>,
}

impl Frame {
    fn most(&self, factor: impl Fn(&Component) -> u8) -> u32 {
        u32::from(self.components.iter().map(factor).max().unwrap_or(1))
    }

    /// Columns and rows of interleaved MCUs.
    pub(super) fn units(&self) -> (u32, u32) {
        let columns = u32::from(self.width).div_ceil(8 * self.most(|component| component.h));
        let rows = u32::from(self.height).div_ceil(8 * self.most(|component| component.v));
        (columns, rows)
    }

    /// Columns and rows of blocks that one component has of its own.
    pub(super) fn blocks(&self, component: &Component) -> (u32, u32) {
        let wide = u32::from(self.width) * u32::from(component.h);
        let high = u32::from(self.height) * u32::from(component.v);
        let columns = wide.div_ceil(self.most(|each| each.h)).div_ceil(8);
        let rows = high.div_ceil(self.most(|each| each.v)).div_ceil(8);
        (columns, rows)
    }
}

/// One component's part in a scan.
#[derive(Clone, Copy, Debug)]
pub(super) struct ScanComponent {
    id: u8,
    /// Its place in the frame header.
    pub(super) index: usize,
    dc: u8,
    ac: u8,
}

/// The scan header (T.81, B.2.3).
pub(super) struct ScanHeader {
    pub(super) components: Vec<ScanComponent>,
    /// Bytes of the payload that the fields take.
    pub(super) length: usize,
    pub(super) first: u8,
    pub(super) last: u8,
    pub(super) high: u8,
    pub(super) low: u8,
}

impl ScanHeader {
    /// Reads a payload; `None` when it does not fit the frame.
    pub(super) fn read(payload: &[u8], frame: &Frame) -> Option<Self> {
        let count = usize::from(*payload.first()?);
        if !(1..=4).contains(&count) {
            return None;
        }
        let mut components: Vec<ScanComponent> = Vec::new();
        for each in payload.get(1..)?.chunks_exact(2).take(count) {
            let [id, tables] = each else { return None };
            let index = frame.components.iter().position(|component| component.id == *id)?;
            if components.iter().any(|known| known.id == *id) {
                return None;
            }
            components.push(ScanComponent { id: *id, index, dc: tables >> 4, ac: tables & 15 });
        }
        let length = count.checked_mul(2)?.checked_add(4)?;
        let [first, last, approximation] = payload.get(length.checked_sub(3)?..length)? else { return None };
        if components.len() != count {
            return None;
        }
        let header =
            Self { components, length, first: *first, last: *last, high: approximation >> 4, low: approximation & 15 };
        let fits = match frame.process {
            // Decoders take no notice of these fields here; a note in them would be no part of the picture.
            Process::Baseline | Process::Extended => header.first == 0 && matches!(header.last, 0 | 63),
            Process::Progressive => {
                let dc = header.first == 0 && header.last == 0;
                let ac = header.first > 0 && header.last >= header.first && header.last < 64 && count == 1;
                (dc || ac) && header.low < 14 && (header.high == 0 || header.high == header.low + 1)
            }
        };
        fits.then_some(header)
    }

    /// The coefficients this scan codes, in zigzag order, and their lowest bit that it codes.
    pub(super) fn coded(&self, process: Process) -> (RangeInclusive<usize>, u8) {
        match process {
            Process::Progressive => (usize::from(self.first)..=usize::from(self.last), self.low),
            Process::Baseline | Process::Extended => (0..=63, 0),
        }
    }
}

/// What decoding a file's scans carries from one to the next.
pub(super) struct State {
    dc: [Option<Huffman>; 4],
    ac: [Option<Huffman>; 4],
    /// For each AC table of which a long scan has made use.
    strides: [Option<Strides>; 4],
    /// MCUs between restart markers; 0 for none.
    pub(super) restart_interval: u16,
    /// For each component of a progressive picture, for each block, which coefficients are known not to be zero.
    nonzero: Vec<Vec<u64>>,
}

impl State {
    /// The state at the start of `frame`.
    pub(super) fn new(frame: &Frame) -> Self {
        let nonzero = if frame.process == Process::Progressive {
            let (columns, rows) = frame.units();
            let blocks = |each: &Component| {
                let count = columns.saturating_mul(u32::from(each.h)).saturating_mul(rows * u32::from(each.v));
                vec![0; usize::try_from(count).unwrap_or_default()]
            };
            frame.components.iter().map(blocks).collect()
        } else {
            Vec::new()
        };
        Self {
            dc: [const { None }; 4],
            ac: [const { None }; 4],
            strides: [const { None }; 4],
            restart_interval: 0,
            nonzero,
        }
    }

    /// Takes a Huffman table for `slot`, its class in the upper four bits.
    pub(super) fn define(&mut self, slot: u8, bytes: &[u8]) {
        let class = if slot >> 4 == 0 { &mut self.dc } else { &mut self.ac };
        if let Some(table) = class.get_mut(usize::from(slot & 15)) {
            *table = Huffman::read(bytes);
        }
        if slot >> 4 != 0
            && let Some(strides) = self.strides.get_mut(usize::from(slot & 15))
        {
            *strides = None;
        }
    }

    /// Makes the strides that a scan of `length` bytes goes in, where they are worth their making.
    fn make_strides(&mut self, plan: &Plan, length: usize) {
        if plan.process == Process::Progressive || length < LONG {
            return;
        }
        for part in &plan.parts {
            let slot = usize::from(part.ac);
            if let (Some(Some(table)), Some(strides @ None)) = (self.ac.get(slot), self.strides.get_mut(slot)) {
                *strides = Some(Strides::of(table));
            }
        }
    }

    /// Follows one scan through `data`, which starts at `offset` of the file and ends at a marker; the stretches of the
    /// file that no decoder reads go to `unread`.
    pub(super) fn follow(
        &mut self,
        frame: &Frame,
        header: &[u8],
        data: &[u8],
        offset: usize,
        unread: &mut Vec<Range<usize>>,
    ) -> Result<(), Error> {
        let broken = |at: usize| Error::at_byte(Code::PhotoBroken, offset.saturating_add(at));
        let header = ScanHeader::read(header, frame).ok_or_else(|| broken(0).because("JPEG scan header"))?;
        let plan = Plan::of(frame, &header);
        let interval = if self.restart_interval == 0 { plan.units } else { u32::from(self.restart_interval) };
        self.make_strides(&plan, data.len());
        let mut start = 0_usize;
        let mut unit = 0_u32;
        loop {
            let until = unit.saturating_add(interval).min(plan.units);
            let mut bits = Bits::new(data, start);
            let end = match self.interval(&plan, &header, &mut bits, unit..until) {
                Ok(()) => bits.position(),
                Err(Fault::Short) => {
                    let at = offset.saturating_add(bits.at);
                    return Err(Error::at_byte(Code::PhotoTruncated, at).because("JPEG picture data"));
                }
                Err(Fault::Code) => return Err(broken(bits.position()).because("JPEG picture data")),
            };
            unit = until;
            let rest = data.get(end..).unwrap_or_default();
            let restart = rest.windows(2).position(|pair| matches!(pair, [0xFF, 0xD0..=0xD7]));
            let (stop, resume) = match restart {
                Some(found) if unit < plan.units => (found, found.saturating_add(2)),
                None if unit < plan.units => {
                    return Err(Error::at_byte(Code::PhotoTruncated, offset.saturating_add(data.len()))
                        .because("JPEG picture data lacks a restart marker"));
                }
                _ => (rest.len(), rest.len()),
            };
            let from = offset.saturating_add(end);
            if stop > 0 {
                unread.push(from..from.saturating_add(stop));
            }
            if unit >= plan.units {
                return Ok(());
            }
            start = end.saturating_add(resume);
        }
    }

    fn interval(
        &mut self,
        plan: &Plan,
        header: &ScanHeader,
        bits: &mut Bits<'_>,
        units: Range<u32>,
    ) -> Result<(), Fault> {
        match (plan.process, header.first, header.high) {
            (Process::Baseline | Process::Extended, ..) => {
                for _ in units {
                    for part in &plan.parts {
                        let dc = table(&self.dc, part.dc)?;
                        let ac = table(&self.ac, part.ac)?;
                        let strides = self.strides.get(usize::from(part.ac)).and_then(Option::as_ref);
                        for _ in 0..part.blocks {
                            bits.step_over(dc)?;
                            bits.step_over_block(ac, strides)?;
                        }
                    }
                }
                Ok(())
            }
            (Process::Progressive, 0, 0) => {
                for _ in units {
                    for part in &plan.parts {
                        let dc = table(&self.dc, part.dc)?;
                        for _ in 0..part.blocks {
                            bits.step_over(dc)?;
                        }
                    }
                }
                Ok(())
            }
            (Process::Progressive, 0, _) => {
                let blocks: u32 = plan.parts.iter().map(|part| part.blocks).sum();
                for _ in units {
                    bits.skip_many(blocks)?;
                }
                Ok(())
            }
            (Process::Progressive, _, high) => {
                let Some(part) = plan.parts.first() else { return Ok(()) };
                let ac = table(&self.ac, part.ac)?;
                let nonzero = self.nonzero.get_mut(part.component).ok_or(Fault::Code)?;
                let band = Band { first: u32::from(header.first), last: u32::from(header.last) };
                let mut units = units;
                while let Some(unit) = units.next() {
                    let at = plan.place(unit);
                    let block = nonzero.get_mut(at).ok_or(Fault::Code)?;
                    // The blocks after this one in which nothing new comes up.
                    let run = if high == 0 {
                        first_pass(bits, ac, band, block)?
                    } else {
                        let run = refinement(bits, ac, band, block)?;
                        let quiet = units.start..units.start.saturating_add(run).min(units.end);
                        bits.skip_many(plan.count(nonzero, quiet, band.mask(band.first)).ok_or(Fault::Code)?)?;
                        run
                    };
                    units.start = units.start.saturating_add(run).min(units.end);
                }
                Ok(())
            }
        }
    }
}

/// How a scan runs through the blocks.
pub(super) struct Plan {
    pub(super) process: Process,
    pub(super) parts: Vec<PlanPart>,
    pub(super) units: u32,
    /// Blocks in a row of a scan of one component.
    pub(super) columns: u32,
    /// Blocks in a row of that component as it is laid out in memory.
    stride: u32,
}

pub(super) struct PlanPart {
    pub(super) component: usize,
    pub(super) dc: u8,
    pub(super) ac: u8,
    blocks: u32,
}

impl Plan {
    pub(super) fn of(frame: &Frame, header: &ScanHeader) -> Self {
        let alone = header.components.len() == 1;
        let mut size = frame.units();
        let mut stride = 0;
        let mut parts = Vec::new();
        for each in &header.components {
            let Some(component) = frame.components.get(each.index) else { continue };
            if alone {
                stride = size.0.saturating_mul(u32::from(component.h));
                size = frame.blocks(component);
            }
            let blocks = if alone { 1 } else { u32::from(component.h) * u32::from(component.v) };
            parts.push(PlanPart { component: each.index, dc: each.dc, ac: each.ac, blocks });
        }
        let (columns, rows) = size;
        Self { process: frame.process, parts, units: columns.saturating_mul(rows), columns: columns.max(1), stride }
    }
}

impl Plan {
    /// Where the block of one unit of a scan of one component stands in memory.
    fn place(&self, unit: u32) -> usize {
        let at = unit / self.columns * self.stride + unit % self.columns;
        usize::try_from(at).unwrap_or(usize::MAX)
    }

    /// How many coefficients of `mask` are not zero in the blocks of these units; `None` where there are no such blocks.
    fn count(&self, nonzero: &[u64], units: Range<u32>, mask: u64) -> Option<u32> {
        let (mut at, mut count) = (units.start, 0_u32);
        while at < units.end {
            let row_end = (at / self.columns + 1).saturating_mul(self.columns).min(units.end);
            let from = self.place(at);
            let row = nonzero.get(from..)?.get(..usize::try_from(row_end - at).ok()?)?;
            let in_row: u32 = row.iter().map(|block| (block & mask).count_ones()).sum();
            count = count.checked_add(in_row)?;
            at = row_end;
        }
        Some(count)
    }
}

fn table(tables: &[Option<Huffman>; 4], slot: u8) -> Result<&Huffman, Fault> {
    tables.get(usize::from(slot)).and_then(Option::as_ref).ok_or(Fault::Code)
}

/// The coefficients a progressive scan codes, in zigzag order, both included.
#[derive(Clone, Copy)]
pub(super) struct Band {
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Band {
    /// Its coefficients from `at` on, each a bit.
    fn mask(self, at: u32) -> u64 {
        u64::MAX.checked_shl(at).unwrap_or_default() & u64::MAX >> (63 - self.last.min(63))
    }
}

/// The first pass over a band of one block (T.81, G.1.2.2): how many blocks after it have nothing in this band.
fn first_pass(bits: &mut Bits<'_>, ac: &Huffman, band: Band, block: &mut u64) -> Result<u32, Fault> {
    let mut at = band.first;
    while at <= band.last {
        let symbol = bits.symbol(ac)?;
        let (zeros, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
        if size == 0 {
            if zeros != 15 {
                return Ok((1 << zeros) - 1 + bits.take(zeros)?);
            }
            at += 16;
        } else {
            at += zeros;
            bits.skip(size)?;
            *block |= 1_u64.checked_shl(at).unwrap_or_default();
            at += 1;
        }
    }
    Ok(0)
}

/// A refinement of a band of one block (T.81, G.1.2.3): one bit of each coefficient that is not zero, and new ones at
/// zeros that are counted off between them; how many blocks after it have no new ones. All of a block's coefficients are
/// gone through at once, as bits of a word.
fn refinement(bits: &mut Bits<'_>, ac: &Huffman, band: Band, block: &mut u64) -> Result<u32, Fault> {
    let mut at = band.first;
    while at <= band.last {
        let symbol = bits.symbol(ac)?;
        let (zeros, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
        if size == 0 && zeros != 15 {
            let run = (1 << zeros) - 1 + bits.take(zeros)?;
            bits.skip_many((band.mask(at) & *block).count_ones())?;
            return Ok(run);
        }
        let mut zero = band.mask(at) & !*block;
        for _ in 0..zeros {
            zero &= zero.wrapping_sub(1);
        }
        let place = zero.trailing_zeros();
        let passed = band.mask(at) & *block & !u64::MAX.checked_shl(place).unwrap_or_default();
        // With a new coefficient comes its sign.
        bits.skip_many(passed.count_ones() + u32::from(size != 0))?;
        if size != 0 && place < 64 {
            *block |= 1 << place;
        }
        at = place + 1;
    }
    Ok(0)
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode};

    use super::*;
    use crate::photo::jpeg::{Piece, walk};

    /// A picture of which every block differs, up to the finest detail a block can have.
    fn noise(width: u32, height: u32) -> image::RgbImage {
        let mut state = 1_u32;
        image::RgbImage::from_fn(width, height, |x, y| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = (state >> 24) as u8;
            let coarse = ((x / 40 + y / 40) % 4) as u8;
            image::Rgb([grain >> coarse, grain >> (coarse * 2), 128])
        })
    }

    /// Where each interval of the first scan ends, followed in strides or code by code.
    fn ends(file: &[u8], strides: bool) -> Vec<usize> {
        let jpeg = walk(file).unwrap();
        let mut state = State::new(&jpeg.frame);
        for piece in &jpeg.body {
            match piece {
                Piece::Tables { marker: 0xC4, tables } => {
                    tables.iter().for_each(|table| state.define(table.slot, &table.bytes[1..]));
                }
                Piece::Scan { header, data, .. } => {
                    let header = ScanHeader::read(header, &jpeg.frame).unwrap();
                    let plan = Plan::of(&jpeg.frame, &header);
                    if strides {
                        state.make_strides(&plan, LONG);
                        assert!(state.strides.iter().any(Option::is_some));
                    }
                    let mut bits = Bits::new(data, 0);
                    let mut unit = |unit| {
                        state.interval(&plan, &header, &mut bits, unit..unit + 1).unwrap();
                        bits.position()
                    };
                    return (0..plan.units).map(&mut unit).collect();
                }
                _ => {}
            }
        }
        Vec::new()
    }

    #[test]
    fn strides_end_every_block_where_its_codes_do() {
        for picture in [noise(333, 200), draw::gradient(333, 200)] {
            for quality in [5, 50, 90, 100] {
                for subsampled in [false, true] {
                    let file = encode::jpeg(&picture, encode::Jpeg { quality, subsampled, ..encode::Jpeg::default() });
                    let each = ends(&file, false);
                    assert_eq!(ends(&file, true), each);
                    assert!(each.windows(2).all(|pair| pair[0] <= pair[1]) && each.len() > 200);
                }
            }
        }
    }

    #[test]
    fn words_behind_the_last_block_of_a_long_scan_are_found() {
        let file = encode::jpeg(&noise(400, 300), encode::Jpeg { quality: 95, ..encode::Jpeg::default() });
        let end = file.len() - 2;
        let planted = [&file[..end], b"a note nobody draws", &file[end..]].concat();
        let jpeg = walk(&planted).unwrap();
        assert!(jpeg.body.iter().any(|piece| matches!(piece, Piece::Scan { data, .. } if data.len() > LONG)));
        let (_, coded) = crate::photo::jpeg::open(&planted).unwrap();
        assert_eq!(coded.unread, vec![end..end + 19]);
    }
}
