//! PNG: walks the chunks of the W3C PNG specification, third edition (2025), and tells which ones a renderer needs.
//!
//! Image data are inflated once to find where they end: what a zlib stream (RFC 1950) holds beyond the picture's last row,
//! and what follows the stream, is no picture. Animated PNG keeps its frames.

mod stream;
mod write;

use std::borrow::Cow;

use super::{
    Coded, MAX_PIXELS, Shape,
    integer::{u16_be, u32_be},
    jpeg, orientation,
    surplus::{Part, Surplus},
};
use crate::{Error, error::Code};
pub(crate) use stream::inflate_bounded;
pub(super) use write::write;

/// The image header (section 11.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) depth: u8,
    /// 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha.
    pub(super) colour: u8,
    interlaced: bool,
}

impl Header {
    fn bits_per_pixel(&self) -> u64 {
        let samples = match self.colour {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        samples * u64::from(self.depth)
    }

    /// How many bytes the rows of a frame of this size inflate to, each with its filter byte (section 7.3 and 8.1).
    fn raw_size(&self, width: u32, height: u32) -> u64 {
        let rows = |width: u32, height: u32| {
            if width == 0 {
                0
            } else {
                u64::from(height) * (1 + (u64::from(width) * self.bits_per_pixel()).div_ceil(8))
            }
        };
        if !self.interlaced {
            return rows(width, height);
        }
        // Adam7: the first column and row of each pass, and its steps.
        const PASSES: [(u32, u32, u32, u32); 7] =
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        let pass = |&(x, y, dx, dy): &(u32, u32, u32, u32)| {
            rows(width.saturating_sub(x).div_ceil(dx), height.saturating_sub(y).div_ceil(dy))
        };
        PASSES.iter().map(pass).sum()
    }
}

/// The file as its walker understood it.
pub(super) struct Png<'a> {
    pub(super) header: Header,
    pub(super) orientation: u8,
    /// How many pictures the file shows: its frames, and the still image where that is none of them.
    pub(super) frames: u32,
    /// The chunks before the image data that a renderer needs, in the order of the file.
    pub(super) kept: Vec<(Name, Cow<'a, [u8]>)>,
    pub(super) icc: Option<Vec<u8>>,
    images: Vec<Image<'a>>,
    pub(super) surplus: Vec<Surplus<'a>>,
}

/// The zlib stream of the still image, or of one frame.
struct Image<'a> {
    /// The frame control chunk before it, without its sequence number.
    control: Option<[u8; 22]>,
    /// Whether it is in fdAT chunks instead of IDAT.
    animated: bool,
    parts: Vec<(usize, &'a [u8])>,
    raw_size: u64,
}

impl Image<'_> {
    /// Where its data start.
    fn start(&self) -> usize {
        self.parts.first().map_or(0, |(offset, _)| *offset)
    }
}

/// A chunk's name.
pub(super) type Name = [u8; 4];

/// A profile of a display is a few hundred bytes, of a press a megabyte or two.
const MAX_ICC: usize = 16 << 20;

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// What the picture is, and what its image data hold; fails where a file cannot be followed to the last row of its
/// picture.
pub(super) fn open(bytes: &[u8]) -> Result<(Shape, Coded), Error> {
    let png = walk(bytes)?;
    let apart = png.frames > 1 && png.images.first().is_some_and(|image| image.control.is_none());
    let mut coded = Coded { still_apart: apart, ..Coded::default() };
    for image in &png.images {
        stream::follow(image, &mut coded)?;
    }
    let Header { width, height, .. } = png.header;
    Ok((Shape { orientation: png.orientation, width, height, frames: png.frames }, coded))
}

/// What [`write`] leaves out.
pub(super) fn surplus<'a>(bytes: &'a [u8], coded: &Coded) -> (Vec<Surplus<'a>>, Option<Error>) {
    let png = match walk(bytes) {
        Ok(png) => png,
        Err(error) => return (Vec::new(), Some(error)),
    };
    // Of a stream that goes on after the last row, where it does is not known: its last part stands for it.
    let overlong = png.images.iter().filter(|image| coded.overlong.contains(&image.start()));
    let last = overlong.filter_map(|image| image.parts.last());
    let overlong = last.map(|(offset, data)| Surplus { part: Part::Slack, offset: *offset, data });
    (png.surplus.iter().copied().chain(overlong).chain(coded.surplus(bytes)).collect(), None)
}

/// The chunks that say how the colours look, for another picture of the same kind.
pub(super) fn looks(bytes: &[u8]) -> Result<Vec<(Name, Vec<u8>)>, Error> {
    let looks = |name: &Name| !matches!(name, b"PLTE" | b"tRNS" | b"acTL" | b"bKGD" | b"sBIT");
    let kept = walk(bytes)?.kept.into_iter().filter(|(name, _)| looks(name));
    Ok(kept.map(|(name, data)| (name, data.into_owned())).collect())
}

/// Reads the structure of a whole file.
pub(super) fn walk(bytes: &[u8]) -> Result<Png<'_>, Error> {
    let mut walker = Walker::new(bytes);
    while walker.step()? {}
    walker.finish()
}

struct Walker<'a> {
    bytes: &'a [u8],
    at: usize,
    header: Option<Header>,
    palette: Option<usize>,
    animation: Option<(u32, [u8; 8])>,
    orientation: Option<u8>,
    kept: Vec<(Name, Cow<'a, [u8]>)>,
    icc: Option<Vec<u8>>,
    control: Option<[u8; 22]>,
    controls: u32,
    sequence: u32,
    pixels: u64,
    images: Vec<Image<'a>>,
    /// The chunk before, for image data must not be interrupted.
    previous: Name,
    surplus: Vec<Surplus<'a>>,
}

impl<'a> Walker<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: SIGNATURE.len(),
            header: None,
            palette: None,
            animation: None,
            orientation: None,
            kept: Vec::new(),
            icc: None,
            control: None,
            controls: 0,
            sequence: 0,
            pixels: 0,
            images: Vec::new(),
            previous: [0; 4],
            surplus: Vec::new(),
        }
    }

    fn leave(&mut self, part: Part, offset: usize, data: &'a [u8]) {
        if !data.is_empty() {
            self.surplus.push(Surplus { part, offset, data });
        }
    }

    /// Reads one chunk; `false` at the end of the picture.
    fn step(&mut self) -> Result<bool, Error> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        if rest.is_empty() && !self.images.is_empty() {
            return Ok(false); // no end chunk; whether the picture is whole its stream will tell
        }
        let truncated = || Error::at_byte(Code::PhotoTruncated, start).because("PNG chunk");
        let length = usize::try_from(u32_be(rest, 0).ok_or_else(truncated)?).map_err(|_| truncated())?;
        let (name, _) = rest.get(4..).and_then(|rest| rest.split_first_chunk::<4>()).ok_or_else(truncated)?;
        if !name.iter().all(u8::is_ascii_alphabetic) {
            return Err(Error::at_byte(Code::PhotoBroken, start).because("PNG chunk name"));
        }
        let name = *name;
        let shown = String::from_utf8_lossy(&name).into_owned();
        let truncated = || Error::at_byte(Code::PhotoTruncated, start).because(format_args!("PNG chunk {shown}"));
        let end = length.checked_add(8).ok_or_else(truncated)?;
        let data = rest.get(8..end).ok_or_else(truncated)?;
        let checksum = u32_be(rest, end).ok_or_else(truncated)?;
        let sound = checksum == crc(&name, data);
        let offset = start.saturating_add(8);
        self.at = start.saturating_add(end).saturating_add(4);
        if self.header.is_none() && name != *b"IHDR" {
            return Err(Error::at_byte(Code::PhotoBroken, start).because("PNG does not begin with IHDR"));
        }
        let critical = name.first().is_some_and(u8::is_ascii_uppercase);
        if !sound && (critical || matches!(&name, b"tRNS" | b"acTL" | b"fcTL" | b"fdAT")) {
            return Err(Error::at_byte(Code::PhotoBroken, start).because(format_args!("checksum of PNG chunk {shown}")));
        }
        let more = match &name {
            b"IEND" => {
                self.leave(Part::Slack, offset, data);
                let after = self.at;
                self.leave(Part::AfterEnd, after, self.bytes.get(after..).unwrap_or_default());
                return Ok(false);
            }
            b"IHDR" => self.image_header(data, offset),
            b"IDAT" => self.image_data(data, offset),
            b"PLTE" => self.plte(data, offset),
            b"tRNS" => self.transparency(data, offset),
            b"acTL" | b"fcTL" | b"fdAT" => self.animation(name, data, offset),
            b"CgBI" => Err(refuse(offset, "PNG in Apple's own variant (CgBI)")),
            _ if critical => Err(refuse(offset, format_args!("PNG with an unknown critical chunk {shown}"))),
            _ => {
                self.ancillary(name, data, offset, sound);
                Ok(())
            }
        };
        self.previous = name;
        more.map(|()| true)
    }

    fn image_header(&mut self, data: &'a [u8], offset: usize) -> Result<(), Error> {
        let broken = || Error::at_byte(Code::PhotoBroken, offset).because("PNG image header");
        if self.header.is_some() {
            return Err(broken());
        }
        let (Some(width), Some(height)) = (u32_be(data, 0), u32_be(data, 4)) else { return Err(broken()) };
        let Some([depth, colour, 0, 0, interlace @ (0 | 1)]) = data.get(8..) else { return Err(broken()) };
        let allowed = match colour {
            0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
            3 => matches!(depth, 1 | 2 | 4 | 8),
            2 | 4 | 6 => matches!(depth, 8 | 16),
            _ => false,
        };
        let most = 1..=i32::MAX.unsigned_abs();
        if !allowed || !most.contains(&width) || !most.contains(&height) {
            return Err(broken());
        }
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(Error::at_byte(Code::PhotoTooLarge, offset).because(format_args!("{width} × {height}")));
        }
        self.header = Some(Header { width, height, depth: *depth, colour: *colour, interlaced: *interlace == 1 });
        Ok(())
    }

    fn known_header(&self) -> Result<Header, Error> {
        self.header.ok_or_else(|| Error::at_byte(Code::PhotoBroken, SIGNATURE.len()).because("PNG image header"))
    }

    fn image_data(&mut self, data: &'a [u8], offset: usize) -> Result<(), Error> {
        let header = self.known_header()?;
        if let Some(image) = self.images.last_mut().filter(|_| self.previous == *b"IDAT") {
            image.parts.push((offset, data));
            return Ok(());
        }
        if !self.images.is_empty() {
            return Err(Error::at_byte(Code::PhotoBroken, offset).because("PNG image data in two places"));
        }
        if header.colour == 3 && self.palette.is_none() {
            return Err(Error::at_byte(Code::PhotoBroken, offset).because("PNG without its palette"));
        }
        let raw_size = header.raw_size(header.width, header.height);
        self.count_pixels(header.width, header.height, offset)?;
        let control = self.control.take();
        if let Some(control) = control {
            let whole = u32_be(&control, 0) == Some(header.width) && u32_be(&control, 4) == Some(header.height);
            if !whole || control.get(8..16) != Some(&[0; 8]) {
                return Err(Error::at_byte(Code::PhotoBroken, offset).because("size of the first frame"));
            }
        }
        self.images.push(Image { control, animated: false, parts: vec![(offset, data)], raw_size });
        Ok(())
    }

    fn count_pixels(&mut self, width: u32, height: u32, offset: usize) -> Result<(), Error> {
        self.pixels = self.pixels.saturating_add(u64::from(width) * u64::from(height));
        if self.pixels > MAX_PIXELS {
            return Err(Error::at_byte(Code::PhotoTooLarge, offset).because("all frames together"));
        }
        Ok(())
    }

    fn plte(&mut self, data: &'a [u8], offset: usize) -> Result<(), Error> {
        let header = self.known_header()?;
        let entries = data.len() / 3;
        let misplaced = self.palette.is_some() || !self.images.is_empty() || matches!(header.colour, 0 | 4);
        if misplaced || entries == 0 || entries > 256 || !data.len().is_multiple_of(3) {
            return Err(Error::at_byte(Code::PhotoBroken, offset).because("PNG palette"));
        }
        // Entries that no sample is large enough to name are not drawn.
        let used = if header.colour == 3 { entries.min(1 << header.depth) } else { entries };
        let (kept, slack) = data.split_at_checked(used.saturating_mul(3)).unwrap_or((data, &[]));
        self.leave(Part::Slack, offset.saturating_add(kept.len()), slack);
        self.palette = Some(used);
        self.kept.push((*b"PLTE", Cow::Borrowed(kept)));
        Ok(())
    }

    fn transparency(&mut self, data: &'a [u8], offset: usize) -> Result<(), Error> {
        let header = self.known_header()?;
        let fits = match header.colour {
            0 => data.len() == 2,
            2 => data.len() == 6,
            3 => self.palette.is_some_and(|entries| (1..=entries).contains(&data.len())),
            _ => false,
        };
        if !fits || !self.images.is_empty() || self.kept.iter().any(|(name, _)| name == b"tRNS") {
            return Err(Error::at_byte(Code::PhotoBroken, offset).because("PNG transparency"));
        }
        self.kept.push((*b"tRNS", Cow::Borrowed(data)));
        Ok(())
    }

    fn animation(&mut self, name: Name, data: &'a [u8], offset: usize) -> Result<(), Error> {
        let header = self.known_header()?;
        let broken = |what| Error::at_byte(Code::PhotoBroken, offset).because(what);
        if name == *b"acTL" {
            if !self.images.is_empty() {
                self.leave(Part::Chunk(name), offset, data); // too late to make this an animation
                return Ok(());
            }
            let first = self.animation.is_none() && self.controls == 0;
            let (Some(frames), Some((body, []))) = (u32_be(data, 0), data.split_first_chunk::<8>()) else {
                return Err(broken("PNG animation control"));
            };
            if !first || frames == 0 {
                return Err(broken("PNG animation control"));
            }
            self.animation = Some((frames, *body));
            return Ok(());
        }
        if self.animation.is_none() {
            self.leave(Part::Chunk(name), offset, data); // without acTL this is a still image
            return Ok(());
        }
        let Some((number, body)) = u32_be(data, 0).zip(data.get(4..)) else {
            return Err(broken("PNG frame"));
        };
        if number != self.sequence {
            return Err(broken("order of PNG frames"));
        }
        self.sequence = self.sequence.saturating_add(1);
        if name == *b"fcTL" {
            let (Some((control, [])), None) = (body.split_first_chunk::<22>(), self.control) else {
                return Err(broken("PNG frame control"));
            };
            let at = |offset| u32_be(control, offset).map_or(u64::MAX, u64::from);
            let inside = at(0) > 0
                && at(4) > 0
                && at(0).saturating_add(at(8)) <= u64::from(header.width)
                && at(4).saturating_add(at(12)) <= u64::from(header.height);
            if !inside || !matches!(control.get(20..), Some([0..=2, 0 | 1])) {
                return Err(broken("PNG frame control"));
            }
            self.control = Some(*control);
            self.controls = self.controls.saturating_add(1);
            return Ok(());
        }
        if self.images.is_empty() {
            return Err(broken("PNG frame before the still image"));
        }
        if let Some(control) = self.control.take() {
            let (width, height) = (u32_be(&control, 0).unwrap_or(0), u32_be(&control, 4).unwrap_or(0));
            self.count_pixels(width, height, offset)?;
            let raw_size = header.raw_size(width, height);
            self.images.push(Image { control: Some(control), animated: true, parts: Vec::new(), raw_size });
        }
        match self.images.last_mut().filter(|image| image.animated) {
            Some(image) => image.parts.push((offset.saturating_add(4), body)),
            None => return Err(broken("PNG frame without its control")),
        }
        Ok(())
    }

    fn ancillary(&mut self, name: Name, data: &'a [u8], offset: usize, sound: bool) {
        if name == *b"eXIf" {
            if self.orientation.is_none() {
                let tiff = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
                self.orientation = orientation::in_tiff(tiff);
                if orientation::is_minimal(data) && sound && self.images.is_empty() {
                    return; // as this program writes it
                }
            }
        } else if sound && self.images.is_empty() && !self.kept.iter().any(|(known, _)| *known == name) {
            if name == *b"iCCP" {
                if let Some((profile, rest)) = read_iccp(data) {
                    self.leave(Part::Slack, offset.saturating_add(data.len() - rest.len()), rest);
                    self.kept.push((name, Cow::Owned(write_iccp(&profile))));
                    self.icc = Some(profile);
                    // The profile's name is words too.
                    let words = data.split(|byte| *byte == 0).next().unwrap_or_default();
                    if words != b"icc" {
                        self.leave(Part::ProfileName, offset, words);
                    }
                    return;
                }
            } else if self.fits(name, data) {
                self.kept.push((name, Cow::Borrowed(data)));
                return;
            }
        }
        self.leave(Part::Chunk(name), offset, data);
    }

    /// Whether this is one of the chunks that change how the picture looks, in the form the specification gives it.
    fn fits(&self, name: Name, data: &[u8]) -> bool {
        let Some(header) = self.header else { return false };
        let samples: usize = match header.colour {
            0 => 1,
            2 | 3 => 3,
            4 => 2,
            _ => 4,
        };
        match &name {
            b"gAMA" => data.len() == 4,
            b"cHRM" => data.len() == 32,
            b"sRGB" => matches!(data, [0..=3]),
            b"cICP" => data.len() == 4,
            b"mDCV" => data.len() == 24,
            b"cLLI" => data.len() == 8,
            b"sBIT" => {
                let depth = if header.colour == 3 { 8 } else { header.depth };
                data.len() == samples && data.iter().all(|bits| (1..=depth).contains(bits))
            }
            b"pHYs" => data.len() == 9 && matches!(data.last(), Some(0 | 1)),
            b"bKGD" => match (header.colour, data) {
                (3, [index]) => self.palette.is_some_and(|entries| usize::from(*index) < entries),
                (0 | 4, data) => data.len() == 2 && within(data, header.depth),
                (2 | 6, data) => data.len() == 6 && within(data, header.depth),
                _ => false,
            },
            _ => false,
        }
    }

    fn finish(self) -> Result<Png<'a>, Error> {
        let header = self.known_header()?;
        let end = || Error::at_byte(Code::PhotoTruncated, self.bytes.len()).because("PNG without image data");
        let first = self.images.first().ok_or_else(end)?;
        let mut kept = self.kept;
        let frames = match self.animation {
            None => 1,
            Some((frames, control)) => {
                if frames != self.controls || self.control.is_some() {
                    return Err(Error::at_byte(Code::PhotoBroken, self.bytes.len()).because("number of PNG frames"));
                }
                kept.push((*b"acTL", Cow::Owned(control.to_vec())));
                frames.saturating_add(u32::from(first.control.is_none()))
            }
        };
        Ok(Png {
            header,
            orientation: self.orientation.unwrap_or(1),
            frames,
            kept,
            icc: self.icc,
            images: self.images,
            surplus: self.surplus,
        })
    }
}

fn refuse(at: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoUnsupported, at).because(what)
}

/// Whether each 16-bit sample is one that `depth` bits can hold.
fn within(data: &[u8], depth: u8) -> bool {
    (0..data.len()).step_by(2).all(|at| u16_be(data, at).is_some_and(|value| u32::from(value) < 1 << depth))
}

/// The profile in an iCCP chunk, and the bytes after its zlib stream.
fn read_iccp(data: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let name = data.iter().take(80).position(|byte| *byte == 0)?;
    let (method, stream) = data.get(name.checked_add(1)?..)?.split_first()?;
    if *method != 0 || name == 0 {
        return None;
    }
    let (profile, used) = inflate_bounded(stream, MAX_ICC);
    let profile = jpeg::whole_icc(profile).filter(|_| used.is_some())?;
    Some((profile, stream.get(used?..)?))
}

pub(super) fn write_iccp(profile: &[u8]) -> Vec<u8> {
    let mut data = b"icc\0\0".to_vec();
    data.extend(miniz_oxide::deflate::compress_to_vec_zlib(profile, 9));
    data
}

/// The checksum of a chunk (annex D of the specification; ISO 3309).
fn crc(name: &[u8], data: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(name);
    sum.update(data);
    sum.finalize()
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode};

    use super::*;
    use crate::photo::{Choices, Photo, png::write::chunk, strip};

    fn file() -> Vec<u8> {
        encode::png(&draw::gradient(20, 10))
    }

    /// The file with a chunk after its header.
    fn with(name: &Name, data: &[u8]) -> Vec<u8> {
        let file = file();
        let mut out = file[..33].to_vec();
        chunk(&mut out, *name, &[data]).unwrap();
        out.extend(&file[33..]);
        out
    }

    fn names(file: &[u8]) -> Vec<String> {
        let mut at = SIGNATURE.len();
        let mut names = Vec::new();
        while let Some(length) = u32_be(file, at) {
            names.push(String::from_utf8_lossy(&file[at + 4..at + 8]).into_owned());
            at += 12 + length as usize;
        }
        names
    }

    #[test]
    fn chunks_that_change_the_colours_are_kept() {
        for (name, data) in [
            (b"gAMA", [0, 0, 0xB1, 0x8F].as_slice()),
            (b"cHRM", &[1; 32]),
            (b"sRGB", &[0]),
            (b"cICP", &[1, 13, 0, 1]),
            (b"pHYs", &[0, 0, 0x0B, 0x13, 0, 0, 0x0B, 0x13, 1]),
            (b"sBIT", &[8, 8, 8]),
            (b"bKGD", &[0, 1, 0, 2, 0, 3]),
        ] {
            let clean = strip(&Photo::open(with(name, data)).unwrap(), Choices::default()).unwrap();
            assert!(clean.bytes().windows(4).any(|word| word == name), "{name:?}");
        }
    }

    #[test]
    fn chunks_of_a_wrong_shape_go() {
        for (name, data) in
            [(b"gAMA", b"a long note".as_slice()), (b"pHYs", b"ninebytes"), (b"sBIT", b"abc"), (b"bKGD", b"abcdef")]
        {
            let clean = strip(&Photo::open(with(name, data)).unwrap(), Choices::default()).unwrap();
            assert!(!names(clean.bytes()).iter().any(|each| each.as_bytes() == name), "{name:?}");
        }
    }

    #[test]
    fn an_unknown_critical_chunk_is_refused() {
        let error = Photo::open(with(b"NeEd", b"x")).unwrap_err();
        assert_eq!(error.code(), Code::PhotoUnsupported);
    }

    #[test]
    fn a_wrong_checksum_of_image_data_is_refused_where_it_stands() {
        let mut file = file();
        file[45] ^= 1;
        let error = Photo::open(file).unwrap_err();
        assert_eq!((error.code(), error.place()), (Code::PhotoBroken, &crate::Place::Byte { offset: 33 }));
    }

    #[test]
    fn interlaced_rows_are_counted_pass_by_pass() {
        let header = Header { width: 5, height: 5, depth: 8, colour: 0, interlaced: true };
        // Passes of 1×1, 1×1, 2×1, 1×2, 3×1, 2×3 and 5×2 pixels, each row with its filter byte.
        assert_eq!(header.raw_size(5, 5), 2 + 2 + 3 + 4 + 4 + 9 + 12);
    }
}
