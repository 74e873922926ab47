//! A JPEG's quantised DCT coefficients: read from its scans, changed block by block, written again (ITU-T T.81,
//! Annexes F, G and K.2).
//!
//! Nothing is computed from the coefficients and nothing is rounded, so a block that nobody changes comes out as it went
//! in, whatever the scans look like: the picture loses nothing. What is written is always sequential.

use super::{
    jpeg::{Jpeg, Piece},
    scan::{Band, Bits, Fault, Frame, Huffman, Plan, Process, ScanHeader},
};
use crate::{Error, error::Code};

/// One block, in zigzag order as the file has it.
pub(crate) type Block = [i16; 64];

/// The blocks of one component, row by row; as many as its MCUs have, so some may lie outside the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plane {
    /// Blocks in a row.
    pub(crate) columns: usize,
    /// The blocks.
    pub(crate) blocks: Vec<Block>,
    /// Blocks of one MCU, across and down.
    pub(crate) sampling: (usize, usize),
}

/// The coefficients of every component, in the order of the frame header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Coefficients {
    /// The components.
    pub(crate) planes: Vec<Plane>,
    /// MCUs across and down.
    pub(crate) units: (usize, usize),
}

/// Reads all scans of a picture.
pub(super) fn read(jpeg: &Jpeg<'_>) -> Result<Coefficients, Error> {
    let mut coefficients = Coefficients::empty(&jpeg.frame);
    let mut tables = Tables { dc: [const { None }; 4], ac: [const { None }; 4] };
    let mut interval = 0;
    for piece in &jpeg.body {
        match piece {
            Piece::Tables { marker: 0xC4, tables: found } => {
                for table in found {
                    let class = if table.slot >> 4 == 0 { &mut tables.dc } else { &mut tables.ac };
                    if let Some(slot) = class.get_mut(usize::from(table.slot & 15)) {
                        *slot = Huffman::read(table.bytes.get(1..).unwrap_or_default());
                    }
                }
            }
            Piece::RestartInterval(units) => interval = u32::from(*units),
            Piece::Scan { header, data, offset } => {
                let broken = |what| Error::at_byte(Code::PhotoBroken, *offset).because(what);
                let header = ScanHeader::read(header, &jpeg.frame).ok_or_else(|| broken("JPEG scan header"))?;
                let scan = Scan { plan: Plan::of(&jpeg.frame, &header), header, tables: &tables };
                scan.read(data, interval, &mut coefficients).map_err(|_| broken("JPEG picture data"))?;
            }
            Piece::Tables { .. } | Piece::Frame => {}
        }
    }
    Ok(coefficients)
}

impl Coefficients {
    fn empty(frame: &Frame) -> Self {
        let (across, down) = frame.units();
        let size = |value: u32| usize::try_from(value).unwrap_or_default();
        let plane = |h: u8, v: u8| {
            let columns = size(across).saturating_mul(usize::from(h));
            let rows = size(down).saturating_mul(usize::from(v));
            let blocks = vec![[0; 64]; columns.saturating_mul(rows)];
            Plane { columns, blocks, sampling: (usize::from(h), usize::from(v)) }
        };
        let planes = frame.components.iter().map(|component| plane(component.h, component.v)).collect();
        Self { planes, units: (size(across), size(down)) }
    }
}

struct Tables {
    dc: [Option<Huffman>; 4],
    ac: [Option<Huffman>; 4],
}

struct Scan<'a> {
    plan: Plan,
    header: ScanHeader,
    tables: &'a Tables,
}

impl Scan<'_> {
    fn read(&self, data: &[u8], interval: u32, into: &mut Coefficients) -> Result<(), Fault> {
        let units = self.plan.units;
        let interval = if interval == 0 { units.max(1) } else { interval };
        let (mut start, mut unit) = (0, 0);
        while unit < units {
            let until = unit.saturating_add(interval).min(units);
            let mut bits = Bits::new(data, start);
            let mut carried = Carried::default();
            for unit in unit..until {
                self.unit(unit, &mut bits, &mut carried, into)?;
            }
            let end = bits.position();
            let rest = data.get(end..).unwrap_or_default();
            let restart = rest.windows(2).position(|pair| matches!(pair, [0xFF, 0xD0..=0xD7]));
            unit = until;
            start = match restart {
                Some(found) => end.saturating_add(found).saturating_add(2),
                None if unit < units => return Err(Fault::Short),
                None => data.len(),
            };
        }
        Ok(())
    }

    fn unit(&self, unit: u32, bits: &mut Bits<'_>, carried: &mut Carried, into: &mut Coefficients) -> Result<(), Fault> {
        for (part, predicted) in self.plan.parts.iter().zip(&mut carried.dc) {
            let across = into.units.0;
            let plane = into.planes.get_mut(part.component).ok_or(Fault::Code)?;
            for index in places(&self.plan, unit, across, plane) {
                let block = plane.blocks.get_mut(index).ok_or(Fault::Code)?;
                self.block(part.dc, part.ac, bits, block, predicted, &mut carried.run)?;
            }
        }
        Ok(())
    }

    fn block(
        &self,
        dc: u8,
        ac: u8,
        bits: &mut Bits<'_>,
        block: &mut Block,
        predicted: &mut i16,
        run: &mut u32,
    ) -> Result<(), Fault> {
        let dc_table = || self.tables.dc.get(usize::from(dc)).and_then(Option::as_ref).ok_or(Fault::Code);
        let ac_table = || self.tables.ac.get(usize::from(ac)).and_then(Option::as_ref).ok_or(Fault::Code);
        let ScanHeader { first, last, high, low, .. } = self.header;
        let band = Band { first: u32::from(first), last: u32::from(last) };
        match (self.plan.process, first, high) {
            (Process::Baseline | Process::Extended, ..) => {
                difference(bits, dc_table()?, predicted)?;
                set(block, 0, *predicted)?;
                run_lengths(bits, ac_table()?, Band { first: 1, last: 63 }, 0, block, &mut 0)
            }
            (Process::Progressive, 0, 0) => {
                difference(bits, dc_table()?, predicted)?;
                set(block, 0, predicted.wrapping_shl(u32::from(low)))
            }
            (Process::Progressive, 0, _) => {
                let bit = i16::try_from(bits.take(1)?).unwrap_or_default();
                let value = block.first().copied().unwrap_or_default();
                set(block, 0, value | bit.wrapping_shl(u32::from(low)))
            }
            (Process::Progressive, _, 0) => run_lengths(bits, ac_table()?, band, low, block, run),
            (Process::Progressive, ..) => refine(bits, ac_table()?, band, low, block, run),
        }
    }
}

/// Where in `plane` the blocks of one unit of a scan lie: one where the scan has one component, else all of the MCU
/// (T.81, A.2). `across` is how many MCUs the picture has in a row.
fn places(plan: &Plan, unit: u32, across: usize, plane: &Plane) -> impl Iterator<Item = usize> + use<> {
    let at = |value: u32| usize::try_from(value).unwrap_or_default();
    let ((wide, high), column, row) = if plan.parts.len() == 1 {
        ((1, 1), at(unit % plan.columns), at(unit / plan.columns))
    } else {
        let (h, v) = plane.sampling;
        (plane.sampling, at(unit) % across.max(1) * h, at(unit) / across.max(1) * v)
    };
    let first = row.saturating_mul(plane.columns).saturating_add(column);
    let stride = plane.columns;
    (0..high).flat_map(move |down| (0..wide).map(move |right| first.saturating_add(down * stride + right)))
}

/// What one block of a scan hands to the next, until a restart.
#[derive(Default)]
struct Carried {
    dc: [i16; 4],
    run: u32,
}

fn set(block: &mut Block, at: u32, value: i16) -> Result<(), Fault> {
    let place = usize::try_from(at).ok().and_then(|at| block.get_mut(at)).ok_or(Fault::Code)?;
    *place = value;
    Ok(())
}

/// A value of `size` bits (T.81, F.2.2.1, EXTEND).
fn extend(bits: &mut Bits<'_>, size: u32) -> Result<i16, Fault> {
    if size == 0 {
        return Ok(0);
    }
    if size > 15 {
        return Err(Fault::Code);
    }
    let value = i32::try_from(bits.take(size)?).unwrap_or_default();
    let value = if value < 1 << (size - 1) { value - (1 << size) + 1 } else { value };
    i16::try_from(value).map_err(|_| Fault::Code)
}

/// A DC value as its difference from the one before (T.81, F.2.2.1).
fn difference(bits: &mut Bits<'_>, table: &Huffman, predicted: &mut i16) -> Result<(), Fault> {
    let size = u32::from(bits.symbol(table)?);
    *predicted = predicted.wrapping_add(extend(bits, size)?);
    Ok(())
}

/// AC values with the zeros before each (T.81, F.2.2.2), and a first progressive pass over a band (G.1.2.2).
fn run_lengths(
    bits: &mut Bits<'_>,
    table: &Huffman,
    band: Band,
    low: u8,
    block: &mut Block,
    run: &mut u32,
) -> Result<(), Fault> {
    if *run > 0 {
        *run -= 1;
        return Ok(());
    }
    let mut at = band.first;
    while at <= band.last {
        let symbol = bits.symbol(table)?;
        let (zeros, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
        if size == 0 {
            if zeros != 15 {
                *run = (1 << zeros) - 1 + bits.take(zeros)?;
                return Ok(());
            }
            at += 16;
        } else {
            at += zeros;
            set(block, at, extend(bits, size)?.wrapping_shl(u32::from(low)))?;
            at += 1;
        }
    }
    Ok(())
}

/// A refinement of a band (T.81, G.1.2.3).
fn refine(
    bits: &mut Bits<'_>,
    table: &Huffman,
    band: Band,
    low: u8,
    block: &mut Block,
    run: &mut u32,
) -> Result<(), Fault> {
    let one = 1_i16.wrapping_shl(u32::from(low));
    let mut at = band.first;
    if *run == 0 {
        while at <= band.last {
            let symbol = bits.symbol(table)?;
            let (mut zeros, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
            if size == 0 && zeros != 15 {
                *run = (1 << zeros) + bits.take(zeros)?;
                break;
            }
            let new = match size {
                0 => 0,
                _ if bits.take(1)? == 1 => one,
                _ => one.wrapping_neg(),
            };
            while at <= band.last {
                let value = usize::try_from(at).ok().and_then(|at| block.get_mut(at)).ok_or(Fault::Code)?;
                if *value != 0 {
                    correct(bits, value, one)?;
                } else if zeros == 0 {
                    *value = new;
                    break;
                } else {
                    zeros -= 1;
                }
                at += 1;
            }
            at += 1;
        }
    }
    if *run > 0 {
        while at <= band.last {
            let value = usize::try_from(at).ok().and_then(|at| block.get_mut(at)).ok_or(Fault::Code)?;
            if *value != 0 {
                correct(bits, value, one)?;
            }
            at += 1;
        }
        *run -= 1;
    }
    Ok(())
}

/// One more bit of a value that is already not zero.
fn correct(bits: &mut Bits<'_>, value: &mut i16, one: i16) -> Result<(), Fault> {
    if bits.take(1)? == 1 && *value & one == 0 {
        *value = if *value > 0 { value.wrapping_add(one) } else { value.wrapping_sub(one) };
    }
    Ok(())
}

impl Coefficients {
    /// Makes every MCU that a rectangle of pixels touches one flat shade; `levels` are the quantised DC values of it, one
    /// a component. Whole MCUs, so that no block is left of which a part was computed from pixels that must go.
    pub(crate) fn flatten(&mut self, left: u32, top: u32, right: u32, bottom: u32, levels: &[i16]) {
        let most = |side: fn(&Plane) -> usize| self.planes.iter().map(side).max().unwrap_or(1).saturating_mul(8);
        let unit = (most(|plane| plane.sampling.0), most(|plane| plane.sampling.1));
        let first = |at: u32, unit: usize| usize::try_from(at).unwrap_or_default() / unit;
        let after = |at: u32, unit: usize| usize::try_from(at).unwrap_or(usize::MAX).div_ceil(unit);
        let across = first(left, unit.0)..after(right, unit.0).min(self.units.0);
        let down = first(top, unit.1)..after(bottom, unit.1).min(self.units.1);
        for (plane, level) in self.planes.iter_mut().zip(levels) {
            let (h, v) = plane.sampling;
            let mut flat = [0; 64];
            flat[0] = *level;
            let columns = across.start * h..across.end * h;
            let rows = plane.blocks.chunks_exact_mut(plane.columns.max(1)).take(down.end * v).skip(down.start * v);
            for row in rows {
                row.get_mut(columns.clone()).unwrap_or_default().fill(flat);
            }
        }
    }
}

/// Which pair of Huffman tables a component is written with: brightness and black are of one kind, colours of another.
fn kind(component: usize) -> u8 {
    u8::from(matches!(component, 1 | 2))
}

/// The frame, the tables and the scans of a picture, from its frame header to its end marker; sequential, with Huffman
/// tables made for it.
pub(super) fn write(jpeg: &Jpeg<'_>, coefficients: &Coefficients) -> Result<Vec<u8>, Error> {
    let frame = &jpeg.frame;
    let mut out = Vec::new();
    let wide = quantisation(jpeg, &mut out)?;
    let marker = if wide { 0xC1 } else { 0xC0 };
    let mut header = vec![8];
    header.extend(frame.height.to_be_bytes());
    header.extend(frame.width.to_be_bytes());
    header.push(u8::try_from(frame.components.len()).unwrap_or_default());
    header.extend(frame.components.iter().flat_map(|each| [each.id, each.h << 4 | each.v, each.quantisation]));
    segment(&mut out, marker, &header);
    // An MCU may hold ten blocks (T.81, B.2.3); where it would hold more each component has a scan of its own.
    let blocks: u32 = frame.components.iter().map(|each| u32::from(each.h) * u32::from(each.v)).sum();
    let all: Vec<usize> = (0..frame.components.len()).collect();
    let scans: Vec<&[usize]> = if blocks <= 10 { vec![&all] } else { all.chunks(1).collect() };
    for scan in scans {
        let mut payload = vec![u8::try_from(scan.len()).unwrap_or_default()];
        for index in scan {
            let id = frame.components.get(*index).map_or(0, |component| component.id);
            payload.extend([id, kind(*index) * 0x11]);
        }
        payload.extend([0, 63, 0]);
        let unfit = || Error::new(Code::PhotoBroken).because("JPEG scan header");
        let plan = Plan::of(frame, &ScanHeader::read(&payload, frame).ok_or_else(unfit)?);
        let mut counts = Counts::default();
        symbols(&plan, coefficients, |class, symbol, _, _| counts.count(class, symbol));
        let mut codes: [Vec<(u16, u8)>; 4] = Default::default();
        for (class, (codes, counts)) in (0_u8..).zip(codes.iter_mut().zip(&counts.0)) {
            if counts.iter().any(|count| *count > 0) {
                let (lengths, values) = lengths(counts);
                let mut table = vec![class];
                table.extend(lengths);
                table.extend(&values);
                // The class in the upper four bits: 0 and 1 are DC, 2 and 3 AC of the two kinds.
                table.splice(..1, [(class & 2) << 3 | class & 1]);
                segment(&mut out, 0xC4, &table);
                *codes = assign(&lengths, &values);
            }
        }
        segment(&mut out, 0xDA, &payload);
        let mut bits = BitWriter { out: &mut out, bits: 0, held: 0 };
        symbols(&plan, coefficients, |class, symbol, value, size| {
            let code = codes.get(usize::from(class)).and_then(|codes| codes.get(usize::from(symbol)));
            let (code, length) = code.copied().unwrap_or_default();
            bits.put(u32::from(code), u32::from(length));
            bits.put(u32::from(value), u32::from(size));
        });
        bits.finish();
    }
    out.extend([0xFF, 0xD9]);
    Ok(out)
}

/// Writes each quantisation table that a component uses; whether one has 16 bits, which baseline may not.
fn quantisation(jpeg: &Jpeg<'_>, out: &mut Vec<u8>) -> Result<bool, Error> {
    let mut wide = false;
    for slot in 0..4 {
        if !jpeg.frame.components.iter().any(|component| component.quantisation == slot) {
            continue;
        }
        let tables = jpeg.body.iter().filter_map(|piece| match piece {
            Piece::Tables { marker: 0xDB, tables } => Some(tables),
            _ => None,
        });
        let mut tables = tables.flatten().filter(|table| table.slot & 15 == slot);
        let (first, more) = (tables.next(), tables.next());
        let (Some(table), None) = (first, more) else {
            return Err(Error::new(Code::CoverUnsupported).because("its quantisation changes from scan to scan"));
        };
        wide |= table.slot >> 4 > 0;
        segment(out, 0xDB, table.bytes);
    }
    Ok(wide)
}

fn segment(out: &mut Vec<u8>, marker: u8, payload: &[u8]) {
    let length = u16::try_from(payload.len().saturating_add(2)).unwrap_or(u16::MAX);
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(payload);
}

/// Runs through a scan's blocks and says each symbol with its class (DC 0 and 1, AC 2 and 3), and the bits after it.
fn symbols(plan: &Plan, coefficients: &Coefficients, mut say: impl FnMut(u8, u8, u16, u8)) {
    let mut predicted = [0_i16; 4];
    for unit in 0..plan.units {
        for (part, predicted) in plan.parts.iter().zip(&mut predicted) {
            let Some(plane) = coefficients.planes.get(part.component) else { continue };
            let kind = kind(part.component);
            for index in places(plan, unit, coefficients.units.0, plane) {
                let Some([dc, ac @ ..]) = plane.blocks.get(index) else { continue };
                let (value, size) = magnitude(dc.wrapping_sub(*predicted));
                *predicted = *dc;
                say(kind, size, value, size);
                let mut zeros = 0_u8;
                for coefficient in ac {
                    if *coefficient == 0 {
                        zeros += 1;
                        continue;
                    }
                    while zeros > 15 {
                        say(kind + 2, 0xF0, 0, 0);
                        zeros -= 16;
                    }
                    let (value, size) = magnitude(*coefficient);
                    say(kind + 2, zeros << 4 | size, value, size);
                    zeros = 0;
                }
                if zeros > 0 {
                    say(kind + 2, 0, 0, 0);
                }
            }
        }
    }
}

/// The bits of a value and how many they are (T.81, F.1.2.1).
fn magnitude(value: i16) -> (u16, u8) {
    let absolute = value.unsigned_abs();
    let size = 16 - absolute.leading_zeros();
    let bits = if value < 0 { !absolute } else { absolute };
    let mask = u16::try_from((1_u32 << size) - 1).unwrap_or(u16::MAX);
    (bits & mask, u8::try_from(size).unwrap_or_default())
}

/// How often each symbol of each class occurs.
struct Counts([[u32; 256]; 4]);

impl Default for Counts {
    fn default() -> Self {
        Self([[0; 256]; 4])
    }
}

impl Counts {
    fn count(&mut self, class: u8, symbol: u8) {
        let count = self.0.get_mut(usize::from(class)).and_then(|class| class.get_mut(usize::from(symbol)));
        if let Some(count) = count {
            *count = count.saturating_add(1);
        }
    }
}

/// How many codes of each length from 1 to 16 there are, and their symbols, the most frequent first (T.81, K.2).
fn lengths(counts: &[u32; 256]) -> ([u8; 16], Vec<u8>) {
    // Each tree: its weight and the symbols below it. One more symbol keeps the code of all ones free.
    const NONE: usize = 256;
    let mut depth = [0_usize; NONE + 1];
    let used = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut trees: Vec<(u64, Vec<usize>)> = used.map(|(symbol, count)| (u64::from(*count), vec![symbol])).collect();
    trees.push((0, vec![NONE]));
    while trees.len() > 1 {
        // Lightest last.
        trees.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let (Some((light, mut symbols)), Some((heavier, more))) = (trees.pop(), trees.pop()) else { break };
        symbols.extend(more);
        for symbol in &symbols {
            if let Some(depth) = depth.get_mut(*symbol) {
                *depth += 1;
            }
        }
        trees.push((light.saturating_add(heavier), symbols));
    }
    let mut of_length = [0_usize; NONE + 2];
    for depth in depth.iter().filter(|depth| **depth > 0) {
        if let Some(count) = of_length.get_mut(*depth) {
            *count += 1;
        }
    }
    shorten(&mut of_length);
    let mut symbols: Vec<(usize, usize)> =
        depth.iter().take(NONE).enumerate().filter(|(_, depth)| **depth > 0).map(|(symbol, depth)| (*depth, symbol)).collect();
    symbols.sort_unstable();
    let mut lengths = [0; 16];
    for (length, count) in lengths.iter_mut().zip(of_length.iter().skip(1)) {
        *length = u8::try_from(*count).unwrap_or_default();
    }
    (lengths, symbols.into_iter().filter_map(|(_, symbol)| u8::try_from(symbol).ok()).collect())
}

/// Brings all codes to at most 16 bits, and takes the one of all ones out (T.81, figure K.3).
fn shorten(of_length: &mut [usize]) {
    let mut take = |at: usize, less: usize, more: usize| {
        if let Some(count) = of_length.get_mut(at) {
            *count = count.saturating_sub(less).saturating_add(more);
        }
        of_length.get(at).copied().unwrap_or_default()
    };
    for length in (17..258).rev() {
        while take(length, 0, 0) > 0 {
            let mut shorter = length - 2;
            while shorter > 0 && take(shorter, 0, 0) == 0 {
                shorter -= 1;
            }
            take(length, 2, 0);
            take(length - 1, 0, 1);
            take(shorter, 1, 0);
            take(shorter + 1, 0, 2);
        }
    }
    let mut longest = 16;
    while longest > 0 && take(longest, 0, 0) == 0 {
        longest -= 1;
    }
    take(longest, 1, 0);
}

/// Each symbol's code and its length (T.81, annex C).
fn assign(lengths: &[u8; 16], symbols: &[u8]) -> Vec<(u16, u8)> {
    let mut codes = vec![(0, 0); 256];
    let mut code = 0_u32;
    let mut symbols = symbols.iter();
    for (length, count) in (1_u8..).zip(lengths) {
        for symbol in symbols.by_ref().take(usize::from(*count)) {
            if let Some(slot) = codes.get_mut(usize::from(*symbol)) {
                *slot = (u16::try_from(code).unwrap_or_default(), length);
            }
            code += 1;
        }
        code <<= 1;
    }
    codes
}

/// Writes bits, the first the highest, with a zero byte after each FF (T.81, F.1.2.3).
struct BitWriter<'a> {
    out: &'a mut Vec<u8>,
    bits: u64,
    held: u32,
}

impl BitWriter<'_> {
    fn put(&mut self, value: u32, count: u32) {
        self.bits = self.bits << count | u64::from(value);
        self.held += count;
        while self.held >= 8 {
            self.held -= 8;
            let byte = u8::try_from(self.bits >> self.held & 0xFF).unwrap_or_default();
            self.out.push(byte);
            if byte == 0xFF {
                self.out.push(0);
            }
        }
    }

    /// Fills the last byte with ones.
    fn finish(mut self) {
        let missing = (8 - self.held % 8) % 8;
        self.put((1 << missing) - 1, missing);
    }
}
