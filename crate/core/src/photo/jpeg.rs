//! JPEG: walks the segments of ITU-T T.81 (1992), Annex B, and tells which ones a decoder needs.
//!
//! Also read: JFIF 1.02 (ITU-T T.871) for APP0, Adobe technical note 5116 for APP14, ICC.1:2010 Annex B.4 for APP2, and
//! Exif 3.0 section 4.7 for the orientation in APP1. Huffman-coded baseline, extended and progressive pictures of 8 bits
//! are cleaned; arithmetic, lossless and hierarchical ones are refused, because few programs show them.

mod canvas;
mod coefficients;
mod crop;
mod gain_map;
mod meaning;
mod recode;
mod write;

use std::ops::Range;

use super::{
    Coded, MAX_PIXELS, Shape,
    integer::{u16_be, u32_be},
    orientation,
    scan::{self, Component, Frame, Process, ScanHeader},
    surplus::{Part, Surplus},
};
use crate::{Error, error::Code};

pub(crate) use canvas::Canvas;
pub(super) use {crop::cropped, write::write};

/// The file as its walker understood it.
pub(super) struct Jpeg<'a> {
    pub(super) frame: Frame,
    pub(super) density: Option<Density>,
    pub(super) adobe: Option<Adobe>,
    pub(super) icc: Option<Vec<u8>>,
    pub(super) orientation: u8,
    pub(super) body: Vec<Piece<'a>>,
    pub(super) surplus: Vec<Surplus<'a>>,
}

/// What JFIF says of the size and shape of a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Density {
    version: [u8; 2],
    /// 0: only the shape of a pixel; 1: per inch; 2: per centimetre.
    pub(crate) unit: u8,
    /// Horizontal.
    pub(crate) x: u16,
    /// Vertical.
    pub(crate) y: u16,
}

/// What APP14 says of the colours: 0 as they are (RGB or CMYK), 1 YCbCr, 2 YCCK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Adobe {
    version: u16,
    flags: [u8; 4],
    pub(super) transform: u8,
}

/// A part of the picture proper, in the order of the file.
pub(super) enum Piece<'a> {
    Frame,
    Tables { marker: u8, tables: Vec<Table<'a>> },
    RestartInterval(u16),
    Scan { header: &'a [u8], data: &'a [u8], offset: usize },
}

/// One quantisation or Huffman table with the byte that names its slot.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    pub(super) slot: u8,
    pub(super) bytes: &'a [u8],
    offset: usize,
}

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const DQT: u8 = 0xDB;
const DHT: u8 = 0xC4;
const DRI: u8 = 0xDD;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;
const COM: u8 = 0xFE;

/// More scans than any encoder writes (a progressive picture has some ten); each costs a pass over the whole picture.
const MAX_SCANS: usize = 100;

const ICC_SIGNATURE: &[u8] = b"ICC_PROFILE\0";

/// What the picture is, and what its coded data hold; fails where a file cannot be followed to the last block of its
/// picture.
pub(super) fn open(bytes: &[u8]) -> Result<(Shape, Coded), Error> {
    let jpeg = walk(bytes)?;
    let Frame { width, height, .. } = jpeg.frame;
    let shape = Shape { orientation: jpeg.orientation, width: width.into(), height: height.into(), frames: 1 };
    Ok((shape, Coded { unread: follow(&jpeg)?, ..Coded::default() }))
}

/// What [`write`] leaves out.
pub(super) fn surplus<'a>(bytes: &'a [u8], coded: &Coded) -> (Vec<Surplus<'a>>, Option<Error>) {
    match walk(bytes) {
        Ok(mut jpeg) => {
            jpeg.surplus.extend(coded.surplus(bytes));
            (jpeg.surplus, None)
        }
        Err(error) => (Vec::new(), Some(error)),
    }
}

/// Reads the structure of a whole file.
pub(super) fn walk(bytes: &[u8]) -> Result<Jpeg<'_>, Error> {
    let mut walker = Walker::new(bytes);
    loop {
        let start = walker.at;
        match walker.step() {
            Ok(true) => {}
            Ok(false) => break,
            // The picture is complete and only its end marker is missing: what follows is no part of it.
            Err(_) if walker.complete_without_end(start) => {
                walker.leave(Part::AfterEnd, start, bytes.len());
                break;
            }
            Err(error) => return Err(error),
        }
    }
    walker.finish()
}

struct Walker<'a> {
    bytes: &'a [u8],
    at: usize,
    frame: Option<Frame>,
    /// For each component, for each coefficient, the lowest bit that was coded so far.
    lowest: Vec<[u8; 64]>,
    scans: usize,
    density: Option<Density>,
    adobe: Option<Adobe>,
    icc: Vec<(u8, u8, &'a [u8], usize)>,
    orientation: Option<u8>,
    /// Tables and the frame header since the last scan: a table that is replaced before a scan is never used.
    pending: Vec<Piece<'a>>,
    body: Vec<Piece<'a>>,
    surplus: Vec<Surplus<'a>>,
}

impl<'a> Walker<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 2, // after SOI, which the format was recognised by
            frame: None,
            lowest: Vec::new(),
            scans: 0,
            density: None,
            adobe: None,
            icc: Vec::new(),
            orientation: None,
            pending: Vec::new(),
            body: Vec::new(),
            surplus: Vec::new(),
        }
    }

    fn leave(&mut self, part: Part, start: usize, end: usize) {
        if let Some(data) = self.bytes.get(start..end).filter(|data| !data.is_empty()) {
            self.surplus.push(Surplus { part, offset: start, data });
        }
    }

    /// Whether every coefficient was coded to its last bit, so that nothing after `start` can change the picture; a
    /// second start of image ends any picture of which something was coded, for no decoder reads on.
    fn complete_without_end(&self, start: usize) -> bool {
        let again = self.bytes.get(start..).is_some_and(|rest| rest.starts_with(&[0xFF, SOI]));
        let coded =
            |to: u8| !self.lowest.is_empty() && self.lowest.iter().all(|each| each.iter().all(|low| *low <= to));
        let begun = self.lowest.iter().all(|each| each.first().is_some_and(|low| *low <= 13));
        coded(0) || (again && begun && self.scans > 0)
    }

    /// Reads one marker with its segment; `false` at the end of the picture.
    fn step(&mut self) -> Result<bool, Error> {
        let start = self.at;
        // A decoder looks for FF followed by neither 00 nor FF, and takes no notice of what stands before it.
        let mut at = start;
        let marker = loop {
            match (self.bytes.get(at), self.bytes.get(at.saturating_add(1))) {
                (Some(0xFF), Some(&code)) if code != 0 && code != 0xFF => break code,
                (Some(_), Some(_)) => at = at.saturating_add(1),
                _ => {
                    if self.scans == 0 {
                        return Err(Error::at_byte(Code::PhotoTruncated, self.bytes.len())
                            .because("JPEG ends before its picture"));
                    }
                    self.leave(Part::AfterEnd, start, self.bytes.len());
                    return Ok(false);
                }
            }
        };
        self.leave(Part::Stray, start, at);
        let body = at.saturating_add(2);
        match marker {
            EOI if self.scans == 0 => {
                return Err(Error::at_byte(Code::PhotoBroken, at).because("JPEG end marker before its picture"));
            }
            EOI => {
                self.leave(Part::AfterEnd, body, self.bytes.len());
                return Ok(false);
            }
            SOI => return Err(Error::at_byte(Code::PhotoBroken, at).because("a second start of image")),
            0x01 | 0xD0..=0xD7 => {
                self.leave(Part::Stray, at, body);
                self.at = body;
                return Ok(true);
            }
            _ => {}
        }
        let short = || Error::at_byte(Code::PhotoTruncated, at).because(format_args!("JPEG segment FF{marker:02X}"));
        let length = usize::from(u16_be(self.bytes, body).ok_or_else(short)?);
        if length < 2 {
            return Err(Error::at_byte(Code::PhotoBroken, at).because(format_args!("length of segment FF{marker:02X}")));
        }
        let end = body.saturating_add(length);
        let offset = body.saturating_add(2);
        let payload = self.bytes.get(offset..end).ok_or_else(short)?;
        self.at = end;
        match marker {
            APP0..=0xEF => self.application(marker, payload, offset)?,
            COM => self.leave(Part::Comment, offset, end),
            DQT | DHT => self.tables(marker, payload, offset)?,
            DRI => {
                let interval = u16_be(payload, 0)
                    .ok_or_else(|| Error::at_byte(Code::PhotoBroken, at).because("restart interval"))?;
                self.pending.retain(|piece| !matches!(piece, Piece::RestartInterval(_)));
                self.pending.push(Piece::RestartInterval(interval));
                self.leave(Part::Slack, offset.saturating_add(2), end);
            }
            0xC0..=0xC2 => self.frame_header(marker, payload, offset)?,
            SOS => self.scan(payload, offset)?,
            0xDC => {
                // DNL may repeat the number of lines; where it says anything new the frame header said nothing.
                let lines = u16_be(payload, 0);
                if lines.is_none() || lines != self.frame.as_ref().map(|frame| frame.height) {
                    return Err(refuse(at, "a JPEG that gives its height after the picture"));
                }
                self.leave(Part::Stray, at, end);
            }
            0xC3 => return Err(refuse(at, "lossless JPEG")),
            0xC5..=0xC7 | 0xDE | 0xDF => return Err(refuse(at, "hierarchical JPEG")),
            0xC9..=0xCF => return Err(refuse(at, "arithmetic-coded JPEG")),
            0xF7 | 0xF8 => return Err(refuse(at, "JPEG-LS")),
            _ => {
                return Err(
                    Error::at_byte(Code::PhotoBroken, at).because(format_args!("reserved marker FF{marker:02X}"))
                );
            }
        }
        Ok(true)
    }

    fn application(&mut self, marker: u8, payload: &'a [u8], offset: usize) -> Result<(), Error> {
        let end = offset.saturating_add(payload.len());
        // Decoders have read what they need of these once the first scan begins.
        let early = self.scans == 0;
        match marker {
            APP0 if early && self.density.is_none() => {
                if let Some(density) = read_jfif(payload) {
                    self.density = Some(density);
                    self.leave(Part::App(0), offset.saturating_add(14), end);
                    return Ok(());
                }
            }
            APP14 if early => {
                if let Some(adobe) = read_adobe(payload) {
                    // Some decoders believe the first one, some the last.
                    if self.adobe.is_some_and(|known| known.transform != adobe.transform) {
                        return Err(refuse(offset, "a JPEG that says twice, and differently, what its colours mean"));
                    }
                    self.adobe = Some(adobe);
                    self.leave(Part::App(14), offset.saturating_add(12), end);
                    return Ok(());
                }
            }
            APP2 if early => {
                if let Some([number, count, data @ ..]) = payload.strip_prefix(ICC_SIGNATURE) {
                    self.icc.push((*number, *count, data, offset.saturating_add(ICC_SIGNATURE.len() + 2)));
                    return Ok(());
                }
            }
            APP1 if early && self.orientation.is_none() => {
                if let Some(tiff) = payload.strip_prefix(b"Exif\0\0") {
                    self.orientation = orientation::in_tiff(tiff);
                    if orientation::is_minimal(tiff) {
                        return Ok(()); // as this program writes it
                    }
                }
            }
            _ => {}
        }
        self.leave(Part::App(marker.wrapping_sub(APP0)), offset, end);
        Ok(())
    }

    fn tables(&mut self, marker: u8, payload: &'a [u8], offset: usize) -> Result<(), Error> {
        let mut tables: Vec<Table<'a>> = Vec::new();
        let mut at = 0_usize;
        while let Some(length) = payload.get(at..).and_then(|rest| table_length(marker, rest)) {
            let Some(bytes) = payload.get(at..at.saturating_add(length)) else { break };
            let slot = bytes.first().copied().unwrap_or_default();
            let table = Table { slot, bytes, offset: offset.saturating_add(at) };
            self.bury(marker, &mut tables, slot);
            tables.push(table);
            at = at.saturating_add(length);
        }
        if tables.is_empty() {
            return Err(Error::at_byte(Code::PhotoBroken, offset).because(format_args!("table segment FF{marker:02X}")));
        }
        self.leave(Part::Slack, offset.saturating_add(at), offset.saturating_add(payload.len()));
        self.pending.push(Piece::Tables { marker, tables });
        Ok(())
    }

    /// Takes out tables that the one for `slot` now replaces before any scan has used them.
    fn bury(&mut self, marker: u8, current: &mut Vec<Table<'a>>, slot: u8) {
        // A quantisation table's upper four bits are its precision, not its name.
        let name = |slot: u8| if marker == DQT { slot & 0x0F } else { slot };
        let mut dead = Vec::new();
        let mut take = |tables: &mut Vec<Table<'a>>| {
            tables.retain(|table| {
                let keep = name(table.slot) != name(slot);
                if !keep {
                    dead.push(Surplus { part: Part::DeadTable, offset: table.offset, data: table.bytes });
                }
                keep
            });
        };
        take(current);
        for piece in &mut self.pending {
            if let Piece::Tables { marker: kind, tables } = piece
                && *kind == marker
            {
                take(tables);
            }
        }
        self.surplus.extend(dead);
    }

    fn frame_header(&mut self, marker: u8, payload: &'a [u8], offset: usize) -> Result<(), Error> {
        let broken = || Error::at_byte(Code::PhotoBroken, offset).because("JPEG frame header");
        if self.frame.is_some() {
            return Err(Error::at_byte(Code::PhotoBroken, offset).because("a second JPEG frame header"));
        }
        let [precision, _, _, _, _, count, rest @ ..] = payload else { return Err(broken()) };
        let (Some(height), Some(width)) = (u16_be(payload, 1), u16_be(payload, 3)) else { return Err(broken()) };
        if *precision != 8 {
            return Err(refuse(offset, format_args!("JPEG of {precision} bits")));
        }
        if height == 0 {
            return Err(refuse(offset, "a JPEG that gives its height after the picture"));
        }
        if width == 0 || !(1..=4).contains(count) {
            return Err(broken());
        }
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(Error::at_byte(Code::PhotoTooLarge, offset).because(format_args!("{width} × {height}")));
        }
        let mut components = Vec::new();
        for each in rest.chunks_exact(3).take(usize::from(*count)) {
            let [id, sampling, quantisation] = each else { return Err(broken()) };
            let component = Component { id: *id, h: sampling >> 4, v: sampling & 15, quantisation: *quantisation };
            let twice = components.iter().any(|known: &Component| known.id == *id);
            if twice || !(1..=4).contains(&component.h) || !(1..=4).contains(&component.v) || *quantisation > 3 {
                return Err(broken());
            }
            components.push(component);
        }
        if components.len() != usize::from(*count) {
            return Err(broken());
        }
        let used = components.len().saturating_mul(3).saturating_add(6);
        self.leave(Part::Slack, offset.saturating_add(used), offset.saturating_add(payload.len()));
        let process = match marker {
            0xC0 => Process::Baseline,
            0xC1 => Process::Extended,
            _ => Process::Progressive,
        };
        self.lowest = vec![[u8::MAX; 64]; components.len()];
        self.frame = Some(Frame { process, width, height, components });
        self.pending.push(Piece::Frame);
        Ok(())
    }

    fn scan(&mut self, payload: &'a [u8], offset: usize) -> Result<(), Error> {
        let frame = self
            .frame
            .as_ref()
            .ok_or_else(|| Error::at_byte(Code::PhotoBroken, offset).because("JPEG scan before its frame header"))?;
        self.scans = self.scans.saturating_add(1);
        if self.scans > MAX_SCANS {
            return Err(refuse(offset, format_args!("a JPEG of more than {MAX_SCANS} scans")));
        }
        let header = ScanHeader::read(payload, frame)
            .ok_or_else(|| Error::at_byte(Code::PhotoBroken, offset).because("JPEG scan header"))?;
        let (band, lowest) = header.coded(frame.process);
        for part in &header.components {
            if let Some(all) = self.lowest.get_mut(part.index).and_then(|all| all.get_mut(band.clone())) {
                all.fill(lowest);
            }
        }
        let end = offset.saturating_add(payload.len());
        self.leave(Part::Slack, offset.saturating_add(header.length), end);
        let stop = coded_end(self.bytes, end);
        self.body.append(&mut self.pending);
        let header = payload.get(..header.length).unwrap_or_default();
        let data = self.bytes.get(end..stop).unwrap_or_default();
        self.body.push(Piece::Scan { header, data, offset: end });
        self.at = stop;
        Ok(())
    }

    fn finish(mut self) -> Result<Jpeg<'a>, Error> {
        let frame = self.frame.ok_or_else(|| Error::at_byte(Code::PhotoTruncated, self.bytes.len()))?;
        for piece in &self.pending {
            if let Piece::Tables { tables, .. } = piece {
                let dead =
                    |table: &Table<'a>| Surplus { part: Part::DeadTable, offset: table.offset, data: table.bytes };
                self.surplus.extend(tables.iter().map(dead));
            }
        }
        let icc = join_icc(&self.icc);
        if icc.is_none() {
            let unread =
                |&(_, _, data, offset): &(u8, u8, &'a [u8], usize)| Surplus { part: Part::App(2), offset, data };
            self.surplus.extend(self.icc.iter().map(unread));
        }
        Ok(Jpeg {
            frame,
            density: self.density,
            adobe: self.adobe,
            icc,
            orientation: self.orientation.unwrap_or(1),
            body: self.body,
            surplus: self.surplus,
        })
    }
}

fn refuse(at: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoUnsupported, at).because(what)
}

/// Where entropy-coded data that starts at `start` ends: before the next marker that is not a restart, and before any
/// padding in front of it.
fn coded_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let mut padding = None;
    for found in memchr::memchr_iter(0xFF, rest) {
        let next = found.saturating_add(1);
        match rest.get(next) {
            Some(0 | 0xD0..=0xD7) => padding = None,
            // Padding goes on until something else than FF.
            Some(0xFF) => padding = padding.or(Some(found)),
            _ => return start.saturating_add(padding.unwrap_or(found)),
        }
    }
    bytes.len()
}

/// The length of the table at the start of `rest`, with the byte that names its slot; `None` if there is none.
fn table_length(marker: u8, rest: &[u8]) -> Option<usize> {
    let slot = *rest.first()?;
    if slot & 0x0F > 3 || slot >> 4 > 1 {
        return None;
    }
    let length = if marker == DQT {
        if slot >> 4 == 1 { 129 } else { 65 }
    } else {
        let counts = rest.get(1..17)?;
        let symbols: usize = counts.iter().map(|count| usize::from(*count)).sum();
        if symbols > 256 {
            return None;
        }
        symbols.saturating_add(17)
    };
    (length <= rest.len()).then_some(length)
}

fn read_jfif(payload: &[u8]) -> Option<Density> {
    let [major, minor, unit, ..] = payload.strip_prefix(b"JFIF\0")? else { return None };
    let (x, y) = (u16_be(payload, 8)?, u16_be(payload, 10)?);
    payload.get(13)?;
    let version = if *major == 1 && *minor <= 2 { [*major, *minor] } else { [1, 1] };
    Some(Density { version, unit: (*unit).min(2), x, y })
}

fn read_adobe(payload: &[u8]) -> Option<Adobe> {
    if !payload.starts_with(b"Adobe") {
        return None;
    }
    let transform = *payload.get(11)?;
    // The version and flags tell a decoder nothing; values that Adobe's own encoders write stay, others could be a note.
    let version = u16_be(payload, 5).filter(|version| matches!(version, 100 | 101)).unwrap_or(100);
    let flags = match payload.get(7..11)? {
        [first, 0, 0, 0] if first & 0x3F == 0 => [*first, 0, 0, 0],
        _ => [0; 4],
    };
    Some(Adobe { version, flags, transform })
}

/// Joins the chunks of an ICC profile (ICC.1:2010, Annex B.4), if they are all there and are one.
fn join_icc(chunks: &[(u8, u8, &[u8], usize)]) -> Option<Vec<u8>> {
    let (_, count, ..) = chunks.first()?;
    if usize::from(*count) != chunks.len() || chunks.iter().any(|(_, other, ..)| other != count) {
        return None;
    }
    let mut profile = Vec::new();
    for wanted in 1..=*count {
        let (_, _, data, _) = chunks.iter().find(|(number, ..)| *number == wanted)?;
        profile.extend_from_slice(data);
    }
    whole_icc(profile)
}

/// The profile without what follows its declared end; `None` if it is no ICC profile (ICC.1:2010, section 7.2).
pub(super) fn whole_icc(mut profile: Vec<u8>) -> Option<Vec<u8>> {
    if profile.len() < 132 || profile.get(36..40)? != b"acsp" {
        return None;
    }
    let declared = usize::try_from(u32_be(&profile, 0)?).ok()?;
    if declared >= 132 {
        profile.truncate(declared);
    }
    Some(profile)
}

/// Follows every scan block by block: the stretches of the file inside entropy-coded data that no decoder reads, such as
/// what stands after the last block of a scan.
fn follow(jpeg: &Jpeg<'_>) -> Result<Vec<Range<usize>>, Error> {
    let mut state = scan::State::new(&jpeg.frame);
    let mut unread = Vec::new();
    for piece in &jpeg.body {
        match piece {
            Piece::Tables { marker: DHT, tables } => {
                for table in tables {
                    state.define(table.slot, table.bytes.get(1..).unwrap_or_default());
                }
            }
            Piece::RestartInterval(interval) => state.restart_interval = *interval,
            Piece::Scan { header, data, offset } => state.follow(&jpeg.frame, header, data, *offset, &mut unread)?,
            Piece::Tables { .. } | Piece::Frame => {}
        }
    }
    Ok(unread)
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode};

    use super::*;
    use crate::photo::{Choices, Photo, strip};

    fn file() -> Vec<u8> {
        encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default())
    }

    fn find(file: &[u8], marker: u8) -> usize {
        file.windows(2).position(|pair| pair == [0xFF, marker]).unwrap()
    }

    fn refusal(file: Vec<u8>) -> Error {
        Photo::open(file).and_then(|photo| strip(&photo, Choices::default())).unwrap_err()
    }

    #[test]
    fn other_coding_processes_are_refused_by_name() {
        for (marker, name) in [(0xC3, "lossless JPEG"), (0xC9, "arithmetic-coded JPEG"), (0xC5, "hierarchical JPEG")] {
            let mut file = file();
            let at = find(&file, 0xC0);
            file[at + 1] = marker;
            let error = refusal(file);
            assert_eq!((error.code(), error.detail()), (Code::PhotoUnsupported, name));
        }
    }

    #[test]
    fn a_picture_of_twelve_bits_is_refused() {
        let mut file = file();
        let at = find(&file, 0xC0);
        file[at + 4] = 12;
        assert_eq!(refusal(file).detail(), "JPEG of 12 bits");
    }

    #[test]
    fn colours_that_are_said_twice_and_differently_are_refused() {
        let adobe = |transform| [b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0".as_slice(), &[transform]].concat();
        let file = file();
        let twice = [&file[..2], &adobe(1), &adobe(1), &file[2..]].concat();
        strip(&Photo::open(twice).unwrap(), Choices::default()).unwrap();
        let differently = [&file[..2], &adobe(1), &adobe(0), &file[2..]].concat();
        assert_eq!(refusal(differently).code(), Code::PhotoUnsupported);
    }

    #[test]
    fn a_scan_that_ends_early_is_told_from_a_whole_one() {
        let file = file();
        let error = refusal([&file[..file.len() - 30], &[0xFF, EOI]].concat());
        assert_eq!(error.code(), Code::PhotoTruncated);
    }
}
