//! WebP: walks the RIFF chunks of RFC 9649, section 2, and writes the ones a renderer needs.
//!
//! A coded picture is followed to its last pixel (`vp8` and `vp8l`): what its chunk holds beyond is no picture.

use super::{
    Choices, Coded, MAX_PIXELS, Shape,
    coded::Followed,
    icc,
    integer::Endian,
    jpeg, orientation,
    surplus::{Part, Surplus},
    vp8, vp8l,
};
use crate::{Error, error::Code};

/// A chunk's name.
type Name = [u8; 4];

/// A chunk and where its data start.
#[derive(Clone, Copy)]
struct Chunk<'a> {
    name: Name,
    data: &'a [u8],
    offset: usize,
}

/// The file as its walker understood it.
struct WebP<'a> {
    /// Width and height of the canvas.
    size: (u32, u32),
    /// What the header of the extended format says of transparency, if the file has one (section 2.7.1).
    extended: Option<bool>,
    icc: Option<Vec<u8>>,
    orientation: u8,
    /// Background and loop count of an animation (section 2.7.1.1), as they stand.
    animation: Option<[u8; 6]>,
    frames: Vec<Frame<'a>>,
    surplus: Vec<Surplus<'a>>,
}

/// The still picture, or one of an animation.
struct Frame<'a> {
    /// Place, size, duration, and how it is drawn (section 2.7.1.1).
    control: Option<[u8; 16]>,
    alpha: Option<Alpha<'a>>,
    picture: Picture<'a>,
}

/// The transparency of a lossy picture (section 2.7.1.2).
struct Alpha<'a> {
    /// Filter and compression.
    header: u8,
    data: &'a [u8],
}

enum Picture<'a> {
    Lossy(vp8::Picture<'a>),
    Lossless { data: &'a [u8], alpha: bool },
}

/// The flags of the extended format (section 2.7.1).
const ICC: u8 = 0x20;
const ALPHA: u8 = 0x10;
const EXIF: u8 = 0x08;
const ANIMATION: u8 = 0x02;

/// What the picture is, and where its coded data end; fails where a file cannot be followed to the end of its picture.
pub(super) fn open(bytes: &[u8]) -> Result<(Shape, Coded), Error> {
    let mut followed = Followed::first();
    let webp = walk(bytes, &mut followed)?;
    let frames = u32::try_from(webp.frames.len()).unwrap_or(u32::MAX);
    let shape = Shape { orientation: webp.orientation, width: webp.size.0, height: webp.size.1, frames };
    Ok((shape, followed.into_coded()))
}

/// The colour profile that the clean file would keep.
pub(super) fn profile(bytes: &[u8], coded: &Coded) -> Option<Vec<u8>> {
    walk(bytes, &mut Followed::again(coded)).ok()?.icc
}

/// What [`write`] leaves out.
pub(super) fn surplus<'a>(bytes: &'a [u8], coded: &Coded) -> (Vec<Surplus<'a>>, Option<Error>) {
    match walk(bytes, &mut Followed::again(coded)) {
        Ok(webp) => (webp.surplus, None),
        Err(error) => (Vec::new(), Some(error)),
    }
}

fn broken(at: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoBroken, at).because(what)
}

/// Reads the chunks of a stretch of the file one by one.
struct Chunks<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Padding that is not the nought it should be.
    padding: Vec<Surplus<'a>>,
}

impl<'a> Chunks<'a> {
    fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, padding: Vec::new() }
    }

    /// The next chunk; `None` at the end, where fewer bytes are left than a chunk has.
    fn next(&mut self) -> Result<Option<Chunk<'a>>, Error> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (Some((name, _)), Some(length)) = (rest.split_first_chunk::<4>(), Endian::Little.u32(rest, 4)) else {
            return Ok(None);
        };
        let offset = self.at.saturating_add(8);
        let shown = String::from_utf8_lossy(name);
        let truncated = || Error::at_byte(Code::PhotoTruncated, self.at).because(format_args!("WebP chunk {shown}"));
        let length = usize::try_from(length).map_err(|_| truncated())?;
        let end = offset.checked_add(length).ok_or_else(truncated)?;
        let data = self.bytes.get(offset..end).ok_or_else(truncated)?;
        self.at = end;
        // Data of odd length are followed by a nought (section 2.3), which the last chunk of sloppy files lacks.
        if !length.is_multiple_of(2)
            && let Some(padding) = self.bytes.get(end..).and_then(|rest| rest.get(..1))
        {
            self.at = end.saturating_add(1);
            if padding != [0] {
                self.padding.push(Surplus { part: Part::Stray, offset: end, data: padding });
            }
        }
        Ok(Some(Chunk { name: *name, data, offset }))
    }

    /// The bytes after the last chunk, and padding that hides something.
    fn rest(self) -> Vec<Surplus<'a>> {
        let mut found = self.padding;
        leave(&mut found, Part::Stray, self.at, self.bytes.get(self.at..).unwrap_or_default());
        found
    }
}

fn leave<'a>(surplus: &mut Vec<Surplus<'a>>, part: Part, offset: usize, data: &'a [u8]) {
    if !data.is_empty() {
        surplus.push(Surplus { part, offset, data });
    }
}

/// A number of three bytes, and one more (section 2.3).
fn size(data: &[u8], at: usize) -> Option<u32> {
    let (bytes, _) = data.get(at..)?.split_first_chunk::<3>()?;
    let [a, b, c] = *bytes;
    Some(u32::from_le_bytes([a, b, c, 0]) + 1)
}

/// Reads the structure of a whole file.
fn walk<'a>(bytes: &'a [u8], followed: &mut Followed<'_>) -> Result<WebP<'a>, Error> {
    let truncated = || Error::at_byte(Code::PhotoTruncated, bytes.len()).because("WebP without a picture");
    let length = Endian::Little.u32(bytes, 4).and_then(|length| usize::try_from(length).ok()).ok_or_else(truncated)?;
    // A file shorter than it says is read as far as it goes: the picture will tell whether it is whole.
    let end = length.saturating_add(8).min(bytes.len());
    let (inside, after) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    let mut chunks = Chunks::new(inside, 12);
    let first = chunks.next()?.ok_or_else(truncated)?;
    let mut walker = Walker { bytes, followed, surplus: Vec::new(), pixels: 0 };
    let mut webp = match &first.name {
        b"VP8X" => walker.extended(first, &mut chunks)?,
        b"VP8 " | b"VP8L" => walker.simple(first, &mut chunks)?,
        _ => return Err(broken(12, "WebP does not begin with a picture or the extended header")),
    };
    webp.surplus = walker.surplus;
    webp.surplus.append(&mut chunks.rest());
    // A padding byte behind the end that the header gives is the last chunk's.
    let after = if end.is_multiple_of(2) { after } else { after.strip_prefix(&[0]).unwrap_or(after) };
    leave(&mut webp.surplus, Part::AfterEnd, bytes.len().saturating_sub(after.len()), after);
    Ok(webp)
}

struct Walker<'a, 'f, 'k> {
    bytes: &'a [u8],
    followed: &'f mut Followed<'k>,
    surplus: Vec<Surplus<'a>>,
    /// Of all frames so far.
    pixels: u64,
}

impl<'a> Walker<'a, '_, '_> {
    fn drop(&mut self, chunk: Chunk<'a>) {
        self.surplus.push(Surplus { part: Part::RiffChunk(chunk.name), offset: chunk.offset, data: chunk.data });
    }

    /// The simple formats: a picture and nothing else that means anything (sections 2.5 and 2.6).
    fn simple(&mut self, first: Chunk<'a>, chunks: &mut Chunks<'a>) -> Result<WebP<'a>, Error> {
        let size = match &first.name {
            b"VP8 " => vp8::size(first.data),
            _ => vp8l::header(first.data).map(|header| (header.width, header.height)),
        };
        let size = size.ok_or_else(|| broken(first.offset, "WebP picture header"))?;
        let frame = self.frame(None, first, size, None)?;
        // What is no chunk is left over as stray bytes.
        while let Ok(Some(chunk)) = chunks.next() {
            self.drop(chunk);
        }
        let (surplus, frames) = (Vec::new(), vec![frame]);
        Ok(WebP { size, extended: None, icc: None, orientation: 1, animation: None, frames, surplus })
    }

    /// The extended format (section 2.7).
    fn extended(&mut self, header: Chunk<'a>, chunks: &mut Chunks<'a>) -> Result<WebP<'a>, Error> {
        let fields = (header.data.first(), size(header.data, 4), size(header.data, 7));
        let (Some(flags), Some(width), Some(height)) = fields else { return Err(broken(header.offset, "WebP header")) };
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(Error::at_byte(Code::PhotoTooLarge, header.offset).because(format_args!("{width} × {height}")));
        }
        leave(
            &mut self.surplus,
            Part::Slack,
            header.offset.saturating_add(10),
            header.data.get(10..).unwrap_or_default(),
        );
        if header.data.get(1..4) != Some(&[0; 3]) {
            leave(
                &mut self.surplus,
                Part::Slack,
                header.offset.saturating_add(1),
                header.data.get(1..4).unwrap_or_default(),
            );
        }
        let animated = flags & ANIMATION != 0;
        let mut orientation = None;
        let mut webp = WebP {
            size: (width, height),
            extended: Some(flags & ALPHA != 0),
            icc: None,
            orientation: 1,
            animation: None,
            frames: Vec::new(),
            surplus: Vec::new(),
        };
        let mut alpha = None;
        while let Some(chunk) = chunks.next()? {
            match &chunk.name {
                b"ICCP" if webp.icc.is_none() && webp.frames.is_empty() && alpha.is_none() => {
                    match jpeg::whole_icc(chunk.data.to_vec()) {
                        Some(profile) => {
                            let rest = chunk.data.get(profile.len()..).unwrap_or_default();
                            leave(&mut self.surplus, Part::Slack, chunk.offset.saturating_add(profile.len()), rest);
                            webp.icc = Some(profile);
                        }
                        None => self.drop(chunk),
                    }
                }
                b"ANIM" if animated && webp.animation.is_none() && webp.frames.is_empty() => {
                    let (fields, rest) =
                        chunk.data.split_first_chunk::<6>().ok_or_else(|| broken(chunk.offset, "ANIM"))?;
                    leave(&mut self.surplus, Part::Slack, chunk.offset.saturating_add(6), rest);
                    webp.animation = Some(*fields);
                }
                b"ANMF" if webp.animation.is_some() => webp.frames.push(self.animated(chunk, webp.size)?),
                b"ALPH" if !animated && webp.frames.is_empty() && alpha.is_none() => alpha = Some(chunk),
                b"VP8 " | b"VP8L" if !animated && webp.frames.is_empty() => {
                    webp.frames.push(self.frame(None, chunk, webp.size, alpha)?);
                }
                b"EXIF" if orientation.is_none() => {
                    let tiff = chunk.data.strip_prefix(b"Exif\0\0").unwrap_or(chunk.data);
                    orientation = Some(orientation::in_tiff(tiff).unwrap_or(1));
                    // As this program writes it.
                    if !orientation::is_minimal(chunk.data) || webp.frames.is_empty() {
                        self.drop(chunk);
                    }
                }
                _ => self.drop(chunk),
            }
        }
        if webp.frames.is_empty() {
            return Err(Error::at_byte(Code::PhotoTruncated, chunks.at).because("WebP without a picture"));
        }
        let known = webp.flags();
        // What is said to be there and is not draws nothing, and needs no word in the report; reserved bits do.
        if flags & !(known | ICC | ALPHA | EXIF | 0x04) != 0 {
            leave(&mut self.surplus, Part::Slack, header.offset, header.data.get(..1).unwrap_or_default());
        }
        webp.orientation = orientation.unwrap_or(1);
        Ok(webp)
    }

    /// A frame of an animation (section 2.7.1.1).
    fn animated(&mut self, chunk: Chunk<'a>, canvas: (u32, u32)) -> Result<Frame<'a>, Error> {
        let wrong = |what| broken(chunk.offset, what);
        let (control, _) = chunk.data.split_first_chunk::<16>().ok_or_else(|| wrong("WebP frame"))?;
        let size_at = |at| size(control, at).ok_or_else(|| wrong("WebP frame"));
        let (x, y) = ((size_at(0)? - 1) * 2, (size_at(3)? - 1) * 2);
        let (width, height) = (size_at(6)?, size_at(9)?);
        if x.saturating_add(width) > canvas.0 || y.saturating_add(height) > canvas.1 {
            return Err(wrong("WebP frame outside the canvas"));
        }
        let mut control = *control;
        if let Some(flags) = control.last_mut().filter(|flags| **flags > 3) {
            *flags &= 3; // blending, disposal
            let at = chunk.offset.saturating_add(15);
            leave(&mut self.surplus, Part::Slack, at, chunk.data.get(15..16).unwrap_or_default());
        }
        let end = chunk.offset.saturating_add(chunk.data.len());
        let mut chunks = Chunks::new(self.bytes.get(..end).unwrap_or_default(), chunk.offset.saturating_add(16));
        let (mut alpha, mut frame) = (None, None);
        while let Some(inner) = chunks.next()? {
            match &inner.name {
                b"ALPH" if frame.is_none() && alpha.is_none() => alpha = Some(inner),
                b"VP8 " | b"VP8L" if frame.is_none() => {
                    frame = Some(self.frame(Some(control), inner, (width, height), alpha)?);
                }
                _ => self.drop(inner),
            }
        }
        self.surplus.append(&mut chunks.rest());
        frame.ok_or_else(|| Error::at_byte(Code::PhotoTruncated, chunk.offset).because("WebP frame without a picture"))
    }

    /// A picture of `size`, and its transparency.
    fn frame(
        &mut self,
        control: Option<[u8; 16]>,
        chunk: Chunk<'a>,
        size: (u32, u32),
        alpha: Option<Chunk<'a>>,
    ) -> Result<Frame<'a>, Error> {
        let Chunk { name, data, offset } = chunk;
        self.pixels = self.pixels.saturating_add(u64::from(size.0) * u64::from(size.1));
        if self.pixels > MAX_PIXELS {
            return Err(Error::at_byte(Code::PhotoTooLarge, offset).because("all frames together"));
        }
        let fits = |width, height| {
            if (width, height) == size { Ok(()) } else { Err(broken(offset, "size of a WebP picture")) }
        };
        if name == *b"VP8 " {
            let (width, height) = vp8::size(data).ok_or_else(|| broken(offset, "VP8 header"))?;
            fits(width, height)?;
            let mut picture = vp8::picture(data, offset, self.followed)?;
            self.surplus.append(&mut picture.hidden);
            let alpha = alpha.map(|chunk| self.alpha(chunk, size)).transpose()?;
            return Ok(Frame { control, alpha, picture: Picture::Lossy(picture) });
        }
        // A lossless picture has its own transparency.
        if let Some(alpha) = alpha {
            self.drop(alpha);
        }
        let header = vp8l::header(data).ok_or_else(|| broken(offset, "VP8L header"))?;
        fits(header.width, header.height)?;
        let start = offset.saturating_add(vp8l::HEADER);
        let inside = data.get(vp8l::HEADER..).unwrap_or_default();
        let [end] = self.followed.numbers(|| Ok([vp8l::end(inside, start, size.0, size.1)?]))?;
        let data = self.cut(chunk, vp8l::HEADER.saturating_add(end));
        Ok(Frame { control, alpha: None, picture: Picture::Lossless { data, alpha: header.alpha } })
    }

    fn alpha(&mut self, chunk: Chunk<'a>, (width, height): (u32, u32)) -> Result<Alpha<'a>, Error> {
        let truncated = || Error::at_byte(Code::PhotoTruncated, chunk.offset).because("ALPH");
        let (header, data) = chunk.data.split_first().ok_or_else(truncated)?;
        let length = match header & 3 {
            0 => usize::try_from(u64::from(width) * u64::from(height)).map_err(|_| truncated())?,
            1 => {
                let start = chunk.offset.saturating_add(1);
                let [end] = self.followed.numbers(|| Ok([vp8l::end(data, start, width, height)?]))?;
                end
            }
            _ => return Err(broken(chunk.offset, "compression of ALPH")),
        };
        if length > data.len() || header >> 4 & 3 > 1 {
            return Err(truncated());
        }
        if header >> 6 != 0 {
            leave(&mut self.surplus, Part::Slack, chunk.offset, chunk.data.get(..1).unwrap_or_default());
        }
        let kept = self.cut(chunk, length.saturating_add(1));
        Ok(Alpha { header: header & 0x3F, data: kept.get(1..).unwrap_or_default() })
    }

    /// The start of a chunk's data; what is behind draws nothing.
    fn cut(&mut self, chunk: Chunk<'a>, length: usize) -> &'a [u8] {
        let (kept, rest) = chunk.data.split_at_checked(length).unwrap_or((chunk.data, &[]));
        leave(&mut self.surplus, Part::Slack, chunk.offset.saturating_add(length), rest);
        kept
    }
}

impl WebP<'_> {
    /// The flags of what is really there.
    fn flags(&self) -> u8 {
        let see_through = |frame: &Frame<'_>| match &frame.picture {
            Picture::Lossy(_) => frame.alpha.is_some(),
            Picture::Lossless { alpha, .. } => *alpha,
        };
        // Frames that leave part of the canvas bare make an animation transparent too, so its flag is believed.
        let bare = self.animation.is_some() && self.extended == Some(true);
        let flag = |bit, set| if set { bit } else { 0 };
        flag(ICC, self.icc.is_some())
            | flag(ALPHA, bare || self.frames.iter().any(see_through))
            | flag(EXIF, self.orientation != 1)
            | flag(ANIMATION, self.animation.is_some())
    }
}

/// The file again, with nothing in it but what draws.
pub(super) fn write(bytes: &[u8], coded: &Coded, choices: Choices) -> Result<Vec<u8>, Error> {
    let webp = walk(bytes, &mut Followed::again(coded))?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    if webp.extended.is_some() {
        let side = |length: u32| length.saturating_sub(1).to_le_bytes().into_iter().take(3);
        let mut header = vec![webp.flags(), 0, 0, 0];
        header.extend(side(webp.size.0).chain(side(webp.size.1)));
        chunk(&mut out, b"VP8X", &[&header])?;
    }
    if let Some(icc) = &webp.icc {
        chunk(&mut out, b"ICCP", &[&icc::chosen(icc, choices)?])?;
    }
    if let Some(animation) = &webp.animation {
        chunk(&mut out, b"ANIM", &[animation])?;
    }
    for frame in &webp.frames {
        let mut inner = Vec::new();
        if let Some(alpha) = &frame.alpha {
            chunk(&mut inner, b"ALPH", &[&[alpha.header], alpha.data])?;
        }
        match &frame.picture {
            Picture::Lossless { data, .. } => chunk(&mut inner, b"VP8L", &[data])?,
            Picture::Lossy(picture) => {
                let mut data = Vec::new();
                picture.write(&mut data)?;
                chunk(&mut inner, b"VP8 ", &[&data])?;
            }
        }
        match &frame.control {
            Some(control) => chunk(&mut out, b"ANMF", &[control, &inner])?,
            None => out.append(&mut inner),
        }
    }
    if webp.orientation != 1 {
        chunk(&mut out, b"EXIF", &[&orientation::to_tiff(webp.orientation)])?;
    }
    let length = length_of(out.len().saturating_sub(8))?;
    if let Some(field) = out.get_mut(4..8) {
        field.copy_from_slice(&length);
    }
    Ok(out)
}

fn length_of(length: usize) -> Result<[u8; 4], Error> {
    let too_long = |_| Error::new(Code::PhotoBroken).because("WebP chunk too long");
    Ok(u32::try_from(length).map_err(too_long)?.to_le_bytes())
}

fn chunk(out: &mut Vec<u8>, name: &Name, parts: &[&[u8]]) -> Result<(), Error> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    out.extend(name);
    out.extend(length_of(length)?);
    parts.iter().for_each(|part| out.extend_from_slice(part));
    if !length.is_multiple_of(2) {
        out.push(0);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode};

    use super::*;
    use crate::photo::{Photo, strip};

    fn cleaned(file: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(strip(&Photo::open(file.to_vec())?, Choices::default())?.into_bytes())
    }

    /// A file of these chunks.
    fn file(chunks: &[(&Name, &[u8])]) -> Vec<u8> {
        let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
        chunks.iter().for_each(|(name, data)| chunk(&mut out, name, &[data]).unwrap());
        let length = length_of(out.len() - 8).unwrap();
        out[4..8].copy_from_slice(&length);
        out
    }

    fn lossless() -> Vec<u8> {
        let file = encode::webp(&draw::gradient(20, 10));
        let length = u32::from_le_bytes(file[16..20].try_into().unwrap()) as usize;
        file[20..20 + length].to_vec()
    }

    const HEADER: &[u8] = &[0, 0, 0, 0, 19, 0, 0, 9, 0, 0];

    #[test]
    fn a_simple_file_that_was_clean_stays_bit_for_bit() {
        let file = encode::webp(&draw::gradient(20, 10));
        assert_eq!(cleaned(&file).unwrap(), file);
    }

    #[test]
    fn an_orientation_is_kept_with_either_start_and_its_flag_set() {
        let tiff = orientation::to_tiff(6);
        for exif in [tiff.to_vec(), [b"Exif\0\0".as_slice(), &tiff].concat()] {
            let photo = file(&[(b"VP8X", HEADER), (b"VP8L", &lossless()), (b"EXIF", &exif)]);
            let clean = cleaned(&photo).unwrap();
            assert_eq!(clean[20], EXIF);
            assert!(clean.ends_with(&tiff));
            assert_eq!(Photo::open(clean).unwrap().orientation(), 6);
        }
    }

    #[test]
    fn a_simple_file_has_no_exif() {
        let photo = file(&[(b"VP8L", &lossless()), (b"EXIF", &orientation::to_tiff(6))]);
        assert_eq!(Photo::open(photo.clone()).unwrap().orientation(), 1);
        assert_eq!(cleaned(&photo).unwrap(), file(&[(b"VP8L", &lossless())]));
    }

    #[test]
    fn pictures_of_another_size_than_they_say_are_refused() {
        let header = [0, 0, 0, 0, 20, 0, 0, 9, 0, 0];
        let error = cleaned(&file(&[(b"VP8X", &header), (b"VP8L", &lossless())])).unwrap_err();
        assert_eq!(error.code(), Code::PhotoBroken);
    }

    #[test]
    fn an_animation_without_frames_or_a_frame_outside_is_refused() {
        let header = [&[ANIMATION], &HEADER[1..]].concat();
        let animation = (b"ANIM", [0; 6].as_slice());
        let still = file(&[(b"VP8X", &header), animation, (b"VP8L", &lossless())]);
        assert_eq!(cleaned(&still).unwrap_err().code(), Code::PhotoTruncated);
        for (x, fits) in [(0, true), (1, false)] {
            let mut frame = vec![x, 0, 0, 0, 0, 0, 19, 0, 0, 9, 0, 0, 1, 0, 0, 0];
            chunk(&mut frame, b"VP8L", &[&lossless()]).unwrap();
            let animated = file(&[(b"VP8X", &header), animation, (b"ANMF", &frame)]);
            assert_eq!(cleaned(&animated).is_ok(), fits);
        }
    }

    #[test]
    fn all_frames_together_may_not_have_too_many_pixels() {
        // 16384 × 6103, all but the limit.
        let canvas = [0xFF, 0x3F, 0, 0xD6, 0x17, 0];
        let header = [[ANIMATION, 0, 0, 0].as_slice(), &canvas].concat();
        // One colour: five codes of one symbol, so that a picture of any size takes no bits.
        let plain = |width: u32, height: u32| {
            let fields = ((width - 1) | (height - 1) << 14).to_le_bytes();
            [&[0x2F], fields.as_slice(), &[0x88, 0x88, 0x08]].concat()
        };
        let frame = |width: u32, height: u32| {
            let sides = [&(width - 1).to_le_bytes()[..3], &(height - 1).to_le_bytes()[..3]].concat();
            let mut frame = [[0; 6].as_slice(), &sides, &[1, 0, 0, 0]].concat();
            chunk(&mut frame, b"VP8L", &[&plain(width, height)]).unwrap();
            frame
        };
        let (small, large) = (frame(100, 100), frame(16384, 6103));
        let open = |frames: &[&[u8]]| {
            let mut chunks: Vec<(&Name, &[u8])> = vec![(b"VP8X", &header), (b"ANIM", &[0; 6])];
            chunks.extend(frames.iter().map(|frame| (b"ANMF", *frame)));
            Photo::open(file(&chunks)).map(|photo| photo.frames())
        };
        assert_eq!(open(&[&small, &small]).unwrap(), 2);
        assert_eq!(open(&[&small, &large]).unwrap_err().code(), Code::PhotoTooLarge);
    }
}
