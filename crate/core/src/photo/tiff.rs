//! TIFF: walks the directories of TIFF 6.0 (Adobe, 1992) and writes each page again with the tags a renderer needs.
//!
//! The file is made anew from an allow-list of tags, so whatever no page refers to goes by construction: Exif, GPS, IPTC,
//! XMP, Photoshop's and private tags, names, texts, dates, thumbnails, masks and sub-directories. Each strip or tile is
//! followed to the end of its last row and copied; what stands behind it goes. A camera's raw file is refused, for its
//! first page is a preview and the picture is elsewhere; so is what the [`coded`] part cannot follow.
//!
//! Two things stay because they are coded with the picture: pixels of a tile that lie over the picture's edge, and samples
//! of a pixel beyond its colours (ExtraSamples), which some programs show and others do not.

mod coded;
mod directory;
mod jpeg;
mod lzw;
mod pixels;
mod write;

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use super::{
    MAX_PIXELS, Shape,
    integer::Endian,
    surplus::{Part, Surplus},
};
use crate::{Error, error::Code};

use directory::{BYTE, Directory, Field, LONG, RATIONAL, SHORT, Source, UNDEFINED, long, size_of};

pub(super) use {pixels::picture, write::write};

/// More directories than any scanner writes pages.
const MAX_PAGES: usize = 1_000;

/// More fields over all directories than a thousand pages need; it bounds the time of directories that overlap.
const MAX_FIELDS: usize = 100_000;

/// The bytes before everything else: byte order, 42, where the first directory is.
const HEADER: usize = 8;

/// The whole file, as far as it draws.
struct Tiff<'a> {
    endian: Endian,
    pages: Vec<Page<'a>>,
    /// What the pages are made of, in bytes of the file.
    drawn: Vec<Range<usize>>,
    /// What is known to draw nothing: fields, and pictures beside the pages.
    known: Vec<Range<usize>>,
    surplus: Vec<Surplus<'a>>,
}

/// One picture with its tags in the form in which they are written.
struct Page<'a> {
    layout: Layout,
    orientation: u8,
    tags: Vec<Tag>,
    icc: Option<Vec<u8>>,
    chunks: Vec<Cow<'a, [u8]>>,
}

impl Page<'_> {
    /// The integers of a tag that is kept.
    fn numbers(&self, tag: u16, endian: Endian) -> Vec<u32> {
        let found = self.tags.iter().find(|known| known.number == tag);
        let source = |tag: &Tag| {
            let value = tag.value.as_slice();
            match tag.kind {
                SHORT => value.chunks_exact(2).filter_map(|two| endian.u16(two, 0)).map(u32::from).collect(),
                LONG => value.chunks_exact(4).filter_map(|four| endian.u32(four, 0)).collect(),
                _ => Vec::new(),
            }
        };
        found.map(source).unwrap_or_default()
    }
}

/// A tag to be written: its value in the byte order of the file.
struct Tag {
    number: u16,
    kind: u16,
    value: Vec<u8>,
}

/// What the picture is; fails where a file cannot be followed to the end of its picture.
pub(super) fn shape(bytes: &[u8]) -> Result<Shape, Error> {
    let tiff = walk(bytes)?;
    let first = tiff.pages.first().ok_or_else(|| broken(0, "TIFF without a picture"))?;
    let frames = u32::try_from(tiff.pages.len()).unwrap_or(u32::MAX);
    Ok(Shape { orientation: first.orientation, width: first.layout.width, height: first.layout.height, frames })
}

/// The ICC profile of the first page.
pub(super) fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    walk(bytes).ok()?.pages.into_iter().next()?.icc
}

/// What [`write`] leaves out.
pub(super) fn surplus(bytes: &[u8]) -> (Vec<Surplus<'_>>, Option<Error>) {
    let tiff = match walk(bytes) {
        Ok(tiff) => tiff,
        Err(error) => return (Vec::new(), Some(error)),
    };
    let mut surplus = tiff.surplus;
    let drawn = tiff.drawn.into_iter().map(|range| (range, None));
    let known = tiff.known.into_iter().map(|range| (range, Some(Part::Field)));
    let mut parts: Vec<_> = drawn.chain(known).collect();
    parts.push((bytes.len()..bytes.len(), None));
    parts.sort_by_key(|(range, _)| range.start);
    let mut at = 0;
    for (range, part) in parts {
        let gap = bytes.get(at..range.start).unwrap_or_default();
        // Values and directories begin at even offsets, some writers' at multiples of four.
        let padding = gap.len() <= 3 && gap.iter().all(|byte| *byte == 0);
        if !gap.is_empty() && !padding {
            let part = if range.start == bytes.len() { Part::AfterEnd } else { Part::Unreferred };
            surplus.push(Surplus { part, offset: at, data: gap });
        }
        at = at.max(range.start);
        if let Some((part, data)) = part.zip(bytes.get(at..range.end)).filter(|(_, data)| !data.is_empty()) {
            surplus.push(Surplus { part, offset: at, data });
        }
        at = at.max(range.end);
    }
    if !surplus.is_empty() {
        surplus.push(Surplus { part: Part::Directories, offset: 0, data: bytes });
    }
    (surplus, None)
}

fn broken(at: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoBroken, at).because(what)
}

fn refuse(at: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoUnsupported, at).because(what)
}

const NEW_SUBFILE_TYPE: u16 = 254;
const SUBFILE_TYPE: u16 = 255;
const WIDTH: u16 = 256;
const LENGTH: u16 = 257;
const BITS_PER_SAMPLE: u16 = 258;
const COMPRESSION: u16 = 259;
const PHOTOMETRIC: u16 = 262;
const FILL_ORDER: u16 = 266;
const STRIP_OFFSETS: u16 = 273;
const ORIENTATION: u16 = 274;
const SAMPLES_PER_PIXEL: u16 = 277;
const ROWS_PER_STRIP: u16 = 278;
const STRIP_BYTE_COUNTS: u16 = 279;
const PLANAR: u16 = 284;
const PREDICTOR: u16 = 317;
const COLOUR_MAP: u16 = 320;
const TILE_WIDTH: u16 = 322;
const TILE_LENGTH: u16 = 323;
const TILE_OFFSETS: u16 = 324;
const TILE_BYTE_COUNTS: u16 = 325;
const SUB_DIRECTORIES: u16 = 330;
const JPEG_TABLES: u16 = 347;
const SUBSAMPLING: u16 = 530;
const EXIF: u16 = 34665;
const GPS: u16 = 34853;
const ICC_PROFILE: u16 = 34675;
const DNG_VERSION: u16 = 50706;

/// Reads the structure of a whole file and follows every strip and tile.
fn walk(bytes: &[u8]) -> Result<Tiff<'_>, Error> {
    let endian = Endian::of_tiff(bytes).ok_or_else(|| broken(0, "TIFF header"))?;
    let source = Source { bytes, endian };
    let mut tiff = Tiff { endian, pages: Vec::new(), drawn: Vec::new(), known: Vec::new(), surplus: Vec::new() };
    tiff.drawn.push(0..HEADER);
    let mut seen = BTreeSet::new();
    let mut directories = Vec::new();
    let mut fields = MAX_FIELDS;
    let mut at = endian.u32(bytes, 4).and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
    while at != 0 {
        if !seen.insert(at) {
            return Err(broken(at, "TIFF directories in a circle"));
        }
        if seen.len() > MAX_PAGES {
            return Err(refuse(at, format_args!("TIFF of more than {MAX_PAGES} pages")));
        }
        let directory = source.directory(at, fields)?;
        fields = fields.saturating_sub(directory.fields.len());
        at = directory.next;
        directories.push(directory);
    }
    let mut pixels = 0_u64;
    let mut coded = Vec::new();
    for (index, directory) in directories.iter().enumerate() {
        if directory.field(DNG_VERSION).is_some() {
            return Err(refuse(directory.at, "camera raw (DNG)"));
        }
        sub_directories(source, directory, &mut fields, &mut tiff)?;
        if !is_page(source, directory) {
            if index == 0 {
                return Err(refuse(directory.at, "camera raw, or a TIFF that begins with a thumbnail or mask"));
            }
            small(source, directory, &mut tiff);
            continue;
        }
        let page = page(source, directory, &mut pixels, &mut tiff, &mut coded)?;
        tiff.pages.push(page);
    }
    if tiff.pages.is_empty() {
        return Err(broken(4, "TIFF without a picture"));
    }
    apart(&directories, &coded)?;
    tiff.drawn.extend(coded);
    Ok(tiff)
}

/// Whether a directory is a picture that is shown, and neither a smaller copy of one, nor a mask, nor only fields.
fn is_page(source: Source<'_>, directory: &Directory) -> bool {
    let kind = source.integer(directory, NEW_SUBFILE_TYPE).unwrap_or(0);
    let old = source.integer(directory, SUBFILE_TYPE).unwrap_or(1);
    // Bit 0: reduced resolution; bit 2: transparency mask; DNG and its kin use the higher ones for depth and the like.
    let shown = kind & !2 == 0 && old != 2;
    shown && (directory.field(STRIP_OFFSETS).is_some() || directory.field(TILE_OFFSETS).is_some())
}

/// Notes a directory that goes, and the picture it may be.
fn small(source: Source<'_>, directory: &Directory, tiff: &mut Tiff<'_>) {
    const JPEG: (u16, u16) = (513, 514); // where a thumbnail is, and its length
    let (width, height) = (source.integer(directory, WIDTH), source.integer(directory, LENGTH));
    if let (Some(width), Some(height)) = (width, height) {
        tiff.surplus.push(Surplus { part: Part::Picture(width, height), offset: directory.at, data: &[] });
    }
    // Notes only serve the report: a hostile file may have more of them than are worth making.
    const MOST: usize = 1_000;
    if tiff.known.len() > MAX_FIELDS {
        return;
    }
    tiff.known.push(directory.range());
    tiff.known.extend(directory.fields.iter().map(|field| field.value.clone()));
    for (places, lengths) in [(STRIP_OFFSETS, STRIP_BYTE_COUNTS), (TILE_OFFSETS, TILE_BYTE_COUNTS), JPEG] {
        let list = |tag| directory.field(tag).and_then(|field| source.integers(field, MOST)).unwrap_or_default();
        for (place, length) in list(places).into_iter().zip(list(lengths)) {
            let start = usize::try_from(place).unwrap_or(usize::MAX).min(source.bytes.len());
            let end = start.saturating_add(usize::try_from(length).unwrap_or(usize::MAX));
            tiff.known.push(start..end.min(source.bytes.len()));
        }
    }
}

/// Notes the directories a page points to: Exif's, GPS's, and those of further pictures; fails when such a picture is
/// larger than the page, which then is only its preview.
fn sub_directories(
    source: Source<'_>,
    directory: &Directory,
    fields: &mut usize,
    tiff: &mut Tiff<'_>,
) -> Result<(), Error> {
    const MOST: usize = 16;
    let area = |directory: &Directory| {
        let side = |tag| source.integer(directory, tag).map_or(0, u64::from);
        side(WIDTH).saturating_mul(side(LENGTH))
    };
    for tag in [SUB_DIRECTORIES, EXIF, GPS] {
        let field = directory.field(tag);
        for at in field.and_then(|field| source.integers(field, MOST)).unwrap_or_default() {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            let Ok(sub) = source.directory(at, *fields) else { continue };
            *fields = fields.saturating_sub(sub.fields.len());
            if area(&sub) > area(directory) {
                return Err(refuse(at, "camera raw, or a TIFF whose picture is in a sub-directory"));
            }
            small(source, &sub, tiff);
        }
    }
    Ok(())
}

/// Refuses strips and tiles that share bytes with each other, a directory or a field: they could show what has to go.
fn apart(directories: &[Directory], coded: &[Range<usize>]) -> Result<(), Error> {
    let mut coded: Vec<_> = coded.iter().filter(|range| !range.is_empty()).collect();
    coded.sort_by_key(|range| range.start);
    for (one, next) in coded.iter().zip(coded.iter().skip(1)) {
        if one.end > next.start {
            return Err(broken(next.start, "TIFF strips that overlap"));
        }
    }
    let hits = |range: &Range<usize>| {
        let after = coded.partition_point(|each| each.end <= range.start);
        coded.get(after).is_some_and(|each| each.start < range.end)
    };
    for directory in directories {
        let values = directory.fields.iter().map(|field| &field.value);
        if hits(&directory.range()) || hits(&(0..HEADER)) || values.into_iter().any(hits) {
            return Err(broken(directory.at, "TIFF strips that overlap its fields"));
        }
    }
    Ok(())
}

/// How the pixels of a page are stored.
struct Layout {
    width: u32,
    height: u32,
    bits: Vec<u32>,
    compression: u32,
    planar: bool,
    /// Width and height of a strip or tile.
    chunk: (u32, u32),
    tiled: bool,
    /// How many columns and rows of pixels share a colour, where the colours come in such units.
    shared: Option<(u32, u32)>,
    /// Strips or tiles of one plane.
    across: u32,
    down: u32,
}

impl Layout {
    fn read(source: Source<'_>, directory: &Directory) -> Result<Self, Error> {
        let bad = |what: &str| broken(directory.at, format_args!("TIFF {what}"));
        let integer = |tag| source.integer(directory, tag);
        let width = integer(WIDTH).filter(|width| *width > 0).ok_or_else(|| bad("width"))?;
        let height = integer(LENGTH).filter(|height| *height > 0).ok_or_else(|| bad("length"))?;
        let samples = integer(SAMPLES_PER_PIXEL).unwrap_or(1);
        if !(1..=32).contains(&samples) {
            return Err(bad("samples of a pixel"));
        }
        let samples = usize::try_from(samples).unwrap_or(1);
        let bits = match directory.field(BITS_PER_SAMPLE) {
            None => vec![1],
            Some(field) => source.integers(field, samples).unwrap_or_default(),
        };
        let bits = match bits.as_slice() {
            [one] => vec![*one; samples],
            _ => bits,
        };
        if bits.len() != samples || !bits.iter().all(|bits| (1..=64).contains(bits)) {
            return Err(bad("bits of a sample"));
        }
        let compression = integer(COMPRESSION).unwrap_or(1);
        let planar = match integer(PLANAR) {
            None | Some(1) => false,
            Some(2) => true,
            Some(_) => return Err(bad("planar configuration")),
        };
        let tiled = directory.field(TILE_OFFSETS).is_some();
        if tiled && directory.field(STRIP_OFFSETS).is_some() {
            return Err(bad("with strips and tiles at once"));
        }
        let chunk = if tiled {
            let side = |tag| integer(tag).filter(|side| *side > 0).ok_or_else(|| bad("tile"));
            (side(TILE_WIDTH)?, side(TILE_LENGTH)?)
        } else {
            let rows = integer(ROWS_PER_STRIP).unwrap_or(height).min(height);
            (width, Some(rows).filter(|rows| *rows > 0).ok_or_else(|| bad("rows of a strip"))?)
        };
        // Section 21; the default is two by two. JPEG's own header says how it shares colours.
        let shared = if integer(PHOTOMETRIC) == Some(6) && compression != 7 {
            let field = directory.field(SUBSAMPLING).and_then(|field| source.integers(field, 2));
            match field.as_deref().unwrap_or(&[2, 2]) {
                [1, 1] => None,
                [across @ (1 | 2 | 4), down @ (1 | 2 | 4)] => Some((*across, *down)),
                _ => return Err(bad("subsampling")),
            }
        } else {
            None
        };
        if shared.is_some() && (planar || bits != [8, 8, 8]) {
            return Err(refuse(directory.at, "TIFF with subsampled colours in planes"));
        }
        let (across, down) = (width.div_ceil(chunk.0), height.div_ceil(chunk.1));
        Ok(Self { width, height, bits, compression, planar, chunk, tiled, shared, across, down })
    }

    /// Pixels that are decoded, with those of tiles that lie over the edge.
    fn pixels(&self) -> u64 {
        let area = |width: u32, height: u32| u64::from(width).saturating_mul(u64::from(height));
        let tiles = area(self.across, self.down).saturating_mul(area(self.chunk.0, self.chunk.1));
        if self.tiled { tiles } else { area(self.width, self.height) }
    }

    /// How many strips or tiles there are over all planes.
    fn chunks(&self) -> u64 {
        let planes = if self.planar { self.bits.len() as u64 } else { 1 };
        u64::from(self.across).saturating_mul(u64::from(self.down)).saturating_mul(planes)
    }

    /// The width and height of this strip or tile, and the bytes of all its rows together.
    fn extent(&self, index: u64) -> (u32, u32, u64) {
        let plane = u64::from(self.across).saturating_mul(u64::from(self.down)).max(1);
        let row = u32::try_from(index % plane / u64::from(self.across.max(1))).unwrap_or(u32::MAX);
        let (width, most) = self.chunk;
        let rows = if self.tiled { most } else { self.height.saturating_sub(row.saturating_mul(most)).min(most) };
        if let Some((h, v)) = self.shared {
            let units = u64::from(width.div_ceil(h)).saturating_mul(u64::from(rows.div_ceil(v)));
            return (width, rows, units.saturating_mul(u64::from(h * v + 2)));
        }
        let bits: u64 = if self.planar {
            let sample = usize::try_from(index / plane).unwrap_or(usize::MAX);
            self.bits.get(sample).copied().map_or(0, u64::from)
        } else {
            self.bits.iter().copied().map(u64::from).sum()
        };
        let row = u64::from(width).saturating_mul(bits).div_ceil(8);
        (width, rows, row.saturating_mul(u64::from(rows)))
    }
}

/// Reads one page with its tags and pixels.
fn page<'a>(
    source: Source<'a>,
    directory: &Directory,
    pixels: &mut u64,
    tiff: &mut Tiff<'a>,
    coded: &mut Vec<Range<usize>>,
) -> Result<Page<'a>, Error> {
    let layout = Layout::read(source, directory)?;
    *pixels = pixels.saturating_add(layout.pixels());
    if *pixels > MAX_PIXELS {
        let size = format_args!("{} × {}", layout.width, layout.height).to_string();
        return Err(Error::at_byte(Code::PhotoTooLarge, directory.at).because(size));
    }
    let photometric = source
        .integer(directory, PHOTOMETRIC)
        .ok_or_else(|| broken(directory.at, "TIFF that does not say what its colours mean"))?;
    match photometric {
        0..=3 | 5 | 6 | 8..=10 => {}
        32803 | 34892 => return Err(refuse(directory.at, "camera raw")),
        32844 | 32845 => return Err(refuse(directory.at, "TIFF of logarithmic light (LogLuv)")),
        _ => return Err(refuse(directory.at, format_args!("TIFF with colours of kind {photometric}"))),
    }
    coded::known(layout.compression, directory.at)?;
    if source.integer(directory, FILL_ORDER) == Some(2) && !matches!(layout.compression, 1 | 7) {
        return Err(refuse(directory.at, "TIFF with compressed bits in the other order"));
    }
    let (tags, icc) = keep(source, directory, &layout, photometric, tiff)?;
    let chunks = chunks(source, directory, &layout, coded)?;
    let orientation = source.integer(directory, ORIENTATION).and_then(|value| u8::try_from(value).ok());
    Ok(Page {
        orientation: orientation.filter(|value| (1..=8).contains(value)).unwrap_or(1),
        tags,
        icc,
        layout,
        chunks,
    })
}

/// The tags that draw, each in the one form it is written in; what has another form is left out.
fn keep(
    source: Source<'_>,
    directory: &Directory,
    layout: &Layout,
    photometric: u32,
    tiff: &mut Tiff<'_>,
) -> Result<(Vec<Tag>, Option<Vec<u8>>), Error> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut icc = None;
    let samples = layout.bits.len();
    let values = layout.bits.first().filter(|bits| **bits <= 16).map_or(0, |bits| 1_usize << bits);
    let end = directory.at.saturating_add(2).saturating_add(directory.fields.len().saturating_mul(12));
    tiff.drawn.extend([directory.at..directory.at.saturating_add(2), end..end.saturating_add(4)]);
    let mut known = BTreeSet::new();
    for field in &directory.fields {
        let Field { tag, kind, count, .. } = *field;
        tiff.known.extend([field.entry..field.entry.saturating_add(12), field.value.clone()]);
        let value = source.value(field);
        let integers = || source.integers(field, samples.max(2)).unwrap_or_default();
        let first = integers().first().copied().unwrap_or(0);
        let short = |fits: bool| fits.then(|| (SHORT, source.shorts(&integers())));
        let same = |fits: bool| fits.then(|| (kind, value.to_vec()));
        let kept = match tag {
            NEW_SUBFILE_TYPE => Some((LONG, vec![0; 4])),
            WIDTH | LENGTH => Some((LONG, long(source.endian, first).to_vec())),
            BITS_PER_SAMPLE => Some((SHORT, source.shorts(&layout.bits))),
            COMPRESSION | PHOTOMETRIC | SAMPLES_PER_PIXEL => Some((SHORT, source.shorts(&[first]))),
            FILL_ORDER | PLANAR => short(count == 1 && matches!(first, 1 | 2)),
            ORIENTATION => (1..=8).contains(&first).then(|| (SHORT, source.shorts(&[first]))),
            ROWS_PER_STRIP if !layout.tiled => Some((LONG, long(source.endian, layout.chunk.1).to_vec())),
            TILE_WIDTH | TILE_LENGTH if layout.tiled => Some((LONG, long(source.endian, first).to_vec())),
            STRIP_OFFSETS | STRIP_BYTE_COUNTS if !layout.tiled => None,
            TILE_OFFSETS | TILE_BYTE_COUNTS if layout.tiled => None,
            // GrayResponseUnit and curve (section 8).
            290 => short(count == 1 && (1..=5).contains(&first)),
            291 => same(kind == SHORT && count == values && samples == 1),
            // T4Options and T6Options (section 11), of which three bits are defined.
            292 | 293 => (count == 1 && kind == LONG && first < 8).then(|| (LONG, value.to_vec())),
            // Density (section 8).
            282 | 283 => same(kind == RATIONAL && count == 1),
            296 => short(count == 1 && (1..=3).contains(&first)),
            // TransferFunction, WhitePoint, PrimaryChromaticities (section 20).
            301 => same(kind == SHORT && values > 0 && (count == values || count == 3 * values)),
            318 => same(kind == RATIONAL && count == 2),
            319 => same(kind == RATIONAL && count == 6),
            PREDICTOR => short(count == 1 && (1..=3).contains(&first)),
            COLOUR_MAP => same(kind == SHORT && values > 0 && count == 3 * values && photometric == 3),
            // InkSet, NumberOfInks, DotRange (section 16).
            332 => short(count == 1 && matches!(first, 1 | 2)),
            334 => short(count == 1 && first as usize == samples),
            336 => same(matches!(kind, BYTE | SHORT) && (count == 2 || count == 2 * samples)),
            // ExtraSamples, SampleFormat and the range of the values (sections 18 and 19).
            338 => short((1..=samples).contains(&count) && integers().iter().all(|kind| *kind <= 2)),
            339 => short((count == samples || count == 1) && integers().iter().all(|kind| (1..=6).contains(kind))),
            340 | 341 => same(!matches!(kind, 2 | UNDEFINED) && (count == samples || count == 1)),
            // YCbCrCoefficients, subsampling, positioning, ReferenceBlackWhite (sections 20 and 21).
            529 => same(kind == RATIONAL && count == 3),
            SUBSAMPLING => short(count == 2 && integers().iter().all(|each| matches!(each, 1 | 2 | 4))),
            531 => short(count == 1 && matches!(first, 1 | 2)),
            532 => same(kind == RATIONAL && count == 6),
            JPEG_TABLES if layout.compression == 7 => None,
            ICC_PROFILE if matches!(kind, BYTE | UNDEFINED) => {
                let profile = super::jpeg::whole_icc(value.to_vec());
                if let Some(profile) = &profile {
                    let end = field.value.start.saturating_add(profile.len());
                    tiff.drawn.extend([field.entry..field.entry.saturating_add(12), field.value.start..end]);
                    icc = Some(profile.clone());
                }
                if !known.insert(tag) {
                    return Err(broken(field.entry, format_args!("TIFF with tag {tag} twice")));
                }
                continue;
            }
            _ => continue,
        };
        // Which of two a decoder would believe is not known.
        if !known.insert(tag) {
            return Err(broken(field.entry, format_args!("TIFF with tag {tag} twice")));
        }
        let structural = matches!(tag, 273 | 279 | 324 | 325 | JPEG_TABLES);
        if kept.is_some() || structural {
            tiff.drawn.extend([field.entry..field.entry.saturating_add(12), field.value.clone()]);
        }
        if let Some((kind, value)) = kept {
            tags.push(Tag { number: tag, kind, value });
        }
    }
    if photometric == 3 && !known.contains(&COLOUR_MAP) {
        return Err(broken(directory.at, "TIFF without its palette"));
    }
    for (number, kind, value) in [
        // A full picture, and no preview.
        (NEW_SUBFILE_TYPE, LONG, vec![0; 4]),
        (BITS_PER_SAMPLE, SHORT, source.shorts(&layout.bits)),
        (COMPRESSION, SHORT, source.shorts(&[layout.compression])),
        (SAMPLES_PER_PIXEL, SHORT, source.shorts(&[u32::try_from(samples).unwrap_or(1)])),
        (ROWS_PER_STRIP, LONG, long(source.endian, layout.chunk.1).to_vec()),
    ] {
        if !(known.contains(&number) || layout.tiled && number == ROWS_PER_STRIP) {
            tags.push(Tag { number, kind, value });
        }
    }
    Ok((tags, icc))
}

/// Follows the strips or tiles of a page.
fn chunks<'a>(
    source: Source<'a>,
    directory: &Directory,
    layout: &Layout,
    coded: &mut Vec<Range<usize>>,
) -> Result<Vec<Cow<'a, [u8]>>, Error> {
    let (offsets, counts) =
        if layout.tiled { (TILE_OFFSETS, TILE_BYTE_COUNTS) } else { (STRIP_OFFSETS, STRIP_BYTE_COUNTS) };
    let bad = |what: &str| broken(directory.at, format_args!("TIFF strips or tiles: {what}"));
    let wanted = usize::try_from(layout.chunks()).map_err(|_| bad("too many"))?;
    let list = |tag| directory.field(tag).and_then(|field| source.integers(field, wanted));
    let offsets = list(offsets).filter(|list| list.len() == wanted).ok_or_else(|| bad("where they are"))?;
    let counts = match list(counts) {
        Some(counts) if counts.len() == wanted => counts,
        // Old writers leave the count of an only strip out; then it can be no longer than the file.
        None if wanted == 1 => vec![u32::MAX],
        _ => return Err(bad("how long they are")),
    };
    let mut ranges = Vec::new();
    let mut total = 0_usize;
    for (index, (offset, count)) in (0_u64..).zip(offsets.iter().zip(&counts)) {
        let start = usize::try_from(*offset).unwrap_or(usize::MAX);
        let outside = || Error::at_byte(Code::PhotoTruncated, start).because("TIFF strip outside the file");
        let rest = source.bytes.len().checked_sub(start).filter(|_| start >= HEADER).ok_or_else(outside)?;
        let mut length = usize::try_from(*count).unwrap_or(usize::MAX).min(rest);
        let stated = length;
        if layout.compression == 1 {
            length = length.min(usize::try_from(layout.extent(index).2).unwrap_or(usize::MAX));
        }
        total = total.saturating_add(length);
        // Strips that do not overlap are together no longer than the file; this also bounds the time they take.
        if total > source.bytes.len() {
            return Err(broken(start, "TIFF strips that overlap"));
        }
        ranges.push((start, stated));
    }
    let mut tables = Vec::new();
    if let Some(field) = directory.field(JPEG_TABLES).filter(|_| layout.compression == 7) {
        tables = jpeg::tables(source.value(field), field.value.start)?;
    }
    let mut chunks = Vec::new();
    for (index, (start, stated)) in (0_u64..).zip(ranges) {
        let data = source.bytes.get(start..start.saturating_add(stated)).unwrap_or_default();
        let (width, height, size) = layout.extent(index);
        let (kept, used) = if layout.compression == 7 {
            let (strip, used) = jpeg::strip(data, start, &tables, (width, height))?;
            (Cow::Owned(strip), used)
        } else {
            coded::follow(layout.compression, data, start, size)?
        };
        chunks.push(kept);
        coded.push(start..start.saturating_add(used));
    }
    Ok(chunks)
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{
        draw, plant,
        tiff::{self, Packing, Tiff},
    };

    use super::*;
    use crate::{
        metadata::{self, Group},
        photo::{Choices, Photo, icc, strip},
    };

    fn file() -> Vec<u8> {
        tiff::encode(&draw::gradient(40, 30), Tiff::default())
    }

    /// Where the value of a tag stands in the entry of the first directory of a little-endian file.
    fn value(file: &[u8], tag: u16) -> usize {
        let at = u32::from_le_bytes(file[4..8].try_into().unwrap()) as usize + 2;
        let entry = file[at..].chunks(12).position(|entry| entry[..2] == tag.to_le_bytes()).unwrap();
        at + 12 * entry + 8
    }

    fn with(tag: u16, new: u32) -> Vec<u8> {
        let mut file = file();
        let at = value(&file, tag);
        file[at..at + 4].copy_from_slice(&new.to_le_bytes());
        file
    }

    fn refusal(file: Vec<u8>) -> (Code, String) {
        let error = Photo::open(file).unwrap_err();
        (error.code(), error.detail().to_owned())
    }

    #[test]
    fn raw_files_and_other_compressions_are_refused_by_name() {
        assert_eq!(refusal(with(PHOTOMETRIC, 32803)), (Code::PhotoUnsupported, "camera raw".into()));
        assert_eq!(refusal(with(COMPRESSION, 6)), (Code::PhotoUnsupported, "TIFF with JPEG of the old style".into()));
        assert_eq!(refusal(with(COMPRESSION, 4)), (Code::PhotoUnsupported, "TIFF with fax pages".into()));
        let mut dng = file();
        let at = value(&dng, 296) - 8;
        dng[at..at + 2].copy_from_slice(&DNG_VERSION.to_le_bytes());
        assert_eq!(refusal(dng), (Code::PhotoUnsupported, "camera raw (DNG)".into()));
    }

    #[test]
    fn directories_in_a_circle_and_strips_that_overlap_are_refused() {
        let mut file = file();
        let first = file[4..8].to_vec();
        let end = file.len();
        file[end - 4..].copy_from_slice(&first);
        assert_eq!(refusal(file), (Code::PhotoBroken, "TIFF directories in a circle".into()));
        let mut file = self::file();
        let places = value(&file, STRIP_OFFSETS);
        let at = u32::from_le_bytes(file[places..places + 4].try_into().unwrap()) as usize;
        file.copy_within(at..at + 4, at + 4);
        assert_eq!(refusal(file), (Code::PhotoBroken, "TIFF strips that overlap".into()));
    }

    #[test]
    fn counts_beyond_all_bounds_are_refused_at_once() {
        assert_eq!(refusal(with(WIDTH, 70_000)).0, Code::PhotoTruncated);
        assert_eq!(refusal(with(LENGTH, u32::MAX)).0, Code::PhotoTooLarge);
        assert_eq!(refusal(with(ROWS_PER_STRIP, 1)).0, Code::PhotoBroken);
        assert_eq!(refusal(with(ROWS_PER_STRIP, 0)).0, Code::PhotoBroken);
    }

    #[test]
    fn pages_stay_and_copies_beside_them_go() {
        let how = Tiff { pages: 3, packing: Packing::Lzw, ..Tiff::default() };
        let photo = Photo::open(plant(&tiff::encode(&draw::gradient(40, 30), how), 6).bytes).unwrap();
        assert_eq!((photo.frames(), photo.width(), photo.height()), (3, 30, 40));
        let report = metadata::inspect(&photo);
        assert!(report.items.iter().any(|item| item.group == Group::Thumbnail && item.value.contains("beside")));
        let clean = Photo::open(strip(&photo, Choices::default()).unwrap().into_bytes()).unwrap();
        assert_eq!(clean.frames(), 3);
        let report = metadata::inspect(&clean);
        assert!(report.items.is_empty() && report.hidden_bytes == 0, "{report:#?}");
    }

    #[test]
    fn every_way_of_packing_gives_the_same_pixels() {
        let picture = draw::gradient(75, 53);
        for packing in [Packing::None, Packing::PackBits, Packing::Lzw, Packing::Deflate] {
            for (little_endian, tiled) in [(true, false), (false, false), (true, true), (false, true)] {
                let file = tiff::encode(&picture, Tiff { little_endian, tiled, packing, pages: 1 });
                let pixels = super::picture(&file).unwrap().into_rgb8();
                assert!(pixels == picture, "{packing:?} {little_endian} {tiled}");
            }
        }
    }

    #[test]
    fn jpeg_strips_of_another_size_than_their_rows_are_refused() {
        let how = Tiff { packing: Packing::Jpeg, ..Tiff::default() };
        let mut file = tiff::encode(&draw::gradient(40, 30), how);
        let frame = file.windows(2).position(|two| two == [0xFF, 0xC0]).unwrap();
        file[frame + 6] = 16;
        let wanted = "TIFF with a JPEG strip of another size than its rows".to_owned();
        assert_eq!(refusal(file), (Code::PhotoUnsupported, wanted));
    }

    #[test]
    fn pixels_of_jpeg_strips_are_the_picture() {
        let picture = draw::gradient(75, 53);
        for tiled in [false, true] {
            let file = tiff::encode(&picture, Tiff { packing: Packing::Jpeg, tiled, ..Tiff::default() });
            let pixels = super::picture(&file).unwrap().into_rgb8();
            let far = pixels.as_raw().iter().zip(picture.as_raw()).map(|(one, other)| one.abs_diff(*other)).max();
            assert!(far.unwrap() < 64, "{far:?}");
        }
    }

    #[test]
    fn the_profile_is_kept_or_made_plain() {
        let mut profile = vec![0; 132];
        profile[3] = 132;
        profile[8] = 2;
        profile[12..24].copy_from_slice(b"mntrRGB XYZ ");
        profile[36..40].copy_from_slice(b"acsp");
        profile[80..84].copy_from_slice(b"Qxcr");
        let mut file = file();
        let at = u32::try_from(file.len()).unwrap().to_le_bytes();
        file.extend(&profile);
        // In place of the unit of resolution.
        let entry = value(&file, 296) - 8;
        file[entry..entry + 8].copy_from_slice(&[0x73, 0x87, 7, 0, 132, 0, 0, 0]);
        file[entry + 8..entry + 12].copy_from_slice(&at);
        let photo = Photo::open(file).unwrap();
        let kept = |choices| super::profile(strip(&photo, choices).unwrap().bytes());
        assert_eq!(kept(Choices::default()), Some(profile.clone()));
        let plain = Choices { plain_profile: true, ..Choices::default() };
        assert_eq!(kept(plain), icc::plain(&profile));
    }

    #[test]
    fn every_field_is_reported() {
        let report = metadata::inspect(&Photo::open(plant(&file(), 6).bytes).unwrap());
        for name in ["DocumentName", "HostComputer", "Make", "GPSPosition", "BodySerialNumber", "dc:creator", "Artist"]
        {
            assert!(report.items.iter().any(|item| item.name == name), "{name}: {report:#?}");
        }
    }
}
