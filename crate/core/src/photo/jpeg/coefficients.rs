//! A JPEG's quantised DCT coefficients, read from its scans and made flat where a cover goes (ITU-T T.81, Annexes F, G).
//!
//! Nothing is computed from them and nothing is rounded, so a block that no cover touches is written as it was read.

use std::ops::Range;

use super::{Jpeg, Piece, Table};
use crate::{
    Error,
    error::Code,
    photo::{
        huffman::{Bits, Fault, Huffman},
        scan::{Band, Frame, Plan, Process, ScanHeader},
    },
};

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

impl Coefficients {
    /// The blocks that lie in the picture: those beside it are coded by some kinds of scan only.
    pub(super) fn in_picture(&self, jpeg: &Jpeg<'_>) -> Vec<&Block> {
        let planes = self.planes.iter().zip(&jpeg.frame.components);
        let blocks = planes.flat_map(|(plane, component)| {
            let (columns, rows) = jpeg.frame.blocks(component);
            let size = |value: u32| usize::try_from(value).unwrap_or_default();
            let rows = plane.blocks.chunks_exact(plane.columns.max(1)).take(size(rows));
            rows.flat_map(move |row| row.iter().take(size(columns)))
        });
        blocks.collect()
    }
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

    fn unit(
        &self,
        unit: u32,
        bits: &mut Bits<'_>,
        carried: &mut Carried,
        into: &mut Coefficients,
    ) -> Result<(), Fault> {
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
pub(super) fn places(plan: &Plan, unit: u32, across: usize, plane: &Plane) -> impl Iterator<Item = usize> + use<> {
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
    /// How many pixels an MCU has across and down.
    pub(super) fn unit(&self) -> (usize, usize) {
        let most = |side: fn(&Plane) -> usize| self.planes.iter().map(side).max().unwrap_or(1).saturating_mul(8);
        (most(|plane| plane.sampling.0), most(|plane| plane.sampling.1))
    }

    /// Lets go of all MCUs but those of these columns and rows.
    pub(super) fn keep(&mut self, columns: &Range<usize>, rows: &Range<usize>) {
        for plane in &mut self.planes {
            let (h, v) = plane.sampling;
            let lines = plane.blocks.chunks_exact(plane.columns.max(1)).take(rows.end * v).skip(rows.start * v);
            let kept = lines.flat_map(|line| line.get(columns.start * h..columns.end * h).unwrap_or_default());
            plane.blocks = kept.copied().collect();
            plane.columns = columns.len() * h;
        }
        self.units = (columns.len(), rows.len());
    }

    /// Makes every MCU that a rectangle of pixels touches one flat colour; `levels` are the quantised DC values of it, one
    /// a component. Whole MCUs, so that no block is left of which a part was computed from pixels that must go.
    pub(crate) fn flatten(&mut self, left: u32, top: u32, right: u32, bottom: u32, levels: &[i16]) {
        let unit = self.unit();
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

/// The quantisation table of a slot, in zigzag order; `None` when there is none, or when it changes between scans.
pub(super) fn quantisation(jpeg: &Jpeg<'_>, slot: u8) -> Option<Vec<u16>> {
    let table = quantisation_table(jpeg, slot)?;
    let values = table.bytes.get(1..)?;
    Some(if table.slot >> 4 == 0 {
        values.iter().map(|value| u16::from(*value)).collect()
    } else {
        values.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte))).collect()
    })
}

/// The same as it stands in the file.
pub(super) fn quantisation_table<'a>(jpeg: &Jpeg<'a>, slot: u8) -> Option<Table<'a>> {
    let tables = jpeg.body.iter().filter_map(|piece| match piece {
        Piece::Tables { marker: 0xDB, tables } => Some(tables),
        _ => None,
    });
    let mut tables = tables.flatten().filter(|table| table.slot & 15 == slot);
    let table = tables.next()?;
    tables.next().is_none().then_some(*table)
}
